//! Who acts: roles and what they permit.

use super::error::RuleError;
use super::ids::{ProfessionalId, UserId};
use super::vocabulary::{Vocabulary, vocabulary};

vocabulary! {
    /// A role; a person may hold several.
    pub enum Role {
        /// Users, catalogues, settings, audit.
        Admin = "admin" => ROLE_ADMIN,
        /// The front desk and the cash desk.
        Secretary = "secretary" => ROLE_SECRETARY,
        /// Triage and samples.
        Nurse = "nurse" => ROLE_NURSE,
        /// Consultations and results.
        Doctor = "doctor" => ROLE_DOCTOR,
        /// The laboratory.
        Biologist = "biologist" => ROLE_BIOLOGIST,
        /// Dispensing and stock.
        Pharmacist = "pharmacist" => ROLE_PHARMACIST,
    }
}

/// The set of roles that a person holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roles(u8);

impl Roles {
    /// No role.
    pub const NONE: Self = Self(0);

    /// This set with one role more.
    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | 1 << role as u8)
    }

    /// Whether the role is held.
    #[must_use]
    pub const fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u8) != 0
    }

    /// Whether any of the roles is held.
    #[must_use]
    pub fn any(self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.has(*role))
    }

    /// Whether no role is held.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The roles held, in the order of the vocabulary.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| self.has(*role))
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        roles.into_iter().fold(Self::NONE, Self::with)
    }
}

/// The person who acts, as the store sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The user account.
    pub user: UserId,
    /// The name shown to colleagues.
    pub name: String,
    /// The roles held.
    pub roles: Roles,
    /// The professional whose schedule this user works, for doctors mostly.
    pub professional: Option<ProfessionalId>,
}

/// What may be done outside the workflow tables. Workflow actions carry their roles in their own tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permission {
    /// Register and edit patients.
    KeepPatients,
    /// Make two records of one person one, and two again. The desk meets both records; the admin cleans up.
    MergePatients,
    /// Open a patient's record and queues that show clinical data.
    ReadChart,
    /// Record vitals and declared history.
    RecordVitals,
    /// Write consultation notes and diagnoses.
    WriteNotes,
    /// Draft and issue invoices.
    IssueInvoices,
    /// Give a discount beyond the desk's limit.
    GrantDiscounts,
    /// Take payments.
    TakePayments,
    /// Keep users and their roles.
    KeepUsers,
    /// Keep catalogues and settings.
    KeepCatalogues,
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 10] = [
        Self::KeepPatients,
        Self::MergePatients,
        Self::ReadChart,
        Self::RecordVitals,
        Self::WriteNotes,
        Self::IssueInvoices,
        Self::GrantDiscounts,
        Self::TakePayments,
        Self::KeepUsers,
        Self::KeepCatalogues,
    ];

    /// The roles that hold it: the one table of permissions.
    #[must_use]
    pub const fn roles(self) -> &'static [Role] {
        use Role::{Admin, Biologist, Doctor, Nurse, Pharmacist, Secretary};
        match self {
            Self::KeepPatients => &[Secretary, Nurse, Admin],
            Self::MergePatients => &[Secretary, Admin],
            Self::ReadChart => &[Doctor, Nurse, Biologist, Pharmacist, Admin],
            Self::RecordVitals => &[Nurse, Doctor],
            Self::WriteNotes => &[Doctor],
            Self::IssueInvoices | Self::TakePayments => &[Secretary],
            Self::GrantDiscounts | Self::KeepUsers | Self::KeepCatalogues => &[Admin],
        }
    }

    /// The word in the audit log.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::KeepPatients => "keep_patients",
            Self::MergePatients => "merge_patients",
            Self::ReadChart => "read_chart",
            Self::RecordVitals => "record_vitals",
            Self::WriteNotes => "write_notes",
            Self::IssueInvoices => "issue_invoices",
            Self::GrantDiscounts => "grant_discounts",
            Self::TakePayments => "take_payments",
            Self::KeepUsers => "keep_users",
            Self::KeepCatalogues => "keep_catalogues",
        }
    }
}

/// Refuses unless one of the roles is held.
///
/// # Errors
/// [`RuleError::Role`] names the roles that would do.
pub fn require(held: Roles, needed: &'static [Role]) -> Result<(), RuleError> {
    if held.any(needed) { Ok(()) } else { Err(RuleError::Role { needed }) }
}

impl Actor {
    /// Refuses unless the actor holds the permission.
    ///
    /// # Errors
    /// [`RuleError::Role`] names the roles that would do.
    pub fn require(&self, permission: Permission) -> Result<(), RuleError> {
        require(self.roles, permission.roles())
    }
}

impl From<&'static [Role]> for crate::i18n::Arg {
    fn from(roles: &'static [Role]) -> Self {
        Self::Texts(roles.iter().map(|role| role.text()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_a_set() {
        let both: Roles = [Role::Nurse, Role::Doctor].into_iter().collect();
        assert!(both.has(Role::Nurse) && both.has(Role::Doctor) && !both.has(Role::Admin));
        assert_eq!(both.iter().collect::<Vec<_>>(), [Role::Nurse, Role::Doctor]);
        assert!(both.any(&[Role::Admin, Role::Doctor]) && !both.any(&[Role::Admin]));
        assert!(Roles::NONE.is_empty());
    }

    #[test]
    fn every_permission_is_held_by_somebody() {
        for permission in Permission::ALL {
            assert!(!permission.roles().is_empty(), "{}", permission.word());
        }
    }
}
