//! What stands in a field, as people read it: money in yuan, words for codes.

use chrono::{Datelike, NaiveDate};

use super::answer::YES;
use super::field::{ReportField, ReportFieldKind};
use crate::form::party_form::PartyForm;
use crate::{Language, Word};

/// What is kept in a field, as it is read; empty while nothing is.
#[must_use]
pub fn said(field: ReportField, kept: &str, language: Language) -> String {
    if kept.is_empty() {
        return String::new();
    }
    match field.spec().kind {
        ReportFieldKind::Money => money(kept, language),
        ReportFieldKind::Day => kept.parse::<NaiveDate>().map_or_else(|_| kept.to_owned(), |day| date(day, language)),
        ReportFieldKind::YesNo => {
            let said = if kept == YES { language.pick("是", "Yes") } else { language.pick("否", "No") };
            said.to_owned()
        }
        ReportFieldKind::Form => {
            PartyForm::from_code(kept).map_or_else(|| kept.to_owned(), |form| form.label(language).to_owned())
        }
        ReportFieldKind::Count | ReportFieldKind::Line | ReportFieldKind::Text => kept.to_owned(),
    }
}

fn date(day: NaiveDate, language: Language) -> String {
    match language {
        Language::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Language::En => day.to_string(),
    }
}

/// Fen as yuan with commas; decimals only where there are some.
fn money(fen: &str, language: Language) -> String {
    let Ok(number) = fen.parse::<i64>() else { return fen.to_owned() };
    let (whole, part) = (number.unsigned_abs() / 100, number.unsigned_abs() % 100);
    let sign = if number < 0 { "-" } else { "" };
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let part = if part == 0 { String::new() } else { format!(".{part:02}") };
    match language {
        Language::Zh => format!("{sign}{grouped}{part} 元"),
        Language::En => format!("{sign}{grouped}{part} yuan"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_in_both_languages() {
        let read = |field, kept| (said(field, kept, Language::Zh), said(field, kept, Language::En));
        assert_eq!(read(ReportField::Income, "123456705"), ("1,234,567.05 元".into(), "1,234,567.05 yuan".into()));
        assert_eq!(read(ReportField::NetAssets, "-500").0, "-5 元");
        assert_eq!(read(ReportField::Audited, YES), ("是".into(), "Yes".into()));
        assert_eq!(read(ReportField::AssemblyHeldOn, "2025-05-08").0, "2025年5月8日");
        assert_eq!(read(ReportField::PartyForm, "FUNCTIONAL").0, PartyForm::Functional.label(Language::Zh));
        assert_eq!(read(ReportField::Income, "").0, "");
    }
}
