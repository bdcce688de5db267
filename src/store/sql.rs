//! How the domain's values stand in columns: ids and instants as integers, words and dates as text.

use crate::domain::actor::Role;
use crate::domain::appointment::{AppointmentAction, AppointmentKind, AppointmentStatus, CancelReason};
use crate::domain::billing::{InvoiceAction, InvoiceStatus, LineKind, PaymentMethod};
use crate::domain::diagnosis::{Certainty, Rank};
use crate::domain::identifiers::IdentifierType;
use crate::domain::ids::{
    AppointmentId, ExceptionId, Id, InsurerId, InvoiceId, InvoiceLineId, LabAnalyteId, LabOrderId, LabOrderTestId,
    LabTestId, PatientId, PaymentId, ProfessionalId, ReasonId, ServiceId, SessionId, SpecialtyId, SpecimenId, UserId,
    Version, VitalsId, WaitingListId,
};
use crate::domain::lab::Flag;
use crate::domain::lab_order::{LabOrderAction, LabOrderStatus, Priority, RejectReason};
use crate::domain::money::Money;
use crate::domain::patient::{
    AllergySeverity, AllergyStatus, BirthPrecision, BloodType, ConsentKind, MaritalStatus, Sex,
};
use crate::domain::schedule::{ExceptionKind, PartOfDay};
use crate::domain::specimen::{Container, Section};
use crate::domain::time::Timestamp;
use crate::domain::vitals::Acvpu;
use crate::domain::vocabulary::Vocabulary;
use crate::domain::waiting::CallStage;
use crate::domain::waiting_list::WishStatus;
use crate::i18n::Language;
use crate::store::entity::Entity;
use chrono::NaiveDate;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// Integers: `Type: read, write`.
macro_rules! integer_columns {
    ($($name:ty: $read:expr, $write:expr;)+) => { $(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                let write: fn(Self) -> i64 = $write;
                Ok(ToSqlOutput::from(write(*self)))
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let read: fn(i64) -> Self = $read;
                value.as_i64().map(read)
            }
        }
    )+ };
}

macro_rules! id_columns {
    ($($name:ty),+ $(,)?) => { integer_columns! { $($name: <$name as Id>::new, |id| id.raw();)+ } };
}

id_columns!(
    AppointmentId,
    ExceptionId,
    InsurerId,
    InvoiceId,
    InvoiceLineId,
    LabAnalyteId,
    LabOrderId,
    LabOrderTestId,
    LabTestId,
    PatientId,
    PaymentId,
    ProfessionalId,
    ReasonId,
    ServiceId,
    SessionId,
    SpecialtyId,
    SpecimenId,
    UserId,
    VitalsId,
    WaitingListId,
);

integer_columns! {
    Timestamp: Timestamp, |at| at.0;
    Version: Version, |version| version.0;
    Money: Money::of_minor, Money::minor;
}

/// Words of closed vocabularies. A word that the program does not know is an error, never a default.
macro_rules! word_columns {
    ($($name:ty),+ $(,)?) => { $(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(self.word()))
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let word = value.as_str()?;
                Self::from_word(word).ok_or_else(|| unknown(word))
            }
        }
    )+ };
}

word_columns!(
    Acvpu,
    AllergySeverity,
    AllergyStatus,
    AppointmentAction,
    AppointmentKind,
    AppointmentStatus,
    BirthPrecision,
    BloodType,
    CallStage,
    CancelReason,
    Certainty,
    ConsentKind,
    Container,
    Entity,
    ExceptionKind,
    Flag,
    IdentifierType,
    InvoiceAction,
    InvoiceStatus,
    LabOrderAction,
    LabOrderStatus,
    LineKind,
    MaritalStatus,
    PartOfDay,
    PaymentMethod,
    Priority,
    Rank,
    RejectReason,
    Role,
    Section,
    Sex,
    WishStatus,
);

impl ToSql for Language {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.code()))
    }
}
impl FromSql for Language {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let code = value.as_str()?;
        Self::parse(code).ok_or_else(|| unknown(code))
    }
}

/// A calendar date as ISO text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct IsoDate(pub(super) NaiveDate);

impl ToSql for IsoDate {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.to_string()))
    }
}
impl FromSql for IsoDate {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        text.parse().map(Self).map_err(|_| unknown(text))
    }
}

fn unknown(word: &str) -> FromSqlError {
    FromSqlError::Other(format!("unknown value {word:?}").into())
}
