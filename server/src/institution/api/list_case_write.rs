//! Mutations of credit lists: each an intention of civil affairs, of the federation or of the society.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::institution::list_case::ListCaseId;

use super::list_case::{ListCase, find_list_case};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::file::api::files_of;
use crate::institution::action::list_step::{
    self as step, ApplyForListExit, DismissListCase, EnterOnList, GiveListOpinion, GrantListExit, ObjectToListing,
    RecordListFault, RefuseListExit, ServeListNotice, Step, move_list_case,
};
use crate::institution::action::open_list_case::{self, open_list_case};

/// Input of `openListCase`.
#[derive(InputObject)]
struct OpenListCaseInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which society.
    society_id: ID,
    /// A code of `listReasons`: it says which list.
    reason: String,
    /// What shows it, at most 4000 characters.
    evidence: String,
    /// Files to attach: the notice, what shows the facts.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of a step of a case.
#[derive(InputObject)]
struct ListStepInput {
    /// The case's global id.
    case_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What is said: the objection, the opinion, the reason of the decision, what was put right; at most 4000
    /// characters.
    text: String,
    /// Files to attach: a society's with its objection or application, an office's what is served.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Payload of what is done with a case.
#[derive(SimpleObject)]
struct ListCasePayload {
    /// The case as it stands now, on a conflict too; null when there is none for the caller.
    list_case: Option<ListCase>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of credit lists.
#[derive(Default)]
pub struct ListCaseMutation;

#[Object]
impl ListCaseMutation {
    /// Gives a society notice that it is to be listed (列入告知): it can object until `objectionDueOn`.
    async fn open_list_case(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: OpenListCaseInput,
    ) -> Result<ListCasePayload> {
        let OpenListCaseInput { idempotency_key, society_id, reason, evidence, file_ids } = input;
        let society = society_id.to_string();
        let done = match files_of(&file_ids) {
            Err(stop) => Err(stop),
            Ok(files) => {
                let input = open_list_case::Input { idempotency_key, society, reason, evidence, files };
                open_list_case(state(ctx), permit(ctx)?, input).await
            }
        };
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        let list_case = match id {
            Some(id) => find_list_case(ctx, id).await?,
            None => None,
        };
        Ok(ListCasePayload { list_case, user_errors })
    }

    /// Gives notice of what the clock or a penalty proposed (送达列入告知).
    async fn serve_list_notice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ListStepInput,
    ) -> Result<ListCasePayload> {
        stepped::<ServeListNotice>(ctx, input).await
    }

    /// Objects to being listed (提出异议), by the society, until `objectionDueOn`.
    async fn object_to_listing(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ListStepInput,
    ) -> Result<ListCasePayload> {
        stepped::<ObjectToListing>(ctx, input).await
    }

    /// Says what the federation thinks of it (社科联意见): a sponsor's written proof that the society is not to
    /// blame can keep it off the list.
    async fn give_list_opinion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ListStepInput,
    ) -> Result<ListCasePayload> {
        stepped::<GiveListOpinion>(ctx, input).await
    }

    /// Enters the society on the list (决定列入), after an objection or when the days for one are over. The
    /// register follows at once.
    async fn enter_on_list(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ListStepInput,
    ) -> Result<ListCasePayload> {
        stepped::<EnterOnList>(ctx, input).await
    }

    /// Lets it be (不予列入): the objection holds, or nothing was to it.
    async fn dismiss_list_case(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ListStepInput,
    ) -> Result<ListCasePayload> {
        stepped::<DismissListCase>(ctx, input).await
    }

    /// Records a new fault of a society on the list (再次违规): its time begins anew.
    async fn record_list_fault(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ListStepInput,
    ) -> Result<ListCasePayload> {
        stepped::<RecordListFault>(ctx, input).await
    }

    /// Applies for removal (申请移出), by the society, from `exitFrom` on.
    async fn apply_for_list_exit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ListStepInput,
    ) -> Result<ListCasePayload> {
        stepped::<ApplyForListExit>(ctx, input).await
    }

    /// Takes the society off the list (准予移出). The register follows at once.
    async fn grant_list_exit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ListStepInput,
    ) -> Result<ListCasePayload> {
        stepped::<GrantListExit>(ctx, input).await
    }

    /// Does not take it off, with the reason (不予移出).
    async fn refuse_list_exit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ListStepInput,
    ) -> Result<ListCasePayload> {
        stepped::<RefuseListExit>(ctx, input).await
    }
}

async fn stepped<I: Step>(ctx: &Context<'_>, input: ListStepInput) -> Result<ListCasePayload> {
    let ListStepInput { case_id, expected_version, idempotency_key, text, file_ids } = input;
    let done = match files_of(&file_ids) {
        Err(stop) => Err(stop),
        Ok(files) => {
            let input = step::Input { idempotency_key, case: case_id.to_string(), expected_version, text, files };
            move_list_case::<I>(state(ctx), permit(ctx)?, input).await
        }
    };
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    let list_case = match ListCaseId::parse(&case_id) {
        Ok(id) => find_list_case(ctx, id).await?,
        Err(_) => None,
    };
    Ok(ListCasePayload { list_case, user_errors })
}
