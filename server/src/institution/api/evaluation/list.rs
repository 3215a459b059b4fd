//! The list of evaluations, newest first or as they wait.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ColumnTrait, Condition, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use entity::institution::evaluation::{self, EvaluationId, EvaluationState};
use entity::register::present;
use entity::register::society::SocietyId;
use entity::register::standing::GradeLevel;

use super::Evaluation;
use crate::access::Scope;
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, Place, connect};

/// What to narrow a list of evaluations to (评估筛选).
#[derive(InputObject, Default)]
struct EvaluationFilter {
    /// Of this society.
    society: Option<ID>,
    /// In one of these states.
    states: Option<Vec<EvaluationState>>,
    /// That apply for one of these grades.
    levels: Option<Vec<GradeLevel>>,
    /// Whose society's name, pinyin, initials or code hold this.
    search: Option<String>,
}

impl EvaluationFilter {
    fn condition(self, scope: &Scope<'_>) -> Result<Condition> {
        let Self { society, states, levels, search } = self;
        let mut all = Condition::all();
        if let Some(id) = society {
            let id = SocietyId::parse(&id).map_err(|_| bad_input("filter.society: not a society's id"))?;
            all = all.add(evaluation::Column::SocietyId.eq(id));
        }
        all = all.add_option(states.map(|states| evaluation::Column::State.is_in(states)));
        all = all.add_option(levels.map(|levels| evaluation::Column::AppliedLevel.is_in(levels)));
        if let Some(text) = search.map(|text| text.trim().to_lowercase()).filter(|text| !text.is_empty()) {
            let named = present::Column::Search.contains(&text);
            let found = scope.societies().select_only().column(present::Column::SocietyId).filter(named);
            all = all.add(evaluation::Column::SocietyId.in_subquery(found.into_query()));
        }
        Ok(all)
    }
}

/// The order of a list of evaluations (排序).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
enum EvaluationOrder {
    /// What moved last comes first.
    #[default]
    Newest,
    /// What has waited longest comes first.
    Waiting,
}

/// The place of an evaluation: since when it has been in its state, and its id.
#[derive(Clone, Copy, Debug)]
struct EvaluationPlace(DateTime<Utc>, Uuid);

impl Place for EvaluationPlace {
    fn write(&self) -> String {
        format!("{}|{}", self.0.timestamp_micros(), self.1.simple())
    }

    fn read(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('|')?;
        Some(Self(DateTime::from_timestamp_micros(at.parse().ok()?)?, Uuid::try_parse(id).ok()?))
    }
}

impl EvaluationOrder {
    const fn direction(self) -> Order {
        match self {
            Self::Newest => Order::Desc,
            Self::Waiting => Order::Asc,
        }
    }

    /// What comes after a place.
    fn onward(self, EvaluationPlace(at, id): EvaluationPlace) -> Condition {
        use evaluation::Column::{Id, StateSince};
        let id = EvaluationId(id);
        match self {
            Self::Newest => Condition::any().add(StateSince.lt(at)).add(StateSince.eq(at).and(Id.lt(id))),
            Self::Waiting => Condition::any().add(StateSince.gt(at)).add(StateSince.eq(at).and(Id.gt(id))),
        }
    }
}

/// Fields of the whole list.
pub struct EvaluationTotal(Select<evaluation::Entity>);

#[Object]
impl EvaluationTotal {
    /// Evaluations in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of evaluations.
#[derive(Default)]
pub struct EvaluationQuery;

#[Object]
impl EvaluationQuery {
    /// Evaluations that the caller may see (等级评估), Measures for the Evaluation of Social Organisations (MCA
    /// order 39).
    async fn evaluations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<EvaluationFilter>,
        #[graphql(desc = "In which order; NEWEST when absent.")] order_by: Option<EvaluationOrder>,
    ) -> Result<Listed<Evaluation, EvaluationTotal>> {
        let page = Page::<EvaluationPlace>::read(first, after)?;
        let (scope, order) = (caller(ctx).scope("Query.evaluations"), order_by.unwrap_or_default());
        let filter = filter.unwrap_or_default().condition(&scope)?;
        let all = scope.evaluations().filter(filter);
        let onward = page.after.map_or_else(Condition::all, |place| order.onward(place));
        let rows = all.clone().filter(onward).order_by(evaluation::Column::StateSince, order.direction());
        let rows = rows.order_by(evaluation::Column::Id, order.direction()).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        let place = |row: &evaluation::Model| EvaluationPlace(row.state_since, row.id.0);
        Ok(connect(&page, rows, EvaluationTotal(all), place, Evaluation))
    }
}
