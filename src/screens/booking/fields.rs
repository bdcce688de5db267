//! The forms of booking, walking in and moving, and what their fields mean to the store.

use crate::domain::appointment::AppointmentKind;
use crate::domain::error::FieldName;
use crate::domain::ids::{PatientId, ProfessionalId};
use crate::domain::schedule::Recurrence;
use crate::domain::time::Zone;
use crate::domain::validate::{LINE, check_link};
use crate::domain::vocabulary::Vocabulary as _;
use crate::form::{Choice, FieldSpec, FormSpec, Kind, Values};
use crate::i18n::{Message, t};
use crate::store::appointments::{self, LINK, LONGEST, MINUTES, Move, OVERBOOK_REASON, PATIENT, PROFESSIONAL};
use crate::store::appointments::{REASON, REPEAT, SHORTEST, STARTS_AT};

/// Narrows the professionals down.
pub(super) const SPECIALTY: FieldName = FieldName("specialty");
/// The day.
pub(super) const DATE: FieldName = FieldName("date");
/// How the patient is seen.
pub(super) const KIND: FieldName = FieldName("kind");
/// Whether to book although something is in the way.
pub(super) const OVERBOOK: FieldName = FieldName("overbook");

/// How long an appointment lasts where the work schedule does not say.
pub(super) const USUAL_MINUTES: i64 = 20;

const WHO: FieldSpec =
    FieldSpec::new(PATIENT, t::BOOKING_PATIENT, Kind::Lookup).required().help(t::BOOKING_PATIENT_HELP);
const AREA: FieldSpec = FieldSpec::new(SPECIALTY, t::BOOKING_SPECIALTY, Kind::Pick);
const WITH: FieldSpec =
    FieldSpec::new(PROFESSIONAL, t::BOOKING_PROFESSIONAL, Kind::Pick).required().help(t::BOOKING_PROFESSIONAL_HELP);
const DAY: FieldSpec = FieldSpec::new(DATE, t::BOOKING_DATE, Kind::Date).required().help(t::BOOKING_DATE_HELP);
const TIME: FieldSpec =
    FieldSpec::new(STARTS_AT, t::BOOKING_TIME, Kind::TimeOfDay).required().help(t::BOOKING_TIME_HELP);
const LENGTH: FieldSpec = FieldSpec::new(MINUTES, t::BOOKING_MINUTES, Kind::whole(SHORTEST, LONGEST, "min")).required();
const HOW: FieldSpec = FieldSpec::new(KIND, t::BOOKING_KIND, Kind::Choice(kinds)).required();
const AGAIN: FieldSpec =
    FieldSpec::new(REPEAT, t::BOOKING_REPEAT, Kind::Grammar { max: 60, read: repetition }).help(t::BOOKING_REPEAT_HELP);
const WHERE: FieldSpec =
    FieldSpec::new(LINK, t::BOOKING_LINK, Kind::Line { max: LINE }).required().checked(link).help(t::BOOKING_LINK_HELP);
const WHY: FieldSpec =
    FieldSpec::new(REASON, t::BOOKING_REASON, Kind::Line { max: LINE }).required().help(t::BOOKING_REASON_HELP);
/// Whoever stands at the desk can be asked later.
const WHY_NOW: FieldSpec =
    FieldSpec::new(REASON, t::BOOKING_REASON, Kind::Line { max: LINE }).help(t::BOOKING_WALK_IN_REASON_HELP);
const WHY_MOVED: FieldSpec = FieldSpec::new(REASON, t::BOOKING_MOVE_REASON, Kind::Line { max: LINE });
const SQUEEZE: FieldSpec = FieldSpec::new(OVERBOOK, t::BOOKING_OVERBOOK, Kind::YesNo);
const SQUEEZE_WHY: FieldSpec = FieldSpec::new(OVERBOOK_REASON, t::BOOKING_OVERBOOK_REASON, Kind::Line { max: LINE });

/// A booking.
const BOOK: FormSpec =
    FormSpec { id: "booking", title: t::BOOKING_TITLE, fields: &[WHO, AREA, WITH, DAY, TIME, LENGTH, AGAIN, HOW, WHY] };
/// A teleconsultation: the link is needed too.
const BOOK_VIDEO: FormSpec = FormSpec {
    id: "booking-video",
    title: t::BOOKING_TITLE,
    fields: &[WHO, AREA, WITH, DAY, TIME, LENGTH, AGAIN, HOW, WHERE, WHY],
};
/// A booking where something was found to be in the way.
const OVERBOOKED: FormSpec = FormSpec {
    id: "overbooking",
    title: t::BOOKING_TITLE,
    fields: &[WHO, AREA, WITH, DAY, TIME, LENGTH, AGAIN, HOW, WHY, SQUEEZE, SQUEEZE_WHY],
};
/// Both.
const OVERBOOKED_VIDEO: FormSpec = FormSpec {
    id: "overbooking-video",
    title: t::BOOKING_TITLE,
    fields: &[WHO, AREA, WITH, DAY, TIME, LENGTH, AGAIN, HOW, WHERE, WHY, SQUEEZE, SQUEEZE_WHY],
};

/// A booking's form, with the fields that are needed and no others.
pub(super) const fn book(video: bool, squeezed: bool) -> &'static FormSpec {
    match (video, squeezed) {
        (false, false) => &BOOK,
        (true, false) => &BOOK_VIDEO,
        (false, true) => &OVERBOOKED,
        (true, true) => &OVERBOOKED_VIDEO,
    }
}

/// Whether a form of this name asks for a link, and for the reason to overbook.
pub(super) fn variant(id: &str) -> (bool, bool) {
    (id.ends_with("-video"), id.contains("overbooking"))
}

fn repetition(text: &str) -> Result<Message, Message> {
    Recurrence::parse(text).map(Recurrence::message)
}

fn link(text: &str) -> Result<(), Message> {
    check_link(LINK, text).map(|_| ()).map_err(|refused| refused.message())
}

/// A walk-in: as little as possible.
pub(super) const WALK_IN: FormSpec =
    FormSpec { id: "walk-in", title: t::BOOKING_WALK_IN_TITLE, fields: &[WHO, WHY_NOW, WITH, LENGTH] };

/// Another time for an appointment.
pub(super) const MOVE: FormSpec =
    FormSpec { id: "move", title: t::BOOKING_MOVE_TITLE, fields: &[WITH, DAY, TIME, LENGTH, WHY_MOVED] };

/// The same where something was found to be in the way.
pub(super) const MOVE_OVERBOOKED: FormSpec = FormSpec {
    id: "move-overbooking",
    title: t::BOOKING_MOVE_TITLE,
    fields: &[WITH, DAY, TIME, LENGTH, WHY_MOVED, SQUEEZE, SQUEEZE_WHY],
};

/// What can be booked; a walk-in is not booked.
fn kinds() -> Vec<Choice> {
    [AppointmentKind::InPerson, AppointmentKind::Teleconsultation]
        .map(|kind| Choice::text(kind.word(), kind.text()))
        .to_vec()
}

fn overbook_reason(values: &Values) -> String {
    let yes = values.knows(OVERBOOK) && values.yes(OVERBOOK) == Some(true);
    if yes { values.owned(OVERBOOK_REASON).unwrap_or_default() } else { String::new() }
}

/// What is to be booked; `None` while patient, professional or time are missing. A walk-in begins when it is saved.
pub(super) fn booking(values: &Values, zone: Zone) -> Option<appointments::Booking> {
    let starts_at = if values.knows(DATE) {
        zone.at(values.date(DATE)?, values.time(STARTS_AT)?)
    } else {
        crate::domain::time::Timestamp(0)
    };
    let booked = values.knows(KIND);
    Some(appointments::Booking {
        patient: values.id::<PatientId>(PATIENT)?,
        professional: values.id::<ProfessionalId>(PROFESSIONAL)?,
        starts_at,
        minutes: values.number(MINUTES)?,
        kind: if booked { values.choice(KIND).unwrap_or(AppointmentKind::InPerson) } else { AppointmentKind::WalkIn },
        link: if values.knows(LINK) { values.owned(LINK).unwrap_or_default() } else { String::new() },
        reason: values.owned(REASON).unwrap_or_default(),
        overbook_reason: overbook_reason(values),
    })
}

/// Where an appointment moves.
pub(super) fn destination(values: &Values, zone: Zone) -> Option<Move> {
    Some(Move {
        professional: values.id::<ProfessionalId>(PROFESSIONAL)?,
        starts_at: zone.at(values.date(DATE)?, values.time(STARTS_AT)?),
        minutes: values.number(MINUTES)?,
        overbook_reason: overbook_reason(values),
        reason: values.owned(REASON).unwrap_or_default(),
    })
}

/// How often it is repeated.
pub(super) fn recurrence(values: &Values) -> Option<Recurrence> {
    Some(values).filter(|values| values.knows(REPEAT))?.text(REPEAT).and_then(|typed| Recurrence::parse(typed).ok())
}
