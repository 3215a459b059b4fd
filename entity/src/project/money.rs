//! Money: whole fen, never a fraction and never below nothing. What a person types in yuan is read to the last
//! fen, sums are checked, and no amount is beyond what every reader of JSON holds exactly.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Language;
use crate::refusal::RefusalCode;

/// Fen in a yuan.
const YUAN: i64 = 100;

/// An amount in whole fen (分), not negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
#[cfg_attr(feature = "orm", derive(sea_orm::DeriveValueType))]
pub struct Fen(i64);

impl Fen {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The most: what a JSON number holds exactly.
    pub const MAX: Self = Self(9_007_199_254_740_991);

    /// So many fen; refused when negative or beyond [`Fen::MAX`].
    pub fn of(fen: i64) -> Result<Self, RefusalCode> {
        if (0..=Self::MAX.0).contains(&fen) { Ok(Self(fen)) } else { Err(RefusalCode::AmountMalformed) }
    }

    /// So many whole yuan: every number of them is less than [`Fen::MAX`].
    #[must_use]
    pub const fn yuan(yuan: u32) -> Self {
        Self(yuan as i64 * YUAN)
    }

    /// What a person types in yuan: `20,000.00`, `20 000`, `20000.5`, `２００００`, with 元 or ¥ or without.
    pub fn typed(text: &str) -> Result<Self, RefusalCode> {
        let text: String = text.trim().chars().map(narrow).collect();
        let text = text.trim_start_matches('¥').trim_end_matches('元');
        let digits: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}')).collect();
        let (yuan, fen) = digits.split_once('.').unwrap_or((&digits, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if yuan.is_empty() || !plain(yuan) || !plain(fen) || fen.len() > 2 || digits.ends_with('.') {
            return Err(RefusalCode::AmountMalformed);
        }
        let whole = format!("{yuan}{fen:0<2}").parse().map_err(|_| RefusalCode::AmountMalformed)?;
        Self::of(whole)
    }

    /// The number of fen.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Refuses nothing where something is meant: an award, a payment.
    pub fn some(self) -> Result<Self, RefusalCode> {
        if self.is_zero() { Err(RefusalCode::AmountMalformed) } else { Ok(self) }
    }

    /// The sum; refused beyond [`Fen::MAX`].
    pub fn plus(self, other: Self) -> Result<Self, RefusalCode> {
        self.0.checked_add(other.0).ok_or(RefusalCode::AmountMalformed).and_then(Self::of)
    }

    /// What is left; none when there is not so much.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        (self.0 >= other.0).then(|| Self(self.0 - other.0))
    }

    /// The sum of many; refused beyond [`Fen::MAX`].
    pub fn sum(all: impl IntoIterator<Item = Self>) -> Result<Self, RefusalCode> {
        all.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// As a person reads it: `20 000.00 元`, `20 000.00 yuan`.
    #[must_use]
    pub fn said(self, language: Language) -> String {
        // An English line may break before the longer word; digits and sign stay together.
        format!("{}{}", self.grouped('\u{a0}'), language.pick("\u{a0}元", " yuan"))
    }

    /// As it stands in a field that a person goes on typing in: `20000.00`.
    #[must_use]
    pub fn plain(self) -> String {
        self.to_string()
    }

    fn grouped(self, between: char) -> String {
        let yuan = (self.0 / YUAN).to_string();
        let mut text = String::new();
        for (place, digit) in yuan.chars().enumerate() {
            if place > 0 && (yuan.len() - place).is_multiple_of(3) {
                text.push(between);
            }
            text.push(digit);
        }
        format!("{text}.{:02}", self.0 % YUAN)
    }
}

/// A full-width digit or sign as the keyboard of a Chinese clerk writes it, in its narrow form.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '．' | '，' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '￥' => '¥',
        '\u{3000}' => ' ',
        c => c,
    }
}

impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / YUAN, self.0 % YUAN)
    }
}

/// Not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAmount;

impl fmt::Display for NoAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount is a whole number of fen, not negative")
    }
}

impl std::error::Error for NoAmount {}

impl TryFrom<i64> for Fen {
    type Error = NoAmount;

    fn try_from(fen: i64) -> Result<Self, NoAmount> {
        Self::of(fen).map_err(|_| NoAmount)
    }
}

impl From<Fen> for i64 {
    fn from(fen: Fen) -> Self {
        fen.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_typed_is_read_to_the_last_fen() {
        for (text, fen) in [
            ("20,000.00", 2_000_000),
            (" 20 000 ", 2_000_000),
            ("0.5", 50),
            ("¥1,234.56元", 123_456),
            ("２０，０００．０５", 2_000_005),
            ("0", 0),
        ] {
            assert_eq!(Fen::typed(text).map(Fen::get), Ok(fen), "{text}");
        }
        for text in ["", "-1", "1.005", "1e3", "1.", ".", "一万", "+5", "1.2.3", "99999999999999999999"] {
            assert_eq!(Fen::typed(text), Err(RefusalCode::AmountMalformed), "{text}");
        }
    }

    #[test]
    fn nothing_is_below_nothing_or_beyond_the_most() {
        assert_eq!(Fen::of(-1), Err(RefusalCode::AmountMalformed));
        assert_eq!(Fen::MAX.plus(Fen(1)), Err(RefusalCode::AmountMalformed));
        assert_eq!(Fen(3).minus(Fen(4)), None);
        assert!(Fen::yuan(u32::MAX) < Fen::MAX);
        assert_eq!(Fen::ZERO.some(), Err(RefusalCode::AmountMalformed));
    }

    #[test]
    fn it_reads_in_groups_of_three() {
        assert_eq!(Fen(123_456_789).said(Language::Zh), "1\u{a0}234\u{a0}567.89\u{a0}元");
        assert_eq!(Fen(5).said(Language::En), "0.05 yuan");
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed_again(fen in 0_i64..=9_007_199_254_740_991) {
            let amount = Fen(fen);
            prop_assert_eq!(Fen::typed(&amount.said(Language::Zh)), Ok(amount));
            prop_assert_eq!(Fen::typed(&amount.plain()), Ok(amount));
        }

        #[test]
        fn sums_come_apart_again(a in 0_i64..1_000_000_000, b in 0_i64..1_000_000_000) {
            prop_assert_eq!(Fen(a).plus(Fen(b)).ok().and_then(|sum| sum.minus(Fen(b))), Some(Fen(a)));
        }
    }
}
