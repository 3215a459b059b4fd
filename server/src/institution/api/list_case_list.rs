//! Lists of credit lists: the cases that the caller may see, and what is published.

use std::collections::HashMap;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::Word;
use entity::institution::list_case::{self, ListCaseId, ListKind, ListState, list_reason};
use entity::register::present;
use entity::register::society::SocietyId;
use entity::register::standing::listing;

use super::list_case::{ListCase, ListReason};
use super::loader::{ListReasonOf, cases_of, many};
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, connect};
use crate::register::of_society::rows;
use crate::scalar::Date;

/// What to narrow a list of cases to (名单事项筛选).
#[derive(InputObject, Default)]
struct ListCaseFilter {
    /// Of this society.
    society: Option<ID>,
    /// Of this list.
    list: Option<ListKind>,
    /// In one of these states.
    states: Option<Vec<ListState>>,
}

impl ListCaseFilter {
    fn condition(self) -> Result<Condition> {
        let Self { society, list, states } = self;
        let mut all = Condition::all();
        if let Some(id) = society {
            let id = SocietyId::parse(&id).map_err(|_| bad_input("filter.society: not a society's id"))?;
            all = all.add(list_case::Column::SocietyId.eq(id));
        }
        all = all.add_option(list.map(|list| list_case::Column::List.eq(list)));
        Ok(all.add_option(states.map(|states| list_case::Column::State.is_in(states))))
    }
}

/// Fields of the whole list.
pub struct ListCaseTotal(Select<list_case::Entity>);

#[Object]
impl ListCaseTotal {
    /// Cases in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// A society on a list as it is published (公布的名单).
#[derive(Clone, SimpleObject)]
pub struct PublishedListing {
    /// Its name (学会名称).
    name: String,
    /// Its credit code (统一社会信用代码).
    uscc: String,
    /// Which list (名单).
    list: ListKind,
    /// Why, as the list says it; null where it says nothing (列入事由).
    reason: Option<String>,
    /// The clause; null where the list names another ground (依据).
    rule: Option<String>,
    /// Since when (列入日期).
    since: Date,
}

/// Fields of the whole list.
pub struct PublishedTotal(Select<listing::Entity>);

#[Object]
impl PublishedTotal {
    /// Societies in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of credit lists.
#[derive(Default)]
pub struct ListCaseQuery;

#[Object]
impl ListCaseQuery {
    /// Cases of credit lists that the caller may see, newest first (名单事项). A society sees its own from the
    /// notice on.
    async fn list_cases(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<ListCaseFilter>,
    ) -> Result<Listed<ListCase, ListCaseTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let all = caller(ctx).scope("Query.listCases").list_cases().filter(filter.unwrap_or_default().condition()?);
        let onward = page.after.map(|id| list_case::Column::Id.lt(ListCaseId(id)));
        let found = all.clone().filter(Condition::all().add_option(onward));
        let found = found.order_by_desc(list_case::Column::Id).limit(page.limit());
        let rows = found.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, ListCaseTotal(all), |row| row.id.0, ListCase))
    }

    /// Who stands on a credit list, as it is published: the register's word, newest first (名单公布).
    async fn published_lists(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "Of this list; both when absent.")] list: Option<ListKind>,
        #[graphql(desc = "As it stood on this day; today when absent.")] as_of: Option<Date>,
    ) -> Result<Listed<PublishedListing, PublishedTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let day = as_of.map_or_else(|| state(ctx).world.today(), |day| day.0);
        let kinds = list.map_or_else(|| ListKind::ALL.to_vec(), |list| vec![list]);
        let stands = Condition::any().add(listing::Column::Until.is_null()).add(listing::Column::Until.gt(day));
        let all = caller(ctx).scope("Query.publishedLists").listings();
        let all = all.filter(listing::Column::Kind.is_in(kinds.into_iter().map(ListKind::fact)));
        let all = all.filter(listing::Column::Since.lte(day)).filter(stands);
        let onward = page.after.map(|id| listing::Column::Id.lt(id));
        let found = all.clone().filter(Condition::all().add_option(onward));
        let found = found.order_by_desc(listing::Column::Id).limit(page.limit());
        let rows = found.all(&state(ctx).db).await.map_err(Fault::from)?;
        let rows = published(ctx, rows).await?;
        Ok(connect(&page, rows, PublishedTotal(all), |(id, _)| *id, |(_, row)| row))
    }

    /// Reasons for the credit lists, as they are offered today (列入情形清单).
    async fn list_reasons(&self, ctx: &Context<'_>) -> Result<Vec<ListReason>> {
        let offered = caller(ctx)
            .scope("Query.listReasons")
            .list_reasons()
            .filter(list_reason::Column::Retired.eq(false))
            .order_by_asc(list_reason::Column::List)
            .order_by_asc(list_reason::Column::Code);
        let rows = offered.all(&state(ctx).db).await.map_err(Fault::from)?;
        let language = caller(ctx).language;
        Ok(rows.into_iter().map(|row| ListReason::of(row, language)).collect())
    }
}

/// Facts as they are published, each with its id: the societies and the clauses in one select each.
async fn published(ctx: &Context<'_>, facts: Vec<listing::Model>) -> Result<Vec<(Uuid, PublishedListing)>, Fault> {
    let db = &state(ctx).db;
    let ids: Vec<SocietyId> = facts.iter().map(|fact| fact.society_id).collect();
    let societies: HashMap<_, _> =
        rows::<present::Entity>(db, &ids).await?.into_iter().map(|row| (row.society_id, row)).collect();
    let cases = cases_of(db, facts.iter().map(|fact| fact.id)).await?;
    let reasons = many(ctx, cases.iter().map(|case| ListReasonOf(case.reason.clone()))).await?;
    let clause = |case: &list_case::Model| {
        let reason = reasons.get(&ListReasonOf(case.reason.clone()))?;
        Some((case.listing_id?, reason.source.clone()))
    };
    let clauses: HashMap<_, _> = cases.iter().filter_map(clause).collect();
    let one = |fact: listing::Model| {
        let society = societies.get(&fact.society_id)?;
        let row = PublishedListing {
            name: society.name.clone(),
            uscc: society.uscc.clone(),
            list: ListKind::of(fact.kind)?,
            reason: fact.reason,
            rule: clauses.get(&fact.id).cloned(),
            since: fact.since.into(),
        };
        Some((fact.id, row))
    };
    Ok(facts.into_iter().filter_map(one).collect())
}
