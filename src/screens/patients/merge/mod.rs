//! Two records of one person side by side: which one stays, and which value of each field.

mod draw;
mod undo;

pub(super) use undo::{Effects, ask};

use crate::app::context::Context;
use crate::app::dialog::Dialog;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::actor::Permission;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::PatientId;
use crate::domain::vocabulary::Vocabulary as _;
use crate::form::{FieldSpec, FormSpec, Kind};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::reason::{REASON, WHY};
use crate::store::patients::Details;
use crate::store::patients::merge::{self, Chart, MergeField, Seen};
use crate::store::{Reader, StoreError, insurers};
use crate::ui::Ui;
use crate::ui::table::{List, Row, Step};
use crate::ui::toast::Toast;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::sync::Arc;

const BOTH: Slot = Slot("both-records");

/// The typed confirmation: the last digits of the number that is given up.
const CONFIRM: FieldName = FieldName("confirm");

const MERGE: FormSpec = FormSpec {
    id: "merge",
    title: t::MERGE_TITLE,
    fields: &[
        FieldSpec::new(CONFIRM, t::MERGE_CONFIRM, Kind::Line { max: 4 }).required().help(t::MERGE_CONFIRM_HELP),
        WHY,
    ],
};

/// One of the two records.
struct Side {
    chart: Chart,
    insurer: String,
}

impl Side {
    const fn details(&self) -> &Details {
        &self.chart.patient.details
    }

    const fn id(&self) -> PatientId {
        self.chart.patient.id
    }
}

/// Both records as they are.
pub struct Both {
    stays: Arc<Side>,
    goes: Arc<Side>,
    obstacle: Option<Message>,
}

/// A field with what both say.
struct Choice {
    field: MergeField,
    stays: Arc<Side>,
    goes: Arc<Side>,
    /// The value of the record that is given up counts.
    taken: bool,
}

impl Choice {
    fn agree(&self) -> bool {
        self.field.agree(self.stays.details(), self.goes.details())
    }
}

impl Row for Choice {
    type Id = MergeField;
    fn id(&self) -> MergeField {
        self.field
    }
}

/// The screen; its outcome is the record that stands for both.
pub struct Merge {
    stays: PatientId,
    goes: PatientId,
    both: Option<Both>,
    list: List<Choice>,
}

impl Merge {
    /// With the record that stays at first, and the other one.
    #[must_use]
    pub const fn new(stays: PatientId, goes: PatientId) -> Self {
        Self { stays, goes, both: None, list: List::new() }
    }

    /// Puts the fields on which the records differ first. What was chosen already stays chosen; else a value is taken
    /// where the record that stays has none.
    fn show(&mut self, both: Both) {
        let chosen: Vec<(MergeField, bool)> = self.list.rows().iter().map(|row| (row.field, row.taken)).collect();
        let mut rows: Vec<Choice> = MergeField::ALL
            .iter()
            .map(|field| {
                let missing = field.is_empty(both.stays.details()) && !field.is_empty(both.goes.details());
                let before = chosen.iter().find(|(known, _)| known == field).map(|(_, taken)| *taken);
                let taken = before.unwrap_or(missing);
                Choice { field: *field, stays: Arc::clone(&both.stays), goes: Arc::clone(&both.goes), taken }
            })
            .collect();
        rows.sort_by_key(Choice::agree);
        self.list.set_rows(rows);
        self.both = Some(both);
    }

    /// The other record stays; the values chosen stay chosen.
    fn switch(&mut self, cx: &mut Cx<'_, Self>) {
        std::mem::swap(&mut self.stays, &mut self.goes);
        for row in self.list.rows_mut() {
            row.taken = !row.taken;
        }
        self.refresh(cx);
    }

    fn pick(&mut self, taken: Option<bool>) {
        let Some(field) = self.list.selected_id() else { return };
        for row in self.list.rows_mut().iter_mut().filter(|row| row.field == field && !row.agree()) {
            row.taken = taken.unwrap_or(!row.taken);
        }
    }

    fn confirm(&self, cx: &mut Cx<'_, Self>) {
        let Some(both) = &self.both else { return };
        let (stays, goes) = (Seen::from(&both.stays.chart.patient), Seen::from(&both.goes.chart.patient));
        let taken: Vec<MergeField> =
            self.list.rows().iter().filter(|row| row.taken && !row.agree()).map(|row| row.field).collect();
        let number = goes.patient.to_string();
        let about = t::MERGE_ABOUT.with("source", number.clone()).with("target", stays.patient.to_string());
        let dialog = Dialog::new(&MERGE, cx.context().form(), move |tx, values| {
            if !values.text(CONFIRM).is_some_and(|typed| typed.chars().count() == 2 && number.ends_with(typed)) {
                let message = t::MERGE_CONFIRM_WRONG.with("number", number.clone());
                return Err(RuleError::field(CONFIRM, message).into());
            }
            merge::merge(tx, goes, stays, &taken, values.text(REASON).unwrap_or_default()).map(|patient| patient.id)
        });
        cx.open(dialog.about(about), Msg::Merged);
    }
}

/// What comes back.
pub enum Msg {
    /// Both records.
    Both(Result<Box<Both>, StoreError>),
    /// They are one.
    Merged(PatientId),
}

fn both(conn: &Reader, stays: PatientId, goes: PatientId) -> Result<Box<Both>, StoreError> {
    let side = |id| {
        let chart = merge::chart(conn, id)?;
        let insurer = match chart.patient.details.insurer {
            Some(insurer) => insurers::get(conn, insurer)?.details.name,
            None => String::new(),
        };
        Ok::<_, StoreError>(Arc::new(Side { chart, insurer }))
    };
    Ok(Box::new(Both { stays: side(stays)?, goes: side(goes)?, obstacle: merge::obstacle(conn, goes, stays)? }))
}

/// Whether records may be merged and parted by whoever is at work.
///
/// # Errors
/// The roles that would do.
pub(super) fn permitted(context: &Context) -> Result<(), Message> {
    context.require(Permission::MergePatients.roles())
}

impl Screen for Merge {
    type Msg = Msg;
    type Outcome = PatientId;

    fn title(&self) -> Message {
        t::MERGE_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::MERGE, &tables::LIST, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        match command {
            Command::Save => {
                permitted(context)?;
                match self.both.as_ref().map(|both| &both.obstacle) {
                    Some(Some(obstacle)) => Err(obstacle.clone()),
                    _ => Ok(()),
                }
            }
            Command::PickLeft | Command::PickRight | Command::PickOther => match self.list.selected() {
                Some(row) if row.agree() => Err(t::MERGE_AGREE.into()),
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let (stays, goes) = (self.stays, self.goes);
        cx.query(BOTH, move |conn| both(conn, stays, goes), Msg::Both);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.list.step(step);
            return Handled::Yes;
        }
        match command {
            Command::PickLeft => self.pick(Some(false)),
            Command::PickRight => self.pick(Some(true)),
            Command::PickOther | Command::Open => self.pick(None),
            Command::SwitchSides => self.switch(cx),
            Command::Save => self.confirm(cx),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Both(Ok(both)) => self.show(*both),
            Msg::Both(Err(error)) => {
                cx.fail(error);
                cx.close();
            }
            Msg::Merged(id) => {
                let said = t::MERGE_DONE.with("source", self.goes.to_string()).with("target", id.to_string());
                cx.say(Toast::done(said));
                cx.finish(id);
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        self.draw_all(frame, area, ui);
    }
}
