//! Civil affairs lets a society that did not take part report late: what it had written is still there.

use chrono::{NaiveDate, TimeDelta};
use sea_orm::Set;
use serde::Serialize;

use entity::institution::report::machine::TERMS;
use entity::institution::report::{self, ReportStep};
use entity::ledger::event::Action;
use entity::responsibility::TEXT_MAX;

use crate::access::{Intention, Permit};
use crate::checks::Checks;
use crate::fault::Stop;
use crate::institution::case::{Told, advance, reached};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved, told};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ReadmitAnnualReport;

impl Intention for ReadmitAnnualReport {
    const FIELD: &'static str = "Mutation.readmitAnnualReport";
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
    /// Why.
    pub text: String,
    /// The last day to submit; as the terms say when absent.
    pub due_on: Option<NaiveDate>,
}

/// Admits it.
pub async fn readmit_annual_report(
    state: &State,
    permit: Permit<ReadmitAnnualReport>,
    input: Input,
) -> Result<(), Stop> {
    let today = state.world.today();
    let due_on = input.due_on.unwrap_or(today + TimeDelta::days(TERMS.readmit));
    let mut checks = Checks::default();
    let text = checks.text("text", &input.text, TEXT_MAX);
    checks.due("dueOn", due_on, today);
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.report).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ReadmitAnnualReport::FIELD, &input, &input.report).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    let to = case.report.state.after(ReportStep::Readmit).map_err(Stop::whole)?;
    // The conclusion of the year stays "did not take part" until another takes its place.
    let change = report::ActiveModel {
        due_on: Set(due_on),
        conclusion: Set(None),
        concluded_on: Set(None),
        ..Default::default()
    };
    let by = permit.viewer().display_name.clone();
    let said = Told { by, reason: None, text: Some(text.clone()), due_on: Some(due_on) };
    advance(state, &write, &case, (ReportStep::Readmit, to), change, said).await?;
    let changes = vec![moved(case.report.state, to), told("text", text), told("dueOn", due_on.to_string())];
    let entry = Entry { action: Action::ReadmitAnnualReport, society_id: Some(case.report.society_id), changes };
    write.commit(state, entry).await?;
    Ok(())
}
