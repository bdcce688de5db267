//! What is done with the entries: adding, changing, taking out of use and back.

use super::professional::ProfessionalForm;
use super::{Catalogues, Msg, Section};
use crate::app::dialog::Dialog;
use crate::app::effect::Slot;
use crate::app::question::Question;
use crate::app::screen::Cx;
use crate::domain::error::FieldName;
use crate::domain::validate::{LINE, NAME as NAME_LENGTH};
use crate::form::{FieldSpec, FormSpec, Kind, Value, Values};
use crate::i18n::{Message, t};
use crate::store::catalogues::NAME;
use crate::store::insurers::{self, Insurer};
use crate::store::professionals::{self, Professional, Specialty};
use crate::store::reasons::{self, MINUTES, Reason};
use crate::store::{StoreError, Tx};

const WRITE: Slot = Slot("catalogue-entry");
const BOOKED: Slot = Slot("booked-with");

const COVERAGE: FieldName = FieldName("coverage");
const PHONE: FieldName = FieldName("phone");
const ADDRESS: FieldName = FieldName("address");
const WEB_PAGE: FieldName = FieldName("web_page");

const SPECIALTY: &[FieldSpec] = &[FieldSpec::new(NAME, t::CATALOGUES_NAME, Kind::Line { max: NAME_LENGTH })
    .required()
    .help(t::CATALOGUES_SPECIALTY_HELP)];
const NEW_SPECIALTY: FormSpec = FormSpec { id: "new-specialty", title: t::CATALOGUES_NEW_SPECIALTY, fields: SPECIALTY };
const EDIT_SPECIALTY: FormSpec =
    FormSpec { id: "edit-specialty", title: t::CATALOGUES_EDIT_SPECIALTY, fields: SPECIALTY };

const INSURER: &[FieldSpec] = &[
    FieldSpec::new(NAME, t::CATALOGUES_NAME, Kind::Line { max: NAME_LENGTH }).required(),
    FieldSpec::new(
        COVERAGE,
        t::CATALOGUES_COVERAGE,
        Kind::Number {
            places: 2,
            possible: crate::domain::vitals::Limits { low: 0, high: 10_000 },
            usual: crate::domain::vitals::Limits { low: 0, high: 10_000 },
            unit: "%",
        },
    )
    .help(t::CATALOGUES_COVERAGE_HELP),
    FieldSpec::new(PHONE, t::CATALOGUES_PHONE, Kind::Line { max: 50 }),
    FieldSpec::new(ADDRESS, t::CATALOGUES_ADDRESS, Kind::Line { max: LINE }),
    FieldSpec::new(WEB_PAGE, t::CATALOGUES_WEB_PAGE, Kind::Line { max: LINE }),
];
const NEW_INSURER: FormSpec = FormSpec { id: "new-insurer", title: t::CATALOGUES_NEW_INSURER, fields: INSURER };
const EDIT_INSURER: FormSpec = FormSpec { id: "edit-insurer", title: t::CATALOGUES_EDIT_INSURER, fields: INSURER };

const REASON: &[FieldSpec] = &[
    FieldSpec::new(NAME, t::CATALOGUES_NAME, Kind::Line { max: LINE }).required().help(t::CATALOGUES_REASON_HELP),
    FieldSpec::new(MINUTES, t::CATALOGUES_MINUTES, Kind::whole(5, 1_440, "min")).help(t::CATALOGUES_MINUTES_HELP),
];
const NEW_REASON: FormSpec = FormSpec { id: "new-reason", title: t::CATALOGUES_NEW_REASON, fields: REASON };
const EDIT_REASON: FormSpec = FormSpec { id: "edit-reason", title: t::CATALOGUES_EDIT_REASON, fields: REASON };

fn name(values: &Values) -> String {
    values.owned(NAME).unwrap_or_default()
}

fn insurer(values: &Values) -> insurers::Details {
    let text = |field| values.owned(field).unwrap_or_default();
    insurers::Details {
        name: name(values),
        phone: text(PHONE),
        address: text(ADDRESS),
        web_page: text(WEB_PAGE),
        coverage_bp: values.number(COVERAGE).unwrap_or(0),
    }
}

fn reason(values: &Values) -> reasons::Details {
    let minutes = values.number(MINUTES).and_then(|minutes| u32::try_from(minutes).ok());
    reasons::Details { name: name(values), minutes }
}

fn added(name: String) -> Message {
    t::CATALOGUES_ADDED.with("name", name)
}

fn saved(name: String) -> Message {
    t::CATALOGUES_SAVED.with("name", name)
}

impl Catalogues {
    pub(super) fn add(&self, cx: &mut Cx<'_, Self>) {
        let context = cx.context().form();
        let dialog = match self.section {
            Section::Professionals => return cx.open(ProfessionalForm::new(), Msg::Saved),
            Section::Settings => return,
            Section::Specialties => Dialog::new(&NEW_SPECIALTY, context, |tx, values| {
                professionals::add_specialty(tx, &name(values)).map(|_| added(name(values)))
            }),
            Section::Insurers => Dialog::new(&NEW_INSURER, context, |tx, values| {
                insurers::add(tx, &insurer(values)).map(|_| added(name(values)))
            }),
            Section::Reasons => Dialog::new(&NEW_REASON, context, |tx, values| {
                reasons::add(tx, &reason(values)).map(|_| added(name(values)))
            }),
        };
        cx.open(dialog, Msg::Saved);
    }

    pub(super) fn edit(&self, cx: &mut Cx<'_, Self>) {
        let dialog = match self.section {
            Section::Professionals => {
                let Some(row) = self.professionals.list.selected() else { return };
                return cx.open(ProfessionalForm::edit(row.id), Msg::Saved);
            }
            Section::Settings => return self.edit_setting(cx),
            Section::Specialties => self.specialties.list.selected().map(|row| edit_specialty(row.clone(), cx)),
            Section::Insurers => self.insurers.list.selected().map(|row| edit_insurer(row.clone(), cx)),
            Section::Reasons => self.reasons.list.selected().map(|row| edit_reason(row.clone(), cx)),
        };
        if let Some(dialog) = dialog {
            cx.open(dialog, Msg::Saved);
        }
    }

    /// Taken out of use or back. With a professional, appointments may be booked: their number is asked for first.
    pub(super) fn set_active(&self, active: bool, cx: &mut Cx<'_, Self>) {
        let said = if active { t::CATALOGUES_ACTIVATED } else { t::CATALOGUES_DEACTIVATED };
        match self.section {
            Section::Professionals => {
                let Some(row) = self.professionals.list.selected().cloned() else { return };
                if active {
                    let write = move |tx: &Tx<'_>| professionals::set_active(tx, row.id, row.version, true);
                    return cx.write(WRITE, move |tx| Ok(said.with("name", write(tx)?.display())), Msg::Written);
                }
                let (id, now) = (row.id, cx.now());
                cx.query(
                    BOOKED,
                    move |conn| professionals::booked(conn, id, now),
                    move |count| Msg::Booked(Box::new(row), count),
                );
            }
            Section::Specialties => {
                let Some(row) = self.specialties.list.selected().cloned() else { return };
                let write = move |tx: &Tx<'_>| professionals::set_specialty_active(tx, row.id, row.version, active);
                cx.write(WRITE, move |tx| Ok(said.with("name", write(tx)?.name)), Msg::Written);
            }
            Section::Insurers => {
                let Some(row) = self.insurers.list.selected().cloned() else { return };
                let write = move |tx: &Tx<'_>| insurers::set_active(tx, row.id, row.version, active);
                cx.write(WRITE, move |tx| Ok(said.with("name", write(tx)?.details.name)), Msg::Written);
            }
            Section::Reasons => {
                let Some(row) = self.reasons.list.selected().cloned() else { return };
                let write = move |tx: &Tx<'_>| reasons::set_active(tx, row.id, row.version, active);
                cx.write(WRITE, move |tx| Ok(said.with("name", write(tx)?.details.name)), Msg::Written);
            }
            Section::Settings => {}
        }
    }

    pub(super) fn ask(row: Box<Professional>, booked: i64, cx: &mut Cx<'_, Self>) {
        let body = t::CATALOGUES_DEACTIVATE_BODY.with("name", row.display()).with("count", booked);
        let question = Question::new(t::CATALOGUES_DEACTIVATE_TITLE, body, t::COMMAND_DEACTIVATE);
        cx.ask(question, Msg::Deactivate(row));
    }

    pub(super) fn deactivate(row: &Professional, cx: &mut Cx<'_, Self>) {
        let (id, version) = (row.id, row.version);
        let write = move |tx: &Tx<'_>| professionals::set_active(tx, id, version, false);
        cx.write(WRITE, move |tx| Ok(t::CATALOGUES_DEACTIVATED.with("name", write(tx)?.display())), Msg::Written);
    }
}

type Saving = Result<Message, StoreError>;

fn edit_specialty(row: Specialty, cx: &Cx<'_, Catalogues>) -> Dialog<Message> {
    let id = row.id;
    Dialog::editing(
        &EDIT_SPECIALTY,
        cx.context().form(),
        row,
        |row| vec![(NAME, Value::from(row.name.as_str()))],
        move |conn| professionals::specialty_of(conn, id),
        |tx, row, values| -> Saving {
            Ok(saved(professionals::rename_specialty(tx, row.id, row.version, &name(values))?.name))
        },
    )
}

fn edit_insurer(row: Insurer, cx: &Cx<'_, Catalogues>) -> Dialog<Message> {
    let id = row.id;
    Dialog::editing(
        &EDIT_INSURER,
        cx.context().form(),
        row,
        |row| {
            let details = &row.details;
            vec![
                (NAME, Value::from(details.name.as_str())),
                (COVERAGE, details.coverage_bp.into()),
                (PHONE, details.phone.as_str().into()),
                (ADDRESS, details.address.as_str().into()),
                (WEB_PAGE, details.web_page.as_str().into()),
            ]
        },
        move |conn| insurers::get(conn, id),
        |tx, row, values| -> Saving {
            Ok(saved(insurers::edit(tx, row.id, row.version, &insurer(values))?.details.name))
        },
    )
}

fn edit_reason(row: Reason, cx: &Cx<'_, Catalogues>) -> Dialog<Message> {
    let id = row.id;
    Dialog::editing(
        &EDIT_REASON,
        cx.context().form(),
        row,
        |row| {
            let minutes = row.details.minutes.map(|minutes| (MINUTES, Value::Number(i64::from(minutes))));
            [(NAME, Value::from(row.details.name.as_str()))].into_iter().chain(minutes).collect()
        },
        move |conn| reasons::get(conn, id),
        |tx, row, values| -> Saving {
            Ok(saved(reasons::edit(tx, row.id, row.version, &reason(values))?.details.name))
        },
    )
}
