//! The two records on the screen: who they are, what hangs on them, and each field with both values.

use super::{Choice, Merge, Side};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Text, t};
use crate::screens::patients::card::joined;
use crate::store::patients::merge::{Counts, MergeField};
use crate::ui::table::{Column, Empty, Width};
use crate::ui::theme::Tone;
use crate::ui::{Ui, put, text};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

const COLUMNS: &[Column<Choice>] = &[
    Column::new(t::MERGE_FIELD, Width::Fixed(19), |row, ui| {
        let tone = if row.agree() { Tone::Muted } else { Tone::Text };
        Line::from(ui.words(tone, row.field.text()))
    }),
    Column::new(t::MERGE_STAYS, Width::Fill(22, 1), |row: &Choice, ui| value(row, &row.stays, !row.taken, ui)),
    Column::new(t::MERGE_GOES, Width::Fill(22, 1), |row: &Choice, ui| value(row, &row.goes, row.taken, ui)),
];

/// A value: `● Diop` where it counts, `○ Diopp` where it does not, plain where both say the same.
fn value(row: &Choice, side: &Side, counts: bool, ui: &Ui<'_>) -> Line<'static> {
    let words = words(row.field, side, ui);
    let words = if words.is_empty() { "–".to_owned() } else { words };
    Line::from(match (row.agree(), counts) {
        (true, _) => ui.span(Tone::Muted, format!("  {words}")),
        (false, true) => ui.span(Tone::Title, format!("● {words}")),
        (false, false) => ui.span(Tone::Muted, format!("○ {words}")),
    })
}

fn words(field: MergeField, side: &Side, ui: &Ui<'_>) -> String {
    let details = side.details();
    let address = &details.address;
    match field {
        MergeField::Family => details.name.family.clone(),
        MergeField::Given => details.name.given.clone(),
        MergeField::Birth => details.birth.map(|birth| ui.message(&birth.message())).unwrap_or_default(),
        MergeField::Sex => ui.text(details.sex.text()),
        MergeField::Phone => details.phone.clone(),
        MergeField::Email => details.email.clone(),
        MergeField::Address => {
            let street = format!("{} {}", address.street, address.number);
            let city = format!("{} {}", address.postal_code, address.city);
            joined(
                [street, address.complement.clone(), address.district.clone(), city, address.country.clone()]
                    .map(|part| part.trim().to_owned()),
            )
        }
        MergeField::Cover => {
            let expires = details.policy_expires.map(|date| ui.formats().date(date)).unwrap_or_default();
            joined([side.insurer.clone(), details.policy_number.clone(), expires])
        }
        MergeField::Contact => {
            joined([details.contact.name.clone(), details.contact.relation.clone(), details.contact.phone.clone()])
        }
        MergeField::Blood => details.blood_type.map(|blood| ui.text(blood.text())).unwrap_or_default(),
        MergeField::Marital => details.marital_status.map(|status| ui.text(status.text())).unwrap_or_default(),
        MergeField::Occupation => details.occupation.clone(),
    }
}

/// What hangs on a record: `3 visits, 1 invoice`.
pub(super) fn counted(counts: &Counts, ui: &Ui<'_>) -> String {
    let kinds: [(Text, i64); 6] = [
        (t::MERGE_VISITS, counts.visits),
        (t::MERGE_VITALS, counts.vitals),
        (t::MERGE_LAB_ORDERS, counts.lab_orders),
        (t::MERGE_INVOICES, counts.invoices),
        (t::MERGE_ALLERGIES, counts.allergies),
        (t::MERGE_IDENTIFIERS, counts.identifiers),
    ];
    let some = kinds.into_iter().filter(|(_, count)| *count > 0);
    let told: Vec<String> = some.map(|(words, count)| ui.message(&words.with("count", count))).collect();
    if told.is_empty() { ui.text(t::MERGE_NOTHING) } else { told.join(", ") }
}

impl Merge {
    pub(super) fn draw_all(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let title = Line::from(vec![Span::raw(" "), ui.words(Tone::Title, t::MERGE_TITLE)]);
        put(frame.buffer_mut(), area.x, area.y, area.width, &title);
        let Some(both) = &self.both else { return };
        let sides = [(Tone::Ok, t::MERGE_STAYS, &both.stays), (Tone::Warning, t::MERGE_GOES, &both.goes)];
        for ((tone, words, side), y) in sides.into_iter().zip(area.y + 2..area.bottom()) {
            put(frame.buffer_mut(), area.x, y, area.width, &who(tone, words, side, ui));
        }
        let moving = ui.message(
            &t::MERGE_MOVING
                .with("what", counted(&both.goes.chart.counts, ui))
                .with("source", both.goes.id().to_string())
                .with("target", both.stays.id().to_string()),
        );
        let mut foot = vec![(Tone::Text, moving)];
        if let Some(obstacle) = &both.obstacle {
            foot.push((Tone::Alert, ui.message(obstacle)));
        }
        let columns = usize::from(area.width.saturating_sub(2));
        let lines: Vec<(Tone, String)> = foot
            .into_iter()
            .flat_map(|(tone, words)| text::wrap(&words, columns).into_iter().map(move |line| (tone, line)))
            .collect();
        let below = u16::try_from(lines.len()).unwrap_or(0);
        let y = area.y.saturating_add(5);
        let height = area.bottom().saturating_sub(y).saturating_sub(below + 1);
        let list = Rect { x: area.x + 1, y, width: area.width.saturating_sub(1), height };
        let empty = Empty { text: t::MERGE_NOTHING, hint: None };
        self.list.draw(frame.buffer_mut(), list, ui, COLUMNS, empty);
        for ((tone, line), y) in lines.iter().zip(area.bottom().saturating_sub(below)..area.bottom()) {
            put(frame.buffer_mut(), area.x + 1, y, area.width, &Line::from(ui.span(*tone, line)));
        }
    }
}

/// One of the records in a line: `✓ stays  Diop, Awa · 03 Aug 1994 · PAT-000003  3 visits`.
fn who(tone: Tone, words: Text, side: &Side, ui: &Ui<'_>) -> Line<'static> {
    let details = side.details();
    let born = details.birth.map_or_else(|| ui.text(t::PATIENT_BIRTH_UNKNOWN), |birth| ui.message(&birth.message()));
    let flag = text::pad(&ui.flag(tone, ui.text(words)).content, 14, text::Align::Left);
    Line::from(vec![
        Span::raw("  "),
        ui.span(tone, flag),
        ui.span(Tone::Title, details.name.listed()),
        ui.span(Tone::Text, format!(" · {born} · {}", side.id())),
        Span::raw("  "),
        ui.span(Tone::Muted, counted(&side.chart.counts, ui)),
    ])
}
