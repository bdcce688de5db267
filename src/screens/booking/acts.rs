//! What the desk does with an appointment, wherever it stands in a list: one key each.

use super::check_in::check_in;
use super::{Booking, Finder, VideoLink, cancelling};
use crate::app::context::Context;
use crate::app::effect::Slot;

use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::actor::Permission;
use crate::domain::appointment::{AppointmentAction, AppointmentKind, AppointmentStatus, WORKFLOW, arrives_today};
use crate::domain::error::RuleError;
use crate::domain::ids::{AppointmentId, Version};
use crate::domain::vocabulary::Vocabulary as _;
use crate::form::FormSpec;
use crate::i18n::{Message, Text, t};
use crate::keys::Command;
use crate::screens::billing::InvoiceScreen;
use crate::screens::reason::{self, WHY};
use crate::screens::slip::SlipView;
use crate::screens::waiting_list::{Offers, WaitForm, WaitingList};
use crate::store::appointments::{self, Appointment, QueueRow, Warnings};
use crate::store::patients::PatientRow;
use crate::store::{StoreError, Tx};
use crate::ui::Ui;
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use ratatui::text::{Line, Span};

const ACT: Slot = Slot("appointment-act");

const LEAVE: FormSpec = reason::form("leave", t::BOOKING_LEAVE_TITLE);
const SKIP_TRIAGE: FormSpec =
    FormSpec { id: "skip-triage", title: t::BOOKING_SKIP_TITLE, fields: &[WHY.help(t::BOOKING_SKIP_HELP)] };

/// What came of an act: what to say, or why not.
pub type Acted = Result<Vec<Toast>, StoreError>;

/// Says what came of an act.
pub fn say<S: Screen>(acted: Acted, cx: &mut Cx<'_, S>) {
    match acted {
        Ok(toasts) => toasts.into_iter().for_each(|toast| cx.say(toast)),
        Err(error) => cx.fail(error),
    }
}

/// The step of the workflow that a command takes from a status.
const fn action(command: Command, status: AppointmentStatus) -> Option<AppointmentAction> {
    Some(match command {
        Command::CheckIn => AppointmentAction::CheckIn,
        Command::Confirm => AppointmentAction::Confirm,
        Command::CancelAppointment => AppointmentAction::Cancel,
        Command::Reschedule => AppointmentAction::Reschedule,
        Command::NoShow => AppointmentAction::NoShow,
        Command::Leave => AppointmentAction::Leave,
        Command::SkipTriage => AppointmentAction::SkipTriage,
        Command::Undo => match status {
            AppointmentStatus::NoShow => AppointmentAction::UndoNoShow,
            _ => AppointmentAction::UndoCheckIn,
        },
        _ => return None,
    })
}

/// Whether an act is possible with the selected appointment; the reason when not. Other commands are always possible.
///
/// # Errors
/// Who may do it, or why it cannot be done now.
pub fn enabled(command: Command, row: Option<&QueueRow>, context: &Context) -> Result<(), Message> {
    let status = row.map_or(AppointmentStatus::Scheduled, |row| row.status);
    if command == Command::Invoice {
        context.require(Permission::IssueInvoices.roles())?;
        return match row.ok_or(t::LIST_NOTHING_SELECTED)?.status {
            AppointmentStatus::ConsultationCompleted | AppointmentStatus::Completed => Ok(()),
            status => Err(t::BOOKING_NOT_SEEN.with("status", status.text())),
        };
    }
    match command {
        Command::Slip => return row.map(|_| ()).ok_or_else(|| t::LIST_NOTHING_SELECTED.into()),
        Command::FindSlot | Command::WaitingList | Command::Wait => {
            return context.require(WORKFLOW.roles(AppointmentAction::Book));
        }
        Command::OfferSlot => return can_offer(row.ok_or(t::LIST_NOTHING_SELECTED)?, context),
        Command::VideoLink => {
            let link = row.ok_or(t::LIST_NOTHING_SELECTED)?.link.as_ref();
            return link.map(|_| ()).ok_or_else(|| t::LINK_NONE.into());
        }
        _ => {}
    }
    let Some(action) = action(command, status) else { return Ok(()) };
    context.require(WORKFLOW.roles(action))?;
    let row = row.ok_or(t::LIST_NOTHING_SELECTED)?;
    WORKFLOW.row(Some(row.status), action).map_err(|refused: RuleError| refused.message())?;
    if action == AppointmentAction::CheckIn {
        arrives_today(row.starts_at, context.now, context.locale.zone).map_err(|refused| refused.message())?;
    }
    let from = row.starts_at.plus_minutes(context.settings.no_show_grace_minutes);
    if action == AppointmentAction::NoShow && context.now < from {
        return Err(t::APPOINTMENT_NO_SHOW_TOO_EARLY.with("at", from));
    }
    Ok(())
}

/// Does it, or opens the form that it needs; `msg` brings back what came of it.
pub fn run<S: Screen>(command: Command, row: &QueueRow, cx: &mut Cx<'_, S>, msg: fn(Acted) -> S::Msg) -> Handled {
    match command {
        Command::CheckIn => check_in(row, cx, msg),
        Command::Confirm => step(row, cx, msg, appointments::confirm, t::BOOKING_CONFIRMED),
        Command::NoShow => step(row, cx, msg, appointments::no_show, t::BOOKING_NO_SHOW),
        Command::Undo if row.status == AppointmentStatus::NoShow => {
            step(row, cx, msg, appointments::undo_no_show, t::BOOKING_NO_SHOW_UNDONE);
        }
        Command::Undo => step(row, cx, msg, appointments::undo_check_in, t::BOOKING_CHECK_IN_UNDONE),
        Command::CancelAppointment => cancelling::cancel(row, cx, msg),
        Command::Leave => leave(row, cx, msg),
        Command::SkipTriage => skip_triage(row, cx, msg),
        Command::Reschedule => cx.show(Booking::reschedule(row)),
        Command::Invoice => cx.show(InvoiceScreen::of_visit(row.id)),
        Command::Slip => cx.show(SlipView::of(row.id)),
        Command::OfferSlot => cx.show(Offers::of(row.id)),
        Command::VideoLink => match VideoLink::of(row) {
            Some(link) => cx.show(link),
            None => return Handled::No,
        },
        command => return anywhere(command, None, cx),
    }
    Handled::Yes
}

/// What the desk can do without an appointment: find a slot, see who waits, put somebody on the list. `patient` is the one
/// who is worked on.
pub fn anywhere<S: Screen>(command: Command, patient: Option<&PatientRow>, cx: &mut Cx<'_, S>) -> Handled {
    match command {
        Command::FindSlot => cx.show(Finder::to_book(patient)),
        Command::WaitingList => cx.show(WaitingList::new()),
        Command::Wait => cx.show(WaitForm::new(patient)),
        _ => return Handled::No,
    }
    Handled::Yes
}

/// Whether the time of an appointment can be offered to somebody else.
fn can_offer(row: &QueueRow, context: &Context) -> Result<(), Message> {
    use AppointmentStatus::{Cancelled, NoShow, Rescheduled};
    context.require(WORKFLOW.roles(AppointmentAction::Book))?;
    let freed = matches!(row.status, Cancelled | NoShow | Rescheduled) && row.starts_at > context.now;
    if freed { Ok(()) } else { Err(t::OFFERS_NOT_FREED.into()) }
}

fn step<S: Screen>(
    row: &QueueRow,
    cx: &mut Cx<'_, S>,
    msg: fn(Acted) -> S::Msg,
    write: fn(&Tx<'_>, AppointmentId, Version) -> Result<Appointment, StoreError>,
    done: Text,
) {
    let (id, seen, name) = (row.id, row.version, row.patient_name.full());
    let answer = move |result: Result<Appointment, _>| msg(result.map(|_| vec![Toast::done(done.with("name", name))]));
    cx.write(ACT, move |tx| write(tx, id, seen), answer);
}

/// That somebody has arrived, and what to ask them for while they stand there.
#[must_use]
pub fn arrived(done: Message, warnings: &Warnings) -> Vec<Toast> {
    let asked = warnings.iter().map(|warning| Toast::warning(warning.message()));
    std::iter::once(Toast::done(done)).chain(asked).collect()
}

/// The patient goes on to the doctor without vitals: asks why.
fn skip_triage<S: Screen>(row: &QueueRow, cx: &mut Cx<'_, S>, msg: fn(Acted) -> S::Msg) {
    let (id, seen) = (row.id, row.version);
    let save = move |tx: &Tx<'_>, why: &str| appointments::skip_triage(tx, id, seen, why);
    let dialog = reason::dialog(&SKIP_TRIAGE, cx.context().form(), about(row), save);
    let done = t::BOOKING_SKIPPED.with("name", row.patient_name.full());
    cx.open(dialog, move |_| msg(Ok(vec![Toast::done(done)])));
}

/// The patient leaves without being seen: asks why.
fn leave<S: Screen>(row: &QueueRow, cx: &mut Cx<'_, S>, msg: fn(Acted) -> S::Msg) {
    let (id, seen) = (row.id, row.version);
    let save = move |tx: &Tx<'_>, why: &str| appointments::leave(tx, id, seen, why);
    let dialog = reason::dialog(&LEAVE, cx.context().form(), about(row), save);
    let done = t::BOOKING_LEFT.with("name", row.patient_name.full());
    cx.open(dialog, move |_| msg(Ok(vec![Toast::done(done)])));
}

/// Which appointment an act is about: who, when, with whom.
pub(super) fn about(row: &QueueRow) -> Message {
    t::BOOKING_ABOUT
        .with("name", row.patient_name.full())
        .with("number", row.patient.to_string())
        .with("at", row.starts_at)
        .with("professional", row.professional_name.as_str())
}

/// Why the patient comes; how, where it is not in person.
#[must_use]
pub fn reason(row: &QueueRow, ui: &Ui<'_>) -> Line<'static> {
    let mut line = reason_alone(row, ui);
    if row.kind != AppointmentKind::InPerson {
        line.spans.splice(0..0, [ui.words(Tone::Accent, row.kind.text()), Span::raw(" · ")]);
    }
    line
}

/// Why the patient comes, whether it was squeezed in, and which one of a series it is.
#[must_use]
pub fn reason_alone(row: &QueueRow, ui: &Ui<'_>) -> Line<'static> {
    let mut spans = Vec::new();
    if row.overbooked {
        spans.extend([ui.flag(Tone::Warning, ui.text(t::BOOKING_OVERBOOKED)), Span::raw(" · ")]);
    }
    if let Some(place) = row.series {
        let place = t::SERIES_PLACE.with("nth", place.nth).with("of", place.of);
        spans.extend([ui.span(Tone::Accent, format!("↻ {}", ui.message(&place))), Span::raw(" · ")]);
    }
    spans.push(ui.span(Tone::Text, &row.reason));
    Line::from(spans)
}

/// The symbol, the tone and the word of where an appointment stands; a patient in care is either ready for the doctor or
/// with one.
#[must_use]
pub fn standing(row: &QueueRow) -> (&'static str, Tone, Text) {
    use AppointmentStatus as S;
    match row.status {
        S::Scheduled => ("○", Tone::Text, row.status.text()),
        S::Confirmed => ("◎", Tone::Text, row.status.text()),
        S::CheckedIn => ("●", Tone::Accent, row.status.text()),
        S::InConsultation if row.with.is_none() => ("◆", Tone::Accent, t::RECEPTION_READY),
        S::InConsultation => ("▶", Tone::Accent, t::RECEPTION_WITH_DOCTOR),
        S::ConsultationCompleted => ("■", Tone::Title, t::RECEPTION_VIEW_TO_CLOSE),
        S::Completed => ("✓", Tone::Muted, row.status.text()),
        S::Cancelled => ("×", Tone::Muted, row.status.text()),
        S::NoShow => ("–", Tone::Muted, row.status.text()),
        S::Rescheduled => ("→", Tone::Muted, row.status.text()),
        S::Left => ("←", Tone::Muted, row.status.text()),
    }
}

/// Where an appointment stands: symbol and word.
#[must_use]
pub fn status(row: &QueueRow, ui: &Ui<'_>) -> Span<'static> {
    let (symbol, tone, text) = standing(row);
    ui.span(tone, format!("{symbol} {}", ui.text(text)))
}
