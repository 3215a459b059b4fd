//! What waited for a society that has ended: each subject is closed together with its open item. Agencies go
//! on with what is theirs: letters, and what they decide about a society that was revoked.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use entity::form::formation::{self, FormationState};
use entity::form::officer::{liaison, party_officer};
use entity::form::party_form;
use entity::institution::activity::{self, ActivityState};
use entity::institution::change::{self, ChangeId, ChangeStep};
use entity::institution::enforcement::{self, EnforcementState};
use entity::institution::list_case::{self, ListState};
use entity::institution::registration::admission::AdmissionStage;
use entity::institution::registration::{self, RegistrationState};
use entity::institution::report::machine::Turn;
use entity::institution::report::{self, ReportState};
use entity::ledger::open_item::OpenItemKind;
use entity::register::existence::Existence;
use entity::register::present;
use entity::register::society::SocietyId;
use entity::register::standing::listing;
use entity::responsibility::directive::{RecipientState, recipient};
use entity::responsibility::finding::{self, FindingState};

use super::{Case, Told, advance};
use crate::fault::{Fault, Stop};
use crate::institution::{contest, evaluation};
use crate::ledger::{Actor, Write};
use crate::project::ceasing;
use crate::project::{application, case_study, demand};
use crate::state::State;

/// Who closes it, and what is said.
const BY: &str = "平台";
const SAID: &str = "学会已终止登记，随登记终止";

/// Ends a table's dated facts of a society.
macro_rules! end_facts {
    ($($table:ident),+; $id:expr, $today:expr, $write:expr) => {$(
        $table::Entity::update_many()
            .set($table::ActiveModel { until: Set(Some($today)), ..Default::default() })
            .filter($table::Column::SocietyId.eq($id))
            .filter($table::Column::Until.is_null())
            .exec(&$write.tx)
            .await?;
    )+};
}

/// Closes whatever waited for a society that has ended. `own` is the case that ends it.
pub async fn cease(
    state: &State,
    write: &Write,
    society: &present::Model,
    (existence, own): (Existence, Option<ChangeId>),
) -> Result<(), Fault> {
    let (id, today) = (society.society_id, state.world.today());
    // A branch ends with its unit.
    end_facts!(party_form, party_officer, liaison; id, today, write);
    formations(write, id).await?;
    write.close_item(OpenItemKind::ChangeDue, id.0).await?;
    changes(state, write, society, own).await?;
    duties(write, id).await?;
    reports(write, id).await?;
    activities(write, id).await?;
    evaluation::cease(state, write, id, (BY, SAID)).await?;
    contest::cease(state, write, id, (BY, SAID)).await?;
    application::cease(state, write, id, (BY, SAID)).await?;
    demand::cease(state, write, id, (BY, SAID)).await?;
    case_study::cease(state, write, id, (BY, SAID)).await?;
    ceasing::cease(state, write, id, (BY, SAID)).await?;
    cases(state, write, id, existence).await
}

async fn formations(write: &Write, id: SocietyId) -> Result<(), Fault> {
    let open = formation::Entity::find().filter(formation::Column::SocietyId.eq(id));
    for case in open.filter(formation::Column::ClosedAt.is_null()).all(&write.tx).await? {
        let change = formation::ActiveModel {
            state: Set(FormationState::Withdrawn),
            state_since: Set(write.at),
            version: Set(case.version + 1),
            closed_at: Set(Some(write.at)),
            ..Default::default()
        };
        let this = formation::Column::Id.eq(case.id);
        formation::Entity::update_many().set(change).filter(this).exec(&write.tx).await?;
        write.close_item(OpenItemKind::Formation, case.id.0).await?;
    }
    Ok(())
}

/// Other changes of the register.
async fn changes(state: &State, write: &Write, society: &present::Model, own: Option<ChangeId>) -> Result<(), Fault> {
    let open = change::Entity::find().filter(change::Column::SocietyId.eq(society.society_id));
    for row in open.filter(change::Column::ClosedOn.is_null()).all(&write.tx).await? {
        if Some(row.id) == own {
            continue;
        }
        let case = Case { row, society: society.clone() };
        let told = Told { by: Actor::platform(BY), reason: None, text: Some(SAID.into()) };
        let done = advance(state, write, &case, ChangeStep::Cease, (change::ActiveModel::default(), told)).await;
        done.map_err(|stop| match stop {
            Stop::Fault(fault) => fault,
            Stop::Refused(_) => Fault::Broken("an open case does not end".into()),
        })?;
    }
    Ok(())
}

/// Directives and findings: there is nobody to carry them out.
async fn duties(write: &Write, id: SocietyId) -> Result<(), Fault> {
    let asked = recipient::Entity::find().filter(recipient::Column::SocietyId.eq(id)).all(&write.tx).await?;
    let asked: Vec<_> = asked.iter().filter(|row| row.state.is_open()).map(|row| row.id).collect();
    let done = recipient::ActiveModel {
        state: Set(RecipientState::Done),
        done_at: Set(Some(write.at)),
        done_by: Set(Some(BY.into())),
        echo: Set(Some(SAID.into())),
        ..Default::default()
    };
    let those = recipient::Column::Id.is_in(asked.iter().copied());
    recipient::Entity::update_many().set(done).filter(those).exec(&write.tx).await?;
    write.close_items(OpenItemKind::Directive, &ids(asked.iter().map(|id| id.0))).await?;
    let found = finding::Entity::find().filter(finding::Column::SocietyId.eq(id)).all(&write.tx).await?;
    let found: Vec<_> = found.iter().filter(|row| row.state.is_open()).map(|row| row.id).collect();
    let settled = finding::ActiveModel {
        state: Set(FindingState::Resolved),
        report: Set(Some(SAID.into())),
        resolved_on: Set(Some(crate::world::day_in_china(write.at))),
        ..Default::default()
    };
    let those = finding::Column::Id.is_in(found.iter().copied());
    finding::Entity::update_many().set(settled).filter(those).exec(&write.tx).await?;
    write.close_items(OpenItemKind::Finding, &ids(found.iter().map(|id| id.0))).await
}

fn ids(all: impl Iterator<Item = Uuid>) -> Vec<Uuid> {
    all.collect()
}

/// Annual reports, and what was owed since the registration.
async fn reports(write: &Write, id: SocietyId) -> Result<(), Fault> {
    let rows = report::Entity::find().filter(report::Column::SocietyId.eq(id)).all(&write.tx).await?;
    for row in rows.into_iter().filter(|row| row.state.is_open()) {
        let exempt = report::ActiveModel {
            state: Set(ReportState::Exempt),
            state_since: Set(write.at),
            version: Set(row.version + 1),
            ..Default::default()
        };
        let this = report::Column::Id.eq(row.id);
        report::Entity::update_many().set(exempt).filter(this).exec(&write.tx).await?;
        write.close_item(OpenItemKind::AnnualReport, row.id.0).await?;
    }
    let cases = registration::Entity::find().filter(registration::Column::SocietyId.eq(id));
    let cases = cases.filter(registration::Column::State.eq(RegistrationState::Approved)).all(&write.tx).await?;
    for row in cases.into_iter().filter(|row| row.stage.is_open()) {
        let ceased = registration::ActiveModel {
            stage: Set(AdmissionStage::Ceased),
            version: Set(row.version + 1),
            ..Default::default()
        };
        let this = registration::Column::Id.eq(row.id);
        registration::Entity::update_many().set(ceased).filter(this).exec(&write.tx).await?;
        write.close_item(OpenItemKind::Registration, row.id.0).await?;
    }
    Ok(())
}

async fn activities(write: &Write, id: SocietyId) -> Result<(), Fault> {
    let rows = activity::Entity::find().filter(activity::Column::SocietyId.eq(id)).all(&write.tx).await?;
    for row in rows.into_iter().filter(|row| row.state.turn() != Turn::Nobody) {
        let cancelled = activity::ActiveModel {
            state: Set(ActivityState::Cancelled),
            version: Set(row.version + 1),
            ..Default::default()
        };
        let this = activity::Column::Id.eq(row.id);
        activity::Entity::update_many().set(cancelled).filter(this).exec(&write.tx).await?;
        write.close_item(OpenItemKind::ActivityFiling, row.id.0).await?;
    }
    Ok(())
}

/// Lists and enforcement: what the society would have to answer is over; of a deregistered one everything.
async fn cases(state: &State, write: &Write, id: SocietyId, existence: Existence) -> Result<(), Fault> {
    let (today, all) = (state.world.today(), existence == Existence::Deregistered);
    let rows = list_case::Entity::find().filter(list_case::Column::SocietyId.eq(id)).all(&write.tx).await?;
    let listed = |state: ListState| matches!(state, ListState::Listed | ListState::ExitApplied);
    let over = |state: ListState| matches!(state, ListState::Removed | ListState::Dismissed);
    for row in rows.into_iter().filter(|row| row.state.turn() == Turn::Society || (all && !over(row.state))) {
        let to = if listed(row.state) { ListState::Removed } else { ListState::Dismissed };
        let change = list_case::ActiveModel {
            state: Set(to),
            version: Set(row.version + 1),
            closed_on: Set(Some(today)),
            ..Default::default()
        };
        let this = list_case::Column::Id.eq(row.id);
        list_case::Entity::update_many().set(change).filter(this).exec(&write.tx).await?;
        write.close_item(OpenItemKind::ListCase, row.id.0).await?;
    }
    if all {
        end_facts!(listing; id, today, write);
    }
    let rows = enforcement::Entity::find().filter(enforcement::Column::SocietyId.eq(id)).all(&write.tx).await?;
    for row in rows.into_iter().filter(|row| row.state.turn() == Turn::Society) {
        let change = enforcement::ActiveModel {
            state: Set(EnforcementState::Closed),
            version: Set(row.version + 1),
            due_on: Set(None),
            closed_on: Set(Some(today)),
            ..Default::default()
        };
        let this = enforcement::Column::Id.eq(row.id);
        enforcement::Entity::update_many().set(change).filter(this).exec(&write.tx).await?;
        write.close_item(OpenItemKind::Enforcement, row.id.0).await?;
    }
    Ok(())
}
