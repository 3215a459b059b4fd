//! How long everything takes and what the rules ask of a project: data with its source, set by the federation.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::refusal::{Refusal, RefusalCode};
use crate::responsibility::checked;

/// Where the numbers come from.
pub const PRACTICE: &str =
    "教育部人文社科项目管理通行规定（延期不超过两次、每次不超过一年；鉴定组5或7人）；平台初始值，待社科联核定";

/// The longest source.
pub const SOURCE_MAX: usize = 200;
/// The smallest and the largest panel.
const PANEL: (i32, i32) = (3, 21);

/// A grade of an appraisal (鉴定等级): data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectGrade {
    /// Its code.
    pub code: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Whether the project may be closed with it.
    pub passes: bool,
}

/// What holds of projects: data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectTerms {
    /// Counts the writes to them.
    pub version: i32,
    /// Days for the desk to sign the agreement.
    pub agreement_days: i32,
    /// Days for the desk to look at what a society has sent.
    pub review_days: i32,
    /// Days for a society to put right what was found.
    pub rectify_days: i32,
    /// Days for the panel to appraise.
    pub appraisal_days: i32,
    /// The midterm is due when this part of the time has passed, per cent.
    pub midterm_percent: i32,
    /// How often a project may be extended.
    pub extensions_max: i32,
    /// By how many months each time.
    pub extension_months: i32,
    /// How many a panel has.
    pub panel_sizes: Vec<i32>,
    /// How many of them may be of the project's own institution.
    pub panel_own_max: i32,
    /// For how many months nothing is granted to whose project was withdrawn.
    pub barred_months: i32,
    /// The scale of appraisals, best first.
    pub grades: Vec<ProjectGrade>,
    /// Where they come from.
    pub source: String,
}

impl ProjectTerms {
    /// What holds until somebody sets something else.
    #[must_use]
    pub fn first() -> Self {
        let grade = |code: &str, zh: &str, en: &str, passes| ProjectGrade {
            code: code.into(),
            zh: zh.into(),
            en: en.into(),
            passes,
        };
        Self {
            version: 1,
            agreement_days: 30,
            review_days: 15,
            rectify_days: 30,
            appraisal_days: 60,
            midterm_percent: 50,
            extensions_max: 2,
            extension_months: 12,
            panel_sizes: vec![5, 7],
            panel_own_max: 2,
            barred_months: 36,
            grades: vec![
                grade("EXCELLENT", "优秀", "Excellent", true),
                grade("GOOD", "良好", "Good", true),
                grade("PASS", "合格", "Pass", true),
                grade("FAIL", "不合格", "Fail", false),
            ],
            source: PRACTICE.into(),
        }
    }

    /// What is wrong with them: numbers out of bounds, a panel that nobody could fill, no source.
    #[must_use]
    pub fn faults(&self) -> Vec<Refusal> {
        let within = [
            ("agreementDays", self.agreement_days, 1, 365),
            ("reviewDays", self.review_days, 1, 365),
            ("rectifyDays", self.rectify_days, 1, 365),
            ("appraisalDays", self.appraisal_days, 1, 365),
            ("midtermPercent", self.midterm_percent, 10, 90),
            ("extensionsMax", self.extensions_max, 0, 5),
            ("extensionMonths", self.extension_months, 1, 24),
            ("panelOwnMax", self.panel_own_max, 0, 20),
            ("barredMonths", self.barred_months, 0, 120),
        ];
        let out = within.into_iter().filter(|(_, number, min, max)| !(min..=max).contains(&number));
        let mut faults: Vec<_> =
            out.map(|(path, _, min, max)| Refusal::at(path, RefusalCode::OutOfRange { min, max })).collect();
        let (min, max) = PANEL;
        if self.panel_sizes.is_empty() {
            faults.push(Refusal::at("panelSizes", RefusalCode::Required));
        } else if self.panel_sizes.iter().any(|size| !(min..=max).contains(size)) {
            faults.push(Refusal::at("panelSizes", RefusalCode::OutOfRange { min, max }));
        } else if self.panel_sizes.iter().enumerate().any(|(at, size)| self.panel_sizes[..at].contains(size)) {
            faults.push(Refusal::at("panelSizes", RefusalCode::NamedTwice));
        } else if self.panel_sizes.iter().any(|size| *size <= self.panel_own_max) {
            // A panel is never of the project's own institution alone.
            faults.push(Refusal::at("panelOwnMax", RefusalCode::OutOfRange { min: 0, max: self.smallest() - 1 }));
        }
        faults.extend(checked(&self.source, SOURCE_MAX).err().map(|code| Refusal::at("source", code)));
        faults
    }

    fn smallest(&self) -> i32 {
        self.panel_sizes.iter().copied().min().unwrap_or_default()
    }

    /// The grade with this code.
    pub fn grade(&self, code: &str) -> Result<&ProjectGrade, RefusalCode> {
        self.grades.iter().find(|grade| grade.code == code).ok_or(RefusalCode::UnknownChoice)
    }

    /// Whether a panel of so many, so many of them of the own institution, may appraise.
    pub fn panel(&self, members: i32, own: i32) -> Result<(), RefusalCode> {
        if !self.panel_sizes.contains(&members) {
            let sizes = self.panel_sizes.iter().map(i32::to_string).collect::<Vec<_>>().join("/");
            return Err(RefusalCode::PanelSize { sizes });
        }
        let max = self.panel_own_max;
        if (0..=max).contains(&own) { Ok(()) } else { Err(RefusalCode::PanelOwnInstitution { max }) }
    }

    /// Whether a project that is due on a day and was extended so often may be extended until another.
    pub fn extension(&self, times: i32, due_on: NaiveDate, until: NaiveDate) -> Result<(), RefusalCode> {
        let max = self.extensions_max;
        if times >= max {
            return Err(RefusalCode::ExtensionLimit { max });
        }
        let latest = months_after(due_on, self.extension_months);
        if until <= due_on || until > latest {
            return Err(RefusalCode::ExtensionTooLong { latest });
        }
        Ok(())
    }

    /// The day of the midterm between two days.
    #[must_use]
    pub fn midterm(&self, begun_on: NaiveDate, due_on: NaiveDate) -> NaiveDate {
        let days = (due_on - begun_on).num_days() * i64::from(self.midterm_percent) / 100;
        days_after(begun_on, i32::try_from(days).unwrap_or_default())
    }

    /// Until when nothing is granted after a project was withdrawn.
    #[must_use]
    pub fn barred_until(&self, today: NaiveDate) -> NaiveDate {
        months_after(today, self.barred_months)
    }
}

fn months_after(day: NaiveDate, months: i32) -> NaiveDate {
    let months = Months::new(u32::try_from(months).unwrap_or_default());
    day.checked_add_months(months).unwrap_or(NaiveDate::MAX)
}

/// So many days later.
#[must_use]
pub fn days_after(day: NaiveDate, days: i32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::try_from(days).unwrap_or_default())).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_is_extended_twice_at_most_and_by_a_year_each() {
        let (terms, day) = (ProjectTerms::first(), |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap_or_default());
        let due = day(2026, 6, 30);
        assert_eq!(terms.extension(0, due, day(2027, 6, 30)), Ok(()));
        let latest = day(2027, 6, 30);
        assert_eq!(terms.extension(1, due, day(2027, 7, 1)), Err(RefusalCode::ExtensionTooLong { latest }));
        assert_eq!(terms.extension(1, due, due), Err(RefusalCode::ExtensionTooLong { latest }));
        assert_eq!(terms.extension(2, due, day(2026, 7, 1)), Err(RefusalCode::ExtensionLimit { max: 2 }));
    }

    #[test]
    fn what_is_set_makes_sense() {
        let first = ProjectTerms::first();
        assert_eq!(first.faults(), []);
        let paths = |terms: ProjectTerms| terms.faults().into_iter().map(|fault| fault.path).collect::<Vec<_>>();
        assert_eq!(paths(ProjectTerms { midterm_percent: 95, ..first.clone() }), ["midtermPercent"]);
        assert_eq!(paths(ProjectTerms { panel_sizes: Vec::new(), ..first.clone() }), ["panelSizes"]);
        assert_eq!(paths(ProjectTerms { panel_sizes: vec![5, 5], ..first.clone() }), ["panelSizes"]);
        assert_eq!(paths(ProjectTerms { barred_months: -1, ..first.clone() }), ["barredMonths"]);
        assert_eq!(paths(ProjectTerms { panel_own_max: 5, ..first.clone() }), ["panelOwnMax"]);
        assert_eq!(paths(ProjectTerms { source: " ".into(), review_days: 0, ..first }), ["reviewDays", "source"]);
    }

    #[test]
    fn a_panel_has_five_or_seven_and_two_of_its_own_at_most() {
        let terms = ProjectTerms::first();
        assert_eq!(terms.panel(5, 2), Ok(()));
        assert_eq!(terms.panel(6, 0), Err(RefusalCode::PanelSize { sizes: "5/7".into() }));
        assert_eq!(terms.panel(7, 3), Err(RefusalCode::PanelOwnInstitution { max: 2 }));
        assert_eq!(terms.panel(7, -1), Err(RefusalCode::PanelOwnInstitution { max: 2 }));
        assert!(terms.grade("GOOD").is_ok_and(|grade| grade.passes) && terms.grade("BEST").is_err());
    }
}
