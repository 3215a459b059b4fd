//! A call is written, and changed until it is published.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::ledger::event::Action;
use entity::project::call::content::CallContent;
use entity::project::call::{self, CallId, CallState};
use entity::project::fund::{ProgrammeId, ProgrammeKind, programme};
use entity::project::money::Fen;
use entity::refusal::RefusalCode;
use entity::register::agency::Tier;
use entity::responsibility::TITLE_MAX;

use crate::access::{Intention, Permit, Scope};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::project::call::reached;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SaveCall;

impl Intention for SaveCall {
    const FIELD: &'static str = "Mutation.saveCall";
}

/// What a call says.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    /// What it is for.
    pub kind: ProgrammeKind,
    /// Of which year.
    pub year: i32,
    /// What it is called.
    pub title: String,
    /// The first day on which applications are submitted.
    pub opens_on: NaiveDate,
    /// The last one.
    pub closes_on: NaiveDate,
    /// What it has to give.
    pub budget: Fen,
    /// The most that one may ask for.
    pub ceiling: Fen,
    /// Where the money is; none where it is tied to no programme.
    pub programme: Option<String>,
    /// Guide, form, sheet, conditions and days.
    pub content: CallContent,
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which call; none for a new one.
    pub call: Option<String>,
    /// The version he saw; 0 for a new one.
    pub expected_version: i32,
    /// What it says.
    pub told: Told,
}

/// The years of calls.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Writes it; answers its id.
pub async fn save_call(state: &State, permit: Permit<SaveCall>, input: Input) -> Result<CallId, Stop> {
    let title = sound(&input.told)?;
    let write = Write::begin(state, permit.actor()).await?;
    let known = match &input.call {
        Some(id) => Some(reached(&write, &permit, id).await?),
        None => None,
    };
    let id = known.as_ref().map_or_else(|| CallId(state.world.new_id()), |call| call.row.id);
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(earlier) = claim(&write, user, key, SaveCall::FIELD, &input, &id.global()).await? {
        return CallId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let programme_id = programme(&write, &permit, &input.told).await?;
    let columns = call::ActiveModel { programme_id: Set(programme_id), ..columns(&input.told, &title)? };
    if let Some(call) = known {
        call.seen(input.expected_version)?;
        if call.row.state != CallState::Draft {
            return Err(Stop::whole(RefusalCode::CallPublished));
        }
        let changed = call::ActiveModel { version: Set(call.row.version + 1), ..columns };
        call::Entity::update_many().set(changed).filter(call::Column::Id.eq(id)).exec(&write.tx).await?;
    } else {
        let region = permit.viewer().post().region_code.clone();
        let row = call::ActiveModel {
            id: Set(id),
            agency_id: Set(write.agency(Tier::Sponsor, &region).await?),
            region_code: Set(region),
            version: Set(1),
            state: Set(CallState::Draft),
            state_since: Set(write.at),
            reason: Set(None),
            ..columns
        };
        call::Entity::insert(row).exec_without_returning(&write.tx).await?;
    }
    let changes = vec![told("call", id.global()), told("title", title)];
    write.commit(state, Entry { action: Action::SaveCall, society_id: None, changes }).await?;
    Ok(id)
}

/// What is wrong with it; answers the title as it is kept.
fn sound(told: &Told) -> Result<String, Stop> {
    let Told { kind: _, year, title, opens_on, closes_on, budget, ceiling, programme: _, content } = told;
    let mut checks = Checks::default();
    let title = checks.text("title", title, TITLE_MAX);
    checks.hold("year", YEARS.contains(year), RefusalCode::OutOfRange { min: *YEARS.start(), max: *YEARS.end() });
    checks.hold("closesOn", opens_on <= closes_on, RefusalCode::DateOutOfOrder);
    checks.hold("ceilingFen", !ceiling.is_zero() && ceiling <= budget, RefusalCode::AmountMalformed);
    checks.all(content.faults());
    checks.settle()?;
    Ok(title)
}

/// The programme of its money, within reach and of its kind.
async fn programme(write: &Write, permit: &Permit<SaveCall>, told: &Told) -> Result<Option<uuid::Uuid>, Stop> {
    let Some(id) = &told.programme else { return Ok(None) };
    let missing = || Stop::at("programmeId", RefusalCode::NotFound);
    let id = ProgrammeId::parse(id).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), "Query.funds").programmes();
    let found = within.filter(programme::Column::Id.eq(id)).one(&write.tx).await?.ok_or_else(missing)?;
    if found.kind == told.kind { Ok(Some(id.0)) } else { Err(missing()) }
}

fn columns(told: &Told, title: &str) -> Result<call::ActiveModel, Fault> {
    Ok(call::ActiveModel {
        kind: Set(told.kind),
        year: Set(told.year),
        title: Set(title.to_owned()),
        opens_on: Set(told.opens_on),
        closes_on: Set(told.closes_on),
        budget_fen: Set(told.budget),
        ceiling_fen: Set(told.ceiling),
        content: Set(serde_json::to_string(&told.content)?),
        ..Default::default()
    })
}
