//! A case for the casebook in the API: what it tells, who reads it, what came of it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::account::role::Role;
use entity::file::attachment::SubjectKind;
use entity::ledger::open_item::OpenItemKind;
use entity::project::case_study::{
    self, CaseStudyId, CaseStudyState, CaseStudyStep, Verdict, case_editor, case_study_step,
};
use entity::project::casebook::CasebookId;
use entity::project::outcome::{Outcome, words_in};
use entity::register::society::SocietyId;

use super::casebook::Casebook;
use super::matching_loader::{BookOf, CaseEditors, CaseSteps, one};
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::institution::api::loader::{ItemOf, one as waiting};
use crate::page::{Listed, Page, connect};
use crate::register::api::society::{Society, find_society};
use crate::responsibility::api::open_item::OpenItem;
use crate::scalar::Date;

/// One who reads a case, and what he says of it (编辑意见).
#[derive(SimpleObject)]
struct CaseEditor {
    /// His name (姓名).
    name: String,
    /// The society that he represents.
    society_id: ID,
    /// What he thinks; null while he has said nothing (意见).
    verdict: Option<Verdict>,
    /// Why; null while he has said nothing (说明).
    text: Option<String>,
    /// When he said it.
    said_at: Option<DateTime<Utc>>,
}

/// A step that a case has gone (办理记录).
#[derive(SimpleObject)]
struct CaseStudyGone {
    /// When.
    at: DateTime<Utc>,
    /// Which step.
    step: CaseStudyStep,
    /// Who made it, as shown at the time.
    actor: String,
    /// What was said; null for nothing.
    text: Option<String>,
}

/// A case for the casebook (创新案例), seed section 4.
pub struct CaseStudy(pub case_study::Model);

#[Object]
impl CaseStudy {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the steps of it; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// Its edition (所属汇编).
    async fn casebook(&self, ctx: &Context<'_>) -> Result<Casebook> {
        let found = one(ctx, BookOf(self.0.casebook_id)).await?;
        Ok(found.map(Casebook).ok_or_else(|| Fault::Broken("an edition vanished".into()))?)
    }

    /// The society that tells it; null when the caller may not see it (学会).
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        Ok(find_society(ctx, self.0.society_id, None).await?)
    }

    /// The society's name when it was sent: for its editors too (学会名称).
    async fn society_name(&self) -> &str {
        &self.0.society_name
    }

    /// Its title (案例名称).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// Who wrote it (作者).
    async fn authors(&self) -> &str {
        &self.0.authors
    }

    /// What it is about, for everybody (摘要).
    async fn summary(&self) -> &str {
        &self.0.summary
    }

    /// The case (正文).
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// To what effect it was done (成效方向).
    async fn outcomes(&self) -> Vec<Outcome> {
        words_in(&self.0.outcomes)
    }

    /// Where it stands (状态).
    async fn state(&self) -> CaseStudyState {
        self.0.state
    }

    /// How often it was sent (报送次数).
    async fn round(&self) -> i32 {
        self.0.round
    }

    /// The day it was first sent (报送日期).
    async fn submitted_on(&self) -> Date {
        self.0.submitted_on.into()
    }

    /// What is to be revised, or why it was not taken; null for nothing, and for who reads it printed (说明).
    #[expect(clippy::unused_async, reason = "every resolver is asynchronous")]
    async fn reason(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        Ok(self.0.reason.as_deref().filter(|_| self.is_inside(ctx)))
    }

    /// Who reads it, in the order in which it goes round; empty for who reads it printed (编辑).
    async fn editors(&self, ctx: &Context<'_>) -> Result<Vec<CaseEditor>> {
        if !self.is_inside(ctx) {
            // An editor of another society sees that he was asked, through the case that he can open.
            return Ok(Vec::new());
        }
        let rows = one(ctx, CaseEditors(self.0.id)).await?.unwrap_or_default();
        let told = |row: &case_editor::Model| CaseEditor {
            name: row.name.clone(),
            society_id: row.society_id.global().into(),
            verdict: row.verdict,
            text: row.text.clone(),
            said_at: row.said_at,
        };
        Ok(rows.iter().map(told).collect())
    }

    /// What was sent with it (附件).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::CaseStudy, self.0.id.0).await
    }

    /// The steps it has gone, oldest first; empty for who reads it printed (办理记录).
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<CaseStudyGone>> {
        if !self.is_inside(ctx) {
            return Ok(Vec::new());
        }
        let rows = one(ctx, CaseSteps(self.0.id)).await?.unwrap_or_default();
        let told = |row: &case_study_step::Model| CaseStudyGone {
            at: row.at,
            step: row.step,
            actor: row.actor.clone(),
            text: row.text.clone(),
        };
        Ok(rows.iter().map(told).collect())
    }

    /// What waits for whom about it; null when nobody has to act any more (待办).
    async fn open_item(&self, ctx: &Context<'_>) -> Result<Option<OpenItem>> {
        if !self.is_inside(ctx) {
            return Ok(None);
        }
        Ok(waiting(ctx, ItemOf(OpenItemKind::CaseStudy, self.0.id.0)).await?.map(OpenItem::of))
    }

    /// The steps that the caller may make now; each is one mutation (可办事项). `SAY` is an editor's word.
    async fn moves(&self, ctx: &Context<'_>) -> Result<Vec<CaseStudyStep>> {
        let Some(viewer) = caller(ctx).viewer.get() else { return Ok(Vec::new()) };
        let own = viewer.post().society_id;
        let editors = one(ctx, CaseEditors(self.0.id)).await?.unwrap_or_default();
        let asked = |id: SocietyId| editors.iter().any(|row| row.society_id == id && row.verdict.is_none());
        let words = i32::try_from(editors.iter().filter(|row| row.verdict.is_some()).count()).unwrap_or(i32::MAX);
        let book = one(ctx, BookOf(self.0.casebook_id)).await?;
        let enough = book.is_some_and(|book| words >= book.words_wanted);
        let may = |step: &CaseStudyStep| {
            let Some(field) = field_of(*step) else { return false };
            let mine = match (step, own) {
                (CaseStudyStep::Say, Some(own)) => own != self.0.society_id && asked(own),
                (CaseStudyStep::Accept, None) => enough,
                (_, Some(own)) => own == self.0.society_id,
                (_, None) => true,
            };
            mine && viewer.allows(field)
        };
        Ok(self.0.state.steps().into_iter().filter(may).collect())
    }
}

impl CaseStudy {
    /// Whether the caller takes part in the case: its society, the offices. Editors are told what they need by the
    /// text itself and by their own word; who reads it printed sees no more than the print.
    fn is_inside(&self, ctx: &Context<'_>) -> bool {
        let Some(viewer) = caller(ctx).viewer.get() else { return false };
        let office =
            matches!(viewer.role(), Role::OrgDept | Role::FedAdmin | Role::FedProject | Role::FedChair | Role::Admin);
        office || viewer.post().society_id == Some(self.0.society_id) || self.0.state != CaseStudyState::Published
    }
}

/// The mutation that makes a step; none for what follows from another step.
const fn field_of(step: CaseStudyStep) -> Option<&'static str> {
    Some(match step {
        CaseStudyStep::Submit | CaseStudyStep::Complete | CaseStudyStep::Publish => return None,
        CaseStudyStep::Assign => "Mutation.assignCaseEditors",
        CaseStudyStep::Say => "Mutation.giveCaseWord",
        CaseStudyStep::Return => "Mutation.returnCase",
        CaseStudyStep::Resubmit => "Mutation.resubmitCase",
        CaseStudyStep::Accept => "Mutation.acceptCase",
        CaseStudyStep::Decline => "Mutation.declineCase",
        CaseStudyStep::Withdraw => "Mutation.withdrawCase",
    })
}

/// The case with this id; none when it does not exist for the caller.
pub async fn find_case_study(ctx: &Context<'_>, id: CaseStudyId) -> Result<Option<CaseStudy>, Fault> {
    let found = caller(ctx).scope("Query.caseStudies").case_studies().filter(case_study::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(CaseStudy))
}

/// The cases of an edition that the caller may see, oldest first.
pub async fn cases_of(ctx: &Context<'_>, id: CasebookId) -> Result<Vec<CaseStudy>, Fault> {
    let reached = caller(ctx).scope("Query.caseStudies").case_studies();
    let rows = reached.filter(case_study::Column::CasebookId.eq(id)).order_by_asc(case_study::Column::Id);
    Ok(rows.all(&state(ctx).db).await?.into_iter().map(CaseStudy).collect())
}

/// What to narrow a list of cases to (案例筛选).
#[derive(InputObject, Default)]
struct CaseStudyFilter {
    /// Of this edition.
    casebook: Option<ID>,
    /// In one of these states.
    states: Option<Vec<CaseStudyState>>,
    /// Only those that the caller's society edits.
    #[graphql(default)]
    edited: bool,
}

/// Fields of the whole list.
pub struct CaseStudyTotal(Select<case_study::Entity>);

#[Object]
impl CaseStudyTotal {
    /// Cases in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of cases.
#[derive(Default)]
pub struct CaseStudyQuery;

#[Object]
impl CaseStudyQuery {
    /// Cases that the caller may see, newest first (案例): a society sees its own, those that it edits, and what was
    /// published.
    async fn case_studies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<CaseStudyFilter>,
    ) -> Result<Listed<CaseStudy, CaseStudyTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let CaseStudyFilter { casebook, states, edited } = filter.unwrap_or_default();
        let mut narrow = Condition::all();
        if let Some(id) = casebook {
            let id = CasebookId::parse(&id).map_err(|_| bad_input("filter.casebook: not an edition's id"))?;
            narrow = narrow.add(case_study::Column::CasebookId.eq(id));
        }
        narrow = narrow.add_option(states.map(|states| case_study::Column::State.is_in(states)));
        let scope = caller(ctx).scope("Query.caseStudies");
        let all = if edited { scope.edited_cases() } else { scope.case_studies() };
        let all = all.filter(narrow);
        let onward = page.after.map(|id| case_study::Column::Id.lt(CaseStudyId(id)));
        let rows = all.clone().filter(Condition::all().add_option(onward));
        let rows = rows.order_by_desc(case_study::Column::Id).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, CaseStudyTotal(all), |row| row.id.0, CaseStudy))
    }
}
