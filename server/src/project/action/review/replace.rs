//! The desk gives a review to another expert: who was asked first is relieved of it.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::Serialize;

use entity::account::UserId;
use entity::ledger::event::Action;
use entity::project::application::{self, ApplicationId, ApplicationState};
use entity::project::review::{self, ReviewId, ReviewState};
use entity::refusal::RefusalCode;

use super::assign::{Ground, give};
use crate::access::{Intention, Permit, Scope};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::project::call;
use crate::project::review::sum_up;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ReplaceReview;

impl Intention for ReplaceReview {
    const FIELD: &'static str = "Mutation.replaceReview";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which review.
    pub review: String,
    /// The version he saw.
    pub expected_version: i32,
    /// Who reads it instead.
    pub expert: String,
}

/// Gives it to another; answers the application's id.
pub async fn replace_review(state: &State, permit: Permit<ReplaceReview>, input: Input) -> Result<ApplicationId, Stop> {
    let missing = || Stop::at("reviewId", RefusalCode::NotFound);
    let id = ReviewId::parse(&input.review).map_err(|_| missing())?;
    let expert = UserId::parse(&input.expert).map_err(|_| Stop::at("expertId", RefusalCode::NotFound))?;
    let write = Write::begin(state, permit.actor()).await?;
    let row = review::Entity::find_by_id(id).lock_exclusive().one(&write.tx).await?.ok_or_else(missing)?;
    let within = Scope::of(Some(permit.viewer()), ReplaceReview::FIELD).applications();
    let application = within.filter(application::Column::Id.eq(row.application_id)).one(&write.tx).await?;
    let application = application.ok_or_else(missing)?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ReplaceReview::FIELD, &input, &input.review).await? {
        return Ok(row.application_id);
    }
    if row.version != input.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: row.version }));
    }
    if application.state != ApplicationState::ExpertReview {
        return Err(Stop::whole(RefusalCode::wrong_state(application.state)));
    }
    if row.state == ReviewState::Replaced {
        return Err(Stop::whole(RefusalCode::wrong_state(row.state)));
    }
    let ground = Ground::of(state, &write, call::by_id(&write.tx, row.call_id).await?).await?;
    ground.check(row.application_id, expert)?;
    let gone =
        review::ActiveModel { state: Set(ReviewState::Replaced), version: Set(row.version + 1), ..Default::default() };
    review::Entity::update_many().set(gone).filter(review::Column::Id.eq(id)).exec(&write.tx).await?;
    give(state, &write, &ground, &[(row.application_id, expert)]).await?;
    sum_up(&write, row.application_id).await?;
    let changes = vec![told("review", id.global()), told("expert", expert.global())];
    write.commit(state, Entry { action: Action::ReplaceReview, society_id: None, changes }).await?;
    Ok(row.application_id)
}
