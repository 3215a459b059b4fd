//! A version of the rules of evaluation and eligibility is published: it judges from its day on. What was
//! begun under another version ends under it.

use sea_orm::{EntityTrait, QueryOrder, QuerySelect, Set};
use serde::Serialize;

use entity::institution::evaluation::evaluation_rule;
use entity::institution::evaluation::rules::EvaluationRules;
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::institution::evaluation::rules::book;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write, told};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct PublishEvaluationRules;

impl Intention for PublishEvaluationRules {
    const FIELD: &'static str = "Mutation.publishEvaluationRules";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The newest version that he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// The rules; their number is given here, whatever it says.
    pub rules: EvaluationRules,
}

/// Publishes a version.
pub async fn publish_evaluation_rules(
    state: &State,
    permit: Permit<PublishEvaluationRules>,
    input: Input,
) -> Result<(), Stop> {
    let mut checks = Checks::default();
    checks.all(input.rules.faults());
    let day = input.rules.effective_on;
    checks.hold("effectiveOn", day >= state.world.today(), RefusalCode::EffectiveBeforeToday);
    checks.settle()?;
    let version = input.expected_version.saturating_add(1);
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    let outcome = version.to_string();
    if let Claim::Seen(_) = claim(&write, user, key, PublishEvaluationRules::FIELD, &input, &outcome).await? {
        return Ok(());
    }
    // One at a time: the version that came with the platform is the lock.
    let first = evaluation_rule::Entity::find().order_by_asc(evaluation_rule::Column::Version).limit(1);
    first.lock_exclusive().one(&write.tx).await?;
    let newest = book(&write.tx).await?.newest();
    if newest.version != input.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: newest.version }));
    }
    let next = EvaluationRules { version, ..input.rules };
    if next.effective_on < newest.effective_on {
        return Err(Stop::at("effectiveOn", RefusalCode::EffectiveBeforeNewest { newest: newest.effective_on }));
    }
    let row = evaluation_rule::ActiveModel {
        version: Set(version),
        effective_on: Set(next.effective_on),
        content: Set(serde_json::to_string(&next).map_err(Fault::from)?),
        published_at: Set(Some(write.at)),
        published_by: Set(Some(permit.viewer().display_name.clone())),
    };
    evaluation_rule::Entity::insert(row).exec_without_returning(&write.tx).await?;
    let changes = changes(&newest, &next)?;
    write.commit(state, Entry { action: Action::PublishEvaluationRules, society_id: None, changes }).await?;
    Ok(())
}

/// What is other than before, part by part.
fn changes(old: &EvaluationRules, new: &EvaluationRules) -> Result<Vec<Change>, Fault> {
    let parts = |rules: &EvaluationRules| -> Result<[(&'static str, String); 6], Fault> {
        Ok([
            ("eligibility", serde_json::to_string(&rules.eligibility)?),
            ("weights", serde_json::to_string(&rules.weights)?),
            ("thresholds", serde_json::to_string(&rules.thresholds)?),
            ("terms", serde_json::to_string(&rules.terms)?),
            ("validMonths", rules.valid_months.to_string()),
            ("source", rules.source.clone()),
        ])
    };
    let pairs = parts(old)?.into_iter().zip(parts(new)?);
    let mut changes = vec![told("version", new.version.to_string()), told("effectiveOn", new.effective_on.to_string())];
    changes.extend(pairs.filter_map(|((name, old), (_, new))| Change::between(name, Some(old), Some(new))));
    Ok(changes)
}
