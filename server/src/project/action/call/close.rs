//! A call closes: by the clock when its last day is over, or by the federation after it. What was submitted
//! goes to the formal check, what was not is noted as not submitted: each is one event of its society.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use entity::ledger::event::Action;
use entity::project::application::{self, ApplicationState, ApplicationStep};
use entity::project::call::{self, CallState};
use entity::refusal::RefusalCode;

use super::step::Input;
use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved, told};
use crate::project::application::{Told, advance, whole};
use crate::project::call::{Call, reached};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct CloseCall;

impl Intention for CloseCall {
    const FIELD: &'static str = "Mutation.closeCall";
}

/// Closes a call whose last day is over.
pub async fn close_call(state: &State, permit: Permit<CloseCall>, input: Input) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let call = reached(&write, &permit, &input.call).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, CloseCall::FIELD, &input, &input.call).await? {
        return Ok(());
    }
    call.seen(input.expected_version)?;
    if call.row.state != CallState::Open {
        return Err(Stop::whole(RefusalCode::wrong_state(call.row.state)));
    }
    if state.world.today() <= call.row.closes_on {
        return Err(Stop::whole(RefusalCode::CallStillOpen { closes_on: call.row.closes_on }));
    }
    close(state, write, &call, permit.viewer().display_name.clone()).await?;
    Ok(())
}

/// Closes a call that is locked; answers how many applications it had.
pub async fn close(state: &State, write: Write, call: &Call, by: String) -> Result<usize, Fault> {
    let open = [ApplicationState::Draft, ApplicationState::Submitted];
    let rows = application::Entity::find()
        .filter(application::Column::CallId.eq(call.row.id))
        .filter(application::Column::State.is_in(open))
        .order_by_asc(application::Column::Id)
        .all(&write.tx)
        .await?;
    let count = rows.len();
    for row in rows {
        let (step, action) = match row.state {
            ApplicationState::Draft => (ApplicationStep::Lapse, Action::LapseApplication),
            _ => (ApplicationStep::Close, Action::CheckApplication),
        };
        let Ok(to) = row.state.after(step) else { continue };
        let case = whole(&write, row).await?;
        let said = Told { by: by.clone(), ..Told::default() };
        advance(state, &write, &case, (step, to), application::ActiveModel::default(), said).await?;
        let changes = vec![moved(case.row.state, to), told("call", call.row.id.global())];
        write.append(state, Entry { action, society_id: Some(case.row.society_id), changes }).await?;
    }
    let closed = call::ActiveModel {
        state: Set(CallState::Closed),
        state_since: Set(write.at),
        version: Set(call.row.version + 1),
        ..Default::default()
    };
    call::Entity::update_many().set(closed).filter(call::Column::Id.eq(call.row.id)).exec(&write.tx).await?;
    let changes = vec![moved(call.row.state, CallState::Closed), told("call", call.row.id.global())];
    write.commit(state, Entry { action: Action::CloseCall, society_id: None, changes }).await?;
    Ok(count)
}
