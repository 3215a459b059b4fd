//! The federation takes activity filings up and has no objection: one or many at once. Each is one event in
//! its society's chain. Where the rules point at something it is not passed along with others: somebody
//! has to look at it.

use serde::Serialize;

use entity::institution::activity::{self, ActivityStep};
use entity::ledger::event::Action;
use entity::refusal::{Refusal, RefusalCode};

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::institution::calendar::calendar;
use crate::institution::filing::{Filing, Told, advance, filer, reached};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved};
use crate::ruled::ruled;
use crate::state::State;

/// An intention that moves many filings on.
pub trait Together: Intention {
    /// The step of the machine.
    const STEP: ActivityStep;
    /// What the ledger calls it.
    const ACTION: Action;
}

/// The intention to take filings up.
#[derive(Debug)]
pub struct TakeUpActivities;

impl Intention for TakeUpActivities {
    const FIELD: &'static str = "Mutation.takeUpActivities";
}

impl Together for TakeUpActivities {
    const STEP: ActivityStep = ActivityStep::TakeUp;
    const ACTION: Action = Action::TakeUpActivities;
}

/// The intention to have no objection.
#[derive(Debug)]
pub struct PassActivities;

impl Intention for PassActivities {
    const FIELD: &'static str = "Mutation.passActivities";
}

impl Together for PassActivities {
    const STEP: ActivityStep = ActivityStep::Pass;
    const ACTION: Action = Action::PassActivities;
}

/// One of many.
#[derive(Clone, Debug, Serialize)]
pub struct Seen {
    /// Which filing.
    pub filing: String,
    /// The version he saw.
    pub expected_version: i32,
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which filings.
    pub filings: Vec<Seen>,
}

/// A filing that stayed as it was, and why.
#[derive(Clone, Debug)]
pub struct Left {
    /// Which filing.
    pub filing: String,
    /// Why.
    pub refusals: Vec<Refusal>,
}

/// The most filings at once.
pub const MOST: usize = 100;

/// Moves them on; answers those that stayed.
pub async fn move_activities<I: Together>(state: &State, permit: Permit<I>, input: Input) -> Result<Vec<Left>, Stop> {
    if input.filings.is_empty() {
        return Err(Stop::at("filings", RefusalCode::Required));
    }
    if input.filings.len() > MOST {
        return Err(Stop::at("filings", RefusalCode::TooManyAtOnce { max: MOST }));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, "-").await? {
        return Ok(Vec::new());
    }
    // In one order, so that two officials at once do not wait for each other.
    let mut filings = input.filings.clone();
    filings.sort_by(|one, other| one.filing.cmp(&other.filing));
    filings.dedup_by(|one, other| one.filing == other.filing);
    let alone = filings.len() == 1;
    let (mut left, mut done) = (Vec::new(), 0);
    for seen in filings {
        match move_one(state, &write, &permit, &seen, alone).await {
            Ok(()) => done += 1,
            Err(Stop::Refused(refusals)) => left.push(Left { filing: seen.filing, refusals }),
            Err(Stop::Fault(fault)) => return Err(fault.into()),
        }
    }
    if done > 0 {
        write.end(state).await?;
    }
    Ok(left)
}

/// Moves one on, with its event. Nothing is written before all is checked.
async fn move_one<I: Together>(
    state: &State,
    write: &Write,
    permit: &Permit<I>,
    seen: &Seen,
    alone: bool,
) -> Result<(), Stop> {
    let filing = reached(write, permit, &seen.filing).await?;
    filing.seen(seen.expected_version)?;
    let to = filing.row.state.after(I::STEP).map_err(Stop::whole)?;
    if I::STEP == ActivityStep::Pass && !alone && !is_clean(write, &filing).await? {
        return Err(Stop::whole(RefusalCode::NeedsOwnLook));
    }
    let told = Told { by: permit.viewer().display_name.clone(), ..Told::default() };
    advance(state, write, &filing, (I::STEP, to), activity::ActiveModel::default(), told).await?;
    let changes = vec![moved(filing.row.state, to)];
    write.append(state, Entry { action: I::ACTION, society_id: Some(filing.row.society_id), changes }).await?;
    Ok(())
}

/// Whether the rules find nothing in it, as the society stands today.
async fn is_clean(write: &Write, filing: &Filing) -> Result<bool, Fault> {
    let calendar = calendar(&write.tx).await?;
    let terms = ruled(&write.tx).await?;
    Ok(filing.plan().found(&filer(&filing.society, filing.row.filed_on, &terms, &calendar)).is_empty())
}
