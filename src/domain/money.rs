//! Money in integer minor units; never floating point.

/// A currency: ISO 4217 code and exponent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    code: [u8; 3],
    exponent: u8,
}

/// Currencies whose minor unit is not a hundredth (ISO 4217:2015, table A.1).
#[rustfmt::skip]
const EXPONENTS: &[(&str, u8)] = &[
    ("BIF", 0), ("CLP", 0), ("DJF", 0), ("GNF", 0), ("ISK", 0), ("JPY", 0), ("KMF", 0), ("KRW", 0), ("PYG", 0), ("RWF", 0),
    ("UGX", 0), ("UYI", 0), ("VND", 0), ("VUV", 0), ("XAF", 0), ("XOF", 0), ("XPF", 0),
    ("BHD", 3), ("IQD", 3), ("JOD", 3), ("KWD", 3), ("LYD", 3), ("OMR", 3), ("TND", 3),
];

impl Currency {
    /// No currency (ISO 4217 `XXX`): before a clinic has chosen one.
    pub const NONE: Self = Self { code: *b"XXX", exponent: 2 };

    /// Reads an ISO 4217 code; three letters, upper or lower case.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let code: [u8; 3] = code.to_ascii_uppercase().into_bytes().try_into().ok()?;
        let name = std::str::from_utf8(&code).ok().filter(|name| name.bytes().all(|b| b.is_ascii_uppercase()))?;
        let exponent = EXPONENTS.iter().find(|(known, _)| *known == name).map_or(2, |(_, exponent)| *exponent);
        Some(Self { code, exponent })
    }

    /// The ISO 4217 code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or_default()
    }

    /// How many digits stand after the decimal sign: 0, 2 or 3.
    #[must_use]
    pub const fn exponent(&self) -> u8 {
        self.exponent
    }
}

/// An amount in minor units of the clinic's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The largest amount that fields and schema accept: 99,999,999.99 in hundredths.
    pub const MAX: Self = Self(9_999_999_999);

    /// From minor units.
    #[must_use]
    pub const fn of_minor(minor: i64) -> Self {
        Self(minor)
    }

    /// In minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }
}
