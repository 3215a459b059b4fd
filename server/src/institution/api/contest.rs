//! A contest of a figure in the API: which side's figure, what the society says it is, and what came of it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::file::attachment::SubjectKind;
use entity::institution::consistency::contest::{
    self, ContestId, ContestState, ContestStep, ContestTerms as Terms, UpholdReason, contest_step,
};
use entity::institution::consistency::{ConsistencyFact, FigureSide};
use entity::ledger::open_item::OpenItemKind;
use entity::register::society::SocietyId;

use super::consistency::loader;
use super::loader::{ItemOf, one};
use crate::api::loaders::by_key;
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::page::{Listed, Page, connect};
use crate::register::api::agency::Agency;
use crate::register::api::society::{Society, find_society};
use crate::responsibility::api::open_item::OpenItem;
use crate::ruled::ruled;
use crate::scalar::Date;

/// A step that a contest has gone (办理记录).
#[derive(SimpleObject)]
struct FigureContestStep {
    /// When.
    at: DateTime<Utc>,
    /// Which step.
    step: ContestStep,
    /// Who made it, as shown at the time.
    actor: String,
    /// What was said; null for nothing.
    text: Option<String>,
}

/// A society's word that an agency's figure about it is wrong (数据异议).
pub struct FigureContest(pub contest::Model);

#[Object]
impl FigureContest {
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

    /// Which fact (比对事项).
    async fn fact(&self) -> ConsistencyFact {
        self.0.fact
    }

    /// Whose figure is contested (被异议方).
    async fn side(&self) -> FigureSide {
        self.0.side
    }

    /// The agency that answers (答复部门).
    async fn agency(&self, ctx: &Context<'_>) -> Result<Agency> {
        let found = by_key(ctx, self.0.agency_id).await?;
        Ok(found.map(Agency).ok_or_else(|| Fault::Broken("an agency vanished".into()))?)
    }

    /// The figure as it stood when it was contested (原数据).
    async fn stated(&self) -> &str {
        &self.0.stated
    }

    /// What the society says it is (学会主张).
    async fn claimed(&self) -> &str {
        &self.0.claimed
    }

    /// Why (异议理由).
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// How far it is (状态).
    async fn state(&self) -> ContestState {
        self.0.state
    }

    /// The day it was contested (提出日期).
    async fn contested_on(&self) -> Date {
        self.0.contested_on.into()
    }

    /// The last day to answer (答复期限).
    async fn due_on(&self) -> Date {
        self.0.due_on.into()
    }

    /// Why the figure stands; null where it does not (维持原因).
    async fn answer_reason(&self) -> Option<UpholdReason> {
        self.0.answer_reason
    }

    /// What the agency answered; null while it has not (答复意见).
    async fn answer(&self) -> Option<&str> {
        self.0.answer.as_deref()
    }

    /// The day it was over; null while it is not (办结日期).
    async fn closed_on(&self) -> Option<Date> {
        self.0.closed_on.map(Date)
    }

    /// The steps it has gone, oldest first (办理记录).
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<FigureContestStep>> {
        let rows = loader::one(ctx, self.0.id).await?.unwrap_or_default();
        let step = |row: &contest_step::Model| {
            let contest_step::Model { id: _, contest_id: _, at, step, actor, text, user_id: _ } = row.clone();
            FigureContestStep { at, step, actor, text }
        };
        Ok(rows.iter().map(step).collect())
    }

    /// What was attached to it: the society's papers, the agency's (附件).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::FigureContest, self.0.id.0).await
    }

    /// What waits for whom about it; null when it is over (待办).
    async fn open_item(&self, ctx: &Context<'_>) -> Result<Option<OpenItem>> {
        Ok(one(ctx, ItemOf(OpenItemKind::FigureContest, self.0.id.0)).await?.map(OpenItem::of))
    }

    /// The steps that the caller may make now; each is one mutation (可办事项).
    async fn moves(&self, ctx: &Context<'_>) -> Vec<ContestStep> {
        let Some(viewer) = caller(ctx).viewer.get() else { return Vec::new() };
        let post = viewer.post();
        let own = post.society_id == Some(self.0.society_id) || post.agency_id == Some(self.0.agency_id);
        let may = |step: &ContestStep| own && field_of(*step).is_some_and(|field| viewer.allows(field));
        self.0.state.steps().into_iter().filter(may).collect()
    }
}

/// The mutation that makes a step; none for what begins a contest, or ends it with the society.
const fn field_of(step: ContestStep) -> Option<&'static str> {
    Some(match step {
        ContestStep::Contest | ContestStep::Cease => return None,
        ContestStep::Correct => "Mutation.correctFigure",
        ContestStep::Uphold => "Mutation.upholdFigure",
        ContestStep::Withdraw => "Mutation.withdrawContest",
    })
}

/// The contest with this id; none when it does not exist for the caller.
pub async fn find_contest(ctx: &Context<'_>, id: ContestId) -> Result<Option<FigureContest>, Fault> {
    let found = caller(ctx).scope("Query.figureContests").figure_contests().filter(contest::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(FigureContest))
}

/// What to narrow a list of contests to (数据异议筛选).
#[derive(InputObject, Default)]
struct FigureContestFilter {
    /// Of this society.
    society: Option<ID>,
    /// About this fact.
    fact: Option<ConsistencyFact>,
    /// In one of these states.
    states: Option<Vec<ContestState>>,
}

/// Fields of the whole list.
pub struct ContestTotal(Select<contest::Entity>);

#[Object]
impl ContestTotal {
    /// Contests in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// The days that an agency has to answer a contest (数据异议答复期限).
#[derive(SimpleObject)]
pub struct ContestTerms {
    /// Counts the writes to them; send it back as `expectedVersion`.
    version: i32,
    /// Working days to answer (答复工作日数).
    answer_working_days: i32,
    /// Where the figure comes from (依据).
    source: String,
}

impl From<Terms> for ContestTerms {
    fn from(terms: Terms) -> Self {
        let Terms { version, answer_days, source } = terms;
        Self { version, answer_working_days: answer_days, source }
    }
}

/// Queries of contests.
#[derive(Default)]
pub struct ContestQuery;

#[Object]
impl ContestQuery {
    /// Contests of figures that the caller may see, newest first (数据异议).
    async fn figure_contests(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<FigureContestFilter>,
    ) -> Result<Listed<FigureContest, ContestTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let FigureContestFilter { society, fact, states } = filter.unwrap_or_default();
        let mut narrow = Condition::all();
        if let Some(id) = society {
            let id = SocietyId::parse(&id).map_err(|_| bad_input("filter.society: not a society's id"))?;
            narrow = narrow.add(contest::Column::SocietyId.eq(id));
        }
        narrow = narrow.add_option(fact.map(|fact| contest::Column::Fact.eq(fact)));
        narrow = narrow.add_option(states.map(|states| contest::Column::State.is_in(states)));
        let all = caller(ctx).scope("Query.figureContests").figure_contests().filter(narrow);
        let onward = page.after.map(|id| contest::Column::Id.lt(ContestId(id)));
        let found = all.clone().filter(Condition::all().add_option(onward));
        let found = found.order_by_desc(contest::Column::Id).limit(page.limit());
        let rows = found.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, ContestTotal(all), |row| row.id.0, FigureContest))
    }

    /// The days that an agency has to answer a contest (数据异议答复期限).
    async fn contest_terms(&self, ctx: &Context<'_>) -> Result<ContestTerms> {
        Ok(ruled::<Terms>(&state(ctx).db).await?.into())
    }
}
