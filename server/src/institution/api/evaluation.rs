//! An evaluation in the API: what a society applies for, how it rates itself, what the panel gave, whose turn
//! it is. What the panel gave is civil affairs' own until the notice.

pub mod decide;
pub mod list;
pub mod rules;
pub mod write;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, QueryFilter};

use entity::account::role::Role;
use entity::file::attachment::SubjectKind;
use entity::institution::eligibility::Purpose;
use entity::institution::evaluation::score::Scores;
use entity::institution::evaluation::{
    self, EvaluationId, EvaluationReason, EvaluationState, EvaluationStep, GradeValidity, evaluation_step,
};
use entity::ledger::open_item::{self, OpenItemKind};
use entity::register::standing::GradeLevel;

use super::loader::one;
use crate::api::loaders::rows_of;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::institution::evaluation::rules::book;
use crate::institution::evaluation::{panel_scores, self_scores, turn_of};
use crate::register::api::society::{Society, find_society};
use crate::responsibility::api::open_item::OpenItem;
use crate::scalar::Date;
use rules::EvaluationRules;

/// An evaluation of a society, from its application to the grade (等级评估).
pub struct Evaluation(pub evaluation::Model);

/// Points in the four blocks (评分).
#[derive(SimpleObject)]
pub struct EvaluationScores {
    /// Basic conditions (基础条件).
    basic: i32,
    /// Governance (内部治理).
    governance: i32,
    /// Work results (工作绩效).
    results: i32,
    /// Social appraisal (社会评价).
    appraisal: i32,
    /// The sum (总分).
    total: i32,
}

impl From<Scores> for EvaluationScores {
    fn from(scores: Scores) -> Self {
        let Scores { basic, governance, results, appraisal } = scores;
        Self { basic, governance, results, appraisal, total: scores.total() }
    }
}

/// A step that an evaluation has gone (办理记录).
#[derive(SimpleObject)]
struct EvaluationGone {
    /// When.
    at: DateTime<Utc>,
    /// Which step.
    step: EvaluationStep,
    /// Who took it, as shown at the time; the platform's clock for what it notes.
    actor: String,
    /// Why, where a reason of the list is given; null for another step.
    reason: Option<EvaluationReason>,
    /// What was said; null for nothing.
    text: Option<String>,
}

impl Evaluation {
    /// Whether the caller may read what the panel and the visit found.
    fn is_open_to(&self, ctx: &Context<'_>) -> bool {
        let role = caller(ctx).viewer.get().map(crate::identity::Viewer::role);
        role == Some(Role::CivilAffairs) || self.0.noticed_on.is_some()
    }
}

#[Object]
impl Evaluation {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the steps of it; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The society that applies; null when the caller may not see it (学会).
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        Ok(find_society(ctx, self.0.society_id, None).await?)
    }

    /// Whether it is a new grade or the same one again: `GRADE` or `RENEWAL` (申报事项).
    async fn purpose(&self) -> Purpose {
        self.0.purpose
    }

    /// The grade that is applied for (申报等级).
    async fn applied_level(&self) -> GradeLevel {
        self.0.applied_level
    }

    /// Where it stands (状态).
    async fn state(&self) -> EvaluationState {
        self.0.state
    }

    /// Since when it is there.
    async fn state_since(&self) -> DateTime<Utc> {
        self.0.state_since
    }

    /// The day it was first sent in (申报日期).
    async fn filed_on(&self) -> Date {
        self.0.filed_on.into()
    }

    /// How often it was sent in (申报次数).
    async fn round(&self) -> i32 {
        self.0.round
    }

    /// Number of the receipt of the last sending (回执编号); empty for a grade taken over from the register.
    async fn receipt_no(&self) -> &str {
        &self.0.receipt_no
    }

    /// The rules that judge it: the version of the day of the application (评估规则).
    async fn rules(&self, ctx: &Context<'_>) -> Result<EvaluationRules> {
        Ok(EvaluationRules(book(&state(ctx).db).await?.version(self.0.rule_version)))
    }

    /// How the society rates itself (自评分).
    async fn self_rating(&self) -> EvaluationScores {
        self_scores(&self.0).into()
    }

    /// What it says to its rating (自评说明).
    async fn statement(&self) -> &str {
        &self.0.statement
    }

    /// What the federation says; null while it has said nothing (社科联意见).
    async fn opinion(&self) -> Option<&str> {
        self.0.opinion.as_deref()
    }

    /// The day of the visit on site; null before it (实地考察日期).
    async fn visited_on(&self) -> Option<Date> {
        self.0.visited_on.map(Date)
    }

    /// Who came, each with his post; null before the notice but for civil affairs (考察人员).
    async fn visitors(&self, ctx: &Context<'_>) -> Option<&str> {
        self.0.visitors.as_deref().filter(|_| self.is_open_to(ctx))
    }

    /// What was found; null before the notice but for civil affairs (考察情况).
    async fn visit_note(&self, ctx: &Context<'_>) -> Option<&str> {
        self.0.visit_note.as_deref().filter(|_| self.is_open_to(ctx))
    }

    /// What the panel gave; null before the notice but for civil affairs (专家评分).
    async fn panel(&self, ctx: &Context<'_>) -> Option<EvaluationScores> {
        panel_scores(&self.0).filter(|_| self.is_open_to(ctx)).map(Into::into)
    }

    /// The day on which the panel met; null before the notice but for civil affairs (评审日期).
    async fn panel_on(&self, ctx: &Context<'_>) -> Option<Date> {
        self.0.panel_on.filter(|_| self.is_open_to(ctx)).map(Date)
    }

    /// Who sat on it, each with his post; null before the notice but for civil affairs (评审人员).
    async fn panel_members(&self, ctx: &Context<'_>) -> Option<&str> {
        self.0.panel_members.as_deref().filter(|_| self.is_open_to(ctx))
    }

    /// What the panel says; null before the notice but for civil affairs (评审意见).
    async fn panel_note(&self, ctx: &Context<'_>) -> Option<&str> {
        self.0.panel_note.as_deref().filter(|_| self.is_open_to(ctx))
    }

    /// The grade that the scores reach; null before the notice but for civil affairs, and where they reach
    /// none (拟定等级).
    async fn result_level(&self, ctx: &Context<'_>) -> Option<GradeLevel> {
        self.0.result_level.filter(|_| self.is_open_to(ctx))
    }

    /// The day of the notice; null before it (公示日期).
    async fn noticed_on(&self) -> Option<Date> {
        self.0.noticed_on.map(Date)
    }

    /// The last day to object; null before the notice (异议期满日).
    async fn objection_due_on(&self) -> Option<Date> {
        self.0.objection_due_on.map(Date)
    }

    /// What the society objects; null for nothing (异议).
    async fn objection(&self) -> Option<&str> {
        self.0.objection.as_deref()
    }

    /// Why it was returned or refused, or the grade lowered or taken away; null when it was not (原因).
    async fn reason(&self) -> Option<EvaluationReason> {
        self.0.reason
    }

    /// What was said with that, or by the review; null for nothing (说明).
    async fn text(&self) -> Option<&str> {
        self.0.text.as_deref()
    }

    /// The day of the decision that gave the grade; null while there is none (评定日期).
    async fn graded_on(&self) -> Option<Date> {
        self.0.graded_on.map(Date)
    }

    /// The last day of the grade's validity; null while there is none (有效期至).
    async fn valid_until(&self) -> Option<Date> {
        self.0.valid_until.map(Date)
    }

    /// How the grade stands today; null where none came of it, or it was taken away (等级有效性).
    async fn validity(&self, ctx: &Context<'_>) -> Result<Option<GradeValidity>> {
        let Some(until) = self.0.valid_until.filter(|_| self.0.state.holds_grade()) else { return Ok(None) };
        let today = state(ctx).world.today();
        let rules = book(&state(ctx).db).await?.on(today);
        Ok(Some(GradeValidity::on(until, today, rules.eligibility.renewal_days)))
    }

    /// The papers that bear the self-rating out (申报材料).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::Evaluation, self.0.id.0).await
    }

    /// What waits; null when nobody has to act any more (当前办理).
    async fn open_item(&self, ctx: &Context<'_>) -> Result<Option<OpenItem>> {
        let rows = rows_of::<open_item::Entity>(ctx, self.0.society_id).await?;
        let own = rows.iter().find(|row| row.kind == OpenItemKind::Evaluation && row.subject_id == self.0.id.0);
        Ok(own.cloned().map(OpenItem::of))
    }

    /// The steps it has gone, oldest first (办理记录).
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<EvaluationGone>> {
        let rows = one(ctx, self.0.id).await?.unwrap_or_default();
        let told = |row: evaluation_step::Model| {
            let evaluation_step::Model { id: _, evaluation_id: _, at, step, actor, reason, text } = row;
            EvaluationGone { at, step, actor, reason, text }
        };
        Ok(rows.iter().cloned().map(told).collect())
    }

    /// The steps that the caller may take now; each is one mutation (可办事项). Whoever published a result does
    /// not review it.
    async fn moves(&self, ctx: &Context<'_>) -> Vec<EvaluationStep> {
        let Some(viewer) = caller(ctx).viewer.get() else { return Vec::new() };
        let own = viewer.post().society_id.is_none_or(|own| own == self.0.society_id);
        let published = self.0.noticed_by == Some(viewer.user_id);
        let may = |step: &EvaluationStep| {
            let listed = field_of(*step).is_some_and(|field| viewer.allows(field));
            let reviews = matches!(step, EvaluationStep::Uphold | EvaluationStep::Reopen);
            let graded = (*step == EvaluationStep::DeclineGrade) == self.0.result_level.is_none();
            let decides = matches!(step, EvaluationStep::Grade | EvaluationStep::DeclineGrade);
            let taker = step.taker().is_some() && step.taker() == turn_of(viewer.role());
            own && listed && taker && !(reviews && published) && (graded || !decides)
        };
        self.0.state.steps().into_iter().filter(may).collect()
    }
}

/// The mutation that takes a step; none for those of the clock.
const fn field_of(step: EvaluationStep) -> Option<&'static str> {
    Some(match step {
        EvaluationStep::LapseOpinion | EvaluationStep::Lapse | EvaluationStep::Adopt | EvaluationStep::Cease => {
            return None;
        }
        EvaluationStep::Apply => "Mutation.applyForEvaluation",
        EvaluationStep::Opine => "Mutation.giveEvaluationOpinion",
        EvaluationStep::Return => "Mutation.returnEvaluation",
        EvaluationStep::Resubmit => "Mutation.resubmitEvaluation",
        EvaluationStep::Accept => "Mutation.acceptEvaluation",
        EvaluationStep::Visit => "Mutation.recordEvaluationVisit",
        EvaluationStep::Score => "Mutation.recordPanelScores",
        EvaluationStep::Publish => "Mutation.publishEvaluationNotice",
        EvaluationStep::Object => "Mutation.objectToEvaluation",
        EvaluationStep::Uphold => "Mutation.upholdEvaluation",
        EvaluationStep::Reopen => "Mutation.reopenEvaluation",
        EvaluationStep::Grade | EvaluationStep::DeclineGrade => "Mutation.concludeEvaluation",
        EvaluationStep::Refuse => "Mutation.refuseEvaluation",
        EvaluationStep::Withdraw => "Mutation.withdrawEvaluation",
        EvaluationStep::Downgrade => "Mutation.downgradeSociety",
        EvaluationStep::Revoke => "Mutation.revokeGrade",
    })
}

/// The evaluation with this id; none when it does not exist for the caller.
pub async fn find_evaluation(ctx: &Context<'_>, id: EvaluationId) -> Result<Option<Evaluation>, Fault> {
    let found = caller(ctx).scope("Query.evaluations").evaluations().filter(evaluation::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(Evaluation))
}
