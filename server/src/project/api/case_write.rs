//! Mutations of cases: a society's, an editor's, the federation's.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::project::case_study::{CaseStudyId, CaseText, Verdict};
use entity::project::outcome::Outcome;

use super::case_study::{CaseStudy, find_case_study};
use crate::api::intention::{permit, permit_for};
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::file::api::files_of;
use crate::project::action::case_step::{
    self as step, AcceptCase, DeclineCase, ReturnCase, Step, WithdrawCase, assign_case_editors, give_case_word,
    move_case,
};
use crate::project::action::submit_case::{self, resubmit_case, submit_case};

/// A case as it is sent.
#[derive(InputObject)]
struct CaseTextInput {
    /// Its title, at most 100 characters (案例名称).
    title: String,
    /// Who wrote it, at most 100 characters (作者).
    authors: String,
    /// What it is about, for everybody, at most 400 characters (摘要).
    summary: String,
    /// The case, at most 12000 characters (正文).
    text: String,
    /// To what effect it was done, at least one (成效方向).
    outcomes: Vec<Outcome>,
}

impl From<CaseTextInput> for CaseText {
    fn from(input: CaseTextInput) -> Self {
        let CaseTextInput { title, authors, summary, text, outcomes } = input;
        Self { title, authors, summary, text, outcomes }
    }
}

/// Input of `submitCase`.
#[derive(InputObject)]
struct SubmitCaseInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which society sends it: one's own.
    society_id: ID,
    /// For which edition.
    casebook_id: ID,
    /// The case.
    case: CaseTextInput,
    /// Files to attach.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of `resubmitCase`.
#[derive(InputObject)]
struct ResubmitCaseInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which case.
    case_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// The case as it is now.
    case: CaseTextInput,
    /// More files to attach.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of `assignCaseEditors`.
#[derive(InputObject)]
struct AssignCaseEditorsInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which case.
    case_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// The editors' societies, in the order in which it goes round: of the edition, not the case's own.
    editors: Vec<ID>,
}

/// Input of `giveCaseWord`.
#[derive(InputObject)]
struct GiveCaseWordInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which case.
    case_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// What the editor thinks (意见).
    verdict: Verdict,
    /// Why, and what is to be revised, 1 to 4000 characters (说明).
    text: String,
}

/// Input of what is done with a case in words.
#[derive(InputObject)]
struct CaseStepInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which case.
    case_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Why, at most 4000 characters; nothing is needed to accept.
    #[graphql(default)]
    text: String,
}

/// Payload of what is done with a case.
#[derive(SimpleObject)]
struct CaseStudyPayload {
    /// The case as it stands now, on a conflict too; null when there is none for the caller.
    case_study: Option<CaseStudy>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of cases.
#[derive(Default)]
pub struct CaseStudyMutation;

#[Object]
impl CaseStudyMutation {
    /// Sends a case for an edition while it collects (报送案例).
    async fn submit_case(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SubmitCaseInput,
    ) -> Result<CaseStudyPayload> {
        let SubmitCaseInput { idempotency_key, society_id, casebook_id, case, file_ids } = input;
        let done = async {
            let permit = permit_for(ctx, &society_id).await?;
            let (casebook, files) = (casebook_id.to_string(), files_of(&file_ids)?);
            let input = submit_case::Input { idempotency_key, casebook, case: case.into(), files };
            submit_case(state(ctx), permit, input).await
        };
        let (id, user_errors) = settle(done.await, caller(ctx).language)?;
        read(ctx, id, user_errors).await
    }

    /// Sends a returned case again, revised: its editors read it once more (修改重报).
    async fn resubmit_case(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ResubmitCaseInput,
    ) -> Result<CaseStudyPayload> {
        let ResubmitCaseInput { idempotency_key, case_id, expected_version, case, file_ids } = input;
        let permit = permit(ctx)?;
        let done = async {
            let (id, files) = (case_id.to_string(), files_of(&file_ids)?);
            let again = submit_case::Again { idempotency_key, id, expected_version, case: case.into(), files };
            resubmit_case(state(ctx), permit, again).await
        };
        payload(ctx, &case_id, done.await).await
    }

    /// Takes a case back before it is published, with the reason (撤回案例).
    async fn withdraw_case(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: CaseStepInput,
    ) -> Result<CaseStudyPayload> {
        stepped::<WithdrawCase>(ctx, input).await
    }

    /// Gives a case to editors of other societies (分配编辑).
    async fn assign_case_editors(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: AssignCaseEditorsInput,
    ) -> Result<CaseStudyPayload> {
        let AssignCaseEditorsInput { idempotency_key, case_id, expected_version, editors } = input;
        let editors = editors.iter().map(|id| id.to_string()).collect();
        let input = step::Assigned { idempotency_key, id: case_id.to_string(), expected_version, editors };
        payload(ctx, &case_id, assign_case_editors(state(ctx), permit(ctx)?, input).await).await
    }

    /// An editor says his word about a case of another society (提出编辑意见).
    async fn give_case_word(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: GiveCaseWordInput,
    ) -> Result<CaseStudyPayload> {
        let GiveCaseWordInput { idempotency_key, case_id, expected_version, verdict, text } = input;
        let input = step::Said { idempotency_key, id: case_id.to_string(), expected_version, verdict, text };
        payload(ctx, &case_id, give_case_word(state(ctx), permit(ctx)?, input).await).await
    }

    /// Returns a case to its society, with what is to be revised (退回修改).
    async fn return_case(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: CaseStepInput,
    ) -> Result<CaseStudyPayload> {
        stepped::<ReturnCase>(ctx, input).await
    }

    /// Takes a case after the words of different editors (采用案例).
    async fn accept_case(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: CaseStepInput,
    ) -> Result<CaseStudyPayload> {
        stepped::<AcceptCase>(ctx, input).await
    }

    /// Does not take a case, with the reason (不采用案例).
    async fn decline_case(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: CaseStepInput,
    ) -> Result<CaseStudyPayload> {
        stepped::<DeclineCase>(ctx, input).await
    }
}

async fn stepped<I: Step>(ctx: &Context<'_>, input: CaseStepInput) -> Result<CaseStudyPayload> {
    let CaseStepInput { idempotency_key, case_id, expected_version, text } = input;
    let input = step::Input { idempotency_key, id: case_id.to_string(), expected_version, text };
    payload(ctx, &case_id, move_case::<I>(state(ctx), permit(ctx)?, input).await).await
}

async fn payload(ctx: &Context<'_>, id: &ID, done: Result<(), Stop>) -> Result<CaseStudyPayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    read(ctx, CaseStudyId::parse(id).ok(), user_errors).await
}

async fn read(ctx: &Context<'_>, id: Option<CaseStudyId>, user_errors: Vec<UserError>) -> Result<CaseStudyPayload> {
    let case_study = match id {
        Some(id) => find_case_study(ctx, id).await?,
        None => None,
    };
    Ok(CaseStudyPayload { case_study, user_errors })
}
