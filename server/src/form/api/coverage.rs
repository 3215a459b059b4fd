//! Coverage in the API: today from the database, any other day from the facts.

mod dimension;
mod tally;

use std::collections::BTreeMap;

use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::NaiveDate;
use sea_orm::QueryFilter;

use entity::Word;
use entity::form::coverage::Tally;
use entity::form::party_form::PartyForm;

pub use self::dimension::CoverageDimension;
use self::dimension::{label, rank};
use self::tally::{Counted, rows_on, tallies};
use crate::caller::{caller, state};
use crate::form::rules::book_of;
use crate::register::api::society_list::{past, read_filter};
use crate::register::filter::SocietyFilter;
use crate::scalar::Date;

/// How far Party building reaches a set of societies (党建覆盖). Counts are societies, rates go from 0 to 1.
pub struct Coverage {
    counted: Counted,
    day: NaiveDate,
    tally: Tally,
    forms: BTreeMap<String, Tally>,
    rule_version: i32,
}

#[Object]
impl Coverage {
    /// The day that the figures hold for (截至日期).
    async fn as_of(&self) -> Date {
        self.day.into()
    }

    /// The version of the rules behind must-form and mismatch (规则版本).
    async fn rule_version(&self) -> String {
        self.rule_version.to_string()
    }

    /// All societies of the set.
    async fn societies(&self) -> i64 {
        self.tally.societies
    }

    /// Those that are abnormal (异常).
    async fn abnormal(&self) -> i64 {
        self.tally.abnormal
    }

    /// Covered by an organisation (党的组织覆盖).
    async fn organisation(&self) -> i64 {
        self.tally.organisation
    }

    /// Covered by an organisation or a liaison (党的工作覆盖).
    async fn work(&self) -> i64 {
        self.tally.work
    }

    /// Those that must form an organisation: as many formal members as the rules ask (应建).
    async fn must_form(&self) -> i64 {
        self.tally.must_form
    }

    /// Of these, those that have formed one (应建已建).
    async fn must_form_formed(&self) -> i64 {
        self.tally.must_form_formed
    }

    /// `organisation` / `societies`; 0 for an empty set.
    async fn organisation_rate(&self) -> f64 {
        self.tally.organisation_rate()
    }

    /// `work` / `societies`; 0 for an empty set.
    async fn work_rate(&self) -> f64 {
        self.tally.work_rate()
    }

    /// Organisation coverage of the societies that are not abnormal (不含异常).
    async fn organisation_rate_without_abnormal(&self) -> f64 {
        self.tally.organisation_rate_without_abnormal()
    }

    /// Work coverage of the societies that are not abnormal (不含异常).
    async fn work_rate_without_abnormal(&self) -> f64 {
        self.tally.work_rate_without_abnormal()
    }

    /// Those whose form is not the recommended one (形式与条件不符).
    async fn mismatches(&self) -> i64 {
        self.tally.mismatches
    }

    /// Formal Party members in all of them, persons (正式党员); null when the caller may not see counts.
    async fn formal_members(&self, ctx: &Context<'_>) -> Option<i64> {
        sees_counts(ctx).then_some(self.tally.formal_members)
    }

    /// With an established branch (建制型党支部).
    async fn established(&self) -> i64 {
        self.with(PartyForm::Established)
    }

    /// With a functional branch (功能性党支部).
    async fn functional(&self) -> i64 {
        self.with(PartyForm::Functional)
    }

    /// With a joint branch (联合党支部).
    async fn joint(&self) -> i64 {
        self.with(PartyForm::Joint)
    }

    /// With a liaison (党建工作联络员).
    async fn liaison(&self) -> i64 {
        self.with(PartyForm::Liaison)
    }

    /// With nothing yet (未建).
    async fn none(&self) -> i64 {
        self.with(PartyForm::None)
    }

    /// The same figures, broken down; groups without a society are left out.
    async fn by(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "By what.")] dimension: CoverageDimension,
    ) -> Result<Vec<CoverageGroup>> {
        caller(ctx).within_scope(dimension.named())?;
        let groups = match dimension {
            CoverageDimension::Form => self.forms.clone(),
            _ => tallies(state(ctx), &self.counted, dimension).await?,
        };
        let mut named = Vec::with_capacity(groups.len());
        for (key, tally) in groups {
            let label = label(ctx, dimension, &key).await?;
            named.push((rank(dimension, &key), CoverageGroup::of(key, label, &tally, sees_counts(ctx))));
        }
        named.sort_by_key(|(rank, _)| *rank);
        Ok(named.into_iter().map(|(_, group)| group).collect())
    }
}

impl Coverage {
    fn with(&self, form: PartyForm) -> i64 {
        self.forms.get(form.code()).map_or(0, |tally| tally.societies)
    }
}

/// Coverage of one group (分组覆盖). Counts are societies, rates go from 0 to 1.
#[derive(SimpleObject)]
pub struct CoverageGroup {
    /// The enum value, or the region's division code; empty for societies without one.
    key: String,
    /// Its name in the caller's language.
    label: String,
    /// All societies of the group.
    societies: i64,
    /// Those that are abnormal.
    abnormal: i64,
    /// Covered by an organisation.
    organisation: i64,
    /// Covered by an organisation or a liaison.
    work: i64,
    /// Those that must form an organisation.
    must_form: i64,
    /// Of these, those that have formed one.
    must_form_formed: i64,
    /// `organisation` / `societies`.
    organisation_rate: f64,
    /// `work` / `societies`.
    work_rate: f64,
    /// Those whose form is not the recommended one.
    mismatches: i64,
    /// Formal Party members, persons; null when the caller may not see counts.
    formal_members: Option<i64>,
}

/// A figure of a set of one society is that society's count: who may not see the one sees no other.
fn sees_counts(ctx: &Context<'_>) -> bool {
    caller(ctx).allows("Society.headcount")
}

impl CoverageGroup {
    fn of(key: String, label: String, tally: &Tally, with_counts: bool) -> Self {
        Self {
            key,
            label,
            societies: tally.societies,
            abnormal: tally.abnormal,
            organisation: tally.organisation,
            work: tally.work,
            must_form: tally.must_form,
            must_form_formed: tally.must_form_formed,
            organisation_rate: tally.organisation_rate(),
            work_rate: tally.work_rate(),
            mismatches: tally.mismatches,
            formal_members: with_counts.then_some(tally.formal_members),
        }
    }
}

/// Queries of coverage.
#[derive(Default)]
pub struct CoverageQuery;

#[Object]
impl CoverageQuery {
    /// How far Party building reaches the societies that the caller may see, today or on a day before.
    async fn coverage(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to narrow the set to.")] filter: Option<SocietyFilter>,
        #[graphql(desc = "The day to look at; today when absent.")] as_of: Option<Date>,
    ) -> Result<Coverage> {
        let state = state(ctx);
        let today = state.world.today();
        let past = past(state, as_of)?.filter(|day| *day != today);
        let filter = read_filter(state, caller(ctx), filter.unwrap_or_default(), past.unwrap_or(today)).await?;
        let scope = caller(ctx).scope("Query.coverage");
        let (day, counted) = match past {
            None => match scope.whole_reach(filter.whole_region()) {
                Some(reach) => (today, Counted::Whole(reach)),
                None => (today, Counted::Today(Box::new(scope.societies().filter(filter.condition())))),
            },
            Some(day) => {
                let rows = rows_on(state, scope.societies_ever(), day).await?;
                (day, Counted::Then(rows.into_iter().filter(|row| filter.admits(row)).collect()))
            }
        };
        // Each society has one form: the whole is the sum of the groups, and the table is read once.
        let forms = tallies(state, &counted, CoverageDimension::Form).await?;
        let tally = forms.values().sum();
        let rule_version = book_of(ctx).await?.on(day).version;
        Ok(Coverage { counted, day, tally, forms, rule_version })
    }
}
