//! A patient's allergies: listed, none known, or never asked for.

use crate::app::context::Context;
use crate::app::dialog::Dialog;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::actor::Permission;
use crate::domain::error::FieldName;
use crate::domain::ids::{PatientId, Version};
use crate::domain::patient::{Allergy, AllergySeverity, PatientHeader};
use crate::domain::validate::LINE;
use crate::domain::vocabulary::Vocabulary as _;
use crate::form::{FieldSpec, FormSpec, Kind};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::reason;
use crate::store::patients::{self, NewAllergy, NotedAllergy};
use crate::store::{Reader, StoreError, Tx};
use crate::ui::table::{Column, Empty, List, Row, Step, Width};
use crate::ui::theme::Tone;
use crate::ui::{Ui, modal, patient_bar};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

const KNOWN: Slot = Slot("known-allergies");
const NONE: Slot = Slot("no-known-allergies");

const SUBSTANCE: FieldName = FieldName("substance");
const REACTION: FieldName = FieldName("reaction");
const SEVERITY: FieldName = FieldName("severity");

const ADD: FormSpec = FormSpec {
    id: "allergy",
    title: t::ALLERGIES_NEW,
    fields: &[
        FieldSpec::new(SUBSTANCE, t::ALLERGIES_SUBSTANCE, Kind::Line { max: LINE }).required(),
        FieldSpec::new(REACTION, t::ALLERGIES_REACTION, Kind::Line { max: LINE }),
        FieldSpec::new(SEVERITY, t::ALLERGIES_SEVERITY, Kind::vocabulary::<AllergySeverity>()),
    ],
};

const RETRACT: FormSpec = reason::form("retract-allergy", t::ALLERGIES_RETRACT);

impl Row for NotedAllergy {
    type Id = i64;
    fn id(&self) -> i64 {
        self.id
    }
}

const COLUMNS: &[Column<NotedAllergy>] = &[
    Column::new(t::ALLERGIES_SUBSTANCE, Width::Fill(16, 2), |row, ui| {
        Line::from(ui.flag(Tone::Alert, &row.allergy.substance))
    }),
    Column::new(t::ALLERGIES_SEVERITY, Width::Fixed(10), |row, ui| match row.allergy.severity {
        Some(severity) => Line::from(ui.words(Tone::Text, severity.text())),
        None => Line::from(ui.span(Tone::Muted, "?")),
    }),
    Column::new(t::ALLERGIES_REACTION, Width::Fill(12, 2), |row, ui| Line::from(ui.span(Tone::Text, &row.reaction))),
    Column::new(t::ALLERGIES_NOTED, Width::Fixed(12), |row: &NotedAllergy, ui| {
        let day = ui.catalogue.locale().zone.day(row.noted_at);
        Line::from(ui.span(Tone::Muted, ui.formats().date(day)))
    })
    .priority(1),
];

/// What is known, and as of which version of the patient.
pub struct Known {
    header: PatientHeader,
    version: Version,
    listed: Vec<NotedAllergy>,
}

/// The box.
pub struct AllergyList {
    patient: PatientId,
    known: Option<(PatientHeader, Version)>,
    list: List<NotedAllergy>,
}

impl AllergyList {
    /// Of this patient.
    #[must_use]
    pub const fn of(patient: PatientId) -> Self {
        Self { patient, known: None, list: List::new() }
    }

    fn about(&self) -> String {
        self.known.as_ref().map(|(header, _)| header.name.full()).unwrap_or_default()
    }

    fn add(&self, cx: &mut Cx<'_, Self>) {
        let Some((_, seen)) = self.known else { return };
        let patient = self.patient;
        let dialog = Dialog::new(&ADD, cx.context().form(), move |tx, values| {
            let substance = values.owned(SUBSTANCE).unwrap_or_default();
            let new = NewAllergy {
                allergy: Allergy { substance, severity: values.choice(SEVERITY) },
                reaction: values.owned(REACTION).unwrap_or_default(),
            };
            patients::add_allergy(tx, patient, seen, &new)
        });
        cx.open(dialog.about(t::PATIENTS_ABOUT.with("name", self.about())), |_| Msg::Changed(Ok(())));
    }

    fn retract(&self, cx: &mut Cx<'_, Self>) {
        let (Some((_, seen)), Some(row)) = (self.known.as_ref(), self.list.selected()) else { return };
        let (patient, seen, id) = (self.patient, *seen, row.id);
        let about = t::ALLERGIES_ABOUT.with("name", self.about()).with("substance", row.allergy.substance.as_str());
        let dialog = reason::dialog(&RETRACT, cx.context().form(), about, move |tx, why| {
            patients::retract_allergy(tx, patient, seen, id, why)
        });
        cx.open(dialog, |_| Msg::Changed(Ok(())));
    }

    fn none_known(&self, cx: &mut Cx<'_, Self>) {
        let Some((_, seen)) = self.known else { return };
        let patient = self.patient;
        let write = move |tx: &Tx<'_>| patients::no_known_allergies(tx, patient, seen).map(|_| ());
        cx.write(NONE, write, Msg::Changed);
    }
}

/// What comes back.
pub enum Msg {
    /// What is known.
    Known(Result<Known, StoreError>),
    /// Something was written; the store's news bring it.
    Changed(Result<(), StoreError>),
}

fn known(conn: &Reader, patient: PatientId) -> Result<Known, StoreError> {
    Ok(Known {
        header: patients::header(conn, patient)?,
        version: patients::get(conn, patient)?.version,
        listed: patients::allergies(conn, patient)?,
    })
}

impl Screen for AllergyList {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::PATIENT_ALLERGIES_LISTED.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::ALLERGIES, &tables::LIST, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        match command {
            Command::AddAllergy => context.require(Permission::RecordVitals.roles()),
            Command::NoKnownAllergies => {
                context.require(Permission::RecordVitals.roles())?;
                if self.list.rows().is_empty() { Ok(()) } else { Err(t::ALLERGY_SOME_LISTED.into()) }
            }
            Command::RetractAllergy => {
                context.require(Permission::RecordVitals.roles())?;
                self.list.selected().map(|_| ()).ok_or_else(|| t::LIST_NOTHING_SELECTED.into())
            }
            _ => Ok(()),
        }
    }

    fn modal(&self) -> bool {
        true
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let patient = self.patient;
        cx.query(KNOWN, move |conn| known(conn, patient), Msg::Known);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.list.step(step);
            return Handled::Yes;
        }
        match command {
            Command::AddAllergy => self.add(cx),
            Command::RetractAllergy => self.retract(cx),
            Command::NoKnownAllergies => self.none_known(cx),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Known(Ok(known)) => {
                self.known = Some((known.header, known.version));
                self.list.set_rows(known.listed);
            }
            Msg::Changed(Ok(())) => {}
            Msg::Known(Err(error)) | Msg::Changed(Err(error)) => cx.fail(error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let inside = modal::open(frame.buffer_mut(), area, ui, &ui.message(&self.title()), (78, 14));
        let Some((header, _)) = &self.known else { return };
        patient_bar::draw(frame.buffer_mut(), inside, ui, header);
        let used = patient_bar::HEIGHT + 1;
        let rows = Rect { y: inside.y.saturating_add(used), height: inside.height.saturating_sub(used), ..inside };
        self.list.draw(frame.buffer_mut(), rows, ui, COLUMNS, Empty { text: t::ALLERGIES_EMPTY, hint: None });
    }
}
