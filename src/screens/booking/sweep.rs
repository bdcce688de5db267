//! Marking everybody who has not come: who that is, the question, the write.

use crate::app::effect::Slot;
use crate::app::question::Question;
use crate::app::screen::{Cx, Screen};
use crate::domain::time::Timestamp;
use crate::i18n::t;
use crate::store::{Reader, StoreError, appointments};
use crate::ui::toast::Toast;

const OVERDUE: Slot = Slot("overdue");
const SWEEP: Slot = Slot("sweep");

/// How many names a sweep reads out.
const NAMED: usize = 5;

fn overdue(conn: &Reader, now: Timestamp) -> Result<Vec<String>, StoreError> {
    let rows = appointments::overdue(conn, now)?;
    rows.iter().map(|(id, _)| Ok(appointments::row(conn, *id)?.patient_name.full())).collect()
}

/// Looks who is overdue, by name.
pub fn look<S: Screen>(cx: &mut Cx<'_, S>, msg: fn(Result<Vec<String>, StoreError>) -> S::Msg) {
    let now = cx.now();
    cx.query(OVERDUE, move |conn| overdue(conn, now), msg);
}

/// Asks whether to mark them; says so where there is nobody.
pub fn ask<S: Screen>(names: &[String], cx: &mut Cx<'_, S>, yes: S::Msg) {
    if names.is_empty() {
        return cx.say(Toast::info(t::RECEPTION_NOBODY_OVERDUE));
    }
    let named = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    let more = if names.len() > NAMED { "…" } else { "" };
    let body = t::RECEPTION_SWEEP_BODY.with("count", names.len()).with("names", format!("{named}{more}"));
    cx.ask(Question::new(t::RECEPTION_SWEEP_TITLE, body, t::ACTION_NO_SHOW), yes);
}

/// Marks them.
pub fn run<S: Screen>(cx: &mut Cx<'_, S>, msg: fn(Result<usize, StoreError>) -> S::Msg) {
    cx.write(SWEEP, appointments::sweep_no_shows, msg);
}

/// That it is done.
#[must_use]
pub fn done(count: usize) -> Toast {
    Toast::done(t::RECEPTION_SWEPT.with("count", count))
}
