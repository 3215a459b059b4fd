//! Open reasons: how often proposals were returned, why, and about which field, so that the form can be
//! made better where it is misunderstood.

use std::collections::BTreeMap;

use async_graphql::{Context, Object, Result, SimpleObject};
use sea_orm::{ColumnTrait, QueryFilter};

use entity::Word;
use entity::form::formation::{FormationMove, ReturnReason, step};
use entity::form::remark::ProposalField;

use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::scalar::Date;
use crate::world::day_in_china;

/// How often proposals were returned, and why (退回统计).
#[derive(SimpleObject)]
struct FormationReturns {
    /// Returns of all (退回次数).
    total: usize,
    /// Cases that were returned at least once (被退回的事项数).
    formations: usize,
    /// By reason, every reason once, in the order of the vocabulary (按原因).
    by_reason: Vec<ReturnsOfReason>,
    /// By field, every field once, in the order of the form (按申报项目).
    by_field: Vec<ReturnsOfField>,
}

/// Returns for one reason.
#[derive(SimpleObject)]
struct ReturnsOfReason {
    /// The reason (退回原因).
    reason: ReturnReason,
    /// Returns.
    returns: usize,
}

/// Returns with a remark about one field.
#[derive(SimpleObject)]
struct ReturnsOfField {
    /// The field (申报项目).
    field: ProposalField,
    /// Returns; one may remark on several fields.
    returns: usize,
}

/// Queries of open reasons.
#[derive(Default)]
pub struct ReturnQuery;

#[Object]
impl ReturnQuery {
    /// Returns of proposals in societies that the caller may see, by reason and by field (退回统计).
    async fn formation_returns(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first day of the period, in China; from the beginning when absent.")] since: Option<Date>,
        #[graphql(desc = "The last day of the period, in China; until today when absent.")] until: Option<Date>,
    ) -> Result<FormationReturns> {
        if since.zip(until).is_some_and(|(since, until)| since.0 > until.0) {
            return Err(bad_input("until: not before since"));
        }
        let scope = caller(ctx).scope("Query.formationReturns");
        let steps = scope.formation_steps().filter(step::Column::Step.eq(FormationMove::Return));
        let mut steps = steps.all(&state(ctx).db).await.map_err(Fault::from)?;
        steps.retain(|row| {
            let day = day_in_china(row.at);
            since.is_none_or(|since| since.0 <= day) && until.is_none_or(|until| day <= until.0)
        });
        let of: BTreeMap<uuid::Uuid, &step::Model> = steps.iter().map(|row| (row.id, row)).collect();
        let mut remarks = scope.formation_remarks().all(&state(ctx).db).await.map_err(Fault::from)?;
        remarks.retain(|row| of.contains_key(&row.step_id));
        let reason = |reason: &ReturnReason| ReturnsOfReason {
            reason: *reason,
            returns: steps.iter().filter(|row| row.reason == Some(*reason)).count(),
        };
        let field = |field: &ProposalField| ReturnsOfField {
            field: *field,
            returns: remarks.iter().filter(|row| row.field == *field).count(),
        };
        let mut cases: Vec<_> = steps.iter().map(|row| row.formation_id.0).collect();
        cases.sort_unstable();
        cases.dedup();
        Ok(FormationReturns {
            total: steps.len(),
            formations: cases.len(),
            by_reason: ReturnReason::ALL.iter().map(reason).collect(),
            by_field: ProposalField::ALL.iter().map(field).collect(),
        })
    }
}
