//! A set that was entered by mistake: it is marked, with a reason, and stays readable.

use super::Visit;
use crate::app::context::Context;
use crate::app::dialog::Dialog;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{Id as _, VitalsId};
use crate::domain::vitals::print;
use crate::form::{FieldSpec, FormSpec, Kind, Value};
use crate::i18n::t;
use crate::screens::reason::{REASON, WHY};
use crate::store::vitals;

const SET: FieldName = FieldName("set");

const SPEC: FormSpec = FormSpec {
    id: "vitals-wrong",
    title: t::VITALS_WRONG_TITLE,
    fields: &[WHY.help(t::VITALS_WRONG_HELP), FieldSpec::new(SET, t::VITALS_WRONG_SET, Kind::Pick).required()],
};

/// Asks which set of the visit is wrong (the last one, if nothing else is said) and why.
pub(super) fn dialog(visit: &Visit, context: &Context) -> Dialog<()> {
    let formats = context.locale.formats();
    let rows: Vec<(VitalsId, String)> =
        visit.standing().map(|set| (set.id, format!("{}  {}", formats.time(set.taken_at), print(&set.set)))).collect();
    let last = rows.first().map(|(id, _)| *id);
    let offered = rows.into_iter().map(|(id, words)| (id.raw().to_string(), words)).collect();
    let dialog = Dialog::new(&SPEC, context.form(), |tx, values| {
        let set: VitalsId = values.id(SET).ok_or_else(|| RuleError::field(SET, t::FIELD_REQUIRED))?;
        vitals::mark_entered_in_error(tx, set, values.text(REASON).unwrap_or_default())
    })
    .about(t::VITALS_ABOUT.with("name", visit.patient.name.listed()).with("number", visit.patient.id.to_string()))
    .offering(SET, offered);
    match last {
        Some(last) => dialog.with(SET, Value::key(last)),
        None => dialog,
    }
}
