//! The thread that owns the database. The screen's thread never waits for it.

use super::effect::{LayerId, Slot, Work, WorkKind};
use super::event::{Event, Reply};
use crate::clock::Clock;
use crate::domain::actor::Actor;
use crate::domain::time::Timestamp;
use crate::store::{Entity, Reader, Store, StoreError, Tx};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How often the worker looks whether another process wrote. The look costs about 2 µs and sends nothing.
const WATCH: Duration = Duration::from_millis(250);

/// One request to the worker.
pub struct Job {
    /// Who asks.
    pub layer: LayerId,
    /// Which question.
    pub slot: Slot,
    /// Which request of that slot.
    pub ticket: u64,
    /// Read or write.
    pub kind: WorkKind,
    /// The work.
    pub run: Work,
}

/// What work finds on the worker's bench: the database, or the place where it will be.
pub struct Bench {
    store: Option<Store>,
    path: PathBuf,
    client: String,
    clock: Clock,
}

impl Bench {
    /// A bench for the database at `path`; without a store, it waits for a first run to make one.
    #[must_use]
    pub const fn new(store: Option<Store>, path: PathBuf, client: String, clock: Clock) -> Self {
        Self { store, path, client, clock }
    }

    /// The current instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The terminal or SSH client, for the audit log.
    #[must_use]
    pub fn client(&self) -> &str {
        &self.client
    }

    /// Where the database is, or will be.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The database.
    ///
    /// # Errors
    /// [`StoreError::Missing`] before the first run has made it.
    pub fn store(&mut self) -> Result<&mut Store, StoreError> {
        self.store.as_mut().ok_or(StoreError::Missing)
    }

    /// Takes a database into use.
    pub fn adopt(&mut self, store: Store) {
        self.store = Some(store);
    }

    /// Reads.
    ///
    /// # Errors
    /// What the read says.
    pub fn read<T>(&mut self, read: impl FnOnce(&Reader) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.store()?.read(read)
    }

    /// Writes in one transaction, as `actor`, now.
    ///
    /// # Errors
    /// What the write says; [`StoreError::NotFound`] when nobody is signed in.
    pub fn write<T>(
        &mut self,
        actor: Option<&Actor>,
        write: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let now = self.now();
        self.store()?.write(actor.ok_or(StoreError::NotFound(Entity::User))?, now, write)
    }

    fn data_version(&self) -> Option<i64> {
        self.store.as_ref().and_then(|store| store.data_version().ok())
    }
}

/// The worker's handle: requests go in here, answers come out of the channel given to [`Worker::start`].
pub struct Worker {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(bench: Bench, events: Sender<Event>) -> std::io::Result<Self> {
        let (jobs, inbox) = channel();
        let thread = std::thread::Builder::new().name("store".into()).spawn(move || serve(bench, &inbox, &events))?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Hands over a request; `false` when the worker is gone.
    #[must_use]
    pub fn submit(&self, job: Job) -> bool {
        self.jobs.as_ref().is_some_and(|jobs| jobs.send(job).is_ok())
    }

    /// Lets the worker finish what it has been given, and waits for that.
    pub fn finish(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the store's thread ended by a panic");
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.finish();
    }
}

fn serve(mut bench: Bench, inbox: &Receiver<Job>, events: &Sender<Event>) {
    let mut seen = bench.data_version();
    let mut waiting: VecDeque<Job> = VecDeque::new();
    loop {
        if waiting.is_empty() {
            match inbox.recv_timeout(WATCH) {
                Ok(job) => waiting.push_back(job),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        waiting.extend(inbox.try_iter());
        if let Some(job) = waiting.pop_front() {
            let replaced = job.kind == WorkKind::Read
                && waiting.iter().any(|later| later.layer == job.layer && later.slot == job.slot);
            let payload = (!replaced).then(|| (job.run)(&mut bench));
            let wrote = job.kind == WorkKind::Write;
            let reply = Reply { layer: job.layer, slot: job.slot, ticket: job.ticket, payload, wrote };
            if events.send(Event::Reply(reply)).is_err() {
                return;
            }
        }
        let version = bench.data_version();
        if version != seen {
            seen = version;
            if events.send(Event::DataChanged).is_err() {
                return;
            }
        }
    }
}
