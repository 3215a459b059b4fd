//! A society fills fields of its application in. Each field is merged by itself: what two co-authors wrote
//! into different fields is kept from both, what they wrote differently into one is shown to the second.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::Language;
use entity::institution::report::merge::{self, Merged, merge};
use entity::ledger::event::Action;
use entity::project::application::whole::title_key;
use entity::project::application::{self, application_answer};
use entity::project::call::form::{AMOUNT, FormField, LEADER, TITLE, TOPIC, asked, people};
use entity::project::money::Fen;
use entity::refusal::{Refusal, RefusalCode};

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::project::application::{Case, answers_of, reached};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SaveApplication;

impl Intention for SaveApplication {
    const FIELD: &'static str = "Mutation.saveApplication";
}

/// A field as someone has filled it in.
#[derive(Clone, Debug, Serialize)]
pub struct Filled {
    /// The field's code.
    pub field: String,
    /// What it is to hold; empty to empty it.
    pub value: String,
    /// The field's version that the writer saw; 0 for a field that nobody has written yet.
    pub seen_version: i32,
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which application.
    pub application: String,
    /// Its fields.
    pub answers: Vec<Filled>,
}

/// A field that someone else has written differently meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Which field.
    pub field: String,
    /// What this writer wanted.
    pub yours: String,
    /// What stands there.
    pub theirs: String,
    /// The version to send once a person has chosen.
    pub version: i32,
    /// Who wrote what stands there.
    pub by: String,
}

/// The most characters of a value that the ledger keeps.
const TOLD_MAX: usize = 200;

/// Fills fields in; answers those that clash and were left as they were.
pub async fn save_application(
    state: &State,
    permit: Permit<SaveApplication>,
    input: Input,
) -> Result<Vec<Clash>, Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.application).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, SaveApplication::FIELD, &input, &input.application).await? {
        return Ok(Vec::new());
    }
    if !case.row.state.is_writable() {
        return Err(Stop::whole(RefusalCode::wrong_state(case.row.state)));
    }
    let fields = asked(&case.call.content, case.call.row.ceiling_fen.get(), Language::Zh);
    let answers = sound(&fields, &input.answers)?;
    let written: BTreeMap<String, application_answer::Model> =
        answers_of(&write.tx, case.row.id).await?.into_iter().map(|row| (row.field.clone(), row)).collect();
    let (fresh, clashes) = merged(answers, &written);
    if fresh.is_empty() {
        return Ok(clashes);
    }
    let changes = fresh.iter().filter_map(|filled| told(filled, written.get(&filled.field))).collect();
    store(&write, &case, &fresh, &permit.viewer().display_name).await?;
    let change = application::ActiveModel { version: Set(case.row.version + 1), ..shown(&fresh) };
    application::Entity::update_many()
        .set(change)
        .filter(application::Column::Id.eq(case.row.id))
        .exec(&write.tx)
        .await?;
    let entry = Entry { action: Action::SaveApplication, society_id: Some(case.row.society_id), changes };
    write.commit(state, entry).await?;
    Ok(clashes)
}

/// The values as they are kept, or what is wrong with each.
fn sound(fields: &[FormField], answers: &[Filled]) -> Result<Vec<Filled>, Stop> {
    let (mut kept, mut refusals, mut named) = (Vec::new(), Vec::new(), BTreeSet::new());
    for filled in answers {
        let Some(field) = fields.iter().find(|field| field.code == filled.field) else {
            refusals.push(Refusal::at("answers", RefusalCode::FieldNotAsked));
            continue;
        };
        match field.parsed(&filled.value) {
            _ if !named.insert(&filled.field) => refusals.push(Refusal::at("answers", RefusalCode::FieldTwice)),
            Ok(value) => kept.push(Filled { value, ..filled.clone() }),
            Err(code) => refusals.push(Refusal::at("answers", code)),
        }
    }
    if kept.is_empty() && refusals.is_empty() {
        refusals.push(Refusal::at("answers", RefusalCode::Required));
    }
    if refusals.is_empty() { Ok(kept) } else { Err(Stop::Refused(refusals)) }
}

/// What is to be written, and what clashes.
fn merged(answers: Vec<Filled>, written: &BTreeMap<String, application_answer::Model>) -> (Vec<Filled>, Vec<Clash>) {
    let (mut fresh, mut clashes) = (Vec::new(), Vec::new());
    for filled in answers {
        let stands = written.get(&filled.field);
        let now = stands.map_or_else(
            || merge::Standing { value: String::new(), version: 0 },
            |row| merge::Standing { value: row.value.clone(), version: row.version },
        );
        match merge(&now, filled.seen_version, &filled.value) {
            Merged::Same => {}
            Merged::Written => fresh.push(Filled { seen_version: now.version, ..filled }),
            Merged::Conflict => clashes.push(Clash {
                field: filled.field,
                yours: filled.value,
                theirs: now.value,
                version: now.version,
                by: stands.map(|row| row.written_by.clone()).unwrap_or_default(),
            }),
        }
    }
    (fresh, clashes)
}

/// Writes the fields, each in its next version.
async fn store(write: &Write, case: &Case, fields: &[Filled], by: &str) -> Result<(), Fault> {
    use application_answer::Column as C;
    let rows = fields.iter().map(|filled| application_answer::ActiveModel {
        application_id: Set(case.row.id),
        field: Set(filled.field.clone()),
        value: Set(filled.value.clone()),
        version: Set(filled.seen_version + 1),
        at: Set(write.at),
        written_by: Set(by.to_owned()),
    });
    let replace = OnConflict::columns([C::ApplicationId, C::Field])
        .update_columns([C::Value, C::Version, C::At, C::WrittenBy])
        .to_owned();
    application_answer::Entity::insert_many(rows).on_conflict(replace).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// What lists show of an application stands beside its fields.
fn shown(fields: &[Filled]) -> application::ActiveModel {
    let mut change = application::ActiveModel::default();
    for Filled { field, value, .. } in fields {
        match field.as_str() {
            TITLE => (change.title, change.title_key) = (Set(value.clone()), Set(title_key(value))),
            TOPIC => change.topic = Set(value.clone()),
            LEADER => {
                let leader = people(value).into_iter().next();
                change.leader_name = Set(leader.map(|person| person.name).unwrap_or_default());
            }
            AMOUNT => {
                let fen = value.parse().ok().and_then(|fen| Fen::of(fen).ok());
                change.amount_fen = Set(fen.unwrap_or_default());
            }
            _ => {}
        }
    }
    change
}

/// What the ledger keeps of a field: its old and its new value, long texts by their beginning.
fn told(filled: &Filled, stands: Option<&application_answer::Model>) -> Option<Change> {
    let short = |text: &str| text.chars().take(TOLD_MAX).collect::<String>();
    let old = stands.map(|row| short(&row.value)).filter(|old| !old.is_empty());
    Change::between(&filled.field, old, Some(short(&filled.value)))
}
