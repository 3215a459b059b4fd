//! `passFormation`, `returnFormation`, `approveFormation`, `withdrawFormation`: what happens to a case.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::form::formation::{FormationId, ReturnReason};
use entity::form::remark::{ProposalField, Remark};
use entity::refusal::RefusalCode;

use super::formation::{Formation, find_formation};
use crate::access::{Intention, Permit};
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::file::api::files_of;
use crate::form::action::approve_formation::{self, approve_formation};
use crate::form::action::pass_formation::{self, pass_formation};
use crate::form::action::return_formation::{self, return_formation};
use crate::form::action::withdraw_formation::{self, withdraw_formation};
use crate::job::watch;
use crate::scalar::Date;

/// Payload of a move of a formation.
#[derive(SimpleObject)]
pub struct FormationPayload {
    /// The case as it stands now, on a conflict too; null when it does not exist for the caller.
    formation: Option<Formation>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Input of `passFormation` and `withdrawFormation`.
#[derive(InputObject)]
struct MoveFormationInput {
    /// The case's global id.
    formation_id: ID,
    /// The case's `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters: a retry with the same key and input changes
    /// nothing twice.
    idempotency_key: String,
}

/// What is wrong with one field of a proposal (逐项意见).
#[derive(InputObject)]
struct RemarkInput {
    /// The field (申报项目); one that a proposal of this form has.
    field: ProposalField,
    /// What is wrong with it, 1 to 200 characters (意见).
    text: String,
}

/// Input of `returnFormation`.
#[derive(InputObject)]
struct ReturnFormationInput {
    /// The case's global id.
    formation_id: ID,
    /// The case's `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters: a retry with the same key and input changes
    /// nothing twice.
    idempotency_key: String,
    /// Why (退回原因).
    reason: ReturnReason,
    /// What the society has to correct, at most 500 characters (退回说明).
    text: String,
    /// The same field by field, each field at most once (逐项意见); may be empty.
    #[graphql(default)]
    remarks: Vec<RemarkInput>,
}

/// Input of `approveFormation`.
#[derive(InputObject)]
struct ApproveFormationInput {
    /// The case's global id.
    formation_id: ID,
    /// The case's `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters: a retry with the same key and input changes
    /// nothing twice.
    idempotency_key: String,
    /// Number of the superior body's document, at most 60 characters; needed where that body approves (批复文号).
    document_no: Option<String>,
    /// Day of the document, and first day of the form; needed where the superior body approves, today
    /// when absent elsewhere (批复日期).
    document_on: Option<Date>,
    /// The document itself (批复文件), at most 10 files: ids from `requestUpload`, of the caller's own.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Mutations of cases under way.
#[derive(Default)]
pub struct ReviewMutation;

#[Object]
impl ReviewMutation {
    /// Passes a proposal on to the superior Party organisation (审核通过).
    async fn pass_formation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: MoveFormationInput,
    ) -> Result<FormationPayload> {
        let MoveFormationInput { formation_id: id, expected_version, idempotency_key } = input;
        let done = async {
            let (permit, formation_id) = permit_of(ctx, &id).await?;
            let input = pass_formation::Input { formation_id, expected_version, idempotency_key };
            pass_formation(state(ctx), permit, input).await
        };
        after_case(ctx, &id, done.await).await
    }

    /// Takes a proposal back (撤回申报).
    async fn withdraw_formation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: MoveFormationInput,
    ) -> Result<FormationPayload> {
        let MoveFormationInput { formation_id: id, expected_version, idempotency_key } = input;
        let done = async {
            let (permit, formation_id) = permit_of(ctx, &id).await?;
            let input = withdraw_formation::Input { formation_id, expected_version, idempotency_key };
            withdraw_formation(state(ctx), permit, input).await
        };
        after_case(ctx, &id, done.await).await
    }

    /// Returns a proposal to the society, with a reason (退回申报).
    async fn return_formation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReturnFormationInput,
    ) -> Result<FormationPayload> {
        let ReturnFormationInput { formation_id: id, expected_version, idempotency_key, reason, text, remarks } = input;
        let remark = |RemarkInput { field, text }| Remark { field, text };
        let remarks = remarks.into_iter().map(remark).collect();
        let done = async {
            let (permit, formation_id) = permit_of(ctx, &id).await?;
            let input =
                return_formation::Input { formation_id, expected_version, idempotency_key, reason, text, remarks };
            return_formation(state(ctx), permit, input).await
        };
        after_case(ctx, &id, done.await).await
    }

    /// Approves a proposal: records the superior body's document, or confirms a liaison (登记批复).
    async fn approve_formation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ApproveFormationInput,
    ) -> Result<FormationPayload> {
        let ApproveFormationInput {
            formation_id: id,
            expected_version,
            idempotency_key,
            document_no,
            document_on,
            file_ids,
        } = input;
        let done = async {
            let (permit, formation_id) = permit_of(ctx, &id).await?;
            let input = approve_formation::Input {
                formation_id,
                expected_version,
                idempotency_key,
                document_no,
                document_on: document_on.map(|day| day.0),
                files: files_of(&file_ids)?,
            };
            let society = permit.society()?.society_id;
            approve_formation(state(ctx), permit, input).await?;
            // The change that was due is made.
            watch::after_write(state(ctx), society).await;
            Ok(())
        };
        after_case(ctx, &id, done.await).await
    }
}

/// The permit for the society of a case that an input names; `NOT_FOUND` when it does not exist for the caller.
pub async fn permit_of<I: Intention>(ctx: &Context<'_>, id: &ID) -> Result<(Permit<I>, FormationId), Stop> {
    let caller = caller(ctx);
    let viewer = caller.viewer.get().ok_or_else(|| Stop::whole(RefusalCode::SessionExpired))?;
    let missing = || Stop::at("formationId", RefusalCode::NotFound);
    let id = FormationId::parse(id).map_err(|_| missing())?;
    let case = find_formation(ctx, id).await?.ok_or_else(missing)?;
    let permit = Permit::for_society(state(ctx), viewer, &caller.request_id, case.0.society_id).await?;
    Ok((permit.ok_or_else(missing)?, id))
}

/// The payload: the case read again, with what was refused.
pub async fn after_case(ctx: &Context<'_>, id: &ID, done: Result<(), Stop>) -> Result<FormationPayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    let formation = match FormationId::parse(id) {
        Ok(id) => find_formation(ctx, id).await?,
        Err(_) => None,
    };
    Ok(FormationPayload { formation, user_errors })
}
