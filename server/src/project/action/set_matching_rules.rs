//! The figures of the matching are set. What waits already keeps its day.

use serde::Serialize;

use entity::ledger::event::Action;
use entity::project::matching::rules::MatchingRules;

use super::demand_step::written;
use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::ruled::{Ruled, replace};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SetMatchingRules;

impl Intention for SetMatchingRules {
    const FIELD: &'static str = "Mutation.setMatchingRules";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version that he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// What holds from now on; its version is counted here.
    pub rules: MatchingRules,
}

/// Sets them.
pub async fn set_matching_rules(state: &State, permit: Permit<SetMatchingRules>, input: Input) -> Result<(), Stop> {
    let source = input.rules.source.trim().to_owned();
    let new = MatchingRules { version: input.expected_version.saturating_add(1), source, ..input.rules.clone() };
    let faults = new.faults();
    if !faults.is_empty() {
        return Err(Stop::Refused(faults));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, SetMatchingRules::FIELD, &input, MatchingRules::SETTING).await? {
        return Ok(());
    }
    let old = replace(&write, input.expected_version, &new).await?;
    let changes = changes(&old, &new);
    write.commit(state, Entry { action: Action::SetMatchingRules, society_id: None, changes }).await?;
    Ok(())
}

fn changes(old: &MatchingRules, new: &MatchingRules) -> Vec<Change> {
    let numbers = [
        ("version", old.version, new.version),
        ("disciplinePoints", old.discipline_points, new.discipline_points),
        ("resultsPoints", old.results_points, new.results_points),
        ("gradePoints", old.grade_points, new.grade_points),
        ("capacityPoints", old.capacity_points, new.capacity_points),
        ("resultsFullPercent", old.results_full_percent, new.results_full_percent),
        ("membersFull", old.members_full, new.members_full),
        ("staffFull", old.staff_full, new.staff_full),
        ("engagementsMax", old.engagements_max, new.engagements_max),
        ("screenDays", old.screen_days, new.screen_days),
        ("agreeDays", old.agree_days, new.agree_days),
        ("confirmDays", old.confirm_days, new.confirm_days),
        ("rateDays", old.rate_days, new.rate_days),
    ];
    let pairs = |rules: &MatchingRules| {
        rules.neighbours.iter().map(|(one, other)| format!("{one}-{other}")).collect::<Vec<_>>().join(",")
    };
    let changed = numbers.into_iter().filter_map(|(field, old, new)| written(field, &old, &new));
    let beside = written("neighbours", &pairs(old), &pairs(new));
    changed.chain(beside).chain(written("source", &old.source, &new.source)).collect()
}
