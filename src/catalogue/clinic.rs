//! Specialties, services, reasons for a visit, insurers.

use super::table::rows;
use super::{Malformed, Names, columns_with_names};

/// A medical specialty.
#[derive(Debug, Clone)]
pub struct Specialty {
    /// Its code in the other tables.
    pub code: &'static str,
    /// The fee of its consultation, in percent of the general one.
    pub price_factor: u32,
    /// Its name.
    pub names: Names,
}

/// Something the clinic does and bills.
#[derive(Debug, Clone)]
pub struct Service {
    /// Its code in the tariff.
    pub code: &'static str,
    /// The word of its kind on an invoice line: `service` or `other`.
    pub kind: &'static str,
    /// Its price, in percent of the general consultation.
    pub price_factor: u32,
    /// Its name.
    pub names: Names,
}

/// A common reason for an appointment.
#[derive(Debug, Clone)]
pub struct Reason {
    /// Its code.
    pub code: &'static str,
    /// The code of the specialty where it is seen most.
    pub specialty: &'static str,
    /// How long the appointment usually lasts.
    pub minutes: u32,
    /// Its words.
    pub names: Names,
}

/// An invented insurer for the demo clinic.
#[derive(Debug, Clone)]
pub struct Insurer {
    /// Its name, the same in every language.
    pub name: &'static str,
    /// The part of an invoice that it pays, in basis points.
    pub coverage_bp: u32,
    /// Telephone.
    pub phone: &'static str,
    /// Street and number.
    pub address: &'static str,
    /// City.
    pub city: &'static str,
    /// ISO 3166-1 code of the country.
    pub country: &'static str,
    /// Web page, in a domain reserved for examples.
    pub web: &'static str,
}

fn percent(cell: &str) -> Option<u32> {
    cell.parse().ok().filter(|percent| (1..=1000).contains(percent))
}

/// The specialties.
///
/// # Errors
/// [`Malformed`] when the embedded table is not as it must be.
pub fn specialties() -> Result<Vec<Specialty>, Malformed> {
    const COLUMNS: &[&str] = columns_with_names!("code", "price_factor");
    rows("specialties", include_str!("../../assets/catalogue/specialties.tsv"), COLUMNS, |row| {
        Ok(Specialty {
            code: row.text("code")?,
            price_factor: row.read("price_factor", percent)?,
            names: Names::read(row)?,
        })
    })
}

/// The services with their relative prices.
///
/// # Errors
/// [`Malformed`] when the embedded table is not as it must be.
pub fn services() -> Result<Vec<Service>, Malformed> {
    const COLUMNS: &[&str] = columns_with_names!("code", "kind", "price_factor");
    rows("services", include_str!("../../assets/catalogue/services.tsv"), COLUMNS, |row| {
        Ok(Service {
            code: row.text("code")?,
            kind: row.read("kind", |cell| ["service", "other"].into_iter().find(|kind| *kind == cell))?,
            price_factor: row.read("price_factor", percent)?,
            names: Names::read(row)?,
        })
    })
}

/// The reasons for a visit, in the order in which they are offered.
///
/// # Errors
/// [`Malformed`] when the embedded table is not as it must be.
pub fn reasons() -> Result<Vec<Reason>, Malformed> {
    const COLUMNS: &[&str] = columns_with_names!("code", "specialty", "minutes");
    rows("reasons", include_str!("../../assets/catalogue/reasons.tsv"), COLUMNS, |row| {
        Ok(Reason {
            code: row.text("code")?,
            specialty: row.text("specialty")?,
            minutes: row.read("minutes", |cell| cell.parse().ok().filter(|minutes| (5..=120).contains(minutes)))?,
            names: Names::read(row)?,
        })
    })
}

/// The demo's insurers.
///
/// # Errors
/// [`Malformed`] when the embedded table is not as it must be.
pub fn insurers() -> Result<Vec<Insurer>, Malformed> {
    const COLUMNS: &[&str] = &["name", "coverage_bp", "phone", "address", "city", "country", "web"];
    rows("insurers", include_str!("../../assets/catalogue/insurers.tsv"), COLUMNS, |row| {
        Ok(Insurer {
            name: row.text("name")?,
            coverage_bp: row.read("coverage_bp", |cell| cell.parse().ok().filter(|bp| *bp <= 10_000))?,
            phone: row.text("phone")?,
            address: row.text("address")?,
            city: row.text("city")?,
            country: row.text("country")?,
            web: row.text("web")?,
        })
    })
}
