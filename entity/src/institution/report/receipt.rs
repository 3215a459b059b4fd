//! The receipt of a submission: its number, a code by which whoever holds the paper may verify it, and what the
//! digest of the content is taken of.

use super::field::ReportField;
use crate::Word;

/// The signs of a code: none that is read as another.
pub const SIGNS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// How many of them a code has: 31 to the tenth power are too many to be guessed.
pub const LENGTH: usize = 10;

/// A code made of random bytes.
#[must_use]
pub fn code(random: [u8; 16]) -> String {
    let mut rest = u128::from_be_bytes(random);
    let mut made = String::new();
    for _ in 0..LENGTH {
        let sign = usize::try_from(rest % 31).unwrap_or(0);
        made.push(char::from(SIGNS[sign]));
        rest /= 31;
    }
    made
}

/// A code as it is kept, however somebody typed it from paper.
#[must_use]
pub fn typed(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase()).take(64).collect()
}

/// What the digest is taken of: each field with its value, in the order of the form.
#[must_use]
pub fn content<'a>(value: impl Fn(ReportField) -> Option<&'a str>) -> String {
    let filled = ReportField::ALL.iter().filter_map(|field| Some((field, value(*field)?)));
    // The length stands before the value: no text can be taken for a field that comes after it.
    let lines = filled.map(|(field, value)| format!("{}={}:{value}\n", field.code(), value.len()));
    lines.collect::<Vec<_>>().concat()
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::institution::report::ReportId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "annual_report_receipt")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: String,
        pub report_id: ReportId,
        /// The round of submission, from 1.
        pub round: i32,
        /// By which whoever holds the paper may verify it.
        pub code: String,
        /// SHA-256 of the content as it was submitted, 64 hexadecimal digits.
        pub digest: String,
        pub at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_length_and_its_signs_whatever_the_bytes() {
        for random in [[0; 16], [255; 16], [7; 16]] {
            let code = code(random);
            assert!(code.len() == LENGTH && code.bytes().all(|sign| SIGNS.contains(&sign)), "{code}");
            assert_eq!(typed(&format!(" {} ", code.to_lowercase())), code);
        }
        assert_ne!(code([1; 16]), code([2; 16]));
    }

    #[test]
    fn no_text_passes_for_another_field() {
        let one = content(|field| (field == ReportField::Address).then_some("a\nINCOME=1:5"));
        let two = content(|field| match field {
            ReportField::Address => Some("a"),
            ReportField::Income => Some("5"),
            _ => None,
        });
        assert_ne!(one, two);
    }
}
