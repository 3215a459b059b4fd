//! Whoever holds an annual report returns it to the society: with a reason, in words, and at each field
//! what has to be corrected.

use std::collections::BTreeSet;

use sea_orm::{EntityTrait, Set};
use serde::Serialize;

use entity::Word;
use entity::institution::report::field::ReportField;
use entity::institution::report::{self, ReportReturnReason, ReportStep, report_remark};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::responsibility::TEXT_MAX;

use crate::access::{Intention, Permit};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::institution::case::{Case, Told, advance, reached};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved, told};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ReturnAnnualReport;

impl Intention for ReturnAnnualReport {
    const FIELD: &'static str = "Mutation.returnAnnualReport";
}

/// What has to be corrected at a field.
#[derive(Clone, Debug, Serialize)]
pub struct Remark {
    /// Which field.
    pub field: ReportField,
    /// What.
    pub text: String,
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
    pub reason: ReportReturnReason,
    /// Why, in words.
    pub text: String,
    /// What has to be corrected, field by field.
    pub remarks: Vec<Remark>,
}

/// Returns it.
pub async fn return_annual_report(state: &State, permit: Permit<ReturnAnnualReport>, input: Input) -> Result<(), Stop> {
    let mut checks = Checks::default();
    let text = checks.text("text", &input.text, TEXT_MAX);
    checks.hold("remarks", !input.remarks.is_empty(), RefusalCode::RemarkRequired);
    let remarks: Vec<_> = input
        .remarks
        .iter()
        .map(|remark| Remark { text: checks.text(remark.field.code(), &remark.text, TEXT_MAX), ..remark.clone() })
        .collect();
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.report).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ReturnAnnualReport::FIELD, &input, &input.report).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    case.held(&permit)?;
    let to = case.report.state.after(ReportStep::Return).map_err(Stop::whole)?;
    remark(state, &write, &case, &remarks).await?;
    let change = report::ActiveModel { passed_at: Set(None), ..Default::default() };
    let by = permit.viewer().display_name.clone();
    let said = Told { by, reason: Some(input.reason), text: Some(text.clone()), due_on: None };
    advance(state, &write, &case, (ReportStep::Return, to), change, said).await?;
    let fields: BTreeSet<_> = remarks.iter().map(|remark| remark.field.code()).collect();
    let fields = fields.into_iter().collect::<Vec<_>>().join(" ");
    let changes = vec![
        moved(case.report.state, to),
        told("reason", input.reason.code()),
        told("text", text),
        told("remarks", fields),
    ];
    let entry = Entry { action: Action::ReturnAnnualReport, society_id: Some(case.report.society_id), changes };
    write.commit(state, entry).await?;
    Ok(())
}

async fn remark(state: &State, write: &Write, case: &Case, remarks: &[Remark]) -> Result<(), Fault> {
    let rows = remarks.iter().map(|remark| report_remark::ActiveModel {
        id: Set(state.world.new_id()),
        report_id: Set(case.report.id),
        round: Set(case.report.round),
        field: Set(remark.field),
        text: Set(remark.text.clone()),
    });
    report_remark::Entity::insert_many(rows).exec_without_returning(&write.tx).await?;
    Ok(())
}
