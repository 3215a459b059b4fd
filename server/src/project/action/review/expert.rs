//! The federation's desk enters what is known of an expert.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use serde::Serialize;

use entity::Word;
use entity::account::UserId;
use entity::ledger::event::Action;
use entity::project::review::expert;
use entity::refusal::RefusalCode;
use entity::register::present;
use entity::register::society::{Discipline, SocietyId};
use entity::responsibility::TITLE_MAX;

use crate::access::{Intention, Permit};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::project::review::experts;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SetExpert;

impl Intention for SetExpert {
    const FIELD: &'static str = "Mutation.setExpert";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// The expert's account.
    pub expert: String,
    /// The version he saw; 0 where nothing is known yet.
    pub expected_version: i32,
    /// Where he works.
    pub affiliation: String,
    /// What he reads.
    pub disciplines: Vec<Discipline>,
    /// The societies that he belongs to.
    pub societies: Vec<String>,
    /// The most applications at a time.
    pub capacity: i32,
    /// Whether he is asked at present.
    pub active: bool,
}

/// The most that an expert reads at a time.
const CAPACITY_MAX: i32 = 200;
/// The most societies that one belongs to.
const SOCIETIES_MAX: usize = 20;

/// What stands anew when one is entered again.
const KEPT: [expert::Column; 6] = [
    expert::Column::Version,
    expert::Column::Affiliation,
    expert::Column::Disciplines,
    expert::Column::Societies,
    expert::Column::Capacity,
    expert::Column::Active,
];

/// Enters it.
pub async fn set_expert(state: &State, permit: Permit<SetExpert>, input: Input) -> Result<(), Stop> {
    let mut checks = Checks::default();
    let affiliation = checks.text("affiliation", &input.affiliation, TITLE_MAX);
    let within = (1..=CAPACITY_MAX).contains(&input.capacity);
    checks.hold("capacity", within, RefusalCode::OutOfRange { min: 1, max: CAPACITY_MAX });
    let many = input.societies.len() > SOCIETIES_MAX;
    checks.hold("societyIds", !many, RefusalCode::TooManyAtOnce { max: SOCIETIES_MAX });
    checks.settle()?;
    let missing = || Stop::at("expertId", RefusalCode::NotFound);
    let id = UserId::parse(&input.expert).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let region = permit.viewer().post().region_code.clone();
    let known = experts(&write.tx, state, &region).await?;
    let expert = known.into_iter().find(|expert| expert.user.id == id).ok_or_else(missing)?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, SetExpert::FIELD, &input, &input.expert).await? {
        return Ok(());
    }
    let current = expert.profile.map_or(0, |profile| profile.version);
    if current != input.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current }));
    }
    let societies = societies(&write.tx, &input.societies).await?;
    let disciplines: Vec<_> = input.disciplines.iter().map(|discipline| discipline.code()).collect();
    let row = expert::ActiveModel {
        user_id: Set(id),
        version: Set(current + 1),
        affiliation: Set(affiliation.clone()),
        disciplines: Set(disciplines.join(",")),
        societies: Set(societies.join(",")),
        capacity: Set(input.capacity),
        active: Set(input.active),
    };
    let replace = OnConflict::column(expert::Column::UserId).update_columns(KEPT).to_owned();
    expert::Entity::insert(row).on_conflict(replace).exec_without_returning(&write.tx).await?;
    let changes = vec![told("expert", id.global()), told("affiliation", affiliation)];
    write.commit(state, Entry { action: Action::SetExpert, society_id: None, changes }).await?;
    Ok(())
}

/// The societies by their ids, as they are kept.
async fn societies(db: &impl ConnectionTrait, ids: &[String]) -> Result<Vec<String>, Stop> {
    let missing = || Stop::at("societyIds", RefusalCode::NotFound);
    let mut kept = Vec::new();
    for id in ids {
        let id = SocietyId::parse(id).map_err(|_| missing())?;
        present::Entity::find_by_id(id).one(db).await.map_err(Fault::from)?.ok_or_else(missing)?;
        kept.push(id.global());
    }
    Ok(kept)
}
