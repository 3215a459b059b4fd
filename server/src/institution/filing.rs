//! An activity filing as a case: found within reach and in the version that the writer saw, moved on with
//! its history and its open item.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use entity::Word;
use entity::account::role::Role;
use entity::institution::activity::machine::{ActivityDays, ActivityTerms};
use entity::institution::activity::plan::{Filer, Plan};
use entity::institution::activity::{self, ActivityId, ActivityReason, ActivityState, ActivityStep, activity_step};
use entity::institution::calendar::WorkCalendar;
use entity::institution::report::machine::Turn;
use entity::ledger::open_item::OpenItemKind;
use entity::refusal::RefusalCode;
use entity::register::agency::Tier;
use entity::register::present;

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::institution::calendar::calendar;
use crate::ledger::Write;
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ruled::ruled;
use crate::state::State;

/// A filing with its society.
#[derive(Clone, Debug)]
pub struct Filing {
    /// The filing.
    pub row: activity::Model,
    /// The society as it stands.
    pub society: present::Model,
}

/// A step as it is told.
#[derive(Debug, Default)]
pub struct Told {
    /// Who takes it, by name.
    pub by: String,
    /// The code of a return or a refusal.
    pub reason: Option<ActivityReason>,
    /// What he says; none for nothing.
    pub text: Option<String>,
}

/// The filing of a permit, locked until the transaction ends; none when there is none for the caller.
pub async fn reached<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<Filing, Stop> {
    let missing = || Stop::at("filingId", RefusalCode::NotFound);
    let id = ActivityId::parse(id).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).activities();
    let found = within.filter(activity::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    Ok(whole(write, found.ok_or_else(missing)?).await?)
}

/// The filing with its society.
pub async fn whole(write: &Write, row: activity::Model) -> Result<Filing, Fault> {
    let society = present::Entity::find_by_id(row.society_id).one(&write.tx).await?;
    let society = society.ok_or_else(|| Fault::Broken("a society vanished".into()))?;
    Ok(Filing { row, society })
}

impl Filing {
    /// Goes on when this is the version that the writer saw.
    pub fn seen(&self, expected: i32) -> Result<(), Stop> {
        let current = self.row.version;
        if current == expected { Ok(()) } else { Err(Stop::at("expectedVersion", RefusalCode::Conflict { current })) }
    }

    /// The plan that was filed.
    #[must_use]
    pub fn plan(&self) -> Plan {
        plan_of(&self.row)
    }
}

/// The plan of a row.
#[must_use]
pub fn plan_of(row: &activity::Model) -> Plan {
    Plan {
        kind: row.kind,
        title: row.title.clone(),
        outline: row.outline.clone(),
        speakers: row.speakers.clone(),
        audience: row.audience,
        held_on: row.held_on,
        place: row.place.clone(),
        foreign_parties: row.foreign_parties.clone(),
        name_basis: row.name_basis.clone(),
        fees: row.fees,
        fee_basis: row.fee_basis.clone(),
        awards: row.awards,
        award_basis: row.award_basis.clone(),
        co_hosts: row.co_hosts.clone(),
        opinion: row.opinion.clone(),
    }
}

/// The plan as columns.
#[must_use]
pub fn columns(plan: Plan) -> activity::ActiveModel {
    let Plan {
        kind,
        title,
        outline,
        speakers,
        audience,
        held_on,
        place,
        foreign_parties,
        name_basis,
        fees,
        fee_basis,
        awards,
        award_basis,
        co_hosts,
        opinion,
    } = plan;
    activity::ActiveModel {
        kind: Set(kind),
        title: Set(title),
        outline: Set(outline),
        speakers: Set(speakers),
        audience: Set(audience),
        held_on: Set(held_on),
        place: Set(place),
        foreign_parties: Set(foreign_parties),
        name_basis: Set(name_basis),
        fees: Set(fees),
        fee_basis: Set(fee_basis),
        awards: Set(awards),
        award_basis: Set(award_basis),
        co_hosts: Set(co_hosts),
        opinion: Set(opinion),
        ..Default::default()
    }
}

/// What the rules look at beside the plan: the society as it stands, and the day it was filed on.
#[must_use]
pub fn filer(society: &present::Model, filed_on: NaiveDate, terms: &ActivityTerms, calendar: &WorkCalendar) -> Filer {
    Filer {
        name: society.name.clone(),
        discipline: society.discipline,
        abnormality: society.abnormality,
        form: society.form,
        earliest_on: terms.earliest_on(filed_on, calendar),
        lead_on: terms.lead_on(filed_on),
    }
}

/// Whose turn a role's is.
#[must_use]
pub const fn turn_of(role: Role) -> Turn {
    match role {
        Role::FedAdmin | Role::FedChair => Turn::Sponsor,
        _ => Turn::Society,
    }
}

/// Begins a filing: its row, its first step, its open item.
pub async fn begin(
    state: &State,
    write: &Write,
    row: activity::ActiveModel,
    item: (ActivityId, &str, NaiveDate),
    society: &present::Model,
    by: String,
) -> Result<(), Fault> {
    let (id, title, silent_on) = item;
    activity::Entity::insert(row).exec_without_returning(&write.tx).await?;
    note(state, write, id, ActivityStep::File, Told { by, ..Told::default() }).await?;
    let item = OpenItem {
        kind: OpenItemKind::ActivityFiling,
        subject_id: id.0,
        society_id: Some(society.society_id),
        region_code: society.region_code.clone(),
        title: title.to_owned(),
        holder: Holder::Agency(write.agency(Tier::Sponsor, &society.region_code).await?),
        reason: ActivityState::Filed.code().into(),
        due_on: silent_on,
    };
    write.open(state, item).await
}

/// Moves a filing on: its state, its version, its history and what waits. `to` is what the machine says.
pub async fn advance(
    state: &State,
    write: &Write,
    filing: &Filing,
    (step, to): (ActivityStep, ActivityState),
    change: activity::ActiveModel,
    told: Told,
) -> Result<(), Fault> {
    let row = &filing.row;
    let days = ActivityDays {
        held_on: change.took_place_on.try_as_ref().copied().flatten().unwrap_or(row.held_on),
        silent_on: change.silent_on.try_as_ref().copied().unwrap_or(row.silent_on),
    };
    let mut moved =
        activity::ActiveModel { state: Set(to), state_since: Set(write.at), version: Set(row.version + 1), ..change };
    // Conditions stay in sight while it is held and reported; what was returned is gone when it is filed again.
    if told.text.is_some() || step == ActivityStep::Refile {
        (moved.reason, moved.text) = (Set(told.reason), Set(told.text.clone()));
    }
    activity::Entity::update_many().set(moved).filter(activity::Column::Id.eq(row.id)).exec(&write.tx).await?;
    note(state, write, row.id, step, told).await?;
    hand_over(state, write, filing, to, days).await
}

/// Enters a step into the history.
async fn note(state: &State, write: &Write, id: ActivityId, step: ActivityStep, told: Told) -> Result<(), Fault> {
    let Told { by, reason, text } = told;
    let row = activity_step::ActiveModel {
        id: Set(state.world.new_id()),
        filing_id: Set(id),
        at: Set(write.at),
        step: Set(step),
        actor: Set(by),
        reason: Set(reason),
        text: Set(text),
    };
    activity_step::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// Whose turn it is now, and until when.
async fn hand_over(
    state: &State,
    write: &Write,
    filing: &Filing,
    to: ActivityState,
    days: ActivityDays,
) -> Result<(), Fault> {
    let (kind, subject) = (OpenItemKind::ActivityFiling, filing.row.id.0);
    let calendar = calendar(&write.tx).await?;
    let terms: ActivityTerms = ruled(&write.tx).await?;
    let Some(due_on) = terms.due(to, days, state.world.today(), &calendar) else {
        return write.close_item(kind, subject).await;
    };
    let holder = match to.turn() {
        Turn::Sponsor => Holder::Agency(write.agency(Tier::Sponsor, &filing.row.region_code).await?),
        _ => Holder::Society(filing.row.society_id),
    };
    write.pass(kind, subject, holder, to.code(), due_on).await
}
