//! An application in the API: what is asked for, where it stands, and for the federation what the experts say.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, QueryFilter};

use entity::file::attachment::SubjectKind;
use entity::ledger::open_item::OpenItemKind;
use entity::project::application::whole::{Answers, progress};
use entity::project::application::{
    self, ApplicationId, ApplicationReason, ApplicationState, ApplicationStep, AwardOutcome, application_answer,
    application_step,
};
use entity::project::call::form::{OWN_TOPIC, asked};

use super::call::{Call, call_by_key};
use super::call_loader::{AnswersOf, ReviewsOf, StepsOf, call_of, one};
use super::form::CallTopic;
use super::review::ExpertReview;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::institution::api::loader::{ItemOf, one as one_item};
use crate::project::application::turn_of;
use crate::register::api::society::{Society, find_society};
use crate::responsibility::api::open_item::OpenItem;
use crate::scalar::{Date, Fen};

/// What a society asks support for, and what became of it (申报书).
pub struct Application(pub application::Model);

/// What stands in a field (填写内容).
#[derive(SimpleObject)]
struct ApplicationAnswer {
    /// The field's code, as `Call.fields` names it.
    field: String,
    /// The value, in the form that is kept: amounts in fen, days as YYYY-MM-DD, persons a line each.
    value: String,
    /// Counts the writes to this field; send it back as `seenVersion`.
    version: i32,
    /// When it was written last.
    at: DateTime<Utc>,
    /// Who wrote it last.
    written_by: String,
}

/// A step that an application has gone (办理记录).
#[derive(SimpleObject)]
struct ApplicationPastStep {
    /// When.
    at: DateTime<Utc>,
    /// Which step.
    step: ApplicationStep,
    /// Who took it, as shown at the time; the platform's clock for what it notes.
    actor: String,
    /// Why it was returned or failed; null for another step.
    reason: Option<ApplicationReason>,
    /// What was said; null for nothing.
    text: Option<String>,
}

#[Object]
impl Application {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the writes of the society and of the federation's desk; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// What it answers to (申报通知).
    async fn call(&self, ctx: &Context<'_>) -> Result<Call> {
        Ok(call_by_key(ctx, self.0.call_id).await?)
    }

    /// The society that applies; null when the caller may not see it (申报学会).
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        Ok(find_society(ctx, self.0.society_id, None).await?)
    }

    /// Where it stands (状态).
    async fn state(&self) -> ApplicationState {
        self.0.state
    }

    /// Since when it is there.
    async fn state_since(&self) -> DateTime<Utc> {
        self.0.state_since
    }

    /// Its title as last saved; null before (项目名称).
    async fn title(&self) -> Option<&str> {
        Some(self.0.title.as_str()).filter(|title| !title.is_empty())
    }

    /// The leader's name; null before it was said (负责人).
    async fn leader_name(&self) -> Option<&str> {
        Some(self.0.leader_name.as_str()).filter(|name| !name.is_empty())
    }

    /// What is asked for, fen (申请经费).
    async fn amount_fen(&self) -> Fen {
        self.0.amount_fen.into()
    }

    /// The topic; null before it was chosen (选题).
    async fn topic(&self, ctx: &Context<'_>) -> Result<Option<CallTopic>> {
        let code = self.0.topic.clone();
        if code.is_empty() {
            return Ok(None);
        }
        let call = call_of(ctx, self.0.call_id).await?;
        let known = call.content.topics.iter().find(|topic| topic.code == code).cloned();
        let own = caller(ctx).language.pick("自选题", "A topic of its own").to_owned();
        let title = if code == OWN_TOPIC { own } else { known.map(|topic| topic.title).unwrap_or_default() };
        Ok(Some(CallTopic { code, title }))
    }

    /// What stands in its fields (填写内容).
    async fn answers(&self, ctx: &Context<'_>) -> Result<Vec<ApplicationAnswer>> {
        let rows = one(ctx, AnswersOf(self.0.id)).await?.unwrap_or_default();
        let told = |row: &application_answer::Model| ApplicationAnswer {
            field: row.field.clone(),
            value: row.value.clone(),
            version: row.version,
            at: row.at,
            written_by: row.written_by.clone(),
        };
        Ok(rows.iter().map(told).collect())
    }

    /// How much of what is required is filled in, percent (完成度).
    async fn progress(&self, ctx: &Context<'_>) -> Result<i32> {
        let rows = one(ctx, AnswersOf(self.0.id)).await?.unwrap_or_default();
        let answers: Answers = rows.iter().map(|row| (row.field.clone(), row.value.clone())).collect();
        let call = call_of(ctx, self.0.call_id).await?;
        Ok(progress(&asked(&call.content, call.row.ceiling_fen.get(), caller(ctx).language), &answers))
    }

    /// Number of the receipt of the last submission; null before the first (回执编号).
    async fn receipt_no(&self) -> Option<&str> {
        Some(self.0.receipt_no.as_str()).filter(|no| !no.is_empty())
    }

    /// The day it was last submitted; null before the first (提交日期).
    async fn submitted_on(&self) -> Option<Date> {
        self.0.submitted_on.map(Date::from)
    }

    /// Until when whoever holds it acts, or until when one may object; null when it is over (期限).
    async fn due_on(&self) -> Option<Date> {
        self.0.due_on.map(Date::from)
    }

    /// Why it was returned or failed; null when it was not (原因).
    async fn reason(&self) -> Option<ApplicationReason> {
        self.0.reason
    }

    /// What was said with a return, a failure or a decision; null for nothing (说明).
    async fn text(&self) -> Option<&str> {
        self.0.text.as_deref()
    }

    /// What was decided; null before the decision (立项决定).
    async fn decision(&self) -> Option<AwardOutcome> {
        self.0.decision.filter(|_| self.0.state.is_decided())
    }

    /// The money that was given; null where none was (立项经费).
    async fn awarded_fen(&self) -> Option<Fen> {
        Some(self.0.awarded_fen).filter(|fen| self.0.state.is_decided() && !fen.is_zero()).map(Fen::from)
    }

    /// The day of the decision; null before it (审定日期).
    async fn decided_on(&self) -> Option<Date> {
        self.0.decided_on.filter(|_| self.0.state.is_decided()).map(Date::from)
    }

    /// An objection to its notice; null for none (异议).
    async fn objection(&self) -> Option<&str> {
        self.0.objection.as_deref()
    }

    /// What the objection was answered; null before (异议答复).
    async fn objection_answer(&self) -> Option<&str> {
        self.0.objection_answer.as_deref()
    }

    /// Papers that go with it (申报材料).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::Application, self.0.id.0).await
    }

    /// The argument without names and places, for the experts (论证活页).
    async fn blind_papers(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::BlindPaper, self.0.id.0).await
    }

    /// What waits; null when nobody has to act any more (当前办理).
    async fn open_item(&self, ctx: &Context<'_>) -> Result<Option<OpenItem>> {
        Ok(one_item(ctx, ItemOf(OpenItemKind::Application, self.0.id.0)).await?.map(OpenItem::of))
    }

    /// The steps it has gone, oldest first (办理记录).
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<ApplicationPastStep>> {
        let rows = one(ctx, StepsOf(self.0.id)).await?.unwrap_or_default();
        // What goes between panel and Party group is theirs until it is decided.
        let inner = |row: &&application_step::Model| row.step != ApplicationStep::Reconsider || reads(ctx);
        let told = |row: &application_step::Model| ApplicationPastStep {
            at: row.at,
            step: row.step,
            actor: row.actor.clone(),
            reason: row.reason,
            text: row.text.clone(),
        };
        Ok(rows.iter().filter(inner).map(told).collect())
    }

    /// The steps that the caller may take now (可办事项).
    async fn moves(&self, ctx: &Context<'_>) -> Vec<ApplicationStep> {
        let Some(viewer) = caller(ctx).viewer.get() else { return Vec::new() };
        let own = viewer.post().society_id.is_none_or(|own| own == self.0.society_id);
        let may = |step: &ApplicationStep| {
            let listed = field_of(*step).is_some_and(|field| viewer.allows(field));
            own && listed && step.taker() == Some(turn_of(viewer.role()))
        };
        self.0.state.steps().into_iter().filter(may).collect()
    }

    /// What the experts say, for the federation; null for everybody else (专家评审).
    async fn reviews(&self, ctx: &Context<'_>) -> Result<Option<Vec<ExpertReview>>> {
        if !reads(ctx) {
            return Ok(None);
        }
        let rows = one(ctx, ReviewsOf(self.0.id)).await?.unwrap_or_default();
        let points = call_of(ctx, self.0.call_id).await?.content.outlier_points;
        Ok(Some(ExpertReview::all(&rows, points)))
    }

    /// The mean of the scores, points to the hundredth; null for everybody but the federation, and before the
    /// first (平均分).
    async fn mean_score(&self, ctx: &Context<'_>) -> Option<f64> {
        (reads(ctx) && self.0.score_mean >= 0).then(|| f64::from(self.0.score_mean) / 100.0)
    }

    /// Points between the highest and the lowest score; null as above (分差).
    async fn score_spread(&self, ctx: &Context<'_>) -> Option<i32> {
        (reads(ctx) && self.0.score_mean >= 0).then_some(self.0.score_spread)
    }

    /// How many scores have come in; null for everybody but the federation (已评份数).
    async fn scored(&self, ctx: &Context<'_>) -> Option<i32> {
        reads(ctx).then_some(self.0.scored)
    }

    /// What the panel proposes; null for everybody but the federation (会评建议).
    async fn proposal(&self, ctx: &Context<'_>) -> Option<AwardOutcome> {
        self.0.proposal.filter(|_| reads(ctx))
    }

    /// How much the panel proposes; null as above, and where it proposes none (建议经费).
    async fn proposed_fen(&self, ctx: &Context<'_>) -> Option<Fen> {
        Some(self.0.proposed_fen).filter(|fen| reads(ctx) && !fen.is_zero()).map(Fen::from)
    }

    /// What the panel says; null as above (会评意见).
    async fn proposal_note(&self, ctx: &Context<'_>) -> Option<&str> {
        self.0.proposal_note.as_deref().filter(|_| reads(ctx))
    }
}

/// Whether the caller may know what experts and panel say.
fn reads(ctx: &Context<'_>) -> bool {
    caller(ctx).scope("Query.applications").reads_reviews()
}

/// The mutation that takes a step; none for those of the clock, and for what only begins it.
const fn field_of(step: ApplicationStep) -> Option<&'static str> {
    Some(match step {
        ApplicationStep::Begin | ApplicationStep::Close | ApplicationStep::Lapse | ApplicationStep::Cease => {
            return None;
        }
        ApplicationStep::Submit => "Mutation.submitApplication",
        ApplicationStep::Recall => "Mutation.recallApplication",
        ApplicationStep::Withdraw => "Mutation.withdrawApplication",
        ApplicationStep::Return => "Mutation.returnApplication",
        ApplicationStep::Reject => "Mutation.rejectApplication",
        ApplicationStep::Pass => "Mutation.passApplications",
        ApplicationStep::ToPanel => "Mutation.sendToPanel",
        ApplicationStep::Propose => "Mutation.proposeAwards",
        ApplicationStep::Reconsider | ApplicationStep::Approve | ApplicationStep::Decline => "Mutation.decideAwards",
        ApplicationStep::Overturn => "Mutation.settleObjection",
        ApplicationStep::Fund | ApplicationStep::Acknowledge => "Mutation.concludeAwards",
    })
}

/// The application with this id; none when it does not exist for the caller.
pub async fn find_application(ctx: &Context<'_>, id: ApplicationId) -> Result<Option<Application>, Fault> {
    let found = caller(ctx).scope("Query.applications").applications().filter(application::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(Application))
}

/// The applications with these ids that exist for the caller, in one select.
pub async fn find_applications(ctx: &Context<'_>, ids: &[ApplicationId]) -> Result<Vec<Application>, Fault> {
    let found = caller(ctx).scope("Query.applications").applications();
    let rows = found.filter(application::Column::Id.is_in(ids.iter().copied())).all(&state(ctx).db).await?;
    Ok(rows.into_iter().map(Application).collect())
}
