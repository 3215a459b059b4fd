//! A society begins an application. The conditions of the call are asked at the door: whoever may not apply
//! is told why before he has written a word.

use sea_orm::{EntityTrait, QuerySelect, Set};
use serde::Serialize;

use entity::ledger::event::Action;
use entity::project::application::{self, ApplicationId, ApplicationState};
use entity::project::call::CallId;
use entity::project::call::condition::Hindrance;
use entity::project::money::Fen;
use entity::refusal::{Refusal, RefusalCode};
use entity::register::present;

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::project::applicant::hindered;
use crate::project::application::begin;
use crate::project::call::locked;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct BeginApplication;

impl Intention for BeginApplication {
    const FIELD: &'static str = "Mutation.beginApplication";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// To which call.
    pub call: String,
}

/// What stands in the way, as refusals.
pub fn barred(hindrances: Vec<Hindrance>) -> Result<(), Stop> {
    if hindrances.is_empty() {
        return Ok(());
    }
    let told = |one: Hindrance| Refusal::at("callId", RefusalCode::CallBarred { said: one.said });
    Err(Stop::Refused(hindrances.into_iter().map(told).collect()))
}

/// Begins one for the permit's society; answers its id.
pub async fn begin_application(
    state: &State,
    permit: Permit<BeginApplication>,
    input: Input,
) -> Result<ApplicationId, Stop> {
    let society = permit.society()?.society_id;
    let missing = || Stop::at("callId", RefusalCode::NotFound);
    let call_id = CallId::parse(&input.call).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let within = Scope::of(Some(permit.viewer()), "Query.calls").calls();
    let call =
        sea_orm::QueryFilter::filter(within, sea_orm::ColumnTrait::eq(&entity::project::call::Column::Id, call_id));
    call.one(&write.tx).await?.ok_or_else(missing)?;
    // The call first, then the society: of two at once the second sees the first.
    let call = locked(&write, call_id).await?;
    let found = present::Entity::find_by_id(society).lock_exclusive().one(&write.tx).await?;
    let society = found.ok_or_else(|| Fault::Broken("a society vanished".into()))?;
    let id = ApplicationId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    let named = (society.society_id.global(), &input);
    if let Claim::Seen(earlier) = claim(&write, user, key, BeginApplication::FIELD, &named, &id.global()).await? {
        return ApplicationId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    barred(hindered(&write.tx, &call, &society, state.world.today()).await?)?;
    let row = application::ActiveModel {
        id: Set(id),
        call_id: Set(call_id),
        society_id: Set(society.society_id),
        region_code: Set(society.region_code.clone()),
        version: Set(1),
        state: Set(ApplicationState::Draft),
        state_since: Set(write.at),
        title: Set(String::new()),
        title_key: Set(String::new()),
        leader_name: Set(String::new()),
        amount_fen: Set(Fen::ZERO),
        topic: Set(String::new()),
        receipt_no: Set(String::new()),
        round: Set(0),
        submitted_on: Set(None),
        due_on: Set(Some(call.row.closes_on)),
        reason: Set(None),
        text: Set(None),
        scored: Set(0),
        score_mean: Set(-1),
        score_spread: Set(0),
        proposal: Set(None),
        proposed_fen: Set(Fen::ZERO),
        proposal_note: Set(None),
        proposed_by: Set(None),
        decision: Set(None),
        awarded_fen: Set(Fen::ZERO),
        decided_on: Set(None),
        objection: Set(None),
        objector_id: Set(None),
        objection_answer: Set(None),
        closed_on: Set(None),
    };
    begin(state, &write, row, (id, &call), &society, permit.viewer().display_name.clone()).await?;
    let changes = vec![told("call", call_id.global()), told("title", &call.row.title)];
    let entry = Entry { action: Action::BeginApplication, society_id: Some(society.society_id), changes };
    write.commit(state, entry).await?;
    Ok(id)
}
