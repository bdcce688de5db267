//! What time it is: the one place that asks the machine, so that everything else can be told.

use crate::domain::time::Timestamp;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Where "now" comes from.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that a test moves by hand: milliseconds since the Unix epoch, UTC.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => {
                let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Timestamp(i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX))
            }
            Self::Manual(at) => Timestamp(at.load(Ordering::SeqCst)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manual_clock_stands_still_until_it_is_moved() {
        let hand = Arc::new(AtomicI64::new(1_000));
        let clock = Clock::Manual(Arc::clone(&hand));
        assert_eq!((clock.now(), clock.now()), (Timestamp(1_000), Timestamp(1_000)));
        hand.fetch_add(60_000, Ordering::SeqCst);
        assert_eq!(clock.now().minutes_since(Timestamp(1_000)), 1);
    }

    #[test]
    fn the_system_clock_is_later_than_this_line_was_written() {
        assert!(Clock::System.now() > Timestamp(1_795_000_000_000));
    }
}
