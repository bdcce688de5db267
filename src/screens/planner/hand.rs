//! Moving an appointment by taking it in hand and putting it down elsewhere: another time, day or professional.

use super::{Msg, Planner};
use crate::app::dialog::{Dialog, said};
use crate::app::effect::Slot;
use crate::app::screen::Cx;
use crate::domain::appointment::{AppointmentAction, WORKFLOW};
use crate::domain::error::RuleError;
use crate::domain::validate::LINE;
use crate::form::{FieldSpec, FormSpec, Kind};
use crate::i18n::{Message, t};
use crate::store::appointments::{self, Appointment, Move, OVERBOOK_REASON, QueueRow};
use crate::store::{StoreError, Tx};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;

const DROP: Slot = Slot("drop");
const HAND: Slot = Slot("hand");

const OVERBOOK: FormSpec = FormSpec {
    id: "drop-overbooked",
    title: t::PLANNER_OVERBOOK_TITLE,
    fields: &[FieldSpec::new(OVERBOOK_REASON, t::BOOKING_OVERBOOK_REASON, Kind::Line { max: LINE }).required()],
};

impl Planner {
    /// Takes the appointment under the cursor in hand.
    pub(super) fn grab(&mut self) {
        self.notice = None;
        self.hand = self.here().and_then(|here| here.row.cloned());
    }

    /// Puts the appointment in hand down at the cursor.
    pub(super) fn drop_here(&mut self, cx: &mut Cx<'_, Self>) {
        let Some(hand) = &self.hand else { return };
        let now = cx.now();
        let Some((professional, slot)) = self.here().map(|here| (here.professional(), here.bookable(now))) else {
            return self.notice = Some((Tone::Warning, t::PLANNER_EMPTY_DAY.into()));
        };
        let slot = match slot {
            Ok(slot) => slot,
            Err(why) => return self.notice = Some((Tone::Alert, why)),
        };
        if (professional, slot.start) == (hand.professional, hand.starts_at) {
            return self.hand = None;
        }
        let to = Move {
            professional,
            starts_at: slot.start,
            minutes: hand.ends_at.minutes_since(hand.starts_at),
            overbook_reason: String::new(),
            reason: String::new(),
        };
        let (id, seen, destination) = (hand.id, hand.version, to.clone());
        self.notice = None;
        cx.write(
            DROP,
            move |tx| appointments::reschedule(tx, id, seen, &destination),
            move |result| Msg::Dropped(to, result),
        );
    }

    /// What came of it: it stands there now, somebody or something is in the way, or somebody else was faster.
    pub(super) fn dropped(&mut self, to: &Move, result: Result<Appointment, StoreError>, cx: &mut Cx<'_, Self>) {
        let Some(hand) = &self.hand else {
            if let Err(error) = result {
                cx.fail(error);
            }
            return;
        };
        match result {
            Ok(new) => {
                let professional = self.here().map(|here| here.staff.professional.display()).unwrap_or_default();
                let done = t::BOOKING_MOVED.with("name", hand.patient_name.full()).with("at", new.starts_at);
                cx.say(Toast::done(done.with("professional", professional)));
                self.hand = None;
                self.follow(&new, cx);
            }
            Err(StoreError::Rule(RuleError::Field { field, message })) if field == OVERBOOK_REASON => {
                self.ask_to_overbook(to, message, cx);
            }
            Err(error) => {
                let id = hand.id;
                if matches!(error, StoreError::Conflict { .. }) {
                    cx.query(HAND, move |conn| appointments::row(conn, id), Msg::Hand);
                }
                self.notice = Some(said(error, cx));
            }
        }
    }

    /// Something is in the way: it goes there only with a reason.
    fn ask_to_overbook(&self, to: &Move, obstacle: Message, cx: &mut Cx<'_, Self>) {
        let Some(hand) = &self.hand else { return };
        let (id, seen, asked) = (hand.id, hand.version, to.clone());
        let save = move |tx: &Tx<'_>, values: &crate::form::Values| {
            let overbook_reason = values.owned(OVERBOOK_REASON).unwrap_or_default();
            appointments::reschedule(tx, id, seen, &Move { overbook_reason, ..asked.clone() })
        };
        let dialog = Dialog::new(&OVERBOOK, cx.context().form(), save).about(obstacle);
        let to = to.clone();
        cx.open(dialog, move |new| Msg::Dropped(to, Ok(new)));
    }

    /// Somebody changed the appointment in hand: it stays in hand if it can still be moved.
    pub(super) fn hand_again(&mut self, result: Result<QueueRow, StoreError>, cx: &mut Cx<'_, Self>) {
        match result {
            Ok(row) => {
                let movable = WORKFLOW.row(Some(row.status), AppointmentAction::Reschedule).is_ok();
                self.hand = Some(row).filter(|_| movable);
            }
            Err(error) => cx.fail(error),
        }
    }
}
