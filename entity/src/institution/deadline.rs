//! Deadlines: the legal dates that follow from a society's facts. Derived, never stored.

use chrono::{Datelike, NaiveDate};

use crate::register::present::Present;
use crate::register::standing::Abnormality;

words! {
    /// What falls due (到期事项).
    DeadlineKind {
        /// Work report to the sponsor (向业务主管单位报送上年度工作报告).
        AnnualReport = "ANNUAL_REPORT", "年度工作报告报社科联", "Annual report to the Federation";
        /// End of the council's term (理事会届满).
        CouncilTerm = "COUNCIL_TERM", "理事会届满换届", "Council term ends";
        /// End of a grade's validity (评估等级到期).
        GradeExpiry = "GRADE_EXPIRY", "评估等级到期", "Grade expires";
    }
}

impl DeadlineKind {
    /// The clause that sets the date.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::AnnualReport => "《社会团体登记管理条例》第二十八条",
            Self::CouncilTerm => "社团章程；《社会团体登记管理条例》第十四条",
            Self::GradeExpiry => "《社会组织评估管理办法》第二十七条",
        }
    }
}

/// One date that falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// What.
    pub kind: DeadlineKind,
    /// The last day.
    pub due_on: NaiveDate,
    /// Days from today until then; negative when it has passed.
    pub days_left: i64,
}

/// The legal dates of a society on this day, soonest first.
#[must_use]
pub fn deadlines(society: &Present, registered_on: NaiveDate, today: NaiveDate) -> Vec<Deadline> {
    let report = annual_report(society, registered_on, today).map(|due| (DeadlineKind::AnnualReport, due));
    let term = society.term_ends_on.map(|due| (DeadlineKind::CouncilTerm, due));
    let grade = society.grade.map(|grade| (DeadlineKind::GradeExpiry, grade.valid_until));
    let mut found: Vec<Deadline> = [report, term, grade]
        .into_iter()
        .flatten()
        .map(|(kind, due_on)| Deadline { kind, due_on, days_left: (due_on - today).num_days() })
        .collect();
    found.sort_by_key(|deadline| (deadline.due_on, deadline.kind));
    found
}

/// The next 31 March, for societies that were registered before the year reported on was over and
/// are not being liquidated.
fn annual_report(society: &Present, registered_on: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    if society.abnormality == Some(Abnormality::Liquidating) {
        return None;
    }
    let this_year = NaiveDate::from_ymd_opt(today.year(), 3, 31)?;
    let due = if today <= this_year { this_year } else { NaiveDate::from_ymd_opt(today.year() + 1, 3, 31)? };
    (registered_on.year() < due.year()).then_some(due)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
    }

    #[test]
    fn the_annual_report_is_due_on_the_next_31_march() {
        let society = Present::default();
        let due = |today| deadlines(&society, day(2000, 1, 1), today).first().map(|deadline| deadline.due_on);
        assert_eq!(due(day(2026, 3, 20)), Some(day(2026, 3, 31)));
        assert_eq!(due(day(2026, 3, 31)), Some(day(2026, 3, 31)));
        assert_eq!(due(day(2026, 4, 1)), Some(day(2027, 3, 31)));
        assert!(deadlines(&society, day(2026, 2, 1), day(2026, 3, 20)).is_empty());
    }
}
