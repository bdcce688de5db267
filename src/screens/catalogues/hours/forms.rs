//! The forms that change a plan, and what each makes of the week.

use crate::domain::error::{FieldName, RuleError};
use crate::domain::schedule::{
    DAY, ExceptionKind, FROM, ScheduleException, Shift, WEEK, WorkInterval, check_week, cleared, copied, weekday_text,
    with_interval, without,
};
use crate::domain::vocabulary::Vocabulary as _;
use crate::form::{Choice, FieldSpec, FormSpec, Kind, Value, Values};
use crate::i18n::t;
use crate::screens::reason::REASON;
use crate::store::schedules::{Change, FIRST, LAST};
use chrono::{NaiveDate, NaiveTime, Timelike as _, Weekday};

const WEEKDAY: FieldName = FieldName("weekday");
const TO: FieldName = FieldName("to");
const SLOT: FieldName = FieldName("slot_minutes");
const VALID_FROM: FieldName = FieldName("valid_from");
const VALID_UNTIL: FieldName = FieldName("valid_until");
const SHIFT: FieldName = FieldName("shift");
const REPLACE: FieldName = FieldName("replace");

/// The days of the week as fields of their own.
const DAYS: [(FieldName, Weekday); 7] = [
    (FieldName("monday"), Weekday::Mon),
    (FieldName("tuesday"), Weekday::Tue),
    (FieldName("wednesday"), Weekday::Wed),
    (FieldName("thursday"), Weekday::Thu),
    (FieldName("friday"), Weekday::Fri),
    (FieldName("saturday"), Weekday::Sat),
    (FieldName("sunday"), Weekday::Sun),
];

/// How long a slot is where nothing says otherwise, in minutes.
const USUAL_SLOT: u32 = 20;

fn weekdays() -> Vec<Choice> {
    WEEK.into_iter().map(|day| Choice::text(&day.number_from_monday().to_string(), weekday_text(day))).collect()
}

/// The shifts with their hours.
fn shifts() -> Vec<Choice> {
    let words = |shift: Shift| match shift {
        Shift::Morning => t::HOURS_SHIFT_MORNING,
        Shift::Afternoon => t::HOURS_SHIFT_AFTERNOON,
        Shift::Night => t::HOURS_SHIFT_NIGHT,
        Shift::FullDay => t::HOURS_SHIFT_FULL_DAY,
        Shift::Duty12 => t::HOURS_SHIFT_DUTY_12,
        Shift::Duty24 => t::HOURS_SHIFT_DUTY_24,
    };
    Shift::ALL.iter().map(|shift| Choice::text(shift.word(), words(*shift))).collect()
}

const fn day(index: usize) -> FieldSpec {
    let (field, label) = match index {
        0 => ("monday", t::SCHEDULE_MONDAY),
        1 => ("tuesday", t::SCHEDULE_TUESDAY),
        2 => ("wednesday", t::SCHEDULE_WEDNESDAY),
        3 => ("thursday", t::SCHEDULE_THURSDAY),
        4 => ("friday", t::SCHEDULE_FRIDAY),
        5 => ("saturday", t::SCHEDULE_SATURDAY),
        _ => ("sunday", t::SCHEDULE_SUNDAY),
    };
    FieldSpec::new(FieldName(field), label, Kind::YesNo)
}

const BEGIN: FieldSpec = FieldSpec::new(FROM, t::HOURS_FROM, Kind::TimeOfDay).required();
const END: FieldSpec = FieldSpec::new(TO, t::HOURS_TO, Kind::TimeOfDay).required().help(t::HOURS_TO_HELP);
const LENGTH: FieldSpec =
    FieldSpec::new(SLOT, t::HOURS_SLOT_MINUTES, Kind::whole(5, 480, "min")).required().help(t::HOURS_SLOT_HELP);
const HOLDS_FROM: FieldSpec =
    FieldSpec::new(VALID_FROM, t::HOURS_VALID_FROM, Kind::Date).help(t::HOURS_VALID_FROM_HELP);
const HOLDS_UNTIL: FieldSpec =
    FieldSpec::new(VALID_UNTIL, t::HOURS_VALID_UNTIL, Kind::Date).help(t::HOURS_VALID_UNTIL_HELP);
const ON: FieldSpec = FieldSpec::new(WEEKDAY, t::HOURS_DAY, Kind::Choice(weekdays)).required();
const FIRST_DAY: FieldSpec = FieldSpec::new(FIRST, t::HOURS_FIRST_DAY, Kind::Date).required();
const LAST_DAY: FieldSpec = FieldSpec::new(LAST, t::HOURS_LAST_DAY, Kind::Date).help(t::HOURS_LAST_DAY_HELP);
const WHY: FieldSpec = FieldSpec::new(REASON, t::HOURS_REASON, Kind::Line { max: 255 });

static ADD: FormSpec =
    FormSpec { id: "add-hours", title: t::HOURS_ADD_TITLE, fields: &[ON, BEGIN, END, LENGTH, HOLDS_FROM, HOLDS_UNTIL] };
static EDIT: FormSpec = FormSpec {
    id: "edit-hours",
    title: t::HOURS_EDIT_TITLE,
    fields: &[ON, BEGIN, END, LENGTH, HOLDS_FROM, HOLDS_UNTIL],
};
static APPLY: FormSpec = FormSpec {
    id: "apply-shift",
    title: t::HOURS_SHIFT_TITLE,
    fields: &[
        FieldSpec::new(SHIFT, t::HOURS_SHIFT, Kind::Choice(shifts)).required(),
        LENGTH,
        day(0),
        day(1),
        day(2),
        day(3),
        day(4),
        day(5),
        day(6),
        FieldSpec::new(REPLACE, t::HOURS_REPLACE, Kind::YesNo).required().help(t::HOURS_REPLACE_HELP),
        HOLDS_FROM,
        HOLDS_UNTIL,
    ],
};
static COPY: FormSpec = FormSpec {
    id: "copy-day",
    title: t::HOURS_COPY_TITLE,
    fields: &[day(0), day(1), day(2), day(3), day(4), day(5), day(6)],
};
static ABSENCE: FormSpec = FormSpec {
    id: "absence",
    title: t::HOURS_ABSENCE_TITLE,
    fields: &[
        FIRST_DAY,
        LAST_DAY,
        FieldSpec::new(FROM, t::HOURS_FROM, Kind::TimeOfDay).help(t::HOURS_ABSENCE_HELP),
        FieldSpec::new(TO, t::HOURS_TO, Kind::TimeOfDay).help(t::HOURS_ABSENCE_HELP),
        WHY,
    ],
};
static EXTRA: FormSpec = FormSpec {
    id: "extra-hours",
    title: t::HOURS_EXTRA_TITLE,
    fields: &[FIRST_DAY, LAST_DAY, BEGIN, END, LENGTH, WHY],
};

/// One of the changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// Hours more, on this day.
    Add(Weekday),
    /// Other hours instead of these.
    Edit(WorkInterval),
    /// A shift, on this day.
    Shift(Weekday),
    /// This day's hours on others.
    Copy(Weekday),
    /// An absence.
    Absence,
    /// Extra hours.
    Extra,
}

impl Act {
    pub(super) fn form(self) -> &'static FormSpec {
        match self {
            Self::Add(_) => &ADD,
            Self::Edit(_) => &EDIT,
            Self::Shift(_) => &APPLY,
            Self::Copy(_) => &COPY,
            Self::Absence => &ABSENCE,
            Self::Extra => &EXTRA,
        }
    }

    /// What stands in the form from the beginning.
    pub(super) fn show(self, week: &[WorkInterval], today: NaiveDate) -> Vec<(FieldName, Value)> {
        let usual = week.first().map_or(USUAL_SLOT, |one| one.slot_minutes);
        let slot = |minutes: u32| (SLOT, Value::Number(i64::from(minutes)));
        let on = |day: Weekday| (WEEKDAY, Value::Word(day.number_from_monday().to_string()));
        match self {
            Self::Add(day) => vec![on(day), slot(usual)],
            Self::Edit(one) => {
                let mut values = vec![
                    on(one.weekday),
                    (FROM, time(one.from).into()),
                    (TO, time(one.to).into()),
                    slot(one.slot_minutes),
                ];
                values.extend(one.valid_from.map(|date| (VALID_FROM, date.into())));
                values.extend(one.valid_until.map(|date| (VALID_UNTIL, date.into())));
                values
            }
            Self::Shift(day) => {
                // A week that begins is mostly filled at once; later it is one day that changes.
                let wanted = |one: Weekday| if week.is_empty() { one.num_days_from_monday() < 5 } else { one == day };
                let chosen = DAYS.into_iter().map(|(field, one)| (field, Value::Yes(wanted(one))));
                chosen.chain([(SHIFT, Value::word(Shift::Morning)), slot(usual), (REPLACE, Value::Yes(true))]).collect()
            }
            Self::Copy(_) => DAYS.into_iter().map(|(field, _)| (field, Value::Yes(false))).collect(),
            Self::Absence => vec![(FIRST, today.into())],
            Self::Extra => vec![(FIRST, today.into()), slot(usual)],
        }
    }

    /// What the form asks for.
    pub(super) fn change(self, week: &[WorkInterval], values: &Values) -> Result<Change, RuleError> {
        let weekly = |new| Ok(Change::Weekly { seen: week.to_vec(), new });
        match self {
            Self::Add(_) => weekly(with_interval(week, interval(values))?),
            Self::Edit(before) => {
                let others = without(week, &before).ok_or_else(|| RuleError::refused(t::HOURS_GONE))?;
                weekly(with_interval(&others, interval(values))?)
            }
            Self::Shift(_) => weekly(shifted(week, values)?),
            Self::Copy(day) => {
                let to = chosen(values);
                if !to.iter().any(|other| *other != day) {
                    return Err(RuleError::field(FieldName("monday"), t::HOURS_NO_DAY));
                }
                weekly(copied(week, day, &to))
            }
            Self::Absence => Ok(Change::Add(exception(ExceptionKind::Absence, values)?, reason(values))),
            Self::Extra => Ok(Change::Add(exception(ExceptionKind::Extra, values)?, reason(values))),
        }
    }
}

fn shifted(week: &[WorkInterval], values: &Values) -> Result<Vec<WorkInterval>, RuleError> {
    let (days, shift) = (chosen(values), values.choice(SHIFT).unwrap_or(Shift::Morning));
    let (from, until) = (values.date(VALID_FROM), values.date(VALID_UNTIL));
    if days.is_empty() {
        return Err(RuleError::field(FieldName("monday"), t::HOURS_NO_DAY));
    }
    if let (Some(first), Some(last)) = (from, until)
        && last < first
    {
        return Err(RuleError::field(VALID_UNTIL, t::SCHEDULE_VALIDITY));
    }
    let mut new = if values.yes(REPLACE) == Some(true) { cleared(week, &days, from, until) } else { week.to_vec() };
    for day in days {
        let hours = shift.intervals(day, length(values)).into_iter();
        new.extend(hours.map(|one| WorkInterval { valid_from: from, valid_until: until, ..one }));
    }
    new.sort_by_key(|one| (one.weekday.num_days_from_monday(), one.from));
    match check_week(&new) {
        Ok(()) => Ok(new),
        Err(error @ RuleError::Field { .. }) => Err(error),
        Err(overlap) => Err(RuleError::field(SHIFT, overlap.message())),
    }
}

fn chosen(values: &Values) -> Vec<Weekday> {
    DAYS.into_iter().filter(|(field, _)| values.yes(*field) == Some(true)).map(|(_, day)| day).collect()
}

fn length(values: &Values) -> u32 {
    values.number(SLOT).and_then(|minutes| u32::try_from(minutes).ok()).unwrap_or(USUAL_SLOT)
}

fn reason(values: &Values) -> String {
    values.owned(REASON).unwrap_or_default()
}

fn minute(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

/// Midnight ends a day: `24:00` cannot be typed everywhere, `0` can.
fn end(time: NaiveTime) -> u32 {
    if minute(time) == 0 { DAY } else { minute(time) }
}

fn time(minute: u32) -> NaiveTime {
    NaiveTime::from_num_seconds_from_midnight_opt(minute % DAY * 60, 0).unwrap_or_default()
}

fn interval(values: &Values) -> WorkInterval {
    let day = values.word(WEEKDAY).and_then(|word| word.parse::<u8>().ok());
    let day = day.and_then(|day| Weekday::try_from(day.saturating_sub(1)).ok());
    WorkInterval {
        weekday: day.unwrap_or(Weekday::Mon),
        from: values.time(FROM).map_or(0, minute),
        to: values.time(TO).map_or(DAY, end),
        slot_minutes: length(values),
        valid_from: values.date(VALID_FROM),
        valid_until: values.date(VALID_UNTIL),
    }
}

/// Without hours, whole days; without a last day, one.
fn exception(kind: ExceptionKind, values: &Values) -> Result<ScheduleException, RuleError> {
    let first = values.date(FIRST).ok_or_else(|| RuleError::field(FIRST, t::FIELD_REQUIRED))?;
    let exception = ScheduleException {
        kind,
        first,
        last: values.date(LAST).unwrap_or(first),
        from: values.time(FROM).map_or(0, minute),
        to: values.time(TO).map_or(DAY, end),
        slot_minutes: if kind == ExceptionKind::Extra { length(values) } else { 0 },
    };
    exception.check()?;
    Ok(exception)
}
