//! A call is published, its last day is put off, it is taken back before anybody has submitted.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde::Serialize;

use entity::ledger::event::Action;
use entity::ledger::open_item::OpenItemKind;
use entity::project::application::{self, ApplicationState, ApplicationStep};
use entity::project::call::{self, CallState};
use entity::refusal::RefusalCode;
use entity::responsibility::{TEXT_MAX, checked};

use crate::access::{Intention, Permit};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write, moved, told};
use crate::project::application::{Told, advance, whole};
use crate::project::call::{Call, reached};
use crate::state::State;

/// The intention to publish it.
#[derive(Debug)]
pub struct OpenCall;

impl Intention for OpenCall {
    const FIELD: &'static str = "Mutation.openCall";
}

/// The intention to put its last day off.
#[derive(Debug)]
pub struct ExtendCall;

impl Intention for ExtendCall {
    const FIELD: &'static str = "Mutation.extendCall";
}

/// The intention to take it back.
#[derive(Debug)]
pub struct WithdrawCall;

impl Intention for WithdrawCall {
    const FIELD: &'static str = "Mutation.withdrawCall";
}

/// What the caller sends, whatever he does with it.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which call.
    pub call: String,
    /// The version he saw.
    pub expected_version: i32,
}

/// Publishes a call: whoever is called sees it from now on.
pub async fn open_call(state: &State, permit: Permit<OpenCall>, input: Input) -> Result<(), Stop> {
    let Some((write, call)) = begun(state, &permit, &input, &input).await? else { return Ok(()) };
    if call.row.state != CallState::Draft {
        return Err(Stop::whole(RefusalCode::wrong_state(call.row.state)));
    }
    if call.row.closes_on < state.world.today() {
        return Err(Stop::at("closesOn", RefusalCode::DueBeforeToday));
    }
    let change = call::ActiveModel { state: Set(CallState::Open), state_since: Set(write.at), ..Default::default() };
    let changes = vec![moved(call.row.state, CallState::Open), told("title", &call.row.title)];
    finish(state, write, &call, change, (Action::OpenCall, changes)).await
}

/// Puts the last day off: never forward, so that nobody loses a day that he was promised.
pub async fn extend_call(
    state: &State,
    permit: Permit<ExtendCall>,
    input: Input,
    closes_on: NaiveDate,
) -> Result<(), Stop> {
    let Some((write, call)) = begun(state, &permit, &input, &(&input, closes_on)).await? else { return Ok(()) };
    if call.row.state != CallState::Open {
        return Err(Stop::whole(RefusalCode::wrong_state(call.row.state)));
    }
    if closes_on <= call.row.closes_on || closes_on < state.world.today() {
        return Err(Stop::at("closesOn", RefusalCode::DateOutOfOrder));
    }
    let open = [ApplicationState::Draft, ApplicationState::Submitted];
    let waiting = application::Entity::find()
        .filter(application::Column::CallId.eq(call.row.id))
        .filter(application::Column::State.is_in(open));
    let ids: Vec<_> = waiting.all(&write.tx).await?.into_iter().map(|row| row.id).collect();
    for some in ids.chunks(200) {
        let later = application::ActiveModel { due_on: Set(Some(closes_on)), ..Default::default() };
        let these = application::Column::Id.is_in(some.iter().copied());
        application::Entity::update_many().set(later).filter(these).exec(&write.tx).await?;
    }
    let subjects: Vec<_> = ids.iter().map(|id| id.0).collect();
    write.put_off(OpenItemKind::Application, &subjects, closes_on).await?;
    let changes: Vec<Change> =
        Change::between("closesOn", Some(call.row.closes_on.to_string()), Some(closes_on.to_string()))
            .into_iter()
            .collect();
    let change = call::ActiveModel { closes_on: Set(closes_on), ..Default::default() };
    finish(state, write, &call, change, (Action::ExtendCall, changes)).await
}

/// Takes a call back, with the reason, while nobody has submitted. Drafts end with it.
pub async fn withdraw_call(
    state: &State,
    permit: Permit<WithdrawCall>,
    input: Input,
    reason: String,
) -> Result<(), Stop> {
    let reason = checked(&reason, TEXT_MAX).map_err(|code| Stop::at("reason", code))?;
    let Some((write, call)) = begun(state, &permit, &input, &(&input, &reason)).await? else { return Ok(()) };
    let all = application::Entity::find().filter(application::Column::CallId.eq(call.row.id));
    let drafts = all.clone().filter(application::Column::State.eq(ApplicationState::Draft));
    let over = [ApplicationState::Draft, ApplicationState::Withdrawn, ApplicationState::NotSubmitted];
    let submitted = all.filter(application::Column::State.is_not_in(over)).count(&write.tx).await?;
    let stands = matches!(call.row.state, CallState::Draft | CallState::Open);
    if !stands || submitted > 0 {
        return Err(Stop::whole(RefusalCode::CallPublished));
    }
    for row in drafts.all(&write.tx).await? {
        let case = whole(&write, row).await?;
        let to = case.row.state.after(ApplicationStep::Lapse).map_err(Stop::whole)?;
        let said = Told { by: permit.viewer().display_name.clone(), reason: None, text: Some(reason.clone()) };
        let step = (ApplicationStep::Lapse, to);
        advance(state, &write, &case, step, application::ActiveModel::default(), said).await?;
    }
    let changes = vec![moved(call.row.state, CallState::Withdrawn), told("reason", &reason)];
    let change = call::ActiveModel {
        state: Set(CallState::Withdrawn),
        state_since: Set(write.at),
        reason: Set(Some(reason)),
        ..Default::default()
    };
    finish(state, write, &call, change, (Action::WithdrawCall, changes)).await
}

/// The call that is meant, locked and in the version that was seen; none where the same was done before.
async fn begun<I: Intention>(
    state: &State,
    permit: &Permit<I>,
    input: &Input,
    whole: &impl Serialize,
) -> Result<Option<(Write, Call)>, Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let call = reached(&write, permit, &input.call).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, whole, &input.call).await? {
        return Ok(None);
    }
    call.seen(input.expected_version)?;
    Ok(Some((write, call)))
}

async fn finish(
    state: &State,
    write: Write,
    call: &Call,
    change: call::ActiveModel,
    (action, mut changes): (Action, Vec<Change>),
) -> Result<(), Stop> {
    let change = call::ActiveModel { version: Set(call.row.version + 1), ..change };
    call::Entity::update_many().set(change).filter(call::Column::Id.eq(call.row.id)).exec(&write.tx).await?;
    changes.push(told("call", call.row.id.global()));
    write.commit(state, Entry { action, society_id: None, changes }).await?;
    Ok(())
}
