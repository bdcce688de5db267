//! Calling an appointment off, alone or with those of its series that follow; and who waits for what that leaves free.

use super::acts::{Acted, about};
use crate::app::dialog::Dialog;
use crate::app::screen::{Cx, Screen};
use crate::domain::appointment::CancelReason;
use crate::domain::error::FieldName;
use crate::domain::vocabulary::vocabulary;
use crate::form::{FieldSpec, FormSpec, Kind, Value, Values};
use crate::i18n::t;
use crate::screens::reason::{self, CODE, REASON, WHY};
use crate::store::appointments::{self, Appointment, QueueRow};
use crate::store::waiting_list::{self, Freed};
use crate::store::{StoreError, Tx};
use crate::ui::toast::Toast;

vocabulary! {
    /// How much of a series is called off.
    enum Which {
        /// This appointment alone.
        One = "one" => SERIES_ONLY_THIS,
        /// This one and those after it.
        Following = "following" => SERIES_THIS_AND_FOLLOWING,
    }
}

const WHICH: FieldName = FieldName("which");
const WHICH_ONES: FieldSpec = FieldSpec::new(WHICH, t::SERIES_WHICH, Kind::vocabulary::<Which>()).required();
const BY: FieldSpec = reason::code::<CancelReason>(t::BOOKING_CANCEL_BY);

const CANCEL: FormSpec = FormSpec { id: "cancel", title: t::BOOKING_CANCEL_TITLE, fields: &[BY, WHY] };
const CANCEL_SERIES: FormSpec =
    FormSpec { id: "cancel-series", title: t::BOOKING_CANCEL_TITLE, fields: &[WHICH_ONES, BY, WHY] };

/// What was called off, and what the first of it left free.
struct Cancelled {
    count: usize,
    freed: Option<Freed>,
}

/// Asks for the reason, and in a series for how much of it.
pub(super) fn cancel<S: Screen>(row: &QueueRow, cx: &mut Cx<'_, S>, msg: fn(Acted) -> S::Msg) {
    let (id, seen) = (row.id, row.version);
    let save = move |tx: &Tx<'_>, values: &Values| {
        let by = values.choice(CODE).unwrap_or(CancelReason::Patient);
        let why = values.text(REASON).unwrap_or_default();
        let following = values.knows(WHICH) && values.choice(WHICH) == Some(Which::Following);
        let gone = if following {
            appointments::cancel_following(tx, id, seen, by, why)?
        } else {
            vec![appointments::cancel(tx, id, seen, by, why)?]
        };
        let freed = gone.first().map(|first| freed(tx, first)).transpose()?.flatten();
        Ok(Cancelled { count: gone.len(), freed })
    };
    let in_series = row.series.is_some_and(|place| place.nth < place.of);
    let spec = if in_series { &CANCEL_SERIES } else { &CANCEL };
    let mut dialog =
        Dialog::new(spec, cx.context().form(), save).about(about(row)).with(CODE, Value::word(CancelReason::Patient));
    if in_series {
        dialog = dialog.with(WHICH, Value::word(Which::One));
    }
    let name = row.patient_name.full();
    cx.open(dialog, move |cancelled: Cancelled| {
        let done = match cancelled.count {
            1 => t::BOOKING_CANCELLED.with("name", name),
            count => t::SERIES_CANCELLED.with("name", name).with("count", count),
        };
        msg(Ok(std::iter::once(Toast::done(done)).chain(waiting(cancelled.freed)).collect()))
    });
}

/// What an appointment that was just called off or moved has left free.
pub(super) fn freed(tx: &Tx<'_>, appointment: &Appointment) -> Result<Option<Freed>, StoreError> {
    waiting_list::freed(tx.conn, appointment, tx.now)
}

/// Says how many wait for a slot like the one that became free, and which key offers it to them.
pub(super) fn waiting(freed: Option<Freed>) -> Option<Toast> {
    freed.map(|freed| Toast::warning(t::OFFERS_WAITING.with("count", freed.waiting)))
}
