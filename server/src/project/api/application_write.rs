//! What is done with one application: begun, filled in, submitted, taken back, given up; returned or failed by
//! the federation's desk.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::project::application::{ApplicationId, ApplicationReason};

use super::application::{Application, find_application};
use crate::api::intention::{permit, permit_for};
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::file::api::files_of;
use crate::project::action::application::begin::{self, begin_application};
use crate::project::action::application::save::{self, save_application};
use crate::project::action::application::step::{
    self, RecallApplication, RejectApplication, ReturnApplication, Step, WithdrawApplication, move_application,
};
use crate::project::action::application::submit::{self, submit_application};

/// Input of `beginApplication`.
#[derive(InputObject)]
struct BeginApplicationInput {
    /// The society's global id.
    society_id: ID,
    /// The call's global id.
    call_id: ID,
    /// Names this intention, at most 80 characters: a retry with the same key and input changes
    /// nothing twice.
    idempotency_key: String,
}

/// A field as someone has filled it in (填写内容).
#[derive(InputObject)]
struct ApplicationAnswerInput {
    /// The field's code, as `Call.fields` names it.
    field: String,
    /// What it is to hold, empty to empty it: amounts in fen, days as YYYY-MM-DD, persons a line each as
    /// `name，affiliation`.
    value: String,
    /// The `version` of the answer that the writer saw; 0 for a field that nobody has written yet.
    seen_version: i32,
}

/// Input of `saveApplication`.
#[derive(InputObject)]
struct SaveApplicationInput {
    /// The application's global id.
    application_id: ID,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The fields, each once.
    answers: Vec<ApplicationAnswerInput>,
}

/// A paper that the call names (申报材料).
#[derive(InputObject)]
struct ApplicationPaperInput {
    /// Its name, as `Call.documents` says it.
    document: String,
    /// Its files: 1 to 10 ids from `requestUpload`, of the caller's own.
    file_ids: Vec<ID>,
}

/// Input of `submitApplication`.
#[derive(InputObject)]
struct SubmitApplicationInput {
    /// The application's global id.
    application_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Papers that the call names, each once (申报材料); those that were sent before stay.
    #[graphql(default)]
    papers: Vec<ApplicationPaperInput>,
    /// Other papers (其他材料): at most 10 ids from `requestUpload`, of the caller's own.
    #[graphql(default)]
    file_ids: Vec<ID>,
    /// The argument without names and places (论证活页): at most 10 ids, as above. Experts read these.
    #[graphql(default)]
    blind_file_ids: Vec<ID>,
}

/// Input of what is said about an application in words.
#[derive(InputObject)]
struct ApplicationTextInput {
    /// The application's global id.
    application_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What is said, at most 4000 characters; nothing is needed to take it back to be changed.
    text: Option<String>,
}

/// Input of a return or a failure.
#[derive(InputObject)]
struct ApplicationReasonInput {
    /// The application's global id.
    application_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Why.
    reason: ApplicationReason,
    /// Why in words, 1 to 4000 characters.
    text: String,
}

/// Payload of what is done with an application.
#[derive(SimpleObject)]
struct ApplicationPayload {
    /// The application as it stands now, on a conflict too; null when there is none for the caller.
    application: Option<Application>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// A field that somebody else has written differently meanwhile (填写冲突).
#[derive(SimpleObject)]
struct ApplicationClash {
    /// The field's code.
    field: String,
    /// What this writer wanted.
    yours: String,
    /// What stands there.
    theirs: String,
    /// The version to send once a person has chosen.
    version: i32,
    /// Who wrote what stands there.
    by: String,
}

/// Payload of `saveApplication`.
#[derive(SimpleObject)]
struct SaveApplicationPayload {
    /// The application as it stands now; null when there is none for the caller.
    application: Option<Application>,
    /// Fields that were left as they were, because somebody else has written them meanwhile; the others were
    /// written.
    clashes: Vec<ApplicationClash>,
    /// Why nothing was written; empty when something was.
    user_errors: Vec<UserError>,
}

/// Mutations of single applications.
#[derive(Default)]
pub struct ApplicationMutation;

#[Object]
impl ApplicationMutation {
    /// Begins an application to an open call (开始填报). Whoever may not apply is refused with `CALL_BARRED` for each
    /// thing that stands in the way, as `Call.hindrances` tells it.
    async fn begin_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: BeginApplicationInput,
    ) -> Result<ApplicationPayload> {
        let BeginApplicationInput { society_id, call_id, idempotency_key } = input;
        let done = async {
            let permit = permit_for(ctx, &society_id).await?;
            begin_application(state(ctx), permit, begin::Input { idempotency_key, call: call_id.to_string() }).await
        };
        let (id, user_errors) = settle(done.await, caller(ctx).language)?;
        let application = match id {
            Some(id) => find_application(ctx, id).await?,
            None => None,
        };
        Ok(ApplicationPayload { application, user_errors })
    }

    /// Fills fields in (填报). Each field is merged by itself: co-authors can write at the same time.
    async fn save_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SaveApplicationInput,
    ) -> Result<SaveApplicationPayload> {
        let SaveApplicationInput { application_id, idempotency_key, answers } = input;
        let filled = |answer: ApplicationAnswerInput| {
            let ApplicationAnswerInput { field, value, seen_version } = answer;
            save::Filled { field, value, seen_version }
        };
        let answers = answers.into_iter().map(filled).collect();
        let input = save::Input { idempotency_key, application: application_id.to_string(), answers };
        let done = save_application(state(ctx), permit(ctx)?, input).await;
        let (clashes, user_errors) = settle(done, caller(ctx).language)?;
        let told = |clash: save::Clash| {
            let save::Clash { field, yours, theirs, version, by } = clash;
            ApplicationClash { field, yours, theirs, version, by }
        };
        let clashes = clashes.unwrap_or_default().into_iter().map(told).collect();
        Ok(SaveApplicationPayload { application: named(ctx, &application_id).await?, clashes, user_errors })
    }

    /// Submits an application, or submits again what was returned (提交).
    async fn submit_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SubmitApplicationInput,
    ) -> Result<ApplicationPayload> {
        let SubmitApplicationInput {
            application_id,
            expected_version,
            idempotency_key,
            papers,
            file_ids,
            blind_file_ids,
        } = input;
        let permit = permit(ctx)?;
        let done = async {
            let named = |paper: ApplicationPaperInput| {
                let ApplicationPaperInput { document, file_ids } = paper;
                Ok(submit::Paper { document: document.trim().to_owned(), files: files_of(&file_ids)? })
            };
            let papers = papers.into_iter().map(named).collect::<Result<_, Stop>>()?;
            let (others, blind_papers) = (files_of(&file_ids)?, files_of(&blind_file_ids)?);
            let application = application_id.to_string();
            let input = submit::Input { idempotency_key, application, expected_version, papers, others, blind_papers };
            submit_application(state(ctx), permit, input).await
        };
        payload(ctx, &application_id, done.await).await
    }

    /// Takes a submitted application back to be changed, until the call is over (撤回修改).
    async fn recall_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ApplicationTextInput,
    ) -> Result<ApplicationPayload> {
        stepped::<RecallApplication>(ctx, input).await
    }

    /// Gives an application up, with the reason (撤回申报).
    async fn withdraw_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ApplicationTextInput,
    ) -> Result<ApplicationPayload> {
        stepped::<WithdrawApplication>(ctx, input).await
    }

    /// Returns an application to be completed (退回补正).
    async fn return_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ApplicationReasonInput,
    ) -> Result<ApplicationPayload> {
        reasoned::<ReturnApplication>(ctx, input).await
    }

    /// Fails an application in the formal check (形式审查不合格).
    async fn reject_application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ApplicationReasonInput,
    ) -> Result<ApplicationPayload> {
        reasoned::<RejectApplication>(ctx, input).await
    }
}

async fn reasoned<I: Step>(ctx: &Context<'_>, input: ApplicationReasonInput) -> Result<ApplicationPayload> {
    let ApplicationReasonInput { application_id, expected_version, idempotency_key, reason, text } = input;
    let (reason, text) = (Some(reason), Some(text));
    let application = application_id.to_string();
    let input = step::Input { idempotency_key, application, expected_version, reason, text };
    payload(ctx, &application_id, move_application::<I>(state(ctx), permit(ctx)?, input).await).await
}

async fn stepped<I: Step>(ctx: &Context<'_>, input: ApplicationTextInput) -> Result<ApplicationPayload> {
    let ApplicationTextInput { application_id, expected_version, idempotency_key, text } = input;
    let application = application_id.to_string();
    let input = step::Input { idempotency_key, application, expected_version, reason: None, text };
    payload(ctx, &application_id, move_application::<I>(state(ctx), permit(ctx)?, input).await).await
}

async fn payload(ctx: &Context<'_>, id: &ID, done: Result<(), Stop>) -> Result<ApplicationPayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    Ok(ApplicationPayload { application: named(ctx, id).await?, user_errors })
}

/// The application of this id as it stands for the caller.
pub async fn named(ctx: &Context<'_>, id: &ID) -> Result<Option<Application>> {
    Ok(match ApplicationId::parse(id) {
        Ok(id) => find_application(ctx, id).await?,
        Err(_) => None,
    })
}
