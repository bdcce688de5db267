//! A sample form with every kind of field, typed into, drawn, kept and restored.

use super::{FieldSpec, Form, FormContext, FormEvent, FormSpec, Kind, Submit, Value};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{Id as _, PatientId};
use crate::domain::patient::{BirthDate, BirthPrecision, Sex};
use crate::domain::validate::{NAME, NOTES};
use crate::domain::vitals::Measure;
use crate::i18n::{Language, Message, t};
use crate::ui::input::Input;
use crate::ui::testing::{at_every_size, locale, rows, screen};
use crate::ui::theme::{ThemeName, Tone};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use proptest::prelude::*;
use ratatui::layout::Rect;
use serde_json::json;

const NAME_FIELD: FieldName = FieldName("name");
const BORN: FieldName = FieldName("born");
const SEX: FieldName = FieldName("sex");
const TEMPERATURE: FieldName = FieldName("temperature");
const SYSTOLIC: FieldName = FieldName("systolic");
const DAY: FieldName = FieldName("day");
const TIME: FieldName = FieldName("time");
const DOCTOR: FieldName = FieldName("doctor");
const CONSENT: FieldName = FieldName("consent");
const FEE: FieldName = FieldName("fee");
const SECRET: FieldName = FieldName("secret");
const QUICK: FieldName = FieldName("quick");
const PATIENT: FieldName = FieldName("patient");
const HISTORY: FieldName = FieldName("history");

/// A notation of its own: `a` is fine, all else is not.
fn read_quick(line: &str) -> Result<Message, Message> {
    if line.trim() == "a" { Ok(t::FORM_YES.into()) } else { Err(t::FIELD_NUMBER.into()) }
}

static SAMPLE: FormSpec = FormSpec {
    id: "sample",
    title: t::ACTION_BOOK,
    fields: &[
        FieldSpec::new(NAME_FIELD, t::PATIENT_ALLERGIES_LISTED, Kind::Line { max: NAME }).required(),
        FieldSpec::new(BORN, t::PATIENT_BIRTH_UNKNOWN, Kind::BirthDate),
        FieldSpec::new(SEX, t::ROLE_DOCTOR, Kind::vocabulary::<Sex>()).required(),
        FieldSpec::new(TEMPERATURE, t::VITAL_TEMPERATURE, Kind::measure(Measure::Temperature.spec())),
        FieldSpec::new(SYSTOLIC, t::VITAL_SYSTOLIC, Kind::measure(Measure::Systolic.spec())),
        FieldSpec::new(DAY, t::STATUS_SCHEDULED, Kind::Date),
        FieldSpec::new(TIME, t::STATUS_CONFIRMED, Kind::TimeOfDay),
        FieldSpec::new(DOCTOR, t::ROLE_DOCTOR, Kind::Pick),
        FieldSpec::new(CONSENT, t::STATUS_COMPLETED, Kind::YesNo),
        FieldSpec::new(FEE, t::ACTION_CLOSE, Kind::Money),
        FieldSpec::new(SECRET, t::ROLE_ADMIN, Kind::Secret),
        FieldSpec::new(QUICK, t::ACTION_RECORD_VITALS, Kind::Grammar { max: 80, read: read_quick }),
        FieldSpec::new(PATIENT, t::ROLE_NURSE, Kind::Lookup),
        FieldSpec::new(HISTORY, t::KIND_WALK_IN, Kind::Notes { max: NOTES, rows: 4 }).help(t::FORM_HELP_NOTES),
    ],
};

fn context() -> FormContext {
    FormContext { today: "2026-11-21".parse().unwrap(), locale: locale(Language::En) }
}

fn form() -> Form {
    let mut form = Form::new(&SAMPLE, context());
    form.set_options(DOCTOR, vec![("7".to_owned(), "Dr Costa".to_owned()), ("9".to_owned(), "Dr Diop".to_owned())]);
    form
}

fn filled() -> Form {
    let mut form = form();
    form.fill(NAME_FIELD, "Ana Lúcia");
    form.fill(SEX, Value::word(Sex::Female));
    form
}

fn key(form: &mut Form, code: KeyCode) -> FormEvent {
    form.handle(&Input::Key(KeyEvent::new(code, KeyModifiers::NONE)))
}

fn typed(form: &mut Form, name: FieldName, words: &str) {
    form.focus_on(name);
    for letter in words.chars() {
        key(form, KeyCode::Char(letter));
    }
}

fn saved(form: &mut Form) -> super::Values {
    match form.submit(&context()) {
        Submit::Ready(values) => values,
        other => panic!("not saved: {other:?}"),
    }
}

#[test]
fn enter_walks_through_the_form_and_never_saves() {
    let mut form = form();
    for (from, to) in [(NAME_FIELD, BORN), (BORN, SEX), (SEX, TEMPERATURE)] {
        assert_eq!(form.focused(), Some(from));
        assert_eq!(key(&mut form, KeyCode::Enter), FormEvent::Focused(to));
    }
    form.focus_on(HISTORY);
    assert_eq!(key(&mut form, KeyCode::Enter), FormEvent::Changed(HISTORY), "a new line in the notes");
    assert_eq!(key(&mut form, KeyCode::Tab), FormEvent::Focused(NAME_FIELD));
    assert_eq!(key(&mut form, KeyCode::BackTab), FormEvent::Focused(HISTORY));
    assert_eq!(form.handle(&Input::Key(KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL))), FormEvent::Ignored);
    assert_eq!(key(&mut form, KeyCode::Esc), FormEvent::Ignored);
}

#[test]
fn what_is_typed_first_replaces_a_number_a_date_or_an_amount() {
    let mut form = filled();
    form.set(SYSTOLIC, 120);
    form.set(DAY, context().today);
    form.fill(FEE, "68.85");
    for (name, words) in [(SYSTOLIC, "131"), (DAY, "+1"), (FEE, "20")] {
        typed(&mut form, name, words);
    }
    form.focus_on(NAME_FIELD);
    key(&mut form, KeyCode::Char('!'));
    let values = saved(&mut form);
    assert_eq!(values.number(SYSTOLIC), Some(131));
    assert_eq!(values.date(DAY), context().today.succ_opt());
    assert_eq!(values.money(FEE).map(|fee| fee.minor()), Some(2000));
    assert_eq!(values.text(NAME_FIELD), Some("Ana Lúcia!"), "words are added to");
}

#[test]
fn an_arrow_edits_a_number_in_place_and_what_cannot_be_read_is_put_right() {
    let mut form = filled();
    form.set(SYSTOLIC, 120);
    form.focus_on(SYSTOLIC);
    for code in [KeyCode::Backspace, KeyCode::Char('5')] {
        key(&mut form, code);
    }
    assert!(form.value(SYSTOLIC) == Some(Value::Number(125)));
    form.fill(FEE, "2x");
    typed(&mut form, FEE, "3");
    form.focus_on(NAME_FIELD);
    assert!(form.error(FEE).is_some(), "2x3 stands there");
}

#[test]
fn a_choice_whose_rows_come_later_is_not_refused_meanwhile() {
    let mut form = Form::new(&SAMPLE, context());
    form.set(DOCTOR, Value::Word("9".to_owned()));
    form.focus_on(DOCTOR);
    form.focus_on(DAY);
    assert_eq!(form.error(DOCTOR), None);
    form.set_options(DOCTOR, vec![("9".to_owned(), "Dr Diop".to_owned())]);
    assert!(form.value(DOCTOR) == Some(Value::Word("9".to_owned())));
}

#[test]
fn every_kind_reads_what_was_typed() {
    let mut form = form();
    for (name, words) in [
        (NAME_FIELD, "  Ana  Lúcia "),
        (BORN, "03/1974"),
        (SEX, "f"),
        (TEMPERATURE, "37,2"),
        (SYSTOLIC, "120"),
        (DAY, "+3"),
        (TIME, "830"),
        (DOCTOR, "dd"),
        (CONSENT, "y"),
        (FEE, "1250,5"),
        (SECRET, " p w "),
        (QUICK, "a"),
        (HISTORY, "cough"),
    ] {
        typed(&mut form, name, words);
    }
    screen((80, 24), ThemeName::Mono, Language::En, |frame, ui| form.draw(frame, frame.area(), ui));
    typed(&mut form, DOCTOR, "d");
    form.fill(PATIENT, Value::found(PatientId::new(12), "Zoé"));
    let values = saved(&mut form);
    assert_eq!(values.text(NAME_FIELD), Some("Ana Lúcia"));
    let born = values.birth_date(BORN).unwrap();
    assert_eq!((born.date.to_string().as_str(), born.precision), ("1974-03-15", BirthPrecision::Month));
    assert_eq!(values.choice::<Sex>(SEX), Some(Sex::Female));
    assert_eq!((values.number(TEMPERATURE), values.number(SYSTOLIC)), (Some(372), Some(120)));
    assert_eq!(values.date(DAY).map(|date| date.to_string()).as_deref(), Some("2026-11-24"));
    assert_eq!(values.time(TIME).map(|time| time.to_string()).as_deref(), Some("08:30:00"));
    assert_eq!(values.word(DOCTOR), Some("7"), "D jumps to the next doctor of that letter");
    assert_eq!(values.yes(CONSENT), Some(true));
    assert_eq!(values.money(FEE).map(crate::domain::money::Money::minor), Some(125_050));
    assert_eq!(values.text(SECRET), Some(" p w "));
    assert_eq!(values.id::<PatientId>(PATIENT), Some(PatientId::new(12)));
    assert_eq!(values.owned(HISTORY).as_deref(), Some("cough"));
}

#[test]
fn what_is_empty_is_missing_and_never_a_value() {
    let mut form = filled();
    let values = saved(&mut form);
    for field in SAMPLE.fields.iter().filter(|field| ![NAME_FIELD, SEX].contains(&field.name)) {
        assert!(values.get(field.name).is_none(), "{:?}", field.name);
    }
}

#[test]
fn a_refusal_stands_at_its_field_and_the_first_one_gets_the_focus() {
    for (name, words, message) in [
        (BORN, "22/11/2026", Message::from(t::PATIENT_BIRTH_FUTURE)),
        (TEMPERATURE, "37.25", t::FIELD_PLACES.with("places", 1_i64)),
        (TEMPERATURE, "warm", t::FIELD_NUMBER.into()),
        (DAY, "31/04", t::FORM_NO_SUCH_DAY.into()),
        (TIME, "25:00", t::FORM_NOT_A_TIME.into()),
        (FEE, "-1", t::FORM_NEGATIVE.into()),
        (QUICK, "b", t::FIELD_NUMBER.into()),
    ] {
        let mut form = filled();
        typed(&mut form, name, words);
        form.focus_on(HISTORY);
        assert_eq!(form.error(name), Some(&message), "said on leaving {name:?}");
        assert!(matches!(form.submit(&context()), Submit::Invalid));
        assert_eq!((form.focused(), form.error(name)), (Some(name), Some(&message)));
        key(&mut form, KeyCode::Backspace);
        assert_eq!(form.error(name), None, "typing takes the refusal away");
    }
    let mut empty = form();
    empty.focus_on(HISTORY);
    assert!(matches!(empty.submit(&context()), Submit::Invalid));
    assert_eq!(empty.focused(), Some(NAME_FIELD));
    assert_eq!(empty.error(SEX), Some(&t::FIELD_REQUIRED.into()));
}

#[test]
fn an_impossible_value_is_refused_with_its_limits() {
    let mut form = filled();
    typed(&mut form, TEMPERATURE, "372");
    assert!(matches!(form.submit(&context()), Submit::Invalid));
    let shown = screen((100, 20), ThemeName::Mono, Language::Fr, |frame, ui| form.draw(frame, frame.area(), ui));
    let shown = rows(&shown).join("\n");
    assert!(shown.contains("! Impossible\u{a0}: de 10,0 à 47,0 °C"), "{shown}");
}

#[test]
fn an_unusual_value_is_asked_about_once_and_again_when_it_changes() {
    let mut form = filled();
    typed(&mut form, SYSTOLIC, "260");
    let Submit::ConfirmUnusual(asked) = form.submit(&context()) else { panic!("not asked") };
    assert_eq!((asked, form.focused()), (vec![SYSTOLIC], Some(SYSTOLIC)));
    assert_eq!(saved(&mut form).number(SYSTOLIC), Some(260));
    key(&mut form, KeyCode::Backspace);
    key(&mut form, KeyCode::Char('5'));
    assert!(matches!(form.submit(&context()), Submit::ConfirmUnusual(_)));
}

#[test]
fn yes_confirms_one_unusual_value_after_the_other() {
    let mut form = filled();
    typed(&mut form, TEMPERATURE, "29");
    typed(&mut form, SYSTOLIC, "260");
    assert!(matches!(form.submit(&context()), Submit::ConfirmUnusual(names) if names == [TEMPERATURE, SYSTOLIC]));
    assert_eq!(key(&mut form, KeyCode::Char('y')), FormEvent::Focused(SYSTOLIC));
    key(&mut form, KeyCode::Char('y'));
    let values = saved(&mut form);
    assert_eq!((values.number(TEMPERATURE), values.number(SYSTOLIC)), (Some(290), Some(260)));
}

#[test]
fn dates_and_times_are_written_out_on_leaving() {
    let mut form = form();
    typed(&mut form, DAY, "t");
    typed(&mut form, TIME, "8h");
    typed(&mut form, BORN, "12374");
    form.focus_on(DAY);
    let fields = form.snapshot()["fields"].clone();
    assert_eq!(
        (&fields["day"], &fields["time"], &fields["born"]),
        (&json!("21/11/2026"), &json!("08:00"), &json!("12374"))
    );
}

#[test]
fn a_lookup_asks_for_a_picker_and_shows_what_was_found() {
    let mut form = form();
    form.focus_on(PATIENT);
    assert_eq!(key(&mut form, KeyCode::Enter), FormEvent::Lookup(PATIENT, String::new()));
    form.fill(PATIENT, Value::found(PatientId::new(3), "Ana"));
    assert_eq!(key(&mut form, KeyCode::Enter), FormEvent::Focused(HISTORY));
    form.focus_on(PATIENT);
    assert_eq!(key(&mut form, KeyCode::Char('j')), FormEvent::Lookup(PATIENT, "j".to_owned()));
    let pasted = form.handle(&Input::Paste("José".to_owned()));
    assert_eq!(pasted, FormEvent::Lookup(PATIENT, "José".to_owned()));
    assert_eq!(key(&mut form, KeyCode::Delete), FormEvent::Changed(PATIENT));
    assert!(form.value(PATIENT).is_none());
}

#[test]
fn a_paste_is_one_insert_cleaned_and_cut_with_a_notice() {
    let mut form = form();
    assert_eq!(
        form.handle(&Input::Paste(format!("A\u{1b}[31m\nB{}", "x".repeat(200)))),
        FormEvent::Changed(NAME_FIELD)
    );
    let snapshot = form.snapshot();
    let text = snapshot["fields"]["name"].as_str().unwrap();
    assert!(text.starts_with("A[31m Bxx") && text.chars().count() == NAME, "{text}");
    let shown = screen((120, 20), ThemeName::Mono, Language::En, |frame, ui| form.draw(frame, frame.area(), ui));
    assert!(rows(&shown)[0].contains("▲ Full: not everything fitted"), "{:?}", rows(&shown));
    form.focus_on(HISTORY);
    form.handle(&Input::Paste("one\r\ntwo\u{7}\n\tthree".to_owned()));
    assert_eq!(form.values().text(HISTORY), Some("one\ntwo\n three"));
}

#[test]
fn a_choice_moves_by_arrows_space_and_letter_and_can_be_taken_back() {
    let mut form = form();
    form.focus_on(SEX);
    for (code, sex) in [
        (KeyCode::Char(' '), Some(Sex::Female)),
        (KeyCode::Right, Some(Sex::Male)),
        (KeyCode::Left, Some(Sex::Female)),
        (KeyCode::Left, Some(Sex::Unknown)),
        (KeyCode::Char('o'), Some(Sex::Other)),
        (KeyCode::Backspace, None),
    ] {
        key(&mut form, code);
        assert_eq!(form.values().choice::<Sex>(SEX), sex, "{code:?}");
    }
}

#[test]
fn a_letter_jumps_in_the_language_on_the_screen() {
    let mut form = form();
    screen((80, 24), ThemeName::Mono, Language::Fr, |frame, ui| form.draw(frame, frame.area(), ui));
    typed(&mut form, CONSENT, "o");
    assert_eq!(form.values().yes(CONSENT), Some(true));
}

#[test]
fn a_row_no_longer_offered_is_not_saved_silently() {
    let mut form = filled();
    form.fill(DOCTOR, Value::Word("8".to_owned()));
    assert!(matches!(form.submit(&context()), Submit::Invalid));
    assert_eq!(form.error(DOCTOR), Some(&t::FORM_NOT_OFFERED.into()));
}

#[test]
fn a_refusal_of_the_store_lands_at_its_field() {
    let mut form = form();
    assert!(form.refuse(&RuleError::field(FEE, t::FIELD_TOO_LARGE)));
    assert_eq!((form.focused(), form.error(FEE)), (Some(FEE), Some(&t::FIELD_TOO_LARGE.into())));
    assert!(!form.refuse(&RuleError::field(FieldName("elsewhere"), t::FIELD_TOO_LARGE)));
    assert!(!form.refuse(&RuleError::refused(t::FIELD_TOO_LARGE)));
}

#[test]
fn only_what_a_person_changes_makes_a_form_dirty() {
    let mut form = form();
    form.set(NAME_FIELD, "Ana");
    form.set(BORN, BirthDate::exact("1974-03-12".parse().unwrap()));
    form.focus_on(HISTORY);
    assert!(!form.is_dirty());
    typed(&mut form, NAME_FIELD, "b");
    assert!(form.is_dirty());
    key(&mut form, KeyCode::Backspace);
    assert!(!form.is_dirty());
}

#[test]
fn a_draft_of_another_version_of_the_form_is_taken_as_far_as_it_goes() {
    let mut form = form();
    form.restore(&json!({ "at": "nowhere", "fields": { "name": "Ana", "gone": "x", "sex": 7, "history": null, "secret": "no" } }));
    assert_eq!(form.values().text(NAME_FIELD), Some("Ana"));
    assert!(form.values().get(SEX).is_none() && form.value(SECRET).is_none());
    assert_eq!(form.focused(), Some(NAME_FIELD));
    for nonsense in [json!(null), json!([1]), json!("x"), json!({ "fields": [] })] {
        form.restore(&nonsense);
    }
    assert_eq!(form.values().text(NAME_FIELD), Some("Ana"));
}

#[test]
fn a_picked_row_comes_back_even_when_its_rows_come_later() {
    let mut before = filled();
    before.fill(DOCTOR, Value::Word("9".to_owned()));
    let mut again = Form::new(&SAMPLE, context());
    again.restore(&before.snapshot());
    assert!(again.value(DOCTOR).is_none(), "not offered yet");
    again.set_options(DOCTOR, vec![("9".to_owned(), "Dr Diop".to_owned())]);
    assert_eq!(saved(&mut again).word(DOCTOR), Some("9"));
}

#[test]
fn a_secret_is_neither_shown_nor_kept() {
    let mut form = form();
    typed(&mut form, SECRET, "hunter");
    assert!(!form.snapshot().to_string().contains("hunter"));
    let shown = screen((80, 24), ThemeName::Mono, Language::En, |frame, ui| form.draw(frame, frame.area(), ui));
    let shown = rows(&shown).join("\n");
    assert!(!shown.contains("hunter") && shown.contains("••••••"), "{shown}");
    let Submit::Invalid = form.submit(&context()) else { panic!("saved") };
    form.fill(NAME_FIELD, "Ana");
    form.fill(SEX, Value::word(Sex::Other));
    assert!(!format!("{:?}", form.submit(&context())).contains("hunter"));
}

/// A form as it looks in the middle of the work.
fn half_filled() -> Form {
    let mut form = form();
    form.fill(NAME_FIELD, "Ana Lúcia");
    form.fill(BORN, BirthDate::exact("1974-03-12".parse().unwrap()));
    form.fill(TEMPERATURE, 385);
    form.fill(SYSTOLIC, 260);
    typed(&mut form, TIME, "25");
    form.fill(QUICK, "a");
    form.fill(HISTORY, "Cough for three days.\nNo fever at home.");
    form.note(TEMPERATURE, ratatui::text::Line::raw("NEWS2 1"));
    form.focus_on(SEX);
    key(&mut form, KeyCode::Char(' '));
    form
}

fn drawn(size: (u16, u16), theme: ThemeName, language: Language) -> String {
    let mut form = half_filled();
    rows(&screen(size, theme, language, |frame, ui| form.draw(frame, frame.area(), ui))).join("\n")
}

#[test]
fn a_form_looks_calm_at_80_by_24() {
    insta::assert_snapshot!(drawn((80, 24), ThemeName::Standard, Language::En));
}

#[test]
fn a_form_looks_calm_at_120_by_40() {
    insta::assert_snapshot!(drawn((120, 40), ThemeName::Mono, Language::Pt));
}

#[test]
fn a_low_window_scrolls_to_the_focus() {
    let mut form = half_filled();
    form.focus_on(HISTORY);
    let shown = screen((60, 8), ThemeName::Mono, Language::En, |frame, ui| form.draw(frame, frame.area(), ui));
    insta::assert_snapshot!(rows(&shown).join("\n"));
}

#[test]
fn the_focused_field_shows_without_colour_and_has_the_cursor() {
    let mut form = half_filled();
    form.focus_on(NAME_FIELD);
    let mut terminal = screen((80, 24), ThemeName::Mono, Language::En, |frame, ui| form.draw(frame, frame.area(), ui));
    let style = crate::ui::theme::Theme::named(ThemeName::Mono).style(Tone::FieldFocused);
    let cursor = terminal.get_cursor_position().unwrap();
    let shown = rows(&terminal);
    assert!(shown[0].starts_with("› "), "{shown:?}");
    let cell = terminal.backend().buffer().cell(cursor).unwrap();
    assert_eq!((cursor.y, cell.modifier), (0, style.add_modifier));
    let start = shown[0].chars().position(|c| c == 'A').unwrap();
    assert!(usize::from(cursor.x) > start);
}

#[test]
fn is_safe_at_every_size() {
    let mut form = half_filled();
    let mut turn = 0;
    at_every_size(|frame, ui| {
        turn += 1;
        form.focus_on(SAMPLE.fields[turn % SAMPLE.fields.len()].name);
        form.draw(frame, Rect::new(1, 1, 150, 150), ui);
    });
}

fn any_input() -> impl Strategy<Value = Input> {
    let code = prop_oneof![
        4 => any::<char>().prop_map(KeyCode::Char),
        6 => prop_oneof![Just('0'), Just('1'), Just('9'), Just('/'), Just(','), Just('-'), Just('t'), Just('y'), Just(' ')]
            .prop_map(KeyCode::Char),
        6 => prop_oneof![
            Just(KeyCode::Enter), Just(KeyCode::Tab), Just(KeyCode::BackTab), Just(KeyCode::Up), Just(KeyCode::Down),
            Just(KeyCode::Left), Just(KeyCode::Right), Just(KeyCode::Home), Just(KeyCode::End), Just(KeyCode::PageUp),
            Just(KeyCode::PageDown), Just(KeyCode::Backspace), Just(KeyCode::Delete), Just(KeyCode::Esc),
        ],
    ];
    let modifiers = prop_oneof![
        8 => Just(KeyModifiers::NONE), 1 => Just(KeyModifiers::CONTROL), 1 => Just(KeyModifiers::ALT), 1 => Just(KeyModifiers::SHIFT)
    ];
    prop_oneof![
        9 => (code, modifiers).prop_map(|(code, modifiers)| Input::Key(KeyEvent::new(code, modifiers))),
        1 => any::<String>().prop_map(Input::Paste),
    ]
}

/// Everything a saved value promises.
fn assert_sound(values: &super::Values) {
    for field in SAMPLE.fields {
        let value = values.get(field.name);
        assert!(value.is_some() || !field.required, "{:?} is missing", field.name);
        match (field.kind, value) {
            (Kind::Line { max } | Kind::Notes { max, .. } | Kind::Grammar { max, .. }, Some(Value::Text(text))) => {
                let controls = text.chars().any(|c| c.is_control() && c != '\n');
                assert!(!text.trim().is_empty() && text.chars().count() <= max && !controls, "{text:?}");
            }
            (Kind::Number { possible, .. }, Some(Value::Number(number))) => assert!(possible.hold(*number)),
            (Kind::Money, Some(Value::Money(amount))) => assert!((0..=9_999_999_999).contains(&amount.minor())),
            (Kind::BirthDate, Some(Value::Birth(birth))) => assert!(birth.date <= context().today),
            (_, Some(_) | None) => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_input_breaks_a_form_and_nothing_unsound_is_saved(
        start in 0..14_usize, inputs in proptest::collection::vec(any_input(), 0..60), width in 0_u16..100,
    ) {
        let mut form = filled();
        form.focus_on(SAMPLE.fields[start].name);
        for input in &inputs {
            form.handle(input);
        }
        screen((width, 12), ThemeName::Standard, Language::Es, |frame, ui| form.draw(frame, frame.area(), ui));
        for _ in 0..2 {
            if let Submit::Ready(values) = form.submit(&context()) {
                assert_sound(&values);
            }
        }
    }

    #[test]
    fn a_draft_taken_back_is_the_same_draft(
        start in 0..14_usize, inputs in proptest::collection::vec(any_input(), 0..60),
    ) {
        let mut form = filled();
        form.focus_on(SAMPLE.fields[start].name);
        for input in &inputs {
            form.handle(input);
        }
        let draft = form.snapshot();
        let text = draft.to_string();
        let mut again = self::form();
        again.restore(&serde_json::from_str(&text).unwrap());
        prop_assert_eq!(again.snapshot(), draft);
        prop_assert_eq!(again.focused(), form.focused());
    }
}
