//! The result of a delivered match is published, with the society's consent.

use serde::Serialize;

use entity::ledger::event::Action;
use entity::project::demand::DemandState;
use entity::project::outcome::Outcome;
use entity::project::published_result::{ResultId, ResultKind, SUMMARY_MAX};
use entity::refusal::RefusalCode;
use entity::responsibility::TITLE_MAX;

use crate::access::{Intention, Permit};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::project::demand::reached;
use crate::project::publish::{Published, publish};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct PublishMatch;

impl Intention for PublishMatch {
    const FIELD: &'static str = "Mutation.publishMatch";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which demand.
    pub demand: String,
    /// The result's title.
    pub title: String,
    /// What it is, for everybody.
    pub summary: String,
    /// To what effect it was done.
    pub outcomes: Vec<Outcome>,
}

/// Publishes it; answers the result's id.
pub async fn publish_match(state: &State, permit: Permit<PublishMatch>, input: Input) -> Result<ResultId, Stop> {
    let mut checks = Checks::default();
    let title = checks.text("title", &input.title, TITLE_MAX);
    let summary = checks.text("summary", &input.summary, SUMMARY_MAX);
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.demand).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, PublishMatch::FIELD, &input, &input.demand).await? {
        return published_before(&write, &case.row).await;
    }
    let bound = case.row.society_id.filter(|_| matches!(case.row.state, DemandState::Delivered | DemandState::Rated));
    let society = bound.ok_or_else(|| Stop::whole(RefusalCode::wrong_state(case.row.state)))?;
    if !case.row.consents {
        return Err(Stop::whole(RefusalCode::NoConsent));
    }
    let published = Published {
        kind: ResultKind::Match,
        source_id: case.row.id.0,
        title: &title,
        summary: &summary,
        society,
        year: None,
        outcomes: &input.outcomes,
    };
    let id = publish(state, &write, published).await?;
    let changes = vec![told("title", title), told("kind", ResultKind::Match.to_string())];
    write.commit(state, Entry { action: Action::PublishResult, society_id: Some(society), changes }).await?;
    Ok(id)
}

/// The result that the same intention led to before.
async fn published_before(write: &Write, row: &entity::project::demand::Model) -> Result<ResultId, Stop> {
    use entity::project::published_result::{Column, Entity};
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
    let of = Entity::find().filter(Column::Kind.eq(ResultKind::Match)).filter(Column::SourceId.eq(row.id.0));
    let found = of.order_by_desc(Column::Id).one(&write.tx).await?;
    found.map(|row| row.id).ok_or_else(|| Fault::Broken("a published result vanished".into()).into())
}
