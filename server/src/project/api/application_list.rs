//! The list of applications: as they moved, as they wait, as the experts ranked them; and how many stand where.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use entity::Word;
use entity::project::application::{self, ApplicationId, ApplicationState};
use entity::project::call::CallId;
use entity::register::present;
use entity::register::society::SocietyId;

use super::application::Application;
use crate::access::Scope;
use crate::caller::{bad_input, caller, coded, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, Place, connect};

/// What to narrow a list of applications to (申报筛选).
#[derive(InputObject, Default)]
struct ApplicationFilter {
    /// To this call.
    call: Option<ID>,
    /// Of this society.
    society: Option<ID>,
    /// In one of these states.
    states: Option<Vec<ApplicationState>>,
    /// Whose title or leader holds this, or whose society's name, pinyin, initials or code do.
    search: Option<String>,
}

impl ApplicationFilter {
    fn condition(self, scope: &Scope<'_>) -> Result<Condition> {
        let Self { call, society, states, search } = self;
        let mut all = Condition::all();
        if let Some(id) = call {
            let id = CallId::parse(&id).map_err(|_| bad_input("filter.call: not a call's id"))?;
            all = all.add(application::Column::CallId.eq(id));
        }
        if let Some(id) = society {
            let id = SocietyId::parse(&id).map_err(|_| bad_input("filter.society: not a society's id"))?;
            all = all.add(application::Column::SocietyId.eq(id));
        }
        all = all.add_option(states.map(|states| application::Column::State.is_in(states)));
        if let Some(text) = search.map(|text| text.trim().to_lowercase()).filter(|text| !text.is_empty()) {
            let named = present::Column::Search.contains(&text);
            let found = scope.societies().select_only().column(present::Column::SocietyId).filter(named);
            let any = Condition::any()
                .add(application::Column::SocietyId.in_subquery(found.into_query()))
                .add(application::Column::Title.contains(&text))
                .add(application::Column::LeaderName.contains(&text));
            all = all.add(any);
        }
        Ok(all)
    }
}

/// The order of a list of applications (排序).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
enum ApplicationOrder {
    /// What moved last comes first.
    #[default]
    Newest,
    /// What has waited longest comes first.
    Waiting,
    /// The highest mean score comes first, those without one last: for the federation alone.
    Score,
}

/// The place of an application: the value that it is ordered by, and its id.
#[derive(Clone, Copy, Debug)]
struct ApplicationPlace(i64, Uuid);

impl Place for ApplicationPlace {
    fn write(&self) -> String {
        format!("{}|{}", self.0, self.1.simple())
    }

    fn read(text: &str) -> Option<Self> {
        let (value, id) = text.split_once('|')?;
        Some(Self(value.parse().ok()?, Uuid::try_parse(id).ok()?))
    }
}

impl ApplicationOrder {
    fn ordered(self, rows: Select<application::Entity>) -> Select<application::Entity> {
        use application::Column::{Id, ScoreMean, StateSince};
        match self {
            Self::Newest => rows.order_by_desc(StateSince).order_by_desc(Id),
            Self::Waiting => rows.order_by_asc(StateSince).order_by_asc(Id),
            Self::Score => rows.order_by_desc(ScoreMean).order_by_desc(Id),
        }
    }

    fn place(self, row: &application::Model) -> ApplicationPlace {
        match self {
            Self::Newest | Self::Waiting => ApplicationPlace(row.state_since.timestamp_micros(), row.id.0),
            Self::Score => ApplicationPlace(row.score_mean.into(), row.id.0),
        }
    }

    /// What comes after a place.
    fn onward(self, ApplicationPlace(value, id): ApplicationPlace) -> Condition {
        use application::Column::{Id, ScoreMean, StateSince};
        let id = ApplicationId(id);
        let at = DateTime::<Utc>::from_timestamp_micros(value).unwrap_or_default();
        let mean = i32::try_from(value).unwrap_or_default();
        match self {
            Self::Newest => Condition::any().add(StateSince.lt(at)).add(StateSince.eq(at).and(Id.lt(id))),
            Self::Waiting => Condition::any().add(StateSince.gt(at)).add(StateSince.eq(at).and(Id.gt(id))),
            Self::Score => Condition::any().add(ScoreMean.lt(mean)).add(ScoreMean.eq(mean).and(Id.lt(id))),
        }
    }
}

/// Fields of the whole list.
pub struct ApplicationTotal(Select<application::Entity>);

#[Object]
impl ApplicationTotal {
    /// Applications in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// How many applications of a call stand in a state (阶段统计).
#[derive(SimpleObject)]
struct ApplicationStage {
    /// Which state.
    state: ApplicationState,
    /// How many.
    count: i64,
}

#[derive(FromQueryResult)]
struct Counted {
    state: String,
    count: i64,
}

/// Queries of applications.
#[derive(Default)]
pub struct ApplicationQuery;

#[Object]
impl ApplicationQuery {
    /// Applications that the caller may see: a society its own, the federation what was submitted in its region
    /// (项目申报). The order `SCORE` is for the federation.
    async fn applications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<ApplicationFilter>,
        #[graphql(desc = "In which order; NEWEST when absent.")] order_by: Option<ApplicationOrder>,
    ) -> Result<Listed<Application, ApplicationTotal>> {
        let page = Page::<ApplicationPlace>::read(first, after)?;
        let (scope, order) = (caller(ctx).scope("Query.applications"), order_by.unwrap_or_default());
        // An order needs the same rights as what it is ordered by.
        if order == ApplicationOrder::Score && !scope.reads_reviews() {
            return Err(coded("orderBy: SCORE is not for your role", "FORBIDDEN"));
        }
        let filter = filter.unwrap_or_default().condition(&scope)?;
        let all = scope.applications().filter(filter);
        let onward = page.after.map_or_else(Condition::all, |place| order.onward(place));
        let rows = order.ordered(all.clone().filter(onward)).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, ApplicationTotal(all), |row| order.place(row), Application))
    }

    /// How many applications of a call stand in each state, those that are still being written too; states
    /// without any are left out (申报进度).
    async fn application_stages(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The call's global id.")] call_id: ID,
    ) -> Result<Vec<ApplicationStage>> {
        let id = CallId::parse(&call_id).map_err(|_| bad_input("callId: not a call's id"))?;
        let counted = caller(ctx).scope("Query.applicationStages").counted_applications();
        let rows = counted
            .filter(application::Column::CallId.eq(id))
            .select_only()
            .column(application::Column::State)
            .column_as(Expr::col(application::Column::Id).count(), "count")
            .group_by(application::Column::State)
            .into_model::<Counted>()
            .all(&state(ctx).db)
            .await
            .map_err(Fault::from)?;
        let count = |state: ApplicationState| rows.iter().find(|row| row.state == state.code()).map(|row| row.count);
        let stage = |state: &ApplicationState| count(*state).map(|count| ApplicationStage { state: *state, count });
        Ok(ApplicationState::ALL.iter().filter_map(stage).collect())
    }
}
