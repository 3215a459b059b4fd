//! An annual report in the API: how far it is, whose turn it is, what came of it.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, QueryFilter};

use entity::account::role::Role;
use entity::file::attachment::SubjectKind;
use entity::institution::inspection::Conclusion;
use entity::institution::report::machine::Turn;
use entity::institution::report::{self, ReportId, ReportReturnReason, ReportState, ReportStep, report_step};
use entity::ledger::open_item::{self, OpenItemKind};

use super::campaign::InspectionCampaign;
use super::conclusion_reason::ConclusionReason;
use super::loader::{ReasonOf, ReceiptsOf, StepsOf, many, one};
use super::receipt::SubmissionReceipt;
use super::report_content::{ReportContent, content, readable};
use crate::api::loaders::rows_of;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::register::api::society::{Society, find_society};
use crate::responsibility::api::open_item::OpenItem;
use crate::scalar::Date;

/// What a society reports once a year to two readers, the business half and the Party half together
/// (年度报告，双提交).
pub struct AnnualReport(pub report::Model);

/// A step that a report has gone (办理记录).
#[derive(SimpleObject)]
struct AnnualReportStep {
    /// When.
    at: DateTime<Utc>,
    /// Which step.
    step: ReportStep,
    /// Who made it, as shown at the time.
    actor: String,
    /// Why it was returned; null for another step.
    reason: Option<ReportReturnReason>,
    /// What was said; null for nothing.
    text: Option<String>,
}

impl AnnualReport {
    /// Whether the caller may read what stands in it.
    #[must_use]
    pub fn is_readable(&self, ctx: &Context<'_>) -> bool {
        readable(ctx, &self.0)
    }
}

#[Object]
impl AnnualReport {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the writes to it; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The year by which the register names its conclusion (年度).
    async fn year(&self) -> i32 {
        self.0.year
    }

    /// The society that reports; null when the caller may not see it (学会).
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        Ok(find_society(ctx, self.0.society_id, None).await?)
    }

    /// The annual inspection that asks for it (年检).
    async fn campaign(&self, ctx: &Context<'_>) -> Result<InspectionCampaign> {
        let found = one(ctx, self.0.campaign_id).await?;
        Ok(found.map(InspectionCampaign).ok_or_else(|| Fault::Broken("a campaign vanished".into()))?)
    }

    /// How far it is (状态).
    async fn state(&self) -> ReportState {
        self.0.state
    }

    /// Since when it has been in this state.
    async fn state_since(&self) -> DateTime<Utc> {
        self.0.state_since
    }

    /// The last day for the society to submit (提交截止).
    async fn due_on(&self) -> Date {
        self.0.due_on.into()
    }

    /// Days from today until then; negative when it has passed.
    async fn days_left(&self, ctx: &Context<'_>) -> i64 {
        (self.0.due_on - state(ctx).world.today()).num_days()
    }

    /// How often it was submitted (提交次数).
    async fn round(&self) -> i32 {
        self.0.round
    }

    /// When it was first submitted; null while it was not (首次提交时间).
    async fn submitted_at(&self) -> Option<DateTime<Utc>> {
        self.0.submitted_at
    }

    /// Number of the receipt of the last submission; null while there is none (回执编号).
    async fn receipt_no(&self) -> Option<&str> {
        self.0.receipt_no.as_deref()
    }

    /// The receipt of the last submission; null while there is none, and while the caller may not read the
    /// content (回执).
    async fn receipt(&self, ctx: &Context<'_>) -> Result<Option<SubmissionReceipt>> {
        if !self.is_readable(ctx) {
            return Ok(None);
        }
        let rows = one(ctx, ReceiptsOf(self.0.id)).await?.unwrap_or_default();
        Ok(rows.last().map(SubmissionReceipt::of))
    }

    /// When the federation passed it; null while it has not, or it was returned since (初审通过时间).
    async fn passed_at(&self) -> Option<DateTime<Utc>> {
        self.0.passed_at
    }

    /// What waits; null when nobody has to act any more (当前办理).
    async fn open_item(&self, ctx: &Context<'_>) -> Result<Option<OpenItem>> {
        let rows = rows_of::<open_item::Entity>(ctx, self.0.society_id).await?;
        let own = rows.iter().find(|row| row.kind == OpenItemKind::AnnualReport && row.subject_id == self.0.id.0);
        Ok(own.cloned().map(OpenItem::of))
    }

    /// What stands in it; null while the caller may not read it: what a society has not submitted is its
    /// own, and civil affairs reads what the federation has passed (年报内容).
    async fn content(&self, ctx: &Context<'_>) -> Result<Option<ReportContent>> {
        Ok(content(ctx, &self.0).await?)
    }

    /// Papers that were submitted with it, and evidence of what was put right, told apart by `purpose`;
    /// none while the caller may not read its content (附件).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        if !self.is_readable(ctx) {
            return Ok(Vec::new());
        }
        attachments(ctx, SubjectKind::AnnualReport, self.0.id.0).await
    }

    /// The steps it has gone, oldest first (办理记录).
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<AnnualReportStep>> {
        let rows = one(ctx, StepsOf(self.0.id)).await?.unwrap_or_default();
        Ok(rows
            .iter()
            .cloned()
            .map(|row| {
                let report_step::Model { id: _, report_id: _, at, step, actor, reason, text } = row;
                AnnualReportStep { at, step, actor, reason, text }
            })
            .collect())
    }

    /// The steps that the caller may make now; each is one mutation (可办事项).
    async fn moves(&self, ctx: &Context<'_>) -> Vec<ReportStep> {
        let Some(viewer) = caller(ctx).viewer.get() else { return Vec::new() };
        let own = viewer.post().society_id == Some(self.0.society_id) || viewer.post().society_id.is_none();
        let may = |step: &ReportStep| own && step_of(*step).is_some_and(|field| viewer.allows(field));
        let turn = |step: &ReportStep| self.turn_fits(*step, viewer.role());
        self.0.state.steps().into_iter().filter(|step| may(step) && turn(step)).collect()
    }

    /// The conclusion; null while there is none (结论).
    async fn conclusion(&self) -> Option<Conclusion> {
        self.0.conclusion
    }

    /// The day of the conclusion; null while there is none (结论日期).
    async fn concluded_on(&self) -> Option<Date> {
        self.0.concluded_on.map(Date::from)
    }

    /// Why the conclusion finds fault; empty when it does not (结论理由).
    async fn reasons(&self, ctx: &Context<'_>) -> Result<Vec<ConclusionReason>> {
        let codes: Vec<String> = serde_json::from_str(&self.0.reasons).map_err(Fault::from)?;
        let found = many(ctx, codes.iter().cloned().map(ReasonOf)).await?;
        let language = caller(ctx).language;
        let listed = codes.into_iter().filter_map(|code| found.get(&ReasonOf(code)).cloned());
        Ok(listed.map(|row| ConclusionReason::of(row, language)).collect())
    }

    /// What civil affairs says about the conclusion; null for nothing (意见).
    async fn opinion(&self) -> Option<&str> {
        self.0.opinion.as_deref()
    }

    /// Until when it has to be put right; null when nothing has (整改期限).
    async fn rectify_due_on(&self) -> Option<Date> {
        self.0.rectify_due_on.map(Date::from)
    }

    /// What the society last reported as put right; null for nothing (整改报告).
    async fn rectification(&self) -> Option<&str> {
        self.0.rectification.as_deref()
    }
}

impl AnnualReport {
    /// Whoever holds it acts; a recall is the society's although the federation holds it, and a society
    /// is admitted late when nobody holds it.
    fn turn_fits(&self, step: ReportStep, role: Role) -> bool {
        let own = match role {
            Role::CivilAffairs => Turn::Registration,
            Role::FedAdmin | Role::FedChair => Turn::Sponsor,
            _ => Turn::Society,
        };
        matches!(step, ReportStep::Recall | ReportStep::Readmit) || self.0.state.turn() == own
    }
}

/// The mutation that makes a step; none for those of the clock and of a campaign.
const fn step_of(step: ReportStep) -> Option<&'static str> {
    Some(match step {
        ReportStep::Open | ReportStep::Miss => return None,
        ReportStep::Save => "Mutation.saveAnnualReport",
        ReportStep::Submit => "Mutation.submitAnnualReport",
        ReportStep::Recall => "Mutation.recallAnnualReport",
        ReportStep::Return => "Mutation.returnAnnualReport",
        ReportStep::Pass => "Mutation.passAnnualReports",
        ReportStep::Receive => "Mutation.receiveAnnualReports",
        ReportStep::Conclude => "Mutation.concludeAnnualReport",
        ReportStep::ReportRectification => "Mutation.reportRectification",
        ReportStep::ConfirmRectification => "Mutation.confirmRectification",
        ReportStep::RejectRectification => "Mutation.rejectRectification",
        ReportStep::Readmit => "Mutation.readmitAnnualReport",
    })
}

/// The report with this id; none when it does not exist for the caller.
pub async fn find_report(ctx: &Context<'_>, id: ReportId) -> Result<Option<AnnualReport>, Fault> {
    let found = caller(ctx).scope("Query.annualReports").annual_reports().filter(report::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(AnnualReport))
}

/// The reports with these ids that exist for the caller, in one select.
pub async fn find_reports(ctx: &Context<'_>, ids: &[ReportId]) -> Result<Vec<AnnualReport>, Fault> {
    let found = caller(ctx).scope("Query.annualReports").annual_reports();
    let rows = found.filter(report::Column::Id.is_in(ids.iter().copied())).all(&state(ctx).db).await?;
    Ok(rows.into_iter().map(AnnualReport).collect())
}
