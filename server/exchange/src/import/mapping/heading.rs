//! Finds the row of headings: below a title, below blank rows, in one row or in two storeys.

use crate::import::sheet::{Cell, Row, Sheet, is_space};

/// The headings are looked for in so many rows.
const DEPTH: usize = 10;
/// So many headings must be understood for a row to be taken as the headings.
const UNDERSTOOD_MIN: usize = 2;

/// What stands in brackets of a heading and says nothing about its meaning.
const ASIDES: [&str; 16] = [
    "人",
    "个",
    "家",
    "名",
    "位",
    "必填",
    "选填",
    "姓名",
    "年月日",
    "年-月-日",
    "日期",
    "18位",
    "等级",
    "人数",
    "yyyy-mm-dd",
    "如有",
];

/// The headings of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headings {
    /// One text a column; empty where there is none.
    pub texts: Vec<String>,
    /// The row that they (or their lower storey) stand in, as the spreadsheet counts.
    pub row: u32,
    /// The place of the first row of data in the sheet.
    pub body: usize,
}

impl Headings {
    /// The row, or the two rows, of which most is understood; if that is next to nothing, the first row.
    pub fn find(sheet: &Sheet, understood: impl Fn(&str) -> bool) -> Self {
        let score = |headings: &Self| headings.texts.iter().filter(|text| understood(text)).count();
        let mut best = Self::at(sheet, 0);
        let mut most = 0;
        for place in 0..sheet.rows.len().min(DEPTH) {
            let single = Self::at(sheet, place);
            let storeys = Self::storeys(sheet, place);
            for headings in [single, storeys] {
                let score = score(&headings);
                if score > most && score >= UNDERSTOOD_MIN {
                    (best, most) = (headings, score);
                }
            }
        }
        best
    }

    fn at(sheet: &Sheet, place: usize) -> Self {
        let Some(row) = sheet.rows.get(place) else { return Self::default() };
        let texts = row.cells.iter().map(text).collect();
        Self { texts, row: row.number, body: place + 1 }
    }

    /// A heading over several columns stands in the upper row, what it divides into in the lower one.
    fn storeys(sheet: &Sheet, place: usize) -> Self {
        let (Some(upper), Some(lower)) = (sheet.rows.get(place), sheet.rows.get(place + 1)) else {
            return Self::default();
        };
        let width = upper.cells.len().max(lower.cells.len());
        let texts = (0..width).map(|column| storey(upper, lower, column)).collect();
        Self { texts, row: lower.number, body: place + 2 }
    }
}

fn storey(upper: &Row, lower: &Row, column: usize) -> String {
    let below = text(lower.cell(column));
    if below.is_empty() { text(upper.cell(column)) } else { below }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.to_string(),
        _ => String::new(),
    }
}

/// A heading as it is compared: no spaces, no signs, small letters, no asides in brackets.
#[must_use]
pub fn normalize(heading: &str) -> String {
    let plain: String =
        heading.chars().filter(|letter| !is_space(*letter)).map(narrow).flat_map(char::to_lowercase).collect();
    let mut text = String::new();
    for part in plain.split('(') {
        match part.split_once(')') {
            Some((aside, rest)) if ASIDES.contains(&aside) => text.push_str(rest),
            Some((meant, rest)) => text.extend([meant, rest]),
            None => text.push_str(part),
        }
    }
    text.chars()
        .filter(|letter| !matches!(letter, '*' | ':' | ',' | '、' | '/' | '\\' | '"' | '-' | '_' | '“' | '”'))
        .collect()
}

/// A full-width letter as the narrow one that it stands for.
#[must_use]
pub fn narrow(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '【' | '〔' => '(',
        '】' | '〕' => ')',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_compared_by_what_it_means() {
        for (heading, meant) in [
            ("会员数（人）", "会员数"),
            ("党员（正式）", "党员正式"),
            (" 会\u{3000}长\n姓名 ", "会长姓名"),
            ("*ＵＳＣＣ:", "uscc"),
            ("会长/理事长", "会长理事长"),
            ("((", ""),
        ] {
            assert_eq!(normalize(heading), meant);
        }
    }
}
