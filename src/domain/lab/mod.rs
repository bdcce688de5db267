//! Results of the laboratory: values as written, reference ranges, and the flags that follow.

mod flag;
mod range;
mod reading;
mod word;

pub use flag::Flag;
pub use range::{RangeFor, ReferenceRange, choose, choose_range};
pub use reading::{Reading, Relation};
pub use word::ResultWord;
