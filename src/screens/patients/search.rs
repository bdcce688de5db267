//! Finding a patient: a line to type in and the rows found, wherever a patient is looked for.

use crate::app::effect::Slot;
use crate::app::screen::{Cx, Screen};
use crate::domain::appointment::AppointmentStatus;
use crate::domain::ids::PatientId;
use crate::domain::time::Zone;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Message, t};
use crate::screens::queue;
use crate::store::appointments::{self, QueueRow};
use crate::store::patients::{self, COUNTED, Found, PatientRow};
use crate::store::{Reader, StoreError};
use crate::ui::input::Input;
use crate::ui::line_edit::{Edit, LineEdit};
use crate::ui::table::{Column, Empty, List, Row, Step, Width};
use crate::ui::theme::Tone;
use crate::ui::{Ui, put};
use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use std::collections::BTreeMap;

const FOUND: Slot = Slot("found-patients");
/// The longest query, in characters.
const QUERY: usize = 100;

impl Row for PatientRow {
    type Id = PatientId;
    fn id(&self) -> PatientId {
        self.id
    }
}

const COLUMNS: &[Column<PatientRow>] = &[
    Column::new(t::PATIENTS_NAME, Width::Fill(20, 3), |row, ui| {
        let tone = if row.active { Tone::Text } else { Tone::Muted };
        let mut spans = vec![ui.span(tone, row.name.listed())];
        if !row.active {
            spans.extend([Span::raw(" "), ui.words(Tone::Warning, t::PATIENTS_INACTIVE)]);
        }
        // Only namesakes still have it: see `Search::show`.
        if !row.apart.is_empty() {
            spans.push(ui.span(Tone::Muted, format!(" · {}", row.apart)));
        }
        if !row.formerly.is_empty() {
            spans.push(ui.span(Tone::Muted, format!(" = {}", row.formerly)));
        }
        Line::from(spans)
    }),
    Column::new(t::PATIENTS_BORN, Width::Fixed(11), |row, ui| {
        Line::from(match row.birth {
            Some(birth) => ui.span(Tone::Text, ui.message(&birth.message())),
            None => ui.span(Tone::Muted, "?"),
        })
    }),
    Column::new(t::QUEUE_AGE_SEX, Width::Fixed(9), |row: &PatientRow, ui| {
        Line::from(ui.span(Tone::Text, queue::age_and_sex(row.birth, row.sex, ui)))
    })
    .priority(1),
    Column::new(t::PATIENTS_NUMBER, Width::Fixed(10), |row, ui| Line::from(ui.span(Tone::Accent, row.id.to_string()))),
    Column::new(t::PATIENTS_PHONE, Width::Fill(15, 1), |row: &PatientRow, ui| {
        Line::from(ui.span(Tone::Muted, &row.phone))
    })
    .priority(2),
];

/// The line and the rows.
pub(super) struct Search {
    query: LineEdit,
    list: List<PatientRow>,
    /// What is to be said about the rows.
    said: Option<(Tone, Message)>,
    /// The one patient whose whole number stands in the line.
    straight: Option<PatientId>,
    /// The query came all at once.
    pasted: bool,
    /// The query has changed since the rows came: the next ones are other rows, not the same ones again.
    typed: bool,
}

impl Search {
    /// Looks for somebody of whom this much is known already.
    pub(super) fn new(query: &str) -> Self {
        Self { query: LineEdit::new(query), list: List::new(), said: None, straight: None, pasted: false, typed: true }
    }

    pub(super) fn query(&self) -> &str {
        self.query.text()
    }

    pub(super) fn clear(&mut self) {
        self.query.set("");
        self.typed = true;
    }

    pub(super) fn selected(&self) -> Option<&PatientRow> {
        self.list.selected()
    }

    pub(super) fn step(&mut self, step: Step) {
        self.list.step(step);
    }

    /// Takes what is typed into the line; `Changed` when there is something else to be found now.
    pub(super) fn input(&mut self, input: &Input) -> Edit {
        let edit = match input {
            Input::Key(key) => self.query.key(key, QUERY),
            Input::Paste(words) => self.query.insert(words.trim(), QUERY),
        };
        self.pasted = matches!(input, Input::Paste(_));
        self.typed |= matches!(edit, Edit::Changed | Edit::Cut);
        edit
    }

    /// Asks the store.
    pub(super) fn ask<S: Screen>(
        &self,
        cx: &mut Cx<'_, S>,
        msg: impl FnOnce(Result<Found, StoreError>) -> S::Msg + Send + 'static,
    ) {
        let (query, today, zone) = (self.query.text().to_owned(), cx.context().today(), cx.context().locale.zone);
        cx.query(FOUND, move |conn| find(conn, &query, today, zone), msg);
    }

    /// Takes the rows. Where two have the same name, what tells them apart stays beside it.
    pub(super) fn show(&mut self, found: Found) {
        let Found { mut rows, total, at_least, heard, straight } = found;
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for row in &rows {
            *names.entry(row.name.sort_key()).or_default() += 1;
        }
        for row in rows.iter_mut().filter(|row| names.get(&row.name.sort_key()) == Some(&1)) {
            row.apart.clear();
        }
        self.said = match rows.len() {
            _ if heard => Some((Tone::Warning, t::FIND_HEARD.into())),
            _ if self.query.is_empty() => None,
            shown if at_least || total > COUNTED => {
                let total = total.min(COUNTED);
                Some((Tone::Muted, t::FIND_FIRST_OF_MANY.with("count", shown).with("total", total)))
            }
            shown if total > shown => Some((Tone::Muted, t::FIND_FIRST_OF.with("count", shown).with("total", total))),
            _ => None,
        };
        self.straight = straight;
        self.list.set_rows(rows);
        if std::mem::take(&mut self.typed) {
            self.list.step(Step::First);
        }
    }

    /// The one patient whose whole number was scanned or pasted into the line: there is nothing left to choose.
    pub(super) fn scanned(&mut self) -> Option<&PatientRow> {
        let straight = self.straight.filter(|_| std::mem::take(&mut self.pasted))?;
        self.list.rows().iter().find(|row| row.id == straight)
    }

    /// Draws the line, the rows and, where there are more, that typing more narrows them down.
    pub(super) fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        if area.height == 0 {
            return;
        }
        let (words, column) = self.query.window(usize::from(area.width.saturating_sub(3)));
        let empty = self.query.is_empty();
        let typed = if empty { ui.words(Tone::Muted, t::PATIENTS_SEARCH_HINT) } else { ui.span(Tone::Text, words) };
        put(frame.buffer_mut(), area.x, area.y, area.width, &Line::from(vec![ui.span(Tone::Accent, "/ "), typed]));
        let cursor = area.x.saturating_add(2).saturating_add(u16::try_from(column).unwrap_or(0));
        if focused && cursor < area.right() {
            frame.set_cursor_position(Position { x: cursor, y: area.y });
        }
        let foot = u16::from(self.said.is_some());
        let rows = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let rows = Rect { height: rows.height.saturating_sub(foot), ..rows };
        let none = Empty { text: t::PATIENTS_NOBODY, hint: Some(t::PATIENTS_NOBODY_HINT) };
        self.list.draw(frame.buffer_mut(), rows, ui, COLUMNS, none);
        if let Some((tone, said)) = &self.said {
            let line = Line::from(vec![
                Span::raw("  "),
                match tone {
                    Tone::Muted => ui.span(Tone::Muted, ui.message(said)),
                    tone => ui.flag(*tone, ui.message(said)),
                },
            ]);
            put(frame.buffer_mut(), area.x, area.bottom().saturating_sub(1), area.width, &line);
        }
    }
}

/// Whom the query finds; an empty one, who is in the house today and then who was registered or edited last.
fn find(conn: &Reader, query: &str, today: NaiveDate, zone: Zone) -> Result<Found, StoreError> {
    let mut found = patients::find(conn, query)?;
    if query.trim().is_empty() {
        let mut here: Vec<PatientRow> = Vec::new();
        for row in appointments::reception(conn, today, zone)?.iter().filter(|row| is_here(row)) {
            if !here.iter().any(|known| known.id == row.patient) {
                here.extend(one(conn, row.patient)?);
            }
        }
        found.rows.retain(|row| !here.iter().any(|known| known.id == row.id));
        found.rows.splice(0..0, here);
    }
    Ok(found)
}

fn is_here(row: &QueueRow) -> bool {
    use AppointmentStatus::{CheckedIn, ConsultationCompleted, InConsultation};
    matches!(row.status, CheckedIn | InConsultation | ConsultationCompleted)
}

/// One patient as a row.
pub(super) fn one(conn: &Reader, id: PatientId) -> Result<Option<PatientRow>, StoreError> {
    Ok(patients::find(conn, &id.to_string())?.rows.pop())
}

/// What tells a patient from others of the same name: `03 Aug 1994 · PAT-000012`.
#[must_use]
pub fn told_apart(row: &PatientRow, ui: &Ui<'_>) -> String {
    let born = row.birth.map_or_else(|| ui.text(t::PATIENT_BIRTH_UNKNOWN), |birth| ui.message(&birth.message()));
    format!("{born} · {} · {}", ui.text(row.sex.text()), row.id)
}
