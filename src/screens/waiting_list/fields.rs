//! The fields of a place on the waiting list, and what they mean to the store.

use crate::domain::error::FieldName;
use crate::domain::ids::ProfessionalId;
use crate::domain::schedule::{PartOfDay, Weekdays, Wish};
use crate::domain::validate::LINE;
use crate::domain::waiting_list::Wanted;
use crate::form::{FieldSpec, FormSpec, Kind, Values};
use crate::i18n::{Message, t};
use crate::store::appointments::{LONGEST, MINUTES, PATIENT, PROFESSIONAL, REASON, SHORTEST};
use crate::store::waiting_list::{FIRST, LAST, NOTE, NewEntry};
use chrono::NaiveDate;

/// Narrows the professionals down, or stands for all of them.
pub(super) const SPECIALTY: FieldName = FieldName("specialty");
/// The part of the day.
pub(super) const PART: FieldName = FieldName("part");
/// The days of the week.
pub(super) const DAYS: FieldName = FieldName("days");

/// How long an appointment usually is.
pub(super) const USUAL_MINUTES: i64 = 20;

/// The form.
pub(super) const FORM: FormSpec = FormSpec {
    id: "waiting-list",
    title: t::WAITLIST_ADD_TITLE,
    fields: &[
        FieldSpec::new(PATIENT, t::BOOKING_PATIENT, Kind::Lookup).required().help(t::BOOKING_PATIENT_HELP),
        FieldSpec::new(SPECIALTY, t::BOOKING_SPECIALTY, Kind::Pick).help(t::WAITLIST_SPECIALTY_HELP),
        FieldSpec::new(PROFESSIONAL, t::BOOKING_PROFESSIONAL, Kind::Pick).help(t::WAITLIST_PROFESSIONAL_HELP),
        FieldSpec::new(PART, t::WAITLIST_PART, Kind::vocabulary::<PartOfDay>()).required(),
        FieldSpec::new(DAYS, t::WAITLIST_WEEKDAYS, Kind::Grammar { max: 60, read: days })
            .help(t::WAITLIST_WEEKDAYS_HELP),
        FieldSpec::new(FIRST, t::WAITLIST_FIRST, Kind::Date).required(),
        FieldSpec::new(LAST, t::WAITLIST_LAST, Kind::Date).help(t::WAITLIST_LAST_HELP),
        FieldSpec::new(MINUTES, t::BOOKING_MINUTES, Kind::whole(SHORTEST, LONGEST, "min")).required(),
        FieldSpec::new(REASON, t::BOOKING_REASON, Kind::Line { max: LINE }).required(),
        FieldSpec::new(NOTE, t::WAITLIST_NOTE, Kind::Line { max: LINE }).help(t::WAITLIST_NOTE_HELP),
    ],
};

/// Reads days of the week, and nothing else.
fn days(text: &str) -> Result<Message, Message> {
    weekdays(text).map(|days| t::WAITLIST_DAYS_READ.with("days", crate::i18n::Arg::Texts(days.texts())))
}

fn weekdays(text: &str) -> Result<Weekdays, Message> {
    let refused = || Message::from(t::WAITLIST_WEEKDAYS_HELP);
    let wish = Wish::parse(text, NaiveDate::MIN, |_| Err(refused()))?;
    let only_days = Wish { weekdays: wish.weekdays, ..Wish::default() } == wish;
    if only_days { Ok(wish.weekdays) } else { Err(refused()) }
}

/// Who is to be put on the list, for what; `None` while something is missing.
pub(super) fn new_entry(values: &Values) -> Option<NewEntry> {
    let professional = values.id::<ProfessionalId>(PROFESSIONAL);
    Some(NewEntry {
        patient: values.id(PATIENT)?,
        wanted: Wanted {
            professional,
            // A professional says more than their specialty.
            specialty: values.id(SPECIALTY).filter(|_| professional.is_none()),
            minutes: u32::try_from(values.number(MINUTES)?).ok()?,
            part: values.choice(PART)?,
            weekdays: values.text(DAYS).and_then(|typed| weekdays(typed).ok()).unwrap_or(Weekdays::ALL),
            first: values.date(FIRST)?,
            last: values.date(LAST),
        },
        reason: values.owned(REASON).unwrap_or_default(),
        note: values.owned(NOTE).unwrap_or_default(),
    })
}
