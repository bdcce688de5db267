//! What is done at the cursor: booking, opening, the steps of the workflow.

use super::{Msg, Planner, View};
use crate::app::screen::{Cx, Handled};
use crate::keys::Command;
use crate::screens::booking::sweep::Sweep;
use crate::screens::booking::{Booking, acts};
use crate::screens::patients::PatientCard;
use crate::screens::waiting_list::Offers;

impl Planner {
    pub(super) fn act(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        self.notice = None;
        match command {
            Command::Book => self.book(cx),
            Command::WalkIn => {
                let form = Booking::walk_in(None);
                let form = match self.here() {
                    Some(here) => form.with(here.professional(), None),
                    None => form,
                };
                cx.open(form, Msg::Made);
            }
            Command::SweepNoShows => cx.show(Sweep::default()),
            Command::Open => match self.here().map(|here| here.row.map(|row| row.patient)) {
                Some(Some(patient)) => cx.show(PatientCard::of(patient)),
                Some(None) => match self.possible(Command::Book, cx.context()) {
                    Ok(()) => self.book(cx),
                    Err(why) => self.notice = Some((crate::ui::theme::Tone::Warning, why)),
                },
                None => {}
            },
            Command::OfferSlot => match self.here().and_then(|here| Some((here.professional(), here.slot?))) {
                Some((professional, slot)) => cx.show(Offers::at(professional, slot)),
                None => return Handled::No,
            },
            command @ (Command::FindSlot | Command::WaitingList) => return acts::anywhere(command, None, cx),
            command => match self.here().and_then(|here| here.row) {
                Some(row) => return acts::run(command, row, cx, Msg::Acted),
                None => return Handled::No,
            },
        }
        Handled::Yes
    }

    /// Books at the cursor; where nobody is, with whoever is chosen.
    fn book(&self, cx: &mut Cx<'_, Self>) {
        let form = Booking::book(None);
        let form = match self.here() {
            Some(here) => form.with(here.professional(), here.slot),
            None => match self.cursor.professional.filter(|_| self.view == View::Week) {
                Some(professional) => form.with(professional, None),
                None => form,
            },
        };
        cx.open(form, Msg::Made);
    }
}
