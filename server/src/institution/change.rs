//! A change of the register as a case: found within reach and in the version that the writer saw, moved on
//! with its history and its open item.

pub mod ceasing;
pub mod ending;
pub mod known;
pub mod register;

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use entity::Word;
use entity::institution::change::machine::ChangeTerms;
use entity::institution::change::{
    self, ChangeId, ChangeMatter, ChangeReturnReason, ChangeState, ChangeStep, change_step,
};
use entity::institution::report::machine::Turn;
use entity::ledger::open_item::OpenItemKind;
use entity::ledger::reason::RETURNED;
use entity::refusal::RefusalCode;
use entity::register::agency::Tier;
use entity::register::present;

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::institution::calendar::calendar;
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Actor, Write};
use crate::ruled::ruled;
use crate::state::State;

/// A case with its society.
#[derive(Clone, Debug)]
pub struct Case {
    /// The case.
    pub row: change::Model,
    /// The society as it stands.
    pub society: present::Model,
}

/// A step as it is told.
#[derive(Debug)]
pub struct Told {
    /// Who takes it.
    pub by: Actor,
    /// The code of a return.
    pub reason: Option<ChangeReturnReason>,
    /// What he says; none for nothing.
    pub text: Option<String>,
}

/// The case of a permit, locked until the transaction ends; none when there is none for the caller.
pub async fn reached<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<Case, Stop> {
    let missing = || Stop::at("changeId", RefusalCode::NotFound);
    let id = ChangeId::parse(id).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).register_changes();
    let found = within.filter(change::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    let row = found.ok_or_else(missing)?;
    let society = present::Entity::find_by_id(row.society_id).one(&write.tx).await?;
    let society = society.ok_or_else(|| Fault::Broken("a society vanished".into()))?;
    Ok(Case { row, society })
}

/// The society's open case of a matter, if there is one.
pub async fn open_case(write: &Write, society: &present::Model, matter: ChangeMatter) -> Result<bool, Fault> {
    let open = change::Entity::find()
        .filter(change::Column::SocietyId.eq(society.society_id))
        .filter(change::Column::Matter.eq(matter))
        .filter(change::Column::ClosedOn.is_null());
    Ok(open.one(&write.tx).await?.is_some())
}

/// Begins a case: its row, its first step, its open item.
pub async fn begin(state: &State, write: &Write, case: &Case, told: Told) -> Result<(), Fault> {
    let row = change::ActiveModel::from(case.row.clone()).reset_all();
    change::Entity::insert(row).exec_without_returning(&write.tx).await?;
    note(state, write, case.row.id, ChangeStep::Propose, told).await?;
    let (holder, due_on) = turn(state, write, case, (case.row.state, None)).await?.ok_or_else(|| nobodys(case))?;
    let item = OpenItem {
        kind: OpenItemKind::RegisterChange,
        subject_id: case.row.id.0,
        society_id: Some(case.row.society_id),
        region_code: case.row.region_code.clone(),
        title: case.row.matter.label(entity::Language::Zh).to_owned(),
        holder,
        reason: case.row.state.code().into(),
        due_on,
    };
    write.open(state, item).await
}

fn nobodys(case: &Case) -> Fault {
    Fault::Broken(format!("{} waits for nobody", case.row.state))
}

/// Moves a case on: its row, its history, its open item; answers the state that the machine says. The caller
/// has asked who may.
pub async fn advance(
    state: &State,
    write: &Write,
    case: &Case,
    step: ChangeStep,
    (change, told): (change::ActiveModel, Told),
) -> Result<ChangeState, Stop> {
    let to = case.row.state.after(step, case.row.matter).map_err(Stop::whole)?;
    let moved = to != case.row.state;
    let file_by = change.file_by.clone().take().unwrap_or(case.row.file_by);
    let mut change = change::ActiveModel {
        state: Set(to),
        state_since: Set(if moved { write.at } else { case.row.state_since }),
        version: Set(case.row.version + 1),
        ..change
    };
    if !to.is_open() {
        change.closed_on = Set(Some(state.world.today()));
    }
    let this = change::Column::Id.eq(case.row.id);
    change::Entity::update_many().set(change).filter(this).exec(&write.tx).await?;
    if moved {
        let (kind, subject) = (OpenItemKind::RegisterChange, case.row.id.0);
        match turn(state, write, case, (to, file_by)).await? {
            None => write.close_item(kind, subject).await?,
            Some((holder, due_on)) => {
                let reason = if step == ChangeStep::Return { RETURNED } else { to.code() };
                write.pass(kind, subject, holder, reason, due_on).await?;
            }
        }
    }
    note(state, write, case.row.id, step, told).await?;
    Ok(to)
}

/// Whose turn it is, and until when; none where it is over.
async fn turn(
    state: &State,
    write: &Write,
    case: &Case,
    (to, file_by): (ChangeState, Option<NaiveDate>),
) -> Result<Option<(Holder, NaiveDate)>, Fault> {
    let holder = match to.turn() {
        Turn::Nobody => return Ok(None),
        Turn::Society => Holder::Society(case.row.society_id),
        Turn::Sponsor => Holder::Agency(case.row.agency_id),
        Turn::Registration => Holder::Agency(write.agency(Tier::Registration, &case.row.region_code).await?),
    };
    let (terms, calendar): (ChangeTerms, _) = (ruled(&write.tx).await?, calendar(&write.tx).await?);
    let due_on = terms.due(to, file_by, state.world.today(), &calendar);
    due_on.map(|due_on| Some((holder, due_on))).ok_or_else(|| Fault::Broken(format!("{to} has no due date")))
}

/// Enters a step into the history.
pub async fn note(state: &State, write: &Write, id: ChangeId, step: ChangeStep, told: Told) -> Result<(), Fault> {
    let Told { by, reason, text } = told;
    let row = change_step::ActiveModel {
        id: Set(state.world.new_id()),
        change_id: Set(id),
        at: Set(write.at),
        step: Set(step),
        actor: Set(by.name),
        role: Set(by.role),
        reason: Set(reason),
        text: Set(text),
    };
    change_step::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}
