//! Forms of several pages: which one is in view, turning them, and the line that names them.

use super::state::Form;
use crate::i18n::Text;
use crate::ui::Ui;
use crate::ui::text;
use crate::ui::theme::Tone;
use ratatui::text::{Line, Span};
use std::ops::Range;

impl Form {
    /// The fields of the page in view.
    pub(super) fn in_view(&self) -> Range<usize> {
        let pages = self.spec.pages();
        pages.into_iter().map(|(fields, _)| fields).find(|fields| fields.contains(&self.focus)).unwrap_or_default()
    }

    /// The page in view, counted from 0, and how many there are.
    #[must_use]
    pub fn page(&self) -> (usize, usize) {
        let pages = self.spec.pages();
        (pages.iter().position(|(fields, _)| fields.contains(&self.focus)).unwrap_or(0), pages.len())
    }

    /// How many lines the page in view takes in one column, with the line of help and room for two remarks.
    #[must_use]
    pub fn page_height(&self) -> u16 {
        let fields = self.spec.fields.get(self.in_view()).unwrap_or_default();
        fields.iter().map(|field| field.rows() + if field.section.is_some() { 2 } else { 0 }).sum::<u16>() + 3
    }

    /// Turns to the first field of the next page or the one before; `false` on a form of one page. Behind the last page
    /// comes the first.
    pub fn turn(&mut self, forward: bool) -> bool {
        let (page, count) = self.page();
        if count < 2 {
            return false;
        }
        let to = (page + if forward { 1 } else { count - 1 }) % count;
        let start = self.spec.pages().get(to).map_or(0, |(fields, _)| fields.start);
        self.go(start);
        true
    }

    /// The pages by name, the one in view emphasised and those with a refused field marked, where there is room for all;
    /// else the one in view. The count stands before it.
    #[must_use]
    pub fn page_line(&self, ui: &Ui<'_>, columns: usize) -> Line<'static> {
        let pages = self.spec.pages();
        let (page, count) = self.page();
        if count < 2 {
            return Line::default();
        }
        let counted = Span::styled(format!("{}/{count}  ", page + 1), ui.style(Tone::Muted));
        let tab = |(index, (fields, title)): (usize, &(Range<usize>, Option<Text>))| {
            self.tab(index == page, fields.clone(), *title, ui)
        };
        let tabs: Vec<Span<'static>> = pages.iter().enumerate().map(tab).collect();
        let mut all = vec![counted.clone()];
        for tab in &tabs {
            all.extend([tab.clone(), Span::raw("  ")]);
        }
        let all = Line::from(all);
        if text::line_width(&all) <= columns + 2 {
            return all;
        }
        // The page in view has its name; of the others only those that are waited for are told.
        let wrong = pages.iter().enumerate().filter(|(index, (fields, _))| *index != page && self.is_wrong(fields));
        let wrong: Vec<String> = wrong.map(|(index, _)| (index + 1).to_string()).collect();
        let mut spans = vec![counted];
        spans.extend(tabs.into_iter().nth(page));
        if !wrong.is_empty() {
            spans.extend([Span::raw("  "), ui.flag(Tone::Alert, wrong.join(" "))]);
        }
        Line::from(spans)
    }

    fn tab(&self, here: bool, fields: Range<usize>, title: Option<Text>, ui: &Ui<'_>) -> Span<'static> {
        let words = title.map(|title| ui.text(title)).unwrap_or_default();
        match (self.is_wrong(&fields), here) {
            (true, true) => ui.span(Tone::Alert, format!("[! {words}]")),
            (true, false) => ui.flag(Tone::Alert, words),
            (false, true) => ui.span(Tone::Accent, format!("[{words}]")),
            (false, false) => ui.span(Tone::Muted, words),
        }
    }

    fn is_wrong(&self, fields: &Range<usize>) -> bool {
        self.fields.get(fields.clone()).is_some_and(|fields| fields.iter().any(|field| field.error.is_some()))
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::error::FieldName;
    use crate::domain::validate::NAME;
    use crate::form::{FieldSpec, Form, FormContext, FormSpec, Kind, Submit};
    use crate::i18n::{Language, t};
    use crate::ui::input::Input;
    use crate::ui::testing::{at_every_size, locale, rows, screen};
    use crate::ui::theme::ThemeName;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    const FAMILY: FieldName = FieldName("family");
    const GIVEN: FieldName = FieldName("given");
    const PHONE: FieldName = FieldName("phone");
    const CITY: FieldName = FieldName("city");
    const MINUTES: FieldName = FieldName("minutes");

    const fn line(name: FieldName) -> FieldSpec {
        FieldSpec::new(name, t::PATIENTS_CITY, Kind::Line { max: NAME })
    }

    static SPEC: FormSpec = FormSpec {
        id: "paged",
        title: t::PATIENTS_NEW_TITLE,
        fields: &[
            line(FAMILY).required().page(t::PATIENTS_NAME),
            line(GIVEN),
            line(PHONE).page(t::PATIENTS_PHONE).section(t::PATIENTS_PHONE),
            line(CITY).section(t::PATIENTS_ADDRESS),
            FieldSpec::new(MINUTES, t::PATIENTS_WHEN, Kind::whole(1, 9, "min")).page(t::PATIENTS_WHEN),
        ],
    };

    fn form() -> Form {
        Form::new(&SPEC, FormContext { today: "2026-11-21".parse().unwrap(), locale: locale(Language::En) })
    }

    fn press(form: &mut Form, code: KeyCode) {
        form.handle(&Input::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    }

    fn shown(form: &mut Form, size: (u16, u16)) -> Vec<String> {
        rows(&screen(size, ThemeName::Mono, Language::En, |frame, ui| form.draw(frame, frame.area(), ui)))
    }

    fn named(form: &Form, columns: usize) -> String {
        let mut line = String::new();
        screen((80, 1), ThemeName::Mono, Language::En, |_, ui| line = form.page_line(ui, columns).to_string());
        line.trim_end().to_owned()
    }

    #[test]
    fn enter_and_tab_run_over_the_ends_of_pages_and_page_keys_turn_them() {
        let mut form = form();
        for (key, at) in [
            (KeyCode::Enter, GIVEN),
            (KeyCode::Enter, PHONE),
            (KeyCode::BackTab, GIVEN),
            (KeyCode::Down, PHONE),
            (KeyCode::Tab, CITY),
            (KeyCode::PageDown, MINUTES),
            (KeyCode::PageDown, FAMILY),
            (KeyCode::PageUp, MINUTES),
            (KeyCode::PageUp, PHONE),
        ] {
            press(&mut form, key);
            assert_eq!(form.focused(), Some(at), "{key:?}");
        }
    }

    #[test]
    fn only_the_page_in_view_is_drawn_and_every_page_is_named() {
        let mut form = form();
        form.fill(GIVEN, "Awa");
        form.fill(CITY, "Dakar");
        assert!(shown(&mut form, (80, 10)).concat().contains("Awa"));
        form.focus_on(PHONE);
        let second = shown(&mut form, (80, 10)).concat();
        assert!(second.contains("Dakar") && !second.contains("Awa"), "{second}");
        assert_eq!(named(&form, 60), "2/3  Name  [Phone]  When");
        assert_eq!(named(&form, 12), "2/3  [Phone]");
    }

    #[test]
    fn a_refusal_marks_its_page_and_saving_goes_to_the_first_one() {
        let mut form = form();
        form.fill(MINUTES, "77");
        let context = form.context;
        assert!(matches!(form.submit(&context), Submit::Invalid));
        assert_eq!((form.focused(), form.page()), (Some(FAMILY), (0, 3)));
        assert_eq!(named(&form, 60), "1/3  [! Name]  Phone  ! When");
        assert_eq!(named(&form, 12), "1/3  [! Name]  ! 3");
    }

    #[test]
    fn what_was_typed_and_what_can_be_undone_outlasts_the_turning_of_pages() {
        let mut form = form();
        press(&mut form, KeyCode::Char('a'));
        for _ in 0..3 {
            press(&mut form, KeyCode::PageDown);
        }
        let mut again = self::form();
        again.restore(&form.snapshot());
        assert_eq!(again.values().text(FAMILY), Some("a"));
        form.handle(&Input::Key(KeyEvent::new(KeyCode::Char('_'), KeyModifiers::CONTROL)));
        assert_eq!(form.values().text(FAMILY), None);
    }

    #[test]
    fn sections_stand_side_by_side_where_there_is_room() {
        let mut form = form();
        form.focus_on(CITY);
        let narrow = shown(&mut form, (80, 10));
        assert!(narrow[0].starts_with(" Phone ──") && narrow[3].starts_with(" Address ──"), "{narrow:?}");
        let wide = shown(&mut form, (101, 10));
        assert!(wide[0].starts_with(" Phone ──") && wide[0].contains("   Address ──"), "{wide:?}");
        assert!(wide[1].contains("› City"), "{wide:?}");
    }

    #[test]
    fn is_safe_at_every_size() {
        let mut form = form();
        let mut turn = 0;
        at_every_size(|frame, ui| {
            turn += 1;
            form.focus_on(SPEC.fields[turn % SPEC.fields.len()].name);
            drop(form.page_line(ui, turn));
            form.draw(frame, frame.area(), ui);
        });
    }
}
