//! The box of an order: for whom, what is chosen, what is found, how soon and why.

use super::find::Found;
use super::{Offer, OrderTests};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::t;
use crate::screens::queue;
use crate::store::lab::orders::Wanted;
use crate::ui::theme::Tone;
use crate::ui::{Ui, modal, put, text};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

/// Priority, two lines of information, and the help.
const FORM: u16 = 4;

pub(super) fn order(screen: &mut OrderTests, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
    let size = (76, area.height.min(26));
    let inside = modal::open(frame.buffer_mut(), area, ui, &ui.text(t::ORDER_TITLE), size);
    let Some(offer) = screen.offer.take() else {
        put(frame.buffer_mut(), inside.x, inside.y, inside.width, &Line::from(ui.words(Tone::Muted, t::UI_LOADING)));
        return;
    };
    let row = |y: u16| Rect { y: inside.y + y, height: 1, ..inside }.intersection(inside);
    put_line(frame, row(0), &who(&offer, ui));
    put_line(frame, row(1), &chosen(screen, &offer, ui));
    find_line(screen, frame, row(2), ui);
    let list = Rect { y: inside.y + 3, height: inside.height.saturating_sub(FORM + 5), ..inside }.intersection(inside);
    found(screen, &offer, frame, list, ui);
    let form = Rect { y: list.bottom() + 1, height: FORM, ..inside }.intersection(inside);
    if let Some(rest) = &mut screen.rest {
        rest.rest(!screen.in_form);
        rest.draw(frame, form, ui);
    }
    if !screen.in_form {
        let line = Line::from(vec![Span::raw("  "), ui.words(Tone::Muted, t::ORDER_HINT)]);
        put_line(frame, Rect { y: form.bottom().saturating_sub(1), height: 1, ..form }, &line);
    }
    put_line(frame, Rect { y: inside.bottom().saturating_sub(1), height: 1, ..inside }, &foot(screen, &offer, ui));
    screen.offer = Some(offer);
}

fn put_line(frame: &mut Frame<'_>, at: Rect, line: &Line<'_>) {
    put(frame.buffer_mut(), at.x, at.y, at.width, line);
}

fn who(offer: &Offer, ui: &Ui<'_>) -> Line<'static> {
    let patient = &offer.patient;
    let facts = format!("  {} · {}", patient.id, queue::age_and_sex(patient.birth, patient.sex, ui));
    Line::from(vec![ui.span(Tone::Title, patient.name.listed()), ui.span(Tone::Muted, facts)])
}

fn chosen(screen: &OrderTests, offer: &Offer, ui: &Ui<'_>) -> Line<'static> {
    if screen.chosen.is_empty() {
        return Line::from(ui.words(Tone::Muted, t::ORDER_NOTHING));
    }
    let names: Vec<&str> = screen.chosen.iter().map(|wanted| offer.name(wanted)).collect();
    Line::from(ui.flag(Tone::Ok, ui.labelled(&screen.chosen.len().to_string(), &names.join(", "))))
}

fn find_line(screen: &OrderTests, frame: &mut Frame<'_>, at: Rect, ui: &Ui<'_>) {
    if at.is_empty() {
        return;
    }
    let label = format!("{} ", ui.text(t::ORDER_FIND));
    let used = u16::try_from(text::width(&label)).unwrap_or(0).min(at.width);
    let error = screen.error.as_ref().map(|error| ui.flag(Tone::FieldError, ui.message(error)));
    let taken = error.as_ref().map_or(0, |error| u16::try_from(text::width(&error.content)).unwrap_or(0) + 2);
    let field = Rect { x: at.x + used, width: (at.width - used).saturating_sub(taken), ..at };
    let tone = match (screen.in_form, screen.error.is_some()) {
        (false, _) => Tone::FieldFocused,
        (true, true) => Tone::FieldError,
        (true, false) => Tone::Field,
    };
    let columns = usize::from(field.width);
    let (words, cursor) = screen.finder.query.window(columns);
    put_line(frame, at, &Line::from(ui.span(Tone::Text, label)));
    let typed = text::pad(&words, columns, text::Align::Left);
    put_line(frame, field, &Line::styled(typed, ui.style(tone)));
    if let Some(error) = error {
        put(frame.buffer_mut(), field.right() + 2, at.y, taken, &Line::from(error));
    }
    if !screen.in_form && field.width > 0 {
        let column = u16::try_from(cursor).unwrap_or(0).min(field.width - 1);
        frame.set_cursor_position(Position { x: field.x + column, y: field.y });
    }
}

fn found(screen: &mut OrderTests, offer: &Offer, frame: &mut Frame<'_>, list: Rect, ui: &Ui<'_>) {
    let own = screen.finder.query().trim().to_owned();
    let taken = screen.chosen.clone();
    let (rows, selected) = screen.finder.window(usize::from(list.height));
    for ((place, found), y) in rows.iter().enumerate().zip(list.y..list.bottom()) {
        let is_selected = selected == Some(place);
        let mut spans = vec![Span::raw(if is_selected { "› " } else { "  " })];
        match found {
            Found::Test(index) => spans.extend(test(offer, *index, &taken, ui)),
            Found::OwnWords => {
                spans.push(ui.span(Tone::Accent, ui.message(&t::UI_OWN_WORDS.with("words", own.as_str()))));
            }
        }
        put(frame.buffer_mut(), list.x, y, list.width, &Line::from(spans));
        if is_selected {
            frame.buffer_mut().set_style(Rect { y, height: 1, ..list }, ui.style(Tone::SelectedRow));
        }
    }
}

/// `✓ K     Potassium   biochemistry · serum tube (red)   ▲ ordered 08:12`
fn test(offer: &Offer, index: usize, chosen: &[Wanted], ui: &Ui<'_>) -> Vec<Span<'static>> {
    let Some(test) = offer.tests.get(index) else { return Vec::new() };
    let mark = if chosen.contains(&Wanted::Test(test.id)) { "✓ " } else { "  " };
    let facts = match offer.measures(test) {
        "" => format!("  {} · {}", ui.text(test.section.text()), ui.text(test.container.text())),
        measures => format!("  {measures}"),
    };
    let mut spans = vec![
        ui.span(Tone::Ok, mark),
        ui.span(Tone::Accent, text::pad(&test.code, 7, text::Align::Left)),
        ui.span(Tone::Text, &test.name),
    ];
    match offer.ordered_lately(test.id) {
        Some(recent) => {
            let said = ui.message(&t::ORDER_LATELY.with("at", ui.when(recent.at)).with("by", recent.by.as_str()));
            spans.extend([Span::raw("  "), ui.flag(Tone::Warning, said)]);
        }
        None => spans.push(ui.span(Tone::Muted, facts)),
    }
    spans
}

/// What the store said, else which of the chosen tests were ordered lately already.
fn foot(screen: &OrderTests, offer: &Offer, ui: &Ui<'_>) -> Line<'static> {
    if let Some((tone, message)) = &screen.notice {
        return Line::from(ui.flag(*tone, ui.message(message)));
    }
    let twice = screen.chosen.iter().find_map(|wanted| match wanted {
        Wanted::Test(id) => offer.ordered_lately(*id).map(|recent| (offer.name(wanted), recent)),
        Wanted::FreeText(_) => None,
    });
    match twice {
        Some((name, recent)) => {
            let said = t::ORDER_TWICE
                .with("test", name)
                .with("number", recent.order.to_string())
                .with("at", ui.when(recent.at));
            Line::from(ui.flag(Tone::Warning, ui.message(&said)))
        }
        None if screen.busy => Line::from(ui.words(Tone::Muted, t::DIALOG_SAVING)),
        None => Line::default(),
    }
}
