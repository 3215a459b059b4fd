//! A partner agency says that it uses a published result (成果采纳), or takes that back.

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::Serialize;

use entity::ledger::change::ChangeKind;
use entity::ledger::event::Action;
use entity::project::published_result::{self, ADOPTION_MAX, ResultId, adoption};
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit, Scope};
use crate::checks::Checks;
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, feed, told};
use crate::state::State;

/// The intention to say so.
#[derive(Debug)]
pub struct AdoptResult;

impl Intention for AdoptResult {
    const FIELD: &'static str = "Mutation.adoptResult";
}

/// The intention to take it back.
#[derive(Debug)]
pub struct WithdrawAdoption;

impl Intention for WithdrawAdoption {
    const FIELD: &'static str = "Mutation.withdrawAdoption";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which result.
    pub result: String,
    /// To what use it is put.
    pub text: String,
    /// Since when.
    pub adopted_on: NaiveDate,
}

/// What the caller sends to take it back.
#[derive(Clone, Debug, Serialize)]
pub struct Back {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which result.
    pub result: String,
}

/// Records that the caller's agency uses a result; said again it replaces what was said.
pub async fn adopt_result(state: &State, permit: Permit<AdoptResult>, input: Input) -> Result<(), Stop> {
    let mut checks = Checks::default();
    let text = checks.text("text", &input.text, ADOPTION_MAX);
    checks.past("adoptedOn", input.adopted_on, state.world.today());
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let row = stands(&write, &permit, &input.result).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, AdoptResult::FIELD, &input, &input.result).await? {
        return Ok(());
    }
    if input.adopted_on < row.published_on {
        return Err(Stop::at("adoptedOn", RefusalCode::AdoptedBeforePublished { published: row.published_on }));
    }
    end(state, &write, &permit, row.id).await?;
    let made = adoption::ActiveModel {
        id: Set(state.world.new_id()),
        result_id: Set(row.id),
        user_id: Set(user),
        adopter: Set(permit.viewer().display_name.clone()),
        text: Set(text.clone()),
        adopted_on: Set(input.adopted_on),
        recorded_at: Set(write.at),
        withdrawn_on: Set(None),
    };
    made.insert(&write.tx).await?;
    feed::tell(&write.tx, ChangeKind::PublishedResult, row.id.0, &row.region_code, false).await?;
    let changes = vec![told("title", row.title), told("adoptedOn", input.adopted_on.to_string()), told("text", text)];
    write.commit(state, Entry { action: Action::AdoptResult, society_id: Some(row.society_id), changes }).await?;
    Ok(())
}

/// Takes it back.
pub async fn withdraw_adoption(state: &State, permit: Permit<WithdrawAdoption>, input: Back) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let row = stands(&write, &permit, &input.result).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, WithdrawAdoption::FIELD, &input, &input.result).await? {
        return Ok(());
    }
    if !end(state, &write, &permit, row.id).await? {
        return Err(Stop::whole(RefusalCode::NotAdopted));
    }
    feed::tell(&write.tx, ChangeKind::PublishedResult, row.id.0, &row.region_code, false).await?;
    let changes = vec![told("title", row.title)];
    write.commit(state, Entry { action: Action::WithdrawAdoption, society_id: Some(row.society_id), changes }).await?;
    Ok(())
}

/// The result, if it stands; locked, so that of two who say it at once the second one replaces the first one's words.
async fn stands<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<published_result::Model, Stop> {
    let missing = || Stop::at("resultId", RefusalCode::NotFound);
    let id = ResultId::parse(id).map_err(|_| missing())?;
    let all = Scope::of(Some(permit.viewer()), "Query.publishedResults").published_results();
    let found = all.filter(published_result::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    let row = found.ok_or_else(missing)?;
    if row.withdrawn_on.is_some() { Err(Stop::whole(RefusalCode::AlreadyWithdrawn)) } else { Ok(row) }
}

/// Ends what the caller's agency has said of a result; answers whether it had.
async fn end<I: Intention>(state: &State, write: &Write, permit: &Permit<I>, id: ResultId) -> Result<bool, Stop> {
    let ended = adoption::ActiveModel { withdrawn_on: Set(Some(state.world.today())), ..Default::default() };
    let own = adoption::Entity::update_many()
        .set(ended)
        .filter(adoption::Column::ResultId.eq(id))
        .filter(adoption::Column::UserId.eq(permit.viewer().user_id))
        .filter(adoption::Column::WithdrawnOn.is_null());
    Ok(own.exec(&write.tx).await?.rows_affected > 0)
}
