//! The notice is over and nobody objects: what the Party group decided holds, and the project begins.

use chrono::Months;
use serde::Serialize;

use entity::ledger::event::Action;
use entity::project::application::{self, ApplicationState, AwardOutcome};
use entity::project::case::ProjectId;
use entity::project::fund::ProgrammeId;
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved, told};
use crate::project::action::application::check::{Left, Seen, counted};
use crate::project::application::{Case, Told, advance, reached};
use crate::project::found::{Founded, found};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ConcludeAwards;

impl Intention for ConcludeAwards {
    const FIELD: &'static str = "Mutation.concludeAwards";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which applications.
    pub applications: Vec<Seen>,
}

/// Concludes them; answers those that stayed.
pub async fn conclude_awards(state: &State, permit: Permit<ConcludeAwards>, input: Input) -> Result<Vec<Left>, Stop> {
    counted(input.applications.len())?;
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ConcludeAwards::FIELD, &input, "-").await? {
        return Ok(Vec::new());
    }
    let mut all = input.applications.clone();
    all.sort_by(|one, other| one.application.cmp(&other.application));
    all.dedup_by(|one, other| one.application == other.application);
    let (mut left, mut done) = (Vec::new(), 0);
    for seen in all {
        match conclude(state, &write, &permit, &seen).await {
            Ok(()) => done += 1,
            Err(Stop::Refused(refusals)) => left.push(Left { application: seen.application, refusals }),
            Err(Stop::Fault(fault)) => return Err(fault.into()),
        }
    }
    if done > 0 {
        write.end(state).await?;
    }
    Ok(left)
}

async fn conclude(state: &State, write: &Write, permit: &Permit<ConcludeAwards>, seen: &Seen) -> Result<(), Stop> {
    let case = reached(write, permit, &seen.application).await?;
    case.seen(seen.expected_version)?;
    let decision = case.row.decision.filter(|_| case.row.state == ApplicationState::PublicNotice);
    let outcome = decision.ok_or_else(|| Stop::whole(RefusalCode::wrong_state(case.row.state)))?;
    if case.row.objection.is_some() && case.row.objection_answer.is_none() {
        return Err(Stop::whole(RefusalCode::ObjectionOpen));
    }
    if let Some(due_on) = case.row.due_on.filter(|due_on| state.world.today() <= *due_on) {
        return Err(Stop::whole(RefusalCode::NoticeStillRuns { due_on }));
    }
    let step = AwardOutcome::concluded(outcome);
    let to = case.row.state.after(step).map_err(Stop::whole)?;
    let by = permit.viewer().display_name.clone();
    let project = ProjectId(state.world.new_id());
    found(state, write, founded(state, &case), (project, &by)).await?;
    advance(state, write, &case, (step, to), application::ActiveModel::default(), Told { by, ..Told::default() })
        .await?;
    let changes = vec![moved(case.row.state, to), told("project", project.global())];
    let entry = Entry { action: Action::ConcludeAwards, society_id: Some(case.row.society_id), changes };
    write.append(state, entry).await?;
    Ok(())
}

/// The project that begins: with its money where the call is tied to a programme, else without it in the books.
fn founded(state: &State, case: &Case) -> Founded {
    let (row, call) = (&case.row, &case.call);
    let months = Months::new(u32::try_from(call.content.months).unwrap_or_default());
    let programme_id = call.row.programme_id.map(ProgrammeId).filter(|_| row.decision == Some(AwardOutcome::Funded));
    Founded {
        application_id: Some(row.id.0),
        call_no: row.receipt_no.clone(),
        call_title: call.row.title.clone(),
        society_id: row.society_id,
        kind: call.row.kind,
        title: row.title.clone(),
        leader_name: row.leader_name.clone(),
        funded_fen: programme_id.map(|_| row.awarded_fen),
        programme_id,
        due_on: state.world.today() + months,
    }
}
