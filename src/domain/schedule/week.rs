//! A week of work as an office changes it: one interval, a shift on some days, one day copied to others.

use super::hours::{WorkInterval, check_interval, check_week};
use crate::domain::error::{FieldName, RuleError};
use chrono::{NaiveDate, Weekday};

/// The form field of the minute at which hours begin.
pub const FROM: FieldName = FieldName("from");

/// Adds an interval to a week, in its place.
///
/// # Errors
/// [`RuleError::Field`], at [`FROM`] when it overlaps another one.
pub fn with_interval(week: &[WorkInterval], interval: WorkInterval) -> Result<Vec<WorkInterval>, RuleError> {
    check_interval(&interval)?;
    for other in week {
        check_week(&[*other, interval]).map_err(|error| match error {
            RuleError::Field { .. } => error,
            overlap => RuleError::field(FROM, overlap.message()),
        })?;
    }
    Ok(in_order(week.iter().copied().chain([interval]).collect()))
}

/// Takes an interval out of a week; `None` when it is not there.
#[must_use]
pub fn without(week: &[WorkInterval], interval: &WorkInterval) -> Option<Vec<WorkInterval>> {
    let at = week.iter().position(|one| one == interval)?;
    Some(week.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, one)| *one).collect())
}

/// Ends what is worked on some days, within a validity: before and after it, hours go on as they were.
#[must_use]
pub fn cleared(
    week: &[WorkInterval],
    days: &[Weekday],
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
) -> Vec<WorkInterval> {
    let mut left = Vec::with_capacity(week.len());
    for one in week {
        if !days.contains(&one.weekday) {
            left.push(*one);
            continue;
        }
        if let Some(eve) =
            from.and_then(|from| from.pred_opt()).filter(|eve| one.valid_from.is_none_or(|first| first <= *eve))
        {
            let last = one.valid_until.map_or(eve, |last| last.min(eve));
            left.push(WorkInterval { valid_until: Some(last), ..*one });
        }
        if let Some(next) =
            until.and_then(|until| until.succ_opt()).filter(|next| one.valid_until.is_none_or(|last| last >= *next))
        {
            let first = one.valid_from.map_or(next, |first| first.max(next));
            left.push(WorkInterval { valid_from: Some(first), ..*one });
        }
    }
    in_order(left)
}

/// Copies the hours of one day to others, whose own go.
#[must_use]
pub fn copied(week: &[WorkInterval], day: Weekday, to: &[Weekday]) -> Vec<WorkInterval> {
    let others: Vec<Weekday> = to.iter().copied().filter(|other| *other != day).collect();
    let mut copied = cleared(week, &others, None, None);
    for other in others {
        copied.extend(week.iter().filter(|one| one.weekday == day).map(|one| WorkInterval { weekday: other, ..*one }));
    }
    in_order(copied)
}

/// By weekday, then by hour, then by validity.
fn in_order(mut week: Vec<WorkInterval>) -> Vec<WorkInterval> {
    week.sort_by_key(|one| (one.weekday.num_days_from_monday(), one.from, one.valid_from, one.to));
    week
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schedule::{Shift, WEEK};
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn hours(weekday: Weekday, from: u32, to: u32) -> WorkInterval {
        WorkInterval { weekday, from: from * 60, to: to * 60, slot_minutes: 20, valid_from: None, valid_until: None }
    }

    fn field_of(refused: Result<Vec<WorkInterval>, RuleError>) -> Option<&'static str> {
        match refused {
            Err(RuleError::Field { field, .. }) => Some(field.0),
            _ => None,
        }
    }

    #[test]
    fn an_interval_that_overlaps_is_refused_where_it_begins() {
        let week = [hours(Weekday::Mon, 8, 12), hours(Weekday::Mon, 13, 18)];
        assert_eq!(field_of(with_interval(&week, hours(Weekday::Mon, 11, 14))), Some("from"));
        assert_eq!(field_of(with_interval(&week, hours(Weekday::Mon, 14, 13))), Some("to"));
        assert_eq!(
            field_of(with_interval(&week, WorkInterval { slot_minutes: 61, ..hours(Weekday::Mon, 12, 13) })),
            Some("slot_minutes")
        );
        let more = with_interval(&week, hours(Weekday::Mon, 12, 13)).unwrap();
        assert_eq!(more.iter().map(|one| one.from / 60).collect::<Vec<_>>(), [8, 12, 13]);
        assert_eq!(without(&more, &hours(Weekday::Mon, 12, 13)), Some(week.to_vec()));
        assert_eq!(without(&week, &hours(Weekday::Tue, 8, 12)), None);
    }

    #[test]
    fn new_hours_from_a_day_on_end_the_old_ones_the_day_before() {
        let old = hours(Weekday::Mon, 8, 12);
        let (first, last) = (date("2027-01-04"), date("2027-02-28"));
        assert_eq!(cleared(&[old], &[Weekday::Mon], None, None), []);
        assert_eq!(cleared(&[old], &[Weekday::Tue], None, None), [old]);
        let before = WorkInterval { valid_until: Some(date("2027-01-03")), ..old };
        let after = WorkInterval { valid_from: Some(date("2027-03-01")), ..old };
        assert_eq!(cleared(&[old], &[Weekday::Mon], Some(first), None), [before]);
        assert_eq!(cleared(&[old], &[Weekday::Mon], None, Some(last)), [after]);
        assert_eq!(cleared(&[old], &[Weekday::Mon], Some(first), Some(last)), [before, after]);
        let within = WorkInterval { valid_from: Some(first), valid_until: Some(last), ..old };
        assert_eq!(cleared(&[within], &[Weekday::Mon], Some(first), Some(last)), []);
    }

    #[test]
    fn a_copied_day_replaces_the_others() {
        let week = [hours(Weekday::Mon, 8, 12), hours(Weekday::Mon, 13, 18), hours(Weekday::Tue, 9, 10)];
        let copied = copied(&week, Weekday::Mon, &[Weekday::Mon, Weekday::Tue, Weekday::Wed]);
        let days: Vec<_> = copied.iter().map(|one| (one.weekday, one.from / 60)).collect();
        use Weekday::{Mon, Tue, Wed};
        assert_eq!(days, [(Mon, 8), (Mon, 13), (Tue, 8), (Tue, 13), (Wed, 8), (Wed, 13)]);
    }

    proptest! {
        /// Whatever is cleared and filled again never overlaps, and other days stay as they are.
        #[test]
        fn a_shift_put_in_place_of_others_fits(day in 0_usize..7, from in 0_i64..400, length in 0_i64..400, open in 0_u8..4) {
            let day = WEEK[day];
            let start = date("2027-01-01");
            let first = (open & 1 == 0).then(|| start + chrono::Days::new(from.unsigned_abs()));
            let last = (open & 2 == 0).then(|| start + chrono::Days::new((from + length).unsigned_abs()));
            let old: Vec<WorkInterval> = WEEK.into_iter().flat_map(|day| Shift::FullDay.intervals(day, 20)).collect();
            let mut week = cleared(&old, &[day], first, last);
            week.extend(Shift::Morning.intervals(day, 15).into_iter().map(|one| WorkInterval { valid_from: first, valid_until: last, ..one }));
            prop_assert_eq!(check_week(&week), Ok(()));
            let others = |week: &[WorkInterval]| week.iter().filter(|one| one.weekday != day).count();
            prop_assert_eq!(others(&week), others(&old));
        }
    }
}
