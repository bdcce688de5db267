//! What was typed, kept while it is not saved yet, and taken back after a crash or a dropped line.

use super::spec::Kind;
use super::state::{Field, Form};
use serde_json::{Value as Json, json};

impl Form {
    /// What was typed, for a draft. Secrets are left out.
    #[must_use]
    pub fn snapshot(&self) -> Json {
        self.kept(|field| !field.entry.is_empty() || field.initial != field.entry.raw())
    }

    /// Only what differs from what stood there before: for a draft on a row that others may edit meanwhile.
    #[must_use]
    pub fn changes(&self) -> Json {
        self.kept(|field| field.initial != field.entry.raw())
    }

    fn kept(&self, wanted: impl Fn(&Field) -> bool) -> Json {
        let both = self.spec.fields.iter().zip(&self.fields);
        let kept = both.filter(|(spec, field)| !matches!(spec.kind, Kind::Secret) && wanted(field));
        let fields: serde_json::Map<String, Json> =
            kept.map(|(spec, field)| (spec.name.0.to_owned(), field.entry.raw())).collect();
        json!({ "form": self.spec.id, "at": self.focused().map(|name| name.0), "fields": fields })
    }

    /// Takes back a draft. Fields it does not name stay as they are; names it should not have are passed over.
    pub fn restore(&mut self, draft: &Json) {
        let fields = draft.get("fields");
        for (spec, field) in self.spec.fields.iter().zip(&mut self.fields) {
            let raw = fields.and_then(|fields| fields.get(spec.name.0));
            if let Some(raw) = raw.filter(|_| !matches!(spec.kind, Kind::Secret)) {
                field.entry.restore(raw);
                field.touched();
            }
        }
        let at = draft.get("at").and_then(Json::as_str);
        self.focus = self.spec.fields.iter().position(|field| Some(field.name.0) == at).unwrap_or(self.focus);
    }
}
