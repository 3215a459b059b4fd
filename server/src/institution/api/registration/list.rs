//! The list of applications: the clerk's, the chair's and civil affairs' queue, a society's own origin.

use async_graphql::{Context, ID, InputObject, Object, Result};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::institution::registration::admission::AdmissionStage;
use entity::institution::registration::{self, RegistrationId, RegistrationState};
use entity::register::society::SocietyId;

use super::Registration;
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::page::{FIRST_MAX, Listed, Page, connect};

/// What to narrow applications to; every given field must hold (筛选条件).
#[derive(InputObject, Default)]
pub struct RegistrationFilter {
    /// Only these, at most 100.
    ids: Option<Vec<ID>>,
    /// In these states (登记申请状态).
    states: Option<Vec<RegistrationState>>,
    /// In these stages of the double submission (登记环节党建办理状态).
    stages: Option<Vec<AdmissionStage>>,
    /// Only the one that this society came of.
    society: Option<ID>,
}

impl RegistrationFilter {
    fn condition(self) -> Result<Condition> {
        let Self { ids, states, stages, society } = self;
        if ids.as_ref().is_some_and(|ids| ids.len() > FIRST_MAX) {
            return Err(bad_input(format!("filter.ids: at most {FIRST_MAX}")));
        }
        let ids = ids.map(|ids| ids.iter().map(|id| RegistrationId::parse(id)).collect::<Result<Vec<_>, _>>());
        let ids = ids.transpose().map_err(|_| bad_input("filter.ids: not an application's id"))?;
        let society = society.map(|id| SocietyId::parse(&id)).transpose();
        let society = society.map_err(|_| bad_input("filter.society: not a society's id"))?;
        Ok(Condition::all()
            .add_option(ids.map(|any| registration::Column::Id.is_in(any)))
            .add_option(states.map(|any| registration::Column::State.is_in(any)))
            .add_option(stages.map(|any| registration::Column::Stage.is_in(any)))
            .add_option(society.map(|id| registration::Column::SocietyId.eq(id))))
    }
}

/// Fields of the whole list.
pub struct RegistrationTotal(Select<registration::Entity>);

#[Object]
impl RegistrationTotal {
    /// Applications in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of applications.
#[derive(Default)]
pub struct RegistrationQuery;

#[Object]
impl RegistrationQuery {
    /// Applications to registration that the caller may see, newest first (成立登记申请).
    async fn registrations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<RegistrationFilter>,
    ) -> Result<Listed<Registration, RegistrationTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let all = caller(ctx).scope("Query.registrations").registrations();
        let all = all.filter(filter.unwrap_or_default().condition()?);
        let id = registration::Column::Id;
        let onward = Condition::all().add_option(page.after.map(|after| id.lt(RegistrationId(after))));
        let rows = all.clone().filter(onward).order_by_desc(id).limit(page.limit()).all(&state(ctx).db).await;
        let rows = rows.map_err(Fault::from)?;
        Ok(connect(&page, rows, RegistrationTotal(all), |row| row.id.0, Registration))
    }
}
