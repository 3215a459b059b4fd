//! A demand as a case: found within reach and in the version that the writer saw, moved on with its history, its
//! offers and its open item. Offers do not count its version: whoever only may offer does not see how many do.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Set};

use entity::Word;
use entity::institution::calendar::WorkCalendar;
use entity::institution::report::machine::Turn;
use entity::ledger::change::ChangeKind;
use entity::ledger::open_item::OpenItemKind;
use entity::ledger::reason::RETURNED;
use entity::project::demand::machine::DemandDays;
use entity::project::demand::{self, DemandId, DemandState, DemandStep, demand_step};
use entity::project::matching::rules::MatchingRules;
use entity::project::offer::{self, OfferState};
use entity::refusal::RefusalCode;
use entity::register::society::SocietyId;

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::institution::calendar::calendar;
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Write, feed};
use crate::ruled::ruled;
use crate::state::State;

/// A demand with what judges it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The demand.
    pub row: demand::Model,
    /// How long everything takes.
    pub rules: MatchingRules,
    /// Which days are worked.
    pub calendar: WorkCalendar,
}

/// A step as it is told.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Who takes it, by name.
    pub by: String,
    /// What is said; none for nothing.
    pub text: Option<String>,
}

/// The demand of a permit to which the writer is bound, locked until the transaction ends.
pub async fn reached<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<Case, Stop> {
    let missing = || Stop::at("demandId", RefusalCode::NotFound);
    let id = DemandId::parse(id).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).own_demands();
    let found = within.filter(demand::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    Ok(whole(write, found.ok_or_else(missing)?).await?)
}

/// The demand with what belongs to it.
pub async fn whole(write: &Write, row: demand::Model) -> Result<Case, Fault> {
    Ok(Case { row, rules: ruled(&write.tx).await?, calendar: calendar(&write.tx).await? })
}

impl Case {
    /// Goes on when this is the version that the writer saw.
    pub fn seen(&self, expected: i32) -> Result<(), Stop> {
        let current = self.row.version;
        if current == expected { Ok(()) } else { Err(Stop::at("expectedVersion", RefusalCode::Conflict { current })) }
    }
}

/// Enters a demand with its first step and what waits for the federation.
pub async fn begin(state: &State, write: &Write, row: demand::Model, by: &str) -> Result<(), Fault> {
    let case = whole(write, row.clone()).await?;
    let days = DemandDays { offer_until: row.offer_until, due_on: row.due_on };
    let today = state.world.today();
    let item = OpenItem {
        kind: OpenItemKind::Demand,
        subject_id: row.id.0,
        society_id: None,
        region_code: row.region_code.clone(),
        title: row.title.clone(),
        holder: Holder::Agency(row.agency_id),
        reason: row.state.code().into(),
        due_on: days.due(row.state, &case.rules, today, &case.calendar).unwrap_or(today),
    };
    let id = row.id;
    demand::Entity::insert(demand::ActiveModel::from(row)).exec_without_returning(&write.tx).await?;
    note(state, write, id, DemandStep::Post, Told { by: by.to_owned(), text: None }).await?;
    tell(write, id, &item.region_code).await?;
    write.open(state, item).await
}

/// Tells those who are bound to a demand that it became another: itself, or an offer for it.
pub async fn tell(write: &Write, id: DemandId, region_code: &str) -> Result<(), Fault> {
    feed::tell(&write.tx, ChangeKind::Demand, id.0, region_code, false).await
}

/// Moves a demand on: its state, its version, its offers, its history and what waits. Answers where it stands.
pub async fn advance(
    state: &State,
    write: &Write,
    case: &Case,
    step: DemandStep,
    change: demand::ActiveModel,
    told: Told,
) -> Result<DemandState, Stop> {
    let (row, today) = (&case.row, state.world.today());
    let to = row.state.after(step).map_err(Stop::whole)?;
    let days = DemandDays {
        offer_until: change.offer_until.try_as_ref().copied().unwrap_or(row.offer_until),
        due_on: change.due_on.try_as_ref().copied().unwrap_or(row.due_on),
    };
    let society = change.society_id.try_as_ref().copied().unwrap_or(row.society_id);
    let mut moved = demand::ActiveModel {
        state: Set(to),
        version: Set(row.version + i32::from(!is_offering(step))),
        closed_on: Set((!to.is_open()).then_some(today)),
        ..change
    };
    if to != row.state {
        moved.state_since = Set(write.at);
    }
    if keeps_word(step) {
        // What was missing is there with a new report, which has a place of its own.
        moved.text = Set(told.text.clone().filter(|_| step != DemandStep::Report));
    }
    demand::Entity::update_many().set(moved).filter(demand::Column::Id.eq(row.id)).exec(&write.tx).await?;
    settle_offers(write, row.id, step).await?;
    note(state, write, row.id, step, told).await?;
    tell(write, row.id, &row.region_code).await?;
    hand_over(state, write, case, (step, to), (days, society)).await?;
    Ok(to)
}

/// Whether a step is a society's, of which others do not know.
const fn is_offering(step: DemandStep) -> bool {
    matches!(step, DemandStep::Offer | DemandStep::Recede)
}

/// Whether what is said with a step stands on the demand until the next such word.
const fn keeps_word(step: DemandStep) -> bool {
    use DemandStep as T;
    matches!(step, T::ScreenOut | T::Release | T::Return | T::Withdraw | T::Report)
}

/// What a step makes of the offers: what stands when a demand ends was not chosen, a dissolved match releases.
async fn settle_offers(write: &Write, id: DemandId, step: DemandStep) -> Result<(), Fault> {
    let (from, to) = match step {
        DemandStep::Choose | DemandStep::Expire => (OfferState::Standing, OfferState::NotChosen),
        DemandStep::Release => (OfferState::Chosen, OfferState::Released),
        DemandStep::Withdraw => {
            turn_offers(write, id, OfferState::Chosen, OfferState::Released).await?;
            (OfferState::Standing, OfferState::NotChosen)
        }
        _ => return Ok(()),
    };
    turn_offers(write, id, from, to).await
}

async fn turn_offers(write: &Write, id: DemandId, from: OfferState, to: OfferState) -> Result<(), Fault> {
    let turned = offer::ActiveModel { state: Set(to), changed_at: Set(write.at), ..Default::default() };
    offer::Entity::update_many()
        .set(turned)
        .filter(offer::Column::DemandId.eq(id))
        .filter(offer::Column::State.eq(from))
        .exec(&write.tx)
        .await?;
    Ok(())
}

/// Enters a step into the history.
async fn note(state: &State, write: &Write, id: DemandId, step: DemandStep, told: Told) -> Result<(), Fault> {
    let row = demand_step::ActiveModel {
        id: Set(state.world.new_id()),
        demand_id: Set(id),
        at: Set(write.at),
        step: Set(step),
        actor: Set(told.by),
        text: Set(told.text),
    };
    demand_step::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// Whose turn it is now, and until when.
async fn hand_over(
    state: &State,
    write: &Write,
    case: &Case,
    (step, to): (DemandStep, DemandState),
    (days, society): (DemandDays, Option<SocietyId>),
) -> Result<(), Fault> {
    let (kind, subject) = (OpenItemKind::Demand, case.row.id.0);
    if to == case.row.state {
        return Ok(());
    }
    let due = days.due(to, &case.rules, state.world.today(), &case.calendar);
    let Some(due_on) = due else { return write.close_item(kind, subject).await };
    let holder = match (to.turn(), society) {
        (Turn::Society, Some(society)) => Holder::Society(society),
        _ => Holder::Agency(case.row.agency_id),
    };
    let reason = if step == DemandStep::Return { RETURNED } else { to.code() };
    write.pass(kind, subject, holder, reason, due_on).await
}

/// Dissolves a match, with new days to offer where the old ones are over: others may offer again.
pub async fn release(state: &State, write: &Write, case: &Case, told: Told) -> Result<DemandState, Stop> {
    let days = u32::try_from(case.rules.agree_days).unwrap_or_default();
    let until = case.calendar.after(state.world.today(), days).max(case.row.offer_until);
    let change = demand::ActiveModel {
        society_id: Set(None),
        offer_id: Set(None),
        signed_on: Set(None),
        offer_until: Set(until),
        due_on: Set(case.row.due_on.max(until)),
        ..Default::default()
    };
    advance(state, write, case, DemandStep::Release, change, told).await
}

/// Takes the demand back to where it was before its first offer, when none stands any more.
pub async fn recede(state: &State, write: &Write, case: &Case, told: Told) -> Result<(), Stop> {
    let standing = offer::Entity::find()
        .filter(offer::Column::DemandId.eq(case.row.id))
        .filter(offer::Column::State.eq(OfferState::Standing));
    if standing.count(&write.tx).await? == 0 && case.row.state == DemandState::Offered {
        let unchanged = demand::ActiveModel { ..Default::default() };
        advance(state, write, case, DemandStep::Recede, unchanged, told).await?;
    }
    Ok(())
}

/// Withdraws the offers of a society that has ended and dissolves its matches.
pub async fn cease(state: &State, write: &Write, id: SocietyId, (by, said): (&str, &str)) -> Result<(), Fault> {
    let told = || Told { by: by.to_owned(), text: Some(said.to_owned()) };
    let broken = |stop: Stop| match stop {
        Stop::Fault(fault) => fault,
        Stop::Refused(_) => Fault::Broken("a demand does not let an ended society go".into()),
    };
    let bound = demand::Entity::find().filter(demand::Column::SocietyId.eq(id));
    for row in bound.filter(demand::Column::ClosedOn.is_null()).lock_exclusive().all(&write.tx).await? {
        let case = whole(write, row).await?;
        // What was delivered stands: the poster can still say how it was.
        if matches!(case.row.state, DemandState::Matched | DemandState::Agreed) {
            release(state, write, &case, told()).await.map_err(broken)?;
        }
    }
    let standing = offer::Entity::find().filter(offer::Column::SocietyId.eq(id));
    for offer in standing.filter(offer::Column::State.eq(OfferState::Standing)).all(&write.tx).await? {
        let gone =
            offer::ActiveModel { state: Set(OfferState::Withdrawn), changed_at: Set(write.at), ..Default::default() };
        offer::Entity::update_many().set(gone).filter(offer::Column::Id.eq(offer.id)).exec(&write.tx).await?;
        tell(write, offer.demand_id, &offer.region_code).await?;
        let row = demand::Entity::find_by_id(offer.demand_id).lock_exclusive().one(&write.tx).await?;
        let row = row.ok_or_else(|| Fault::Broken("a demand vanished".into()))?;
        let case = whole(write, row).await?;
        recede(state, write, &case, told()).await.map_err(broken)?;
    }
    Ok(())
}
