//! Civil affairs states its own figures about a society, on a document and of a day, or takes them back: what
//! it has registered through the platform stands without it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use entity::Word;
use entity::institution::consistency::ConsistencyFact;
use entity::ledger::event::Action;
use entity::refusal::{Refusal, RefusalCode};
use entity::responsibility::{TITLE_MAX, checked};

use crate::access::{Intention, Permit};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::institution::consistency::refresh;
use crate::institution::contest::{Right, state_figure, withdraw_figure};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write, told};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct StateFigures;

impl Intention for StateFigures {
    const FIELD: &'static str = "Mutation.stateFigures";
}

/// What is stated of one fact; nothing takes back what was.
#[derive(Clone, Debug, Serialize)]
pub struct Stated {
    /// Which fact.
    pub fact: ConsistencyFact,
    /// What it is; none takes the figure back.
    pub value: Option<String>,
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// The day that the figures are of.
    pub as_of: NaiveDate,
    /// The document that they stand on.
    pub document_no: String,
    /// The figures.
    pub figures: Vec<Stated>,
}

/// States them.
pub async fn state_figures(state: &State, permit: Permit<StateFigures>, input: Input) -> Result<(), Stop> {
    let society = permit.society()?;
    let (id, today) = (society.society_id, state.world.today());
    let mut checks = Checks::default();
    let document_no = checks.text("documentNo", &input.document_no, TITLE_MAX);
    checks.past("asOf", input.as_of, today);
    checks.hold("asOf", input.as_of >= society.registered_on, RefusalCode::DateBeforeRegistration);
    checks.hold("figures", !input.figures.is_empty(), RefusalCode::Required);
    let (figures, refusals) = read(&input.figures);
    checks.all(refusals);
    checks.settle()?;
    let agency = permit.viewer().post().agency_id.ok_or_else(|| Fault::Broken("an office without an agency".into()))?;
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key, asked) = (permit.viewer().user_id, &input.idempotency_key, (id.global(), &input));
    if let Claim::Seen(_) = claim(&write, user, key, StateFigures::FIELD, &asked, &id.global()).await? {
        return Ok(());
    }
    let by = permit.viewer().display_name.clone();
    let mut changes = vec![told("documentNo", &document_no), told("asOf", input.as_of.to_string())];
    for (fact, value) in figures {
        let old = withdraw_figure(&write, agency, (id, fact), input.as_of).await?;
        if let Some(value) = &value {
            let right = Right { society: id, fact, value, document_no: &document_no, since: input.as_of };
            state_figure(state, &write, agency, right, &by).await?;
        }
        changes.extend(Change::between(fact.ledger_field(), old, value));
    }
    refresh(&write.tx, &[id], today).await?;
    write.commit(state, Entry { action: Action::StateFigures, society_id: Some(id), changes }).await?;
    Ok(())
}

/// The figures as they are kept, and what is wrong with them: each refused at the code of its fact.
fn read(stated: &[Stated]) -> (Vec<(ConsistencyFact, Option<String>)>, Vec<Refusal>) {
    let (mut figures, mut refusals, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for Stated { fact, value } in stated {
        let value = value.as_deref().map(|value| checked(value, TITLE_MAX).and_then(|value| fact.checked(&value)));
        match value.transpose() {
            Ok(value) => figures.push((*fact, value)),
            Err(code) => refusals.push(Refusal::at(fact.code(), code)),
        }
        if !seen.insert(*fact) {
            refusals.push(Refusal::at(fact.code(), RefusalCode::TooManyAtOnce { max: 1 }));
        }
    }
    (figures, refusals)
}
