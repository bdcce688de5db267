//! Rules that were broken, as values. They carry text ids and arguments, never sentences.

use super::actor::Role;
use crate::i18n::{Message, Text, t};

/// The name of a form field, by which a refusal finds the place where it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldName(pub &'static str);

/// A rule of the clinic that a request breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// The action is not possible from this status.
    #[error("{} is not possible from {}", action.id(), status.map_or("nothing", Text::id))]
    State {
        /// What was tried.
        action: Text,
        /// Where the row stands; `None` when it does not exist yet.
        status: Option<Text>,
    },
    /// None of the actor's roles may do it.
    #[error("needs one of the roles {needed:?}")]
    Role {
        /// The roles that would do.
        needed: &'static [Role],
    },
    /// A value is missing, impossible or too long.
    #[error("field {field:?}: {}", message.text.id())]
    Field {
        /// Where.
        field: FieldName,
        /// What is wrong with it.
        message: Message,
    },
    /// Any other refusal.
    #[error("{}", .0.text.id())]
    Refused(Message),
}

impl RuleError {
    /// A refusal at a field.
    #[must_use]
    pub fn field(field: FieldName, message: impl Into<Message>) -> Self {
        Self::Field { field, message: message.into() }
    }

    /// A refusal.
    #[must_use]
    pub fn refused(message: impl Into<Message>) -> Self {
        Self::Refused(message.into())
    }

    /// What a person reads.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::State { action, status: Some(status) } => {
                t::RULE_STATE.with("action", *action).with("status", *status)
            }
            Self::State { action, status: None } => t::RULE_NOTHING.with("action", *action),
            Self::Role { needed } => t::RULE_ROLE.with("roles", *needed),
            Self::Field { message, .. } | Self::Refused(message) => message.clone(),
        }
    }
}
