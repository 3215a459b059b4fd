//! The list of reasons for conclusions is kept: one is entered, put in other words, retired or offered again.
//! What was concluded for it stays as it is.

use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, QuerySelect, Set};
use serde::Serialize;

use entity::institution::inspection::conclusion_reason::{self, Column};
use entity::institution::inspection::reason_code_fault;
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::responsibility::TITLE_MAX;

use crate::access::{Intention, Permit};
use crate::checks::Checks;
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SetConclusionReason;

impl Intention for SetConclusionReason {
    const FIELD: &'static str = "Mutation.setConclusionReason";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version that he saw; 0 for a new one.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// Its code, which stays.
    pub code: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Whether it weighs enough for 不合格.
    pub grave: bool,
    /// Where it stands.
    pub source: String,
    /// Not offered any more.
    pub retired: bool,
}

/// Keeps a reason in place of what stood there.
pub async fn set_conclusion_reason(
    state: &State,
    permit: Permit<SetConclusionReason>,
    input: Input,
) -> Result<(), Stop> {
    let mut checks = Checks::default();
    let zh = checks.text("zh", &input.zh, TITLE_MAX);
    let en = checks.text("en", &input.en, TITLE_MAX);
    let source = checks.text("source", &input.source, TITLE_MAX);
    checks.settle()?;
    reason_code_fault(&input.code).map_or(Ok(()), |code| Err(Stop::at("code", code)))?;
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, SetConclusionReason::FIELD, &input, &input.code).await? {
        return Ok(());
    }
    let stands = conclusion_reason::Entity::find_by_id(&input.code).lock_exclusive().one(&write.tx).await?;
    let current = stands.as_ref().map_or(0, |row| row.version);
    if current != input.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current }));
    }
    let new = conclusion_reason::Model {
        code: input.code,
        zh,
        en,
        grave: input.grave,
        source,
        retired: input.retired,
        version: current + 1,
    };
    let changes = changes(stands.as_ref(), &new);
    let row = conclusion_reason::ActiveModel {
        code: Set(new.code),
        zh: Set(new.zh),
        en: Set(new.en),
        grave: Set(new.grave),
        source: Set(new.source),
        retired: Set(new.retired),
        version: Set(new.version),
    };
    let words = [Column::Zh, Column::En, Column::Grave, Column::Source, Column::Retired, Column::Version];
    let replace = OnConflict::column(Column::Code).update_columns(words).to_owned();
    conclusion_reason::Entity::insert(row).on_conflict(replace).exec_without_returning(&write.tx).await?;
    write.commit(state, Entry { action: Action::SetConclusionReason, society_id: None, changes }).await?;
    Ok(())
}

fn changes(old: Option<&conclusion_reason::Model>, new: &conclusion_reason::Model) -> Vec<Change> {
    type Told = fn(&conclusion_reason::Model) -> String;
    let fields: [(&str, Told); 5] = [
        ("zh", |row| row.zh.clone()),
        ("en", |row| row.en.clone()),
        ("grave", |row| row.grave.to_string()),
        ("source", |row| row.source.clone()),
        ("retired", |row| row.retired.to_string()),
    ];
    let code = Change::between("code", None, Some(new.code.clone()));
    let told = fields.into_iter().filter_map(|(field, told)| Change::between(field, old.map(told), Some(told(new))));
    code.into_iter().chain(told).collect()
}
