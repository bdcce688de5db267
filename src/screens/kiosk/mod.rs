//! Self check-in in the waiting room. It says no more than a ticket number, a time and where to wait, and whatever is
//! wrong, the same sentence after the same time.

mod draw;

use crate::app::context::Context;
use crate::app::effect::{Effect, SlipReason, Slot, WorkKind};
use crate::app::event::Input;
use crate::app::screen::{Cx, Handled, Screen};
use crate::app::worker::Bench;
use crate::domain::appointment::{AppointmentAction, WORKFLOW};
use crate::domain::patient::{BirthPrecision, parse_birth_date};
use crate::domain::time::Timestamp;
use crate::i18n::{Catalogue, Language, Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::kiosk::{self, Answer};
use crate::store::{StoreError, users};
use crate::ui::Ui;
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::Frame;
use ratatui::layout::Rect;

const ARRIVE: Slot = Slot("kiosk");
const LEAVE: Slot = Slot("kiosk-leave");

/// Milliseconds without a key after which it begins anew.
const IDLE: i64 = 30_000;
/// Milliseconds without a key after which what was typed is hidden.
const MASK: i64 = 5_000;
/// Milliseconds from the question to the answer, whatever it is.
const THINKING: i64 = 1_500;
/// Milliseconds for which an answer stands there.
const ANSWERED: i64 = 20_000;
/// The longest thing that can be typed.
const LONGEST: usize = 30;

/// What is on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Page {
    /// The person who opened it may not check patients in.
    Refused,
    /// Choose a language.
    Welcome,
    /// Type a number.
    Number,
    /// Type the birth date.
    Birth,
    /// The answer is on its way; it is not shown before it is time.
    Thinking(Option<Answer>),
    /// The answer.
    Said(Answer),
    /// The password of whoever opened it; whether the last one was wrong.
    Leave(bool),
}

/// The kiosk.
pub struct Kiosk {
    page: Page,
    /// What is being typed on this page.
    typed: String,
    /// What was typed before.
    number: String,
    /// The last key, or when the page came up.
    since: Timestamp,
    /// How to begin, in every language.
    invitations: Vec<(Language, String)>,
}

/// What comes back.
pub enum Msg {
    /// The answer to a number and a birth date.
    Answered(Result<Answer, StoreError>),
    /// Whether the password was right.
    Left(Result<(), StoreError>),
}

impl Kiosk {
    /// The first page.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            page: Page::Welcome,
            typed: String::new(),
            number: String::new(),
            since: Timestamp(0),
            invitations: Vec::new(),
        }
    }

    fn turn_to(&mut self, page: Page, cx: &Cx<'_, Self>) {
        self.page = page;
        self.typed.clear();
        self.since = cx.now();
    }

    /// Forgets everything and speaks the clinic's language again.
    fn begin_anew(&mut self, cx: &mut Cx<'_, Self>) {
        self.number.clear();
        cx.effect(Effect::Speak(cx.context().settings.language));
        self.turn_to(Page::Welcome, cx);
    }

    fn entered(&mut self, cx: &mut Cx<'_, Self>) {
        match self.page {
            Page::Number if !self.typed.trim().is_empty() => {
                self.number = std::mem::take(&mut self.typed);
                self.turn_to(Page::Birth, cx);
            }
            Page::Birth if !self.typed.trim().is_empty() => self.ask(cx),
            Page::Leave(_) => self.leave(cx),
            Page::Said(_) => self.begin_anew(cx),
            Page::Refused | Page::Welcome | Page::Number | Page::Birth | Page::Thinking(_) => {}
        }
    }

    fn ask(&mut self, cx: &mut Cx<'_, Self>) {
        let birth = parse_birth_date(&self.typed, cx.context().today()).ok();
        let birth = birth.filter(|birth| birth.precision == BirthPrecision::Day).map(|birth| birth.date);
        let number = std::mem::take(&mut self.number);
        self.turn_to(Page::Thinking(None), cx);
        cx.write(ARRIVE, move |tx| kiosk::arrive(tx, &number, birth), Msg::Answered);
    }

    fn leave(&mut self, cx: &mut Cx<'_, Self>) {
        let Some(user) = cx.context().actor().map(|actor| actor.user) else { return };
        let password = std::mem::take(&mut self.typed);
        let compare = move |bench: &mut Bench| {
            let now = bench.now();
            users::unlock(bench.store()?, user, &password, now)
        };
        cx.work(WorkKind::Write, LEAVE, compare, Msg::Left);
    }

    /// The answer has come, and it is time to show it.
    fn say(&mut self, answer: Answer, cx: &mut Cx<'_, Self>) {
        if let Answer::Arrived { visit, .. } = &answer
            && !cx.context().slips.command.is_empty()
        {
            let language = cx.context().locale.language;
            cx.effect(Effect::Slip { visit: *visit, language, why: SlipReason::Asked });
        }
        self.turn_to(Page::Said(answer), cx);
    }

    fn after(&self, milliseconds: i64) -> Timestamp {
        Timestamp(self.since.0.saturating_add(milliseconds))
    }

    /// Whether what was typed is hidden by now.
    fn is_masked(&self, now: Timestamp) -> bool {
        matches!(self.page, Page::Leave(_)) || now >= self.after(MASK)
    }
}

impl Default for Kiosk {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for Kiosk {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::KIOSK_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::KIOSK]
    }

    fn full_screen(&self) -> bool {
        true
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        let settings = &cx.context().settings;
        let invitation = |language| (language, Catalogue::new(settings.locale(language)).text(t::KIOSK_BEGIN));
        self.invitations = Language::ALL.into_iter().map(invitation).collect();
        self.begin_anew(cx);
        if cx.context().require(WORKFLOW.roles(AppointmentAction::CheckIn)).is_err() {
            self.turn_to(Page::Refused, cx);
        }
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
        let typed = match input {
            Input::Key(key) if key.modifiers.contains(KeyModifiers::CONTROL) => return Handled::No,
            Input::Key(key) => match key.code {
                KeyCode::Char(c) => Some(c),
                KeyCode::Backspace => {
                    self.typed.pop();
                    None
                }
                _ => return Handled::No,
            },
            Input::Paste(_) => None,
        };
        self.since = if matches!(self.page, Page::Thinking(_)) { self.since } else { cx.now() };
        let Some(c) = typed else { return Handled::Yes };
        match &self.page {
            Page::Welcome => {
                let chosen = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
                if let Some(language) = chosen.and_then(|index| Language::ALL.get(index)) {
                    cx.effect(Effect::Speak(*language));
                    self.turn_to(Page::Number, cx);
                }
            }
            Page::Number | Page::Birth | Page::Leave(_) if self.typed.chars().count() < LONGEST => self.typed.push(c),
            _ => {}
        }
        Handled::Yes
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Open => self.entered(cx),
            Command::Back if self.page == Page::Refused => cx.effect(Effect::SignOut),
            Command::Back if !matches!(self.page, Page::Thinking(_)) => self.begin_anew(cx),
            Command::Leaving if self.page == Page::Refused => cx.effect(Effect::SignOut),
            Command::Leaving if !matches!(self.page, Page::Thinking(_)) => {
                self.begin_anew(cx);
                self.turn_to(Page::Leave(false), cx);
            }
            _ => {}
        }
        // Nothing goes on to the app: it would open the way out.
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Answered(answer) => {
                // What went wrong inside is in the log, and nobody's business here.
                let answer = answer.unwrap_or_else(|error| {
                    tracing::warn!(%error, "kiosk");
                    Answer::Desk
                });
                if cx.now() >= self.after(THINKING) {
                    self.say(answer, cx);
                } else {
                    self.page = Page::Thinking(Some(answer));
                }
            }
            Msg::Left(Ok(())) => {
                cx.effect(Effect::SignOut);
                cx.effect(Effect::Quit);
            }
            Msg::Left(Err(_)) => self.turn_to(Page::Leave(true), cx),
        }
    }

    fn wakes_at(&self, context: &Context) -> Option<Timestamp> {
        let idle = self.after(IDLE);
        match &self.page {
            Page::Refused | Page::Welcome | Page::Thinking(None) => None,
            Page::Number | Page::Birth if !self.typed.is_empty() && context.now < self.after(MASK) => {
                Some(self.after(MASK))
            }
            Page::Number | Page::Birth | Page::Leave(_) => Some(idle),
            Page::Thinking(Some(_)) => Some(self.after(THINKING)),
            Page::Said(_) => Some(self.after(ANSWERED)),
        }
    }

    fn wake(&mut self, cx: &mut Cx<'_, Self>) {
        let now = cx.now();
        match self.page.clone() {
            Page::Thinking(Some(answer)) if now >= self.after(THINKING) => self.say(answer, cx),
            Page::Said(_) if now >= self.after(ANSWERED) => self.begin_anew(cx),
            Page::Number | Page::Birth | Page::Leave(_) if now >= self.after(IDLE) => self.begin_anew(cx),
            _ => {}
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        self.draw_page(frame.buffer_mut(), area, ui);
    }
}
