//! An application to registration as a case: found within reach and in the version that the writer saw,
//! moved on with its history and its open item.

pub mod admission;
pub mod known;

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use uuid::Uuid;

use entity::Word;
use entity::institution::registration::application::Application;
use entity::institution::registration::machine::due;
use entity::institution::registration::{self, RegistrationId, RegistrationState, RegistrationStep, step};
use entity::ledger::open_item::OpenItemKind;
use entity::refusal::RefusalCode;
use entity::register::agency::Tier;

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::institution::calendar::calendar;
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Actor, Write};
use crate::state::State;

/// A step as it is told.
#[derive(Debug)]
pub struct Told {
    /// Who makes it.
    pub by: Actor,
    /// The code of a return or a rejection.
    pub reason: Option<String>,
    /// What he says; none for nothing.
    pub text: Option<String>,
}

impl Told {
    /// A step without a word.
    #[must_use]
    pub const fn silent(by: Actor) -> Self {
        Self { by, reason: None, text: None }
    }
}

/// The case of a permit, locked until the transaction ends; none when there is none for the caller.
pub async fn reached<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<registration::Model, Stop> {
    let missing = || Stop::at("registrationId", RefusalCode::NotFound);
    let id = RegistrationId::parse(id).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).registrations();
    let found = within.filter(registration::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    found.ok_or_else(missing)
}

/// What was filled in.
pub fn content(case: &registration::Model) -> Result<Application, Fault> {
    Ok(serde_json::from_str(&case.content)?)
}

/// Begins a case: its row, its first step, its open item.
pub async fn begin(state: &State, write: &Write, row: registration::Model, by: Actor) -> Result<(), Fault> {
    let (id, region_code, title) = (row.id, row.region_code.clone(), row.name.clone());
    let holder = Holder::Agency(row.agency_id);
    let (to, row) = (row.state, registration::ActiveModel::from(row).reset_all());
    registration::Entity::insert(row).exec_without_returning(&write.tx).await?;
    note(state, write, id, RegistrationStep::Begin.code(), Told::silent(by)).await?;
    let calendar = calendar(&write.tx).await?;
    let due_on = due(to, state.world.today(), &calendar).ok_or_else(|| nobodys(to))?;
    let item = OpenItem {
        kind: OpenItemKind::Registration,
        subject_id: id.0,
        society_id: None,
        region_code,
        title,
        holder,
        reason: to.code().into(),
        due_on,
    };
    write.open(state, item).await
}

fn nobodys(state: RegistrationState) -> Fault {
    Fault::Broken(format!("{state} waits for nobody"))
}

/// Moves a case on: its row, its history, its open item; answers the step's id. `to` is what the machine
/// says. What follows an approval is opened by [`admission`].
pub async fn advance(
    state: &State,
    write: &Write,
    case: &registration::Model,
    (step, to): (RegistrationStep, RegistrationState),
    change: registration::ActiveModel,
    told: Told,
) -> Result<Uuid, Fault> {
    let moved = to != case.state;
    let change = registration::ActiveModel {
        state: Set(to),
        state_since: Set(if moved { write.at } else { case.state_since }),
        version: Set(case.version + 1),
        ..change
    };
    registration::Entity::update_many()
        .set(change)
        .filter(registration::Column::Id.eq(case.id))
        .exec(&write.tx)
        .await?;
    if moved {
        hand_over(state, write, case, to).await?;
    }
    note(state, write, case.id, step.code(), told).await
}

/// Whose turn it is now, and until when.
async fn hand_over(
    state: &State,
    write: &Write,
    case: &registration::Model,
    to: RegistrationState,
) -> Result<(), Fault> {
    let (kind, subject) = (OpenItemKind::Registration, case.id.0);
    let holder = match to.turn() {
        None => return write.close_item(kind, subject).await,
        Some(Tier::Sponsor) => Holder::Agency(case.agency_id),
        Some(tier) => Holder::Agency(write.agency(tier, &case.region_code).await?),
    };
    let calendar = calendar(&write.tx).await?;
    let due_on = due(to, state.world.today(), &calendar).ok_or_else(|| nobodys(to))?;
    write.pass(kind, subject, holder, to.code(), due_on).await
}

/// Enters a step into the history; answers its id.
pub async fn note(state: &State, write: &Write, id: RegistrationId, step: &str, told: Told) -> Result<Uuid, Fault> {
    let Told { by, reason, text } = told;
    let row = step::ActiveModel {
        id: Set(state.world.new_id()),
        registration_id: Set(id),
        at: Set(write.at),
        step: Set(step.into()),
        actor: Set(by.name),
        role: Set(by.role),
        reason: Set(reason),
        text: Set(text),
    };
    let id = row.id.clone().take().unwrap_or_default();
    step::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(id)
}
