//! The accountant's table of a fund as .xlsx: one row a tranche, and on a second sheet one row a category of a budget
//! with its balance; amounts as numbers to the fen. Texts are written as texts, so that nothing in them is a formula.

use chrono::{DateTime, NaiveDate, Utc};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use entity::project::budget::Balance;
use entity::project::money::Fen;
use entity::project::tranche::TrancheState;
use entity::{Language, Word};

/// One row: a tranche, or an award of which nothing is planned.
#[derive(Clone, Debug)]
pub struct Row {
    /// The programme.
    pub programme: String,
    /// The society.
    pub society: String,
    /// The project.
    pub project: String,
    /// Who leads it.
    pub leader: String,
    /// What was awarded.
    pub awarded: Fen,
    /// What came back of it.
    pub recovered: Fen,
    /// Number, amount, state, day, and the payment's reference; none where nothing is planned.
    pub tranche: Option<(i32, Fen, TrancheState, NaiveDate, String)>,
}

const HEADINGS: [(&str, &str); 11] = [
    ("资金计划", "Programme"),
    ("学会", "Society"),
    ("项目", "Project"),
    ("负责人", "Leader"),
    ("立项金额（元）", "Awarded (yuan)"),
    ("追回（元）", "Recovered (yuan)"),
    ("批次", "Tranche"),
    ("批次金额（元）", "Tranche (yuan)"),
    ("状态", "State"),
    ("日期", "Day"),
    ("付款编号", "Reference"),
];

/// A category of an award's budget.
#[derive(Clone, Debug)]
pub struct Category {
    /// The programme.
    pub programme: String,
    /// The society.
    pub society: String,
    /// The project.
    pub project: String,
    /// The category, in both languages.
    pub category: (String, String),
    /// What is planned and spent of it.
    pub balance: Balance,
}

const BALANCES: [(&str, &str); 7] = [
    ("资金计划", "Programme"),
    ("学会", "Society"),
    ("项目", "Project"),
    ("预算科目", "Category"),
    ("预算（元）", "Planned (yuan)"),
    ("支出（元）", "Spent (yuan)"),
    ("余额（元）", "Balance (yuan)"),
];

/// The bytes of the file, written at this moment.
pub fn write(
    rows: &[Row],
    categories: &[Category],
    language: Language,
    at: DateTime<Utc>,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The library would ask the machine's clock.
    let made = ExcelDateTime::from_timestamp(at.timestamp())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    sheet.set_name(language.pick("项目资金", "Project money"))?;
    let (bold, money) = (Format::new().set_bold(), Format::new().set_num_format("#,##0.00"));
    for (column, (zh, en)) in (0..).zip(HEADINGS) {
        sheet.write_string_with_format(0, column, language.pick(zh, en), &bold)?;
        sheet.set_column_width(column, if column == 2 { 36 } else { 16 })?;
    }
    for (line, row) in (1..).zip(rows) {
        put(sheet, line, row, (language, &money))?;
    }
    sheet.set_freeze_panes(1, 3)?;
    balances(workbook.add_worksheet(), categories, language)?;
    workbook.save_to_buffer()
}

/// The balances, and at the end what they add up to.
fn balances(sheet: &mut Worksheet, rows: &[Category], language: Language) -> Result<(), XlsxError> {
    sheet.set_name(language.pick("科目余额", "Balances"))?;
    let (bold, money) = (Format::new().set_bold(), Format::new().set_num_format("#,##0.00"));
    for (column, (zh, en)) in (0..).zip(BALANCES) {
        sheet.write_string_with_format(0, column, language.pick(zh, en), &bold)?;
        sheet.set_column_width(column, if column == 2 { 36 } else { 16 })?;
    }
    for (line, row) in (1..).zip(rows) {
        let category = if language == Language::Zh { &row.category.0 } else { &row.category.1 };
        for (column, text) in (0..).zip([&row.programme, &row.society, &row.project, category]) {
            sheet.write_string(line, column, text)?;
        }
        let Balance { planned, spent } = row.balance;
        for (column, amount) in (4..).zip([planned, spent, row.balance.left()]) {
            sheet.write_number_with_format(line, column, yuan(amount), &money)?;
        }
    }
    let last = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
    let sum = |of: fn(&Category) -> Fen| Fen::sum(rows.iter().map(of)).unwrap_or_default();
    let all = [sum(|row| row.balance.planned), sum(|row| row.balance.spent), sum(|row| row.balance.left())];
    sheet.write_string_with_format(last, 0, language.pick("合计", "Together"), &bold)?;
    for (column, amount) in (4..).zip(all) {
        sheet.write_number_with_format(last, column, yuan(amount), &money)?;
    }
    sheet.set_freeze_panes(1, 3)?;
    Ok(())
}

fn put(sheet: &mut Worksheet, line: u32, row: &Row, (language, money): (Language, &Format)) -> Result<(), XlsxError> {
    for (column, text) in (0..).zip([&row.programme, &row.society, &row.project, &row.leader]) {
        sheet.write_string(line, column, text)?;
    }
    sheet.write_number_with_format(line, 4, yuan(row.awarded), money)?;
    sheet.write_number_with_format(line, 5, yuan(row.recovered), money)?;
    if let Some((no, amount, state, day, reference)) = &row.tranche {
        sheet.write_number(line, 6, *no)?;
        sheet.write_number_with_format(line, 7, yuan(*amount), money)?;
        sheet.write_string(line, 8, state.label(language))?;
        sheet.write_string(line, 9, day.to_string())?;
        sheet.write_string(line, 10, reference)?;
    }
    Ok(())
}

/// As a spreadsheet keeps numbers: exact to the fen as far as anybody's budget goes.
fn yuan(amount: Fen) -> f64 {
    amount.plain().parse().unwrap_or_default()
}
