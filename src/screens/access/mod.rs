//! Getting in: signing in, the lock, passwords, and a new clinic's first run.

mod card;
mod first_run;
mod lock;
mod login;
mod password;

pub use first_run::FirstRun;
pub(in crate::screens) use first_run::{languages, read_currency, read_zone};
pub use lock::Lock;
pub use login::Login;
pub use password::ChangePassword;
