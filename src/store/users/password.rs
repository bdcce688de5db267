//! Passwords: what is accepted, and Argon2id, which takes its time and so stays outside of transactions.

use crate::domain::error::{FieldName, RuleError};
use crate::i18n::t;
use crate::store::error::StoreError;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use std::sync::OnceLock;

/// The form field of a new password.
pub const PASSWORD: FieldName = FieldName("password");

/// The shortest password, in characters (NIST SP 800-63B asks for at least 8).
pub const SHORTEST: usize = 8;

/// The longest password: enough for any phrase, and short enough to hash at once.
pub const LONGEST: usize = 128;

/// A password as it is kept: an Argon2id hash with its salt, in PHC format.
#[derive(Clone, PartialEq, Eq)]
pub struct HashedPassword(String);

impl std::fmt::Debug for HashedPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HashedPassword")
    }
}

impl HashedPassword {
    /// Checks a new password and hashes it.
    ///
    /// # Errors
    /// [`RuleError::Field`] when it is too short, too long or the login itself.
    pub fn new(login: &str, password: &str) -> Result<Self, StoreError> {
        let length = password.chars().count();
        if length < SHORTEST {
            return Err(RuleError::field(PASSWORD, t::PASSWORD_TOO_SHORT.with("min", SHORTEST)).into());
        }
        if length > LONGEST {
            return Err(
                RuleError::field(PASSWORD, t::FIELD_TOO_LONG.with("max", LONGEST).with("length", length)).into()
            );
        }
        if password.to_lowercase() == login.trim().to_lowercase() {
            return Err(RuleError::field(PASSWORD, t::PASSWORD_IS_LOGIN).into());
        }
        Ok(Self(hash(password)?))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

fn hash(password: &str) -> Result<String, StoreError> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|error| {
        tracing::error!(%error, "a password could not be hashed");
        RuleError::refused(t::STORE_FAILED)
    })?;
    Ok(hash.to_string())
}

/// Whether the password is right. Without a hash to compare with, it takes just as long and is wrong: nobody can tell
/// from the time which logins exist.
pub(super) fn verify(password: &str, kept: Option<&str>) -> bool {
    static NOBODY: OnceLock<Option<String>> = OnceLock::new();
    let against = match kept {
        Some(kept) => Some(kept),
        None => NOBODY.get_or_init(|| hash("nobody has this password").ok()).as_deref(),
    };
    let right = against
        .and_then(|hash| PasswordHash::new(hash).ok())
        .is_some_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
    right && kept.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_long_enough_and_not_the_login() {
        let refused = |password: &str| match HashedPassword::new("receptionist", password) {
            Err(StoreError::Rule(RuleError::Field { message, .. })) => message.text,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused("1234567"), t::PASSWORD_TOO_SHORT);
        assert_eq!(refused("Receptionist"), t::PASSWORD_IS_LOGIN);
        assert_eq!(refused(&"x".repeat(129)), t::FIELD_TOO_LONG);
    }

    #[test]
    fn only_the_right_password_fits_its_hash() {
        let hashed = HashedPassword::new("ana", "çà et là 12").unwrap();
        assert!(hashed.as_str().starts_with("$argon2id$"));
        assert!(verify("çà et là 12", Some(hashed.as_str())));
        assert!(!verify("ca et la 12", Some(hashed.as_str())));
        assert!(!verify("nobody has this password", None));
        assert!(!verify("x", Some("not a hash")));
    }
}
