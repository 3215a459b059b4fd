//! What follows an approval (SM-3): moved on by society, civil affairs and federation, by the formation
//! room when a Party organisation or a liaison is there, and by the clock.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use entity::Word;
use entity::form::party_form::PartyForm;
use entity::institution::registration::admission::{
    AdmissionRules, AdmissionStage, AdmissionStep, AdmissionTurn, step_of,
};
use entity::institution::registration::{self, RegistrationState};
use entity::ledger::open_item::OpenItemKind;
use entity::register::society::SocietyId;

use super::{Told, note};
use crate::fault::Fault;
use crate::institution::calendar::calendar;
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Actor, Change, Write, moved};
use crate::ruled::ruled;
use crate::state::State;

/// Opens what the new society owes, once it stands in the register.
pub async fn open(state: &State, write: &Write, case: &registration::Model, society: SocietyId) -> Result<(), Fault> {
    let (holder, due_on) = turn(state, write, case, Some(society), case.stage)
        .await?
        .ok_or_else(|| Fault::Broken(format!("{} waits for nobody", case.stage)))?;
    let item = OpenItem {
        kind: OpenItemKind::Registration,
        subject_id: case.id.0,
        society_id: Some(society),
        region_code: case.region_code.clone(),
        title: String::new(),
        holder,
        reason: case.stage.code().into(),
        due_on,
    };
    write.open(state, item).await
}

/// Moves the stage on: its row, its history, its open item. `to` is what the machine says.
pub async fn advance(
    state: &State,
    write: &Write,
    case: &registration::Model,
    (step, to): (AdmissionStep, AdmissionStage),
    change: registration::ActiveModel,
    told: Told,
) -> Result<(), Fault> {
    let change = registration::ActiveModel { stage: Set(to), version: Set(case.version + 1), ..change };
    let handed_over_on = change.handed_over_on.clone().take().unwrap_or(case.handed_over_on);
    registration::Entity::update_many()
        .set(change)
        .filter(registration::Column::Id.eq(case.id))
        .exec(&write.tx)
        .await?;
    let (kind, subject) = (OpenItemKind::Registration, case.id.0);
    let seen = registration::Model { handed_over_on, ..case.clone() };
    match turn(state, write, &seen, case.society_id, to).await? {
        None => write.close_item(kind, subject).await?,
        Some((holder, due_on)) => write.pass(kind, subject, holder, to.code(), due_on).await?,
    }
    note(state, write, case.id, step.code(), told).await?;
    Ok(())
}

/// Who has the turn in a stage, and until when.
async fn turn(
    state: &State,
    write: &Write,
    case: &registration::Model,
    society: Option<SocietyId>,
    now: AdmissionStage,
) -> Result<Option<(Holder, chrono::NaiveDate)>, Fault> {
    let holder = match now.turn() {
        AdmissionTurn::Nobody => return Ok(None),
        AdmissionTurn::Agency(tier) => Holder::Agency(write.agency(tier, &case.region_code).await?),
        AdmissionTurn::Society => {
            Holder::Society(society.ok_or_else(|| Fault::Broken("an approval without a society".into()))?)
        }
    };
    let rules: AdmissionRules = ruled(&write.tx).await?;
    let calendar = calendar(&write.tx).await?;
    let due = case.formation_due_on.filter(|_| now == AdmissionStage::Overdue);
    let due = due.or_else(|| rules.due(now, state.world.today(), case.handed_over_on, &calendar));
    due.map(|due_on| Some((holder, due_on))).ok_or_else(|| Fault::Broken(format!("{now} has no due date")))
}

/// The papers are received: the time to form begins, unless the society has formed already.
pub async fn receive(
    state: &State,
    write: &Write,
    case: &registration::Model,
    form: PartyForm,
    by: Actor,
) -> Result<AdmissionStage, crate::fault::Stop> {
    let to = case.stage.after(AdmissionStep::Receive).map_err(crate::fault::Stop::whole)?;
    let rules: AdmissionRules = ruled(&write.tx).await?;
    let from = case.handed_over_on.unwrap_or_else(|| state.world.today());
    let due_on = rules.formation_due(from);
    let change = registration::ActiveModel { formation_due_on: Set(Some(due_on)), ..Default::default() };
    advance(state, write, case, (AdmissionStep::Receive, to), change, Told::silent(by.clone())).await?;
    let received =
        registration::Model { stage: to, version: case.version + 1, formation_due_on: Some(due_on), ..case.clone() };
    let formed = step_of(form).and_then(|step| Some((step, to.after(step).ok()?)));
    let Some((step, end)) = formed else { return Ok(to) };
    advance(state, write, &received, (step, end), registration::ActiveModel::default(), Told::silent(by)).await?;
    Ok(end)
}

/// A Party organisation or a liaison is there: what the society owed since its registration is done.
/// Answers what the intention's event says of it; nothing where it owed nothing.
pub async fn formed(
    state: &State,
    write: &Write,
    society: SocietyId,
    form: PartyForm,
    by: Actor,
) -> Result<Option<Change>, Fault> {
    let of_society = registration::Entity::find()
        .filter(registration::Column::SocietyId.eq(society))
        .filter(registration::Column::State.eq(RegistrationState::Approved));
    let Some(case) = of_society.lock_exclusive().one(&write.tx).await? else { return Ok(None) };
    let Some((step, to)) = step_of(form).and_then(|step| Some((step, case.stage.after(step).ok()?))) else {
        return Ok(None);
    };
    advance(state, write, &case, (step, to), registration::ActiveModel::default(), Told::silent(by)).await?;
    Ok(Some(Change { field: "admissionStage".into(), ..moved(case.stage, to) }))
}
