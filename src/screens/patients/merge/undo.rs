//! Undoing a merge: what would go back and what would stay is shown before the reason is asked.

use super::draw::counted;
use crate::app::dialog::Dialog;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::ids::PatientId;
use crate::domain::vocabulary::Vocabulary as _;
use crate::form::{FormContext, FormSpec};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::reason;
use crate::store::patients::merge::{self, MergeField, Undoing};
use crate::ui::Ui;
use crate::ui::modal::Modal;
use crate::ui::theme::Tone;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The reason's form.
const UNDO: FormSpec = reason::form("unmerge", t::UNMERGE_TITLE);

/// What undoing would do; the outcome is the wish to do it.
pub(in crate::screens::patients) struct Effects {
    undoing: Box<Undoing>,
}

impl Effects {
    pub(in crate::screens::patients) const fn of(undoing: Box<Undoing>) -> Self {
        Self { undoing }
    }

    fn lines(&self, ui: &Ui<'_>) -> Vec<Line<'static>> {
        let Undoing { merged, back, stays, restored, kept } = &*self.undoing;
        let (source, target) = (merged.source.id.to_string(), merged.target.id.to_string());
        let mut said: Vec<(Tone, Message)> = vec![(
            Tone::Title,
            t::UNMERGE_STORY
                .with("source", format!("{} {source}", merged.source.details.name.listed()))
                .with("target", target.clone())
                .with("at", merged.at)
                .with("by", merged.by.as_str())
                .with("reason", merged.reason.as_str()),
        )];
        said.push((Tone::Text, t::UNMERGE_BACK.with("number", source).with("what", counted(back, ui))));
        if !stays.is_empty() {
            said.push((
                Tone::Warning,
                t::UNMERGE_STAYS.with("number", target.clone()).with("what", counted(stays, ui)),
            ));
        }
        let named =
            |fields: &[MergeField]| fields.iter().map(|field| ui.text(field.text())).collect::<Vec<_>>().join(", ");
        if !restored.is_empty() {
            said.push((Tone::Text, t::UNMERGE_RESTORED.with("number", target.clone()).with("fields", named(restored))));
        }
        if !kept.is_empty() {
            said.push((Tone::Warning, t::UNMERGE_KEPT.with("number", target).with("fields", named(kept))));
        }
        let mut lines: Vec<Line<'static>> = Vec::new();
        for (tone, message) in said {
            lines.extend([Line::from(ui.span(tone, ui.message(&message))), Line::default()]);
        }
        lines
    }
}

/// Asks for the reason and undoes the merge.
pub(in crate::screens::patients) fn ask(undoing: &Undoing, context: FormContext) -> Dialog<PatientId> {
    let (source, seen) = (undoing.merged.source.id, undoing.merged.target.version);
    let about =
        t::UNMERGE_ABOUT.with("source", source.to_string()).with("target", undoing.merged.target.id.to_string());
    reason::dialog(&UNDO, context, about, move |tx, why| {
        merge::unmerge(tx, source, seen, why).map(|patient| patient.id)
    })
}

impl Screen for Effects {
    type Msg = ();
    type Outcome = Box<Undoing>;

    fn title(&self) -> Message {
        t::UNMERGE_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::QUESTION]
    }

    fn modal(&self) -> bool {
        true
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Yes => cx.finish(self.undoing.clone()),
            Command::No | Command::Back => cx.close(),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let answers = vec![("y".to_owned(), ui.text(t::UNMERGE_VERB)), ("n".to_owned(), ui.text(t::COMMAND_NO))];
        Modal { title: ui.message(&self.title()), body: self.lines(ui), answers }.draw(frame.buffer_mut(), area, ui);
    }
}
