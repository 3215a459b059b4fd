//! A bank's statement: its rows out of the sheet that the importer of registers reads, as `entity::project::bank`
//! judges them. Pure: no database, no clock.

use chrono::NaiveDate;

use entity::project::bank::{Said, reference_in, says_back};
use entity::project::money::Fen;
use entity::refusal::RefusalCode;

use crate::import::check::cell::date;
use crate::import::mapping::heading::{Headings, narrow, normalize};
use crate::import::read::{Unread, read};
use crate::import::sheet::{Cell, Row, Sheet};

/// The most lines: what a day's payments are, many times over.
pub const LINES_MAX: usize = 500;

/// How banks head the column of the amount.
const AMOUNT: [&str; 7] = ["金额", "交易金额", "发生额", "借方发生额", "付款金额", "amount", "amountyuan"];
/// How they head the day.
const DAY: [&str; 8] = ["日期", "交易日期", "记账日期", "入账日期", "到账日期", "day", "date", "postingdate"];
/// How they head the reference; it is found in any other text too.
const REFERENCE: [&str; 7] = ["付款编号", "编号", "参考号", "业务参考号", "付款参考号", "reference", "ref"];
/// How they head what became of it.
const REMARK: [&str; 9] = ["备注", "附言", "摘要", "用途", "状态", "交易状态", "remark", "status", "note"];

/// A line of a statement as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The row as the spreadsheet counts.
    pub row: u32,
    /// The payment it names; what stands in the column of the reference where that is none of ours.
    pub reference: String,
    /// The amount as written.
    pub amount: String,
    /// The day as written.
    pub day: String,
    /// What the bank remarked.
    pub remark: String,
    /// What it says; none where amount or day cannot be read.
    pub said: Option<Said>,
}

/// Why nothing can be made of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Illegible {
    /// It is no spreadsheet, or one beyond the bounds.
    File(Unread),
    /// A reason of this room.
    Statement(RefusalCode),
}

/// Where the columns are.
struct Columns {
    amount: usize,
    day: usize,
    reference: Option<usize>,
    remarks: Vec<usize>,
}

impl Columns {
    fn of(headings: &Headings) -> Option<Self> {
        let place = |of: &[&str]| headings.texts.iter().position(|text| is_of(of, text));
        let remark = |(_, text): &(usize, &String)| is_of(&REMARK, text);
        Some(Self {
            amount: place(&AMOUNT)?,
            day: place(&DAY)?,
            reference: place(&REFERENCE),
            remarks: headings.texts.iter().enumerate().filter(remark).map(|(place, _)| place).collect(),
        })
    }
}

/// Whether a heading is one of these; the unit of an amount says nothing.
fn is_of(known: &[&str], heading: &str) -> bool {
    known.contains(&normalize(heading).trim_end_matches('元'))
}

/// The lines of a file, in its order.
pub fn lines(bytes: &[u8]) -> Result<Vec<Line>, Illegible> {
    of_sheet(&read(bytes).map_err(Illegible::File)?).map_err(Illegible::Statement)
}

fn of_sheet(sheet: &Sheet) -> Result<Vec<Line>, RefusalCode> {
    let known = |text: &str| [&AMOUNT[..], &DAY, &REFERENCE, &REMARK].iter().any(|of| is_of(of, text));
    let headings = Headings::find(sheet, known);
    let columns = Columns::of(&headings).ok_or(RefusalCode::StatementColumns)?;
    let rows = sheet.rows.get(headings.body..).unwrap_or_default();
    if rows.len() > LINES_MAX {
        return Err(RefusalCode::TooManyAtOnce { max: LINES_MAX });
    }
    Ok(rows.iter().map(|row| line(row, &columns)).collect())
}

fn line(row: &Row, columns: &Columns) -> Line {
    let (amount, day) = (row.cell(columns.amount), row.cell(columns.day));
    let named = columns.reference.map(|place| row.cell(place).shown()).unwrap_or_default();
    let ours = row.cells.iter().find_map(|cell| reference_in(&narrowed(&cell.shown())));
    let remarks: Vec<String> = columns.remarks.iter().map(|place| row.cell(*place).shown()).collect();
    let remark = remarks.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("；");
    let said = read_amount(amount).zip(read_day(day));
    let said = said.map(|((amount, below), on)| Said { amount, on, back: below || says_back(&remark) });
    Line { row: row.number, reference: ours.unwrap_or(named), amount: amount.shown(), day: day.shown(), remark, said }
}

/// A day, whatever time of it stands behind.
fn read_day(cell: &Cell) -> Option<NaiveDate> {
    let whole = date(cell).ok().flatten();
    let Cell::Text(text) = cell else { return whole };
    whole.or_else(|| date(&Cell::text(text.split([' ', 'T']).next()?)).ok().flatten())
}

fn narrowed(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// An amount, and whether it stands there with a minus: then it came back.
fn read_amount(cell: &Cell) -> Option<(Fen, bool)> {
    let text = match cell {
        Cell::Text(text) => narrowed(text),
        // Two places: a number of a spreadsheet that is no whole fen is none.
        Cell::Number(number) => number.to_string(),
        _ => return None,
    };
    let text = text.trim().trim_start_matches('\'');
    let (text, below) = text.strip_prefix(['-', '−']).map_or((text, false), |rest| (rest, true));
    Fen::typed(text).and_then(Fen::some).ok().map(|amount| (amount, below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_read_as_banks_write_it() {
        let text = "江南银行 对账回单,,,\n序号,交易日期,借方发生额（元）,对方户名,附言\n\
            1,2026-03-21 09:30:05,\"6,000.00\",某学会,项目款 zf20260320-0a1b2c3d4e\n\
            2,20260322,-4000,某学会,ZF20260320-0000000001\n\
            3,2026/3/22,1.005,某学会,账户已销户 退汇\n";
        let lines = lines(text.as_bytes()).unwrap_or_default();
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap_or_default();
        let said: Vec<_> = lines.iter().map(|line| (line.row, line.reference.as_str(), line.said)).collect();
        assert_eq!(
            said,
            [
                (3, "ZF20260320-0A1B2C3D4E", Some(Said { amount: Fen::yuan(6_000), on: day(21), back: false })),
                (4, "ZF20260320-0000000001", Some(Said { amount: Fen::yuan(4_000), on: day(22), back: true })),
                (5, "", None),
            ]
        );
        assert_eq!(lines[2].remark, "账户已销户 退汇");
    }

    #[test]
    fn what_is_no_statement_is_refused() {
        let refused = |text: &str| lines(text.as_bytes()).err();
        assert_eq!(refused("名称,电话\n甲,1\n"), Some(Illegible::Statement(RefusalCode::StatementColumns)));
        assert!(matches!(refused("<html>"), Some(Illegible::File(_))));
        let long = ["金额,日期\n", &"1,2026-03-01\n".repeat(LINES_MAX + 1)].concat();
        assert_eq!(refused(&long), Some(Illegible::Statement(RefusalCode::TooManyAtOnce { max: LINES_MAX })));
    }
}
