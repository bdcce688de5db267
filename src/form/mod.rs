//! The form engine: one [`FormSpec`] per form gives its layout, focus order, checks, errors at the field, help and drafts.
//!
//! Enter moves to the next field and never saves: saving is a command of the screen, which then calls [`Form::submit`].

mod date;
mod draft;
mod editor;
mod entry;
mod layout;
mod notes;
mod pages;
mod read;
mod spec;
mod state;
mod typing;
mod value;
mod view;

pub use date::{parse_date, parse_time};
pub use editor::Editor;
pub use spec::{Check, Choice, FieldSpec, FormSpec, Kind, Label, options};
pub use state::{Form, FormContext, FormEvent, Submit};
pub use value::{Value, Values};

#[cfg(test)]
mod tests;
