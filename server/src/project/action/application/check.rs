//! The federation's desk passes applications on, one or many at once: through the formal check, and to the
//! panel when their experts have scored. Each is one event of its society.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;

use entity::ledger::event::Action;
use entity::project::application::{self, ApplicationStep};
use entity::project::review::{self, ReviewState};
use entity::refusal::{Refusal, RefusalCode};

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved};
use crate::project::application::{Case, Told, advance, reached};
use crate::state::State;

/// An intention that moves many on.
pub trait Together: Intention {
    /// The step of the machine.
    const STEP: ApplicationStep;
    /// What the ledger calls it.
    const ACTION: Action;
}

/// The intention to pass the formal check.
#[derive(Debug)]
pub struct PassApplications;

impl Intention for PassApplications {
    const FIELD: &'static str = "Mutation.passApplications";
}

impl Together for PassApplications {
    const STEP: ApplicationStep = ApplicationStep::Pass;
    const ACTION: Action = Action::PassApplications;
}

/// The intention to give them to the panel.
#[derive(Debug)]
pub struct SendToPanel;

impl Intention for SendToPanel {
    const FIELD: &'static str = "Mutation.sendToPanel";
}

impl Together for SendToPanel {
    const STEP: ApplicationStep = ApplicationStep::ToPanel;
    const ACTION: Action = Action::SendToPanel;
}

/// One of many.
#[derive(Clone, Debug, Serialize)]
pub struct Seen {
    /// Which application.
    pub application: String,
    /// The version he saw.
    pub expected_version: i32,
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which applications.
    pub applications: Vec<Seen>,
}

/// An application that stayed as it was, and why.
#[derive(Clone, Debug)]
pub struct Left {
    /// Which.
    pub application: String,
    /// Why.
    pub refusals: Vec<Refusal>,
}

/// The most applications at once.
pub const MOST: usize = 100;

/// How many are named, and at most so many.
pub fn counted(count: usize) -> Result<(), Stop> {
    match count {
        0 => Err(Stop::at("applications", RefusalCode::Required)),
        count if count > MOST => Err(Stop::at("applications", RefusalCode::TooManyAtOnce { max: MOST })),
        _ => Ok(()),
    }
}

/// Moves them on; answers those that stayed.
pub async fn move_applications<I: Together>(state: &State, permit: Permit<I>, input: Input) -> Result<Vec<Left>, Stop> {
    counted(input.applications.len())?;
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, "-").await? {
        return Ok(Vec::new());
    }
    // In one order, so that two officials at once do not wait for each other.
    let mut all = input.applications.clone();
    all.sort_by(|one, other| one.application.cmp(&other.application));
    all.dedup_by(|one, other| one.application == other.application);
    let (mut left, mut done) = (Vec::new(), 0);
    for seen in all {
        match move_one(state, &write, &permit, &seen).await {
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

/// Moves one on, with its event. Nothing is written before all is checked.
async fn move_one<I: Together>(state: &State, write: &Write, permit: &Permit<I>, seen: &Seen) -> Result<(), Stop> {
    let case = reached(write, permit, &seen.application).await?;
    case.seen(seen.expected_version)?;
    let to = case.row.state.after(I::STEP).map_err(Stop::whole)?;
    if I::STEP == ApplicationStep::ToPanel {
        scored(write, &case).await?;
    }
    let told = Told { by: permit.viewer().display_name.clone(), ..Told::default() };
    advance(state, write, &case, (I::STEP, to), application::ActiveModel::default(), told).await?;
    let changes = vec![moved(case.row.state, to)];
    write.append(state, Entry { action: I::ACTION, society_id: Some(case.row.society_id), changes }).await?;
    Ok(())
}

/// As many experts have scored it as the call asks for.
async fn scored(write: &Write, case: &Case) -> Result<(), Stop> {
    let needed = case.call.content.reviewers;
    let scored = review::Entity::find()
        .filter(review::Column::ApplicationId.eq(case.row.id))
        .filter(review::Column::State.eq(ReviewState::Scored));
    let scored = scored.count(&write.tx).await?;
    let enough = i32::try_from(scored).unwrap_or(i32::MAX) >= needed;
    if enough { Ok(()) } else { Err(Stop::whole(RefusalCode::ScoresMissing { needed })) }
}
