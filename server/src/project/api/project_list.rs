//! The list of projects: a society's own, the desk's board.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::project::case::{self, ProjectId, ProjectState};
use entity::project::fund::ProgrammeKind;
use entity::register::society::SocietyId;

use super::project::Project;
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, connect};

/// What to narrow a list of projects to (项目筛选).
#[derive(InputObject, Default)]
struct ProjectFilter {
    /// Of this society.
    society: Option<ID>,
    /// In one of these states.
    states: Option<Vec<ProjectState>>,
    /// Of this kind.
    kind: Option<ProgrammeKind>,
    /// Of the call with this number.
    call_no: Option<String>,
    /// With or without money.
    funded: Option<bool>,
    /// Whose title or leader holds this.
    search: Option<String>,
}

impl ProjectFilter {
    fn condition(self) -> Result<Condition> {
        let Self { society, states, kind, call_no, funded, search } = self;
        let society = society.map(|id| SocietyId::parse(&id)).transpose();
        let society = society.map_err(|_| bad_input("filter.society: not a society's id"))?;
        let search = search.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let named = search.map(|text| {
            Condition::any().add(case::Column::Title.contains(&text)).add(case::Column::LeaderName.contains(&text))
        });
        Ok(Condition::all()
            .add_option(society.map(|id| case::Column::SocietyId.eq(id)))
            .add_option(states.map(|states| case::Column::State.is_in(states)))
            .add_option(kind.map(|kind| case::Column::Kind.eq(kind)))
            .add_option(call_no.map(|no| case::Column::CallNo.eq(no)))
            .add_option(funded.map(|funded| case::Column::Funded.eq(funded)))
            .add_option(named))
    }
}

/// Fields of the whole list.
pub struct ProjectTotal(Select<case::Entity>);

#[Object]
impl ProjectTotal {
    /// Projects in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }

    /// How many are in each state, in the order of their way; states without any are left out.
    async fn by_state(&self, ctx: &Context<'_>) -> Result<Vec<ProjectsOfState>> {
        let counts = self.0.clone().select_only().column(case::Column::State).column_as(case::Column::Id.count(), "n");
        let rows: Vec<(ProjectState, i64)> =
            counts.group_by(case::Column::State).into_tuple().all(&state(ctx).db).await.map_err(Fault::from)?;
        let mut rows: Vec<_> = rows.into_iter().map(|(state, projects)| ProjectsOfState { state, projects }).collect();
        rows.sort_by_key(|row| row.state);
        Ok(rows)
    }
}

/// How many projects are in a state.
#[derive(SimpleObject)]
struct ProjectsOfState {
    /// The state (状态).
    state: ProjectState,
    /// How many (项目数).
    projects: i64,
}

/// Queries of projects.
#[derive(Default)]
pub struct ProjectQuery;

#[Object]
impl ProjectQuery {
    /// Projects that the caller may see, newest first (项目).
    async fn projects(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<ProjectFilter>,
    ) -> Result<Listed<Project, ProjectTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let all = caller(ctx).scope("Query.projects").projects().filter(filter.unwrap_or_default().condition()?);
        let onward = page.after.map(|id| case::Column::Id.lt(ProjectId(id)));
        let found = all.clone().filter(Condition::all().add_option(onward));
        let found = found.order_by_desc(case::Column::Id).limit(page.limit());
        let rows = found.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, ProjectTotal(all), |row| row.id.0, Project))
    }
}
