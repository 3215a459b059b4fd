//! A project in the API: from the agreement to the certificate, what it is paid, and what became of its result.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, QueryFilter};

use entity::file::attachment::SubjectKind;
use entity::institution::report::machine::Turn;
use entity::ledger::open_item::OpenItemKind;
use entity::project::case::change::{self, ProjectChangeKind, ProjectChangeState};
use entity::project::case::{self, ExemptReason, ProjectId, ProjectState, ProjectStep, project_step};
use entity::project::fund::ProgrammeKind;
use entity::project::result_use::{self, ResultUseKind, ResultUseState};
use entity::project::terms::ProjectTerms;

use super::award::Award;
use super::loader::{AwardOf, ChangesOf, StepsOf, UsesOf, one};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::institution::api::loader::{ItemOf, one as of_item};
use crate::project::certificate::{paper, path};
use crate::register::api::society::{Society, find_society};
use crate::responsibility::api::open_item::OpenItem;
use crate::ruled::ruled;
use crate::scalar::Date;

/// A project after its award, research or support (项目).
pub struct Project(pub case::Model);

/// A step that a project has gone (办理记录).
#[derive(SimpleObject)]
struct ProjectStepTaken {
    /// When.
    at: DateTime<Utc>,
    /// Which step.
    step: ProjectStep,
    /// Who made it, as shown at the time.
    actor: String,
    /// What was said; null for nothing.
    text: Option<String>,
}

/// A change that a society asked for (变更申请).
#[derive(SimpleObject)]
struct ProjectChange {
    /// Opaque global id.
    id: ID,
    /// Which (变更事项).
    kind: ProjectChangeKind,
    /// The new last day, of an extension; null otherwise (延期至).
    until: Option<Date>,
    /// The new leader or title; null otherwise (变更为).
    value: Option<String>,
    /// Why (申请理由).
    text: String,
    /// How far it is (状态).
    state: ProjectChangeState,
    /// The day it was asked for (申请日期).
    asked_on: Date,
    /// What was answered; null while it was not (答复).
    answer: Option<String>,
}

/// A claim that a result is used (成果应用).
pub struct ResultUse(pub result_use::Model);

#[Object]
impl ResultUse {
    /// Opaque global id.
    async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the writes to it; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// How it is used (应用方式).
    async fn kind(&self) -> ResultUseKind {
        self.0.kind
    }

    /// By whom (应用单位).
    async fn body(&self) -> &str {
        &self.0.body
    }

    /// Since when (应用日期).
    async fn used_on(&self) -> Date {
        self.0.used_on.into()
    }

    /// What was used, and what shows it (应用情况).
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// How far the claim is (状态).
    async fn state(&self) -> ResultUseState {
        self.0.state
    }

    /// What the federation answered; null while it has not (核实意见).
    async fn answer(&self) -> Option<&str> {
        self.0.answer.as_deref()
    }

    /// What was attached (证明材料).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::ResultUse, self.0.id.0).await
    }
}

/// The certificate of a closed project (结项证书).
#[derive(SimpleObject)]
struct Certificate {
    /// Its number (证书编号).
    number: String,
    /// By which whoever holds it may verify it (校验码).
    code: String,
    /// Where it is verified, below the address of this server (查验地址).
    path: String,
    /// It as PDF in the caller's language, below the address of this server: for whoever holds number and code
    /// (证书下载地址).
    paper: String,
}

#[Object]
impl Project {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the writes to it; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The society; null when the caller may not see it (学会).
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        Ok(find_society(ctx, self.0.society_id, None).await?)
    }

    /// Number of the call; empty for none (通知文号).
    async fn call_no(&self) -> &str {
        &self.0.call_no
    }

    /// Title of the call (申报通知).
    async fn call_title(&self) -> &str {
        &self.0.call_title
    }

    /// Research or support (项目类别).
    async fn kind(&self) -> ProgrammeKind {
        self.0.kind
    }

    /// Its title (项目名称).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// Who leads it (项目负责人).
    async fn leader(&self) -> &str {
        &self.0.leader_name
    }

    /// Whether money comes with it; approved without money otherwise (是否资助).
    async fn funded(&self) -> bool {
        self.0.funded
    }

    /// How far it is (状态).
    async fn state(&self) -> ProjectState {
        self.0.state
    }

    /// The day of the award (立项日期).
    async fn begun_on(&self) -> Date {
        self.0.begun_on.into()
    }

    /// The day of the midterm report (中期报告期限).
    async fn midterm_on(&self) -> Date {
        self.0.midterm_on.into()
    }

    /// The day of the final report (结项期限).
    async fn due_on(&self) -> Date {
        self.0.due_on.into()
    }

    /// How often it was extended (延期次数).
    async fn extended(&self) -> i32 {
        self.0.extended
    }

    /// Whether a change that was asked for waits for its answer (变更待答复).
    async fn change_asked(&self) -> bool {
        self.0.change_asked
    }

    /// Why no panel is needed; null where one is (免予鉴定理由).
    async fn exempt_reason(&self) -> Option<ExemptReason> {
        self.0.exempt_reason
    }

    /// How many the panel had; null before or without one (鉴定组人数).
    async fn panel_members(&self) -> Option<i32> {
        self.0.panel_members
    }

    /// The grade in the caller's language; null before it has one (评定等级).
    async fn grade(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let Some(code) = &self.0.grade else { return Ok(None) };
        let terms = ruled::<ProjectTerms>(&state(ctx).db).await?;
        let language = caller(ctx).language;
        let said = terms.grade(code).map(|grade| if language == entity::Language::Zh { &grade.zh } else { &grade.en });
        Ok(Some(said.cloned().unwrap_or_else(|_| code.clone())))
    }

    /// The certificate; null before it is closed (结项证书).
    async fn certificate(&self, ctx: &Context<'_>) -> Option<Certificate> {
        let (number, code) = (self.0.certificate_no.clone()?, self.0.certificate_code.clone()?);
        let (path, paper) = (path(&number, &code), paper(&number, &code, caller(ctx).language));
        Some(Certificate { number, code, path, paper })
    }

    /// The day it was over; null while it is not (办结日期).
    async fn closed_on(&self) -> Option<Date> {
        self.0.closed_on.map(Date)
    }

    /// Until when nothing is granted to whoever led it; null for nothing (限制申报至).
    async fn barred_until(&self) -> Option<Date> {
        self.0.barred_until.map(Date)
    }

    /// The money of it; null for approved without money (经费).
    async fn award(&self, ctx: &Context<'_>) -> Result<Option<Award>> {
        Ok(one(ctx, AwardOf(self.0.id)).await?.map(Award))
    }

    /// The changes that were asked for, oldest first (变更申请).
    async fn changes(&self, ctx: &Context<'_>) -> Result<Vec<ProjectChange>> {
        let rows = one(ctx, ChangesOf(self.0.id)).await?.unwrap_or_default();
        let change = |row: &change::Model| ProjectChange {
            id: row.id.global().into(),
            kind: row.kind,
            until: row.until.map(Date),
            value: row.value.clone(),
            text: row.text.clone(),
            state: row.state,
            asked_on: row.asked_on.into(),
            answer: row.answer.clone(),
        };
        Ok(rows.iter().map(change).collect())
    }

    /// What became of its result, oldest first (成果应用).
    async fn result_uses(&self, ctx: &Context<'_>) -> Result<Vec<ResultUse>> {
        let rows = one(ctx, UsesOf(self.0.id)).await?.unwrap_or_default();
        Ok(rows.iter().cloned().map(ResultUse).collect())
    }

    /// The steps it has gone, oldest first (办理记录).
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<ProjectStepTaken>> {
        let rows = one(ctx, StepsOf(self.0.id)).await?.unwrap_or_default();
        let step = |row: &project_step::Model| {
            let project_step::Model { id: _, project_id: _, at, step, actor, text, user_id: _ } = row.clone();
            ProjectStepTaken { at, step, actor, text }
        };
        Ok(rows.iter().map(step).collect())
    }

    /// What was attached to it (附件).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::Project, self.0.id.0).await
    }

    /// What waits for whom about it; null when it is over (待办).
    async fn open_item(&self, ctx: &Context<'_>) -> Result<Option<OpenItem>> {
        Ok(of_item(ctx, ItemOf(OpenItemKind::Project, self.0.id.0)).await?.map(OpenItem::of))
    }

    /// The steps that the caller may make now; each is one mutation (可办事项).
    async fn moves(&self, ctx: &Context<'_>) -> Vec<ProjectStep> {
        let Some(viewer) = caller(ctx).viewer.get() else { return Vec::new() };
        let post = viewer.post();
        let own = post.society_id.is_none_or(|own| own == self.0.society_id);
        let may = |step: &ProjectStep| own && field_of(*step).is_some_and(|field| viewer.allows(field));
        self.0.state.steps(self.0.change_asked).into_iter().filter(may).collect()
    }

    /// Whether the caller's side has to act (是否轮到我方).
    async fn mine(&self, ctx: &Context<'_>) -> bool {
        let society = caller(ctx).viewer.get().is_some_and(|viewer| viewer.post().society_id.is_some());
        let turn = if self.0.change_asked { Turn::Sponsor } else { self.0.state.turn() };
        if society { turn == Turn::Society } else { turn == Turn::Sponsor }
    }
}

/// The mutation that makes a step; none for what begins a project, or ends it with the society.
const fn field_of(step: ProjectStep) -> Option<&'static str> {
    Some(match step {
        ProjectStep::Found | ProjectStep::Cease => return None,
        ProjectStep::Agree => "Mutation.signProjectAgreement",
        ProjectStep::ReportMidterm => "Mutation.reportMidterm",
        ProjectStep::PassMidterm => "Mutation.passMidterm",
        ProjectStep::RectifyMidterm => "Mutation.rectifyMidterm",
        ProjectStep::FailMidterm => "Mutation.failMidterm",
        ProjectStep::SubmitFinal => "Mutation.submitFinalReport",
        ProjectStep::ReturnFinal => "Mutation.returnFinalReport",
        ProjectStep::OpenAppraisal => "Mutation.openAppraisal",
        ProjectStep::ExemptAppraisal => "Mutation.exemptAppraisal",
        ProjectStep::Grade => "Mutation.gradeProject",
        ProjectStep::Close => "Mutation.closeProject",
        ProjectStep::AskChange => "Mutation.askProjectChange",
        ProjectStep::GrantChange => "Mutation.grantProjectChange",
        ProjectStep::RefuseChange => "Mutation.refuseProjectChange",
        ProjectStep::Terminate => "Mutation.terminateProject",
        ProjectStep::Withdraw => "Mutation.withdrawProject",
    })
}

/// The project with this id; none when it does not exist for the caller.
pub async fn find_project(ctx: &Context<'_>, id: ProjectId) -> Result<Option<Project>, Fault> {
    let found = caller(ctx).scope("Query.projects").projects().filter(case::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(Project))
}
