//! Taking a sample: from whom and into what, then the number for the label.

use super::big;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::patient::PatientHeader;
use crate::domain::specimen::Container;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::lab::orders::{self, OrderedTest};
use crate::store::lab::queues::SampleRow;
use crate::store::lab::specimens;
use crate::store::{Reader, StoreError, patients};
use crate::ui::theme::Tone;
use crate::ui::{Ui, modal, patient_bar, put, text};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

const LOAD: Slot = Slot("order");
const COLLECT: Slot = Slot("collect");
/// The widest box.
const WIDTH: u16 = 76;
/// Where the tests begin, behind the container.
const TESTS_AT: u16 = 28;

/// The box over the list. Its outcome is the number on the label.
pub(super) struct Collect {
    row: SampleRow,
    patient: Option<PatientHeader>,
    tubes: Vec<(Container, Vec<String>)>,
    accession: Option<String>,
    notice: Option<(Tone, Message)>,
    saving: bool,
}

/// What comes back.
pub(super) enum Msg {
    /// Who it is, and what is drawn into what.
    Loaded(Result<(PatientHeader, Vec<OrderedTest>), StoreError>),
    /// The number for the label.
    Collected(Result<String, StoreError>),
}

impl Collect {
    pub(super) const fn new(row: SampleRow) -> Self {
        Self { row, patient: None, tubes: Vec::new(), accession: None, notice: None, saving: false }
    }

    fn collect(&mut self, cx: &mut Cx<'_, Self>) {
        if self.saving || self.patient.is_none() {
            return;
        }
        self.saving = true;
        let (id, seen, containers) = (self.row.order.id, self.row.order.version, self.row.containers.clone());
        cx.write(
            COLLECT,
            move |tx| specimens::collect(tx, id, seen, &containers).map(|(_, accession)| accession.to_string()),
            Msg::Collected,
        );
    }

    /// Container by container, and its tests behind it.
    fn tube_lines(&self, width: u16, ui: &Ui<'_>) -> Vec<Line<'static>> {
        let room = usize::from(width.saturating_sub(TESTS_AT));
        let mut lines = Vec::new();
        for (container, tests) in &self.tubes {
            let name = text::pad(&ui.text(container.text()), usize::from(TESTS_AT), text::Align::Left);
            let wrapped = text::wrap(&text::harmless(&tests.join(", ")), room);
            for (index, words) in wrapped.into_iter().enumerate() {
                let first = if index == 0 { name.clone() } else { " ".repeat(usize::from(TESTS_AT)) };
                lines.push(Line::from(vec![ui.span(Tone::Accent, first), ui.span(Tone::Text, words)]));
            }
        }
        lines
    }

    /// Before: what is drawn, and what has to be known.
    fn question(&self, width: u16, ui: &Ui<'_>) -> Vec<Line<'static>> {
        let mut lines = self.tube_lines(width, ui);
        if let Some(reason) = self.row.rejected {
            let words = ui.message(&t::SAMPLES_AGAIN.with("reason", reason.text()));
            lines.extend([Line::default(), Line::from(ui.flag(Tone::Warning, words))]);
        }
        lines
    }

    /// After: the number, large, and in plain signs.
    fn label(accession: &str, containers: &str, ui: &Ui<'_>) -> Vec<Line<'static>> {
        let mut lines = vec![Line::from(ui.words(Tone::Muted, t::SAMPLES_LABEL)), Line::default()];
        lines.extend(big::lines(accession).map(|line| Line::styled(line, ui.style(Tone::Title))));
        lines.extend([
            Line::default(),
            Line::from(vec![ui.span(Tone::Title, accession), Span::raw("   "), ui.span(Tone::Accent, containers)]),
        ]);
        lines
    }

    fn answers(&self, ui: &Ui<'_>) -> Line<'static> {
        let answers: &[(Command, crate::i18n::Text)] = if self.accession.is_some() {
            &[(Command::Yes, t::SAMPLES_LABEL_DONE)]
        } else {
            &[(Command::Yes, t::LAB_ACTION_COLLECT_SAMPLE), (Command::No, t::COMMAND_BACK)]
        };
        let mut spans = Vec::new();
        for (command, words) in answers {
            let binding = tables::HARMLESS_QUESTION.bindings.iter().find(|binding| binding.command == *command);
            let key = binding.and_then(|binding| binding.keys.first()).map(|key| key.label(ui.catalogue));
            spans.push(Span::styled(format!("[{}]", key.unwrap_or_default()), ui.style(Tone::FooterKey)));
            spans.push(ui.span(Tone::Text, format!(" {}   ", ui.text(*words))));
        }
        Line::from(spans)
    }
}

/// The tests by the container they are drawn into, in the order of the tests.
fn by_container(tests: Vec<OrderedTest>) -> Vec<(Container, Vec<String>)> {
    let mut tubes: Vec<(Container, Vec<String>)> = Vec::new();
    for test in tests {
        match tubes.iter_mut().find(|(container, _)| *container == test.container) {
            Some((_, names)) => names.push(test.name),
            None => tubes.push((test.container, vec![test.name])),
        }
    }
    tubes
}

impl Screen for Collect {
    type Msg = Msg;
    type Outcome = String;

    fn title(&self) -> Message {
        t::SAMPLES_COLLECT_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::HARMLESS_QUESTION]
    }

    fn modal(&self) -> bool {
        true
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        let (patient, order) = (self.row.order.patient, self.row.order.id);
        let read = move |conn: &Reader| Ok((patients::header(conn, patient)?, orders::tests(conn, order)?));
        cx.query(LOAD, read, Msg::Loaded);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match (command, &self.accession) {
            (Command::Yes | Command::No, Some(accession)) => cx.finish(accession.clone()),
            (Command::Yes, None) => self.collect(cx),
            (Command::No, None) => cx.close(),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok((patient, tests))) => {
                self.patient = Some(patient);
                self.tubes = by_container(tests);
            }
            Msg::Loaded(Err(error)) => cx.fail(error),
            Msg::Collected(Ok(accession)) => {
                self.saving = false;
                self.notice = None;
                self.accession = Some(accession);
            }
            Msg::Collected(Err(error)) => {
                self.saving = false;
                self.notice = Some((Tone::Warning, error.message()));
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let buf = frame.buffer_mut();
        let inner = WIDTH.min(area.width).saturating_sub(4);
        let names: Vec<String> = self.row.containers.iter().map(|container| ui.text(container.text())).collect();
        let lines = match &self.accession {
            Some(accession) => Self::label(accession, &names.join(", "), ui),
            None => self.question(inner, ui),
        };
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(patient_bar::HEIGHT + 6);
        let inside = modal::open(buf, area, ui, &ui.text(t::SAMPLES_COLLECT_TITLE), (WIDTH, height));
        if let Some(patient) = &self.patient {
            patient_bar::draw(buf, inside, ui, patient);
        }
        let body = inside.y + patient_bar::HEIGHT + 1;
        for (line, y) in lines.iter().zip(body..inside.bottom().saturating_sub(2)) {
            put(buf, inside.x, y, inside.width, line);
        }
        if let Some((tone, message)) = &self.notice {
            let line = Line::from(ui.flag(*tone, ui.message(message)));
            put(buf, inside.x, inside.bottom().saturating_sub(2), inside.width, &line);
        }
        if inside.height > 0 {
            put(buf, inside.x, inside.bottom() - 1, inside.width, &self.answers(ui));
        }
    }
}
