//! The unified social credit code (统一社会信用代码): a type that only a valid code can have.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The 31 letters of GB 32100-2015: no I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Weights of the whole code's check digit: 3^i mod 31.
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// Weights of the subject code's check digit (GB 11714).
const SUBJECT_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// A valid unified social credit code of a social group (GB 32100-2015, GB 11714), 18 characters.
///
/// The one way around a wrong check digit is [`Uscc::certified`], for real certificates that carry
/// one: whoever calls it holds an accepted exception.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uscc([u8; 18]);

/// Why a text is not a unified social credit code, with the standard's clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsccFault {
    /// The number of characters is not 18.
    Length(usize),
    /// A character outside the 31 of the standard, at this place (from 1).
    Character(usize),
    /// The first two characters are not 51 (civil affairs, social group).
    NotASocialGroup,
    /// The subject code's check digit (place 17, GB 11714) should be this character.
    SubjectCheck(char),
    /// The whole code's check digit (place 18, GB 32100-2015) should be this character.
    Check(char),
}

impl UsccFault {
    /// The fault is a wrong check digit, which an audited override may accept: real certificates
    /// with a wrong digit exist.
    #[must_use]
    pub const fn may_be_overridden(self) -> bool {
        matches!(self, Self::SubjectCheck(_) | Self::Check(_))
    }

    /// One sentence for a person, Chinese first.
    #[must_use]
    pub fn sentence(self, language: crate::Language) -> String {
        match (language, self) {
            (crate::Language::Zh, Self::Length(n)) => format!("应为18位，现为{n}位"),
            (crate::Language::Zh, Self::Character(n)) => {
                format!("第{n}位不是统一社会信用代码的字符（不用 I、O、S、V、Z）")
            }
            (crate::Language::Zh, Self::NotASocialGroup) => "社会团体的代码应以51开头".into(),
            (crate::Language::Zh, Self::SubjectCheck(c)) => format!("第17位校验码应为{c}"),
            (crate::Language::Zh, Self::Check(c)) => format!("第18位校验码应为{c}"),
            (crate::Language::En, Self::Length(n)) => format!("18 characters are needed, {n} were given"),
            (crate::Language::En, Self::Character(n)) => {
                format!("character {n} is none of the code's letters (I, O, S, V, Z are not used)")
            }
            (crate::Language::En, Self::NotASocialGroup) => "a social group's code starts with 51".into(),
            (crate::Language::En, Self::SubjectCheck(c)) => format!("check character 17 should be {c}"),
            (crate::Language::En, Self::Check(c)) => format!("check character 18 should be {c}"),
        }
    }

    /// The standard that the fault rests on.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::SubjectCheck(_) => "GB 11714-1997",
            _ => "GB 32100-2015",
        }
    }
}

impl fmt::Display for UsccFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(crate::Language::En))
    }
}

impl std::error::Error for UsccFault {}

impl Uscc {
    /// The code as its certificate spells it, although a check digit is wrong: the caller holds an
    /// accepted exception for it. Any other fault is refused here too.
    pub fn certified(text: &str) -> Result<Self, UsccFault> {
        spell(text).map(|(code, _)| Self(code))
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // The bytes come from `ALPHABET`, which is ASCII.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The GB/T 2260 code of the registering division, places 3 to 8.
    #[must_use]
    pub fn division(&self) -> &str {
        &self.as_str()[2..8]
    }
}

impl FromStr for Uscc {
    type Err = UsccFault;

    fn from_str(text: &str) -> Result<Self, UsccFault> {
        let (code, values) = spell(text)?;
        expect(subject_check(&code), code[16], UsccFault::SubjectCheck)?;
        expect(check(&values), code[17], UsccFault::Check)?;
        Ok(Self(code))
    }
}

/// The characters of a code and their values, with everything right but perhaps the check digits.
fn spell(text: &str) -> Result<([u8; 18], [u32; 18]), UsccFault> {
    let count = text.chars().count();
    if count != 18 {
        return Err(UsccFault::Length(count));
    }
    let mut code = [0; 18];
    let mut values = [0; 18];
    for (place, letter) in text.chars().enumerate() {
        let found = ALPHABET.iter().position(|known| char::from(*known) == letter);
        let value = found.ok_or(UsccFault::Character(place + 1))?;
        code[place] = ALPHABET[value];
        values[place] = u32::try_from(value).unwrap_or_default();
    }
    if &code[..2] == b"51" { Ok((code, values)) } else { Err(UsccFault::NotASocialGroup) }
}

fn expect(wanted: u8, found: u8, fault: fn(char) -> UsccFault) -> Result<(), UsccFault> {
    if wanted == found { Ok(()) } else { Err(fault(char::from(wanted))) }
}

/// GB 32100-2015: (31 − Σ value·weight mod 31) mod 31.
fn check(values: &[u32; 18]) -> u8 {
    let sum: u32 = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    ALPHABET[((31 - sum % 31) % 31) as usize]
}

/// GB 11714: 11 − Σ value·weight mod 11 over places 9 to 16, 10 written X, 11 written 0.
fn subject_check(code: &[u8; 18]) -> u8 {
    let value = |letter: u8| char::from(letter).to_digit(36).unwrap_or_default();
    let sum: u32 = code[8..16].iter().zip(SUBJECT_WEIGHTS).map(|(letter, weight)| value(*letter) * weight).sum();
    match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        digit => b"0123456789"[digit as usize],
    }
}

impl fmt::Display for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Uscc({self})")
    }
}

impl From<Uscc> for String {
    fn from(code: Uscc) -> Self {
        code.as_str().to_owned()
    }
}

impl TryFrom<String> for Uscc {
    type Error = UsccFault;

    fn try_from(text: String) -> Result<Self, UsccFault> {
        text.parse()
    }
}

/// Codes whose certificates carry a wrong check digit, accepted by name and with a reason.
#[cfg(feature = "orm")]
pub mod exception {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::account::UserId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "uscc_exception")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub uscc: String,
        /// Why: what the certificate says.
        pub reason: String,
        pub user_id: UserId,
        pub accepted_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_may_carry_a_wrong_check_digit_and_nothing_else() {
        assert!("51329900MJ0D0001X3".parse::<Uscc>().is_err());
        assert!(Uscc::certified("51329900MJ0D0001X3").is_ok());
        assert_eq!(Uscc::certified("51329900MJ0D0001XO"), Err(UsccFault::Character(18)));
        assert_eq!(Uscc::certified("52329900MJ0D0001X2"), Err(UsccFault::NotASocialGroup));
    }

    const DEMO: &str = "51329900MJ0D0001X2";

    #[test]
    fn the_worked_examples_are_valid() {
        assert_eq!(DEMO.parse::<Uscc>().map(|code| code.division().to_owned()), Ok("329900".into()));
        assert!("51320200MJ0D0001XE".parse::<Uscc>().is_ok());
    }

    #[test]
    fn no_single_character_change_is_accepted() {
        for place in 0..18 {
            for letter in ALPHABET {
                let mut changed = DEMO.as_bytes().to_vec();
                if changed[place] == *letter {
                    continue;
                }
                changed[place] = *letter;
                let text = String::from_utf8(changed).unwrap_or_default();
                assert!(text.parse::<Uscc>().is_err(), "{text}");
            }
        }
    }

    #[test]
    fn each_fault_says_what_is_wrong() {
        assert_eq!("5132".parse::<Uscc>(), Err(UsccFault::Length(4)));
        assert_eq!("51329900MJ0D0001XO".parse::<Uscc>(), Err(UsccFault::Character(18)));
        assert_eq!("52329900MJ0D0001X2".parse::<Uscc>(), Err(UsccFault::NotASocialGroup));
        assert_eq!("51329900MJ0D000102".parse::<Uscc>(), Err(UsccFault::SubjectCheck('X')));
        assert_eq!("51329900MJ0D0001X3".parse::<Uscc>(), Err(UsccFault::Check('2')));
    }
}
