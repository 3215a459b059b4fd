//! A clue: the federation or civil affairs says what may be wrong in a society. The society does not hear of
//! it; civil affairs looks into it.

use sea_orm::{EntityTrait, QuerySelect};
use serde::Serialize;

use entity::account::role::Role;
use entity::institution::calendar::WorkCalendar;
use entity::institution::enforcement::{self, ClueOrigin, EnforcementId, EnforcementState, EnforcementStep};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::agency::Tier;
use entity::register::society::SocietyId;
use entity::responsibility::{TEXT_MAX, checked};

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::institution::enforcement::{item, note, terms_on};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Entry, Write, told};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ReportClue;

impl Intention for ReportClue {
    const FIELD: &'static str = "Mutation.reportClue";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// In which society.
    pub society: String,
    /// What may be wrong, and what shows it.
    pub clue: String,
}

/// Brings it; answers the case's id.
pub async fn report_clue(state: &State, permit: Permit<ReportClue>, input: Input) -> Result<EnforcementId, Stop> {
    let clue = checked(&input.clue, TEXT_MAX).map_err(|code| Stop::at("clue", code))?;
    let missing = || Stop::at("societyId", RefusalCode::NotFound);
    let society = SocietyId::parse(&input.society).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let within = Scope::of(Some(permit.viewer()), ReportClue::FIELD).society(society);
    let society = within.lock_exclusive().one(&write.tx).await?.ok_or_else(missing)?;
    let id = EnforcementId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(earlier) = claim(&write, user, key, ReportClue::FIELD, &input, &id.global()).await? {
        return EnforcementId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let today = state.world.today();
    let own = permit.viewer().role() == Role::CivilAffairs;
    let agency_id = write.agency(Tier::Registration, &society.region_code).await?;
    let terms = terms_on(&write.tx, today).await?.terms();
    let due_on = terms.due(EnforcementState::Clue, None, today, &WorkCalendar::default());
    let row = enforcement::Model {
        id,
        society_id: society.society_id,
        region_code: society.region_code.clone(),
        agency_id,
        origin: if own { ClueOrigin::CivilAffairs } else { ClueOrigin::Federation },
        clue: clue.clone(),
        state: EnforcementState::Clue,
        version: 1,
        begun_on: today,
        served_on: None,
        due_on,
        penalty: None,
        fine_fen: None,
        suspended_until: None,
        imposed_on: None,
        closed_on: None,
    };
    let (state_now, holder) = ((EnforcementState::Clue, false), Holder::Agency(agency_id));
    let waits = item(&row, &society, state_now, holder, due_on.unwrap_or(today));
    enforcement::Entity::insert(enforcement::ActiveModel::from(row)).exec_without_returning(&write.tx).await?;
    let by = permit.viewer().display_name.clone();
    note(state, &write, id, EnforcementStep::Report, (&by, Some(clue))).await?;
    write.open(state, waits).await?;
    let changes = vec![told("society", &society.name)];
    write.commit(state, Entry { action: Action::ReportClue, society_id: None, changes }).await?;
    Ok(id)
}
