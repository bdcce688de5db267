//! The commands, as a person types them.

use crate::support::pty::Launch;

#[test]
fn the_binary_starts_and_ends() {
    assert!(Launch::polyclinic().start().wait_exit().success());
}
