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
    let next = RuleSet { version, ..input.rules };
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

fn told(rules: &RuleSet) -> [(&'static str, Option<String>); 17] {
    let RuleSet {
        version,
        formal_threshold,
        resident_threshold,
        resident_percent,
        count_basis,
        joint_form,
        watch_days,
        change_due_days,
        review_months,
        term_years,
        committee_threshold,
        general_branch_threshold,
        party_committee_threshold,
        source_zh,
        source_en,
        note,
        effective_on,
    } = rules;
    let number = |number: &i32| Some(number.to_string());
    [
        ("version", number(version)),
        ("formalThreshold", number(formal_threshold)),
        ("residentThreshold", number(resident_threshold)),
        ("residentPercent", resident_percent.map(|percent| percent.to_string())),
        ("countBasis", Some(count_basis.code().into())),
        ("jointForm", Some(joint_form.to_string())),
        ("watchDays", number(watch_days)),
        ("changeDueDays", number(change_due_days)),
        ("reviewMonths", number(review_months)),
        ("termYears", number(term_years)),
        ("committeeThreshold", number(committee_threshold)),
        ("generalBranchThreshold", number(general_branch_threshold)),
        ("partyCommitteeThreshold", number(party_committee_threshold)),
        ("sourceZh", Some(source_zh.clone())),
        ("sourceEn", Some(source_en.clone())),
        ("note", Some(note.clone())),
        ("effectiveOn", Some(effective_on.to_string())),
    ]
}
