//! An application as a case: found within reach and in the version that the writer saw, moved on with its
//! history and its open item.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use entity::Word;
use entity::account::role::Role;
use entity::institution::report::machine::Turn;
use entity::ledger::open_item::OpenItemKind;
use entity::project::application::due::due;
use entity::project::application::whole::Answers;
use entity::project::application::{
    self, ApplicationId, ApplicationReason, ApplicationState, ApplicationStep, application_answer, application_step,
};
use entity::refusal::RefusalCode;
use entity::register::agency::Tier;
use entity::register::present;
use entity::register::society::SocietyId;

use super::call::{self, Call};
use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::institution::calendar::calendar;
use crate::ledger::Write;
use crate::ledger::open_item::{Holder, OpenItem};
use crate::state::State;

/// An application with its call and its society.
#[derive(Clone, Debug)]
pub struct Case {
    /// The application.
    pub row: application::Model,
    /// What it answers to.
    pub call: Call,
    /// The society as it stands.
    pub society: present::Model,
}

/// A step as it is told.
#[derive(Debug, Default)]
pub struct Told {
    /// Who takes it, by name.
    pub by: String,
    /// The code of a return or a failure.
    pub reason: Option<ApplicationReason>,
    /// What he says; none for nothing.
    pub text: Option<String>,
}

/// The application of a permit, locked until the transaction ends; none when there is none for the caller.
pub async fn reached<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<Case, Stop> {
    let missing = || Stop::at("applicationId", RefusalCode::NotFound);
    let id = ApplicationId::parse(id).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).applications();
    let found = within.filter(application::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    Ok(whole(write, found.ok_or_else(missing)?).await?)
}

/// The application with its call and its society.
pub async fn whole(write: &Write, row: application::Model) -> Result<Case, Fault> {
    let call = call::by_id(&write.tx, row.call_id).await?;
    let society = present::Entity::find_by_id(row.society_id).one(&write.tx).await?;
    let society = society.ok_or_else(|| Fault::Broken("a society vanished".into()))?;
    Ok(Case { row, call, society })
}

impl Case {
    /// Goes on when this is the version that the writer saw.
    pub fn seen(&self, expected: i32) -> Result<(), Stop> {
        let current = self.row.version;
        if current == expected { Ok(()) } else { Err(Stop::at("expectedVersion", RefusalCode::Conflict { current })) }
    }

    /// What stands in its fields.
    pub async fn answers(&self, write: &Write) -> Result<Answers, Fault> {
        let rows = answers_of(&write.tx, self.row.id).await?;
        Ok(rows.into_iter().map(|row| (row.field, row.value)).collect())
    }
}

/// The fields of an application as they were written.
pub async fn answers_of(db: &impl ConnectionTrait, id: ApplicationId) -> Result<Vec<application_answer::Model>, Fault> {
    Ok(application_answer::Entity::find().filter(application_answer::Column::ApplicationId.eq(id)).all(db).await?)
}

/// What the societies behind applications are called: a notice that is published says whose they are.
pub async fn names(
    db: &impl ConnectionTrait,
    rows: &[application::Model],
) -> Result<BTreeMap<SocietyId, String>, Fault> {
    let these = present::Column::SocietyId.is_in(rows.iter().map(|row| row.society_id));
    let found = present::Entity::find().filter(these).all(db).await?;
    Ok(found.into_iter().map(|row| (row.society_id, row.name)).collect())
}

/// Whose turn a role's is.
#[must_use]
pub const fn turn_of(role: Role) -> Turn {
    match role {
        Role::FedAdmin | Role::FedProject | Role::FedChair => Turn::Sponsor,
        _ => Turn::Society,
    }
}

/// Begins an application: its row, its first step, its open item.
pub async fn begin(
    state: &State,
    write: &Write,
    row: application::ActiveModel,
    (id, call): (ApplicationId, &Call),
    society: &present::Model,
    by: String,
) -> Result<(), Fault> {
    application::Entity::insert(row).exec_without_returning(&write.tx).await?;
    note(state, write, id, ApplicationStep::Begin, Told { by, ..Told::default() }).await?;
    let item = OpenItem {
        kind: OpenItemKind::Application,
        subject_id: id.0,
        society_id: Some(society.society_id),
        region_code: society.region_code.clone(),
        // Not its own title: what a society has not submitted is its own.
        title: call.row.title.clone(),
        holder: Holder::Society(society.society_id),
        reason: ApplicationState::Draft.code().into(),
        due_on: call.row.closes_on,
    };
    write.open(state, item).await
}

/// Moves an application on: its state, its version, its history and what waits. `to` is what the machine says.
pub async fn advance(
    state: &State,
    write: &Write,
    case: &Case,
    (step, to): (ApplicationStep, ApplicationState),
    change: application::ActiveModel,
    told: Told,
) -> Result<(), Fault> {
    let row = &case.row;
    let today = state.world.today();
    let calendar = calendar(&write.tx).await?;
    let due_on = due(to, &case.call.content.days, case.call.row.closes_on, today, &calendar);
    let mut moved = application::ActiveModel {
        state: Set(to),
        state_since: Set(write.at),
        version: Set(row.version + 1),
        due_on: Set(due_on),
        closed_on: Set(due_on.is_none().then_some(today)),
        ..change
    };
    // What was said with a return is gone when it is submitted again.
    if told.text.is_some() || step == ApplicationStep::Submit {
        (moved.reason, moved.text) = (Set(told.reason), Set(told.text.clone()));
    }
    application::Entity::update_many().set(moved).filter(application::Column::Id.eq(row.id)).exec(&write.tx).await?;
    note(state, write, row.id, step, told).await?;
    let (kind, subject) = (OpenItemKind::Application, row.id.0);
    let Some(due_on) = due_on else { return write.close_item(kind, subject).await };
    let holder = match to.turn() {
        Turn::Sponsor => Holder::Agency(write.agency(Tier::Sponsor, &row.region_code).await?),
        _ => Holder::Society(row.society_id),
    };
    write.pass(kind, subject, holder, to.code(), due_on).await
}

/// Closes what a society that has ended applied for.
pub async fn cease(state: &State, write: &Write, id: SocietyId, (by, said): (&str, &str)) -> Result<(), Fault> {
    let open = application::Entity::find().filter(application::Column::SocietyId.eq(id));
    for row in open.filter(application::Column::ClosedOn.is_null()).all(&write.tx).await? {
        let to = row.state.after(ApplicationStep::Cease);
        let to = to.map_err(|_| Fault::Broken("an open application does not end".into()))?;
        let told = Told { by: by.to_owned(), reason: None, text: Some(said.to_owned()) };
        let (case, same) = (whole(write, row).await?, application::ActiveModel::default());
        advance(state, write, &case, (ApplicationStep::Cease, to), same, told).await?;
    }
    Ok(())
}

/// Enters a step into the history.
async fn note(state: &State, write: &Write, id: ApplicationId, step: ApplicationStep, told: Told) -> Result<(), Fault> {
    let Told { by, reason, text } = told;
    let row = application_step::ActiveModel {
        id: Set(state.world.new_id()),
        application_id: Set(id),
        at: Set(write.at),
        step: Set(step),
        actor: Set(by),
        reason: Set(reason),
        text: Set(text),
    };
    application_step::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}
