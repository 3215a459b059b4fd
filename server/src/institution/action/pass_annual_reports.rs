//! The federation passes annual reports, civil affairs takes them up: one or many at once. Each is one
//! event in its society's chain; what cannot go on is named and left as it was, the others go on.

use sea_orm::Set;
use serde::Serialize;

use entity::institution::report::answer::faults;
use entity::institution::report::{self, ReportStep};
use entity::ledger::event::Action;
use entity::refusal::{Refusal, RefusalCode};

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::institution::case::{Case, Told, advance, reached};
use crate::institution::known::{gather, said};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved};
use crate::state::State;

/// An intention that moves many reports on.
pub trait Together: Intention {
    /// The step of the machine.
    const STEP: ReportStep;
    /// What the ledger calls it.
    const ACTION: Action;
}

/// The intention to pass reports.
#[derive(Debug)]
pub struct PassAnnualReports;

impl Intention for PassAnnualReports {
    const FIELD: &'static str = "Mutation.passAnnualReports";
}

impl Together for PassAnnualReports {
    const STEP: ReportStep = ReportStep::Pass;
    const ACTION: Action = Action::PassAnnualReports;
}

/// The intention to take reports up.
#[derive(Debug)]
pub struct ReceiveAnnualReports;

impl Intention for ReceiveAnnualReports {
    const FIELD: &'static str = "Mutation.receiveAnnualReports";
}

impl Together for ReceiveAnnualReports {
    const STEP: ReportStep = ReportStep::Receive;
    const ACTION: Action = Action::ReceiveAnnualReports;
}

/// One of many.
#[derive(Clone, Debug, Serialize)]
pub struct Seen {
    /// Which report.
    pub report: String,
    /// The version he saw.
    pub expected_version: i32,
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which reports.
    pub reports: Vec<Seen>,
}

/// A report that stayed as it was, and why.
#[derive(Clone, Debug)]
pub struct Left {
    /// Which report.
    pub report: String,
    /// Why.
    pub refusals: Vec<Refusal>,
}

/// The most reports at once.
pub const MOST: usize = 100;

/// Moves them on; answers those that stayed.
pub async fn move_together<I: Together>(state: &State, permit: Permit<I>, input: Input) -> Result<Vec<Left>, Stop> {
    if input.reports.is_empty() {
        return Err(Stop::at("reports", RefusalCode::Required));
    }
    if input.reports.len() > MOST {
        return Err(Stop::at("reports", RefusalCode::TooManyAtOnce { max: MOST }));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, "-").await? {
        return Ok(Vec::new());
    }
    // In one order, so that two officials at once do not wait for each other.
    let mut reports = input.reports.clone();
    reports.sort_by(|one, other| one.report.cmp(&other.report));
    reports.dedup_by(|one, other| one.report == other.report);
    let mut left = Vec::new();
    let mut done = 0;
    for seen in reports {
        match move_one(state, &write, &permit, &seen).await {
            Ok(()) => done += 1,
            Err(Stop::Refused(refusals)) => left.push(Left { report: seen.report, refusals }),
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
    let case = reached(write, permit, &seen.report).await?;
    case.seen(seen.expected_version)?;
    case.held(permit)?;
    let to = case.report.state.after(I::STEP).map_err(Stop::whole)?;
    let passes = I::STEP == ReportStep::Pass;
    if passes {
        both_halves(state, write, &case).await?;
    }
    let passed_at = if passes { Some(write.at) } else { case.report.passed_at };
    let change = report::ActiveModel { passed_at: Set(passed_at), ..Default::default() };
    let told = Told { by: permit.viewer().display_name.clone(), ..Told::default() };
    advance(state, write, &case, (I::STEP, to), change, told).await?;
    let changes = vec![moved(case.report.state, to)];
    write.append(state, Entry { action: I::ACTION, society_id: Some(case.report.society_id), changes }).await?;
    Ok(())
}

/// Half a submission does not pass: what was submitted is judged once more, by the rules of today.
async fn both_halves(state: &State, write: &Write, case: &Case) -> Result<(), Stop> {
    use entity::Word;
    let today = state.world.today();
    let gathered = gather(&write.tx, &case.report, case.campaign.reports_on, &case.society, today).await?;
    let written = said(&case.written(write).await?);
    let found = faults(&written, &gathered.asked, case.campaign.reports_on, today);
    if found.is_empty() {
        return Ok(());
    }
    Err(Stop::Refused(found.into_iter().map(|fault| Refusal::at(fault.field.code(), fault.code)).collect()))
}
