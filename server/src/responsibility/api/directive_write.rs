//! `issueDirective`, `acknowledgeDirective`, `reportDirectiveDone`, `withdrawDirective`.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use sea_orm::{ColumnTrait, QueryFilter};

use entity::responsibility::directive::{DirectiveId, RecipientId, recipient};

use super::directive::{Directive, DirectiveRecipient, find_directive};
use super::recipients::{RecipientsInput, found_by};
use crate::access::Intention;
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::file::api::files_of;
use crate::responsibility::action::answer_directive::{self, acknowledge_directive, report_directive_done};
use crate::responsibility::action::issue_directive::{self, IssueDirective, issue_directive};
use crate::responsibility::action::withdraw_directive::{self, withdraw_directive};
use crate::scalar::Date;

/// Input of `issueDirective`.
#[derive(InputObject)]
struct IssueDirectiveInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The number that the document carries (文号), at most 100 characters.
    number: String,
    /// Title (标题), at most 100 characters.
    title: String,
    /// What is asked (内容), at most 4000 characters.
    body: String,
    /// The last day (办理期限), today or later.
    due_on: Date,
    /// Who is asked.
    recipients: RecipientsInput,
    /// Papers of the directive (任务附件), at most 10 files: ids from `requestUpload`, of the caller's own, each named once.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of `acknowledgeDirective`.
#[derive(InputObject)]
struct AcknowledgeDirectiveInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The global id of the caller's own recipient of the directive.
    recipient_id: ID,
}

/// Input of `reportDirectiveDone`.
#[derive(InputObject)]
struct ReportDirectiveDoneInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The global id of the caller's own recipient of the directive.
    recipient_id: ID,
    /// What was done (反馈), at most 4000 characters.
    echo: String,
    /// What shows it (办结佐证), at most 10 files: ids from `requestUpload`, of the caller's own, each named once.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of `withdrawDirective`.
#[derive(InputObject)]
struct WithdrawDirectiveInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The directive's global id.
    directive_id: ID,
    /// Why, at most 4000 characters.
    reason: String,
}

/// Payload of what is done with a directive by its issuer.
#[derive(SimpleObject)]
struct DirectivePayload {
    /// The directive as it stands now; null when there is none for the caller.
    directive: Option<Directive>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Payload of what is done with a directive by a recipient.
#[derive(SimpleObject)]
struct DirectiveAnswerPayload {
    /// The recipient as it stands now; null when there is none for the caller.
    recipient: Option<DirectiveRecipient>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of directives.
#[derive(Default)]
pub struct DirectiveMutation;

#[Object]
impl DirectiveMutation {
    /// Issues a directive (下达部署任务): the organisation department in its region, the federation to
    /// its own societies. Each recipient finds it among what waits for him.
    async fn issue_directive(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: IssueDirectiveInput,
    ) -> Result<DirectivePayload> {
        let IssueDirectiveInput { idempotency_key, number, title, body, due_on, recipients, file_ids } = input;
        let (asked, due_on) = (format!("{recipients:?}"), due_on.0);
        let recipients = found_by(ctx, &recipients, IssueDirective::FIELD).await?;
        let done = match files_of(&file_ids) {
            Err(stop) => Err(stop),
            Ok(files) => {
                let input =
                    issue_directive::Input { idempotency_key, number, title, body, due_on, asked, recipients, files };
                issue_directive(state(ctx), permit(ctx)?, input).await
            }
        };
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        let directive = match id {
            Some(id) => find_directive(ctx, id).await?,
            None => None,
        };
        Ok(DirectivePayload { directive, user_errors })
    }

    /// Acknowledges a directive (签收) for one's own society or agency.
    async fn acknowledge_directive(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: AcknowledgeDirectiveInput,
    ) -> Result<DirectiveAnswerPayload> {
        let AcknowledgeDirectiveInput { idempotency_key, recipient_id } = input;
        let recipient = recipient_id.to_string();
        let input = answer_directive::Input { idempotency_key, recipient, echo: String::new(), files: Vec::new() };
        let done = acknowledge_directive(state(ctx), permit(ctx)?, input).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        Ok(DirectiveAnswerPayload { recipient: recipient_now(ctx, &recipient_id).await?, user_errors })
    }

    /// Reports a directive as done (反馈办结) for one's own society or agency, with what was done.
    async fn report_directive_done(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReportDirectiveDoneInput,
    ) -> Result<DirectiveAnswerPayload> {
        let ReportDirectiveDoneInput { idempotency_key, recipient_id, echo, file_ids } = input;
        let done = match files_of(&file_ids) {
            Err(stop) => Err(stop),
            Ok(files) => {
                let recipient = recipient_id.to_string();
                let input = answer_directive::Input { idempotency_key, recipient, echo, files };
                report_directive_done(state(ctx), permit(ctx)?, input).await
            }
        };
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        Ok(DirectiveAnswerPayload { recipient: recipient_now(ctx, &recipient_id).await?, user_errors })
    }

    /// Withdraws a directive (撤回) that one's own agency issued: nobody has to act on it any more.
    async fn withdraw_directive(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: WithdrawDirectiveInput,
    ) -> Result<DirectivePayload> {
        let WithdrawDirectiveInput { idempotency_key, directive_id, reason } = input;
        let input = withdraw_directive::Input { idempotency_key, directive: directive_id.to_string(), reason };
        let done = withdraw_directive(state(ctx), permit(ctx)?, input).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        let directive = match DirectiveId::parse(&directive_id) {
            Ok(id) => find_directive(ctx, id).await?,
            Err(_) => None,
        };
        Ok(DirectivePayload { directive, user_errors })
    }
}

/// The recipient of a mutation, read again through the scope of reads.
async fn recipient_now(ctx: &Context<'_>, id: &ID) -> Result<Option<DirectiveRecipient>> {
    let Ok(id) = RecipientId::parse(id) else { return Ok(None) };
    let reached = caller(ctx).scope("Query.directiveRecipients").directive_recipients();
    let found = reached.filter(recipient::Column::Id.eq(id)).one(&state(ctx).db).await.map_err(Fault::from)?;
    Ok(found.map(DirectiveRecipient))
}
