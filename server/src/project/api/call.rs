//! Calls in the API: what is called for, by when, who may apply and why somebody may not.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::project::call::condition::{Hindrance, Obstacle};
use entity::project::call::form::asked;
use entity::project::call::{self, CallId, CallState};
use entity::project::fund::ProgrammeId;
use entity::project::fund::ProgrammeKind;
use entity::register::present;
use entity::register::society::SocietyId;

use super::form::{CallConditions, CallCriterion, CallDays, CallDocument, CallField, CallTopic};
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, connect};
use crate::project::applicant::hindered;
use crate::project::call::Call as Known;
use crate::register::api::agency::Agency;
use crate::scalar::{Date, Fen};

/// A call for research projects or for support of projects (申报通知).
pub struct Call(pub Known);

/// What stands in the way of an application (不能申报的原因).
#[derive(SimpleObject)]
struct CallHindrance {
    /// What kind of thing.
    obstacle: Obstacle,
    /// What it is and what would change it, in the caller's language (Accept-Language).
    text: String,
    /// The day from which it is gone; null where none is known.
    until: Option<Date>,
}

#[Object]
impl Call {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.row.id.global().into()
    }

    /// Counts the writes; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.row.version
    }

    /// What it is for (申报类别).
    async fn kind(&self) -> ProgrammeKind {
        self.0.row.kind
    }

    /// Of which year (年度).
    async fn year(&self) -> i32 {
        self.0.row.year
    }

    /// What it is called (通知名称).
    async fn title(&self) -> &str {
        &self.0.row.title
    }

    /// Where it stands (状态).
    async fn state(&self) -> CallState {
        self.0.row.state
    }

    /// Since when it is there.
    async fn state_since(&self) -> DateTime<Utc> {
        self.0.row.state_since
    }

    /// Who calls (发布单位).
    async fn agency(&self, ctx: &Context<'_>) -> Result<Option<Agency>> {
        Ok(crate::api::loaders::by_key(ctx, self.0.row.agency_id).await?.map(Agency))
    }

    /// The first day on which applications are submitted (开始日期).
    async fn opens_on(&self) -> Date {
        self.0.row.opens_on.into()
    }

    /// The last one (截止日期).
    async fn closes_on(&self) -> Date {
        self.0.row.closes_on.into()
    }

    /// Days from today to the last one, negative when it is over (剩余天数).
    async fn days_left(&self, ctx: &Context<'_>) -> i64 {
        (self.0.row.closes_on - state(ctx).world.today()).num_days()
    }

    /// What it has to give (经费总额).
    async fn budget_fen(&self) -> Fen {
        self.0.row.budget_fen.into()
    }

    /// The most that one application may ask for (单项上限).
    async fn ceiling_fen(&self) -> Fen {
        self.0.row.ceiling_fen.into()
    }

    /// The programme that its money comes from; null where it is not kept here, and for those who may not see the
    /// money (经费来源).
    async fn programme_id(&self, ctx: &Context<'_>) -> Option<ID> {
        let reads = caller(ctx).allows("Query.funds");
        self.0.row.programme_id.filter(|_| reads).map(|id| ProgrammeId(id).global().into())
    }

    /// What is wanted (申报指南).
    async fn guide(&self) -> &str {
        &self.0.content.guide
    }

    /// The topics; empty where everybody brings his own (指南选题).
    async fn topics(&self) -> Vec<CallTopic> {
        self.0.content.topics.iter().cloned().map(CallTopic::from).collect()
    }

    /// Whether somebody may bring a topic of his own (自选题).
    async fn own_topic(&self) -> bool {
        self.0.content.own_topic
    }

    /// All that is asked, what every call asks first (申报书栏目).
    async fn fields(&self, ctx: &Context<'_>) -> Vec<CallField> {
        let all = asked(&self.0.content, self.0.row.ceiling_fen.get(), caller(ctx).language);
        all.into_iter().map(CallField::from).collect()
    }

    /// Papers that go with an application, each with a name of its own (申报材料).
    async fn documents(&self) -> Vec<CallDocument> {
        self.0.content.documents.iter().cloned().map(CallDocument::from).collect()
    }

    /// How applications are scored (评分表).
    async fn criteria(&self) -> Vec<CallCriterion> {
        self.0.content.criteria.iter().cloned().map(CallCriterion::from).collect()
    }

    /// How many experts read each application (评审专家数).
    async fn reviewers(&self) -> i32 {
        self.0.content.reviewers
    }

    /// A score that lies so many points from the middle one is marked (离群分值).
    async fn outlier_points(&self) -> i32 {
        self.0.content.outlier_points
    }

    /// Who may apply (申报条件).
    async fn conditions(&self) -> CallConditions {
        self.0.content.conditions.into()
    }

    /// The days of each stage (各阶段工作日).
    async fn days(&self) -> CallDays {
        self.0.content.days.into()
    }

    /// Months from the award until the project is finished (项目周期).
    async fn months(&self) -> i32 {
        self.0.content.months
    }

    /// Why it was taken back; null where it was not (撤回原因).
    async fn reason(&self) -> Option<&str> {
        self.0.row.reason.as_deref()
    }

    /// What stands in the way of a society's application today; empty where it may apply. Null for a society
    /// that the caller may not see (申报资格).
    async fn hindrances(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The society's global id; the caller's own when absent.")] society_id: Option<ID>,
    ) -> Result<Option<Vec<CallHindrance>>> {
        let own = caller(ctx).viewer.get().and_then(|viewer| viewer.post().society_id);
        let id = match society_id {
            Some(id) => Some(SocietyId::parse(&id).map_err(|_| bad_input("societyId: not a society's id"))?),
            None => own,
        };
        let Some(id) = id else { return Ok(None) };
        let within = caller(ctx).scope("Query.eligibility").societies().filter(present::Column::SocietyId.eq(id));
        let Some(society) = within.one(&state(ctx).db).await.map_err(Fault::from)? else { return Ok(None) };
        let today = state(ctx).world.today();
        let all = hindered(&state(ctx).db, &self.0, &society, today).await?;
        let language = caller(ctx).language;
        let told = |Hindrance { obstacle, until, said }: Hindrance| CallHindrance {
            obstacle,
            text: match language {
                entity::Language::Zh => said.zh,
                entity::Language::En => said.en,
            },
            until: until.map(Date::from),
        };
        Ok(Some(all.into_iter().map(told).collect()))
    }
}

/// What to narrow a list of calls to (申报通知筛选).
#[derive(InputObject, Default)]
struct CallFilter {
    /// In one of these states.
    states: Option<Vec<CallState>>,
    /// For this.
    kind: Option<ProgrammeKind>,
    /// Of this year.
    year: Option<i32>,
    /// Whose title holds this.
    search: Option<String>,
}

impl CallFilter {
    fn condition(self) -> Condition {
        let Self { states, kind, year, search } = self;
        let search = search.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        Condition::all()
            .add_option(states.map(|states| call::Column::State.is_in(states)))
            .add_option(kind.map(|kind| call::Column::Kind.eq(kind)))
            .add_option(year.map(|year| call::Column::Year.eq(year)))
            .add_option(search.map(|text| call::Column::Title.contains(&text)))
    }
}

/// Fields of the whole list.
pub struct CallTotal(Select<call::Entity>);

#[Object]
impl CallTotal {
    /// Calls in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of calls.
#[derive(Default)]
pub struct CallQuery;

#[Object]
impl CallQuery {
    /// Calls that the caller's region is called by, newest first; drafts for the federation (申报通知).
    async fn calls(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<CallFilter>,
    ) -> Result<Listed<Call, CallTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let all = caller(ctx).scope("Query.calls").calls().filter(filter.unwrap_or_default().condition());
        let onward = page.after.map(|id| call::Column::Id.lt(CallId(id)));
        let rows = all.clone().filter(Condition::all().add_option(onward)).order_by_desc(call::Column::Id);
        let rows = rows.limit(page.limit()).all(&state(ctx).db).await.map_err(Fault::from)?;
        let known = rows.into_iter().map(Known::of).collect::<Result<Vec<_>, _>>()?;
        Ok(connect(&page, known, CallTotal(all), |call| call.row.id.0, Call))
    }
}

/// The call with this id; none when it does not exist for the caller.
pub async fn find_call(ctx: &Context<'_>, id: CallId) -> Result<Option<Call>, Fault> {
    let found = caller(ctx).scope("Query.calls").calls().filter(call::Column::Id.eq(id));
    let row = found.one(&state(ctx).db).await?;
    row.map(|row| Known::of(row).map(Call)).transpose()
}

/// The call of a case that the caller reads.
pub async fn call_by_key(ctx: &Context<'_>, id: CallId) -> Result<Call, Fault> {
    super::call_loader::call_of(ctx, id).await.map(Call)
}
