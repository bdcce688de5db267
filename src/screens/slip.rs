//! A patient's slip on the screen as it will be on paper: to be printed, or kept in a file.

use crate::app::context::Context;
use crate::app::dialog::Dialog;
use crate::app::effect::{Effect, SlipReason, Slot};
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::AppointmentId;
use crate::domain::vocabulary::Vocabulary as _;
use crate::form::{FieldSpec, FormSpec, Kind};
use crate::i18n::{Catalogue, Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::print::printer::{self, PrintError};
use crate::print::slip;
use crate::store::tickets::{self, SlipFacts};
use crate::store::{StoreError, Tx};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use crate::ui::{Ui, modal, put, text};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::path::Path;

const FACTS: Slot = Slot("slip");
const FILE: FieldName = FieldName("file");

const KEEP: FormSpec = FormSpec {
    id: "keep-slip",
    title: t::SLIP_KEEP_TITLE,
    fields: &[FieldSpec::new(FILE, t::SLIP_FILE, Kind::Line { max: 200 }).required()],
};

/// The slip of an appointment.
pub struct SlipView {
    visit: AppointmentId,
    lines: Vec<String>,
}

/// What comes back.
pub enum Msg {
    /// What is on it.
    Loaded(Result<SlipFacts, StoreError>),
    /// It is in this file.
    Kept(String),
}

impl SlipView {
    /// The slip of this appointment.
    #[must_use]
    pub const fn of(visit: AppointmentId) -> Self {
        Self { visit, lines: Vec::new() }
    }

    fn keep(&self, cx: &mut Cx<'_, Self>) {
        let text = self.lines.join("\n") + "\n";
        let save = move |_: &Tx<'_>, values: &crate::form::Values| {
            let path = values.text(FILE).unwrap_or_default().to_owned();
            printer::keep(Path::new(&path), &text)
                .map(|()| path)
                .map_err(|error| RuleError::field(FILE, error.message()).into())
        };
        let name = format!("slip-{}.txt", self.visit);
        let dialog = Dialog::new(&KEEP, cx.context().form(), save).with(FILE, name);
        cx.open(dialog, Msg::Kept);
    }
}

impl Screen for SlipView {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::SLIP_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::SLIP, &tables::GLOBAL]
    }

    fn modal(&self) -> bool {
        true
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        match command {
            Command::Print if context.slips.command.is_empty() => Err(PrintError::None.message()),
            _ => Ok(()),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        let visit = self.visit;
        cx.query(FACTS, move |conn| tickets::slip(conn, visit), Msg::Loaded);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Print => {
                let language = cx.context().settings.language;
                cx.effect(Effect::Slip { visit: self.visit, language, why: SlipReason::Asked });
                cx.close();
            }
            Command::KeepSlip if !self.lines.is_empty() => self.keep(cx),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok(facts)) => {
                // The patient reads it, so it speaks the clinic's language, not the reader's.
                let settings = &cx.context().settings;
                let catalogue = Catalogue::new(settings.locale(settings.language));
                self.lines = slip::text(&facts, &catalogue, facts.columns).lines().map(str::to_owned).collect();
            }
            Msg::Loaded(Err(error)) => {
                cx.fail(error);
                cx.close();
            }
            Msg::Kept(path) => {
                cx.say(Toast::done(t::SLIP_KEPT.with("path", path)));
                cx.close();
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let buf = frame.buffer_mut();
        let widest = self.lines.iter().map(|line| text::width(line)).max().unwrap_or(0);
        let mut spans = Vec::new();
        for (index, binding) in tables::SLIP.bindings.iter().enumerate() {
            let key = binding.keys.first().map(|key| key.label(ui.catalogue)).unwrap_or_default();
            let apart = if index == 0 { "" } else { "   " };
            spans.push(ui.span(Tone::FooterKey, format!("{apart}[{key}]")));
            spans.push(ui.span(Tone::Text, format!(" {}", ui.text(binding.command.text()))));
        }
        let keys = Line::from(spans);
        let widest = widest.max(text::line_width(&keys));
        let size = |count: usize, more: u16| u16::try_from(count).unwrap_or(u16::MAX).saturating_add(more);
        let inside = modal::open(buf, area, ui, &ui.text(t::SLIP_TITLE), (size(widest, 4), size(self.lines.len(), 4)));
        for (y, line) in (inside.y..inside.bottom().saturating_sub(2)).zip(&self.lines) {
            put(buf, inside.x, y, inside.width, &Line::from(ui.span(Tone::Text, line)));
        }
        put(buf, inside.x, inside.bottom().saturating_sub(1), inside.width, &keys);
    }
}
