//! What stands in a field: how it is kept, and what a whole report must look like before it is
//! submitted. One rule for the browser, the submission and the federation's review.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::ReportHalf;
use super::field::{Asked, ReportField, ReportFieldKind};
use crate::Word;
use crate::form::party_form::PartyForm;
use crate::refusal::{RefusalCode, UserErrorCode};
use crate::register::headcount::Counts;
use crate::responsibility::checked;

/// The largest amount, fen: a hundred billion yuan.
const MONEY_MAX: i64 = 10_000_000_000_000;

/// What stands in a report, by field; an empty text is not kept.
pub type Answers = BTreeMap<ReportField, String>;

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// Which field.
    pub field: ReportField,
    /// What is wrong.
    pub code: RefusalCode,
}

impl FieldFault {
    /// The stable code.
    #[must_use]
    pub const fn name(&self) -> UserErrorCode {
        self.code.name()
    }
}

/// A value as it is kept; empty where the field is emptied.
pub fn parsed(field: ReportField, value: &str) -> Result<String, RefusalCode> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(String::new());
    }
    let spec = field.spec();
    match spec.kind {
        ReportFieldKind::Count => {
            let max = i32::try_from(spec.max).unwrap_or(i32::MAX);
            let number: i32 = value.parse().map_err(|_| RefusalCode::NotANumber)?;
            match number {
                ..0 => Err(RefusalCode::Negative),
                number if number > max => Err(RefusalCode::TooMany { max }),
                number => Ok(number.to_string()),
            }
        }
        ReportFieldKind::Money => {
            let fen: i64 = value.parse().map_err(|_| RefusalCode::NotANumber)?;
            let least = if field == ReportField::NetAssets { -MONEY_MAX } else { 0 };
            if (least..=MONEY_MAX).contains(&fen) { Ok(fen.to_string()) } else { Err(RefusalCode::AmountOutOfRange) }
        }
        ReportFieldKind::Day => value.parse::<NaiveDate>().map(|day| day.to_string()).map_err(|_| RefusalCode::NotADay),
        ReportFieldKind::YesNo if matches!(value, YES | NO) => Ok(value.to_owned()),
        ReportFieldKind::Form if PartyForm::from_code(value).is_some() => Ok(value.to_owned()),
        ReportFieldKind::YesNo | ReportFieldKind::Form => Err(RefusalCode::UnknownChoice),
        ReportFieldKind::Line if value.contains('\n') => Err(RefusalCode::ControlCharacter),
        ReportFieldKind::Line | ReportFieldKind::Text => checked(value, spec.max),
    }
}

/// Yes, in a field of yes or no.
pub const YES: &str = "YES";
/// No.
pub const NO: &str = "NO";

/// What is wrong with a report as a whole: both halves, field by field. Nothing means that it may be
/// submitted, and passed.
#[must_use]
pub fn faults(answers: &Answers, asked: &Asked, reports_on: i32, today: NaiveDate) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    for field in ReportField::ALL.iter().copied() {
        match answers.get(&field).filter(|value| !value.is_empty()) {
            None if field.needed(asked) => faults.push(FieldFault { field, code: RefusalCode::Required }),
            None => {}
            Some(value) => {
                if let Err(code) = parsed(field, value) {
                    faults.push(FieldFault { field, code });
                }
            }
        }
    }
    faults.extend(assembly_fault(answers, reports_on, today));
    faults.extend(count_faults(answers, &faults));
    faults
}

/// Whether one half is complete.
#[must_use]
pub fn is_complete(half: ReportHalf, faults: &[FieldFault]) -> bool {
    faults.iter().all(|fault| fault.field.spec().half != half)
}

/// An assembly of the year lies in the year.
fn assembly_fault(answers: &Answers, reports_on: i32, today: NaiveDate) -> Option<FieldFault> {
    let field = ReportField::AssemblyHeldOn;
    let held_on: NaiveDate = answers.get(&field)?.parse().ok()?;
    let code = match held_on {
        day if day > today => RefusalCode::DateInFuture,
        day if day.year() != reports_on => RefusalCode::NotInYear { year: reports_on },
        _ => return None,
    };
    Some(FieldFault { field, code })
}

/// Impossible counts, by the rule that judges every headcount.
fn count_faults(answers: &Answers, known: &[FieldFault]) -> Vec<FieldFault> {
    use ReportField as F;
    let fields =
        [F::IndividualMembers, F::UnitMembers, F::FullTimeStaff, F::Formal, F::Probationary, F::ResidentFormal];
    if known.iter().any(|fault| fields.contains(&fault.field)) {
        return Vec::new();
    }
    let number = |field| answers.get(&field).and_then(|value| value.parse().ok()).unwrap_or(0);
    let counts = Counts {
        individual_members: number(F::IndividualMembers),
        unit_members: number(F::UnitMembers),
        full_time_staff: number(F::FullTimeStaff),
        formal: number(F::Formal),
        probationary: number(F::Probationary),
        resident_formal: number(F::ResidentFormal),
        council_formal: None,
    };
    let place = |path: &str| if path == "residentFormal" { F::ResidentFormal } else { F::Formal };
    counts.faults().into_iter().map(|refusal| FieldFault { field: place(refusal.path), code: refusal.code }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::institution::inspection::Conclusion;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 20).unwrap_or_default()
    }

    const PLAIN: Asked = Asked { last: Some(Conclusion::Qualified), form: PartyForm::Functional, mismatch: false };

    /// A report that may be submitted.
    fn whole() -> Answers {
        let value = |field: ReportField| match field.spec().kind {
            ReportFieldKind::Count if field == ReportField::IndividualMembers => "100",
            ReportFieldKind::Count => "2",
            ReportFieldKind::Money => "100000",
            ReportFieldKind::Day => "2025-06-30",
            ReportFieldKind::YesNo => NO,
            ReportFieldKind::Line | ReportFieldKind::Text => "内容",
            ReportFieldKind::Form => "FUNCTIONAL",
        };
        ReportField::ALL.iter().map(|field| (*field, value(*field).to_owned())).collect()
    }

    #[test]
    fn half_a_report_is_none() {
        assert_eq!(faults(&whole(), &PLAIN, 2025, today()), []);
        for field in ReportField::ALL.iter().copied().filter(|field| field.needed(&PLAIN)) {
            let mut answers = whole();
            answers.remove(&field);
            let found = faults(&answers, &PLAIN, 2025, today());
            assert!(found.contains(&FieldFault { field, code: RefusalCode::Required }), "{field}");
            let half = field.spec().half;
            assert!(!is_complete(half, &found), "{field}");
        }
        let fault = Asked { last: Some(Conclusion::Unqualified), ..PLAIN };
        let mut answers = whole();
        answers.remove(&ReportField::Rectification);
        assert_eq!(faults(&answers, &PLAIN, 2025, today()), []);
        assert_eq!(faults(&answers, &fault, 2025, today()).len(), 1);
    }

    #[test]
    fn figures_that_cannot_be_are_told_at_their_field() {
        let with = |field, value: &str| {
            let mut answers = whole();
            answers.insert(field, value.into());
            faults(&answers, &PLAIN, 2025, today())
                .into_iter()
                .map(|fault| (fault.field, fault.code))
                .collect::<Vec<_>>()
        };
        let resident = ReportField::ResidentFormal;
        assert_eq!(with(resident, "3"), [(resident, RefusalCode::ResidentOverFormal)]);
        assert_eq!(with(ReportField::Formal, "500"), [(ReportField::Formal, RefusalCode::PartyOverPeople)]);
        let assembly = ReportField::AssemblyHeldOn;
        assert_eq!(with(assembly, "2024-06-30"), [(assembly, RefusalCode::NotInYear { year: 2025 })]);
        assert_eq!(with(assembly, "2026-03-21"), [(assembly, RefusalCode::DateInFuture)]);
        assert_eq!(with(ReportField::Audited, "MAYBE"), [(ReportField::Audited, RefusalCode::UnknownChoice)]);
    }

    #[test]
    fn money_is_whole_fen_and_only_net_assets_go_below_nothing() {
        assert_eq!(parsed(ReportField::Income, " 012300 "), Ok("12300".into()));
        assert_eq!(parsed(ReportField::Income, "-1"), Err(RefusalCode::AmountOutOfRange));
        assert_eq!(parsed(ReportField::NetAssets, "-1"), Ok("-1".into()));
        assert_eq!(parsed(ReportField::Income, "12.5"), Err(RefusalCode::NotANumber));
        assert_eq!(parsed(ReportField::Income, "99999999999999"), Err(RefusalCode::AmountOutOfRange));
    }

    proptest! {
        #[test]
        fn what_is_kept_stays_as_it_is(field in 0_usize..ReportField::ALL.len(), value in ".{0,60}") {
            let field = ReportField::ALL[field];
            if let Ok(kept) = parsed(field, &value) {
                prop_assert_eq!(parsed(field, &kept), Ok(kept));
            }
        }
    }
}
