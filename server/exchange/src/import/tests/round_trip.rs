//! What was exported imports again without a change, in both formats and both languages.

use chrono::DateTime;
use entity::form::party_form::PartyForm;
use entity::register::import::ImportField;
use entity::register::standing::Abnormality;
use entity::{Language, Word};

use super::{DEMO, day, fresh};
use crate::export::table::Sight;
use crate::export::{Line, Shown, Table, delimited, workbook};
use crate::import::record::{Listed, Record, Said};

const ALL: Shown = Shown { counts: Sight::Open, leaders: Sight::Open };

fn is<T: Clone>(said: &Said<T>) -> Option<T> {
    match said {
        Said::Is(value) => Some(value.clone()),
        _ => None,
    }
}

/// The society as it stands after its record was imported into an empty register.
fn line(record: &Record) -> Line {
    Line {
        uscc: record.uscc.to_string(),
        name: record.name.clone(),
        discipline: record.discipline,
        registered_on: record.registered_on,
        counts: record.counts.over(None),
        form: record.form.unwrap_or(PartyForm::None),
        grade: is(&record.grade),
        conclusion: record.conclusions.first().copied(),
        term_ends_on: is(&record.term_ends_on),
        presidents: is(&record.presidents).unwrap_or_default(),
        secretaries_general: is(&record.secretaries_general).unwrap_or_default(),
        party_lead: is(&record.party_lead),
        listings: record.listings.clone().unwrap_or_default(),
    }
}

fn files(lines: &[Line], shown: Shown) -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    for language in [Language::Zh, Language::En] {
        let table = Table::of(lines, shown, language);
        files.extend(delimited::write(&table).ok());
        files.extend(workbook::write(&table, DateTime::UNIX_EPOCH).ok());
    }
    assert_eq!(files.len(), 4);
    files
}

#[test]
fn the_demo_register_survives_every_format() {
    let (first, _) = fresh(DEMO);
    let lines: Vec<Line> = first.records.iter().map(line).collect();
    for file in files(&lines, ALL) {
        let (again, _) = fresh(&file);
        assert_eq!(again.problems.listed(), []);
        assert_eq!(again.records, first.records);
        assert_eq!(
            again.mapping.columns.iter().filter_map(|column| column.field).collect::<Vec<_>>(),
            ImportField::ALL
        );
    }
}

#[test]
fn the_chinese_export_has_the_registers_own_headings() {
    let (first, _) = fresh(DEMO);
    let lines: Vec<Line> = first.records.iter().map(line).collect();
    let csv = delimited::write(&Table::of(&lines, ALL, Language::Zh)).unwrap_or_default();
    assert_eq!(csv.split(|byte| *byte == b'\r').next(), DEMO.split(|byte| matches!(byte, b'\r' | b'\n')).next());
}

#[test]
fn hostile_and_rare_values_survive() {
    let (first, _) = fresh(DEMO);
    let listings = vec![
        Listed { kind: Abnormality::AbnormalList, reason: Some("甲；乙、丙".into()) },
        Listed { kind: Abnormality::Dormant, reason: None },
    ];
    let names = ["=HYPERLINK(\"http://x\")", "+1", "-1+2", "@SUM(A1)", "'quoted", "say \"hi\", now", "＝1", "00123"];
    let lines: Vec<Line> = names
        .into_iter()
        .zip(&first.records)
        .map(|(name, record)| Line {
            name: name.into(),
            listings: listings.clone(),
            presidents: vec!["=1".into(), "李四".into()],
            registered_on: day(1900, 1, 31),
            counts: None,
            grade: None,
            conclusion: None,
            ..line(record)
        })
        .collect();
    for file in files(&lines, ALL) {
        let (again, _) = fresh(&file);
        assert_eq!(again.problems.listed(), []);
        assert_eq!(again.records.iter().map(line).collect::<Vec<_>>(), lines);
    }
}

#[test]
fn what_the_reader_may_not_see_is_not_in_the_file() {
    let (first, _) = fresh(DEMO);
    let lines: Vec<Line> = first.records.iter().map(line).collect();
    for file in files(&lines, Shown { counts: Sight::Masked, leaders: Sight::Masked }) {
        let (again, _) = fresh(&file);
        assert_eq!(again.problems.listed(), []);
        assert_eq!(again.mapping.columns.len(), ImportField::ALL.len() - 10);
        assert!(
            again.records.iter().all(|record| record.counts.formal.is_none() && record.presidents == Said::Nothing)
        );
    }
}
