//! An application is submitted: the registered items, the papers and the formation pack together, or not
//! at all. With it the commitment letter is filed.

use sea_orm::Set;
use serde::Serialize;

use entity::institution::registration::admission::{AdmissionStage, AdmissionStep};
use entity::institution::registration::application::Judged;
use entity::institution::registration::{self, RegistrationStep};
use entity::ledger::event::Action;

use super::{Seen, SubmitRegistration, open};
use crate::access::Permit;
use crate::fault::Stop;
use crate::form::rules::book;
use crate::institution::registration::{Told, advance, content, known};
use crate::ledger::{Entry, Write, moved, told};
use crate::state::State;

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Which case.
    pub seen: Seen,
}

/// Submits a case to the federation's chair.
pub async fn submit_registration(state: &State, permit: Permit<SubmitRegistration>, input: Input) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let Some(case) = open(&write, &permit, &input.seen, &input).await? else { return Ok(()) };
    let to = case.state.after(RegistrationStep::Submit).map_err(Stop::whole)?;
    whole(state, &write, &case).await?;
    let filed = match case.stage {
        AdmissionStage::NotStarted => case.stage.after(AdmissionStep::FileCommitment).map_err(Stop::whole)?,
        later => later,
    };
    let receipt = receipt(state, &case);
    let change = registration::ActiveModel {
        submitted_at: Set(Some(write.at)),
        submitted_by: Set(Some(permit.viewer().user_id)),
        receipt_no: Set(Some(receipt.clone())),
        return_reason: Set(None),
        return_text: Set(None),
        stage: Set(filed),
        ..Default::default()
    };
    advance(state, &write, &case, (RegistrationStep::Submit, to), change, Told::silent(permit.actor())).await?;
    let changes = vec![
        told("registration", case.id.global()),
        moved(case.state, to),
        told("name", &case.name),
        told("receiptNo", receipt),
    ];
    write.commit(state, Entry { action: Action::SubmitRegistration, society_id: None, changes }).await?;
    Ok(())
}

/// Asks the rule with all that the register knows.
async fn whole(state: &State, write: &Write, case: &registration::Model) -> Result<(), Stop> {
    let application = content(case)?;
    let names = known::names(&write.tx, &case.region_code).await?;
    let findings = names.lint(&application.name, Some(case.id));
    let presides = known::presides(&write.tx, &application.legal_representative, Some(case.id)).await?;
    let papers = known::papers(&write.tx, case.id).await?;
    let book = book(&write.tx).await?;
    let judged = Judged {
        findings: &findings,
        presides: presides.as_deref(),
        papers: &papers,
        rules: book.on(state.world.today()),
    };
    let faults = application.faults(&judged);
    if faults.is_empty() { Ok(()) } else { Err(Stop::Refused(faults)) }
}

/// The number of the receipt: the day and the end of the case's id, so that it can be told by telephone.
fn receipt(state: &State, case: &registration::Model) -> String {
    let id = case.id.0.simple().to_string();
    let end = id.get(26..).unwrap_or_default().to_uppercase();
    format!("DJ{}-{end}", state.world.today().format("%Y%m%d"))
}
