//! What the office's catalogues share: names that stand once however they are written, and who changed a row last.

use super::error::StoreError;
use super::tx::Tx;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::Id;
use crate::domain::patient::fold_name;
use crate::domain::time::Timestamp;
use crate::i18n::t;
use rusqlite::Row;

/// The form field of a catalogue entry's name.
pub const NAME: FieldName = FieldName("name");

/// Who changed a row last, and when.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Changed {
    /// When.
    pub at: Timestamp,
    /// The name of who did.
    pub by: String,
}

impl Changed {
    /// Reads an instant and a name from column `at` on.
    pub(super) fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self { at: row.get(at)?, by: row.get(at + 1)? })
    }
}

/// Refuses a name that another row of the table has already, however it is written: `cardiology` is `Cardiology`.
pub(super) fn refuse_taken(
    tx: &Tx<'_>,
    table: &'static str,
    name: &str,
    own: Option<impl Id>,
) -> Result<(), StoreError> {
    let own = own.map(Id::raw);
    let folded = fold_name(name);
    let mut statement = tx.conn.prepare_cached(&format!("SELECT id, name FROM {table}"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, other): (i64, String) = (row.get(0)?, row.get(1)?);
        // Signs alone fold to nothing: only the very same ones are the same name.
        let same = other == name || (!folded.is_empty() && fold_name(&other) == folded);
        if same && Some(id) != own {
            return Err(RuleError::field(NAME, t::CATALOGUE_NAME_TAKEN).into());
        }
    }
    Ok(())
}
