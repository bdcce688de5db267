//! What a transition table is: one row per way from one status to another.

use super::actor::{Role, require};
use super::error::RuleError;
use super::vocabulary::Vocabulary;
use crate::domain::actor::Roles;

/// One row of a workflow: who may take which action from where to where.
#[derive(Debug, Clone, Copy)]
pub struct Transition<S: 'static, A: 'static> {
    /// The status before; `None` where the action creates the row.
    pub from: Option<S>,
    /// The action.
    pub action: A,
    /// The status after.
    pub to: S,
    /// The roles that may do it.
    pub roles: &'static [Role],
}

/// A workflow: the one table that the store enforces, the screens ask, the help prints and the tests walk.
#[derive(Debug)]
pub struct Workflow<S: 'static, A: 'static>(pub &'static [Transition<S, A>]);

impl<S: Vocabulary + PartialEq, A: Vocabulary + PartialEq> Workflow<S, A> {
    /// The rows.
    pub fn rows(&self) -> impl Iterator<Item = &'static Transition<S, A>> {
        self.0.iter()
    }

    /// The row for an action from a status, whoever asks. Where an action can lead to two statuses, the first row.
    ///
    /// # Errors
    /// [`RuleError::State`] when the action is not possible from there.
    pub fn row(&self, from: Option<S>, action: A) -> Result<&'static Transition<S, A>, RuleError> {
        self.rows()
            .find(|row| row.from == from && row.action == action)
            .ok_or_else(|| RuleError::State { action: action.text(), status: from.map(Vocabulary::text) })
    }

    /// The row for an action from a status, for someone who holds `roles`.
    ///
    /// # Errors
    /// [`RuleError::Role`] when none of the roles may do it, [`RuleError::State`] when it is not possible from there.
    pub fn permit(&self, from: Option<S>, action: A, roles: Roles) -> Result<&'static Transition<S, A>, RuleError> {
        require(roles, self.roles(action))?;
        self.row(from, action)
    }

    /// The roles that may take an action.
    #[must_use]
    pub fn roles(&self, action: A) -> &'static [Role] {
        self.rows().find(|row| row.action == action).map_or(&[], |row| row.roles)
    }

    /// Whether the table has this very step.
    #[must_use]
    pub fn leads(&self, from: Option<S>, action: A, to: S) -> bool {
        self.rows().any(|row| row.from == from && row.action == action && row.to == to)
    }

    /// Every change of status the table allows, without steps that stay where they are: what the schema's triggers mirror.
    #[must_use]
    pub fn changes(&self) -> Vec<(S, S)> {
        let mut changes = Vec::new();
        for row in self.rows() {
            if let Some(from) = row.from
                && from != row.to
                && !changes.contains(&(from, row.to))
            {
                changes.push((from, row.to));
            }
        }
        changes
    }
}
