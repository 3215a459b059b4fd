//! The list of formations: the federation's queue, a society's own history.

use async_graphql::{Context, ID, InputObject, Object, Result};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use entity::form::formation::{self, FormationId, FormationMove, FormationState, ReturnReason, step};
use entity::form::party_form::PartyForm;
use entity::form::remark::{ProposalField, row as remark};
use entity::register::society::SocietyId;

use super::formation::Formation;
use crate::access::Scope;
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, connect};

/// What to narrow formations to; every given field must hold (筛选条件).
#[derive(InputObject, Default)]
pub struct FormationFilter {
    /// States (办理状态).
    states: Option<Vec<FormationState>>,
    /// Forms that are proposed (申报形式).
    form: Option<Vec<PartyForm>>,
    /// Only open ones (true), only closed ones (false); both when absent (是否在办).
    open: Option<bool>,
    /// Only those of this society.
    society: Option<ID>,
    /// Returned at least once for one of these reasons (曾因此退回).
    return_reasons: Option<Vec<ReturnReason>>,
    /// Remarked on at one of these fields when it was returned (退回时指出的申报项目).
    remarked_fields: Option<Vec<ProposalField>>,
}

impl FormationFilter {
    fn condition(self, scope: &Scope<'_>) -> Result<Condition> {
        let Self { states, form, open, society, return_reasons, remarked_fields } = self;
        let closed = formation::Column::ClosedAt;
        let society = society.map(|id| SocietyId::parse(&id)).transpose();
        let society = society.map_err(|_| bad_input("filter.society: not a society's id"))?;
        Ok(Condition::all()
            .add_option(states.map(|any| formation::Column::State.is_in(any)))
            .add_option(form.map(|any| formation::Column::Form.is_in(any)))
            .add_option(open.map(|yes| if yes { closed.is_null() } else { closed.is_not_null() }))
            .add_option(society.map(|id| formation::Column::SocietyId.eq(id)))
            .add_option(return_reasons.map(|reasons| returned_for(scope, reasons)))
            .add_option(remarked_fields.map(|fields| remarked_at(scope, fields))))
    }
}

/// Formations that were returned for one of these reasons.
fn returned_for(scope: &Scope<'_>, reasons: Vec<ReturnReason>) -> SimpleExpr {
    let steps = scope.formation_steps().select_only().column(step::Column::FormationId);
    let steps = steps.filter(step::Column::Step.eq(FormationMove::Return)).filter(step::Column::Reason.is_in(reasons));
    formation::Column::Id.in_subquery(steps.into_query())
}

/// Formations that were remarked on at one of these fields.
fn remarked_at(scope: &Scope<'_>, fields: Vec<ProposalField>) -> SimpleExpr {
    let remarks = scope.formation_remarks().select_only().column(remark::Column::FormationId);
    formation::Column::Id.in_subquery(remarks.filter(remark::Column::Field.is_in(fields)).into_query())
}

/// Fields of the whole list.
pub struct FormationTotal(Select<formation::Entity>);

#[Object]
impl FormationTotal {
    /// Formations in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// A page of formations.
pub type FormationConnection = Listed<Formation, FormationTotal>;

/// Queries of formations.
#[derive(Default)]
pub struct FormationQuery;

#[Object]
impl FormationQuery {
    /// Formations that the caller may see, in the order in which they were begun (组建事项).
    async fn formations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<FormationFilter>,
    ) -> Result<FormationConnection> {
        let page = Page::<uuid::Uuid>::read(first, after)?;
        let scope = caller(ctx).scope("Query.formations");
        let all = scope.formations().filter(filter.unwrap_or_default().condition(&scope)?);
        let id = formation::Column::Id;
        let onward = page.after.map(|after| Expr::col((formation::Entity, id)).gt(FormationId(after)));
        let rows = all.clone().filter(Condition::all().add_option(onward)).order_by_asc(id).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, FormationTotal(all), |row| row.id.0, Formation))
    }
}
