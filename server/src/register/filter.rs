//! The filter of societies: what a list, a figure or an export is narrowed to. Said once for the
//! database (today) and once for rows in memory (any other day); a test holds the two together.

use async_graphql::{ID, InputObject};
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{ColumnTrait, Condition};

use chrono::NaiveDate;
use entity::form::assessment::RecommendedForm;
use entity::form::party_form::{CoverageState, PartyForm};
use entity::institution::inspection::Conclusion;
use entity::register::present::{self, Column};
use entity::register::region::reach_of;
use entity::register::society::Discipline;
use entity::register::standing::{Abnormality, GradeLevel};

use crate::access::scope::in_region;
use crate::register::search::normalize;
use crate::scalar::Date;

/// The longest search text, characters.
pub const SEARCH_MAX: usize = 60;

/// What to narrow societies to; every given field must hold (筛选条件).
#[derive(InputObject, Clone, Debug, Default, PartialEq)]
pub struct SocietyFilter {
    /// Part of the name in characters, full pinyin or initials, of the code, or of a leader's name
    /// (搜索).
    pub search: Option<String>,
    /// A region's global id: societies of it and of all regions below it (地区).
    pub region: Option<ID>,
    /// Disciplines (学科门类).
    pub discipline: Option<Vec<Discipline>>,
    /// Forms of the Party organisation (党组织形式).
    pub form: Option<Vec<PartyForm>>,
    /// Forms that the rules recommend (建议形式).
    pub recommended: Option<Vec<RecommendedForm>>,
    /// Grades, expired or not (评估等级).
    pub grade: Option<Vec<GradeLevel>>,
    /// Conclusions of the newest inspection (年检结论).
    pub conclusion: Option<Vec<Conclusion>>,
    /// Lists of abnormal societies (异常情形).
    pub abnormality: Option<Vec<Abnormality>>,
    /// Whether it counts as abnormal at all (是否异常).
    pub abnormal: Option<bool>,
    /// Whether an organisation or a liaison reaches it (是否覆盖).
    pub covered: Option<bool>,
    /// Whether its form is not the recommended one (形式与条件是否不符).
    pub mismatch: Option<bool>,
    /// Whether it must form an organisation: three or more formal members (是否应建).
    pub must_form: Option<bool>,
    /// Whether it must form an organisation and has not (是否应建未建).
    pub gap: Option<bool>,
    /// Whether a change of form is due today: the crossing has stayed (是否应变更).
    pub change_due: Option<bool>,
    /// Council terms that end on this day or later (理事会届满不早于).
    pub term_ends_from: Option<Date>,
    /// Council terms that end before this day (理事会届满早于).
    pub term_ends_before: Option<Date>,
    /// Grades whose validity ends on this day or later (等级到期不早于).
    pub grade_ends_from: Option<Date>,
    /// Grades whose validity ends before this day (等级到期早于).
    pub grade_ends_before: Option<Date>,
}

impl SocietyFilter {
    /// Which of its fields narrow the list, as the schema names them: each of them tells what it asks.
    pub(super) fn used(&self) -> impl Iterator<Item = &'static str> + use<> {
        let Self {
            search,
            region,
            discipline,
            form,
            recommended,
            grade,
            conclusion,
            abnormality,
            abnormal,
            covered,
            mismatch,
            must_form,
            gap,
            change_due,
            term_ends_from,
            term_ends_before,
            grade_ends_from,
            grade_ends_before,
        } = self;
        let fields = [
            ("SocietyFilter.search", search.is_some()),
            ("SocietyFilter.region", region.is_some()),
            ("SocietyFilter.discipline", discipline.is_some()),
            ("SocietyFilter.form", form.is_some()),
            ("SocietyFilter.recommended", recommended.is_some()),
            ("SocietyFilter.grade", grade.is_some()),
            ("SocietyFilter.conclusion", conclusion.is_some()),
            ("SocietyFilter.abnormality", abnormality.is_some()),
            ("SocietyFilter.abnormal", abnormal.is_some()),
            ("SocietyFilter.covered", covered.is_some()),
            ("SocietyFilter.mismatch", mismatch.is_some()),
            ("SocietyFilter.mustForm", must_form.is_some()),
            ("SocietyFilter.gap", gap.is_some()),
            ("SocietyFilter.changeDue", change_due.is_some()),
            ("SocietyFilter.termEndsFrom", term_ends_from.is_some()),
            ("SocietyFilter.termEndsBefore", term_ends_before.is_some()),
            ("SocietyFilter.gradeEndsFrom", grade_ends_from.is_some()),
            ("SocietyFilter.gradeEndsBefore", grade_ends_before.is_some()),
        ];
        fields.into_iter().filter(|(_, used)| *used).map(|(field, _)| field)
    }
}

/// After every day there is.
const NEVER: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day of the calendar");

/// A filter that has been read: its region is a code, its search is normalised.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    input: SocietyFilter,
    region_code: Option<String>,
    search: Option<String>,
    /// The day that the list is of.
    day: NaiveDate,
    /// Whether the caller may search leaders' names.
    leaders: bool,
}

impl Filter {
    /// Reads the input; the region has been looked up by the caller.
    #[must_use]
    pub fn new(input: SocietyFilter, region_code: Option<String>, leaders: bool, day: NaiveDate) -> Self {
        let search = input.search.as_deref().map(normalize).filter(|text| !text.is_empty());
        Self { input, region_code, search, day, leaders }
    }

    /// The region whose societies are meant, all of them; empty for everywhere, none where the filter
    /// narrows by anything else.
    #[must_use]
    pub fn whole_region(&self) -> Option<&str> {
        let rest = SocietyFilter { region: None, search: None, ..self.input.clone() };
        let whole = self.search.is_none() && rest == SocietyFilter::default();
        whole.then(|| self.region_code.as_deref().unwrap_or_default())
    }

    /// As a condition for the database.
    #[must_use]
    pub fn condition(&self) -> Condition {
        let SocietyFilter {
            search: _,
            region: _,
            discipline,
            form,
            recommended,
            grade,
            conclusion,
            abnormality,
            abnormal,
            covered,
            mismatch,
            must_form,
            gap,
            change_due,
            term_ends_from,
            term_ends_before,
            grade_ends_from,
            grade_ends_before,
        } = &self.input;
        let is_gap = || Column::MustForm.eq(true).and(Column::Coverage.ne(CoverageState::Organisation));
        Condition::all()
            .add_option(self.region_code.as_deref().map(in_region))
            .add_option(self.search.as_deref().map(|text| self.search_condition(text)))
            .add_option(discipline.as_ref().map(|any| Column::Discipline.is_in(any.iter().copied())))
            .add_option(form.as_ref().map(|any| Column::Form.is_in(any.iter().copied())))
            .add_option(recommended.as_ref().map(|any| Column::Recommended.is_in(any.iter().copied())))
            .add_option(grade.as_ref().map(|any| Column::Grade.is_in(any.iter().copied())))
            .add_option(conclusion.as_ref().map(|any| Column::Conclusion.is_in(any.iter().copied())))
            .add_option(abnormality.as_ref().map(|any| Column::Abnormality.is_in(any.iter().copied())))
            .add_option(
                abnormal.map(|yes| if yes { Column::Abnormality.is_not_null() } else { Column::Abnormality.is_null() }),
            )
            .add_option(covered.map(|yes| {
                if yes {
                    Column::Coverage.ne(CoverageState::Uncovered)
                } else {
                    Column::Coverage.eq(CoverageState::Uncovered)
                }
            }))
            .add_option(mismatch.map(|yes| Column::Mismatch.eq(yes)))
            .add_option(must_form.map(|yes| Column::MustForm.eq(yes)))
            .add_option(gap.map(|yes| if yes { is_gap() } else { is_gap().not() }))
            .add_option(change_due.map(|yes| {
                let due = Expr::col((present::Entity, Column::ChangeDueFrom)).if_null(NEVER).lte(self.day);
                if yes { due } else { due.not() }
            }))
            .add_option(term_ends_from.map(|day| Column::TermEndsOn.gte(day.0)))
            .add_option(term_ends_before.map(|day| Column::TermEndsOn.lt(day.0)))
            .add_option(grade_ends_from.map(|day| Column::GradeUntil.gte(day.0)))
            .add_option(grade_ends_before.map(|day| Column::GradeUntil.lt(day.0)))
    }

    fn search_condition(&self, text: &str) -> Condition {
        let like = LikeExpr::new(format!("%{}%", escape(text))).escape('\\');
        let name = Expr::col((present::Entity, Column::Search)).like(like.clone());
        let leaders = self.leaders.then(|| Expr::col((present::Entity, Column::Leaders)).like(like));
        Condition::any().add(name).add_option(leaders)
    }

    /// The same for a row in memory.
    #[must_use]
    pub fn admits(&self, row: &present::Model) -> bool {
        let input = &self.input;
        let from = |wanted: Option<Date>, day: Option<NaiveDate>| {
            wanted.is_none_or(|wanted| day.is_some_and(|day| day >= wanted.0))
        };
        let before = |wanted: Option<Date>, day: Option<NaiveDate>| {
            wanted.is_none_or(|wanted| day.is_some_and(|day| day < wanted.0))
        };
        let covered = row.coverage != CoverageState::Uncovered;
        let gap = row.must_form && row.coverage != CoverageState::Organisation;
        self.region_code.as_deref().is_none_or(|code| row.region_code.starts_with(reach_of(code)))
            && self
                .search
                .as_deref()
                .is_none_or(|text| row.search.contains(text) || (self.leaders && row.leaders.contains(text)))
            && among(input.discipline.as_deref(), Some(row.discipline))
            && among(input.form.as_deref(), Some(row.form))
            && among(input.recommended.as_deref(), Some(row.recommended))
            && among(input.grade.as_deref(), row.grade)
            && among(input.conclusion.as_deref(), row.conclusion)
            && among(input.abnormality.as_deref(), row.abnormality)
            && input.abnormal.is_none_or(|yes| yes == row.abnormality.is_some())
            && input.covered.is_none_or(|yes| yes == covered)
            && input.mismatch.is_none_or(|yes| yes == row.mismatch)
            && input.must_form.is_none_or(|yes| yes == row.must_form)
            && input.gap.is_none_or(|yes| yes == gap)
            && input.change_due.is_none_or(|yes| yes == row.change_due_from.is_some_and(|from| from <= self.day))
            && from(input.term_ends_from, row.term_ends_on)
            && from(input.grade_ends_from, row.grade_until)
            && before(input.term_ends_before, row.term_ends_on)
            && before(input.grade_ends_before, row.grade_until)
    }
}

fn among<T: PartialEq>(wanted: Option<&[T]>, value: Option<T>) -> bool {
    wanted.is_none_or(|wanted| value.is_some_and(|value| wanted.contains(&value)))
}

/// `%` and `_` are letters here, not patterns.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
