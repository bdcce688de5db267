//! The folder and the file: who may read them, where they may lie, and how a new one appears in one piece.

use super::error::StoreError;
use std::fs;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// File systems that several hosts can mount at once, where the shared memory of WAL does not work.
const NETWORK: &[&str] = &[
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "coda",
    "fuse.glusterfs",
    "fuse.sshfs",
    "gfs2",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "ocfs2",
    "smb3",
    "smbfs",
];

/// Makes the folder, readable by its owner only.
pub(super) fn make_folder(folder: &Path) -> Result<(), StoreError> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| {
        match StoreError::io("make folder", &error) {
            // A file stands where the folder should be, or there is nowhere to make it.
            StoreError::Exists | StoreError::Missing => StoreError::NotWritable,
            other => other,
        }
    })
}

/// Takes a file away from everybody but its owner.
pub(super) fn protect(file: &Path) -> Result<(), StoreError> {
    fs::set_permissions(file, fs::Permissions::from_mode(0o600)).map_err(|error| StoreError::io("protect", &error))
}

/// Refuses a path on a network file system. Where the system does not tell, it is believed to be local.
pub(super) fn refuse_network(path: &Path) -> Result<(), StoreError> {
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    match file_system(&mounts, path).filter(|kind| NETWORK.contains(kind)) {
        Some(kind) => Err(StoreError::NetworkFileSystem { kind: kind.to_owned() }),
        None => Ok(()),
    }
}

/// The kind of the file system that a path lies on: that of the longest mount point above it, the last one mounted.
fn file_system<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    mounts
        .lines()
        .filter_map(|line| {
            let (mount, rest) = line.split_once(" - ")?;
            let point = PathBuf::from(unescape(mount.split(' ').nth(4)?));
            let kind = rest.split(' ').next()?;
            path.starts_with(&point).then(|| (point.components().count(), kind))
        })
        .max_by_key(|(depth, _)| *depth)
        .map(|(_, kind)| kind)
}

/// Blanks and backslashes in mount points are written as octal numbers (proc(5)).
fn unescape(point: &str) -> String {
    point.replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\")
}

/// The place beside a file where it is built. What is left there is removed when it is not moved.
#[derive(Debug)]
pub(super) struct Site {
    path: PathBuf,
}

impl Site {
    /// An empty file beside `path`, readable by its owner only.
    pub(super) fn beside(path: &Path) -> Result<Self, StoreError> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".new-{}", std::process::id()));
        let site = Self { path: path.with_file_name(name) };
        site.clear();
        fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&site.path)
            .map_err(|error| StoreError::io("create", &error))?;
        Ok(site)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Moves the finished file to its place, unless another one has appeared there meanwhile.
    pub(super) fn move_to(self, path: &Path) -> Result<(), StoreError> {
        let written = fs::File::open(&self.path).and_then(|file| file.sync_all());
        written.and_then(|()| fs::hard_link(&self.path, path)).map_err(|error| StoreError::io("create", &error))
    }

    fn clear(&self) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let mut name = self.path.clone().into_os_string();
            name.push(ending);
            // A leftover that cannot be removed is found when the file is made.
            let _ = fs::remove_file(PathBuf::from(name));
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /srv/clinic\\040data rw - nfs4 server:/export rw
31 30 0:41 / /srv/clinic\\040data/local rw master:2 - xfs /dev/sdb1 rw
32 22 0:42 / /srv rw - ext4 /dev/sdc1 rw
";

    #[test]
    fn the_longest_mount_point_decides() {
        for (path, kind) in [
            ("/var/lib/polyclinic", "ext4"),
            ("/srv/clinic data/clinic.db", "nfs4"),
            ("/srv/clinic data", "nfs4"),
            ("/srv/clinic data/local/clinic.db", "xfs"),
            ("/srv/clinic database", "ext4"),
        ] {
            assert_eq!(file_system(MOUNTS, Path::new(path)), Some(kind), "{path}");
        }
        assert_eq!(file_system("", Path::new("/x")), None);
    }
}
