//! `patients doubles`: who is most likely registered twice, for whoever merges them.

use super::call::Call;
use super::table::Table;
use super::{Failure, Outcome};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::t;
use crate::store::patients::{self, Pair, PatientRow};
use serde_json::json;

pub(super) fn doubles(call: &Call, json: bool) -> Result<Outcome, Failure> {
    let pairs = call.open()?.read(patients::doubles).map_err(|error| call.refused(&error))?;
    let text =
        if json { format!("{}\n", serde_json::Value::from_iter(pairs.iter().map(row))) } else { table(call, &pairs) };
    Ok(Outcome::Print { text, code: 0 })
}

/// Scripts read these names: they stay.
fn row(pair: &Pair) -> serde_json::Value {
    let who = |row: &PatientRow| json!({ "patient": row.id.to_string(), "name": row.name.listed(), "birth": row.birth.map(|birth| birth.date.to_string()) });
    json!({ "one": who(&pair.one), "other": who(&pair.other), "reason": pair.reason.word(), "score": pair.score })
}

fn table(call: &Call, pairs: &[Pair]) -> String {
    let who = |row: &PatientRow| {
        let born = row.birth.map(|birth| format!(", {}", call.catalogue.message(&birth.message()))).unwrap_or_default();
        format!("{} {}{born}", row.id, row.name.listed())
    };
    let mut table = Table::new([t::CLI_COLUMN_ONE, t::CLI_COLUMN_OTHER, t::CLI_COLUMN_REASON]);
    for pair in pairs {
        table.row([who(&pair.one), who(&pair.other), call.catalogue.text(pair.reason.text())]);
    }
    table.print(&call.catalogue)
}
