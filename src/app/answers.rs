//! Questions to the store and what comes back, for layers and for the app itself.

use super::draft::DraftKey;
use super::effect::{LayerId, Payload, Slot, Work, WorkKind};
use super::event::Reply;
use super::keeper::FoundDraft;
use super::layer::Port;
use super::machine::{APP, App};
use super::worker::{Bench, Job};
use crate::i18n::{Catalogue, t};
use crate::logging::Incident;
use crate::store::StoreError;
use crate::store::settings::Settings;
use crate::ui::toast::Toast;

impl App {
    pub(super) fn submit(
        &mut self,
        layer: LayerId,
        kind: WorkKind,
        slot: Slot,
        run: impl FnOnce(&mut Bench) -> Payload + Send + 'static,
    ) {
        self.tickets += 1;
        self.latest.insert((layer, slot), self.tickets);
        let run: Work = Box::new(run);
        if self.worker.submit(Job { layer, slot, ticket: self.tickets, kind, run }) {
            self.unanswered += 1;
            self.ahead.asked(self.tickets, layer, kind);
        } else {
            tracing::error!("the store's thread is gone");
            self.over = true;
        }
    }

    /// Work of the app's own.
    pub(super) fn ask(
        &mut self,
        kind: WorkKind,
        slot: Slot,
        work: impl FnOnce(&mut Bench) -> Answered + Send + 'static,
    ) {
        self.submit(APP, kind, slot, move |bench| Box::new(work(bench)));
    }

    pub(super) fn receive(&mut self, reply: Reply) {
        self.unanswered = self.unanswered.saturating_sub(1);
        self.ahead.answered(reply.ticket);
        let stale = !reply.wrote && self.latest.get(&(reply.layer, reply.slot)) != Some(&reply.ticket);
        if let Some(payload) = reply.payload
            && !stale
        {
            self.deliver(reply.layer, payload);
        }
        if reply.wrote && reply.layer != APP {
            self.refresh();
        }
    }

    pub(super) fn deliver(&mut self, to: LayerId, payload: Payload) {
        if to == APP {
            if let Ok(answer) = payload.downcast::<Answered>() {
                self.answered(*answer);
            }
        } else if let Some(entry) = self.stack.get(to) {
            entry.layer.receive(payload, Port { id: to, context: &self.context, effects: &mut self.effects });
        }
    }

    /// The store, or a box of the app's own, has answered the app itself.
    fn answered(&mut self, answer: Answered) {
        match answer {
            Answered::Nothing => {}
            Answered::Quit => self.over = true,
            Answered::Leave(form) => self.close(form),
            Answered::Resume(key) => {
                if let Some(layer) = (self.screens.resume)(&key) {
                    self.take_up(layer);
                }
            }
            Answered::Failed(error) => self.fail(&error),
            Answered::Unkept(key, error) => {
                self.keeper.again(key, self.context.now);
                self.fail(&error);
            }
            Answered::Settings(settings) => self.settings(settings),
            Answered::Say(toast) => self.say(toast),
            Answered::Unfinished(0) => {}
            Answered::Unfinished(_) => self.open_drafts(),
            Answered::Draft(found) => self.offer(found),
        }
    }

    pub(super) fn refresh(&mut self) {
        let others = std::mem::take(&mut self.effects);
        for entry in self.stack.visible() {
            entry.layer.refresh(Port { id: entry.id, context: &self.context, effects: &mut self.effects });
        }
        let looks = std::mem::replace(&mut self.effects, others);
        self.settle();
        self.effects = looks;
        self.ahead.follow(true);
        self.settle();
        self.ahead.follow(false);
    }

    pub(super) fn say(&mut self, toast: Toast) {
        self.toasts.push(toast, self.context.now);
    }

    pub(super) fn fail(&mut self, error: &StoreError) {
        let toast = match error {
            StoreError::Sql { .. } | StoreError::Damaged => {
                let incident = Incident::report("store", error);
                Toast::error(t::APP_INCIDENT.with("code", incident.to_string()))
            }
            StoreError::Conflict { .. } | StoreError::Busy => Toast::warning(error.message()),
            refused => Toast::error(refused.message()),
        };
        self.say(toast);
    }

    /// Takes new settings into use.
    pub(super) fn settings(&mut self, settings: Settings) {
        if self.context.settings == settings {
            return;
        }
        self.context.locale.zone = settings.zone;
        self.context.locale.currency = settings.currency;
        self.context.settings = settings;
        self.catalogue = Catalogue::new(self.context.locale);
    }
}

/// What the app itself is told.
pub(super) enum Answered {
    /// All is well, and there is nothing to do.
    Nothing,
    /// Yes, quit.
    Quit,
    /// Yes, leave this form, whatever was typed.
    Leave(LayerId),
    /// This draft shall be taken up.
    Resume(DraftKey),
    /// Something the app asked for went wrong.
    Failed(StoreError),
    /// This came of it.
    Say(Toast),
    /// A draft could not be saved.
    Unkept(DraftKey, StoreError),
    /// The clinic's settings.
    Settings(Settings),
    /// How many drafts there are.
    Unfinished(usize),
    /// Unfinished work for a form that has just been opened.
    Draft(FoundDraft),
}

impl Answered {
    /// Tells only of failure.
    pub(super) fn of(result: Result<(), StoreError>) -> Self {
        result.err().map_or(Self::Nothing, Self::Failed)
    }
}
