//! A society proposes a form of its Party organisation, or its end; the federation may on its behalf.

use sea_orm::{EntityTrait, Set};
use serde::Serialize;

use entity::Word;
use entity::form::assessment::assess;
use entity::form::formation::{self, FormationId, FormationMove, FormationState};
use entity::form::proposal::{Proposal, Standing};
use entity::form::rules::RuleSet;
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::present;
use entity::register::society::SocietyId;
use entity::register::standing::Abnormality;

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::form::case::{Told, begin, open_case};
use crate::form::rules::book;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::register::version;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ProposeFormation;

impl Intention for ProposeFormation {
    const FIELD: &'static str = "Mutation.proposeFormation";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version of the society that he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// What is proposed.
    pub proposal: Proposal,
}

/// Opens the case of the permit's society.
pub async fn propose_formation(state: &State, permit: Permit<ProposeFormation>, input: Input) -> Result<(), Stop> {
    let society = permit.society()?.society_id;
    let by = permit.actor();
    let write = Write::begin(state, by.clone()).await?;
    let id = FormationId(state.world.new_id());
    let (key, outcome) = (&input.idempotency_key, society.global());
    if let Claim::Seen(_) =
        claim(&write, permit.viewer().user_id, key, ProposeFormation::FIELD, &(&outcome, &input), &id.global()).await?
    {
        return Ok(());
    }
    version::advance(&write.tx, society, input.expected_version).await?;
    let present = present_of(&write, society).await?;
    if open_case(&write, society).await?.is_some() {
        return Err(Stop::whole(RefusalCode::FormationOpen));
    }
    let proposal = input.proposal.trimmed();
    let book = book(&write.tx).await?;
    let rules = book.on(state.world.today());
    checked(state, &present, &proposal, rules)?;
    let mut row = sent(&present, &proposal, rules)?;
    row.id = Set(id);
    row.society_id = Set(society);
    row.version = Set(1);
    row.from_form = Set(present.form);
    row.state = Set(FormationState::FedReview);
    row.state_since = Set(write.at);
    let text = (!proposal.reason.is_empty()).then(|| proposal.reason.clone());
    let told = Told { by: &by, step: FormationMove::Propose, to: FormationState::FedReview, reason: None, text };
    begin(state, &write, row, told, &present).await?;
    let changes = changes(&present, &proposal);
    write.commit(state, Entry { action: Action::ProposeFormation, society_id: Some(society), changes }).await?;
    Ok(())
}

/// The society as it stands inside the transaction.
pub(super) async fn present_of(write: &Write, society: SocietyId) -> Result<present::Model, Fault> {
    let found = present::Entity::find_by_id(society).one(&write.tx).await?;
    found.ok_or_else(|| Fault::Broken("a society vanished".into()))
}

/// Asks the rule.
pub(super) fn checked(
    state: &State,
    society: &present::Model,
    proposal: &Proposal,
    rules: &RuleSet,
) -> Result<(), Stop> {
    let standing = Standing {
        form: society.form,
        counts: society.present().counts,
        liquidating: society.abnormality == Some(Abnormality::Liquidating),
        registered_on: society.registered_on,
        rules,
        today: state.world.today(),
    };
    let faults = proposal.faults(&standing);
    if faults.is_empty() { Ok(()) } else { Err(Stop::Refused(faults)) }
}

/// The proposal as columns, with the facts it was made on.
pub(super) fn sent(
    society: &present::Model,
    proposal: &Proposal,
    rules: &RuleSet,
) -> Result<formation::ActiveModel, Fault> {
    let liquidating = society.abnormality == Some(Abnormality::Liquidating);
    let verdict = assess(&society.present().counts, liquidating, rules);
    let Proposal { form, nominees, superior, reason, proposed_on } = proposal;
    Ok(formation::ActiveModel {
        form: Set(*form),
        proposed_on: Set(*proposed_on),
        formal: Set(society.formal),
        resident_formal: Set(society.resident_formal),
        recommended: Set(verdict.recommended),
        rule_version: Set(verdict.rule_version.to_string()),
        nominees: Set(serde_json::to_string(nominees)?),
        reason: Set(reason.clone()),
        superior: Set(superior.clone()),
        ..Default::default()
    })
}

/// What the ledger keeps of it: the form and the posts, no names (they stand in the case).
pub(super) fn changes(society: &present::Model, proposal: &Proposal) -> Vec<Change> {
    let form = Change::between("form", Some(society.form.code().into()), Some(proposal.form.code().into()));
    let reason = Change::between("reason", None, (!proposal.reason.is_empty()).then(|| proposal.reason.clone()));
    let on = Change::between("proposedOn", None, Some(proposal.proposed_on.to_string()));
    [form, on, reason].into_iter().flatten().collect()
}
