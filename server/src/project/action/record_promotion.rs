//! It is recorded how a published result was made known (seed 宣传推介).

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::Word;
use entity::ledger::change::ChangeKind;
use entity::ledger::event::Action;
use entity::project::published_result::{self, Channel, PLACE_MAX, ResultId, promotion};
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit, Scope};
use crate::checks::Checks;
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, feed, told};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RecordPromotion;

impl Intention for RecordPromotion {
    const FIELD: &'static str = "Mutation.recordPromotion";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which result.
    pub result: String,
    /// Through what.
    pub channel: Channel,
    /// Where: a paper's name and issue, an address.
    pub place: String,
    /// When.
    pub published_on: NaiveDate,
}

/// Records it.
pub async fn record_promotion(state: &State, permit: Permit<RecordPromotion>, input: Input) -> Result<(), Stop> {
    let mut checks = Checks::default();
    let place = checks.text("place", &input.place, PLACE_MAX);
    checks.past("publishedOn", input.published_on, state.world.today());
    checks.settle()?;
    let missing = || Stop::at("resultId", RefusalCode::NotFound);
    let id = ResultId::parse(&input.result).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let within = Scope::of(Some(permit.viewer()), RecordPromotion::FIELD).own_results();
    let row = within.filter(published_result::Column::Id.eq(id)).one(&write.tx).await?.ok_or_else(missing)?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, RecordPromotion::FIELD, &input, &input.result).await? {
        return Ok(());
    }
    if row.withdrawn_on.is_some() {
        return Err(Stop::whole(RefusalCode::AlreadyWithdrawn));
    }
    let made = promotion::ActiveModel {
        id: Set(state.world.new_id()),
        result_id: Set(row.id),
        channel: Set(input.channel),
        place: Set(place.clone()),
        published_on: Set(input.published_on),
        actor: Set(permit.viewer().display_name.clone()),
    };
    promotion::Entity::insert(made).exec_without_returning(&write.tx).await?;
    feed::tell(&write.tx, ChangeKind::PublishedResult, row.id.0, &row.region_code, false).await?;
    let changes = vec![told("title", row.title), told("channel", input.channel.code()), told("place", place)];
    write.commit(state, Entry { action: Action::RecordPromotion, society_id: Some(row.society_id), changes }).await?;
    Ok(())
}
