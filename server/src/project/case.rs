//! A project: found within reach and in the version that the writer saw, moved on with its history and its open
//! item; ended, it frees the money that was not paid.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use entity::Word;
use entity::institution::report::machine::Turn;
use entity::ledger::open_item::OpenItemKind;
use entity::project::award::MovementKind;
use entity::project::case::machine::CHANGE_ASKED;
use entity::project::case::{self, ProjectId, ProjectState, ProjectStep, project_step};
use entity::project::terms::ProjectTerms;
use entity::project::tranche::{self, TrancheState, TrancheStep};
use entity::refusal::RefusalCode;
use entity::register::agency::{AgencyId, Tier};

use super::money::{award_of, free, moved};
use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::ledger::Write;
use crate::ledger::open_item::Holder;
use crate::ruled::ruled;
use crate::state::State;

/// The project of a permit, locked until the transaction ends; none when there is none for the caller.
pub async fn reached<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<case::Model, Stop> {
    let missing = || Stop::at("projectId", RefusalCode::NotFound);
    let id = ProjectId::parse(id).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).projects();
    let found = within.filter(case::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    found.ok_or_else(missing)
}

/// Refuses what somebody else has moved on meanwhile.
pub fn unchanged(current: i32, expected: i32) -> Result<(), Stop> {
    if current == expected { Ok(()) } else { Err(Stop::at("expectedVersion", RefusalCode::Conflict { current })) }
}

/// Moves a project on by a step, with its history and its open item; answers the state that it led to. What else
/// changes of the row stands in `change`.
pub async fn advance(
    state: &State,
    write: &Write,
    row: &case::Model,
    step: ProjectStep,
    (by, text): (&str, Option<String>),
    change: case::ActiveModel,
) -> Result<ProjectState, Stop> {
    if !step.fits(row.change_asked) {
        let code = if row.change_asked { RefusalCode::ChangeAsked } else { RefusalCode::NoChangeAsked };
        return Err(Stop::whole(code));
    }
    let to = row.state.after(step).map_err(Stop::whole)?;
    let (today, terms) = (state.world.today(), ruled::<ProjectTerms>(&write.tx).await?);
    let asked = step == ProjectStep::AskChange;
    let days = (take(&change.midterm_on, row.midterm_on), take(&change.due_on, row.due_on));
    let waits_until = if asked {
        entity::project::terms::days_after(today, terms.review_days)
    } else if to == row.state && change.due_on.is_not_set() {
        // An answered request gives the society its own days back.
        to.due(today, days, &terms).max(today)
    } else {
        to.due(today, days, &terms)
    };
    let closed_on = if to.is_open() { None } else { Some(today) };
    let moved = case::ActiveModel {
        state: Set(to),
        version: Set(row.version + 1),
        waits_until: Set(waits_until),
        change_asked: Set(asked),
        closed_on: Set(closed_on),
        ..change
    };
    case::Entity::update_many().set(moved).filter(case::Column::Id.eq(row.id)).exec(&write.tx).await?;
    note(state, write, row.id, step, (by, text)).await?;
    let turn = if asked { Turn::Sponsor } else { to.turn() };
    let holder = match turn {
        Turn::Nobody => {
            write.close_item(OpenItemKind::Project, row.id.0).await?;
            return ended(write, row, to, by).await.map(|()| to);
        }
        Turn::Society => Holder::Society(row.society_id),
        Turn::Sponsor | Turn::Registration => Holder::Agency(desk(write, row).await?),
    };
    let reason = if asked { CHANGE_ASKED } else { to.code() };
    write.pass(OpenItemKind::Project, row.id.0, holder, reason, waits_until).await?;
    Ok(to)
}

fn take(value: &sea_orm::ActiveValue<chrono::NaiveDate>, otherwise: chrono::NaiveDate) -> chrono::NaiveDate {
    value.try_as_ref().copied().unwrap_or(otherwise)
}

/// The federation whose project desk looks after a project.
pub async fn desk(write: &Write, row: &case::Model) -> Result<AgencyId, Fault> {
    write.agency(Tier::Sponsor, &row.region_code).await
}

/// Frees the money of a project that ended without its result: what was not paid goes back to the programme, what
/// waits for payment is cancelled.
async fn ended(write: &Write, row: &case::Model, to: ProjectState, by: &str) -> Result<(), Stop> {
    if !row.funded || to == ProjectState::Closed {
        return Ok(());
    }
    let tranches = tranche::Entity::find().filter(tranche::Column::ProjectId.eq(row.id));
    for tranche in tranches.lock_exclusive().all(&write.tx).await? {
        if tranche.state.after(TrancheStep::Cancel).is_err() {
            continue;
        }
        let cancelled = tranche::ActiveModel {
            state: Set(TrancheState::Cancelled),
            version: Set(tranche.version + 1),
            ..Default::default()
        };
        tranche::Entity::update_many()
            .set(cancelled)
            .filter(tranche::Column::Id.eq(tranche.id))
            .exec(&write.tx)
            .await?;
        write.close_item(OpenItemKind::Payment, tranche.id.0).await?;
    }
    let freed = free(write, row.id).await?;
    if !freed.is_zero() {
        let award = award_of(write, row.id).await?;
        moved(write, &award, (MovementKind::Freed, freed), None, by).await?;
    }
    Ok(())
}

/// Writes a step into the history.
pub async fn note(
    state: &State,
    write: &Write,
    id: ProjectId,
    step: ProjectStep,
    (by, text): (&str, Option<String>),
) -> Result<(), Fault> {
    let row = project_step::ActiveModel {
        id: Set(state.world.new_id()),
        project_id: Set(id),
        at: Set(write.at),
        step: Set(step),
        actor: Set(by.to_owned()),
        text: Set(text),
        user_id: Set(write.user()),
    };
    project_step::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}
