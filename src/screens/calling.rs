//! Calling a patient from the waiting room: one key on the row, wherever people work.

use crate::app::context::Context;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Screen};
use crate::domain::appointment::AppointmentStatus;
use crate::domain::ids::{AppointmentId, Version};
use crate::domain::waiting::CallStage;
use crate::i18n::{Message, t};
use crate::screens::booking::acts::Acted;
use crate::store::StoreError;
use crate::store::appointments::QueueRow;
use crate::store::tickets::{self, Call};
use crate::ui::Ui;
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use ratatui::text::{Line, Span};

const CALL: Slot = Slot("call-patient");

/// Whom to call: the visit as it stands on the row.
#[derive(Debug, Clone)]
pub struct Called {
    /// The visit.
    pub visit: AppointmentId,
    /// The version seen.
    pub seen: Version,
    /// Where it stands.
    pub status: AppointmentStatus,
    /// The patient's name, for the caller.
    pub name: String,
}

impl From<&QueueRow> for Called {
    fn from(row: &QueueRow) -> Self {
        Self { visit: row.id, seen: row.version, status: row.status, name: row.patient_name.full() }
    }
}

/// Whether the selected patient can be called for this stage.
///
/// # Errors
/// Who may, or why not now.
pub fn possible(called: Option<&Called>, stage: CallStage, context: &Context) -> Result<(), Message> {
    context.require(stage.roles())?;
    let called = called.ok_or(t::LIST_NOTHING_SELECTED)?;
    let roles = context.actor().map(|actor| actor.roles).unwrap_or_default();
    stage.permit(called.status, roles).map_err(|refused| refused.message())
}

/// Calls them; `msg` brings back what came of it.
pub fn call<S: Screen>(called: &Called, stage: CallStage, cx: &mut Cx<'_, S>, msg: fn(Acted) -> S::Msg) {
    let (visit, seen, name) = (called.visit, called.seen, called.name.clone());
    let write = move |tx: &crate::store::Tx<'_>| {
        let call = tickets::call(tx, visit, seen, stage)?;
        Ok((call, tickets::of(tx.conn, visit)?.unwrap_or_default()))
    };
    let answer = move |done: Result<(Call, i64), StoreError>| {
        msg(done.map(|(call, ticket)| {
            vec![Toast::done(
                t::CALLING_CALLED.with("ticket", ticket.to_string()).with("name", name).with("place", call.place),
            )]
        }))
    };
    cx.write(CALL, write, answer);
}

/// The number on the ticket, for a narrow column.
#[must_use]
pub fn ticket(ticket: Option<i64>, ui: &Ui<'_>) -> Line<'static> {
    Line::from(ui.span(Tone::Accent, ticket.map(|number| number.to_string()).unwrap_or_default()))
}

/// The number, and when the patient was called: `12▸09:31`.
#[must_use]
pub fn ticket_and_call(ticket: Option<i64>, call: Option<&Call>, ui: &Ui<'_>) -> Line<'static> {
    let number = ui.span(Tone::Accent, ticket.map(|number| format!("{number:>3}")).unwrap_or_default());
    match call {
        Some(call) => Line::from(vec![number, ui.span(Tone::Title, format!("▸{}", ui.formats().time(call.at)))]),
        None => Line::from(number),
    }
}

/// `▸ called 09:31`, instead of where the patient waits.
#[must_use]
pub fn called_at(call: &Call, ui: &Ui<'_>) -> Span<'static> {
    let words = ui.message(&t::CALLING_AT.with("at", ui.formats().time(call.at)));
    ui.span(Tone::Title, format!("▸ {words}"))
}

/// The lines of a panel: the ticket, and where to and when the patient was called.
#[must_use]
pub fn lines(ticket: Option<i64>, call: Option<&Call>, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let ticket = ticket.map(|number| {
        Line::from(vec![
            ui.words(Tone::Muted, t::CALLING_TICKET),
            Span::raw(" "),
            ui.span(Tone::Accent, number.to_string()),
        ])
    });
    let call = call.map(|call| {
        let words = t::CALLING_TO.with("at", ui.formats().time(call.at)).with("place", call.place.as_str());
        Line::from(ui.span(Tone::Title, format!("▸ {}", ui.message(&words))))
    });
    ticket.into_iter().chain(call).collect()
}
