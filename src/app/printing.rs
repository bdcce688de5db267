//! Patients' slips on their way to the printer: on the worker's thread, so that no screen waits for it.

use super::answers::Answered;
use super::effect::{SlipReason, Slot, WorkKind};
use super::machine::App;
use crate::domain::ids::AppointmentId;
use crate::i18n::{Catalogue, Language, t};
use crate::print::printer::{self, PrintError};
use crate::print::slip;
use crate::store::tickets;
use crate::ui::toast::Toast;

impl App {
    /// Prints the slip of an appointment. An arrival prints only where that is configured, and says only what went wrong.
    pub(super) fn print_slip(&mut self, visit: AppointmentId, language: Language, why: SlipReason) {
        let slips = self.context.slips.clone();
        let wanted = slips.on_check_in && !slips.command.is_empty();
        if why == SlipReason::Arrived && !wanted {
            return;
        }
        if slips.command.is_empty() {
            return self.say(Toast::warning(PrintError::None.message()));
        }
        let locale = self.context.settings.locale(language);
        self.ask(WorkKind::Write, Slot("slip"), move |bench| {
            let facts = match bench.read(|conn| tickets::slip(conn, visit)) {
                Ok(facts) => facts,
                Err(error) => return Answered::Failed(error),
            };
            if why == SlipReason::Arrived && facts.ticket.is_none() {
                return Answered::Nothing;
            }
            let catalogue = Catalogue::new(locale);
            match printer::send(&slips.command, &slip::text(&facts, &catalogue, facts.columns)) {
                Ok(()) if why == SlipReason::Asked => Answered::Say(Toast::done(t::PRINT_DONE)),
                Ok(()) => Answered::Nothing,
                Err(error) => {
                    tracing::warn!(%error, "slip");
                    Answered::Say(Toast::error(error.message()))
                }
            }
        });
    }
}
