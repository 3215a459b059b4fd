//! One offer is chosen: the demand is matched with its society, the others are not chosen.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::Serialize;

use entity::institution::eligibility::barred;
use entity::ledger::event::Action;
use entity::project::demand::{self, DemandStep};
use entity::project::offer::{self, OfferId, OfferState};
use entity::refusal::{Refusal, RefusalCode};
use entity::register::present;
use entity::responsibility::{TEXT_MAX, checked};

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::institution::eligibility::eligibility_facts;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved, told};
use crate::project::demand::{Told, advance, whole};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ChooseOffer;

impl Intention for ChooseOffer {
    const FIELD: &'static str = "Mutation.chooseOffer";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which offer.
    pub offer: String,
    /// The version of the offer that he saw.
    pub expected_version: i32,
    /// Why this one; empty for nothing said.
    pub text: String,
}

/// Chooses it.
pub async fn choose_offer(state: &State, permit: Permit<ChooseOffer>, input: Input) -> Result<(), Stop> {
    let text = match input.text.trim() {
        "" => None,
        text => Some(checked(text, TEXT_MAX).map_err(|code| Stop::at("text", code))?),
    };
    let missing = || Stop::at("offerId", RefusalCode::NotFound);
    let id = OfferId::parse(&input.offer).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let scope = Scope::of(Some(permit.viewer()), ChooseOffer::FIELD);
    let found = scope.offers().filter(offer::Column::Id.eq(id)).one(&write.tx).await?.ok_or_else(missing)?;
    let within = scope.own_demands().filter(demand::Column::Id.eq(found.demand_id));
    let row = within.lock_exclusive().one(&write.tx).await?.ok_or_else(missing)?;
    let offer = offer::Entity::find_by_id(id).lock_exclusive().one(&write.tx).await?.ok_or_else(missing)?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ChooseOffer::FIELD, &input, &input.offer).await? {
        return Ok(());
    }
    let current = offer.version;
    if current != input.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current }));
    }
    if offer.state != OfferState::Standing {
        return Err(Stop::whole(RefusalCode::wrong_state(offer.state)));
    }
    still_eligible(state, &write, &offer).await?;
    let case = whole(&write, row).await?;
    // Before the others are settled: it is not one of them.
    let chosen = offer::ActiveModel {
        id: Set(offer.id),
        state: Set(OfferState::Chosen),
        version: Set(offer.version + 1),
        changed_at: Set(write.at),
        ..Default::default()
    };
    chosen.update(&write.tx).await?;
    let change = demand::ActiveModel {
        society_id: Set(Some(offer.society_id)),
        offer_id: Set(Some(offer.id)),
        ..Default::default()
    };
    let said = Told { by: permit.viewer().display_name.clone(), text: text.clone() };
    let to = advance(state, &write, &case, DemandStep::Choose, change, said).await?;
    let mut changes = vec![moved(case.row.state, to), told("title", &case.row.title)];
    changes.extend(text.map(|text| told("text", text)));
    let society_id = Some(offer.society_id);
    write.commit(state, Entry { action: Action::ChooseOffer, society_id, changes }).await?;
    Ok(())
}

/// Goes on when nothing has come up since the offer that bars the society.
async fn still_eligible(state: &State, write: &Write, offer: &offer::Model) -> Result<(), Stop> {
    let today = state.world.today();
    let society = present::Entity::find_by_id(offer.society_id).one(&write.tx).await?;
    let society = society.ok_or_else(|| Fault::Broken("a society vanished".into()))?;
    let facts = Box::pin(eligibility_facts(&write.tx, &society, today)).await?;
    let blockers = barred(&facts, today);
    if blockers.is_empty() {
        return Ok(());
    }
    let named = blockers.into_iter().map(|blocker| Refusal::whole(RefusalCode::NotEligible { blocker }));
    Err(Stop::Refused(named.collect()))
}
