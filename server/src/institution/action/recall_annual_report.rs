//! A society takes its submission back before the federation has acted: the undo of submitting.

use serde::Serialize;

use entity::institution::report::{self, ReportStep};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::institution::case::{Told, advance, reached};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RecallAnnualReport;

impl Intention for RecallAnnualReport {
    const FIELD: &'static str = "Mutation.recallAnnualReport";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which report.
    pub report: String,
    /// The version he saw.
    pub expected_version: i32,
}

/// Takes it back. After the last day it would be too late to submit it again, so it is refused.
pub async fn recall_annual_report(state: &State, permit: Permit<RecallAnnualReport>, input: Input) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.report).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, RecallAnnualReport::FIELD, &input, &input.report).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    let to = case.report.state.after(ReportStep::Recall).map_err(Stop::whole)?;
    let due_on = case.report.due_on;
    if state.world.today() > due_on {
        return Err(Stop::whole(RefusalCode::LateReport { due_on }));
    }
    let told = Told { by: permit.viewer().display_name.clone(), ..Told::default() };
    advance(state, &write, &case, (ReportStep::Recall, to), report::ActiveModel::default(), told).await?;
    let changes = vec![moved(case.report.state, to)];
    let entry = Entry { action: Action::RecallAnnualReport, society_id: Some(case.report.society_id), changes };
    write.commit(state, entry).await?;
    Ok(())
}
