//! A formation as a case: begun, moved on and closed together with its history and its open item.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use entity::Word;
use entity::form::formation::machine::{TERMS, needs_superior};
use entity::form::formation::{self, FormationId, FormationMove, FormationState, ReturnReason, step};
use entity::ledger::open_item::OpenItemKind;
use entity::refusal::RefusalCode;
use entity::register::agency::Tier;
use entity::register::present;
use entity::register::society::SocietyId;

use crate::fault::{Fault, Stop};
use crate::institution::calendar::calendar;
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Actor, Write};
use crate::state::State;

/// A move as it is told: who makes it, and what he says.
#[derive(Debug)]
pub struct Told<'t> {
    /// Who.
    pub by: &'t Actor,
    /// Which move.
    pub step: FormationMove,
    /// Where it leads.
    pub to: FormationState,
    /// The code of a return.
    pub reason: Option<ReturnReason>,
    /// What he says; none for nothing.
    pub text: Option<String>,
}

/// The society's open case, if there is one.
pub async fn open_case(write: &Write, society: SocietyId) -> Result<Option<formation::Model>, Fault> {
    let open = formation::Entity::find()
        .filter(formation::Column::SocietyId.eq(society))
        .filter(formation::Column::ClosedAt.is_null());
    Ok(open.one(&write.tx).await?)
}

/// The case with this id, still in the version that the writer saw.
pub async fn seen(write: &Write, id: FormationId, expected: i32) -> Result<formation::Model, Stop> {
    let found = formation::Entity::find_by_id(id).one(&write.tx).await?;
    let case = found.ok_or_else(|| Stop::at("formationId", RefusalCode::NotFound))?;
    if case.version == expected {
        return Ok(case);
    }
    Err(conflict(case.version))
}

fn conflict(current: i32) -> Stop {
    Stop::at("expectedVersion", RefusalCode::Conflict { current })
}

/// Whether the superior body has a word in this case.
#[must_use]
pub fn superior(case: &formation::Model) -> bool {
    needs_superior(case.from_form, case.form)
}

/// Begins a case: its row, its first step, its open item.
pub async fn begin(
    state: &State,
    write: &Write,
    row: formation::ActiveModel,
    told: Told<'_>,
    society: &present::Model,
) -> Result<(), Fault> {
    let id = row.id.clone().take().ok_or_else(|| Fault::Broken("a formation without an id".into()))?;
    let region_code = society.region_code.clone();
    formation::Entity::insert(row).exec_without_returning(&write.tx).await?;
    let to = told.to;
    remember(state, write, id, society.society_id, told).await?;
    let due_on = due(state, write, to).await?;
    let item = OpenItem {
        kind: OpenItemKind::Formation,
        subject_id: id.0,
        society_id: Some(society.society_id),
        holder: holder(write, to, society).await?,
        region_code,
        title: String::new(),
        reason: to.code().into(),
        due_on,
    };
    write.open(state, item).await
}

/// Moves a case on: its row if nobody was faster, its history, its open item; answers the step's id.
pub async fn advance(
    state: &State,
    write: &Write,
    case: &formation::Model,
    change: formation::ActiveModel,
    told: Told<'_>,
    society: &present::Model,
) -> Result<Uuid, Stop> {
    let to = told.to;
    let mut change = change;
    change.version = Set(case.version + 1);
    change.state = Set(to);
    change.state_since = Set(write.at);
    if to.is_closed() {
        change.closed_at = Set(Some(write.at));
    }
    let moved = formation::Entity::update_many()
        .set(change)
        .filter(formation::Column::Id.eq(case.id))
        .filter(formation::Column::Version.eq(case.version))
        .exec(&write.tx)
        .await?;
    if moved.rows_affected != 1 {
        return Err(conflict(case.version + 1));
    }
    let step = remember(state, write, case.id, case.society_id, told).await?;
    if to.is_closed() {
        write.close_item(OpenItemKind::Formation, case.id.0).await?;
    } else {
        let holder = holder(write, to, society).await?;
        write.pass(OpenItemKind::Formation, case.id.0, holder, to.code(), due(state, write, to).await?).await?;
    }
    Ok(step)
}

async fn remember(
    state: &State,
    write: &Write,
    formation_id: FormationId,
    society_id: SocietyId,
    told: Told<'_>,
) -> Result<Uuid, Fault> {
    let Told { by, step, to, reason, text } = told;
    let id = state.world.new_id();
    let row = step::ActiveModel {
        id: Set(id),
        formation_id: Set(formation_id),
        society_id: Set(society_id),
        at: Set(write.at),
        step: Set(step),
        state: Set(to),
        actor: Set(by.name.clone()),
        role: Set(by.role),
        reason: Set(reason),
        text: Set(text),
    };
    step::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(id)
}

/// Who holds a case in this state: the society while it corrects, else the federation, which also
/// obtains and records the superior body's word.
async fn holder(write: &Write, state: FormationState, society: &present::Model) -> Result<Holder, Fault> {
    if state == FormationState::Returned {
        return Ok(Holder::Society(society.society_id));
    }
    Ok(Holder::Agency(write.agency(Tier::Sponsor, &society.region_code).await?))
}

async fn due(state: &State, write: &Write, to: FormationState) -> Result<NaiveDate, Fault> {
    let calendar = calendar(&write.tx).await?;
    TERMS.due(to, state.world.today(), &calendar).ok_or_else(|| Fault::Broken(format!("{to} waits for nobody")))
}
