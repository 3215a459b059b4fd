//! The days of a credit list are set. A day that a society was told stays; when a list can be left follows the
//! terms as they stand.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::Serialize;

use entity::Word;
use entity::institution::evaluation::rules::SOURCE_MAX;
use entity::institution::list_case::machine::ListTerms;
use entity::institution::list_case::{ListKind, list_term};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write, told};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SetListTerms;

impl Intention for SetListTerms {
    const FIELD: &'static str = "Mutation.setListTerms";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version that he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// Which list.
    pub list: ListKind,
    /// The terms that hold from now on.
    pub terms: ListTerms,
    /// Where they come from.
    pub source: String,
}

/// Sets the terms of a list.
pub async fn set_list_terms(state: &State, permit: Permit<SetListTerms>, input: Input) -> Result<(), Stop> {
    let mut checks = Checks::default();
    checks.all(input.terms.faults());
    let source = checks.text("source", &input.source, SOURCE_MAX);
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, SetListTerms::FIELD, &input, input.list.code()).await? {
        return Ok(());
    }
    let stands = list_term::Entity::find_by_id(input.list).lock_exclusive().one(&write.tx).await?;
    let old = stands.ok_or_else(|| Fault::Broken(format!("{} has no terms", input.list)))?;
    if old.version != input.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: old.version }));
    }
    let terms = &input.terms;
    let row = list_term::ActiveModel {
        objection_days: Set(terms.objection_days),
        decision_days: Set(terms.decision_days),
        exit_months: Set(terms.exit_months),
        exit_work_days: Set(terms.exit_work_days),
        graver_months: Set(terms.graver_months),
        second_official: Set(terms.second_official),
        source: Set(source.clone()),
        version: Set(old.version + 1),
        ..Default::default()
    };
    list_term::Entity::update_many().set(row).filter(list_term::Column::List.eq(input.list)).exec(&write.tx).await?;
    let mut changes = vec![told("list", input.list.code())];
    let pairs = parts(&old.terms()).into_iter().zip(parts(terms));
    changes.extend(pairs.filter_map(|((name, old), (_, new))| Change::between(name, Some(old), Some(new))));
    changes.extend(Change::between("source", Some(old.source), Some(source)));
    write.commit(state, Entry { action: Action::SetListTerms, society_id: None, changes }).await?;
    Ok(())
}

/// The terms as the ledger tells them.
fn parts(terms: &ListTerms) -> [(&'static str, String); 6] {
    [
        ("objectionDays", terms.objection_days.to_string()),
        ("decisionDays", terms.decision_days.to_string()),
        ("exitMonths", terms.exit_months.to_string()),
        ("exitWorkDays", terms.exit_work_days.to_string()),
        ("graverMonths", terms.graver_months.map(|months| months.to_string()).unwrap_or_default()),
        ("secondOfficial", terms.second_official.to_string()),
    ]
}
