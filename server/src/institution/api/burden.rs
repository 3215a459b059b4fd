//! The burden meter in the API: what a society was asked for in a year, how it is spread over a region, the
//! budget, and `setBurdenBudget`. Counted, never ranked.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use sea_orm::{QueryFilter, QueryOrder};

use entity::Word;
use entity::institution::burden::{Asked, Burden as Counted, BurdenBudget as Budget, BurdenPaper};
use entity::register::present;
use entity::register::region::RegionId;
use entity::register::society::SocietyId;

use super::consistency::loader::{BurdenOf, one};
use crate::access::scope::in_region;
use crate::api::intention::permit;
use crate::api::loaders::by_key;
use crate::api::user_error::{UserError, settle};
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::institution::action::set_burden_budget::{Input, set_burden_budget};
use crate::institution::burden::burdens;
use crate::register::api::society::Society;
use crate::responsibility::api::guidance::year_of;
use crate::ruled::ruled;

/// The most societies that an overview names.
const NAMED: usize = 100;
/// How many fields a column of the distribution spans.
const STEP: i32 = 20;

/// How much a society may be asked in a year before an alert (填报负担上限).
#[derive(SimpleObject, Clone)]
pub struct BurdenBudget {
    /// Counts the writes to it; send it back as `expectedVersion`.
    version: i32,
    /// Papers a year (材料件数上限).
    papers: i32,
    /// Fields a year (填报栏目上限).
    fields: i32,
    /// Where the figures come from (依据).
    source: String,
}

impl From<Budget> for BurdenBudget {
    fn from(budget: Budget) -> Self {
        let Budget { version, papers, fields, source } = budget;
        Self { version, papers, fields, source }
    }
}

/// What one kind of paper asked (分材料统计).
#[derive(SimpleObject)]
struct PaperBurden {
    /// Which kind of paper.
    kind: BurdenPaper,
    /// Its label in the caller's language.
    label: &'static str,
    /// How many (件数).
    papers: i32,
    /// Fields that they have together (栏目数).
    fields: i32,
    /// Of them, those that the platform had filled in and nobody had to write (预填栏目数).
    prefilled: i32,
    /// Of them, those that somebody wrote (手填栏目数).
    typed: i32,
}

/// What a society was asked for in a year (填报负担). Of a report that is not handed in yet the fields are
/// counted; what was filled in and what was written is counted once it is.
#[derive(SimpleObject)]
pub struct Burden {
    /// The year.
    year: i32,
    /// Papers that were asked (材料件数).
    papers: i32,
    /// Fields that they have (栏目数).
    fields: i32,
    /// Of them, those that the platform had filled in (预填栏目数).
    prefilled: i32,
    /// Of them, those that somebody wrote (手填栏目数).
    typed: i32,
    /// Whether it is more than the budget (是否超出上限).
    over_budget: bool,
    /// Kind by kind, only those that were asked.
    kinds: Vec<PaperBurden>,
    /// The budget that holds today.
    budget: BurdenBudget,
}

/// The burden of a society that came through a scope.
pub async fn burden_of(ctx: &Context<'_>, id: SocietyId, year: i32) -> Result<Burden, Fault> {
    let counted = one(ctx, BurdenOf(id, year)).await?.unwrap_or_default();
    let budget: Budget = ruled(&state(ctx).db).await?;
    let language = caller(ctx).language;
    let kind = |asked: &Asked| {
        let Asked { kind, papers, fields, prefilled, typed } = *asked;
        PaperBurden { kind, label: kind.label(language), papers, fields, prefilled, typed }
    };
    Ok(Burden {
        year,
        papers: counted.papers(),
        fields: counted.fields(),
        prefilled: counted.prefilled(),
        typed: counted.typed(),
        over_budget: budget.is_over(&counted),
        kinds: counted.0.iter().map(kind).collect(),
        budget: budget.into(),
    })
}

/// A column of the distribution.
#[derive(SimpleObject)]
struct BurdenColumn {
    /// From so many fields on.
    from: i32,
    /// Up to so many.
    to: i32,
    /// So many societies.
    societies: i32,
}

/// How the burden of a year is spread (填报负担总览).
#[derive(SimpleObject)]
pub struct BurdenOverview {
    /// The year.
    year: i32,
    /// Societies that were counted (学会数).
    societies: i32,
    /// Papers that were asked of them together.
    papers: i32,
    /// Fields that they have together.
    fields: i32,
    /// Of them, those that the platform had filled in.
    prefilled: i32,
    /// Of them, those that somebody wrote.
    typed: i32,
    /// Societies by the fields that they were asked, fewest first.
    distribution: Vec<BurdenColumn>,
    /// Societies that were asked more than the budget (超出上限学会数).
    over_budget: i32,
    /// Who they are, in the order of their names and not of their burden; at most 100.
    over_budget_societies: Vec<Society>,
    /// The budget that holds today.
    budget: BurdenBudget,
}

/// Queries of the burden meter.
#[derive(Default)]
pub struct BurdenQuery;

#[Object]
impl BurdenQuery {
    /// How the burden of a year is spread over the societies within reach (填报负担总览).
    async fn burden_overview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The year; the present one when absent.")] year: Option<i32>,
        #[graphql(desc = "A region's global id: it and all below it.")] region: Option<ID>,
    ) -> Result<BurdenOverview> {
        let (db, day) = (&state(ctx).db, state(ctx).world.today());
        let year = year_of(year, day)?;
        let mut within = caller(ctx).scope("Query.burdenOverview").societies();
        if let Some(region) = region {
            let id = RegionId::parse(&region).map_err(|_| bad_input("region: not a region's id"))?;
            let row = by_key(ctx, id).await?.ok_or_else(|| bad_input("region: there is no such region"))?;
            within = within.filter(in_region(&row.code));
        }
        let rows = within.order_by_asc(present::Column::NameOrder).all(db).await.map_err(Fault::from)?;
        let ids: Vec<SocietyId> = rows.iter().map(|row| row.society_id).collect();
        let mut counted = burdens(db, &ids, year).await?;
        let budget: Budget = ruled(db).await?;
        let all: Vec<(present::Model, Counted)> = rows
            .into_iter()
            .map(|row| {
                let burden = counted.remove(&row.society_id).unwrap_or_default();
                (row, burden)
            })
            .collect();
        let sum = |of: fn(&Counted) -> i32| all.iter().map(|(_, burden)| of(burden)).sum();
        let over: Vec<_> = all.iter().filter(|(_, burden)| budget.is_over(burden)).collect();
        Ok(BurdenOverview {
            year,
            societies: counted_as(all.len()),
            papers: sum(Counted::papers),
            fields: sum(Counted::fields),
            prefilled: sum(Counted::prefilled),
            typed: sum(Counted::typed),
            distribution: distribution(all.iter().map(|(_, burden)| burden.fields())),
            over_budget: counted_as(over.len()),
            over_budget_societies: over.iter().take(NAMED).map(|(row, _)| Society { row: row.clone(), day }).collect(),
            budget: budget.into(),
        })
    }

    /// How much a society may be asked in a year before an alert (填报负担上限).
    async fn burden_budget(&self, ctx: &Context<'_>) -> Result<BurdenBudget> {
        Ok(ruled::<Budget>(&state(ctx).db).await?.into())
    }
}

fn counted_as(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// Columns of equal width up to the heaviest, without a gap.
fn distribution(fields: impl Iterator<Item = i32>) -> Vec<BurdenColumn> {
    let mut columns: Vec<BurdenColumn> = Vec::new();
    for fields in fields {
        let place = usize::try_from(fields / STEP).unwrap_or_default();
        while columns.len() <= place {
            let from = counted_as(columns.len()).saturating_mul(STEP);
            columns.push(BurdenColumn { from, to: from + STEP - 1, societies: 0 });
        }
        columns[place].societies += 1;
    }
    columns
}

/// Input of `setBurdenBudget`.
#[derive(InputObject)]
struct SetBurdenBudgetInput {
    /// The version that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Papers a year, 1 to 200 (材料件数上限).
    papers: i32,
    /// Fields a year, 1 to 2000 (填报栏目上限).
    fields: i32,
    /// Where the figures come from, at most 100 characters (依据).
    source: String,
}

/// Payload of `setBurdenBudget`.
#[derive(SimpleObject)]
struct SetBurdenBudgetPayload {
    /// The budget as it stands now, on a conflict too.
    budget: BurdenBudget,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of the burden meter.
#[derive(Default)]
pub struct BurdenMutation;

#[Object]
impl BurdenMutation {
    /// Sets how much a society may be asked in a year before an alert (更新填报负担上限).
    async fn set_burden_budget(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SetBurdenBudgetInput,
    ) -> Result<SetBurdenBudgetPayload> {
        let SetBurdenBudgetInput { expected_version, idempotency_key, papers, fields, source } = input;
        let rules = Budget { version: expected_version, papers, fields, source };
        let input = Input { expected_version, idempotency_key, rules };
        let done = set_burden_budget(state(ctx), permit(ctx)?, input).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        Ok(SetBurdenBudgetPayload { budget: ruled::<Budget>(&state(ctx).db).await?.into(), user_errors })
    }
}
