//! The present: what holds for a society on one day, derived from its dated facts by one rule.
//!
//! The rule answers for any day (time travel). For today its answer is also kept as a row, so that
//! lists of a million societies filter and sort in the database; every write that touches a fact
//! writes that row again in the same transaction, and a test compares the two.

use chrono::NaiveDate;

use super::existence::Existence;
use super::headcount::Counts;
use super::standing::{Abnormality, GradeLevel};
use crate::form::assessment::{Assessment, RecommendedForm, RuleSet, assess};
use crate::form::party_form::PartyForm;
use crate::form::rules::RuleBook;
use crate::form::watch::{Crossing, crossing};
use crate::institution::inspection::{Conclusion, Known};

/// A fact that holds from `since` until before `until`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated<T> {
    /// The fact.
    pub value: T,
    /// The first day on which it holds.
    pub since: NaiveDate,
    /// The first day on which it no longer holds.
    pub until: Option<NaiveDate>,
}

impl<T> Dated<T> {
    /// Whether it holds on this day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.since <= day && self.until.is_none_or(|until| day < until)
    }
}

/// The fact among these that holds on a day.
pub fn on_day<T: Clone>(facts: &[Dated<T>], day: NaiveDate) -> Option<T> {
    facts.iter().rev().find(|fact| fact.holds_on(day)).map(|fact| fact.value.clone())
}

/// A grade with the last day of its validity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldGrade {
    /// The grade.
    pub level: GradeLevel,
    /// The last day on which it is valid.
    pub valid_until: NaiveDate,
}

/// All dated facts of one society that the present is made of, each list oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Names.
    pub names: Vec<Dated<String>>,
    /// Headcounts.
    pub counts: Vec<Dated<Counts>>,
    /// Forms of the Party organisation.
    pub forms: Vec<Dated<PartyForm>>,
    /// Grades.
    pub grades: Vec<Dated<HeldGrade>>,
    /// Entries in lists.
    pub listings: Vec<Dated<Abnormality>>,
    /// Last days of council terms.
    pub terms: Vec<Dated<NaiveDate>>,
    /// Conclusions of annual inspections.
    pub conclusions: Vec<Known>,
    /// Leaders' names.
    pub leaders: Vec<Dated<String>>,
    /// That it has ended.
    pub ends: Vec<Dated<Existence>>,
}

/// What holds for a society on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// Name.
    pub name: String,
    /// Headcount; all zero while none was recorded.
    pub counts: Counts,
    /// Whether a headcount was recorded at all.
    pub counted: bool,
    /// Form of its Party organisation.
    pub form: PartyForm,
    /// Grade, expired or not.
    pub grade: Option<HeldGrade>,
    /// Whether it is still there.
    pub existence: Existence,
    /// The gravest reason why it counts as abnormal.
    pub abnormality: Option<Abnormality>,
    /// Last day of the council's term.
    pub term_ends_on: Option<NaiveDate>,
    /// The newest inspected year and its conclusion.
    pub conclusion: Option<(i32, Conclusion)>,
    /// Leaders' names, for the search.
    pub leaders: Vec<String>,
    /// The form that the rules recommend.
    pub recommended: RecommendedForm,
    /// The form is not the recommended one.
    pub mismatch: bool,
    /// It has so many formal members that it must form an organisation.
    pub must_form: bool,
    /// The recommended form has differed from the form in being, and that is not settled.
    pub crossing: Option<Crossing>,
    /// The rules that judged.
    pub rule_version: i32,
}

impl Default for Present {
    fn default() -> Self {
        Self::of(&Facts::default(), NaiveDate::default(), &RuleBook::default())
    }
}

impl Present {
    /// The present of a day, from the facts and the rules of that day.
    #[must_use]
    pub fn of(facts: &Facts, day: NaiveDate, book: &RuleBook) -> Self {
        let rules = book.on(day);
        let counted = on_day(&facts.counts, day);
        let counts = counted.unwrap_or_default();
        let form = on_day(&facts.forms, day).unwrap_or(PartyForm::None);
        let listed = || facts.listings.iter().filter(|listing| listing.holds_on(day)).map(|listing| listing.value);
        let existence = Existence::of(on_day(&facts.ends, day), listed());
        let abnormality = gravest(listed());
        let verdict = assess(&counts, winding_up(existence, abnormality), rules);
        Self {
            name: on_day(&facts.names, day)
                .or_else(|| facts.names.first().map(|name| name.value.clone()))
                .unwrap_or_default(),
            counts,
            counted: counted.is_some(),
            form,
            grade: on_day(&facts.grades, day),
            existence,
            abnormality,
            term_ends_on: on_day(&facts.terms, day),
            conclusion: newest_conclusion(&facts.conclusions, day),
            leaders: facts
                .leaders
                .iter()
                .filter(|leader| leader.holds_on(day))
                .map(|leader| leader.value.clone())
                .collect(),
            recommended: verdict.recommended,
            mismatch: !verdict.matches(form),
            must_form: verdict.must_form,
            crossing: crossing(facts, day, book).filter(|_| existence.stands()),
            rule_version: rules.version,
        }
    }

    /// The assessment behind `recommended`, with its reasons.
    #[must_use]
    pub fn assessment(&self, rules: &RuleSet) -> Assessment {
        assess(&self.counts, winding_up(self.existence, self.abnormality), rules)
    }
}

/// What is being liquidated, or has ended, owes no Party organisation any more.
fn winding_up(existence: Existence, abnormality: Option<Abnormality>) -> bool {
    abnormality == Some(Abnormality::Liquidating) || !existence.stands()
}

/// Liquidation outweighs every list, because it ends the duties; then the later in the vocabulary.
fn gravest(kinds: impl Iterator<Item = Abnormality>) -> Option<Abnormality> {
    kinds.max_by_key(|kind| (*kind == Abnormality::Liquidating, *kind))
}

fn newest_conclusion(conclusions: &[Known], day: NaiveDate) -> Option<(i32, Conclusion)> {
    let known = conclusions.iter().filter(|known| known.on(day)).max_by_key(|known| known.year)?;
    Some((known.year, known.conclusion))
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{HeldGrade, Present};
    use crate::form::assessment::RecommendedForm;
    use crate::form::party_form::{CoverageState, PartyForm};
    use crate::form::watch::Crossing;
    use crate::institution::inspection::Conclusion;
    use crate::register::existence::Existence;
    use crate::register::headcount::Counts;
    use crate::register::society::{Discipline, SocietyId};
    use crate::register::standing::{Abnormality, GradeLevel};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "society_present")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub society_id: SocietyId,
        // What lists filter by and what never changes stands here too: a page reads one table.
        pub uscc: String,
        pub discipline: Discipline,
        pub registered_on: Date,
        /// GB/T 2260 code of the region: a reach is a prefix of it.
        pub region_code: String,
        pub name: String,
        /// Full pinyin of the name, the order of a Chinese list.
        pub name_order: String,
        /// Name, pinyin, initials and code, in lower case.
        pub search: String,
        /// Leaders' names, each followed by a space: searched only for those who may see them.
        pub leaders: String,
        pub counted: bool,
        pub individual_members: i32,
        pub unit_members: i32,
        pub full_time_staff: i32,
        pub formal: i32,
        pub probationary: i32,
        pub resident_formal: i32,
        pub council_formal: Option<i32>,
        pub form: PartyForm,
        pub coverage: CoverageState,
        pub grade: Option<GradeLevel>,
        pub grade_until: Option<Date>,
        pub existence: Existence,
        pub abnormality: Option<Abnormality>,
        pub term_ends_on: Option<Date>,
        pub conclusion_year: Option<i32>,
        pub conclusion: Option<Conclusion>,
        pub recommended: RecommendedForm,
        pub mismatch: bool,
        pub must_form: bool,
        /// Since when the recommended form has differed from the form in being; none where it does not.
        pub crossed_since: Option<Date>,
        /// From which day a change of form is due, if the crossing stays until then.
        pub change_due_from: Option<Date>,
        /// The rules that judged.
        pub rule_version: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        /// The present without its keys.
        pub fn present(&self) -> Present {
            Present {
                name: self.name.clone(),
                counts: Counts {
                    individual_members: self.individual_members,
                    unit_members: self.unit_members,
                    full_time_staff: self.full_time_staff,
                    formal: self.formal,
                    probationary: self.probationary,
                    resident_formal: self.resident_formal,
                    council_formal: self.council_formal,
                },
                counted: self.counted,
                form: self.form,
                grade: self.grade.zip(self.grade_until).map(|(level, valid_until)| HeldGrade { level, valid_until }),
                existence: self.existence,
                abnormality: self.abnormality,
                term_ends_on: self.term_ends_on,
                conclusion: self.conclusion_year.zip(self.conclusion),
                leaders: self.leaders.split_terminator(' ').map(ToOwned::to_owned).collect(),
                recommended: self.recommended,
                mismatch: self.mismatch,
                must_form: self.must_form,
                crossing: self
                    .crossed_since
                    .zip(self.change_due_from)
                    .map(|(since, due_from)| Crossing { since, due_from }),
                rule_version: self.rule_version,
            }
        }
    }
}
