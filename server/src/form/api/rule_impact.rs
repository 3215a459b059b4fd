//! What-if: what other rules would say about all societies, with nothing stored.

use std::collections::BTreeSet;

use async_graphql::{ComplexObject, Context, Object, Result, SimpleObject};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QuerySelect, Select};

use entity::form::assessment::{RecommendedForm, assess};
use entity::form::party_form::PartyForm;
use entity::form::rules::RuleSet;
use entity::register::headcount::Counts;
use entity::register::present::{self, Column};
use entity::register::standing::Abnormality;

use super::leader_impact::LeaderImpact;
use super::publish_rules::RuleSetInput;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::{Fault, Stop};
use crate::form::rules::book_of;
use crate::page::{Listed, Page, bad_cursor, connect};
use crate::register::api::society::Society;
use crate::register::order::{SocietyOrder, SocietyPlace};
use crate::state::State;

/// What a set of rules says about the societies (规则结果). Counts are societies.
#[derive(SimpleObject, Clone, Default)]
pub struct RuleCounts {
    /// Established branch recommended (建制型党支部).
    established: i64,
    /// Functional branch recommended (功能性党支部).
    functional: i64,
    /// Joint branch recommended (联合党支部).
    joint: i64,
    /// Liaison recommended (党建工作联络员).
    liaison: i64,
    /// Nothing due: being liquidated (免建).
    exempt: i64,
    /// Those that must form a branch (应建).
    must_form: i64,
    /// Those whose form is not the recommended one (形式与条件不符).
    mismatches: i64,
}

impl RuleCounts {
    fn add(&mut self, verdict: &Verdict, societies: i64) {
        let count = match verdict.form {
            RecommendedForm::Established => &mut self.established,
            RecommendedForm::Functional => &mut self.functional,
            RecommendedForm::Joint => &mut self.joint,
            RecommendedForm::Liaison => &mut self.liaison,
            RecommendedForm::Exempt => &mut self.exempt,
        };
        *count += societies;
        self.must_form += if verdict.must_form { societies } else { 0 };
        self.mismatches += if verdict.matches { 0 } else { societies };
    }
}

/// A society about which the two sets of rules differ (建议变化).
#[derive(SimpleObject)]
struct RuleChange {
    /// The society.
    society: Society,
    /// What is recommended under the rules in force.
    before: RecommendedForm,
    /// What would be recommended.
    after: RecommendedForm,
    /// Whether its form would no longer be the recommended one, so that the society would have to
    /// propose a change; false where the change would settle a mismatch or leave one as it is.
    must_act: bool,
}

/// Fields of the whole list.
struct RuleChangeTotal(i64);

#[Object]
impl RuleChangeTotal {
    /// Societies in the whole list.
    async fn total_count(&self) -> i64 {
        self.0
    }
}

type RuleChangeConnection = Listed<RuleChange, RuleChangeTotal>;

/// What other rules would change, with nothing stored (规则推演).
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct RuleImpact {
    /// Under the rules in force today.
    before: RuleCounts,
    /// Under the draft; null when the draft is refused.
    after: Option<RuleCounts>,
    /// Societies that would newly have to act; null when the draft is refused.
    must_act: Option<i64>,
    /// Societies about which the two differ, by credit code; null when the draft is refused.
    changes: Option<RuleChangeConnection>,
    /// What cannot be published about the draft; empty when it could be.
    user_errors: Vec<UserError>,
    /// In force, and the draft where it is possible.
    #[graphql(skip)]
    sets: (RuleSet, Option<RuleSet>),
}

#[ComplexObject]
impl RuleImpact {
    /// Which leaders would be in conflict with the limits of the draft (任职冲突推演); null when the draft is
    /// refused.
    async fn leaders(&self, ctx: &Context<'_>) -> Result<Option<LeaderImpact>> {
        let (before, Some(after)) = (&self.sets.0, &self.sets.1) else { return Ok(None) };
        let within = caller(ctx).scope("Query.ruleImpact").societies();
        Ok(Some(LeaderImpact::of(state(ctx), within, before, after).await?))
    }
}

/// What a rule looks at, and how many societies are alike in it.
#[derive(FromQueryResult)]
struct Alike {
    formal: i32,
    probationary: i32,
    resident_formal: i32,
    council_formal: Option<i32>,
    form: PartyForm,
    abnormality: Option<Abnormality>,
    societies: i64,
}

struct Verdict {
    form: RecommendedForm,
    must_form: bool,
    matches: bool,
}

fn judge(counts: &Counts, form: PartyForm, abnormality: Option<Abnormality>, rules: &RuleSet) -> Verdict {
    let verdict = assess(counts, abnormality == Some(Abnormality::Liquidating), rules);
    Verdict { form: verdict.recommended, must_form: verdict.must_form, matches: verdict.matches(form) }
}

impl Alike {
    fn counts(&self) -> Counts {
        Counts {
            formal: self.formal,
            probationary: self.probationary,
            resident_formal: self.resident_formal,
            council_formal: self.council_formal,
            ..Counts::default()
        }
    }
}

/// Societies that are alike in all that a rule looks at are judged once.
async fn alike(state: &State, societies: Select<present::Entity>) -> Result<Vec<Alike>, Fault> {
    let keys = [
        Column::Formal,
        Column::Probationary,
        Column::ResidentFormal,
        Column::CouncilFormal,
        Column::Form,
        Column::Abnormality,
    ];
    let select = societies.select_only().columns(keys).column_as(Column::SocietyId.count(), "societies");
    let select = keys.into_iter().fold(select, QuerySelect::group_by);
    Ok(select.into_model().all(&state.db).await?)
}

/// The sums of both sets of rules.
#[derive(Default)]
struct Sums {
    before: RuleCounts,
    after: RuleCounts,
    changed: i64,
    must_act: i64,
    /// Counts of formal members among which the changed ones are: what their page is looked up by.
    formal: BTreeSet<i32>,
}

fn sums(alike: &[Alike], before: &RuleSet, after: &RuleSet) -> Sums {
    let mut sums = Sums::default();
    for group in alike {
        let counts = group.counts();
        let old = judge(&counts, group.form, group.abnormality, before);
        let new = judge(&counts, group.form, group.abnormality, after);
        sums.before.add(&old, group.societies);
        sums.after.add(&new, group.societies);
        if old.form != new.form {
            sums.changed += group.societies;
            sums.must_act += if old.matches && !new.matches { group.societies } else { 0 };
            sums.formal.insert(group.formal);
        }
    }
    sums
}

/// Queries of what-if.
#[derive(Default)]
pub struct RuleImpactQuery;

#[Object]
impl RuleImpactQuery {
    /// What a draft of the rules would change for the societies that the caller may see, today (规则推演);
    /// nothing is stored.
    async fn rule_impact(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The numbers to try.")] draft: RuleSetInput,
        #[graphql(desc = "How many societies, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
    ) -> Result<RuleImpact> {
        let page = Page::<SocietyPlace>::read(first, after)?;
        if page.after.as_ref().is_some_and(|place| !SocietyOrder::default().owns(place)) {
            return Err(bad_cursor());
        }
        let state = state(ctx);
        let rules = book_of(ctx).await?.on(state.world.today()).clone();
        let draft = draft.over(rules.clone());
        let faults = draft.faults();
        let checked = if faults.is_empty() { Ok(()) } else { Err(Stop::Refused(faults)) };
        let (possible, user_errors) = settle(checked, caller(ctx).language)?;
        let societies = caller(ctx).scope("Query.ruleImpact").societies();
        let sums = sums(&alike(state, societies.clone()).await?, &rules, &draft);
        if possible.is_none() {
            let sets = (rules, None);
            return Ok(RuleImpact {
                before: sums.before,
                after: None,
                must_act: None,
                changes: None,
                user_errors,
                sets,
            });
        }
        let changes = changes(state, societies, &page, &sums, (&rules, &draft)).await?;
        let Sums { before, after, must_act, .. } = sums;
        let sets = (rules, Some(draft));
        Ok(RuleImpact {
            before,
            after: Some(after),
            must_act: Some(must_act),
            changes: Some(changes),
            user_errors,
            sets,
        })
    }
}

/// How many rows are looked through at a time.
const LOOK: u64 = 500;

async fn changes(
    state: &State,
    societies: Select<present::Entity>,
    page: &Page<SocietyPlace>,
    sums: &Sums,
    (before, after): (&RuleSet, &RuleSet),
) -> Result<RuleChangeConnection, Fault> {
    let order = SocietyOrder::default();
    let among = societies.filter(Column::Formal.is_in(sums.formal.iter().copied()));
    let mut found: Vec<(present::Model, Verdict, Verdict)> = Vec::new();
    let mut place = page.after.clone();
    while sums.changed > 0 && found.len() <= page.first {
        let rows = order.apply(among.clone(), place.as_ref()).limit(LOOK).all(&state.db).await?;
        let Some(last) = rows.last() else { break };
        place = Some(order.place(last));
        found.extend(rows.into_iter().filter_map(|row| {
            let counts = row.present().counts;
            let old = judge(&counts, row.form, row.abnormality, before);
            let new = judge(&counts, row.form, row.abnormality, after);
            (old.form != new.form).then_some((row, old, new))
        }));
    }
    found.truncate(page.first + 1);
    let day = state.world.today();
    Ok(connect(
        page,
        found,
        RuleChangeTotal(sums.changed),
        |(row, ..)| order.place(row),
        |(row, old, new)| {
            let must_act = old.matches && !new.matches;
            RuleChange { society: Society { row, day }, before: old.form, after: new.form, must_act }
        },
    ))
}
