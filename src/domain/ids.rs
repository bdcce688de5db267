//! Typed row ids and the numbers people see (`PAT-000001`).

/// A typed row id.
pub trait Id: Copy + Send + 'static {
    /// From the raw key.
    fn new(raw: i64) -> Self;
    /// The raw key.
    fn raw(self) -> i64;
}

/// Declares typed ids; those with a prefix are shown to people as `PREFIX-000001`.
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident $(= $prefix:literal)?;)+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(i64);

        impl Id for $name {
            fn new(raw: i64) -> Self { Self(raw) }
            fn raw(self) -> i64 { self.0 }
        }
        $(
            impl $name {
                /// Reads the number people see; upper or lower case, with or without leading zeros.
                #[must_use]
                pub fn parse(number: &str) -> Option<Self> { parse_number($prefix, number).map(Self) }
            }
            /// The number people see.
            impl std::fmt::Display for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.pad(&format!(concat!($prefix, "-{:06}"), self.0))
                }
            }
        )?
    )+ };
}

ids! {
    /// A patient.
    PatientId = "PAT";
    /// An appointment, from booking to closing.
    AppointmentId = "APT";
    /// A lab order.
    LabOrderId = "LAB";
    /// A medication prescription.
    PrescriptionId = "RX";
    /// An invoice.
    InvoiceId = "INV";
    /// A user of the program.
    UserId = "USR";
    /// A professional with a schedule.
    ProfessionalId;
    /// A specialty.
    SpecialtyId;
    /// An insurer.
    InsurerId;
    /// A reason for an appointment.
    ReasonId;
    /// An absence or extra hours of a professional.
    ExceptionId;
    /// A test of the laboratory's catalogue.
    LabTestId;
    /// What a test of the catalogue measures.
    LabAnalyteId;
    /// One test of a lab order.
    LabOrderTestId;
    /// A specimen.
    SpecimenId;
    /// One set of vitals.
    VitalsId;
    /// A line of an invoice.
    InvoiceLineId;
    /// A payment.
    PaymentId;
    /// A service with a tariff.
    ServiceId;
    /// A place on the waiting list.
    WaitingListId;
    /// A signed-in session.
    SessionId;
}

fn parse_number(prefix: &str, number: &str) -> Option<i64> {
    let (start, digits) = number.trim().split_once('-')?;
    let well_formed =
        start.eq_ignore_ascii_case(prefix) && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    well_formed.then(|| digits.parse().ok()).flatten().filter(|raw| *raw > 0)
}

/// A row's version: bumped on each write, compared before the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Version(pub i64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back() {
        for raw in [1, 42, 999_999, 1_000_000] {
            let id = PatientId::new(raw);
            assert_eq!(PatientId::parse(&id.to_string()), Some(id));
        }
        assert_eq!(PatientId::new(7).to_string(), "PAT-000007");
        assert_eq!(PatientId::parse("pat-7"), Some(PatientId::new(7)));
        for wrong in ["", "PAT-", "PAT-0", "APT-000001", "PAT-+1", "PAT-99999999999999999999", "PAT-1x"] {
            assert_eq!(PatientId::parse(wrong), None, "{wrong}");
        }
    }
}
