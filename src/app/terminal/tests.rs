use super::*;
use crate::i18n::t;
use crate::logging::Incident;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use std::cell::RefCell;
use std::rc::Rc;

/// A line that keeps every write it was sent.
#[derive(Clone, Default)]
struct Writes(Rc<RefCell<Vec<Vec<u8>>>>);

impl Write for Writes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().push(bytes.to_vec());
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Writes {
    /// What was sent since the last call, write by write.
    fn take(&self) -> Vec<String> {
        self.0.take().into_iter().map(|bytes| String::from_utf8(bytes).unwrap()).collect()
    }
}

fn terminal() -> (Terminal<Writes>, Writes) {
    let writes = Writes::default();
    let terminal = Terminal::over(writes.clone(), Size::new(80, 24)).unwrap();
    writes.take();
    (terminal, writes)
}

/// A queue of eighteen rows as wide as the screen, one of them selected.
fn queue(frame: &mut Frame<'_>, selected: usize) {
    let rows = (0..18).map(|row| {
        let line =
            Line::raw(format!(" APT-{row:06}  08:{row:02}  Ana Beatriz Conceição de Sá   PAT-{row:06}  {row:>3} min"));
        if row == selected { line.patch_style(Style::new().add_modifier(Modifier::REVERSED)) } else { line }
    });
    frame.render_widget(Paragraph::new(rows.collect::<Vec<_>>()), frame.area());
}

#[test]
fn an_identical_frame_sends_nothing() {
    let (mut terminal, writes) = terminal();
    terminal.draw(|frame| queue(frame, 0)).unwrap();
    assert!(!writes.take().is_empty());
    for _ in 0..3 {
        terminal.draw(|frame| queue(frame, 0)).unwrap();
    }
    assert_eq!(writes.take(), [""; 0]);
}

#[test]
fn an_identical_frame_with_a_cursor_sends_nothing() {
    let (mut terminal, writes) = terminal();
    for _ in 0..3 {
        writes.take();
        terminal
            .draw(|frame| {
                queue(frame, 0);
                frame.set_cursor_position((5, 5));
            })
            .unwrap();
    }
    assert_eq!(writes.take(), [""; 0]);
}

#[test]
fn a_frame_is_one_write_inside_a_synchronized_update() {
    let (mut terminal, writes) = terminal();
    terminal
        .draw(|frame| {
            queue(frame, 0);
            frame.set_cursor_position((5, 5));
        })
        .unwrap();
    let sent = writes.take();
    assert_eq!(sent.len(), 1);
    assert!(sent[0].starts_with("\x1b[?2026h") && sent[0].ends_with("\x1b[?25h\x1b[6;6H\x1b[?2026l"), "{:?}", sent[0]);
    assert_eq!(sent[0].matches("\x1b[?2026").count(), 2);
}

#[test]
fn moving_the_selection_by_one_row_costs_at_most_400_bytes() {
    let (mut terminal, writes) = terminal();
    terminal.draw(|frame| queue(frame, 0)).unwrap();
    writes.take();
    terminal.draw(|frame| queue(frame, 1)).unwrap();
    let sent = writes.take().concat();
    assert!(sent.len() <= 400, "{} bytes: {sent:?}", sent.len());
}

#[test]
fn moving_only_the_cursor_sends_only_the_cursor() {
    let (mut terminal, writes) = terminal();
    for x in [3, 4] {
        writes.take();
        terminal.draw(|frame| frame.set_cursor_position((x, 0))).unwrap();
    }
    assert_eq!(writes.take(), ["\x1b[?2026h\x1b[1;5H\x1b[?2026l"]);
}

#[test]
fn leaving_undoes_every_mode_that_entering_set() {
    let writes = Writes::default();
    let mut terminal = Terminal::over(writes.clone(), Size::new(80, 24)).unwrap();
    terminal.set_mouse(true).unwrap();
    let set = writes.take().concat();
    terminal.leave();
    let reset = writes.take().concat();
    for mode in ["?1049", "?2004", "?1004", "?1000", "?1002", "?1003", "?1006", "?1015"] {
        assert!(set.contains(&format!("{mode}h")), "{mode} is not set by {set:?}");
        assert!(reset.contains(&format!("{mode}l")), "{mode} is not reset by {reset:?}");
    }
    assert!(set.contains("\x1b[?25l") && reset.contains("\x1b[?25h"), "the cursor comes back");
}

#[test]
fn the_mouse_is_the_persons_own_until_it_is_asked_for() {
    let writes = Writes::default();
    let _terminal = Terminal::over(writes.clone(), Size::new(80, 24)).unwrap();
    assert!(!writes.take().concat().contains("?1000h"));
}

#[test]
fn a_suspended_terminal_is_given_back_once_and_drawn_whole_on_return() {
    let (mut terminal, writes) = terminal();
    terminal.set_mouse(true).unwrap();
    terminal.draw(|frame| queue(frame, 0)).unwrap();
    writes.take();
    terminal.suspend().unwrap();
    assert!(writes.take().concat().contains("\x1b[?1049l"));
    terminal.suspend().unwrap();
    assert_eq!(writes.take(), [""; 0]);
    terminal.resume().unwrap();
    terminal.draw(|frame| queue(frame, 0)).unwrap();
    let sent = writes.take().concat();
    assert!(sent.contains("\x1b[?1049h") && sent.contains("?1000h"), "{sent:?}");
    assert!(sent.contains("APT-000000") && sent.contains("APT-000017"));
}

#[test]
fn another_size_draws_the_frame_whole() {
    let (mut terminal, writes) = terminal();
    terminal.draw(|frame| queue(frame, 0)).unwrap();
    writes.take();
    terminal.resize(60, 10);
    terminal.draw(|frame| queue(frame, 0)).unwrap();
    let sent = writes.take();
    assert_eq!(sent.len(), 1);
    assert!(sent[0].contains("APT-000009") && !sent[0].contains("APT-000010"), "{sent:?}");
}

#[test]
fn a_window_that_was_smaller_for_a_moment_is_drawn_whole() {
    let (mut terminal, writes) = terminal();
    terminal.draw(|frame| queue(frame, 0)).unwrap();
    writes.take();
    terminal.resize(80, 24);
    terminal.draw(|frame| queue(frame, 0)).unwrap();
    let sent = writes.take();
    assert_eq!(sent.len(), 1);
    assert!(sent[0].contains("\x1b[2J") && sent[0].contains("APT-000017"), "{sent:?}");
    terminal.draw(|frame| queue(frame, 0)).unwrap();
    assert_eq!(writes.take(), [""; 0]);
}

/// A line that drops after the first writes.
struct Dropping(usize);

impl Write for Dropping {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(1).ok_or_else(|| io::Error::from_raw_os_error(5))?;
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_dropped_line_is_no_error() {
    let mut terminal = Terminal::over(Dropping(2), Size::new(80, 24)).unwrap();
    for selected in 0..5 {
        terminal.draw(|frame| queue(frame, selected)).unwrap();
    }
    terminal.suspend().unwrap();
}

#[test]
fn bold_and_reverse_survive_beside_colours_without_colours() {
    let (mut terminal, writes) = terminal();
    terminal
        .draw(|frame| {
            let style = Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD);
            frame.render_widget(Paragraph::new(Line::styled("selected", style)), frame.area());
        })
        .unwrap();
    let sent = writes.take().concat();
    let before = &sent[..sent.find("selected").unwrap()];
    assert!(before.contains("\x1b[7m") && before.contains("\x1b[1m") && !before.contains("\x1b[0m"), "{sent:?}");
}

#[test]
fn the_sentence_after_a_crash_names_the_incident_and_the_log_in_every_language() {
    let incident = Incident::new();
    let mut sentences: Vec<String> =
        Language::ALL.into_iter().map(|language| crash::sentence(language, &incident, "/srv/polyclinic.log")).collect();
    for sentence in &sentences {
        assert!(sentence.contains(&incident.to_string()) && sentence.contains("/srv/polyclinic.log"), "{sentence}");
        assert!(!sentence.contains(t::CLI_CRASH.id()));
    }
    sentences.dedup();
    assert_eq!(sentences.len(), 4);
}
