//! The terms of projects are set. What waits already keeps its day, and the scale of grades stays.

use serde::Serialize;

use entity::ledger::event::Action;
use entity::project::terms::ProjectTerms;

use super::demand_step::written;
use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::ruled::{Ruled, replace, ruled};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SetProjectTerms;

impl Intention for SetProjectTerms {
    const FIELD: &'static str = "Mutation.setProjectTerms";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// The version that he saw.
    pub expected_version: i32,
    /// What holds from now on; its version is counted here, and its grades are those that hold.
    pub terms: ProjectTerms,
}

/// Sets them.
pub async fn set_project_terms(state: &State, permit: Permit<SetProjectTerms>, input: Input) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, SetProjectTerms::FIELD, &input, ProjectTerms::SETTING).await? {
        return Ok(());
    }
    let new = ProjectTerms {
        version: input.expected_version.saturating_add(1),
        grades: ruled::<ProjectTerms>(&write.tx).await?.grades,
        source: input.terms.source.trim().to_owned(),
        ..input.terms
    };
    let faults = new.faults();
    if !faults.is_empty() {
        return Err(Stop::Refused(faults));
    }
    let old = replace(&write, input.expected_version, &new).await?;
    let changes = changes(&old, &new);
    write.commit(state, Entry { action: Action::SetProjectTerms, society_id: None, changes }).await?;
    Ok(())
}

fn changes(old: &ProjectTerms, new: &ProjectTerms) -> Vec<Change> {
    let sizes = |terms: &ProjectTerms| terms.panel_sizes.iter().map(i32::to_string).collect::<Vec<_>>().join("/");
    let all = [
        written("version", &old.version, &new.version),
        written("agreementDays", &old.agreement_days, &new.agreement_days),
        written("reviewDays", &old.review_days, &new.review_days),
        written("rectifyDays", &old.rectify_days, &new.rectify_days),
        written("appraisalDays", &old.appraisal_days, &new.appraisal_days),
        written("midtermPercent", &old.midterm_percent, &new.midterm_percent),
        written("extensionsMax", &old.extensions_max, &new.extensions_max),
        written("extensionMonths", &old.extension_months, &new.extension_months),
        written("panelSizes", &sizes(old), &sizes(new)),
        written("panelOwnMax", &old.panel_own_max, &new.panel_own_max),
        written("barredMonths", &old.barred_months, &new.barred_months),
        written("source", &old.source, &new.source),
    ];
    all.into_iter().flatten().collect()
}
