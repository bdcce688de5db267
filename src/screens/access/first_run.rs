//! A new clinic's first run: its name, zone, currency and language, and the first administrator.

use super::card::Card;
use crate::app::effect::{Effect, Slot, WorkKind};
use crate::app::event::Input;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::actor::{Role, Roles};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::money::{Currency, Money};
use crate::domain::time::Zone;
use crate::form::{Choice, FieldSpec, FormSpec, Kind, Label, Value, Values};
use crate::i18n::{Language, Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::founding::found;
use crate::store::settings::Settings;
use crate::store::users::{self, HashedPassword, NewUser};
use crate::store::{Store, StoreError, settings};
use crate::ui::Ui;
use crate::ui::toast::Toast;
use ratatui::Frame;
use ratatui::layout::Rect;

const ZONE: FieldName = FieldName("zone");
const CURRENCY: FieldName = FieldName("currency");
const LANGUAGE: FieldName = FieldName("language");
const CONSULTATION: FieldName = FieldName("consultation");
const AGAIN: FieldName = FieldName("again");

const SPEC: FormSpec = FormSpec {
    id: "first-run",
    title: t::FIRST_RUN_TITLE,
    fields: &[
        FieldSpec::new(settings::CLINIC_NAME, t::FIRST_RUN_CLINIC, Kind::Line { max: 100 }).required(),
        FieldSpec::new(ZONE, t::FIRST_RUN_ZONE, Kind::Grammar { max: 50, read: read_zone })
            .required()
            .help(t::FIRST_RUN_ZONE_HELP),
        FieldSpec::new(CURRENCY, t::FIRST_RUN_CURRENCY, Kind::Grammar { max: 3, read: read_currency })
            .required()
            .help(t::FIRST_RUN_CURRENCY_HELP),
        FieldSpec::new(LANGUAGE, t::FIRST_RUN_LANGUAGE, Kind::Choice(languages)).required(),
        FieldSpec::new(CONSULTATION, t::FIRST_RUN_CONSULTATION, Kind::Line { max: 15 })
            .help(t::FIRST_RUN_CONSULTATION_HELP),
        FieldSpec::new(users::USER_NAME, t::FIRST_RUN_ADMIN, Kind::Line { max: 100 }).required(),
        FieldSpec::new(users::LOGIN, t::FIRST_RUN_LOGIN, Kind::Line { max: 50 }).required(),
        FieldSpec::new(users::PASSWORD, t::LOGIN_PASSWORD, Kind::Secret).required().help(t::PASSWORD_HELP),
        FieldSpec::new(AGAIN, t::FIRST_RUN_AGAIN, Kind::Secret).required(),
    ],
};

/// Understands a zone by its name or its city.
pub(in crate::screens) fn read_zone(name: &str) -> Result<Message, Message> {
    match Zone::find(name) {
        Some(zone) => Ok(t::FIRST_RUN_ZONE_KNOWN.with("zone", zone.name())),
        None => Err(t::FIRST_RUN_ZONE_UNKNOWN.into()),
    }
}

/// Understands a currency by its code.
pub(in crate::screens) fn read_currency(code: &str) -> Result<Message, Message> {
    match Currency::parse(code.trim()) {
        Some(currency) => Ok(t::FIRST_RUN_CURRENCY_KNOWN.with("places", i64::from(currency.exponent()))),
        None => Err(t::FIRST_RUN_CURRENCY_UNKNOWN.into()),
    }
}

/// The languages to choose from, each by its own name.
pub(in crate::screens) fn languages() -> Vec<Choice> {
    let choice = |language: Language| Choice {
        word: language.code().to_owned(),
        label: Label::Words(language.name().to_owned()),
    };
    Language::ALL.into_iter().map(choice).collect()
}

/// The form that opens a clinic.
pub struct FirstRun {
    card: Card,
}

impl Default for FirstRun {
    fn default() -> Self {
        Self { card: Card::new(&SPEC) }
    }
}

/// What the form says, once it can be read.
struct Founding {
    settings: Settings,
    admin: NewUser,
    password: String,
    consultation: Money,
}

fn founding(values: &Values) -> Result<Founding, RuleError> {
    let text = |field| values.owned(field).unwrap_or_default();
    if text(users::PASSWORD) != text(AGAIN) {
        return Err(RuleError::field(AGAIN, t::PASSWORD_DIFFERENT));
    }
    let zone = Zone::find(&text(ZONE)).ok_or_else(|| RuleError::field(ZONE, t::FIRST_RUN_ZONE_UNKNOWN))?;
    let currency =
        Currency::parse(&text(CURRENCY)).ok_or_else(|| RuleError::field(CURRENCY, t::FIRST_RUN_CURRENCY_UNKNOWN))?;
    let consultation = match values.text(CONSULTATION) {
        Some(price) => Money::parse(price, currency).map_err(|why| RuleError::field(CONSULTATION, why))?,
        None => Money::ZERO,
    };
    let language = values.word(LANGUAGE).and_then(Language::parse).unwrap_or_default();
    let admin = NewUser {
        login: text(users::LOGIN),
        name: text(users::USER_NAME),
        roles: Roles::NONE.with(Role::Admin),
        professional: None,
        language: Some(language),
        must_change: false,
    };
    let settings = Settings::new(text(settings::CLINIC_NAME), zone, currency, language);
    Ok(Founding { settings, admin, password: text(users::PASSWORD), consultation })
}

impl FirstRun {
    fn submit(&mut self, cx: &mut Cx<'_, Self>) {
        let Some(values) = self.card.submit(&cx.context().form()) else { return };
        let founding = match founding(&values) {
            Ok(founding) => founding,
            Err(error) => return self.card.refused(&error.into()),
        };
        cx.work(
            WorkKind::Write,
            Slot("found"),
            move |bench| {
                let now = bench.now();
                let password = HashedPassword::new(&founding.admin.login, &founding.password)?;
                let (store, _) = Store::create(bench.path(), bench.client(), |store| {
                    found(store, now, &founding.settings, &founding.admin, &password, founding.consultation)
                })?;
                bench.adopt(store);
                Ok(founding.settings)
            },
            |result| result,
        );
    }
}

impl Screen for FirstRun {
    type Msg = Result<Settings, StoreError>;
    type Outcome = ();

    fn title(&self) -> Message {
        t::FIRST_RUN_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::FORM, &tables::GLOBAL]
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        let language = cx.context().locale.language;
        self.card.begin(cx.context()).fill(LANGUAGE, Value::Word(language.code().to_owned()));
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn input(&mut self, input: &Input, _cx: &mut Cx<'_, Self>) -> Handled {
        self.card.input(input)
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if command != Command::Save {
            return Handled::No;
        }
        self.submit(cx);
        Handled::Yes
    }

    fn update(&mut self, result: Self::Msg, cx: &mut Cx<'_, Self>) {
        match result {
            Ok(settings) => {
                cx.say(Toast::done(t::FIRST_RUN_DONE.with("clinic", settings.clinic_name.as_str())));
                cx.effect(Effect::Founded(settings));
            }
            Err(error) => self.card.refused(&error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let lead = [t::FIRST_RUN_LEAD.into()];
        self.card.draw(frame, area, ui, (&t::FIRST_RUN_TITLE.into(), &lead), &t::DIALOG_SAVING.into());
    }
}
