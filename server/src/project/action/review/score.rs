//! An expert scores what he was given, or says that he must not read it. He may change his score until the
//! panel has the application.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::Serialize;

use entity::ledger::event::Action;
use entity::project::application::{self, ApplicationState};
use entity::project::review::score::{faults, total};
use entity::project::review::{self, ReviewId, ReviewState};
use entity::refusal::{Refusal, RefusalCode};
use entity::responsibility::TEXT_MAX;

use crate::access::{Intention, Permit, Scope};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved, told};
use crate::project::call;
use crate::project::review::sum_up;
use crate::state::State;

/// The intention to score.
#[derive(Debug)]
pub struct ScoreReview;

impl Intention for ScoreReview {
    const FIELD: &'static str = "Mutation.scoreReview";
}

/// The intention to declare a conflict.
#[derive(Debug)]
pub struct DeclineReview;

impl Intention for DeclineReview {
    const FIELD: &'static str = "Mutation.declineReview";
}

/// Which review, in which version.
#[derive(Clone, Debug, Serialize)]
pub struct Of {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which review.
    pub review: String,
    /// The version he saw.
    pub expected_version: i32,
}

/// What an expert sends to score.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Which review.
    pub of: Of,
    /// Points by the criterion's code, as they were sent.
    pub points: Vec<(String, i32)>,
    /// What he says to it.
    pub comment: String,
}

/// Scores it.
pub async fn score_review(state: &State, permit: Permit<ScoreReview>, input: Input) -> Result<(), Stop> {
    let Some((write, row)) = begun(state, &permit, &input.of, &input).await? else { return Ok(()) };
    let call = call::by_id(&write.tx, row.call_id).await?;
    let points: BTreeMap<String, i32> = input.points.iter().cloned().collect();
    let mut checks = Checks::default();
    checks.all(faults(&call.content.criteria, &points));
    if points.len() != input.points.len() {
        checks.all(vec![Refusal::at("points", RefusalCode::FieldTwice)]);
    }
    let comment = checks.text("comment", &input.comment, TEXT_MAX);
    checks.settle()?;
    let change = review::ActiveModel {
        scores: Set(serde_json::to_string(&points).map_err(Fault::from)?),
        total: Set(total(&points)),
        comment: Set(comment),
        scored_at: Set(Some(write.at)),
        ..Default::default()
    };
    finish(state, write, &row, (ReviewState::Scored, Action::ScoreReview), change).await
}

/// Says that he must not read it.
pub async fn decline_review(state: &State, permit: Permit<DeclineReview>, of: Of, text: String) -> Result<(), Stop> {
    let Some((write, row)) = begun(state, &permit, &of, &(&of, &text)).await? else { return Ok(()) };
    let mut checks = Checks::default();
    let comment = checks.text("text", &text, TEXT_MAX);
    checks.settle()?;
    let change = review::ActiveModel {
        comment: Set(comment),
        scores: Set(String::new()),
        total: Set(-1),
        scored_at: Set(None),
        ..Default::default()
    };
    finish(state, write, &row, (ReviewState::Declined, Action::DeclineReview), change).await
}

/// The review that is meant, its application locked; none where the same was done before.
async fn begun<I: Intention>(
    state: &State,
    permit: &Permit<I>,
    of: &Of,
    whole: &impl Serialize,
) -> Result<Option<(Write, review::Model)>, Stop> {
    let missing = || Stop::at("reviewId", RefusalCode::NotFound);
    let id = ReviewId::parse(&of.review).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).reviews();
    let row = within.filter(review::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?.ok_or_else(missing)?;
    let (user, key) = (permit.viewer().user_id, &of.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, whole, &of.review).await? {
        return Ok(None);
    }
    if row.version != of.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: row.version }));
    }
    if !matches!(row.state, ReviewState::Assigned | ReviewState::Scored) {
        return Err(Stop::whole(RefusalCode::wrong_state(row.state)));
    }
    let application = application::Entity::find_by_id(row.application_id).lock_exclusive().one(&write.tx).await?;
    let application = application.ok_or_else(|| Fault::Broken("an application vanished".into()))?;
    if application.state != ApplicationState::ExpertReview {
        // Where it has gone is not his to know.
        return Err(Stop::whole(RefusalCode::ReviewOver));
    }
    Ok(Some((write, row)))
}

async fn finish(
    state: &State,
    write: Write,
    row: &review::Model,
    (to, action): (ReviewState, Action),
    change: review::ActiveModel,
) -> Result<(), Stop> {
    let change = review::ActiveModel { state: Set(to), version: Set(row.version + 1), ..change };
    review::Entity::update_many().set(change).filter(review::Column::Id.eq(row.id)).exec(&write.tx).await?;
    sum_up(&write, row.application_id).await?;
    let changes = vec![told("review", row.id.global()), moved(row.state, to)];
    write.commit(state, Entry { action, society_id: None, changes }).await?;
    Ok(())
}
