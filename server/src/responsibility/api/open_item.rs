//! Open items in the API: what waits for whom, until when, and who looks into it when it is late.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::institution::activity::ActivityId;
use entity::institution::change::ChangeId;
use entity::institution::consistency::contest::ContestId;
use entity::institution::enforcement::EnforcementId;
use entity::institution::evaluation::EvaluationId;
use entity::institution::list_case::ListCaseId;
use entity::institution::registration::RegistrationId;
use entity::institution::report::ReportId;
use entity::ledger::open_item::{self, OpenItemId, OpenItemKind};
use entity::ledger::reason::sentence;
use entity::project::application::ApplicationId;
use entity::project::case::ProjectId;
use entity::project::case_study::CaseStudyId;
use entity::project::casebook::CasebookId;
use entity::project::demand::DemandId;
use entity::project::result_use::ResultUseId;
use entity::project::tranche::TrancheId;
use entity::register::agency::Tier;
use entity::register::society::SocietyId;
use entity::responsibility::directive::RecipientId;
use entity::responsibility::finding::FindingId;
use entity::responsibility::thread::ThreadId;
use entity::responsibility::waiting::{ESCALATION, escalation};
use entity::{Kind, Word, decode_global};

use super::holder::Holder;
use super::loader::one;
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::institution::calendar::calendar_of;
use crate::page::{Listed, Page, Place, connect};
use crate::register::api::society::{Society, find_society};
use crate::scalar::Date;
use crate::world::day_in_china;

/// Something that waits for exactly one holder (待办事项).
pub struct OpenItem(pub open_item::Model);

impl OpenItem {
    /// Of a row that came through a scope.
    #[must_use]
    pub fn of(row: open_item::Model) -> Self {
        Self(row)
    }
}

/// Why the holder has it (待办原因).
#[derive(SimpleObject)]
struct WaitingReason {
    /// Code of the kind's vocabulary, the state of the thing that waits.
    code: String,
    /// What the holder does next, in the caller's language (Accept-Language).
    text: String,
}

#[Object]
impl OpenItem {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// What waits (类别).
    async fn kind(&self) -> OpenItemKind {
        self.0.kind
    }

    /// What it is about; the label of its kind where it has no title of its own (标题).
    async fn title(&self, ctx: &Context<'_>) -> String {
        title_of(ctx, self.0.kind, &self.0.title)
    }

    /// What it is about, as a global id for `node`: the directive, the finding, the thread, the annual report, the
    /// project; null for what is read at its society (对象).
    async fn subject(&self, ctx: &Context<'_>) -> Result<Option<ID>> {
        Ok(subject_of(ctx, self.0.kind, self.0.subject_id).await?)
    }

    /// The society that it is about; null when it is about none, or when the caller may not see it (学会).
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        match self.0.society_id {
            Some(id) => Ok(find_society(ctx, id, None).await?),
            None => Ok(None),
        }
    }

    /// Who has to act (责任主体).
    async fn holder(&self) -> Holder {
        holder(&self.0)
    }

    /// Whether the caller's own post has to act (是否由我办理).
    async fn mine(&self, ctx: &Context<'_>) -> bool {
        caller(ctx).scope("Query.openItems").holds(&self.0)
    }

    /// Why the holder has it, and what he does next.
    async fn reason(&self, ctx: &Context<'_>) -> WaitingReason {
        WaitingReason { code: self.0.reason.clone(), text: next_step(ctx, &self.0).into() }
    }

    /// The day in China since which this holder has it.
    async fn since(&self) -> Date {
        day_in_china(self.0.since).into()
    }

    /// The last day on which the holder is in time (办理期限).
    async fn due_on(&self) -> Date {
        self.0.due_on.into()
    }

    /// Working days that it has waited for this holder, public holidays left out (已等待工作日).
    async fn working_days_waiting(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(calendar_of(ctx).await?.working_days(day_in_china(self.0.since), state(ctx).world.today()))
    }

    /// Days from today until it is due; negative when the day has passed.
    async fn days_left(&self, ctx: &Context<'_>) -> i64 {
        (self.0.due_on - state(ctx).world.today()).num_days()
    }

    /// Whether the day has passed (已逾期).
    async fn overdue(&self, ctx: &Context<'_>) -> bool {
        self.0.due_on < state(ctx).world.today()
    }

    /// The tier that has to look into it because it is late; null while it is in time (督办层级).
    async fn escalation(&self, ctx: &Context<'_>) -> Result<Option<Tier>> {
        let tier = holder(&self.0).tier_of(ctx).await?;
        let calendar = calendar_of(ctx).await?;
        Ok(escalation(tier, self.0.due_on, state(ctx).world.today(), &ESCALATION, &calendar))
    }
}

/// What an item is called: its title, or its kind where it has none of its own.
pub(super) fn title_of(ctx: &Context<'_>, kind: OpenItemKind, title: &str) -> String {
    if title.is_empty() { kind.label(caller(ctx).language).to_owned() } else { title.to_owned() }
}

/// What an item is about, as a global id; none for what is read at its society.
pub(super) async fn subject_of(ctx: &Context<'_>, kind: OpenItemKind, id: Uuid) -> Result<Option<ID>, Fault> {
    Ok(match kind {
        OpenItemKind::Directive => one(ctx, RecipientId(id)).await?.map(|id| id.global().into()),
        OpenItemKind::Finding => Some(FindingId(id).global().into()),
        OpenItemKind::Thread => Some(ThreadId(id).global().into()),
        OpenItemKind::AnnualReport => Some(ReportId(id).global().into()),
        OpenItemKind::Registration => Some(RegistrationId(id).global().into()),
        OpenItemKind::RegisterChange => Some(ChangeId(id).global().into()),
        OpenItemKind::ListCase => Some(ListCaseId(id).global().into()),
        OpenItemKind::Enforcement => Some(EnforcementId(id).global().into()),
        OpenItemKind::ActivityFiling => Some(ActivityId(id).global().into()),
        OpenItemKind::Evaluation => Some(EvaluationId(id).global().into()),
        OpenItemKind::FigureContest => Some(ContestId(id).global().into()),
        OpenItemKind::Application => Some(ApplicationId(id).global().into()),
        OpenItemKind::Demand => Some(DemandId(id).global().into()),
        OpenItemKind::CaseStudy => Some(CaseStudyId(id).global().into()),
        OpenItemKind::Casebook => Some(CasebookId(id).global().into()),
        OpenItemKind::Project | OpenItemKind::Recovery => Some(ProjectId(id).global().into()),
        OpenItemKind::Payment => Some(TrancheId(id).global().into()),
        OpenItemKind::ResultUse => Some(ResultUseId(id).global().into()),
        OpenItemKind::Formation | OpenItemKind::ChangeDue => None,
    })
}

/// What the holder does next, in the caller's language.
pub(super) fn next_step(ctx: &Context<'_>, row: &open_item::Model) -> &'static str {
    let language = caller(ctx).language;
    sentence(row.kind, &row.reason, language).unwrap_or_else(|| row.kind.label(language))
}

pub(super) fn holder(row: &open_item::Model) -> Holder {
    Holder { society_id: row.holder_society_id, agency_id: row.holder_agency_id }
}

/// What to narrow a list of open items to (待办筛选).
#[derive(InputObject, Default)]
pub struct OpenItemFilter {
    /// Whose turn it is; everyone's when absent.
    turn: Option<Turn>,
    /// Only these kinds; all when absent.
    kinds: Option<Vec<OpenItemKind>>,
    /// Only late ones (true), only those in time (false); both when absent.
    overdue: Option<bool>,
    /// Only those about this society.
    society: Option<ID>,
}

/// Whose turn it is (轮到谁).
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The society or the agency of the caller's post has to act (等我办).
    Mine,
    /// Somebody else has to act (等别人办).
    Others,
}

impl OpenItemFilter {
    fn condition(self, today: NaiveDate) -> Result<Condition> {
        let Self { turn: _, kinds, overdue, society } = self;
        let mut all = Condition::all();
        if let Some(kinds) = kinds {
            all = all.add(open_item::Column::Kind.is_in(kinds));
        }
        if let Some(overdue) = overdue {
            let due = open_item::Column::DueOn;
            all = all.add(if overdue { due.lt(today) } else { due.gte(today) });
        }
        if let Some(id) = society {
            let id = SocietyId::parse(&id).map_err(|_| bad_input("filter.society: not a society's id"))?;
            all = all.add(open_item::Column::SocietyId.eq(id));
        }
        Ok(all)
    }
}

/// The place of an item: its last day, then its id.
#[derive(Clone, Debug)]
struct OpenItemPlace(NaiveDate, OpenItemId);

impl Place for OpenItemPlace {
    fn write(&self) -> String {
        format!("{}|{}", self.0, self.1.global())
    }

    fn read(text: &str) -> Option<Self> {
        let (day, id) = text.split_once('|')?;
        let (Kind::OpenItem, id) = decode_global(id).ok()? else { return None };
        let place = Self(day.parse().ok()?, OpenItemId(id));
        // One spelling only, and no day that a database cannot keep.
        (day.len() == 10 && place.write() == text).then_some(place)
    }
}

impl OpenItemPlace {
    fn onward(&self) -> Condition {
        let (due, id) = (open_item::Column::DueOn, open_item::Column::Id);
        let same_day = Expr::col(due).eq(self.0).and(Expr::col(id).gt(self.1.0));
        Condition::any().add(due.gt(self.0)).add(same_day)
    }
}

/// Fields of the whole list.
pub struct OpenItemTotal(Select<open_item::Entity>);

#[Object]
impl OpenItemTotal {
    /// Open items in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// A page of open items.
pub type OpenItemConnection = Listed<OpenItem, OpenItemTotal>;

/// Queries of open items.
#[derive(Default)]
pub struct OpenItemQuery;

#[Object]
impl OpenItemQuery {
    /// What waits, for the caller and for others whom he reaches, by due date (待办).
    async fn open_items(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<OpenItemFilter>,
    ) -> Result<OpenItemConnection> {
        let page = Page::<OpenItemPlace>::read(first, after)?;
        let scope = caller(ctx).scope("Query.openItems");
        let filter = filter.unwrap_or_default();
        let all = match filter.turn {
            None => scope.open_items(),
            Some(Turn::Mine) => scope.open_items().filter(scope.held()),
            Some(Turn::Others) => scope.open_items().filter(scope.held_by_others()),
        };
        let all = all.filter(filter.condition(state(ctx).world.today())?);
        let onward = page.after.as_ref().map_or_else(Condition::all, OpenItemPlace::onward);
        let rows = all.clone().filter(onward).order_by_asc(open_item::Column::DueOn);
        let rows = rows.order_by_asc(open_item::Column::Id).limit(page.limit()).all(&state(ctx).db).await;
        let place = |row: &open_item::Model| OpenItemPlace(row.due_on, row.id);
        Ok(connect(&page, rows.map_err(Fault::from)?, OpenItemTotal(all), place, OpenItem))
    }
}

/// How many items the caller's post holds.
pub async fn count_held(ctx: &Context<'_>) -> Result<u64> {
    let scope = caller(ctx).scope("Query.openItems");
    let held = scope.open_items().filter(scope.held());
    Ok(held.count(&state(ctx).db).await.map_err(Fault::from)?)
}

/// The open item with this id; none when it does not exist for the caller.
pub async fn find_open_item(ctx: &Context<'_>, id: Uuid) -> Result<Option<OpenItem>, Fault> {
    let found = caller(ctx).scope("Query.openItems").open_items().filter(open_item::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(OpenItem))
}
