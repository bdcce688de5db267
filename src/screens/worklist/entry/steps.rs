//! Saving, calling, making final and correcting.

use super::{Focus, Msg, Purpose, ResultEntry};
use crate::app::dialog::{self, Dialog};
use crate::app::effect::Slot;
use crate::app::question::Question;
use crate::app::screen::Cx;
use crate::domain::lab::Flag;
use crate::domain::validate::{LINE, NAME};
use crate::form::{FieldSpec, FormSpec, Kind, Values};
use crate::i18n::{Message, t};
use crate::screens::reason::{REASON, WHY};
use crate::screens::worklist::call;
use crate::store::lab::LabOrder;
use crate::store::lab::results::{self, Correction, READ_BACK, TOLD, TOLD_AT};
use crate::store::{StoreError, Tx};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use std::sync::Arc;
use std::sync::atomic::Ordering;

const SAVE: Slot = Slot("save-results");
const FINALISE: Slot = Slot("validate-results");

/// What goes on once everything typed is on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Back to the list.
    Leave,
    /// Record a call, and stay.
    Call,
    /// Make the values final.
    Finalise,
}

const CORRECT: FormSpec = FormSpec { id: "correct-results", title: t::ENTRY_CORRECT_TITLE, fields: &[WHY] };

/// A value has become critical: the correction and the call are one act.
const CORRECT_AND_CALL: FormSpec = FormSpec {
    id: "correct-and-call",
    title: t::ENTRY_CORRECT_TITLE,
    fields: &[
        WHY,
        FieldSpec::new(TOLD, t::WORKLIST_CALL_TOLD, Kind::Line { max: NAME })
            .required()
            .help(t::WORKLIST_CALL_TOLD_HELP),
        FieldSpec::new(TOLD_AT, t::WORKLIST_CALL_AT, Kind::TimeOfDay).required(),
        FieldSpec::new(READ_BACK, t::WORKLIST_CALL_READ_BACK, Kind::YesNo)
            .required()
            .help(t::WORKLIST_CALL_READ_BACK_HELP),
        FieldSpec::new(call::NOTE, t::WORKLIST_CALL_NOTE, Kind::Line { max: LINE }),
    ],
};

impl ResultEntry {
    /// Saves what differs, then goes on. What cannot be read or cannot be is refused at its cell first.
    pub(super) fn submit(&mut self, then: Then, cx: &mut Cx<'_, Self>) {
        if self.busy {
            return;
        }
        self.notice = None;
        if !self.grid.check() {
            self.focus = Focus::Grid;
            self.notice = Some((Tone::Alert, t::ENTRY_LOOK_AT_CELL.into()));
            return;
        }
        if self.purpose == Purpose::Correct {
            if self.stale.load(Ordering::Relaxed) {
                self.then = Some(then);
                return self.load(cx);
            }
            return self.correct(cx);
        }
        let Some(sheet) = &self.sheet else { return };
        if !self.is_dirty() {
            return self.go_on(then, cx);
        }
        let (id, seen) = (self.id, sheet.detail.order.version);
        let (entries, conclusion) = (self.grid.entries(), self.conclusion.text());
        self.busy = true;
        cx.write(
            SAVE,
            move |tx| results::save_with_conclusion(tx, id, seen, &entries, &conclusion),
            move |result| Msg::Saved(then, result),
        );
    }

    /// The store has everything that was typed.
    pub(super) fn go_on(&mut self, then: Then, cx: &mut Cx<'_, Self>) {
        let Some(sheet) = &self.sheet else { return };
        match then {
            _ if self.purpose == Purpose::Correct => self.correct(cx),
            Then::Leave => {
                let accession = sheet.accession().to_owned();
                cx.say(Toast::done(t::ENTRY_SAVED.with("accession", accession)));
                if let Some(analyte) = sheet.uncalled.first() {
                    cx.say(Toast::warning(t::ENTRY_TO_CALL.with("analyte", analyte.as_str())));
                }
                cx.finish(());
            }
            Then::Call => self.call(Then::Call, cx),
            Then::Finalise if let Some(test) = sheet.without_result() => {
                self.notice = Some((Tone::Warning, t::LAB_RESULT_MISSING.with("test", test)));
            }
            Then::Finalise if sheet.barred => self.notice = Some((Tone::Warning, t::LAB_FOUR_EYES.into())),
            Then::Finalise if !sheet.uncalled.is_empty() => self.call(Then::Finalise, cx),
            Then::Finalise => cx.ask(self.question(), Msg::Finalise),
        }
    }

    fn call(&self, then: Then, cx: &mut Cx<'_, Self>) {
        let Some(sheet) = &self.sheet else { return };
        let about = call::about(sheet.accession(), &sheet.header.name, &sheet.results, cx.context());
        let dialog = call::dialog(self.id, about, cx.context());
        cx.open(dialog, move |read_back| Msg::Called(then, read_back));
    }

    fn question(&self) -> Question {
        let (accession, name) = self
            .sheet
            .as_ref()
            .map_or_else(Default::default, |sheet| (sheet.accession().to_owned(), sheet.header.name.listed()));
        let abnormal = self.grid.count(Flag::is_abnormal);
        let body = t::ENTRY_FINALISE_BODY
            .with("accession", accession)
            .with("name", name)
            .with("count", self.grid.filled())
            .with("of", self.grid.cells.len())
            .with("abnormal", abnormal);
        Question::new(t::ENTRY_FINALISE_TITLE, body, t::LAB_ACTION_VALIDATE)
    }

    /// Asks why, and where a value has become critical, about the call; then writes it all at once.
    fn correct(&self, cx: &mut Cx<'_, Self>) {
        let Some(sheet) = &self.sheet else { return };
        let (id, seen, zone) = (self.id, sheet.detail.order.version, cx.context().locale.zone);
        let (entries, conclusion) = (self.grid.entries(), self.conclusion.text());
        let with_call = self.grid.fresh_critical();
        let stale = Arc::clone(&self.stale);
        let save = move |tx: &Tx<'_>, values: &Values| {
            let call = with_call.then(|| call::read(values, tx.now, zone));
            let reason = values.owned(REASON).unwrap_or_default();
            let correction = Correction { entries: entries.clone(), reason, conclusion: conclusion.clone(), call };
            let corrected = results::correct(tx, id, seen, &correction);
            stale.store(matches!(corrected, Err(StoreError::Conflict { .. })), Ordering::Relaxed);
            corrected
        };
        let about: Message =
            t::WORKLIST_ABOUT.with("accession", sheet.accession()).with("name", sheet.header.name.listed());
        let spec = if with_call { &CORRECT_AND_CALL } else { &CORRECT };
        let mut dialog = Dialog::new(spec, cx.context().form(), save).about(about);
        if with_call {
            dialog = dialog.with(TOLD_AT, zone.time(cx.now()));
        }
        cx.open(dialog, |_: LabOrder| Msg::Corrected);
    }

    /// The answers to all of these.
    pub(super) fn answered(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Saved(then, Ok(_)) => {
                self.busy = false;
                self.grid.saved();
                self.conclusion.saved(&self.conclusion.text());
                cx.discard_draft();
                self.then = Some(then);
                self.load(cx);
            }
            Msg::Saved(_, Err(error)) | Msg::Finalised(Err(error)) => self.refused(error, cx),
            Msg::Called(then, read_back) => {
                cx.say(call::said(read_back));
                self.then = (read_back && then == Then::Finalise).then_some(then);
                self.load(cx);
            }
            Msg::Finalise => self.finalise(cx),
            Msg::Finalised(Ok(_)) => {
                self.finish(t::ENTRY_FINAL, cx);
            }
            Msg::Corrected => self.finish(t::ENTRY_CORRECTED, cx),
            Msg::Loaded(_) | Msg::Long(..) => {}
        }
    }

    fn finish(&self, said: crate::i18n::Text, cx: &mut Cx<'_, Self>) {
        let accession = self.sheet.as_ref().map(|sheet| sheet.accession().to_owned()).unwrap_or_default();
        cx.say(Toast::done(said.with("accession", accession)));
        cx.finish(());
    }

    fn finalise(&mut self, cx: &mut Cx<'_, Self>) {
        let Some(sheet) = &self.sheet else { return };
        let (id, seen, conclusion) = (self.id, sheet.detail.order.version, self.conclusion.text());
        self.busy = true;
        cx.write(FINALISE, move |tx| results::validate(tx, id, seen, &conclusion), Msg::Finalised);
    }

    /// Says why not. After a colleague's change the sheet is read again, so that saving once more works.
    fn refused(&mut self, error: StoreError, cx: &mut Cx<'_, Self>) {
        self.busy = false;
        let stale = matches!(error, StoreError::Conflict { .. });
        self.notice = Some(dialog::said(error, cx));
        if stale {
            self.load(cx);
        }
    }
}
