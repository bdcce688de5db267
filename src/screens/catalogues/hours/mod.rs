//! A professional's hours: the week with its intervals, absences and extra hours. Each change is written at once, unless
//! booked appointments would be left outside of the hours: those are listed first.

mod forms;
mod rows;
mod stranded;

use super::{History, Subject};
use crate::app::context::Context;
use crate::app::dialog::Dialog;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::actor::Permission;
use crate::domain::error::FieldName;
use crate::domain::ids::{AppointmentId, Id as _, ProfessionalId};
use crate::domain::schedule::without;
use crate::form::{Value, Values};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::schedules::{self, Change, Outcome, Plan, Stranded};
use crate::store::{Entity, StoreError};
use crate::ui::table::{Empty, List, Step};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use crate::ui::{Ui, put};
use chrono::Weekday;
use forms::Act;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use rows::PlanRow;
use stranded::StrandedBox;

const PLAN: Slot = Slot("plan");
const CHANGE: Slot = Slot("change-hours");

/// The hours of one professional.
pub struct HoursOf {
    id: ProfessionalId,
    name: String,
    plan: Option<Plan>,
    list: List<PlanRow>,
}

/// What came of a form.
pub struct Planned {
    change: Change,
    outcome: Outcome,
    act: Act,
    typed: Vec<(FieldName, Value)>,
}

/// What comes back.
pub enum Msg {
    /// The plan.
    Loaded(Result<Plan, StoreError>),
    /// A form was saved, or would leave appointments outside the hours.
    Planned(Box<Planned>),
    /// Whether to save all the same, and else with what to go on.
    Answered(bool, Box<Planned>),
    /// As [`Msg::Answered`], of a change without a form.
    Accepted(bool, Change, Vec<AppointmentId>),
    /// The change is written, or would leave appointments outside the hours.
    Changed(Change, Result<Outcome, StoreError>),
}

fn typed(act: Act, values: &Values) -> Vec<(FieldName, Value)> {
    let fields = act.form().fields.iter();
    fields.filter_map(|field| values.get(field.name).map(|value| (field.name, value.clone()))).collect()
}

fn ids(rows: &[Stranded]) -> Vec<AppointmentId> {
    rows.iter().map(|row| row.id).collect()
}

impl HoursOf {
    /// Of this professional.
    #[must_use]
    pub const fn new(id: ProfessionalId, name: String) -> Self {
        Self { id, name, plan: None, list: List::new() }
    }

    fn weekday(&self) -> Weekday {
        self.list.selected().and_then(PlanRow::weekday).unwrap_or(Weekday::Mon)
    }

    /// Opens the form of a change; `typed` is what was typed into it before.
    fn open(&self, act: Act, typed_before: Vec<(FieldName, Value)>, cx: &mut Cx<'_, Self>) {
        let Some(plan) = &self.plan else { return };
        let (id, today) = (self.id, cx.context().today());
        let mut dialog = Dialog::editing(
            act.form(),
            cx.context().form(),
            plan.weekly.clone(),
            move |week| act.show(week, today),
            move |conn| Ok(schedules::plan(conn, id, today)?.weekly),
            move |tx, week, values| {
                let change = act.change(week, values)?;
                let outcome = schedules::change(tx, id, &change, &[])?;
                Ok(Box::new(Planned { change, outcome, act, typed: typed(act, values) }))
            },
        );
        let about = match act {
            Act::Copy(day) => t::HOURS_COPY_ABOUT
                .with("name", self.name.as_str())
                .with("day", crate::domain::schedule::weekday_text(day)),
            _ => t::USERS_ABOUT.with("name", self.name.as_str()),
        };
        dialog = dialog.about(about);
        for (field, value) in typed_before {
            dialog = dialog.filled(field, value);
        }
        cx.open(dialog, Msg::Planned);
    }

    fn edit(&self, cx: &mut Cx<'_, Self>) {
        match self.list.selected() {
            Some(PlanRow::Hours(interval, _)) => self.open(Act::Edit(*interval), Vec::new(), cx),
            Some(PlanRow::Free(day)) => self.open(Act::Add(*day), Vec::new(), cx),
            Some(PlanRow::Dated(_)) | None => {}
        }
    }

    fn remove(&self, cx: &mut Cx<'_, Self>) {
        let Some(plan) = &self.plan else { return };
        let change = match self.list.selected() {
            Some(PlanRow::Hours(interval, _)) => {
                let Some(new) = without(&plan.weekly, interval) else { return };
                Change::Weekly { seen: plan.weekly.clone(), new }
            }
            Some(PlanRow::Dated(dated)) => Change::Remove(dated.id),
            Some(PlanRow::Free(_)) | None => return,
        };
        self.write(change, Vec::new(), cx);
    }

    fn write(&self, change: Change, accepted: Vec<AppointmentId>, cx: &mut Cx<'_, Self>) {
        let (id, asked) = (self.id, change.clone());
        cx.write(
            CHANGE,
            move |tx| schedules::change(tx, id, &change, &accepted),
            move |result| Msg::Changed(asked, result),
        );
    }

    fn planned(planned: Box<Planned>, cx: &mut Cx<'_, Self>) {
        match &planned.outcome {
            Outcome::Done => cx.say(Toast::done(t::HOURS_SAVED)),
            Outcome::Strands(rows) => {
                cx.open(StrandedBox::new(rows.clone()), move |save| Msg::Answered(save, planned));
            }
        }
    }
}

impl Screen for HoursOf {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::HOURS_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::HOURS, &tables::LIST, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        let changes = matches!(
            command,
            Command::AddHours
                | Command::EditHours
                | Command::RemoveHours
                | Command::ApplyShift
                | Command::CopyDay
                | Command::AddAbsence
                | Command::AddExtraHours
        );
        if !changes {
            return Ok(());
        }
        context.require(Permission::KeepCatalogues.roles())?;
        match (command, self.list.selected()) {
            (_, None) => Err(t::LIST_NOTHING_SELECTED.into()),
            (Command::EditHours, Some(PlanRow::Dated(_))) => Err(t::HOURS_DATED_STAY.into()),
            (Command::RemoveHours | Command::CopyDay, Some(PlanRow::Free(_))) => Err(t::HOURS_DAY_FREE.into()),
            (Command::CopyDay, Some(PlanRow::Dated(_))) => Err(t::HOURS_CHOOSE_DAY.into()),
            _ => Ok(()),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let (id, today) = (self.id, cx.context().today());
        cx.query(PLAN, move |conn| schedules::plan(conn, id, today), Msg::Loaded);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.list.step(step);
            return Handled::Yes;
        }
        let day = self.weekday();
        match command {
            Command::AddHours => self.open(Act::Add(day), Vec::new(), cx),
            Command::EditHours | Command::Open => self.edit(cx),
            Command::RemoveHours => self.remove(cx),
            Command::ApplyShift => self.open(Act::Shift(day), Vec::new(), cx),
            Command::CopyDay => self.open(Act::Copy(day), Vec::new(), cx),
            Command::AddAbsence => self.open(Act::Absence, Vec::new(), cx),
            Command::AddExtraHours => self.open(Act::Extra, Vec::new(), cx),
            Command::History => {
                let name = t::USERS_ABOUT.with("name", self.name.as_str());
                cx.show(History::of(Subject { entity: Entity::Schedule, id: self.id.raw(), only: &[], name }));
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok(plan)) => {
                self.list.set_rows(rows::of(&plan));
                self.plan = Some(plan);
            }
            Msg::Planned(planned) => Self::planned(planned, cx),
            Msg::Answered(true, planned) => {
                let accepted = match &planned.outcome {
                    Outcome::Strands(rows) => ids(rows),
                    Outcome::Done => Vec::new(),
                };
                self.write(planned.change, accepted, cx);
            }
            Msg::Answered(false, planned) => self.open(planned.act, planned.typed, cx),
            Msg::Accepted(true, change, accepted) => self.write(change, accepted, cx),
            Msg::Accepted(false, ..) => {}
            Msg::Changed(_, Ok(Outcome::Done)) => cx.say(Toast::done(t::HOURS_SAVED)),
            Msg::Changed(change, Ok(Outcome::Strands(rows))) => {
                let accepted = ids(&rows);
                cx.open(StrandedBox::new(rows), move |save| Msg::Accepted(save, change, accepted));
            }
            Msg::Loaded(Err(error)) | Msg::Changed(_, Err(error)) => cx.fail(error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let mut title = vec![Span::raw(" "), ui.words(Tone::Title, t::HOURS_TITLE), Span::raw("   ")];
        title.push(ui.span(Tone::Accent, &self.name));
        if let Some(plan) = &self.plan {
            let minutes = rows::weekly_minutes(plan, ui.today());
            let hours = match i64::from(minutes) {
                whole if whole % 60 == 0 => ui.formats().decimal(whole / 60, 0),
                part => ui.formats().decimal(part * 10 / 60, 1),
            };
            let said = ui.message(&t::HOURS_A_WEEK.with("hours", hours));
            title.extend([Span::raw("   "), ui.span(Tone::Muted, said)]);
        }
        put(frame.buffer_mut(), area.x, area.y, area.width, &Line::from(title));
        let foot = self.plan.as_ref().and_then(|plan| plan.changed.as_ref()).map(|changed| {
            let said = t::CATALOGUES_CHANGED_BY.with("by", changed.by.as_str()).with("at", changed.at);
            Line::from(vec![Span::raw("  "), ui.span(Tone::Muted, ui.message(&said))])
        });
        let list = Rect { y: area.y.saturating_add(2), height: area.height.saturating_sub(4), ..area };
        let empty = Empty { text: t::HOURS_NONE, hint: None };
        self.list.draw(frame.buffer_mut(), list.intersection(area), ui, rows::COLUMNS, empty);
        if let Some(foot) = foot.filter(|_| area.height > 4) {
            put(frame.buffer_mut(), area.x, area.bottom() - 1, area.width, &foot);
        }
    }
}
