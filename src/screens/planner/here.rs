//! What the cursor is on, and what can be done there.

use super::sheet::{Spot, span_of};
use super::{Planner, View};
use crate::app::context::Context;
use crate::domain::appointment::{AppointmentAction, WORKFLOW};
use crate::domain::ids::ProfessionalId;
use crate::domain::schedule::{Cell, Ground, Span};
use crate::domain::time::Timestamp;
use crate::i18n::{Message, t};
use crate::keys::Command;
use crate::screens::booking::acts as booking_acts;
use crate::store::appointments::QueueRow;
use crate::store::appointments::planner::Staff;

/// What the cursor is on.
pub(super) struct Here<'a> {
    pub(super) staff: &'a Staff,
    pub(super) cell: &'a Cell,
    pub(super) spot: Spot,
    /// The appointment, where there is one.
    pub(super) row: Option<&'a QueueRow>,
    /// The time that a booking or a drop here takes; none where clocks skip it.
    pub(super) slot: Option<Span>,
}

impl Here<'_> {
    /// The professional.
    pub(super) const fn professional(&self) -> ProfessionalId {
        self.staff.professional.id
    }

    /// Why nothing can be booked here: there is no such time, or it has passed.
    pub(super) fn bookable(&self, now: Timestamp) -> Result<Span, Message> {
        let slot = self.slot.ok_or(t::PLANNER_NO_SUCH_TIME)?;
        if slot.start.plus_minutes(1) <= now { Err(t::APPOINTMENT_IN_THE_PAST.into()) } else { Ok(slot) }
    }
}

impl Planner {
    /// What the cursor is on; nothing in the month, and where nobody is.
    pub(super) fn here(&self) -> Option<Here<'_>> {
        if self.view == View::Month {
            return None;
        }
        let sheet = self.sheet.as_ref()?;
        let spot = self.cursor.spot(sheet);
        // Another day is on its way, or did not come: nothing is done on the one that is still there.
        sheet.columns.get(spot.column).filter(|column| column.day == self.cursor.day)?;
        let cell = sheet.grid.cell(spot.column, spot.row)?;
        let row = sheet.row_at(spot);
        let minutes = sheet.usual_minutes(spot.column, spot.row);
        let slot = match (cell.ground, row) {
            (Ground::Free(slot), _) => Some(slot),
            // Beside somebody: at the same time, for as long.
            (_, Some(row)) if cell.span.is_some_and(|span| span.start <= row.starts_at) => Some(span_of(row)),
            _ => cell.span.map(|span| Span { start: span.start, minutes }),
        };
        Some(Here { staff: sheet.staff(spot.column)?, cell, spot, row, slot })
    }

    /// Whether a command is possible here; the reason when not.
    pub(super) fn possible(&self, command: Command, context: &Context) -> Result<(), Message> {
        let here = self.here();
        let row = here.as_ref().and_then(|here| here.row);
        match command {
            Command::Book => {
                context.require(WORKFLOW.roles(AppointmentAction::Book))?;
                here.map_or(Ok(()), |here| here.bookable(context.now).map(|_| ()))
            }
            Command::WalkIn => context.require(WORKFLOW.roles(AppointmentAction::WalkIn)),
            Command::SweepNoShows => context.require(WORKFLOW.roles(AppointmentAction::NoShow)),
            Command::Grab => booking_acts::enabled(Command::Reschedule, row, context),
            Command::DayView if self.view == View::Day => Err(t::PLANNER_ALREADY.into()),
            Command::WeekView if self.view == View::Week => Err(t::PLANNER_ALREADY.into()),
            Command::MonthView if self.view == View::Month => Err(t::PLANNER_ALREADY.into()),
            Command::NextFree | Command::Zoom if self.view == View::Month => Err(t::PLANNER_NOT_IN_MONTH.into()),
            Command::OfferSlot => {
                context.require(WORKFLOW.roles(AppointmentAction::Book))?;
                let free = here.is_some_and(|here| here.row.is_none() && here.bookable(context.now).is_ok());
                if free { Ok(()) } else { Err(t::OFFERS_NOT_FREED.into()) }
            }
            Command::Drop => here.map_or(Ok(()), |here| here.bookable(context.now).map(|_| ())),
            command => booking_acts::enabled(command, row, context),
        }
    }
}
