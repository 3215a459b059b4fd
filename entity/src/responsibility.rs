//! The responsibility room: who has to do what by when, among the three tiers and the societies.

pub mod directive;
pub mod finding;
pub mod guidance;
pub mod notice;
pub mod thread;
pub mod waiting;

use std::fmt;

use crate::refusal::RefusalCode;
use crate::{Language, Word};

/// The longest title, characters.
pub const TITLE_MAX: usize = 100;
/// The longest text, characters.
pub const TEXT_MAX: usize = 4000;

/// A text as it is kept: trimmed, neither empty nor too long, without control characters but line
/// breaks, which a text may have and a title may not.
pub fn checked(text: &str, max: usize) -> Result<String, RefusalCode> {
    let text = text.trim();
    let breaks = max > TITLE_MAX;
    match text.chars().count() {
        0 => Err(RefusalCode::Required),
        count if count > max => Err(RefusalCode::TooLong { max }),
        _ if text.chars().any(|c| c.is_control() && !(breaks && c == '\n')) => Err(RefusalCode::ControlCharacter),
        _ => Ok(text.to_owned()),
    }
}

/// Where a thing stands, for a refusal: `{}` in Chinese, `{:#}` in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    zh: &'static str,
    en: &'static str,
}

impl Standing {
    /// The standing that a term says.
    #[must_use]
    pub fn of(state: impl Word) -> Self {
        Self { zh: state.label(Language::Zh), en: state.label(Language::En) }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if f.alternate() { self.en } else { self.zh })
    }
}
