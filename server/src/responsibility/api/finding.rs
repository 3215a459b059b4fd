//! Findings in the API.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::file::attachment::SubjectKind;
use entity::refusal::RefusalCode;
use entity::register::agency::Tier;
use entity::register::society::SocietyId;
use entity::responsibility::finding::{self, FindingCategory, FindingId, FindingState, Severity};

use crate::api::intention::permit;
use crate::api::loaders::by_key;
use crate::api::user_error::{UserError, settle};
use crate::caller::{bad_input, caller, state};
use crate::fault::{Fault, Stop};
use crate::file::api::attachment::{Attachment, attachments};
use crate::file::api::files_of;
use crate::identity::Viewer;
use crate::page::{FIRST_MAX, Listed, Page, connect};
use crate::register::api::agency::Agency;
use crate::register::api::society::{Society, find_society};
use crate::responsibility::action::finding::{self as step, Step, move_finding};
use crate::responsibility::action::record_finding::{self, record_finding};
use crate::scalar::Date;

/// What was found wanting (问题), and how it is put right.
pub struct Finding(finding::Model);

#[Object]
impl Finding {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the writes to it; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The society that it is about; null when it is about the region (学会).
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        match self.0.society_id {
            Some(id) => Ok(find_society(ctx, id, None).await?),
            None => Ok(None),
        }
    }

    /// The federation that recorded it (登记部门).
    async fn agency(&self, ctx: &Context<'_>) -> Result<Agency> {
        let found = by_key(ctx, self.0.agency_id).await?;
        Ok(found.map(Agency).ok_or_else(|| Fault::Broken("an agency vanished".into()))?)
    }

    /// Which of the three problems (类别).
    async fn category(&self) -> FindingCategory {
        self.0.category
    }

    /// How much it matters (严重程度).
    async fn severity(&self) -> Severity {
        self.0.severity
    }

    /// How far it is (整改状态).
    async fn state(&self) -> FindingState {
        self.0.state
    }

    /// What was found (问题描述).
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// What is to be done (整改措施).
    async fn action(&self) -> &str {
        &self.0.action
    }

    /// The day it was recorded (登记日期).
    async fn found_on(&self) -> Date {
        self.0.found_on.into()
    }

    /// The last day (整改期限).
    async fn due_on(&self) -> Date {
        self.0.due_on.into()
    }

    /// Days from today until then; negative when it has passed.
    async fn days_left(&self, ctx: &Context<'_>) -> i64 {
        (self.0.due_on - state(ctx).world.today()).num_days()
    }

    /// What the holder last reported, or why it was opened again; null before either (最近说明).
    async fn report(&self) -> Option<&str> {
        self.0.report.as_deref()
    }

    /// What shows it, and how it is put right (佐证附件), told apart by `purpose`.
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::Finding, self.0.id.0).await
    }

    /// The day it was resolved; null while it is open (销号日期).
    async fn resolved_on(&self) -> Option<Date> {
        self.0.resolved_on.map(Date)
    }

    /// Whether the caller's post puts it right and may report on it: its society, or for a region the
    /// federation that recorded it (是否由我整改).
    async fn mine(&self, ctx: &Context<'_>) -> bool {
        caller(ctx).viewer.get().map(Viewer::post).is_some_and(|post| match self.0.society_id {
            Some(id) => post.society_id == Some(id),
            None => post.agency_id == Some(self.0.agency_id),
        })
    }

    /// Whether the caller's post checks what is reported: for a society the federation that recorded it,
    /// for a region the organisation department, so that nobody confirms himself (是否由我核实).
    async fn checks(&self, ctx: &Context<'_>) -> bool {
        let scope = caller(ctx).scope("Mutation.confirmFinding");
        caller(ctx).viewer.get().map(Viewer::post).is_some_and(|post| match self.0.society_id {
            Some(_) => post.agency_id == Some(self.0.agency_id),
            None => post.role.tier() == Some(Tier::Lead) && scope.covers_region(&self.0.region_code),
        })
    }
}

/// What to narrow findings to (问题筛选).
#[derive(InputObject, Default)]
pub struct FindingFilter {
    /// Only these, at most 100.
    ids: Option<Vec<ID>>,
    /// About this society only.
    society: Option<ID>,
    /// Of these categories only.
    categories: Option<Vec<FindingCategory>>,
    /// In these states only.
    states: Option<Vec<FindingState>>,
}

impl FindingFilter {
    fn condition(self) -> Result<Condition> {
        let Self { ids, society, categories, states } = self;
        let mut all = Condition::all();
        if let Some(ids) = ids {
            if ids.len() > FIRST_MAX {
                return Err(bad_input(format!("filter.ids: at most {FIRST_MAX}")));
            }
            let ids: Result<Vec<_>, _> = ids.iter().map(|id| FindingId::parse(id)).collect();
            let ids = ids.map_err(|_| bad_input("filter.ids: not a finding's id"))?;
            all = all.add(finding::Column::Id.is_in(ids));
        }
        if let Some(id) = society {
            let id = SocietyId::parse(&id).map_err(|_| bad_input("filter.society: not a society's id"))?;
            all = all.add(finding::Column::SocietyId.eq(id));
        }
        if let Some(categories) = categories {
            all = all.add(finding::Column::Category.is_in(categories));
        }
        if let Some(states) = states {
            all = all.add(finding::Column::State.is_in(states));
        }
        Ok(all)
    }
}

/// Fields of the whole list.
pub struct FindingTotal(Select<finding::Entity>);

#[Object]
impl FindingTotal {
    /// Findings in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of findings.
#[derive(Default)]
pub struct FindingQuery;

#[Object]
impl FindingQuery {
    /// Findings that the caller may see, newest first (问题清单).
    async fn findings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<FindingFilter>,
    ) -> Result<Listed<Finding, FindingTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let all = caller(ctx).scope("Query.findings").findings().filter(filter.unwrap_or_default().condition()?);
        let onward =
            page.after.map_or_else(Condition::all, |id| Condition::all().add(finding::Column::Id.lt(FindingId(id))));
        let rows = all.clone().filter(onward).order_by_desc(finding::Column::Id).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, FindingTotal(all), |row| row.id.0, Finding))
    }
}

/// The finding with this id; none when it does not exist for the caller.
pub async fn find_finding(ctx: &Context<'_>, id: FindingId) -> Result<Option<Finding>, Fault> {
    let found = caller(ctx).scope("Query.findings").findings().filter(finding::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(Finding))
}

/// Input of `recordFinding`.
#[derive(InputObject)]
struct RecordFindingInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// In which society; absent for the federation's own region, where the federation holds it.
    society_id: Option<ID>,
    /// Which of the three problems.
    category: FindingCategory,
    /// How much it matters.
    severity: Severity,
    /// What was found, at most 4000 characters.
    text: String,
    /// What is to be done, at most 4000 characters.
    action: String,
    /// The last day, today or later.
    due_on: Date,
    /// What shows it (问题佐证), at most 10 files: ids from `requestUpload`, of the caller's own, each named once.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of a step of a finding.
#[derive(InputObject)]
struct FindingStepInput {
    /// The finding's global id.
    finding_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What the holder reports, what the check found, or why it is opened again, at most 4000 characters.
    text: String,
    /// A new last day, for a finding that is opened again; as before when absent.
    due_on: Option<Date>,
    /// What shows it (整改佐证), at most 10 files: ids from `requestUpload`, of the caller's own, each named once.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Payload of what is done with a finding.
#[derive(SimpleObject)]
struct FindingPayload {
    /// The finding as it stands now, on a conflict too; null when there is none for the caller.
    finding: Option<Finding>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of findings.
#[derive(Default)]
pub struct FindingMutation;

#[Object]
impl FindingMutation {
    /// Records a finding (登记问题) about a society or the federation's region.
    async fn record_finding(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RecordFindingInput,
    ) -> Result<FindingPayload> {
        let RecordFindingInput { idempotency_key, society_id, category, severity, text, action, due_on, file_ids } =
            input;
        let done = match (society_id.map(|id| SocietyId::parse(&id)).transpose(), files_of(&file_ids)) {
            (Err(_), _) => Err(Stop::at("societyId", RefusalCode::NotFound)),
            (_, Err(stop)) => Err(stop),
            (Ok(society), Ok(files)) => {
                let due_on = due_on.0;
                let input =
                    record_finding::Input { idempotency_key, society, category, severity, text, action, due_on, files };
                record_finding(state(ctx), permit(ctx)?, input).await
            }
        };
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        let finding = match id {
            Some(id) => find_finding(ctx, id).await?,
            None => None,
        };
        Ok(FindingPayload { finding, user_errors })
    }

    /// Tells how far a finding is (报告整改进展), by whoever holds it.
    async fn report_finding_progress(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: FindingStepInput,
    ) -> Result<FindingPayload> {
        stepped::<step::ReportFindingProgress>(ctx, input).await
    }

    /// Reports a finding as put right (报告整改完成): by whoever holds it and nobody for him. A society's
    /// is then checked by the federation that recorded it, a region's by the organisation department.
    async fn report_finding_resolved(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: FindingStepInput,
    ) -> Result<FindingPayload> {
        stepped::<step::ReportFindingResolved>(ctx, input).await
    }

    /// Confirms that a finding is put right (核实销号), by whoever checks it (`Finding.checks`).
    async fn confirm_finding(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: FindingStepInput,
    ) -> Result<FindingPayload> {
        stepped::<step::ConfirmFinding>(ctx, input).await
    }

    /// Opens a finding again (退回整改), with the reason, by whoever checks it (`Finding.checks`).
    async fn reopen_finding(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: FindingStepInput,
    ) -> Result<FindingPayload> {
        stepped::<step::ReopenFinding>(ctx, input).await
    }
}

async fn stepped<I: Step>(ctx: &Context<'_>, input: FindingStepInput) -> Result<FindingPayload> {
    let FindingStepInput { finding_id, expected_version, idempotency_key, text, due_on, file_ids } = input;
    let finding = finding_id.to_string();
    let due_on = due_on.map(|day| day.0);
    let done = match files_of(&file_ids) {
        Err(stop) => Err(stop),
        Ok(files) => {
            let input = step::Input { expected_version, idempotency_key, finding, text, due_on, files };
            move_finding::<I>(state(ctx), permit(ctx)?, input).await
        }
    };
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    let finding = match FindingId::parse(&finding_id) {
        Ok(id) => find_finding(ctx, id).await?,
        Err(_) => None,
    };
    Ok(FindingPayload { finding, user_errors })
}
