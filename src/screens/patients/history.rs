//! Who changed what about a patient, and when: field by field, from the audit log.

use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::ids::PatientId;
use crate::domain::patient::PatientHeader;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::patients::{self, Change, FieldChange, PatientAct, Told};
use crate::store::{Reader, StoreError};
use crate::ui::table::{Column, Empty, List, Row, Step, Width};
use crate::ui::text::{harmless, wrap};
use crate::ui::theme::Tone;
use crate::ui::{Ui, patient_bar, put};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

const HISTORY: Slot = Slot("patient-history");

/// The lines below the list that tell the selected change in full.
const WHOLE: u16 = 4;

/// What is loaded.
pub struct Known {
    header: PatientHeader,
    changes: Vec<Change>,
}

/// One line of the list: a change, or one of its fields. When and by whom stands at the first line of a change.
struct Entry {
    change: Change,
    /// Which of its fields; `None` for a change that is no edit of fields.
    field: Option<usize>,
}

impl Entry {
    fn field(&self) -> Option<&FieldChange> {
        self.change.fields.get(self.field?)
    }

    fn is_first(&self) -> bool {
        self.field.unwrap_or(0) == 0
    }

    fn what(&self, ui: &Ui<'_>) -> String {
        match (self.change.act, self.field()) {
            (PatientAct::Edit, Some(field)) => ui.text(field.label),
            (act, _) => ui.text(act.text()),
        }
    }
}

impl Row for Entry {
    type Id = (i64, usize);
    fn id(&self) -> Self::Id {
        (self.change.id, self.field.unwrap_or(0))
    }
}

const COLUMNS: &[Column<Entry>] = &[
    Column::new(t::RECORD_WHEN, Width::Fixed(18), |row, ui| {
        let at = if row.is_first() {
            ui.formats().date(ui.catalogue.locale().zone.day(row.change.at))
        } else {
            String::new()
        };
        let time = if row.is_first() { ui.formats().time(row.change.at) } else { String::new() };
        Line::from(ui.span(Tone::Muted, format!("{at} {time}")))
    }),
    Column::new(t::RECORD_WHO, Width::Fill(10, 2), |row: &Entry, ui| {
        Line::from(ui.span(Tone::Text, if row.is_first() { row.change.by.as_str() } else { "" }))
    }),
    Column::new(t::RECORD_WHAT, Width::Fill(14, 2), |row: &Entry, ui| {
        let tone = if row.change.act == PatientAct::Edit { Tone::Text } else { Tone::Title };
        Line::from(ui.span(tone, row.what(ui)))
    }),
    Column::new(t::RECORD_CHANGE, Width::Fill(20, 4), |row: &Entry, ui| change(row, ui)),
];

/// `+221 77 → +221 78`, or why.
fn change(row: &Entry, ui: &Ui<'_>) -> Line<'static> {
    let Some(field) = row.field() else {
        return Line::from(ui.span(Tone::Text, &row.change.reason));
    };
    let mut spans = Vec::new();
    if field.old != Told::Nothing || row.change.act == PatientAct::Edit {
        spans.extend([ui.span(Tone::Muted, told(&field.old, ui)), ui.span(Tone::Muted, " → ")]);
    }
    spans.push(ui.span(Tone::Text, told(&field.new, ui)));
    Line::from(spans)
}

/// A value in the reader's words; `–` where there was none.
fn told(value: &Told, ui: &Ui<'_>) -> String {
    match value {
        Told::Nothing => "–".to_owned(),
        Told::Words(words) => harmless(words).into_owned(),
        Told::Text(text) => ui.text(*text),
        Told::Date(date) => ui.formats().date(*date),
        Told::Birth(birth) => ui.message(&birth.message()),
    }
}

/// The screen.
pub struct PatientHistory {
    patient: PatientId,
    header: Option<PatientHeader>,
    list: List<Entry>,
}

impl PatientHistory {
    /// Of this patient.
    #[must_use]
    pub const fn of(patient: PatientId) -> Self {
        Self { patient, header: None, list: List::new() }
    }
}

/// What comes back.
pub enum Msg {
    /// The changes.
    Known(Result<Known, StoreError>),
}

fn known(conn: &Reader, patient: PatientId) -> Result<Known, StoreError> {
    Ok(Known { header: patients::header(conn, patient)?, changes: patients::history(conn, patient)? })
}

fn entries(changes: Vec<Change>) -> Vec<Entry> {
    let lines = |change: Change| {
        let fields: Vec<Option<usize>> = match change.fields.len() {
            0 => vec![None],
            count => (0..count).map(Some).collect(),
        };
        fields.into_iter().map(move |field| Entry { change: change.clone(), field })
    };
    changes.into_iter().flat_map(lines).collect()
}

impl Screen for PatientHistory {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::RECORD_HISTORY_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::PATIENT_HISTORY, &tables::LIST, &tables::GLOBAL]
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let patient = self.patient;
        cx.query(HISTORY, move |conn| known(conn, patient), Msg::Known);
    }

    fn command(&mut self, command: Command, _cx: &mut Cx<'_, Self>) -> Handled {
        let Some(step) = Step::of_command(command) else { return Handled::No };
        self.list.step(step);
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Known(Ok(known)) => {
                self.header = Some(known.header);
                self.list.set_rows(entries(known.changes));
            }
            Msg::Known(Err(error)) => cx.fail(error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let Some(header) = &self.header else { return };
        patient_bar::draw(frame.buffer_mut(), area, ui, header);
        let used = patient_bar::HEIGHT + 1;
        let rest = Rect { y: area.y.saturating_add(used), height: area.height.saturating_sub(used), ..area };
        let title = Line::from(vec![Span::raw(" "), ui.span(Tone::Title, ui.message(&self.title()))]);
        put(frame.buffer_mut(), rest.x, rest.y, rest.width, &title);
        let body = Rect { y: rest.y.saturating_add(2), height: rest.height.saturating_sub(2), ..rest };
        let below = WHOLE.min(body.height / 3);
        let list = Rect { height: body.height - below, ..body };
        self.list.draw(frame.buffer_mut(), list, ui, COLUMNS, Empty { text: t::RECORD_HISTORY_EMPTY, hint: None });
        let Some(row) = self.list.selected() else { return };
        let lines = whole(row, usize::from(rest.width.saturating_sub(4)), ui);
        for (line, y) in lines.iter().zip(list.bottom().saturating_add(1)..rest.bottom()) {
            put(frame.buffer_mut(), rest.x + 2, y, rest.width.saturating_sub(2), line);
        }
    }
}

/// The selected line in full, where the list had to cut it.
fn whole(row: &Entry, columns: usize, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let mut facts = Vec::new();
    if let Some(field) = row.field() {
        facts.push((t::RECORD_BEFORE, told(&field.old, ui)));
        facts.push((t::RECORD_AFTER, told(&field.new, ui)));
    }
    if !row.change.reason.is_empty() {
        facts.push((t::RECORD_WHY, harmless(&row.change.reason).into_owned()));
    }
    let line = |(label, words): (_, String)| {
        let said = ui.labelled(&ui.text(label), &words);
        wrap(&said, columns).into_iter().map(|line| Line::from(ui.span(Tone::Muted, line))).collect::<Vec<_>>()
    };
    facts.into_iter().flat_map(line).collect()
}
