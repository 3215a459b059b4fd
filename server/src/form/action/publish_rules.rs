//! A rule version is published: from its day on it judges every society.

use sea_orm::{ActiveModelTrait, EntityTrait, QueryOrder, QuerySelect};
use serde::Serialize;

use entity::Word;
use entity::form::rules::{self, RuleSet};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::present;
use entity::register::society::SocietyId;

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::form::rules::book;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::register::facts;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct PublishRules;

impl Intention for PublishRules {
    const FIELD: &'static str = "Mutation.publishRules";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The newest version that he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// Limits of leaders that are said, in the order of `RuleSet::leader_limits`; the rest stays as it stands.
    pub limits: [Option<i32>; 3],
    /// The rules; their number is given here, whatever it says.
    pub rules: RuleSet,
}

/// Publishes a version; answers its number, the first one's for a retry.
pub async fn publish_rules(state: &State, permit: Permit<PublishRules>, input: Input) -> Result<i32, Stop> {
    let faults = input.rules.faults();
    if !faults.is_empty() {
        return Err(Stop::Refused(faults));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let version = input.expected_version.saturating_add(1);
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(first) = claim(&write, user, key, PublishRules::FIELD, &input, &version.to_string()).await? {
        return first.parse().map_err(|_| Fault::Broken(format!("{first} is no version")).into());
    }
    // One at a time: the version that came with the platform is the lock.
    rules::Entity::find().order_by_asc(rules::Column::Version).limit(1).lock_exclusive().one(&write.tx).await?;
    let newest = book(&write.tx).await?.newest().clone();
    if newest.version != input.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: newest.version }));
    }
    let next = RuleSet {
        leader_age_limit: input.limits[0].unwrap_or(newest.leader_age_limit),
        leader_term_limit: input.limits[1].unwrap_or(newest.leader_term_limit),
        council_term_years: input.limits[2].unwrap_or(newest.council_term_years),
        ..input.rules
    }
    .after(&newest);
    if next.effective_on < newest.effective_on {
        return Err(Stop::at("effectiveOn", RefusalCode::EffectiveBeforeNewest { newest: newest.effective_on }));
    }
    let changes = changes(&newest, &next);
    let begins = next.effective_on <= state.world.today();
    let row = rules::Model::published(next, write.at, permit.actor().name);
    rules::Entity::insert(rules::ActiveModel::from(row).reset_all()).exec_without_returning(&write.tx).await?;
    if begins {
        judge_all(state, &write).await?;
    }
    write.commit(state, Entry { action: Action::PublishRules, society_id: None, changes }).await?;
    Ok(version)
}

/// Writes what holds for every society again: what lists show and what the rules say stay the same.
async fn judge_all(state: &State, write: &Write) -> Result<(), Fault> {
    let all = present::Entity::find().select_only().column(present::Column::SocietyId);
    let ids: Vec<SocietyId> = all.order_by_asc(present::Column::SocietyId).into_tuple().all(&write.tx).await?;
    facts::refresh(&write.tx, &ids, state.world.today()).await
}

fn changes(old: &RuleSet, new: &RuleSet) -> Vec<Change> {
    told(old).into_iter().zip(told(new)).filter_map(|((name, old), (_, new))| Change::between(name, old, new)).collect()
}

fn told(rules: &RuleSet) -> Vec<(&'static str, Option<String>)> {
    let number = |(name, number, _): (&'static str, i32, i32)| (name, Some(number.to_string()));
    let rest = [
        ("version", Some(rules.version.to_string())),
        ("residentPercent", rules.resident_percent.map(|percent| percent.to_string())),
        ("countBasis", Some(rules.count_basis.code().into())),
        ("jointForm", Some(rules.joint_form.to_string())),
        ("sourceZh", Some(rules.source_zh.clone())),
        ("sourceEn", Some(rules.source_en.clone())),
        ("note", Some(rules.note.clone())),
        ("effectiveOn", Some(rules.effective_on.to_string())),
    ];
    rules.numbers().into_iter().map(number).chain(rest).collect()
}
