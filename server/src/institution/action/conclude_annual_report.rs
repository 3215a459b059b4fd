//! Civil affairs concludes an annual inspection: the conclusion becomes a fact of the society, and what
//! is not qualified has to be put right.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::Word;
use entity::institution::inspection::{Conclusion, conclusion_reason};
use entity::institution::report::gate::{after_conclusion, conclusion_faults, party_gate};
use entity::institution::report::machine::TERMS;
use entity::institution::report::{self, ReportState, ReportStep};
use entity::ledger::event::Action;
use entity::refusal::{Refusal, RefusalCode};
use entity::responsibility::{TEXT_MAX, checked};

use super::open_inspection::conclude;
use crate::access::{Intention, Permit};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::institution::case::{Case, Told, advance, reached};
use crate::institution::known::{gather, said};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved, told};
use crate::register::facts;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ConcludeAnnualReport;

impl Intention for ConcludeAnnualReport {
    const FIELD: &'static str = "Mutation.concludeAnnualReport";
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
    /// The conclusion.
    pub conclusion: Conclusion,
    /// Codes from the list of reasons.
    pub reasons: Vec<String>,
    /// What he says about it; none for nothing.
    pub opinion: Option<String>,
    /// Until when it has to be put right; as the terms say when absent.
    pub rectify_due_on: Option<NaiveDate>,
}

/// Concludes it.
pub async fn conclude_annual_report(
    state: &State,
    permit: Permit<ConcludeAnnualReport>,
    input: Input,
) -> Result<(), Stop> {
    let today = state.world.today();
    let mut checks = Checks::default();
    let opinion = input.opinion.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let opinion = opinion.map(|text| checked(text, TEXT_MAX)).transpose();
    let opinion = opinion.map_err(|code| Stop::at("opinion", code))?;
    if let Some(due_on) = input.rectify_due_on {
        checks.due("rectifyDueOn", due_on, today);
    }
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.report).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ConcludeAnnualReport::FIELD, &input, &input.report).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    case.held(&permit)?;
    let listed = case.report.state.after(ReportStep::Conclude).map_err(Stop::whole)?;
    let reasons: Vec<String> = input.reasons.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
    judged(state, &write, &case, input.conclusion, &reasons).await?;
    let to = if listed == ReportState::Concluded { after_conclusion(input.conclusion) } else { listed };
    let rectify_due_on =
        (to == ReportState::Rectifying).then(|| input.rectify_due_on.unwrap_or(today + TimeDelta::days(TERMS.rectify)));
    let change = report::ActiveModel {
        concluded_on: Set(Some(today)),
        conclusion: Set(Some(input.conclusion)),
        reasons: Set(serde_json::to_string(&reasons).map_err(Fault::from)?),
        opinion: Set(opinion.clone()),
        rectify_due_on: Set(rectify_due_on),
        rectification: Set(None),
        ..Default::default()
    };
    let by = permit.viewer().display_name.clone();
    let said = Told { by, reason: None, text: opinion, due_on: rectify_due_on };
    advance(state, &write, &case, (ReportStep::Conclude, to), change, said).await?;
    let society = case.report.society_id;
    conclude(state, &write, society, case.report.year, input.conclusion).await?;
    facts::refresh(&write.tx, &[society], today).await?;
    let changes = vec![
        moved(case.report.state, to),
        told("conclusion", input.conclusion.code()),
        told("reasons", reasons.join(" ")),
    ];
    let entry = Entry { action: Action::ConcludeAnnualReport, society_id: Some(society), changes };
    write.commit(state, entry).await?;
    Ok(())
}

/// Asks the rules: reasons of the list, a conclusion that they bear, a gate that is not passed over.
async fn judged(
    state: &State,
    write: &Write,
    case: &Case,
    conclusion: Conclusion,
    reasons: &[String],
) -> Result<(), Stop> {
    let listed = conclusion_reason::Entity::find()
        .filter(conclusion_reason::Column::Code.is_in(reasons.iter().map(String::as_str)))
        .filter(conclusion_reason::Column::Retired.eq(false))
        .all(&write.tx)
        .await?;
    if listed.len() != reasons.len() {
        return Err(Stop::at("reasons", RefusalCode::UnknownReason));
    }
    let today = state.world.today();
    let gathered = gather(&write.tx, &case.report, case.campaign.reports_on, &case.society, today).await?;
    let check = party_gate(&gathered.gate, &said(&case.written(write).await?));
    let mut faults = conclusion_faults(conclusion, reasons.len(), (&check, case.campaign.party_gate));
    if conclusion == Conclusion::Unqualified && !reasons.is_empty() && listed.iter().all(|reason| !reason.grave) {
        faults.push(Refusal::at("reasons", RefusalCode::GraveReasonRequired));
    }
    if faults.is_empty() { Ok(()) } else { Err(Stop::Refused(faults)) }
}
