//! Who changed what about one entry, and when: read from the audit log.

use super::shelf::Subject;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::money::Money;
use crate::domain::time::Timestamp;
use crate::i18n::{Message, Text, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::StoreError;
use crate::store::audit::{self, AuditRow};
use crate::ui::table::{Column, Empty, List, Row, Step, Width};
use crate::ui::theme::Tone;
use crate::ui::{Ui, modal, put};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use serde_json::Value as Json;

const ROWS: Slot = Slot("history");
/// How many entries of the log are shown.
const ENTRIES: usize = 100;

/// One line: what was done, or one value that became another.
#[derive(Debug, Clone)]
struct Told {
    /// The entry of the log, and which of its values.
    id: (i64, usize),
    /// When and who; only in the first line of an entry.
    by: Option<(Timestamp, String)>,
    action: Text,
    value: Option<(String, Json, Json)>,
}

impl Row for Told {
    type Id = (i64, usize);
    fn id(&self) -> (i64, usize) {
        self.id
    }
}

/// The box.
pub struct History {
    subject: Subject,
    list: List<Told>,
}

impl History {
    /// Of this entry.
    #[must_use]
    pub const fn of(subject: Subject) -> Self {
        Self { subject, list: List::new() }
    }

    fn told(&self, row: &AuditRow) -> Vec<Told> {
        let values = |text: &Option<String>| text.as_deref().and_then(|text| serde_json::from_str(text).ok());
        let (old, new): (Option<Json>, Option<Json>) = (values(&row.old), values(&row.new));
        let by = || Some((row.at, row.actor.clone()));
        let action = action(&row.action);
        let only = self.subject.only;
        let told: Vec<Told> = changed(old.as_ref(), new.as_ref())
            .into_iter()
            .filter(|(key, ..)| only.is_empty() || only.contains(&key.as_str()))
            .enumerate()
            .map(|(index, value)| Told {
                id: (row.id, index),
                by: (index == 0).then(by).flatten(),
                action,
                value: Some(value),
            })
            .collect();
        if told.is_empty() && only.is_empty() {
            return vec![Told { id: (row.id, 0), by: by(), action, value: None }];
        }
        told
    }
}

/// The values that an edit changed; of something new there is no telling apart.
fn changed(old: Option<&Json>, new: Option<&Json>) -> Vec<(String, Json, Json)> {
    let (Some(Json::Object(old)), Some(Json::Object(new))) = (old, new) else { return Vec::new() };
    let differs = |(key, value): (&String, &Json)| {
        let before = old.get(key).cloned().unwrap_or(Json::Null);
        (before != *value).then(|| (key.clone(), before, value.clone()))
    };
    new.iter().filter_map(differs).collect()
}

fn action(word: &str) -> Text {
    match word {
        "create" => t::CATALOGUES_DID_CREATE,
        "activate" => t::CATALOGUES_DID_ACTIVATE,
        "deactivate" => t::CATALOGUES_DID_DEACTIVATE,
        "link_account" => t::CATALOGUES_DID_LINK,
        "set_weekly" => t::CATALOGUES_DID_SET_WEEKLY,
        "add_exception" => t::CATALOGUES_DID_ADD_EXCEPTION,
        "remove_exception" => t::CATALOGUES_DID_REMOVE_EXCEPTION,
        "reset_password" => t::CATALOGUES_DID_RESET_PASSWORD,
        "set_roles" => t::CATALOGUES_DID_SET_ROLES,
        _ => t::CATALOGUES_DID_EDIT,
    }
}

/// What a value of the log is called; values without a name of their own go by what was done.
fn label(key: &str) -> Option<Text> {
    Some(match key {
        "name" | "clinic_name" => t::CATALOGUES_NAME,
        "title" => t::CATALOGUES_TITLE,
        "identifier_type" => t::CATALOGUES_IDENTIFIER_TYPE,
        "identifier" => t::CATALOGUES_IDENTIFIER,
        "birth_date" => t::CATALOGUES_BIRTH_DATE,
        "sex" => t::CATALOGUES_SEX,
        "address" => t::CATALOGUES_ADDRESS,
        "phone" => t::CATALOGUES_PHONE,
        "email" => t::CATALOGUES_EMAIL,
        "licence" => t::CATALOGUES_LICENCE,
        "licence_expires" => t::CATALOGUES_LICENCE_EXPIRES,
        "specialty" => t::CATALOGUES_SPECIALTY,
        "qualifications" => t::CATALOGUES_QUALIFICATIONS,
        "fee" => t::CATALOGUES_FEE,
        "biography" => t::CATALOGUES_BIOGRAPHY,
        "room" => t::CATALOGUES_ROOM,
        "account" => t::CATALOGUES_ACCOUNT,
        "web_page" => t::CATALOGUES_WEB_PAGE,
        "coverage_bp" => t::CATALOGUES_COVERAGE,
        "minutes" => t::CATALOGUES_MINUTES,
        "roles" => t::USERS_ROLES,
        "language" => t::CATALOGUES_LANGUAGE,
        warn if warn.ends_with("_warn") => t::SETTING_WAIT_WARN,
        late if late.ends_with("_late") => t::SETTING_WAIT_LATE,
        _ => return None,
    })
}

/// A value as people read it; long and nested ones are not repeated.
fn shown(key: &str, value: &Json, ui: &Ui<'_>) -> String {
    match (key, value) {
        ("fee", Json::Number(minor)) => {
            minor.as_i64().map_or_else(String::new, |minor| ui.formats().amount(Money::of_minor(minor)))
        }
        ("coverage_bp", Json::Number(bp)) => super::rows::percent(bp.as_i64().unwrap_or(0), ui),
        (_, Json::Null) => "–".to_owned(),
        (_, Json::String(words)) if words.is_empty() => "–".to_owned(),
        (_, Json::String(words)) => {
            words.parse().map_or_else(|_| words.replace('\n', " · "), |date| ui.formats().date(date))
        }
        (_, Json::Object(name)) => {
            let part = |key: &str| name.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
            format!("{} {}", part("given"), part("family")).trim().to_owned()
        }
        (_, Json::Array(words)) => words.iter().filter_map(Json::as_str).collect::<Vec<_>>().join(", "),
        (_, other) => other.to_string(),
    }
}

const COLUMNS: &[Column<Told>] = &[
    Column::new(t::CATALOGUES_WHEN, Width::Fixed(12), |told, ui| {
        Line::from(
            ui.span(Tone::Muted, told.by.as_ref().map_or_else(String::new, |(at, _)| ui.formats().date_time(*at))),
        )
    }),
    Column::new(t::CATALOGUES_WHO, Width::Fill(14, 1), |told, ui| {
        Line::from(ui.span(Tone::Text, told.by.as_ref().map_or("", |(_, by)| by.as_str())))
    }),
    Column::new(t::CATALOGUES_WHAT, Width::Fill(24, 3), |told, ui| {
        let Some((key, old, new)) = &told.value else { return Line::from(ui.words(Tone::Text, told.action)) };
        // Which specialty it was, the log keeps as a key that nobody knows.
        let words = match key.as_str() {
            "specialty" | "weekly" => String::new(),
            _ => format!(" {} → {}", shown(key, old, ui), shown(key, new, ui)),
        };
        let name = label(key).unwrap_or(told.action);
        Line::from(vec![ui.words(Tone::Muted, name), ui.span(Tone::Text, words)])
    }),
];

impl Screen for History {
    type Msg = Result<Vec<AuditRow>, StoreError>;
    type Outcome = ();

    fn title(&self) -> Message {
        t::CATALOGUES_HISTORY_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::LIST, &tables::GLOBAL]
    }

    fn modal(&self) -> bool {
        true
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let (entity, id) = (self.subject.entity, self.subject.id);
        cx.query(ROWS, move |conn| audit::history(conn, entity, id, ENTRIES), |rows| rows);
    }

    fn command(&mut self, command: Command, _cx: &mut Cx<'_, Self>) -> Handled {
        let Some(step) = Step::of_command(command) else { return Handled::No };
        self.list.step(step);
        Handled::Yes
    }

    fn update(&mut self, rows: Self::Msg, cx: &mut Cx<'_, Self>) {
        match rows {
            Ok(rows) => self.list.set_rows(rows.iter().flat_map(|row| self.told(row)).collect()),
            Err(error) => cx.fail(error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let rows = u16::try_from(self.list.rows().len()).unwrap_or(u16::MAX).max(3);
        let height = rows.saturating_add(6).min(area.height.saturating_sub(2));
        let width = area.width.saturating_sub(4).min(100);
        let title = ui.text(t::CATALOGUES_HISTORY_TITLE);
        let inside = modal::open(frame.buffer_mut(), area, ui, &title, (width, height));
        let name = Line::from(ui.span(Tone::Title, ui.message(&self.subject.name)));
        put(frame.buffer_mut(), inside.x, inside.y, inside.width, &name);
        let list = Rect { y: inside.y.saturating_add(2), height: inside.height.saturating_sub(2), ..inside };
        let empty = Empty { text: t::CATALOGUES_NO_HISTORY, hint: None };
        self.list.draw(frame.buffer_mut(), list, ui, COLUMNS, empty);
    }
}
