//! Published results in the API: a public list that anybody searches, and what withdraws or makes one known.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::NaiveDate;
use sea_orm::sea_query::Cond;
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::project::outcome::{Outcome, words_in};
use entity::project::published_result::{self, Channel, ResultId, ResultKind, promotion};
use entity::register::society::Discipline;

use super::adoption::{Adoption, adoptions_of};
use super::matching_loader::{PromotionsOf, one};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::{Fault, Stop};
use crate::page::{Listed, Page, Place, connect};
use crate::project::action::publish_match::{self, publish_match};
use crate::project::action::record_promotion::{self, record_promotion};
use crate::project::action::withdraw_result::{self, withdraw_result};
use crate::project::search::found;
use crate::scalar::Date;

/// How a result was made known (推介).
#[derive(SimpleObject)]
struct Promotion {
    /// Through what (渠道).
    channel: Channel,
    /// Where: a paper's name and issue, an address (出处).
    place: String,
    /// When (日期).
    published_on: Date,
}

/// A result as it is published (公开成果). Withdrawn ones say nothing but that they are.
pub struct PublishedResult(pub published_result::Model);

impl PublishedResult {
    fn shown<'s>(&self, text: &'s str) -> Option<&'s str> {
        self.0.withdrawn_on.is_none().then_some(text)
    }
}

#[Object]
impl PublishedResult {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// What it comes from (成果类别).
    async fn kind(&self) -> ResultKind {
        self.0.kind
    }

    /// Its title; null when it was withdrawn (成果名称).
    async fn title(&self) -> Option<&str> {
        self.shown(&self.0.title)
    }

    /// What it is; null when it was withdrawn (成果简介).
    async fn summary(&self) -> Option<&str> {
        self.shown(&self.0.summary)
    }

    /// The society's name on the day of the publication; null when it was withdrawn (学会).
    async fn society_name(&self) -> Option<&str> {
        self.shown(&self.0.society_name)
    }

    /// The society's discipline (学科门类).
    async fn discipline(&self) -> Discipline {
        self.0.discipline
    }

    /// To what effect it was done (成效方向).
    async fn outcomes(&self) -> Vec<Outcome> {
        words_in(&self.0.outcomes)
    }

    /// The year that it is of (年度).
    async fn year(&self) -> i32 {
        self.0.year
    }

    /// The day of the publication (公开日期).
    async fn published_on(&self) -> Date {
        self.0.published_on.into()
    }

    /// The day on which it was withdrawn; null while it stands (撤下日期).
    async fn withdrawn_on(&self) -> Option<Date> {
        self.0.withdrawn_on.map(Date)
    }

    /// How it was made known, oldest first; empty when it was withdrawn (推介).
    async fn promotions(&self, ctx: &Context<'_>) -> Result<Vec<Promotion>> {
        if self.0.withdrawn_on.is_some() {
            return Ok(Vec::new());
        }
        let rows = one(ctx, PromotionsOf(self.0.id)).await?.unwrap_or_default();
        let told = |row: &promotion::Model| Promotion {
            channel: row.channel,
            place: row.place.clone(),
            published_on: row.published_on.into(),
        };
        Ok(rows.iter().map(told).collect())
    }

    /// The agencies that use it, oldest first; empty when it was withdrawn (采纳).
    async fn adoptions(&self, ctx: &Context<'_>) -> Result<Vec<Adoption>> {
        if self.0.withdrawn_on.is_some() {
            return Ok(Vec::new());
        }
        Ok(adoptions_of(ctx, self.0.id).await?)
    }

    /// Whether the caller may withdraw it (可撤下).
    async fn withdrawable(&self, ctx: &Context<'_>) -> bool {
        self.0.withdrawn_on.is_none() && caller(ctx).scope("Mutation.withdrawResult").owns_result(&self.0)
    }

    /// Whether the caller may record how it was made known (可登记推介).
    async fn promotable(&self, ctx: &Context<'_>) -> bool {
        self.0.withdrawn_on.is_none() && caller(ctx).scope("Mutation.recordPromotion").owns_result(&self.0)
    }
}

/// The result with this id, withdrawn or not; none when it does not exist for the caller.
pub async fn find_result(ctx: &Context<'_>, id: ResultId) -> Result<Option<PublishedResult>, Fault> {
    let all = caller(ctx).scope("Query.publishedResults").published_results();
    let found = all.filter(published_result::Column::Id.eq(id)).one(&state(ctx).db).await?;
    Ok(found.map(PublishedResult))
}

/// What to narrow the list of published results to (成果筛选).
#[derive(InputObject, Default)]
struct ResultFilter {
    /// Part of title or society in characters, full pinyin or initials, or of the summary.
    search: Option<String>,
    /// Of this discipline.
    discipline: Option<Discipline>,
    /// That come from this.
    kind: Option<ResultKind>,
    /// Of this year.
    year: Option<i32>,
    /// That serve this.
    outcome: Option<Outcome>,
    /// Withdrawn ones too, as tombstones for who keeps a copy.
    #[graphql(default)]
    withdrawn: bool,
}

impl ResultFilter {
    fn condition(self) -> Condition {
        use entity::Word;
        use published_result::Column;
        let Self { search, discipline, kind, year, outcome, withdrawn } = self;
        // What is withdrawn is found by nothing that it said.
        let says = search.as_deref().is_some_and(|text| !text.trim().is_empty());
        let stands = (!withdrawn || says).then(|| Column::WithdrawnOn.is_null());
        Condition::all()
            .add_option(stands)
            .add_option(discipline.map(|one| Column::Discipline.eq(one)))
            .add_option(kind.map(|kind| Column::Kind.eq(kind)))
            .add_option(year.map(|year| Column::Year.eq(year)))
            .add_option(outcome.map(|outcome| Column::Outcomes.contains(outcome.code())))
            .add(found((published_result::Entity, Column::Search), search.as_deref()))
    }
}

/// The place of a result: its day, then its id.
#[derive(Clone, Copy, Debug)]
struct ResultPlace(NaiveDate, Uuid);

impl Place for ResultPlace {
    fn write(&self) -> String {
        format!("{}|{}", self.0, self.1.simple())
    }

    fn read(text: &str) -> Option<Self> {
        let (day, id) = text.split_once('|')?;
        let place = Self(day.parse().ok()?, Uuid::try_parse(id).ok()?);
        // One spelling only, and no day that a database cannot keep.
        (day.len() == 10 && place.write() == text).then_some(place)
    }
}

impl ResultPlace {
    fn onward(self) -> Condition {
        use published_result::Column::{Id, PublishedOn};
        let same_day = Cond::all().add(PublishedOn.eq(self.0)).add(Id.lt(ResultId(self.1)));
        Condition::any().add(PublishedOn.lt(self.0)).add(same_day)
    }
}

/// Fields of the whole list.
pub struct ResultTotal(Select<published_result::Entity>);

#[Object]
impl ResultTotal {
    /// Results in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of published results.
#[derive(Default)]
pub struct ResultQuery;

#[Object]
impl ResultQuery {
    /// Results of the societies as they are published, newest first (公开成果): for everybody, without a login.
    async fn published_results(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<ResultFilter>,
    ) -> Result<Listed<PublishedResult, ResultTotal>> {
        let page = Page::<ResultPlace>::read(first, after)?;
        let all = caller(ctx).scope("Query.publishedResults").published_results();
        let all = all.filter(filter.unwrap_or_default().condition());
        let onward = page.after.map_or_else(Condition::all, ResultPlace::onward);
        let rows = all.clone().filter(onward).order_by_desc(published_result::Column::PublishedOn);
        let rows = rows.order_by_desc(published_result::Column::Id).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        let place = |row: &published_result::Model| ResultPlace(row.published_on, row.id.0);
        Ok(connect(&page, rows, ResultTotal(all), place, PublishedResult))
    }
}

/// Input of `publishMatch`.
#[derive(InputObject)]
struct PublishMatchInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The demand that was delivered.
    demand_id: ID,
    /// The result's title, at most 100 characters (成果名称).
    title: String,
    /// What it is, for everybody, at most 1000 characters (成果简介).
    summary: String,
    /// To what effect it was done (成效方向).
    #[graphql(default)]
    outcomes: Vec<Outcome>,
}

/// Input of `withdrawResult`.
#[derive(InputObject)]
struct WithdrawResultInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which result.
    result_id: ID,
    /// Why, 1 to 4000 characters.
    text: String,
}

/// Input of `recordPromotion`.
#[derive(InputObject)]
struct RecordPromotionInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which result.
    result_id: ID,
    /// Through what (渠道).
    channel: Channel,
    /// Where, at most 100 characters (出处).
    place: String,
    /// When, not in the future (日期).
    published_on: Date,
}

/// Payload of what is done with a published result.
#[derive(SimpleObject)]
pub(super) struct PublishedResultPayload {
    /// The result as it stands now; null when there is none for the caller.
    published_result: Option<PublishedResult>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of published results.
#[derive(Default)]
pub struct ResultMutation;

#[Object]
impl ResultMutation {
    /// Publishes the result of a delivered match, with the society's consent (公开对接成果).
    async fn publish_match(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: PublishMatchInput,
    ) -> Result<PublishedResultPayload> {
        let PublishMatchInput { idempotency_key, demand_id, title, summary, outcomes } = input;
        let input = publish_match::Input { idempotency_key, demand: demand_id.to_string(), title, summary, outcomes };
        let done = publish_match(state(ctx), permit(ctx)?, input).await;
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        read(ctx, id, user_errors).await
    }

    /// Withdraws a published result, by the federation or the society that it tells of (撤下成果): a tombstone stays.
    async fn withdraw_result(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: WithdrawResultInput,
    ) -> Result<PublishedResultPayload> {
        let WithdrawResultInput { idempotency_key, result_id, text } = input;
        let input = withdraw_result::Input { idempotency_key, result: result_id.to_string(), text };
        payload(ctx, &result_id, withdraw_result(state(ctx), permit(ctx)?, input).await).await
    }

    /// Records how a result was made known (登记成果推介).
    async fn record_promotion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RecordPromotionInput,
    ) -> Result<PublishedResultPayload> {
        let RecordPromotionInput { idempotency_key, result_id, channel, place, published_on } = input;
        let (result, published_on) = (result_id.to_string(), published_on.0);
        let input = record_promotion::Input { idempotency_key, result, channel, place, published_on };
        payload(ctx, &result_id, record_promotion(state(ctx), permit(ctx)?, input).await).await
    }
}

/// What is answered to an intention about a result.
pub(super) async fn payload(ctx: &Context<'_>, id: &ID, done: Result<(), Stop>) -> Result<PublishedResultPayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    read(ctx, ResultId::parse(id).ok(), user_errors).await
}

async fn read(ctx: &Context<'_>, id: Option<ResultId>, user_errors: Vec<UserError>) -> Result<PublishedResultPayload> {
    let published_result = match id {
        Some(id) => find_result(ctx, id).await?,
        None => None,
    };
    Ok(PublishedResultPayload { published_result, user_errors })
}
