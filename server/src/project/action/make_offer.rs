//! A society offers to meet a demand, revises its offer, takes it back. Who is barred may not offer; whoever is late
//! neither.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Set};
use serde::Serialize;

use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::eligibility::barred;
use entity::ledger::event::Action;
use entity::project::demand::{self, DemandId, DemandStep};
use entity::project::offer::{self, OfferId, OfferState, Offered};
use entity::refusal::{Refusal, RefusalCode};
use entity::register::present;
use entity::responsibility::{TEXT_MAX, checked};

use super::demand_step::written;
use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::institution::eligibility::eligibility_facts;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Entry, Write, told};
use crate::project::demand::{Case, Told, advance, recede, tell, whole};
use crate::project::found::fen_told;
use crate::state::State;

/// The intention to offer.
#[derive(Debug)]
pub struct MakeOffer;

impl Intention for MakeOffer {
    const FIELD: &'static str = "Mutation.makeOffer";
}

/// The intention to revise an offer.
#[derive(Debug)]
pub struct ReviseOffer;

impl Intention for ReviseOffer {
    const FIELD: &'static str = "Mutation.reviseOffer";
}

/// The intention to take it back.
#[derive(Debug)]
pub struct WithdrawOffer;

impl Intention for WithdrawOffer {
    const FIELD: &'static str = "Mutation.withdrawOffer";
}

/// What the caller sends to offer.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which demand.
    pub demand: String,
    /// The offer.
    pub offered: Offered,
    /// Files to attach.
    pub files: Vec<FileId>,
}

/// What the caller sends to revise an offer.
#[derive(Clone, Debug, Serialize)]
pub struct Again {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which offer.
    pub offer: String,
    /// The version he saw.
    pub expected_version: i32,
    /// The offer as it is now.
    pub offered: Offered,
    /// More files to attach.
    pub files: Vec<FileId>,
}

/// What the caller sends to take it back.
#[derive(Clone, Debug, Serialize)]
pub struct Back {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which offer.
    pub offer: String,
    /// The version he saw.
    pub expected_version: i32,
    /// Why; empty for nothing said.
    pub text: String,
}

/// Offers; answers the offer's id.
pub async fn make_offer(state: &State, permit: Permit<MakeOffer>, input: Input) -> Result<OfferId, Stop> {
    whole_offer(&input.offered)?;
    let society = permit.society()?.clone();
    let write = Write::begin(state, permit.actor()).await?;
    let missing = || Stop::at("demandId", RefusalCode::NotFound);
    let asked = DemandId::parse(&input.demand).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), MakeOffer::FIELD).demands().filter(demand::Column::Id.eq(asked));
    // Locked: of two who offer for one society at once the second sees the first one's offer.
    let row = within.lock_exclusive().one(&write.tx).await?.ok_or_else(missing)?;
    let id = OfferId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    let digest = (society.society_id.global(), &input);
    if let Claim::Seen(earlier) = claim(&write, user, key, MakeOffer::FIELD, &digest, &id.global()).await? {
        return OfferId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let case = whole(&write, row).await?;
    may_offer(state, &write, &case, &society).await?;
    let Offered { text, team, price_fen, days } = &input.offered;
    let row = offer::ActiveModel {
        id: Set(id),
        demand_id: Set(case.row.id),
        society_id: Set(society.society_id),
        region_code: Set(case.row.region_code.clone()),
        text: Set(text.trim().to_owned()),
        team: Set(team.trim().to_owned()),
        price_fen: Set(*price_fen),
        days: Set(*days),
        state: Set(OfferState::Standing),
        version: Set(1),
        offered_at: Set(write.at),
        changed_at: Set(write.at),
    };
    offer::Entity::insert(row).exec_without_returning(&write.tx).await?;
    let said = Told { by: society.name.clone(), text: None };
    advance(state, &write, &case, DemandStep::Offer, demand::ActiveModel { ..Default::default() }, said).await?;
    let mut changes = vec![told("demand", &case.row.title), fen_told("priceFen", *price_fen)];
    let papers = Subject::of(AttachmentPurpose::OfferPaper, id.0, Holder::Society(society.society_id));
    changes.extend(attach(state, &write, papers, &input.files).await?);
    let society_id = Some(society.society_id);
    write.commit(state, Entry { action: Action::MakeOffer, society_id, changes }).await?;
    Ok(id)
}

fn whole_offer(offered: &Offered) -> Result<(), Stop> {
    let faults = offered.faults();
    if faults.is_empty() { Ok(()) } else { Err(Stop::Refused(faults)) }
}

/// Goes on when the demand takes offers, the days run, nothing bars the society and it has none that stands.
async fn may_offer(state: &State, write: &Write, case: &Case, society: &present::Model) -> Result<(), Stop> {
    let today = state.world.today();
    in_time(state, case)?;
    let facts = Box::pin(eligibility_facts(&write.tx, society, today)).await?;
    let blockers = barred(&facts, today);
    if !blockers.is_empty() {
        let named = blockers.into_iter().map(|blocker| Refusal::whole(RefusalCode::NotEligible { blocker }));
        return Err(Stop::Refused(named.collect()));
    }
    let current = offer::Entity::find()
        .filter(offer::Column::DemandId.eq(case.row.id))
        .filter(offer::Column::SocietyId.eq(society.society_id))
        .filter(offer::Column::State.is_in([OfferState::Standing, OfferState::Chosen]));
    if current.count(&write.tx).await? > 0 { Err(Stop::whole(RefusalCode::OfferStands)) } else { Ok(()) }
}

/// Goes on when the demand takes offers today. Who is told of its state is told what he may see of it.
fn in_time(state: &State, case: &Case) -> Result<(), Stop> {
    if !case.row.state.takes_offers() {
        return Err(Stop::whole(RefusalCode::wrong_state(case.row.state.seen_from_outside())));
    }
    let until = case.row.offer_until;
    if until < state.world.today() { Err(Stop::whole(RefusalCode::OffersClosed { until })) } else { Ok(()) }
}

/// The standing offer of a permit with its demand, both locked.
async fn standing<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<(offer::Model, Case), Stop> {
    let missing = || Stop::at("offerId", RefusalCode::NotFound);
    let id = OfferId::parse(id).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).offers().filter(offer::Column::Id.eq(id));
    let found = within.clone().one(&write.tx).await?.ok_or_else(missing)?;
    // The demand first, as whoever chooses does: two who wait for each other would wait for ever.
    let row = demand::Entity::find_by_id(found.demand_id).lock_exclusive().one(&write.tx).await?;
    let case = whole(write, row.ok_or_else(missing)?).await?;
    let offer = within.lock_exclusive().one(&write.tx).await?.ok_or_else(missing)?;
    Ok((offer, case))
}

fn goes_on(offer: &offer::Model, expected: i32) -> Result<(), Stop> {
    let current = offer.version;
    if current != expected {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current }));
    }
    if offer.state == OfferState::Standing { Ok(()) } else { Err(Stop::whole(RefusalCode::wrong_state(offer.state))) }
}

/// Revises an offer that stands.
pub async fn revise_offer(state: &State, permit: Permit<ReviseOffer>, input: Again) -> Result<(), Stop> {
    whole_offer(&input.offered)?;
    let write = Write::begin(state, permit.actor()).await?;
    let (offer, case) = standing(&write, &permit, &input.offer).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ReviseOffer::FIELD, &input, &input.offer).await? {
        return Ok(());
    }
    goes_on(&offer, input.expected_version)?;
    in_time(state, &case)?;
    let Offered { text, team, price_fen, days } = &input.offered;
    let revised = offer::ActiveModel {
        id: Set(offer.id),
        text: Set(text.trim().to_owned()),
        team: Set(team.trim().to_owned()),
        price_fen: Set(*price_fen),
        days: Set(*days),
        version: Set(offer.version + 1),
        changed_at: Set(write.at),
        ..Default::default()
    };
    revised.update(&write.tx).await?;
    tell(&write, case.row.id, &case.row.region_code).await?;
    let mut changes = vec![told("demand", &case.row.title)];
    changes.extend(written("priceFen", &offer.price_fen.get(), &price_fen.get()));
    changes.extend(written("days", &offer.days, days));
    changes.extend(written("text", &offer.text, &text.trim()));
    changes.extend(written("team", &offer.team, &team.trim()));
    let papers = Subject::of(AttachmentPurpose::OfferPaper, offer.id.0, Holder::Society(offer.society_id));
    changes.extend(attach(state, &write, papers, &input.files).await?);
    let society_id = Some(offer.society_id);
    write.commit(state, Entry { action: Action::ReviseOffer, society_id, changes }).await?;
    Ok(())
}

/// Takes an offer back that stands; with the last one the demand is as it was before.
pub async fn withdraw_offer(state: &State, permit: Permit<WithdrawOffer>, input: Back) -> Result<(), Stop> {
    let text = match input.text.trim() {
        "" => None,
        text => Some(checked(text, TEXT_MAX).map_err(|code| Stop::at("text", code))?),
    };
    let write = Write::begin(state, permit.actor()).await?;
    let (offer, case) = standing(&write, &permit, &input.offer).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, WithdrawOffer::FIELD, &input, &input.offer).await? {
        return Ok(());
    }
    goes_on(&offer, input.expected_version)?;
    let gone = offer::ActiveModel {
        id: Set(offer.id),
        state: Set(OfferState::Withdrawn),
        version: Set(offer.version + 1),
        changed_at: Set(write.at),
        ..Default::default()
    };
    gone.update(&write.tx).await?;
    tell(&write, case.row.id, &case.row.region_code).await?;
    let said = Told { by: permit.viewer().display_name.clone(), text: text.clone() };
    recede(state, &write, &case, said).await?;
    let mut changes = vec![told("demand", &case.row.title)];
    changes.extend(text.map(|text| told("text", text)));
    let society_id = Some(offer.society_id);
    write.commit(state, Entry { action: Action::WithdrawOffer, society_id, changes }).await?;
    Ok(())
}
