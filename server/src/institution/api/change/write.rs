//! Mutations of changes of the register: each an intention of the society, of the federation or of civil
//! affairs.

use async_graphql::{Context, Object, Result, SimpleObject};

use entity::institution::change::ChangeId;

use super::input::{
    ApproveRegisterChangeInput, ConsentToRegisterChangeInput, ProposeRegisterChangeInput, RegisterChangeStepInput,
    ReportLiquidationInput, ResubmitRegisterChangeInput, ReturnRegisterChangeInput, papers_of,
};
use super::{RegisterChange, find_change};
use crate::api::intention::{permit, permit_for};
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::file::api::files_of;
use crate::institution::action::change::{self as propose, propose_register_change, resubmit_register_change};
use crate::institution::action::change_step::{
    self as step, ApproveRegisterChange, ConsentToRegisterChange, FileRegisterChange, NameLiquidators,
    RefuseRegisterChange, ReportLiquidation, ReturnRegisterChange, Step, WithdrawRegisterChange, move_change,
};

/// Payload of what is done with a change of the register.
#[derive(SimpleObject)]
struct RegisterChangePayload {
    /// The case as it stands now, on a conflict too; null when there is none for the caller.
    register_change: Option<RegisterChange>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of changes of the register.
#[derive(Default)]
pub struct RegisterChangeMutation;

#[Object]
impl RegisterChangeMutation {
    /// Proposes a change of a registered item, of the charter, a re-election, or the end of the society (申报变更
    /// 或注销登记), by its leader; one case a matter at a time.
    async fn propose_register_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ProposeRegisterChangeInput,
    ) -> Result<RegisterChangePayload> {
        let ProposeRegisterChangeInput { society_id, idempotency_key, proposal, papers } = input;
        let done = match (papers_of(papers), permit_for(ctx, &society_id).await) {
            (Err(stop), _) | (_, Err(stop)) => Err(stop),
            (Ok(papers), Ok(permit)) => {
                let input = propose::Input { idempotency_key, proposal: proposal.proposal(), papers };
                propose_register_change(state(ctx), permit, input).await
            }
        };
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        let register_change = match id {
            Some(id) => find_change(ctx, id).await?,
            None => None,
        };
        Ok(RegisterChangePayload { register_change, user_errors })
    }

    /// Corrects what the federation returned and sends it again (补正重报).
    async fn resubmit_register_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ResubmitRegisterChangeInput,
    ) -> Result<RegisterChangePayload> {
        let ResubmitRegisterChangeInput { change_id, expected_version, idempotency_key, proposal, papers } = input;
        let done = match papers_of(papers) {
            Err(stop) => Err(stop),
            Ok(papers) => {
                let (change, proposal) = (change_id.0.clone(), proposal.proposal());
                let input = propose::ResubmitInput { idempotency_key, change, expected_version, proposal, papers };
                resubmit_register_change(state(ctx), permit(ctx)?, input).await
            }
        };
        after(ctx, &change_id, done).await
    }

    /// Takes a change back, until it is filed (撤回). A society that is being liquidated does not take its end
    /// back.
    async fn withdraw_register_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RegisterChangeStepInput,
    ) -> Result<RegisterChangePayload> {
        said::<WithdrawRegisterChange>(ctx, input).await
    }

    /// Returns a change with a reason (退回): by the federation while it reviews, to be corrected; by civil
    /// affairs while it does, to be completed and filed again.
    async fn return_register_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReturnRegisterChangeInput,
    ) -> Result<RegisterChangePayload> {
        let ReturnRegisterChangeInput { change_id, expected_version, idempotency_key, reason, text } = input;
        let (change, reason) = (change_id.0, Some(reason));
        let input = step::Input { idempotency_key, change, expected_version, text, reason, ..Default::default() };
        stepped::<ReturnRegisterChange>(ctx, input).await
    }

    /// Consents as supervising unit, on a document (业务主管单位同意): a change is to be filed within thirty days; a
    /// society that ends is liquidated first, and the register says so at once.
    async fn consent_to_register_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ConsentToRegisterChangeInput,
    ) -> Result<RegisterChangePayload> {
        let ConsentToRegisterChangeInput {
            change_id,
            expected_version,
            idempotency_key,
            document_no,
            document_on,
            file_ids,
        } = input;
        match files_of(&file_ids) {
            Err(stop) => after(ctx, &change_id, Err(stop)).await,
            Ok(files) => {
                let (change, day) = (change_id.0, Some(document_on.0));
                let input = step::Input {
                    idempotency_key,
                    change,
                    expected_version,
                    document_no,
                    day,
                    files,
                    ..Default::default()
                };
                stepped::<ConsentToRegisterChange>(ctx, input).await
            }
        }
    }

    /// Names who liquidates the society, by post and name (成立清算组织); a second time replaces them.
    async fn name_liquidators(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RegisterChangeStepInput,
    ) -> Result<RegisterChangePayload> {
        said::<NameLiquidators>(ctx, input).await
    }

    /// Reports that the liquidation has ended, with its report (报告清算结果): fifteen days to file run from that day.
    async fn report_liquidation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReportLiquidationInput,
    ) -> Result<RegisterChangePayload> {
        let ReportLiquidationInput { change_id, expected_version, idempotency_key, liquidated_on, papers } = input;
        match papers_of(papers) {
            Err(stop) => after(ctx, &change_id, Err(stop)).await,
            Ok(papers) => {
                let (change, day) = (change_id.0, Some(liquidated_on.0));
                let input =
                    step::Input { idempotency_key, change, expected_version, day, papers, ..Default::default() };
                stepped::<ReportLiquidation>(ctx, input).await
            }
        }
    }

    /// Files it with civil affairs (报登记管理机关), late too: the register has to follow. What bars an end is refused
    /// here.
    async fn file_register_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RegisterChangeStepInput,
    ) -> Result<RegisterChangePayload> {
        said::<FileRegisterChange>(ctx, input).await
    }

    /// Approves (准予): the register says so from today; a society that is deregistered stands in no list from
    /// today, and what waited for it is closed.
    async fn approve_register_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ApproveRegisterChangeInput,
    ) -> Result<RegisterChangePayload> {
        let ApproveRegisterChangeInput { change_id, expected_version, idempotency_key, document_no, notice } = input;
        let (change, text) = (change_id.0, notice);
        let input = step::Input { idempotency_key, change, expected_version, text, document_no, ..Default::default() };
        stepped::<ApproveRegisterChange>(ctx, input).await
    }

    /// Refuses, with the reason (不予准予): the register stays as it is.
    async fn refuse_register_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RegisterChangeStepInput,
    ) -> Result<RegisterChangePayload> {
        said::<RefuseRegisterChange>(ctx, input).await
    }
}

async fn said<I: Step>(ctx: &Context<'_>, input: RegisterChangeStepInput) -> Result<RegisterChangePayload> {
    let id = input.change_id.clone();
    match input.input() {
        Ok(input) => stepped::<I>(ctx, input).await,
        Err(stop) => after(ctx, &id, Err(stop)).await,
    }
}

async fn stepped<I: Step>(ctx: &Context<'_>, input: step::Input) -> Result<RegisterChangePayload> {
    let id = input.change.clone();
    let done = move_change::<I>(state(ctx), permit(ctx)?, input).await;
    after(ctx, &id, done).await
}

/// The payload after an intention about this case.
async fn after(ctx: &Context<'_>, id: &str, done: Result<(), Stop>) -> Result<RegisterChangePayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    let register_change = match ChangeId::parse(id) {
        Ok(id) => find_change(ctx, id).await?,
        Err(_) => None,
    };
    Ok(RegisterChangePayload { register_change, user_errors })
}
