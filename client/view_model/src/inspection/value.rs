//! A value as people read and type it, and as it is kept: money in yuan here, in fen there; words for codes.

use chrono::NaiveDate;
use entity::Word;
use entity::form::party_form::PartyForm;
use entity::institution::report::answer::{YES, parsed};
use entity::institution::report::field::{ReportField, ReportFieldKind};
use entity::refusal::RefusalCode;

use crate::text::{day, fill, label, t};

/// What was typed, as it is kept; the server's own rule.
pub fn kept(field: ReportField, typed: &str) -> Result<String, RefusalCode> {
    if field.spec().kind != ReportFieldKind::Money || typed.trim().is_empty() {
        return parsed(field, typed);
    }
    parsed(field, &fen(typed).ok_or(RefusalCode::NotANumber)?)
}

/// What is kept, as one types it.
#[must_use]
pub fn typed(field: ReportField, kept: &str) -> String {
    if field.spec().kind == ReportFieldKind::Money { yuan(kept) } else { kept.to_owned() }
}

/// What is kept, as one reads it; empty while nothing is.
#[must_use]
pub fn shown(field: ReportField, kept: &str) -> String {
    if kept.is_empty() {
        return String::new();
    }
    match field.spec().kind {
        ReportFieldKind::Money => fill(t().inspection.in_yuan, &[&grouped(&yuan(kept))]),
        ReportFieldKind::Day => kept.parse::<NaiveDate>().map_or_else(|_| kept.to_owned(), day),
        ReportFieldKind::YesNo => if kept == YES { t().inspection.yes } else { t().inspection.no }.to_owned(),
        ReportFieldKind::Form => PartyForm::from_code(kept).map_or_else(|| kept.to_owned(), |form| label(form).into()),
        ReportFieldKind::Count | ReportFieldKind::Line | ReportFieldKind::Text => kept.to_owned(),
    }
}

/// Yuan, with commas and at most two decimals, as fen.
fn fen(text: &str) -> Option<String> {
    let text: String = text.trim().chars().filter(|sign| !matches!(sign, ',' | '，' | ' ')).collect();
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.chars().all(|sign| sign.is_ascii_digit());
    let sound = !whole.is_empty() && part.len() <= 2 && digits(whole) && digits(part);
    sound.then(|| [sign, whole, part, &"00"[part.len()..]].concat())
}

/// Fen as yuan; decimals only where there are some.
fn yuan(fen: &str) -> String {
    let Ok(number) = fen.parse::<i64>() else { return fen.to_owned() };
    let (sign, number) = if number < 0 { ("-", number.unsigned_abs()) } else { ("", number.unsigned_abs()) };
    let (whole, part) = (number / 100, number % 100);
    match part {
        0 => [sign, &whole.to_string()].concat(),
        _ => [sign, &whole.to_string(), if part < 10 { ".0" } else { "." }, &part.to_string()].concat(),
    }
}

/// Three digits together, as large amounts are read.
fn grouped(yuan: &str) -> String {
    let (sign, text) = yuan.strip_prefix('-').map_or(("", yuan), |rest| ("-", rest));
    let (whole, part) =
        text.split_once('.').map_or((text, String::new()), |(whole, part)| (whole, [".", part].concat()));
    let mut digits = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            digits.push(',');
        }
        digits.push(digit);
    }
    [sign, &digits, &part].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_typed_in_yuan_and_kept_in_fen() {
        assert_eq!(kept(ReportField::Income, " 12,345.6 "), Ok("1234560".into()));
        assert_eq!(kept(ReportField::Income, "8"), Ok("800".into()));
        assert_eq!(kept(ReportField::Income, ""), Ok(String::new()));
        assert_eq!(kept(ReportField::NetAssets, "-0.05"), Ok("-5".into()));
        for wrong in ["1.234", "x", ".", "1-", "--1"] {
            assert_eq!(kept(ReportField::Income, wrong), Err(RefusalCode::NotANumber), "{wrong}");
        }
        assert_eq!(kept(ReportField::Income, "-1"), Err(RefusalCode::AmountOutOfRange));
    }

    #[test]
    fn what_is_kept_can_be_typed_again() {
        for fen in ["0", "5", "-5", "800", "1234560", "1234567"] {
            assert_eq!(kept(ReportField::NetAssets, &typed(ReportField::NetAssets, fen)), Ok(fen.into()));
        }
        assert_eq!(typed(ReportField::Income, "1234507"), "12345.07");
        assert_eq!(grouped("-1234567.05"), "-1,234,567.05");
        assert_eq!(grouped("123"), "123");
    }
}
