//! A write in progress: the transaction, who acts, and when.

use super::audit::{self, Entry};
use super::entity::Entity;
use super::error::{Attempt, StoreError};
use crate::domain::actor::{Actor, Permission};
use crate::domain::appointment::AppointmentStatus;
use crate::domain::error::RuleError;
use crate::domain::lab_order::LabOrderStatus;
use crate::domain::time::Timestamp;
use crate::domain::transition::{Transition, Workflow};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::Text;
use rusqlite::{Connection, OptionalExtension, Params};
use serde_json::Value;

/// An immediate transaction with its actor and instant: what every write function takes.
#[derive(Debug)]
pub struct Tx<'a> {
    /// For queries; writes go through [`Tx::execute`].
    pub conn: &'a Connection,
    /// Who acts, with the roles held at this moment.
    pub actor: &'a Actor,
    /// When.
    pub now: Timestamp,
    client: &'a str,
}

impl<'a> Tx<'a> {
    pub(super) const fn new(conn: &'a Connection, actor: &'a Actor, now: Timestamp, client: &'a str) -> Self {
        Self { conn, actor, now, client }
    }

    /// Runs a statement from the cache and says how many rows it changed.
    ///
    /// # Errors
    /// Whatever SQLite refuses.
    pub fn execute(&self, sql: &str, params: impl Params) -> Result<usize, StoreError> {
        Ok(self.conn.prepare_cached(sql)?.execute(params)?)
    }

    /// Inserts one row and returns its key.
    ///
    /// # Errors
    /// Whatever SQLite refuses.
    pub fn insert(&self, sql: &str, params: impl Params) -> Result<i64, StoreError> {
        Ok(self.conn.prepare_cached(sql)?.insert(params)?)
    }

    /// Refuses unless the actor holds the permission.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; the attempt is audited.
    pub fn require(&self, permission: Permission) -> Result<(), StoreError> {
        let attempt = Attempt { action: permission.word(), entity: None };
        self.actor.require(permission).map_err(|rule| StoreError::Forbidden { rule, attempt })
    }

    /// The step of a workflow that the actor wants to take.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] when none of the actor's roles may take it, [`StoreError::Rule`] when it is not
    /// possible from there.
    pub fn permit<S, A>(
        &self,
        workflow: &Workflow<S, A>,
        from: Option<S>,
        action: A,
        on: Option<(Entity, i64)>,
    ) -> Result<&'static Transition<S, A>, StoreError>
    where
        S: Vocabulary + PartialEq,
        A: Vocabulary + PartialEq,
    {
        let attempt = Attempt { action: action.word(), entity: on };
        workflow.permit(from, action, self.actor.roles).map_err(|rule| match rule {
            RuleError::Role { .. } => StoreError::Forbidden { rule, attempt },
            rule => StoreError::Rule(rule),
        })
    }

    /// Adds a row to the audit log: what was done to what, with the values before and after.
    ///
    /// # Errors
    /// Whatever SQLite refuses.
    pub fn audit(
        &self,
        action: &str,
        entity: Entity,
        id: i64,
        old: Option<Value>,
        new: Option<Value>,
    ) -> Result<(), StoreError> {
        let entry = Entry {
            at: self.now,
            user: Some(self.actor.user),
            actor: &self.actor.name,
            action,
            entity: entity.word(),
            entity_id: Some(id),
            success: true,
            old,
            new,
            client: self.client,
        };
        audit::append(self.conn, &entry)
    }

    /// Where the actor sits.
    pub(super) const fn client(&self) -> &str {
        self.client
    }

    /// Adds a row to the audit log about an attempt that concerns no row in particular, or must not say which.
    pub(super) fn audit_attempt(
        &self,
        action: &str,
        entity: Entity,
        success: bool,
        new: Value,
    ) -> Result<(), StoreError> {
        let entry = Entry {
            at: self.now,
            user: Some(self.actor.user),
            actor: &self.actor.name,
            action,
            entity: entity.word(),
            entity_id: None,
            success,
            old: None,
            new: Some(new),
            client: self.client,
        };
        audit::append(self.conn, &entry)
    }

    /// Refuses unless a guarded update found its row: exactly as it was read.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] says who changed the row and when; [`StoreError::NotFound`].
    pub fn expect_one(&self, changed: usize, entity: Entity, id: i64) -> Result<(), StoreError> {
        if changed == 1 { Ok(()) } else { Err(self.conflict(entity, id)?) }
    }

    /// What happened to a row that is not as it was read.
    ///
    /// # Errors
    /// Whatever SQLite refuses.
    pub fn conflict(&self, entity: Entity, id: i64) -> Result<StoreError, StoreError> {
        let Some(table) = entity.versioned_table() else { return Ok(StoreError::NotFound(entity)) };
        let status = if has_status(entity) { "r.status" } else { "NULL" };
        let sql = format!(
            "SELECT u.name, r.updated_at, {status} FROM {table} AS r JOIN users AS u ON u.id = r.updated_by WHERE r.id = ?1"
        );
        let row = self
            .conn
            .prepare_cached(&sql)?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, Option<String>>(2)?)))
            .optional()?;
        Ok(row.map_or(StoreError::NotFound(entity), |(by, at, status)| {
            let now = status.and_then(|word| status_text(entity, &word));
            StoreError::Conflict { entity, now, by, at }
        }))
    }
}

const fn has_status(entity: Entity) -> bool {
    matches!(entity, Entity::Appointment | Entity::LabOrder)
}

fn status_text(entity: Entity, word: &str) -> Option<Text> {
    match entity {
        Entity::Appointment => AppointmentStatus::from_word(word).map(Vocabulary::text),
        Entity::LabOrder => LabOrderStatus::from_word(word).map(Vocabulary::text),
        _ => None,
    }
}
