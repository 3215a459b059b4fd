//! Cells as values: counts, days, terms, texts, codes. Each answers none for an empty cell.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entity::register::headcount::COUNT_MAX;
use entity::register::uscc::Uscc;
use entity::{Language, Word};

use crate::import::mapping::heading::narrow;
use crate::import::problem::Reason;
use crate::import::sheet::{Cell, is_space};

/// A value, nothing, or why it is neither.
pub type Value<T> = Result<Option<T>, Reason>;

/// What clerks write where there is nothing.
const NOTHING: [&str; 9] = ["-", "--", "—", "——", "－", "/", "／", "无", "N/A"];

/// The days on which Excel's serial numbers are plausible: 1910 to 2199. Smaller numbers are years.
const SERIALS: std::ops::RangeInclusive<f64> = 3_653.0..=109_573.0;

/// What stands in the cell; formulas and errors are problems for every kind of value.
fn stated(cell: &Cell) -> Value<&Cell> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Formula(_) => Err(Reason::Formula),
        Cell::Error(_) => Err(Reason::ErrorValue),
        Cell::Text(text) if NOTHING.contains(&text.as_ref()) => Ok(None),
        stated => Ok(Some(stated)),
    }
}

/// A count of people or units.
pub fn count(cell: &Cell) -> Value<i32> {
    let Some(cell) = stated(cell)? else { return Ok(None) };
    let number = match cell {
        Cell::Number(number) => *number,
        Cell::Text(text) => digits(text).ok_or(Reason::NotACount)?,
        _ => return Err(Reason::NotACount),
    };
    if number.fract() != 0.0 || number < 0.0 || !number.is_finite() {
        return Err(Reason::NotACount);
    }
    if number > f64::from(COUNT_MAX) {
        return Err(Reason::CountTooLarge);
    }
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and lies between 0 and the largest count")]
    Ok(Some(number as i32))
}

/// Digits, with commas between thousands or a unit behind.
fn digits(text: &str) -> Option<f64> {
    let plain: String = text.chars().map(narrow).filter(|letter| !is_space(*letter)).collect();
    let plain = plain.trim_end_matches(['人', '名', '个', '家']);
    let grouped =
        plain.split(',').enumerate().all(|(place, group)| if place == 0 { group.len() <= 3 } else { group.len() == 3 });
    let plain = if plain.contains(',') && grouped { plain.replace(',', "") } else { plain.to_owned() };
    let is_whole = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit());
    is_whole.then(|| plain.parse().ok()).flatten()
}

/// A day.
pub fn date(cell: &Cell) -> Value<NaiveDate> {
    let Some(cell) = stated(cell)? else { return Ok(None) };
    let day = match cell {
        Cell::Date(day) => Some(*day),
        Cell::Number(number) => serial(*number).or_else(|| written_date(&cell.shown())),
        Cell::Text(text) => written_date(text),
        _ => None,
    };
    day.map(Some).ok_or(Reason::NotADate)
}

/// A number that Excel would show as a day if the cell were formatted so.
fn serial(number: f64) -> Option<NaiveDate> {
    let start = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is whole and lies in the range")]
    (number.fract() == 0.0 && SERIALS.contains(&number))
        .then(|| start.checked_add_days(chrono::Days::new(number as u64)))
        .flatten()
}

/// `2026-03-20`, `2026/3/20`, `2026.3.20`, `2026年3月20日`, `20260320`, a time of midnight behind it.
fn written_date(text: &str) -> Option<NaiveDate> {
    let text: String = text.chars().map(narrow).collect();
    let text = ["T00:00:00", " 00:00:00", " 0:00:00", " 0:00"]
        .iter()
        .find_map(|time| text.strip_suffix(time))
        .unwrap_or(&text);
    let text: String = text.chars().filter(|letter| !is_space(*letter)).collect();
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return day(&text[..4], &text[4..6], &text[6..]);
    }
    let text = text.strip_suffix(['日', '号']).unwrap_or(&text);
    let mut parts = text.split(['-', '/', '.', '年', '月']);
    let (year, month, of_month) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() { None } else { day(year, month, of_month) }
}

fn day(year: &str, month: &str, of_month: &str) -> Option<NaiveDate> {
    let digits =
        |part: &str, max| !part.is_empty() && part.len() <= max && part.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || !digits(year, 4) || !digits(month, 2) || !digits(of_month, 2) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, of_month.parse().ok()?)
}

/// A text of one line.
pub fn text(cell: &Cell, max: usize) -> Value<String> {
    let Some(cell) = stated(cell)? else { return Ok(None) };
    let text = cell.shown();
    if text.chars().count() > max {
        return Err(Reason::TooLong { max });
    }
    if text.chars().any(|letter| letter.is_control() || is_bidirectional(letter)) {
        return Err(Reason::ControlCharacter);
    }
    Ok(Some(text))
}

/// Marks that turn the direction of writing: a name with one of them reads as another name.
fn is_bidirectional(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What stands between the names of several persons.
pub const BETWEEN_PERSONS: [char; 6] = ['、', '，', ',', '；', ';', '/'];

/// Persons' names. Clerks set two characters apart (`张　三`) to align them with three.
pub fn persons(cell: &Cell, max: usize) -> Value<Vec<String>> {
    let Some(text) = text(cell, max * 4)? else { return Ok(None) };
    let close = |name: &str| if name.is_ascii() { name.trim().to_owned() } else { name.replace(is_space, "") };
    let mut names: Vec<String> = text.split(BETWEEN_PERSONS).map(close).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    if names.iter().any(|name| name.chars().count() > max) {
        return Err(Reason::TooLong { max });
    }
    Ok((!names.is_empty()).then_some(names))
}

/// A term of the vocabulary: as registers write it, as either label, or as the code.
pub fn term<W: Word>(cell: &Cell, from_register: impl Fn(&str) -> Option<W>) -> Value<W> {
    let Some(cell) = stated(cell)? else { return Ok(None) };
    let text = cell.shown();
    let labelled = |word: &W| word.label(Language::En).eq_ignore_ascii_case(&text) || word.code() == text;
    let found =
        from_register(&text).or_else(|| W::from_chinese(&text)).or_else(|| W::ALL.iter().copied().find(labelled));
    found.map(Some).ok_or_else(|| Reason::NotATerm { terms: terms::<W>() })
}

/// All terms in Chinese, for the message.
pub fn terms<W: Word>() -> String {
    W::ALL.iter().map(|word| word.label(Language::Zh)).collect::<Vec<_>>().join("、")
}

/// A credit code, typed in small or full-width letters or with spaces in it. One with a wrong check
/// digit is right if it was accepted.
pub fn uscc(cell: &Cell, accepted: &BTreeMap<Uscc, String>) -> Value<Uscc> {
    let Some(cell) = stated(cell)? else { return Ok(None) };
    if matches!(cell, Cell::Number(_)) {
        return Err(Reason::UsccAsNumber);
    }
    let close = cell.shown().chars().filter(|letter| !is_space(*letter)).map(narrow).collect::<String>();
    let code = close.to_ascii_uppercase();
    let exception = || Uscc::certified(&code).ok().filter(|code| accepted.contains_key(code));
    code.parse().or_else(|fault| exception().ok_or(fault)).map(Some).map_err(Reason::Uscc)
}

#[cfg(test)]
mod tests {
    use entity::form::party_form::PartyForm;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
    }

    #[test]
    fn counts_are_whole_and_not_negative() {
        for (shown, expected) in [("0", 0), ("12人", 12), ("１２", 12), ("1,582", 1_582), ("10000000", 10_000_000)] {
            assert_eq!(count(&Cell::text(shown)), Ok(Some(expected)), "{shown}");
        }
        assert_eq!(count(&Cell::Number(469.0)), Ok(Some(469)));
        assert_eq!(count(&Cell::text("—")), Ok(None));
        for wrong in ["1.5", "-1", "约50", "1,58", "五", "1e3", "+1", ","] {
            assert_eq!(count(&Cell::text(wrong)), Err(Reason::NotACount), "{wrong}");
        }
        for wrong in [1.5, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(count(&Cell::Number(wrong)), Err(Reason::NotACount));
        }
        assert_eq!(count(&Cell::text("10000001")), Err(Reason::CountTooLarge));
        assert_eq!(count(&Cell::Formula("=1".into())), Err(Reason::Formula));
        assert_eq!(count(&Cell::Error("#REF!".into())), Err(Reason::ErrorValue));
    }

    #[test]
    fn days_are_read_in_every_spelling_and_guessed_in_none() {
        let expected = Ok(Some(day(2026, 3, 5)));
        for shown in [
            "2026-03-05",
            "2026/3/5",
            "2026.3.5",
            "2026年3月5日",
            "2026年03月05日",
            "20260305",
            "2026-03-05 00:00:00",
            "２０２６-3-5",
        ] {
            assert_eq!(date(&Cell::text(shown)), expected, "{shown}");
        }
        assert_eq!(date(&Cell::Number(46_086.0)), expected);
        assert_eq!(date(&Cell::Number(20_260_305.0)), expected);
        assert_eq!(date(&Cell::Date(day(2026, 3, 5))), expected);
        for wrong in
            ["2026-03", "2026年", "26-3-5", "3/5/2026", "2026-02-30", "2026-3-5-1", "明年", "2026-03-05 12:30:00"]
        {
            assert_eq!(date(&Cell::text(wrong)), Err(Reason::NotADate), "{wrong}");
        }
        for wrong in [2_026.0, 46_086.5, -1.0, 1e300] {
            assert_eq!(date(&Cell::Number(wrong)), Err(Reason::NotADate), "{wrong}");
        }
    }

    #[test]
    fn terms_are_read_in_both_languages() {
        for shown in ["功能性党支部", "功能型党支部", "Functional branch", "functional BRANCH", "FUNCTIONAL"]
        {
            assert_eq!(term(&Cell::text(shown), PartyForm::from_register), Ok(Some(PartyForm::Functional)), "{shown}");
        }
        assert!(matches!(term::<PartyForm>(&Cell::text("党委"), |_| None), Err(Reason::NotATerm { .. })));
    }

    #[test]
    fn texts_are_one_line_of_letters() {
        assert_eq!(text(&Cell::text("江南市经济学会"), 60), Ok(Some("江南市经济学会".into())));
        assert_eq!(text(&Cell::text("a\nb"), 60), Err(Reason::ControlCharacter));
        assert_eq!(text(&Cell::text("a\u{202e}b"), 60), Err(Reason::ControlCharacter));
        assert_eq!(text(&Cell::text("abc"), 2), Err(Reason::TooLong { max: 2 }));
        let names = |text: &str| persons(&Cell::text(text), 20);
        assert_eq!(names("张\u{3000}三"), Ok(Some(vec!["张三".into()])));
        assert_eq!(names("John Smith"), Ok(Some(vec!["John Smith".into()])));
        assert_eq!(names("李四、 张 三，李四"), Ok(Some(vec!["张三".into(), "李四".into()])));
        assert_eq!(names("、"), Ok(None));
        assert_eq!(names(&"长".repeat(21)), Err(Reason::TooLong { max: 20 }));
    }

    #[test]
    fn codes_are_read_as_people_type_them() {
        let code = "51329900MJ0D0001X2".parse::<Uscc>().ok();
        let uscc = |cell: &Cell| uscc(cell, &BTreeMap::new());
        for shown in ["51329900mj0d0001x2", "51329900 MJ0D0001 X2", "５１329900MJ0D0001X2"] {
            assert_eq!(uscc(&Cell::text(shown)), Ok(code), "{shown}");
        }
        assert_eq!(uscc(&Cell::Number(5.1e17)), Err(Reason::UsccAsNumber));
        assert!(matches!(uscc(&Cell::text("51329900MJ0D0001X3")), Err(Reason::Uscc(_))));
    }

    #[test]
    fn a_wrong_check_digit_is_right_where_it_was_accepted() {
        let code = Uscc::certified("51329900MJ0D0001X3").ok();
        let accepted: BTreeMap<Uscc, String> = code.iter().map(|code| (*code, "证书如此".into())).collect();
        assert_eq!(uscc(&Cell::text("51329900MJ0D0001X3"), &accepted), Ok(code));
        assert!(uscc(&Cell::text("51329900MJ0D0001X4"), &accepted).is_err());
    }
}
