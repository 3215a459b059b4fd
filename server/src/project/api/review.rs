//! Reviews in the API: for the expert without anything that tells who wrote it, for the federation with who
//! said what.

use std::collections::BTreeMap;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::file::attachment::SubjectKind;
use entity::project::application::whole::blind;
use entity::project::call::form::{OWN_TOPIC, TITLE, TOPIC, asked};
use entity::project::fund::ProgrammeKind;
use entity::project::review::score::stands_apart;
use entity::project::review::{self, ReviewId, ReviewState};

use super::call_loader::{AnswersOf, call_of, one};
use super::form::{CallCriterion, CallField};
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::page::{Listed, Page, connect};
use crate::scalar::Date;

/// Points of a criterion (评分).
#[derive(SimpleObject)]
pub struct ReviewPoints {
    /// The criterion's code.
    criterion: String,
    /// The points.
    points: i32,
}

fn points_of(row: &review::Model) -> Result<Vec<ReviewPoints>, Fault> {
    if row.scores.is_empty() {
        return Ok(Vec::new());
    }
    let points: BTreeMap<String, i32> = serde_json::from_str(&row.scores)?;
    Ok(points.into_iter().map(|(criterion, points)| ReviewPoints { criterion, points }).collect())
}

/// What an expert was given to read (评审任务). Nothing in it tells who wrote it.
pub struct Review(pub review::Model);

/// What stands in a field that experts see (填写内容).
#[derive(SimpleObject)]
struct ReviewAnswer {
    /// The field.
    field: CallField,
    /// Its value; empty where nothing was written.
    value: String,
}

impl Review {
    /// The fields that experts see, with their values.
    async fn seen(&self, ctx: &Context<'_>) -> Result<Vec<ReviewAnswer>, Fault> {
        let call = call_of(ctx, self.0.call_id).await?;
        let rows = one(ctx, AnswersOf(self.0.application_id)).await?.unwrap_or_default();
        let fields = asked(&call.content, call.row.ceiling_fen.get(), caller(ctx).language);
        let value = |code: &str| rows.iter().find(|row| row.field == code).map(|row| row.value.clone());
        let told = |field: &entity::project::call::form::FormField| {
            let mut value = value(&field.code).unwrap_or_default();
            if field.code == TOPIC {
                value = topic(&call, &value, caller(ctx).language);
            }
            ReviewAnswer { value, field: field.clone().into() }
        };
        Ok(blind(&fields).into_iter().map(told).collect())
    }

    /// Whether there is still something to read.
    const fn is_given(&self) -> bool {
        matches!(self.0.state, ReviewState::Assigned | ReviewState::Scored)
    }
}

fn topic(call: &crate::project::call::Call, code: &str, language: entity::Language) -> String {
    let known = call.content.topics.iter().find(|topic| topic.code == code);
    let own = if code == OWN_TOPIC { language.pick("自选题", "A topic of its own") } else { "" };
    known.map_or_else(|| own.to_owned(), |topic| topic.title.clone())
}

#[Object]
impl Review {
    /// Opaque global id.
    async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the writes; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The number under which the expert knows it (评审编号).
    async fn number(&self) -> &str {
        &self.0.number
    }

    /// Where it stands (状态).
    async fn state(&self) -> ReviewState {
        self.0.state
    }

    /// Since when it is his.
    async fn assigned_at(&self) -> DateTime<Utc> {
        self.0.assigned_at
    }

    /// Until when it is scored (评审期限).
    async fn due_on(&self) -> Date {
        self.0.due_on.into()
    }

    /// For what it applies (申报类别).
    async fn kind(&self, ctx: &Context<'_>) -> Result<ProgrammeKind> {
        Ok(call_of(ctx, self.0.call_id).await?.row.kind)
    }

    /// The call's name (申报通知).
    async fn call_title(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(call_of(ctx, self.0.call_id).await?.row.title)
    }

    /// What is wanted (申报指南).
    async fn guide(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(call_of(ctx, self.0.call_id).await?.content.guide)
    }

    /// How it is scored (评分表).
    async fn criteria(&self, ctx: &Context<'_>) -> Result<Vec<CallCriterion>> {
        let call = call_of(ctx, self.0.call_id).await?;
        Ok(call.content.criteria.into_iter().map(CallCriterion::from).collect())
    }

    /// Its title; null once it is not his any more (项目名称).
    async fn title(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let seen = self.seen(ctx).await?.into_iter().find(|answer| answer.field.code == TITLE);
        Ok(seen.map(|answer| answer.value).filter(|_| self.is_given()))
    }

    /// What was written, but for what tells who wrote it; empty once it is not his any more (申报内容).
    async fn answers(&self, ctx: &Context<'_>) -> Result<Vec<ReviewAnswer>> {
        if !self.is_given() {
            return Ok(Vec::new());
        }
        Ok(self.seen(ctx).await?)
    }

    /// The argument without names and places (论证活页).
    async fn blind_papers(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        if !self.is_given() {
            return Ok(Vec::new());
        }
        attachments(ctx, SubjectKind::BlindPaper, self.0.application_id.0).await
    }

    /// The points that he gave; empty before (评分).
    #[expect(clippy::unused_async, reason = "every resolver is asynchronous")]
    async fn points(&self) -> Result<Vec<ReviewPoints>> {
        Ok(points_of(&self.0)?)
    }

    /// Their sum; null before (总分).
    async fn total(&self) -> Option<i32> {
        Some(self.0.total).filter(|total| *total >= 0)
    }

    /// What he says to it, or why he must not read it; null before (评语).
    async fn comment(&self) -> Option<&str> {
        Some(self.0.comment.as_str()).filter(|comment| !comment.is_empty())
    }

    /// When he scored it last; null before.
    async fn scored_at(&self) -> Option<DateTime<Utc>> {
        self.0.scored_at
    }
}

/// What an expert says of an application, for the federation (专家评分).
pub struct ExpertReview {
    row: review::Model,
    apart: bool,
}

impl ExpertReview {
    /// All of an application, each marked where it stands apart.
    #[must_use]
    pub fn all(rows: &[review::Model], outlier_points: i32) -> Vec<Self> {
        let scored = |row: &&review::Model| row.state == ReviewState::Scored;
        let totals: Vec<i32> = rows.iter().filter(scored).map(|row| row.total).collect();
        let told = |row: &review::Model| Self {
            apart: scored(&row) && stands_apart(row.total, &totals, outlier_points),
            row: row.clone(),
        };
        rows.iter().map(told).collect()
    }
}

#[Object]
impl ExpertReview {
    /// Opaque global id.
    async fn id(&self) -> ID {
        self.row.id.global().into()
    }

    /// Counts the writes; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// The expert's name (专家).
    async fn expert(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(one(ctx, self.row.user_id).await?.map(|user| user.display_name))
    }

    /// Where it stands (状态).
    async fn state(&self) -> ReviewState {
        self.row.state
    }

    /// Until when it is scored (评审期限).
    async fn due_on(&self) -> Date {
        self.row.due_on.into()
    }

    /// The points; empty before (评分).
    #[expect(clippy::unused_async, reason = "every resolver is asynchronous")]
    async fn points(&self) -> Result<Vec<ReviewPoints>> {
        Ok(points_of(&self.row)?)
    }

    /// Their sum; null before (总分).
    async fn total(&self) -> Option<i32> {
        Some(self.row.total).filter(|total| *total >= 0)
    }

    /// Whether it lies so far from the middle score that somebody should look at it (离群).
    async fn stands_apart(&self) -> bool {
        self.apart
    }

    /// What the expert says, or why he must not read it; null before (评语).
    async fn comment(&self) -> Option<&str> {
        Some(self.row.comment.as_str()).filter(|comment| !comment.is_empty())
    }
}

/// What to narrow the expert's list to (评审筛选).
#[derive(InputObject, Default)]
struct ReviewFilter {
    /// With this global id.
    id: Option<ID>,
    /// In one of these states.
    states: Option<Vec<ReviewState>>,
}

/// Fields of the whole list.
pub struct ReviewTotal(Select<review::Entity>);

#[Object]
impl ReviewTotal {
    /// Reviews in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of reviews.
#[derive(Default)]
pub struct ReviewQuery;

#[Object]
impl ReviewQuery {
    /// What the caller was given to read, oldest first (我的评审).
    async fn reviews(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<ReviewFilter>,
    ) -> Result<Listed<Review, ReviewTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let ReviewFilter { id, states } = filter.unwrap_or_default();
        let mut narrowed = Condition::all();
        if let Some(id) = id {
            let id = ReviewId::parse(&id).map_err(|_| bad_input("filter.id: not a review's id"))?;
            narrowed = narrowed.add(review::Column::Id.eq(id));
        }
        narrowed = narrowed.add_option(states.map(|states| review::Column::State.is_in(states)));
        let all = caller(ctx).scope("Query.reviews").reviews().filter(narrowed);
        let onward = page.after.map(|id| review::Column::Id.gt(ReviewId(id)));
        let rows = all.clone().filter(Condition::all().add_option(onward)).order_by_asc(review::Column::Id);
        let rows = rows.limit(page.limit()).all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, ReviewTotal(all), |row| row.id.0, Review))
    }
}

/// The review with this id; none when it was not given to the caller.
pub async fn find_review(ctx: &Context<'_>, id: ReviewId) -> Result<Option<Review>, Fault> {
    let found = caller(ctx).scope("Query.reviews").reviews().filter(review::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(Review))
}
