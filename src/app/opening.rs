//! Layers that come and go, and the unfinished work that belongs to them.

use super::answers::Answered;
use super::context::Session;
use super::draft::Draft;
use super::effect::{Back, Effect, LayerId, Payload, Slot, WorkKind};
use super::keeper::FoundDraft;
use super::layer::{Hosted, Layer, Port};
use super::machine::{APP, App};
use super::question::{Answer, Question};
use crate::i18n::t;
use crate::keys::Command;
use crate::store::{drafts, settings};
use crate::ui::toast::Toast;

impl App {
    /// Puts a layer on top and looks for unfinished work of its kind, to offer it.
    pub(super) fn open(&mut self, layer: Box<dyn Layer>, back: Back) {
        self.put(layer, back, false);
    }

    /// Opens the form of unfinished work that was chosen from the list: it is put back without another question.
    pub(super) fn take_up(&mut self, layer: Box<dyn Layer>) {
        self.put(layer, Back::Nothing, true);
    }

    fn put(&mut self, layer: Box<dyn Layer>, back: Back, chosen: bool) {
        let key = layer.draft_key();
        let id = self.stack.push(layer, back);
        self.ahead.opened();
        if let Some(entry) = self.stack.top() {
            entry.layer.start(Port { id, context: &self.context, effects: &mut self.effects });
        }
        if let Some(key) = key
            && let Some(user) = self.context.actor().map(|actor| actor.user)
        {
            self.ask(WorkKind::Write, Slot("find-draft"), move |bench| {
                let row = bench.read(|conn| drafts::find(conn, user, &key.to_string())).ok().flatten();
                let draft = row.and_then(|row| Draft::read(&row.key, &row.body, row.saved_at));
                draft.map_or(Answered::Nothing, |draft| Answered::Draft(FoundDraft { layer: id, draft, chosen }))
            });
        }
    }

    pub(super) fn close(&mut self, id: LayerId) {
        self.keeper.look(&mut self.stack, self.context.now);
        let kept = self.keeper.holds(id);
        self.keep_drafts(true);
        self.keeper.release(id);
        let uncovers = self.stack.remove(id).is_some_and(|entry| !entry.layer.modal());
        if kept {
            self.say(Toast::info(t::APP_DRAFT_KEPT));
        }
        if uncovers {
            self.refresh();
        }
    }

    pub(super) fn finish_layer(&mut self, id: LayerId, outcome: Payload) {
        if let Some(user) = self.context.actor().map(|actor| actor.user)
            && let Some(work) = self.keeper.forget(&mut self.stack, id, user)
        {
            self.submit(APP, WorkKind::Write, Slot("draft"), work);
        }
        self.keeper.release(id);
        let Some(entry) = self.stack.remove(id) else { return };
        // What lay hidden below has not been told of anything that was written meanwhile.
        let uncovers = !entry.layer.modal();
        match entry.back {
            Back::Nothing => {}
            Back::Message(to, deliver) => {
                if let Some(payload) = deliver(outcome) {
                    self.deliver(to, payload);
                }
            }
            Back::Command => {
                if let Ok(command) = outcome.downcast::<Command>() {
                    self.run(*command);
                }
            }
            Back::Draft(draft) => self.answer_draft(outcome, &draft),
        }
        if uncovers {
            self.refresh();
        }
    }

    pub(super) fn answer_draft(&mut self, outcome: Payload, draft: &serde_json::Value) {
        if matches!(outcome.downcast_ref::<Answer>(), Some(Answer::Yes)) {
            self.put_back(draft);
        } else if let Some(top) = self.stack.top() {
            let layer = top.id;
            self.effects.push(Effect::DiscardDraft { layer });
        }
    }

    /// Puts unfinished work back into the form on top.
    fn put_back(&mut self, draft: &serde_json::Value) {
        if let Some(top) = self.stack.top() {
            top.layer.restore(draft, Port { id: top.id, context: &self.context, effects: &mut self.effects });
        }
    }

    /// Unfinished work was found for a form that has just been opened.
    pub(super) fn offer(&mut self, found: FoundDraft) {
        if self.stack.peek().is_none_or(|top| top.id != found.layer) {
            return;
        }
        self.keeper.found(found.layer, &found.draft);
        if found.chosen {
            return self.put_back(&found.draft.typed);
        }
        let body = match found.draft.about.as_str() {
            "" => t::APP_DRAFT_BODY.with("at", found.draft.at),
            about => t::APP_DRAFT_BODY_ABOUT.with("about", about).with("at", found.draft.at),
        };
        let question = Question::new(t::APP_DRAFT_TITLE, body, t::APP_DRAFT_RESUME).about_draft();
        self.open(Box::new(Hosted(question)), Back::Draft(found.draft.typed));
    }

    /// After signing in: unfinished work is offered again.
    pub(super) fn find_drafts(&mut self) {
        let Some(user) = self.context.actor().map(|actor| actor.user) else { return };
        self.ask(WorkKind::Read, Slot("drafts"), move |bench| {
            let found = bench.read(|conn| drafts::list(conn, user));
            found.map_or_else(Answered::Failed, |list| Answered::Unfinished(list.len()))
        });
    }

    pub(super) fn keep_drafts(&mut self, all: bool) {
        self.keeper.look(&mut self.stack, self.context.now);
        let Some(user) = self.context.actor().map(|actor| actor.user) else { return };
        for work in self.keeper.due(self.context.now, all, user) {
            self.submit(APP, WorkKind::Write, Slot("draft"), work);
        }
    }

    /// What the clinic has decided for everybody, as it is now.
    pub(super) fn read_settings(&mut self) {
        if self.context.session.is_some() {
            self.ask(WorkKind::Read, Slot("settings"), |bench| {
                bench.read(settings::load).map_or_else(Answered::Failed, Answered::Settings)
            });
        }
    }

    pub(super) fn signed_in(&mut self, session: Session) {
        let forced = session.must_change_password;
        self.context.session = Some(session);
        self.last_input = self.context.now;
        self.read_settings();
        match self.context.places().first() {
            Some(place) => self.go(*place),
            None => self.say(Toast::warning(t::APP_NO_PLACE)),
        }
        if forced {
            self.change_password(true);
        } else if !self.unattended {
            self.find_drafts();
        }
    }
}
