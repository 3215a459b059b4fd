//! Hostile files: each is a clear problem, in bounded memory and time, and nothing panics.

use std::io::{Cursor, Write};

use chrono::DateTime;
use entity::Language;
use entity::register::import::ProblemCode;
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{DEMO, fresh, setting};
use crate::export::table::Value;
use crate::export::{Table, workbook};
use crate::import::examine;
use crate::import::read::{FILE_MAX, Unread, read};

const RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="http://x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const BOOK_RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// A package of these parts, of which a later one replaces an earlier one of the same name.
fn package(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let fixed = [("_rels/.rels", RELATIONS), ("xl/workbook.xml", BOOK), ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS)];
    let fixed = fixed.into_iter().filter(|(name, _)| parts.iter().all(|(other, _)| other != name));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let all = fixed
        .map(|(name, text)| (name, text.as_bytes()))
        .chain(parts.iter().map(|(name, bytes)| (*name, bytes.as_slice())));
    for (name, bytes) in all {
        assert!(writer.start_file(name, options).is_ok() && writer.write_all(bytes).is_ok());
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}

fn sheet(rows: &str) -> (&'static str, Vec<u8>) {
    ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").into_bytes())
}

fn refusal(bytes: &[u8]) -> Option<(ProblemCode, String)> {
    assert!(bytes.len() <= FILE_MAX, "the file would be refused for its size alone: {}", bytes.len());
    read(bytes).err().map(Unread::problem).map(|problem| (problem.code, problem.message(Language::En).to_owned()))
}

fn assert_refused(bytes: &[u8], code: ProblemCode, words: &str) {
    let refusal = refusal(bytes);
    assert!(refusal.as_ref().is_some_and(|(found, message)| *found == code && message.contains(words)), "{refusal:?}");
}

#[test]
fn a_plain_package_is_read() {
    let found = read(&package(&[sheet(r#"<row r="3"><c r="B3" t="inlineStr"><is><t>x</t></is></c></row>"#)]));
    assert_eq!(found.ok().map(|sheet| (sheet.rows[0].number, sheet.rows[0].cells.len())), Some((3, 2)));
}

#[test]
fn a_zip_bomb_is_refused_before_it_unpacks() {
    let bomb = package(&[sheet(""), ("xl/media/bomb.bin", vec![0; 65 << 20])]);
    assert_refused(&bomb, ProblemCode::TooLarge, "larger than 64 MB");
    let many: Vec<(String, Vec<u8>)> = (0..2_001).map(|number| (format!("p{number}"), Vec::new())).collect();
    let many: Vec<(&str, Vec<u8>)> = many.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    assert_refused(&package(&many), ProblemCode::TooLarge, "structure");
}

#[test]
fn what_the_reader_would_multiply_is_refused() {
    // A table of strings that claims more than there is memory for.
    let strings = |text: &str| package(&[sheet(""), ("xl/sharedStrings.xml", text.as_bytes().to_vec())]);
    assert_refused(&strings(r#"<sst uniqueCount="999999999999"></sst>"#), ProblemCode::TooLarge, "structure");
    assert_refused(&strings(r"<sst uniqueCount = '18446744073709551615'></sst>"), ProblemCode::TooLarge, "structure");
    assert_refused(&strings(&format!("<sst>{}</sst>", "<si/>".repeat(1_000_001))), ProblemCode::TooLarge, "structure");
    // One long font name for ten thousand styles.
    let name = "x".repeat(100_000);
    let styles = format!(
        r#"<styleSheet><fonts><font><name val="{name}"/></font></fonts><cellXfs>{}</cellXfs></styleSheet>"#,
        r#"<xf fontId="0"/>"#.repeat(10_000)
    );
    assert_refused(&package(&[sheet(""), ("xl/styles.xml", styles.into_bytes())]), ProblemCode::TooLarge, "structure");
    // One long path for ten thousand sheets, with a `>` in the quotes.
    let relations =
        format!(r#"<Relationships><Relationship Id="r1" Type="a>b/worksheet" Target="{name}"/></Relationships>"#);
    let book = format!("<workbook><sheets>{}</sheets></workbook>", r#"<sheet name="a" r:id="r1"/>"#.repeat(10_000));
    let parts = [("xl/_rels/workbook.xml.rels", relations.into_bytes()), ("xl/workbook.xml", book.into_bytes())];
    assert_refused(&package(&parts), ProblemCode::TooLarge, "structure");
    // A million beginnings of the same tag, each of which would be looked for its end.
    assert_refused(&strings(&"<sst ".repeat(1_000_000)), ProblemCode::TooLarge, "structure");
    // Nothing can be counted in another encoding.
    let utf16: Vec<u8> = "<sst uniqueCount=\"999999999999\"></sst>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_refused(&package(&[sheet(""), ("xl/sharedStrings.xml", utf16)]), ProblemCode::Unreadable, "damaged");
    assert_refused(
        &strings("<?xml version='1.0' encoding='iso-2022-jp'?><sst></sst>"),
        ProblemCode::Unreadable,
        "damaged",
    );
}

#[test]
fn a_million_columns_rows_and_repeated_strings_are_refused() {
    let cells = r"<c><v>1</v></c>";
    assert_refused(
        &package(&[sheet(&format!("<row>{}</row>", cells.repeat(1_000_000)))]),
        ProblemCode::TooLarge,
        "200 columns",
    );
    assert_refused(
        &package(&[sheet(r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#)]),
        ProblemCode::TooLarge,
        "200 columns",
    );
    assert_refused(
        &package(&[sheet(&format!("<row>{cells}</row>").repeat(1_000_000))]),
        ProblemCode::TooLarge,
        "20000 rows",
    );
    let strings = format!("<sst><si><t>{}</t></si></sst>", "长".repeat(100_000));
    let rows = format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(100)).repeat(5_000);
    let bomb = package(&[sheet(&rows), ("xl/sharedStrings.xml", strings.into_bytes())]);
    assert_refused(&bomb, ProblemCode::TooLarge, "too much text");
    // Empty cells with a style take no room.
    assert_refused(
        &package(&[sheet(&format!("<row>{}</row>", "<c/>".repeat(100_000)).repeat(10))]),
        ProblemCode::Unreadable,
        "empty",
    );
}

#[test]
fn places_that_no_spreadsheet_has_are_damage() {
    for place in ["A99999999999", "ZZZZZZZZZZ1", "1", "A0", "é1"] {
        let bytes = package(&[sheet(&format!(r#"<row><c r="{place}"><v>1</v></c></row>"#))]);
        assert!(refusal(&bytes).is_some(), "{place}");
    }
    let backwards = r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>"#;
    assert_refused(&package(&[sheet(backwards)]), ProblemCode::Unreadable, "damaged");
}

#[test]
fn other_packages_and_hidden_sheets_are_named() {
    assert_refused(
        &package(&[("_rels/.rels", b"<Relationships></Relationships>".to_vec())]),
        ProblemCode::Unreadable,
        "Neither",
    );
    let hidden = BOOK.replace("sheetId", "state=\"hidden\" sheetId");
    let parts = [sheet(""), ("xl/workbook.xml", hidden.into_bytes())];
    assert_refused(&package(&parts), ProblemCode::Unreadable, "no visible worksheet");
}

/// The demo register's headings and one row, of which one cell is replaced by this.
fn with_cell(cell: &str) -> Vec<u8> {
    let text = |place: usize, text: &str| {
        format!(r#"<c r="{}" t="inlineStr"><is><t>{text}</t></is></c>"#, ["A", "B", "C", "D", "E"][place])
    };
    let head: String = ["统一社会信用代码1", "社团名称1", "学科门类1", "成立登记日期1", "个人会员数1"]
        .iter()
        .enumerate()
        .map(|(place, heading)| text(place, heading).replace("\" t=", "1\" t=").replace("1</t>", "</t>"))
        .collect();
    let body: String = ["51329900MJ0D0001X2", "江南市科学社会主义学会", "理论与党建"]
        .iter()
        .enumerate()
        .map(|(place, value)| text(place, value).replace("\" t=", "2\" t="))
        .collect();
    let rows = format!(r#"<row r="1">{head}</row><row r="2">{body}<c r="D2"><v>34928</v></c>{cell}</row>"#);
    package(&[sheet(&rows)])
}

#[test]
fn formulas_and_errors_are_reported_where_they_stand() {
    for (cell, shown) in [
        (r#"<c r="E2"><f>SUM(A1:A9)</f><v>12</v></c>"#, "=SUM(A1:A9)"),
        (r#"<c r="E2"><f t="shared" si="99999999999"/><v>12</v></c>"#, "12"),
        (r#"<c r="E2"><f t="shared" si="99999999999" ref="E2:E3">A1</f><v>12</v></c>"#, "=A1"),
        (r#"<c r="E2" t="e"><v>#REF!</v></c>"#, "#REF!"),
    ] {
        let problems = fresh(&with_cell(cell)).0.problems.listed();
        let found: Vec<_> = problems
            .iter()
            .map(|problem| (problem.row, problem.column.as_str(), problem.value.as_str(), problem.code))
            .collect();
        assert_eq!(found, [(2, "个人会员数", shown, ProblemCode::Formula)]);
    }
    assert_eq!(fresh(&with_cell("")).0.problems.listed(), []);
}

#[test]
fn a_row_tells_all_its_problems_at_once() {
    let text = std::str::from_utf8(DEMO).unwrap_or_default().replace(
        "1,51329900MJ0D0001X2,江南市科学社会主义学会,理论与党建,1995-08-17,469,20,4,3,2,1,1,党建工作联络员,4A,2030-12-28,合格,2029-04-30,郭卫东,曹玉兰,秘书长,",
        "1,51329900MJ0D0001X3,,哲学,1995-13-17,-1,1.5,4,9,2,1,3,党委,6A,1990-12-28,优,2099-04-30,\"郭\n卫东\",曹玉兰,书记,坏",
    );
    let problems = examine(text.as_bytes(), &setting()).problems.listed();
    assert!(problems.iter().all(|problem| problem.row == 2));
    let columns: Vec<&str> = problems.iter().map(|problem| problem.column.as_str()).collect();
    for column in [
        "统一社会信用代码",
        "社团名称",
        "学科门类",
        "成立登记日期",
        "个人会员数",
        "单位会员数",
        "党组织形式",
        "评估等级",
        "2025年度年检结论",
        "会长",
        "党建负责人",
        "异常情形",
    ] {
        assert!(columns.contains(&column), "{column}: {columns:?}");
    }
}

#[test]
fn twice_the_same_code_is_found_with_its_first_row() {
    let text = std::str::from_utf8(DEMO).unwrap_or_default().replace("51329900MJ0D000282", "51329900MJ0D0001X2");
    let problems = examine(text.as_bytes(), &setting()).problems.listed();
    let found: Vec<_> =
        problems.iter().map(|problem| (problem.row, problem.code, problem.message(Language::Zh))).collect();
    assert_eq!(found, [(3, ProblemCode::DoubleUscc, "与第2行的代码相同")]);
}

/// A small workbook as spreadsheet programs write it.
fn small_workbook() -> Vec<u8> {
    let headings = ["统一社会信用代码", "社团名称", "学科门类", "成立登记日期"].map(str::to_owned).to_vec();
    let row = vec![Value::from("51329900MJ0D0001X2"), "甲学会".into(), "经济".into(), super::day(1995, 8, 17).into()];
    workbook::write(&Table { title: "a", headings, rows: vec![row] }, DateTime::UNIX_EPOCH).unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = fresh(&bytes);
        let _ = fresh(&[b"PK\x03\x04".as_slice(), &bytes].concat());
    }

    #[test]
    fn no_text_panics(text in "([ -~\u{4e00}-\u{4e20}，；\t\r\n\"';=（）0-9年月日]|正式党员|名称|类别|信用代码|成立时间|51329900MJ0D0001X2){0,300}") {
        let _ = fresh(text.as_bytes());
    }

    #[test]
    fn no_cell_of_a_register_panics(cells in prop::collection::vec("[^,\"\r\n]{0,12}", 21)) {
        let head = DEMO.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let _ = fresh(&[head, b"\n", cells.join(",").as_bytes()].concat());
    }

    #[test]
    fn no_damage_to_a_workbook_panics(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), cut in any::<prop::sample::Index>()) {
        let mut bytes = small_workbook();
        for (place, byte) in &places {
            let place = place.index(bytes.len());
            bytes[place] = *byte;
        }
        let _ = fresh(&bytes);
        let _ = fresh(&bytes[..cut.index(bytes.len())]);
    }

    #[test]
    fn no_sheet_panics(rows in "(<row r=\"[0-9]{0,12}\">|</row>|<c( r=\"[A-Z]{0,8}[0-9]{0,12}\")?( t=\"(s|n|b|e|d|str|inlineStr|x)\")?( s=\"[0-9]{0,3}\")?>|</c>|<v>[-0-9.eE#A-Z]{0,12}</v>|<f( t=\"shared\")?( si=\"[0-9]{0,20}\")?( ref=\"[A-Z]{0,3}[0-9]{0,3}:[A-Z]{0,3}[0-9]{0,12}\")?>A1</f>|<is><t>x</t></is>|&[a-z#0-9]{0,5};){0,30}") {
        let _ = fresh(&package(&[sheet(&rows)]));
    }
}
