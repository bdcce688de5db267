//! One patient at the desk: who they are, how to reach them, what is missing, and their appointments.

use super::merge::{self, Merge};
use super::{AllergyList, PatientHistory, PatientPicker, Registration, permitted};
use crate::app::context::Context;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::ids::PatientId;
use crate::domain::patient::PatientHeader;
use crate::domain::vocabulary::Vocabulary as _;
use crate::form::FormSpec;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::booking::{Booking, acts};
use crate::screens::choose::Choose;
use crate::screens::queue;
use crate::screens::reason::{self, WHY};
use crate::store::appointments::{self, QueueRow, Warnings};
use crate::store::patients::merge::{self as store, Merged, Undoing};
use crate::store::patients::{self, Patient, PatientRow};
use crate::store::{Reader, StoreError, Tx, insurers};
use crate::ui::picker::PickItem;
use crate::ui::table::{Column, Empty, List, Step, Width};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use crate::ui::{Ui, patient_bar, put};
use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

const KNOWN: Slot = Slot("patient-card");
const UNDOING: Slot = Slot("undoing");

const DEACTIVATE: FormSpec = FormSpec {
    id: "deactivate-patient",
    title: t::RECORD_DEACTIVATE_TITLE,
    fields: &[WHY.help(t::RECORD_DEACTIVATE_HELP)],
};
const ACTIVATE: FormSpec = reason::form("activate-patient", t::RECORD_ACTIVATE_TITLE);

/// How many appointments are shown.
const APPOINTMENTS: usize = 50;

/// What is known about the patient.
pub struct Known {
    patient: Patient,
    header: PatientHeader,
    insurer: String,
    warnings: Warnings,
    appointments: Vec<QueueRow>,
    /// The merges that stand behind the record.
    merged: Vec<Merged>,
}

/// The card.
pub struct PatientCard {
    id: PatientId,
    known: Option<Known>,
    list: List<QueueRow>,
}

impl PatientCard {
    /// Of this patient.
    #[must_use]
    pub const fn of(id: PatientId) -> Self {
        Self { id, known: None, list: List::new() }
    }

    fn row(&self) -> Option<PatientRow> {
        self.known.as_ref().map(|known| PatientRow {
            id: self.id,
            name: known.header.name.clone(),
            birth: known.header.birth,
            sex: known.header.sex,
            phone: known.patient.details.phone.clone(),
            active: known.patient.active,
            apart: known.patient.details.address.city.clone(),
            formerly: String::new(),
        })
    }
}

impl PatientCard {
    /// Undoes a merge: at once when there is one, else the record is chosen first.
    fn part(&self, cx: &mut Cx<'_, Self>) {
        let Some(known) = &self.known else { return };
        match known.merged.as_slice() {
            [one] => {
                let source = one.source.id;
                cx.query(UNDOING, move |conn| Ok(Box::new(store::undoing(conn, source)?)), Msg::Effects);
            }
            many => {
                let item = |merged: &Merged| PickItem {
                    label: merged.source.details.name.listed(),
                    detail: merged.source.id.to_string(),
                    value: merged.source.id,
                };
                cx.open(Choose::new(t::UNMERGE_CHOOSE, many.iter().map(item).collect()), Msg::Part);
            }
        }
    }

    /// Asks why, and lets nobody book for the patient any more, or again.
    fn set_active(&self, cx: &mut Cx<'_, Self>) {
        let Some(known) = &self.known else { return };
        let (id, seen, active) = (known.patient.id, known.patient.version, !known.patient.active);
        let name = known.header.name.full();
        let about = t::PATIENTS_ABOUT.with("name", format!("{name}, {id}"));
        let spec = if active { &ACTIVATE } else { &DEACTIVATE };
        let save = move |tx: &Tx<'_>, why: &str| patients::set_active(tx, id, seen, active, why);
        let dialog = reason::dialog(spec, cx.context().form(), about, save);
        cx.open(dialog, move |_| Msg::Active(name, active));
    }
}

/// What comes back.
pub enum Msg {
    /// What is known.
    Known(Result<Box<Known>, StoreError>),
    /// Something was done with an appointment.
    Acted(acts::Acted),
    /// The other record of the same person was found.
    Other(PatientRow),
    /// Both are one now.
    Merged(PatientId),
    /// The record that is to be parted was chosen.
    Part(PatientId),
    /// What undoing the merge would do.
    Effects(Result<Box<Undoing>, StoreError>),
    /// It is to be done.
    Undo(Box<Undoing>),
    /// It is done.
    Undone(PatientId),
    /// The patient is active, or not any more.
    Active(String, bool),
}

/// Whoever was merged into another record is shown there.
fn known(conn: &Reader, id: PatientId, today: NaiveDate) -> Result<Box<Known>, StoreError> {
    let id = store::survivor(conn, id)?;
    let patient = patients::get(conn, id)?;
    let insurer = match patient.details.insurer {
        Some(insurer) => insurers::get(conn, insurer)?.details.name,
        None => String::new(),
    };
    Ok(Box::new(Known {
        header: patients::header(conn, id)?,
        insurer,
        warnings: appointments::warnings(conn, id, today)?,
        appointments: appointments::of_patient(conn, id, APPOINTMENTS)?,
        merged: store::merged_into(conn, id)?,
        patient,
    }))
}

const COLUMNS: &[Column<QueueRow>] = &[
    Column::new(t::PATIENTS_WHEN, Width::Fixed(18), |row, ui| {
        let day = ui.catalogue.locale().zone.day(row.starts_at);
        let tone = if row.starts_at >= ui.now { Tone::Text } else { Tone::Muted };
        Line::from(ui.span(tone, format!("{} {}", ui.formats().date(day), ui.formats().time(row.starts_at))))
    }),
    Column::new(t::QUEUE_WITH, Width::Fill(14, 2), |row, ui| Line::from(ui.span(Tone::Text, &row.professional_name))),
    Column::new(t::QUEUE_REASON, Width::Fill(12, 3), acts::reason).priority(1),
    Column::new(t::RECEPTION_STATUS, Width::Fixed(16), |row, ui| Line::from(acts::status(row, ui))),
];

impl Screen for PatientCard {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::KEYS_PATIENT.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::PATIENT, &tables::LIST, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        permitted(command, context)?;
        if command == Command::Unmerge && self.known.as_ref().is_none_or(|known| known.merged.is_empty()) {
            return Err(t::UNMERGE_NONE.into());
        }
        let inactive = self.known.as_ref().is_some_and(|known| !known.patient.active);
        if inactive && matches!(command, Command::Book | Command::WalkIn) {
            return Err(t::APPOINTMENT_PATIENT_INACTIVE.into());
        }
        acts::enabled(command, self.list.selected(), context)
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let (id, today) = (self.id, cx.context().today());
        cx.query(KNOWN, move |conn| known(conn, id, today), Msg::Known);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.list.step(step);
            return Handled::Yes;
        }
        match command {
            Command::EditPatient => cx.show(Registration::edit(self.id)),
            Command::Allergies => cx.show(AllergyList::of(self.id)),
            Command::PatientHistory => cx.show(PatientHistory::of(self.id)),
            Command::DeactivatePatient => self.set_active(cx),
            Command::Book => cx.show(Booking::book(self.row().as_ref())),
            Command::WalkIn => cx.show(Booking::walk_in(self.row().as_ref())),
            Command::Merge => cx.open(PatientPicker::new("").titled(t::MERGE_WHICH), Msg::Other),
            Command::Unmerge => self.part(cx),
            command @ (Command::FindSlot | Command::Wait) => return acts::anywhere(command, self.row().as_ref(), cx),
            command => match self.list.selected() {
                Some(row) => return acts::run(command, row, cx, Msg::Acted),
                None => return Handled::No,
            },
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Known(Ok(mut known)) => {
                self.list.set_rows(std::mem::take(&mut known.appointments));
                self.id = known.header.id;
                self.known = Some(*known);
            }
            Msg::Known(Err(error)) => {
                cx.fail(error);
                cx.close();
            }
            Msg::Acted(acted) => acts::say(acted, cx),
            Msg::Other(row) => cx.open(Merge::new(self.id, row.id), Msg::Merged),
            Msg::Merged(id) => {
                self.id = id;
                self.refresh(cx);
            }
            Msg::Part(source) => {
                cx.query(UNDOING, move |conn| Ok(Box::new(store::undoing(conn, source)?)), Msg::Effects);
            }
            Msg::Effects(Ok(undoing)) => cx.open(merge::Effects::of(undoing), Msg::Undo),
            Msg::Effects(Err(error)) => cx.fail(error),
            Msg::Undo(undoing) => {
                let ask = merge::ask(&undoing, cx.context().form());
                cx.open(ask, Msg::Undone);
            }
            Msg::Undone(source) => {
                cx.say(Toast::done(t::UNMERGE_DONE.with("source", source.to_string())));
                self.refresh(cx);
            }
            Msg::Active(name, active) => {
                let said = if active { t::RECORD_ACTIVATED } else { t::RECORD_DEACTIVATED };
                cx.say(Toast::done(said.with("name", name)));
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let Some(known) = &self.known else { return };
        patient_bar::draw(frame.buffer_mut(), area, ui, &known.header);
        let mut y = area.y.saturating_add(patient_bar::HEIGHT + 1);
        for line in known.facts(ui) {
            if y < area.bottom() {
                put(frame.buffer_mut(), area.x, y, area.width, &line);
            }
            y = y.saturating_add(1);
        }
        y = y.saturating_add(1);
        let list = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        let empty = Empty { text: t::PATIENTS_NO_APPOINTMENTS, hint: None };
        self.list.draw(frame.buffer_mut(), list, ui, COLUMNS, empty);
    }
}

impl Known {
    /// How to reach the patient, who pays, and what the desk should ask for.
    fn facts(&self, ui: &Ui<'_>) -> Vec<Line<'static>> {
        let details = &self.patient.details;
        let address = [
            format!("{} {}", details.address.street, details.address.number),
            format!("{} {}", details.address.postal_code, details.address.city),
        ];
        let address: Vec<&str> = address.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        let numbers = details.identifiers.iter();
        let numbers: Vec<String> = numbers
            .map(|number| format!("{} {}", ui.text(number.kind.text()), number.kind.written(&number.value)))
            .collect();
        let expires = details.policy_expires.map(|date| ui.formats().date(date)).unwrap_or_default();
        let cover = [self.insurer.clone(), details.policy_number.clone(), expires];
        let facts = [
            (t::PATIENTS_PHONE, joined([details.phone.clone(), details.email.clone()])),
            (t::PATIENTS_ADDRESS, address.join(", ")),
            (t::PATIENTS_IDENTIFIER, numbers.join(" · ")),
            (t::PATIENTS_INSURER, joined(cover)),
        ];
        let shown = facts.into_iter().filter(|(_, value)| !value.is_empty());
        let mut lines: Vec<Line<'static>> =
            shown.map(|(label, value)| indented(queue::fact(ui, label, value))).collect();
        lines.extend(
            self.warnings.iter().map(|warning| indented(ui.flag(Tone::Warning, ui.message(&warning.message())).into())),
        );
        for merged in &self.merged {
            let who = format!("{} · {}", merged.source.details.name.listed(), merged.source.id);
            lines.push(indented(ui.span(Tone::Muted, ui.message(&t::MERGE_FORMERLY.with("who", who))).into()));
        }
        if !self.patient.active {
            lines.push(indented(ui.flag(Tone::Warning, ui.text(t::PATIENTS_INACTIVE)).into()));
        }
        lines
    }
}

pub(super) fn joined<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn indented(mut line: Line<'static>) -> Line<'static> {
    line.spans.insert(0, Span::raw(" "));
    line
}
