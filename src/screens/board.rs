//! The board in the waiting room: the newest calls large enough to be read from a chair, the last few below. It knows
//! nobody's name unless the clinic lets it.

use crate::app::context::Context;
use crate::app::effect::{Effect, Slot};
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::digits;
use crate::domain::time::Timestamp;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::tickets::{self, BoardCall};
use crate::store::{StoreError, settings};
use crate::ui::theme::Tone;
use crate::ui::{Ui, put, text};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

const CALLS: Slot = Slot("board");

/// How many calls are remembered.
const CALLS_SHOWN: usize = 12;
/// How long a new call stands out, in milliseconds.
const FRESH: i64 = 12_000;
/// From this width on two calls stand large beside each other.
const WIDE: u16 = 100;
/// The width of a line of the list.
const LINE: u16 = 64;

/// The board.
#[derive(Default)]
pub struct Board {
    clinic: String,
    calls: Vec<BoardCall>,
    /// The newest call that was shown; none before the first look.
    newest: Option<i64>,
    silent: bool,
    loaded: bool,
}

/// The clinic's name and the calls.
pub type Loaded = Result<(String, Vec<BoardCall>), StoreError>;

impl Board {
    /// A board that rings at every new call, or never.
    #[must_use]
    pub fn new(silent: bool) -> Self {
        Self { silent, ..Self::default() }
    }

    fn fresh_until(call: &BoardCall) -> Timestamp {
        Timestamp(call.call.at.0.saturating_add(FRESH))
    }

    fn is_fresh(call: &BoardCall, now: Timestamp) -> bool {
        now < Self::fresh_until(call)
    }
}

impl Screen for Board {
    type Msg = Loaded;
    type Outcome = ();

    fn title(&self) -> Message {
        t::BOARD_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::BOARD]
    }

    fn full_screen(&self) -> bool {
        true
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let now = cx.now();
        let read = move |conn: &crate::store::Reader| {
            Ok((settings::load(conn)?.clinic_name, tickets::board(conn, now, CALLS_SHOWN)?))
        };
        cx.query(CALLS, read, |loaded| loaded);
    }

    fn wakes_at(&self, context: &Context) -> Option<Timestamp> {
        // Midnight empties the board.
        let (_, tomorrow) = context.locale.zone.bounds(context.today());
        let fresh = self.calls.iter().map(Self::fresh_until).filter(|until| *until > context.now).min();
        fresh.into_iter().chain([tomorrow]).min()
    }

    fn wake(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Quit => cx.effect(Effect::Quit),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, loaded: Loaded, cx: &mut Cx<'_, Self>) {
        match loaded {
            Ok((clinic, calls)) => {
                let newest = calls.iter().map(|call| call.id).max();
                if self.loaded && !self.silent && newest > self.newest {
                    cx.effect(Effect::Bell);
                }
                self.newest = newest.max(self.newest);
                (self.clinic, self.calls, self.loaded) = (clinic, calls, true);
            }
            Err(error) => cx.fail(error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let buf = frame.buffer_mut();
        let head = Rect { height: area.height.min(1), ..area };
        buf.set_style(head, ui.style(Tone::HeaderBar));
        let bar = ui.style(Tone::HeaderBar);
        let clock = format!("{} ", ui.formats().time(ui.now));
        let clock_width = width_of(&clock);
        let name = Line::styled(format!(" {}", text::harmless(&self.clinic)), bar);
        put(buf, head.x, head.y, head.width.saturating_sub(clock_width + 1), &name);
        put(buf, head.right().saturating_sub(clock_width), head.y, clock_width, &Line::styled(clock, bar));
        let body = Rect { y: area.y + head.height, height: area.height - head.height, ..area };
        if self.calls.is_empty() {
            if self.loaded {
                centred(buf, body, body.y + body.height / 2, ui, Tone::Title, &ui.text(t::BOARD_NOBODY));
            }
            return;
        }
        let large = if body.width >= WIDE && self.calls.len() > 1 { 2 } else { 1 };
        // Two thirds for the newest, as far as their digits grow.
        let height = if body.height < 12 { body.height.min(8) } else { body.height * 2 / 3 };
        let top = Rect { height, ..body };
        for (index, call) in (0..).zip(self.calls.iter().take(large)) {
            let width = top.width / u16::try_from(large).unwrap_or(1);
            let place = Rect { x: top.x + index * width, width, ..top };
            draw_call(buf, place, ui, call, Self::is_fresh(call, ui.now));
        }
        let rest = Rect { y: top.bottom(), height: body.height - height, ..body };
        self.draw_rest(buf, rest, ui, large);
    }
}

impl Board {
    fn draw_rest(&self, buf: &mut Buffer, area: Rect, ui: &Ui<'_>, large: usize) {
        let width = LINE.min(area.width.saturating_sub(2));
        let x = area.x + (area.width - width) / 2;
        for (y, call) in (area.y..area.bottom()).zip(self.calls.iter().skip(large)) {
            let number = Span::styled(format!("{:>4}", call.ticket), ui.style(Tone::Title));
            let words = format!("   → {}", place_of(call, ui));
            put(buf, x, y, width, &Line::from(vec![number, ui.span(Tone::Text, words)]));
            let time = ui.formats().time(call.call.at);
            let wide = width_of(&time);
            put(buf, (x + width).saturating_sub(wide), y, wide, &Line::from(ui.span(Tone::Muted, time)));
        }
    }
}

/// `Room 4 · doctor`; the name, as far as the clinic shows it, first.
fn place_of(call: &BoardCall, ui: &Ui<'_>) -> String {
    let name = if call.name.is_empty() { String::new() } else { format!("{}  ", call.name) };
    format!("{name}{} · {}", call.call.place, ui.text(call.call.stage.text()))
}

/// One call: the number as large as the place allows, and where to.
fn draw_call(buf: &mut Buffer, area: Rect, ui: &Ui<'_>, call: &BoardCall, fresh: bool) {
    let style = if fresh { ui.style(Tone::SelectedRow) } else { Style::default() };
    let inside = Rect {
        x: area.x + u16::from(area.width > 2),
        width: area.width.saturating_sub(2),
        y: area.y + u16::from(area.height > 8),
        height: area.height.saturating_sub(u16::from(area.height > 8)),
    };
    buf.set_style(inside, style);
    let number = call.ticket.to_string();
    let room = (usize::from(inside.width.saturating_sub(2)), usize::from(inside.height.saturating_sub(2)));
    let scale = scale(&number, room);
    let lines = digits::lines(&number, scale, "█");
    let used = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2).min(inside.height);
    let first = inside.y + (inside.height - used) / 2;
    let left = inside.x + (inside.width.saturating_sub(columns(digits::width(&number, scale.0)))) / 2;
    for (y, line) in (first..inside.bottom()).zip(&lines) {
        put(buf, left, y, inside.right().saturating_sub(left), &Line::styled(line.clone(), ui.style(Tone::Title)));
    }
    let below = first.saturating_add(used).saturating_sub(1);
    if below < inside.bottom() {
        centred(buf, inside, below, ui, Tone::Title, &format!("→ {}", place_of(call, ui)));
    }
    if fresh {
        buf.set_style(inside, style);
    }
}

/// The columns and rows a point of the digits takes, as many as fit; a point is about twice as high as it is wide.
pub(super) fn scale(number: &str, (width, height): (usize, usize)) -> (usize, usize) {
    let fits = |high: &usize| digits::width(number, 2 * high) <= width && digits::HEIGHT * high <= height;
    match (1..=12).rev().find(fits) {
        Some(high) => (2 * high, high),
        None => (1, 1),
    }
}

fn columns(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

fn width_of(words: &str) -> u16 {
    columns(text::width(words))
}

/// Writes words in the middle of a line.
pub(super) fn centred(buf: &mut Buffer, area: Rect, y: u16, ui: &Ui<'_>, tone: Tone, words: &str) {
    if y >= area.bottom() {
        return;
    }
    let indent = area.width.saturating_sub(width_of(words)) / 2;
    put(buf, area.x + indent, y, area.width - indent, &Line::from(ui.span(tone, words)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::waiting::CallStage;
    use crate::store::tickets::Call;
    use crate::ui::testing::at_every_size;

    #[test]
    fn digits_grow_with_the_room_they_have() {
        for (number, room, expected) in [
            ("7", (3, 5), (1, 1)),
            ("7", (6, 5), (2, 1)),
            ("17", (28, 10), (4, 2)),
            ("117", (43, 100), (2, 1)),
            ("117", (44, 100), (4, 2)),
            ("7", (200, 60), (24, 12)),
        ] {
            assert_eq!(scale(number, room), expected, "{number} {room:?}");
        }
    }

    #[test]
    fn is_safe_at_every_size() {
        let call = |id: i64| BoardCall {
            id,
            ticket: id * 37,
            name: "Zoé".to_owned(),
            call: Call { stage: CallStage::Desk, place: "Room 4".to_owned(), at: crate::ui::testing::NOW },
        };
        for calls in [vec![], vec![call(1)], (1..12).map(call).collect()] {
            let mut board = Board { calls, loaded: true, ..Board::default() };
            at_every_size(|frame, ui| board.draw(frame, frame.area(), ui));
        }
    }
}
