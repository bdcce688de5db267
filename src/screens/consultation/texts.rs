//! Notes and diagnoses meet what is on record: when the chart comes, when a colleague has saved, when a draft is taken up.
//! Nothing typed is ever overwritten, and nothing of a colleague's either.

use super::{Chart, Consultation};
use crate::domain::ids::Version;
use serde_json::Value;

impl Consultation {
    pub(super) fn loaded(&mut self, chart: Box<Chart>) {
        let (notes, diagnoses) = chart.texts();
        let first = self.chart.is_none();
        if first || (!self.is_dirty() && chart.version() != self.seen) {
            self.notes.set(&notes);
            self.diagnoses.set(&diagnoses);
            self.seen = chart.version();
        } else if self.merge {
            self.put_before(&notes, &diagnoses);
            self.seen = chart.version();
        }
        self.merge = false;
        self.chart = Some(chart);
        if let Some(draft) = self.waiting.take() {
            self.take_up(&draft);
        }
    }

    /// What a colleague has saved stands before what I typed: both are in view, and nothing is lost.
    fn put_before(&mut self, notes: &str, diagnoses: &str) {
        for (editor, theirs) in [(&mut self.notes, notes), (&mut self.diagnoses, diagnoses)] {
            let mine = editor.text();
            let kept: Vec<&str> = theirs.lines().filter(|line| !mine.lines().any(|own| own == *line)).collect();
            if !kept.is_empty() {
                editor.fill(&format!("{}\n{mine}", kept.join("\n")));
            }
        }
    }

    /// Takes up a draft. Where the record is another one than the draft began from, what it says stands before it.
    pub(super) fn take_up(&mut self, draft: &Value) {
        let Some(chart) = &self.chart else {
            self.waiting = Some(draft.clone());
            return;
        };
        let text = |name: &str| draft.get(name).and_then(Value::as_str).unwrap_or_default();
        let began = draft.get("seen").and_then(Value::as_i64).map(Version);
        let (changed, (notes, diagnoses)) = (began != chart.version(), chart.texts());
        self.notes.fill(text("notes"));
        self.diagnoses.fill(text("diagnoses"));
        if changed {
            self.put_before(&notes, &diagnoses);
        }
    }
}
