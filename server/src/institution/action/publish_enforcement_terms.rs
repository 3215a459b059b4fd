//! A version of the days of enforcement is published: it holds from its day on. What was told with a day keeps it.

use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, QueryOrder, QuerySelect, Set};
use serde::Serialize;

use entity::institution::enforcement::enforcement_term::{self, Column};
use entity::institution::enforcement::machine::EnforcementTerms;
use entity::institution::evaluation::rules::SOURCE_MAX;
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
pub struct PublishEnforcementTerms;

impl Intention for PublishEnforcementTerms {
    const FIELD: &'static str = "Mutation.publishEnforcementTerms";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The newest version that he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// The first day on which it holds.
    pub effective_on: chrono::NaiveDate,
    /// The terms.
    pub terms: EnforcementTerms,
    /// Where they come from.
    pub source: String,
}

/// Publishes a version; of the newest version's own day it takes the place.
pub async fn publish_enforcement_terms(
    state: &State,
    permit: Permit<PublishEnforcementTerms>,
    input: Input,
) -> Result<(), Stop> {
    let mut checks = Checks::default();
    checks.all(input.terms.faults());
    let source = checks.text("source", &input.source, SOURCE_MAX);
    checks.hold("effectiveOn", input.effective_on >= state.world.today(), RefusalCode::EffectiveBeforeToday);
    checks.settle()?;
    let version = input.expected_version.saturating_add(1);
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    let outcome = version.to_string();
    if let Claim::Seen(_) = claim(&write, user, key, PublishEnforcementTerms::FIELD, &input, &outcome).await? {
        return Ok(());
    }
    // One at a time: the version that came with the platform is the lock.
    let first = enforcement_term::Entity::find().order_by_asc(Column::Version).limit(1);
    first.lock_exclusive().one(&write.tx).await?;
    let newest = enforcement_term::Entity::find().order_by_desc(Column::EffectiveOn).one(&write.tx).await?;
    let newest = newest.ok_or_else(|| Fault::Broken("enforcement has no terms".into()))?;
    if newest.version != input.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: newest.version }));
    }
    if input.effective_on < newest.effective_on {
        return Err(Stop::at("effectiveOn", RefusalCode::EffectiveBeforeNewest { newest: newest.effective_on }));
    }
    let changes = changes(&newest, &input, &source);
    let said = [Column::ClueDays, Column::InvestigateDays, Column::CorrectDays, Column::CheckDays].into_iter().chain([
        Column::PleaWorkDays,
        Column::CarryOutDays,
        Column::SecondOfficial,
        Column::Source,
        Column::Version,
    ]);
    let replace = OnConflict::column(Column::EffectiveOn).update_columns(said).to_owned();
    let row = enforcement_term::Entity::insert(row(&input, version, source)).on_conflict(replace);
    row.exec_without_returning(&write.tx).await?;
    write.commit(state, Entry { action: Action::PublishEnforcementTerms, society_id: None, changes }).await?;
    Ok(())
}

fn row(input: &Input, version: i32, source: String) -> enforcement_term::ActiveModel {
    let terms = &input.terms;
    enforcement_term::ActiveModel {
        effective_on: Set(input.effective_on),
        clue_days: Set(terms.clue_days),
        investigate_days: Set(terms.investigate_days),
        correct_days: Set(terms.correct_days),
        check_days: Set(terms.check_days),
        plea_work_days: Set(terms.plea_work_days),
        carry_out_days: Set(terms.carry_out_days),
        second_official: Set(terms.second_official),
        source: Set(source),
        version: Set(version),
    }
}

/// What is other than in the newest version.
fn changes(old: &enforcement_term::Model, input: &Input, source: &str) -> Vec<Change> {
    let parts = |terms: &EnforcementTerms| {
        [
            ("clueDays", terms.clue_days.to_string()),
            ("investigateDays", terms.investigate_days.to_string()),
            ("correctDays", terms.correct_days.to_string()),
            ("checkDays", terms.check_days.to_string()),
            ("pleaWorkDays", terms.plea_work_days.to_string()),
            ("carryOutDays", terms.carry_out_days.to_string()),
            ("secondOfficial", terms.second_official.to_string()),
        ]
    };
    let pairs = parts(&old.terms()).into_iter().zip(parts(&input.terms));
    let mut changes = vec![told("effectiveOn", input.effective_on.to_string())];
    changes.extend(pairs.filter_map(|((name, old), (_, new))| Change::between(name, Some(old), Some(new))));
    changes.extend(Change::between("source", Some(old.source.clone()), Some(source.to_owned())));
    changes
}
