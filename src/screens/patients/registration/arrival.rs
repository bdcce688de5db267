//! Saving and checking in with one key: for today's appointment where there is one, else as a walk-in: a small box proposes
//! whoever is free first and asks why. Record and visit are written in one transaction.

use super::saving::Record;
use super::{Msg, Registration, SAVE};
use crate::app::context::Context;
use crate::app::dialog::Dialog;
use crate::app::screen::Cx;
use crate::domain::actor::Permission;
use crate::domain::appointment::{AppointmentAction, AppointmentKind, WORKFLOW};
use crate::domain::error::RuleError;
use crate::domain::ids::{AppointmentId, Id as _, ProfessionalId};
use crate::domain::time::Timestamp;
use crate::domain::validate::LINE;
use crate::domain::vocabulary::Vocabulary as _;
use crate::form::{FieldSpec, FormSpec, Kind, Value, Values};
use crate::i18n::{Catalogue, Message, t};
use crate::screens::booking::{acts, check_in};
use crate::store::appointments::{self, Booking, LONGEST, MINUTES, PROFESSIONAL, REASON, SHORTEST, Warnings};
use crate::store::patients::PatientRow;
use crate::store::professionals::Professional;
use crate::store::{StoreError, Tx, settings, tickets};
use crate::ui::toast::Toast;

/// How long a walk-in lasts where nobody says otherwise.
const USUAL_MINUTES: i64 = 20;

const ARRIVAL: FormSpec = FormSpec {
    id: "arrival",
    title: t::RECORD_ARRIVAL_TITLE,
    fields: &[
        FieldSpec::new(REASON, t::BOOKING_REASON, Kind::Line { max: LINE }).help(t::RECORD_ARRIVAL_REASON_HELP),
        FieldSpec::new(PROFESSIONAL, t::BOOKING_PROFESSIONAL, Kind::Pick).required(),
        FieldSpec::new(MINUTES, t::BOOKING_MINUTES, Kind::whole(SHORTEST, LONGEST, "min")).required(),
    ],
};

/// Somebody was saved and checked in.
pub struct Arrived {
    row: PatientRow,
    visit: AppointmentId,
    ticket: i64,
    warnings: Warnings,
}

impl Registration {
    /// Whether the patient can be checked in from here; the reason when not.
    pub(super) fn can_arrive(&self, context: &Context) -> Result<(), Message> {
        context.require(Permission::KeepPatients.roles())?;
        let known = self.known.as_deref();
        if let Some(here) = known.and_then(|known| known.here.as_ref()) {
            return Err(t::RECORD_HERE_ALREADY.with("status", here.status.text()));
        }
        let expected = known.is_some_and(|known| known.expected.is_some());
        let action = if expected { AppointmentAction::CheckIn } else { AppointmentAction::WalkIn };
        context.require(WORKFLOW.roles(action))
    }

    pub(super) fn arrive(&mut self, record: Record, cx: &mut Cx<'_, Self>) {
        let expected = self.known.as_ref().and_then(|known| known.expected.as_ref());
        if let Some((id, seen)) = expected.map(|row| (row.id, row.version)) {
            self.saving = true;
            let write = move |tx: &Tx<'_>| {
                let row = record.write(tx)?;
                let (_, warnings) = appointments::check_in(tx, id, seen)?;
                Ok(Arrived { row, visit: id, ticket: tickets::of(tx.conn, id)?.unwrap_or_default(), warnings })
            };
            return cx.write(SAVE, write, Msg::Arrived);
        }
        let name = record.name();
        let settings = &cx.context().settings;
        let unsaid = Catalogue::new(settings.locale(settings.language)).text(t::BOOKING_WALK_IN_UNSAID);
        let save = move |tx: &Tx<'_>, values: &Values| walk_in(tx, &record, values, &unsaid);
        let offered = self.professionals.iter().filter(|known| known.active);
        let offered: Vec<_> = offered.map(|known| (known.id.raw().to_string(), words(known))).collect();
        let only = if let [(key, _)] = offered.as_slice() { Some(key.clone()) } else { None };
        let soonest = self.soonest.map(|id| id.raw().to_string());
        let mut dialog = Dialog::new(&ARRIVAL, cx.context().form(), save)
            .about(t::PATIENTS_ABOUT.with("name", name))
            .offering(PROFESSIONAL, offered)
            .with(MINUTES, USUAL_MINUTES);
        if let Some(with) = only.or(soonest) {
            dialog = dialog.with(PROFESSIONAL, Value::Word(with));
        }
        cx.open(dialog, |arrived| Msg::Arrived(Ok(arrived)));
    }

    pub(super) fn arrived(&mut self, arrived: Arrived, cx: &mut Cx<'_, Self>) {
        let done =
            t::BOOKING_CHECKED_IN.with("name", arrived.row.name.full()).with("ticket", arrived.ticket.to_string());
        cx.effect(check_in::arrived(arrived.visit, cx.context().settings.language));
        acts::arrived(done, &arrived.warnings).into_iter().for_each(|toast: Toast| cx.say(toast));
        let home = cx.context().places().first().copied();
        match home.filter(|_| self.awaited) {
            Some(home) => {
                // Nothing is left to be kept as unfinished work.
                self.form = None;
                cx.discard_draft();
                cx.go(home);
            }
            None => cx.finish(arrived.row),
        }
    }
}

fn walk_in(tx: &Tx<'_>, record: &Record, values: &Values, unsaid: &str) -> Result<Arrived, StoreError> {
    let missing = || RuleError::field(PROFESSIONAL, t::FIELD_REQUIRED);
    let professional = values.id::<ProfessionalId>(PROFESSIONAL).ok_or_else(missing)?;
    let row = record.write(tx)?;
    let booking = Booking {
        patient: row.id,
        professional,
        starts_at: Timestamp(0),
        minutes: values.number(MINUTES).unwrap_or(USUAL_MINUTES),
        kind: AppointmentKind::WalkIn,
        link: String::new(),
        reason: values.owned(REASON).unwrap_or_else(|| unsaid.to_owned()),
        overbook_reason: String::new(),
    };
    let visit = appointments::walk_in(tx, &booking)?;
    let today = settings::load(tx.conn)?.zone.day(tx.now);
    let warnings = appointments::warnings(tx.conn, visit.patient, today)?;
    let ticket = tickets::of(tx.conn, visit.id)?.unwrap_or_default();
    Ok(Arrived { row, visit: visit.id, ticket, warnings })
}

fn words(known: &Professional) -> String {
    match known.specialty_name.as_str() {
        "" => known.display(),
        specialty => format!("{} · {specialty}", known.display()),
    }
}
