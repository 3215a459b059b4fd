//! The burden meter (防止把社会组织管得过死): which papers a society was asked for in a year, how many fields
//! they have, how many of them the platform had filled in, and the budget that sets off an alert. Counted,
//! never ranked.

use serde::{Deserialize, Serialize};

use crate::institution::report::prefill::Origin;
use crate::refusal::{Refusal, RefusalCode};
use crate::responsibility::checked;

words! {
    /// A paper that a society is asked for (材料种类).
    BurdenPaper {
        /// The annual report, both halves (年度报告).
        AnnualReport = "ANNUAL_REPORT", "年度报告", "Annual report";
        /// The member survey of a new society (党员情况调查表).
        MemberSurvey = "MEMBER_SURVEY", "党员情况调查表", "Member survey";
        /// The proposal of a Party organisation or a liaison (组建申报).
        Formation = "FORMATION", "党组织组建申报", "Formation proposal";
        /// The filing of an activity (活动报备).
        ActivityFiling = "ACTIVITY_FILING", "活动报备", "Activity filing";
        /// The report on an activity (活动报告).
        ActivityReport = "ACTIVITY_REPORT", "活动报告", "Activity report";
        /// The application for a grade (评估申报).
        Evaluation = "EVALUATION", "评估申报", "Application for a grade";
        /// A change of the register (变更登记).
        RegisterChange = "REGISTER_CHANGE", "变更登记", "Change of the register";
        /// The answer to a directive (任务反馈).
        Directive = "DIRECTIVE", "部署任务反馈", "Answer to a directive";
        /// The answer to a finding (整改报告).
        Finding = "FINDING", "问题整改报告", "Answer to a finding";
    }
}

impl BurdenPaper {
    /// The fields of its form, and how many of them the platform has filled in; the annual report's are counted
    /// in each report by itself. A form that gets another field says so here.
    #[must_use]
    pub const fn fields(self) -> (i32, i32) {
        match self {
            Self::AnnualReport => (0, 0),
            // Seven counts, of which formal, probationary and resident are what founders said before.
            Self::MemberSurvey => (7, 3),
            // Form, committee, nominees, dates, of which the recommended form stands there already; four blocks of
            // points, the grade, what is shown, of which what was inspected and listed does.
            Self::Formation | Self::Evaluation => (6, 1),
            // As many as `activity::plan::Plan` has.
            Self::ActivityFiling => (15, 0),
            // Day, attendance and what it was; the day stands there.
            Self::ActivityReport => (3, 1),
            // Matter, new value, reason, day of the decision; what stands in the register is shown.
            Self::RegisterChange => (5, 1),
            Self::Directive | Self::Finding => (1, 0),
        }
    }
}

/// What one kind of paper asked of a society in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub kind: BurdenPaper,
    /// How many.
    pub papers: i32,
    /// Fields that they have together.
    pub fields: i32,
    /// Of them, those that the platform had filled in and nobody had to write.
    pub prefilled: i32,
    /// Of them, those that somebody wrote.
    pub typed: i32,
}

impl Asked {
    /// So many papers of a kind whose forms have the same fields each.
    #[must_use]
    pub fn of(kind: BurdenPaper, papers: i32) -> Self {
        let (fields, prefilled) = kind.fields();
        let times = |count: i32| count.saturating_mul(papers);
        Self { kind, papers, fields: times(fields), prefilled: times(prefilled), typed: times(fields - prefilled) }
    }

    /// A report by itself: the fields that it asks, and where what stands in it comes from. What was not
    /// written yet is neither filled in nor typed.
    #[must_use]
    pub fn report(fields: i32, origins: impl Iterator<Item = Origin>) -> Self {
        let mut asked = Self { kind: BurdenPaper::AnnualReport, papers: 1, fields, prefilled: 0, typed: 0 };
        for origin in origins {
            if origin == Origin::Typed {
                asked.typed += 1;
            } else {
                asked.prefilled += 1;
            }
        }
        asked
    }
}

/// What a society was asked for in a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Burden(pub Vec<Asked>);

impl Burden {
    /// Adds a paper to its kind.
    pub fn add(&mut self, more: Asked) {
        if more.papers == 0 {
            return;
        }
        match self.0.iter_mut().find(|asked| asked.kind == more.kind) {
            Some(asked) => {
                asked.papers += more.papers;
                asked.fields += more.fields;
                asked.prefilled += more.prefilled;
                asked.typed += more.typed;
            }
            None => self.0.push(more),
        }
        self.0.sort_by_key(|asked| asked.kind);
    }

    /// All papers.
    #[must_use]
    pub fn papers(&self) -> i32 {
        self.0.iter().map(|asked| asked.papers).sum()
    }

    /// All fields.
    #[must_use]
    pub fn fields(&self) -> i32 {
        self.0.iter().map(|asked| asked.fields).sum()
    }

    /// Fields that the platform had filled in.
    #[must_use]
    pub fn prefilled(&self) -> i32 {
        self.0.iter().map(|asked| asked.prefilled).sum()
    }

    /// Fields that somebody wrote.
    #[must_use]
    pub fn typed(&self) -> i32 {
        self.0.iter().map(|asked| asked.typed).sum()
    }
}

/// The longest source.
pub const SOURCE_MAX: usize = 100;

/// How much a society may be asked in a year: data, set by the organisation department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BurdenBudget {
    /// Counts the writes to it.
    pub version: i32,
    /// Papers a year.
    pub papers: i32,
    /// Fields a year.
    pub fields: i32,
    /// Where the figures come from.
    pub source: String,
}

impl BurdenBudget {
    /// What holds until somebody sets something else.
    #[must_use]
    pub fn first() -> Self {
        let source = "来源文件 三（防止把社会组织管得过死）；平台初始值，待组织部门核定";
        Self { version: 1, papers: 8, fields: 60, source: source.into() }
    }

    /// What is wrong with it.
    #[must_use]
    pub fn faults(&self) -> Vec<Refusal> {
        let range = |path, value: i32, max: i32| {
            (!(1..=max).contains(&value)).then_some(Refusal::at(path, RefusalCode::OutOfRange { min: 1, max }))
        };
        let source = checked(&self.source, SOURCE_MAX).err().map(|code| Refusal::at("source", code));
        [range("papers", self.papers, 200), range("fields", self.fields, 2000), source].into_iter().flatten().collect()
    }

    /// Whether a society was asked for more than this.
    #[must_use]
    pub fn is_over(&self, burden: &Burden) -> bool {
        burden.papers() > self.papers || burden.fields() > self.fields
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;

    #[test]
    fn a_form_fills_in_no_more_than_it_has() {
        for kind in BurdenPaper::ALL.iter().copied() {
            let (fields, prefilled) = kind.fields();
            assert!((0..=fields).contains(&prefilled), "{kind}");
        }
    }

    #[test]
    fn papers_add_up_and_the_budget_is_crossed_only_beyond_it() {
        let mut burden = Burden::default();
        burden.add(Asked::report(38, [Origin::Typed, Origin::Headcount, Origin::Headcount].into_iter()));
        burden.add(Asked::of(BurdenPaper::Directive, 2));
        burden.add(Asked::of(BurdenPaper::ActivityFiling, 1));
        burden.add(Asked::of(BurdenPaper::ActivityFiling, 1));
        burden.add(Asked::of(BurdenPaper::Finding, 0));
        assert_eq!(burden.0.len(), 3, "what was not asked stands nowhere");
        assert_eq!((burden.papers(), burden.fields()), (5, 38 + 2 + 30));
        assert_eq!((burden.prefilled(), burden.typed()), (2, 1 + 2 + 30));
        let budget = BurdenBudget { papers: 5, fields: 70, ..BurdenBudget::first() };
        assert!(!budget.is_over(&burden));
        assert!(BurdenBudget { papers: 4, ..budget.clone() }.is_over(&burden));
        assert!(BurdenBudget { fields: 69, ..budget }.is_over(&burden));
    }

    #[test]
    fn a_budget_is_held_in_its_range() {
        let paths = |budget: BurdenBudget| budget.faults().into_iter().map(|fault| fault.path).collect::<Vec<_>>();
        assert_eq!(paths(BurdenBudget::first()), Vec::<&str>::new());
        let none = BurdenBudget { papers: 0, fields: 2001, source: String::new(), version: 1 };
        assert_eq!(paths(none), ["papers", "fields", "source"]);
    }
}
