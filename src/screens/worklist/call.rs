//! The call about critical values: who was told, when, and whether they read the value back.

use crate::app::context::Context;
use crate::app::dialog::Dialog;
use crate::domain::error::FieldName;
use crate::domain::ids::LabOrderId;
use crate::domain::patient::PersonName;
use crate::domain::time::{Timestamp, Zone};
use crate::domain::validate::{LINE, NAME};
use crate::form::{FieldSpec, FormSpec, Kind, Values};
use crate::i18n::{Formats, Message, t};
use crate::store::Tx;
use crate::store::lab::results::{self, NewCall, READ_BACK, TOLD, TOLD_AT, TestResults, Value};
use crate::ui::result;
use crate::ui::toast::Toast;
use chrono::{Days, NaiveTime};

/// The field of what else was said.
pub(super) const NOTE: FieldName = FieldName("note");

/// The form; corrections use it too.
pub(super) const CALL: FormSpec = FormSpec {
    id: "critical-call",
    title: t::WORKLIST_CALL_TITLE,
    fields: &[
        FieldSpec::new(TOLD, t::WORKLIST_CALL_TOLD, Kind::Line { max: NAME })
            .required()
            .help(t::WORKLIST_CALL_TOLD_HELP),
        FieldSpec::new(TOLD_AT, t::WORKLIST_CALL_AT, Kind::TimeOfDay).required(),
        FieldSpec::new(READ_BACK, t::WORKLIST_CALL_READ_BACK, Kind::YesNo)
            .required()
            .help(t::WORKLIST_CALL_READ_BACK_HELP),
        FieldSpec::new(NOTE, t::WORKLIST_CALL_NOTE, Kind::Line { max: LINE }),
    ],
};

/// Records a call about what is critical in an order; says whether the values were read back.
pub(super) fn dialog(id: LabOrderId, about: Message, context: &Context) -> Dialog<bool> {
    let zone = context.locale.zone;
    let save = move |tx: &Tx<'_>, values: &Values| {
        let call = read(values, tx.now, zone);
        results::record_call(tx, id, &call).map(|()| call.read_back)
    };
    Dialog::new(&CALL, context.form(), save).about(about).with(TOLD_AT, zone.time(context.now))
}

/// The call as the form has it.
pub(super) fn read(values: &Values, now: Timestamp, zone: Zone) -> NewCall {
    NewCall {
        told: values.owned(TOLD).unwrap_or_default(),
        told_at: values.time(TOLD_AT).map_or(now, |time| latest(time, now, zone)),
        read_back: values.yes(READ_BACK).unwrap_or(false),
        note: values.owned(NOTE).unwrap_or_default(),
    }
}

/// Today at this time of day; shortly after midnight a late hour is yesterday's. The store refuses what lies ahead.
fn latest(time: NaiveTime, now: Timestamp, zone: Zone) -> Timestamp {
    const HALF_A_DAY: i64 = 12 * 60;
    let today = zone.day(now);
    let at = zone.at(today, time);
    let before = today.checked_sub_days(Days::new(1)).map(|day| zone.at(day, time));
    match before {
        Some(before) if at > now && now.minutes_since(before) < HALF_A_DAY => before,
        _ => at,
    }
}

/// `261123-00013 · Diop, Awa: Potassium 6.8 mmol/L`: what is to be said on the telephone.
pub(super) fn about(accession: &str, name: &PersonName, results: &[TestResults], context: &Context) -> Message {
    let formats = context.locale.formats();
    let critical: Vec<String> = results
        .iter()
        .flat_map(|test| &test.analytes)
        .filter_map(|analyte| {
            let current = analyte.current.as_ref().filter(|row| row.flag.is_critical())?;
            let unit = result::unit(&analyte.unit);
            Some(format!("{} {} {unit}", analyte.name, value(&current.value, formats)).trim_end().to_owned())
        })
        .collect();
    t::WORKLIST_CALL_ABOUT.with("accession", accession).with("name", name.listed()).with("values", critical.join(", "))
}

fn value(value: &Value, formats: Formats<'_>) -> String {
    match value {
        Value::Number(reading) => result::reading(*reading, formats),
        Value::Words(words) => words.clone(),
    }
}

/// What is said when the call is on record.
pub(super) fn said(read_back: bool) -> Toast {
    if read_back { Toast::done(t::WORKLIST_CALLED) } else { Toast::warning(t::WORKLIST_CALL_ATTEMPT) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_late_hour_shortly_after_midnight_is_yesterdays() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        let at = |date, clock| Zone::UTC.at(date, clock);
        for (now, typed, expected) in [
            (at(day(23), time(9, 0)), time(8, 55), at(day(23), time(8, 55))),
            (at(day(23), time(9, 0)), time(9, 30), at(day(23), time(9, 30))),
            (at(day(23), time(0, 5)), time(23, 58), at(day(22), time(23, 58))),
            (at(day(23), time(0, 5)), time(0, 10), at(day(23), time(0, 10))),
        ] {
            assert_eq!(latest(typed, now, Zone::UTC), expected, "{typed}");
        }
    }
}
