//! Figures side by side in the API: what each side says of a society, and the societies on which they differ.

pub mod loader;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use entity::Word;
use entity::institution::consistency::contest::{self, contestable};
use entity::institution::consistency::figure::difference;
use entity::institution::consistency::{
    Compared, ConsistencyFact, ConsistencyVerdict, Figure, FigureSide, FigureSource, compare,
};
use entity::register::present;
use entity::register::region::RegionId;
use entity::register::society::SocietyId;

use self::loader::{OpenContestsOf, SaidOf, one};
use super::contest::FigureContest;
use crate::access::scope::in_region;
use crate::api::loaders::by_key;
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, connect};
use crate::register::api::society::Society;
use crate::scalar::Date;

/// What one side says of one fact (一方数据).
#[derive(SimpleObject)]
struct StatedFigure {
    /// Who says it (来源方).
    side: FigureSide,
    /// What it says (数据).
    value: String,
    /// Of which day (截至日期).
    as_of: Date,
    /// Where it stands (出处).
    source: FigureSource,
    /// Number of the document behind it; null where there is none (文号).
    document_no: Option<String>,
    /// Whether the caller may contest it now: it is another's, it differs and nothing is open about it (可提异议).
    contestable: bool,
}

/// A fact with what each side says of it (比对事项).
#[derive(SimpleObject)]
struct ComparedFact {
    /// Which fact.
    fact: ConsistencyFact,
    /// Its label in the caller's language.
    label: &'static str,
    /// What the comparison finds (比对结论).
    verdict: ConsistencyVerdict,
    /// Who says what, the federation first, then civil affairs, then the society; who says nothing is missing.
    figures: Vec<StatedFigure>,
    /// Contests of it that wait for an answer (在办异议).
    contests: Vec<FigureContest>,
}

/// What is said of a society, side by side (数据一致性比对).
#[derive(SimpleObject)]
pub struct Consistency {
    /// Facts on which somebody disagrees (不一致事项数).
    differing: i32,
    /// Fact by fact.
    facts: Vec<ComparedFact>,
}

/// What is said of a society that came through a scope. How many Party members there are is left out for who
/// may not read counts.
pub async fn consistency_of(ctx: &Context<'_>, id: SocietyId) -> Result<Consistency, Fault> {
    let said = one(ctx, SaidOf(id)).await?.unwrap_or_default();
    let open = one(ctx, OpenContestsOf(id)).await?.unwrap_or_default();
    let counts = caller(ctx).scope("Society.consistency").reads_party_counts();
    let facts: Vec<_> = compare(&said)
        .into_iter()
        .filter(|compared| counts || !compared.fact.tells_party_members())
        .map(|compared| shown(ctx, compared, &open))
        .collect();
    let differing = facts.iter().filter(|fact| fact.verdict == ConsistencyVerdict::Differs).count();
    Ok(Consistency { differing: i32::try_from(differing).unwrap_or(i32::MAX), facts })
}

fn shown(ctx: &Context<'_>, compared: Compared, open: &[contest::Model]) -> ComparedFact {
    let Compared { fact, figures, verdict } = compared;
    let may = caller(ctx).allows("Mutation.contestFigure");
    let contests: Vec<_> = open.iter().filter(|row| row.fact == fact).collect();
    let figure = |figure: Figure| {
        let taken = contests.iter().any(|row| row.side == figure.side);
        let differs = verdict == ConsistencyVerdict::Differs;
        StatedFigure {
            side: figure.side,
            value: figure.value,
            as_of: figure.as_of.into(),
            source: figure.source,
            document_no: Some(figure.document_no).filter(|number| !number.is_empty()),
            contestable: may && differs && !taken && contestable(figure.side).is_ok(),
        }
    };
    ComparedFact {
        fact,
        label: fact.label(caller(ctx).language),
        verdict,
        figures: figures.into_iter().map(figure).collect(),
        contests: contests.iter().map(|row| FigureContest((*row).clone())).collect(),
    }
}

/// What to narrow societies to (筛选条件).
#[derive(InputObject, Default)]
struct InconsistencyFilter {
    /// Societies on which this fact differs (比对事项).
    fact: Option<ConsistencyFact>,
    /// A region's global id: societies of it and of all regions below it (地区).
    region: Option<ID>,
    /// Only those with a contest that waits for its answer (true), only those without (false).
    contested: Option<bool>,
}

/// How many societies differ in a fact.
#[derive(SimpleObject)]
struct FactCount {
    /// Which fact.
    fact: ConsistencyFact,
    /// Its label in the caller's language.
    label: &'static str,
    /// So many societies.
    societies: u64,
}

/// A society on which somebody disagrees (数据不一致的学会); what differs is in its `consistency`.
#[derive(SimpleObject)]
pub struct InconsistentSociety {
    /// The society (学会).
    society: Society,
}

/// Fields of the whole list.
pub struct InconsistentTotal(Select<present::Entity>, Select<difference::Entity>);

#[Object]
impl InconsistentTotal {
    /// Societies in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }

    /// How many societies differ in each fact, within reach and whatever the list is narrowed to; facts on which
    /// none does are left out (分事项统计).
    async fn by_fact(&self, ctx: &Context<'_>) -> Result<Vec<FactCount>> {
        let counted = self
            .1
            .clone()
            .select_only()
            .column(difference::Column::Fact)
            .column_as(difference::Column::SocietyId.count(), "societies")
            .group_by(difference::Column::Fact);
        let rows: Vec<(ConsistencyFact, i64)> = counted.into_tuple().all(&state(ctx).db).await.map_err(Fault::from)?;
        let language = caller(ctx).language;
        let mut all: Vec<_> = rows
            .into_iter()
            .map(|(fact, count)| FactCount { fact, label: fact.label(language), societies: count.unsigned_abs() })
            .collect();
        all.sort_by_key(|row| row.fact);
        Ok(all)
    }
}

/// Queries of figures side by side.
#[derive(Default)]
pub struct ConsistencyQuery;

#[Object]
impl ConsistencyQuery {
    /// Societies of which the federation, civil affairs or the society itself say different things, in the order
    /// in which they came into the register (数据不一致的学会). What differs is read in `consistency`.
    async fn inconsistent_societies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<InconsistencyFilter>,
    ) -> Result<Listed<InconsistentSociety, InconsistentTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let scope = caller(ctx).scope("Query.inconsistentSocieties");
        let InconsistencyFilter { fact, region, contested } = filter.unwrap_or_default();
        let differing = scope.figure_differences();
        let of_fact =
            differing.clone().filter(Condition::all().add_option(fact.map(|fact| difference::Column::Fact.eq(fact))));
        let ids = of_fact.select_only().column(difference::Column::SocietyId).into_query();
        let mut all = scope.societies().filter(present::Column::SocietyId.in_subquery(ids));
        if let Some(region) = region {
            all = all.filter(in_region(&code_of(ctx, &region).await?));
        }
        if let Some(contested) = contested {
            let open = scope.figure_contests().filter(contest::Column::ClosedOn.is_null());
            let open = open.select_only().column(contest::Column::SocietyId).into_query();
            let column = present::Column::SocietyId;
            all = all.filter(if contested { column.in_subquery(open) } else { column.not_in_subquery(open) });
        }
        let onward = page.after.map(|id| present::Column::SocietyId.gt(SocietyId(id)));
        let found = all.clone().filter(Condition::all().add_option(onward));
        let found = found.order_by_asc(present::Column::SocietyId).limit(page.limit());
        let rows = found.all(&state(ctx).db).await.map_err(Fault::from)?;
        let day = state(ctx).world.today();
        let total = InconsistentTotal(all, differing);
        Ok(connect(
            &page,
            rows,
            total,
            |row| row.society_id.0,
            |row| InconsistentSociety { society: Society { row, day } },
        ))
    }
}

/// The division code of a region's global id.
async fn code_of(ctx: &Context<'_>, region: &ID) -> Result<String> {
    let id = RegionId::parse(region).map_err(|_| bad_input("filter.region: not a region's id"))?;
    let row = by_key(ctx, id).await?;
    Ok(row.ok_or_else(|| bad_input("filter.region: there is no such region"))?.code)
}
