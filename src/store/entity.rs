//! What the store keeps, by name: for conflicts, refusals and the audit log.

use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// A kind of row that people know by name.
    pub enum Entity {
        /// A patient.
        Patient = "patient" => ENTITY_PATIENT,
        /// An appointment.
        Appointment = "appointment" => ENTITY_APPOINTMENT,
        /// A set of vitals.
        Vitals = "vitals" => ENTITY_VITALS,
        /// A consultation.
        Consultation = "consultation" => ENTITY_CONSULTATION,
        /// A lab order.
        LabOrder = "lab_order" => ENTITY_LAB_ORDER,
        /// A test of the laboratory's catalogue.
        LabTest = "lab_test" => ENTITY_LAB_TEST,
        /// An invoice.
        Invoice = "invoice" => ENTITY_INVOICE,
        /// A payment.
        Payment = "payment" => ENTITY_PAYMENT,
        /// A service with a tariff.
        Service = "service" => ENTITY_SERVICE,
        /// A user.
        User = "user" => ENTITY_USER,
        /// A professional.
        Professional = "professional" => ENTITY_PROFESSIONAL,
        /// A specialty.
        Specialty = "specialty" => ENTITY_SPECIALTY,
        /// An insurer.
        Insurer = "insurer" => ENTITY_INSURER,
        /// A reason for an appointment.
        Reason = "reason" => ENTITY_REASON,
        /// A professional's work schedule.
        Schedule = "schedule" => ENTITY_SCHEDULE,
        /// A place on the waiting list.
        WaitingListEntry = "waiting_list_entry" => ENTITY_WAITING_LIST_ENTRY,
        /// The clinic's settings.
        Settings = "settings" => ENTITY_SETTINGS,
    }
}

impl Entity {
    /// The table whose rows have a version and say who changed them last; `None` for rows that are written once.
    pub(super) const fn versioned_table(self) -> Option<&'static str> {
        match self {
            Self::Patient => Some("patients"),
            Self::Appointment => Some("appointments"),
            Self::Consultation => Some("consultations"),
            Self::LabOrder => Some("lab_orders"),
            Self::LabTest => Some("lab_tests"),
            Self::Invoice => Some("invoices"),
            Self::Service => Some("services"),
            Self::User => Some("users"),
            Self::Professional => Some("professionals"),
            Self::Specialty => Some("specialties"),
            Self::Insurer => Some("insurers"),
            Self::Reason => Some("appointment_reasons"),
            Self::WaitingListEntry => Some("waiting_list"),
            Self::Vitals | Self::Payment | Self::Schedule | Self::Settings => None,
        }
    }
}
