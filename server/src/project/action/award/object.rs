//! A society of the region objects to an award that is published; the chair answers it. An objection that
//! holds ends the application.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::Serialize;

use entity::ledger::event::Action;
use entity::project::application::{self, ApplicationId, ApplicationStep};
use entity::refusal::RefusalCode;
use entity::responsibility::{TEXT_MAX, checked};

use crate::access::{Intention, Permit, Scope};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved, told};
use crate::project::application::{Told, advance, reached};
use crate::state::State;

/// The intention to object.
#[derive(Debug)]
pub struct ObjectToAward;

impl Intention for ObjectToAward {
    const FIELD: &'static str = "Mutation.objectToAward";
}

/// The intention to answer.
#[derive(Debug)]
pub struct SettleObjection;

impl Intention for SettleObjection {
    const FIELD: &'static str = "Mutation.settleObjection";
}

/// What an objector sends.
#[derive(Clone, Debug, Serialize)]
pub struct Objection {
    /// Names this intention.
    pub idempotency_key: String,
    /// To which application.
    pub application: String,
    /// Why.
    pub text: String,
}

/// What the chair sends.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which application.
    pub application: String,
    /// The version he saw.
    pub expected_version: i32,
    /// Whether the objection holds.
    pub upheld: bool,
    /// The answer.
    pub text: String,
}

/// Objects. Whose objection it is is known to the federation; the event stands in the objector's chain.
pub async fn object_to_award(state: &State, permit: Permit<ObjectToAward>, input: Objection) -> Result<(), Stop> {
    let text = checked(&input.text, TEXT_MAX).map_err(|code| Stop::at("text", code))?;
    let missing = || Stop::at("applicationId", RefusalCode::NotFound);
    let id = ApplicationId::parse(&input.application).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let within = Scope::of(Some(permit.viewer()), ObjectToAward::FIELD).award_notices();
    let row = within.filter(application::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    let row = row.ok_or_else(missing)?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ObjectToAward::FIELD, &input, &input.application).await? {
        return Ok(());
    }
    let own = permit.viewer().post().society_id;
    if own == Some(row.society_id) {
        return Err(Stop::whole(RefusalCode::OwnAward));
    }
    if let Some(due_on) = row.due_on.filter(|due_on| *due_on < state.world.today()) {
        return Err(Stop::whole(RefusalCode::AwardNoticeOver { due_on }));
    }
    if row.objection.is_some() && row.objection_answer.is_none() {
        return Err(Stop::whole(RefusalCode::ObjectionOpen));
    }
    let change = application::ActiveModel {
        objection: Set(Some(text.clone())),
        objector_id: Set(own),
        objection_answer: Set(None),
        version: Set(row.version + 1),
        ..Default::default()
    };
    application::Entity::update_many().set(change).filter(application::Column::Id.eq(id)).exec(&write.tx).await?;
    let changes = vec![told("application", id.global()), told("text", text)];
    write.commit(state, Entry { action: Action::ObjectToAward, society_id: own, changes }).await?;
    Ok(())
}

/// Answers an objection.
pub async fn settle_objection(state: &State, permit: Permit<SettleObjection>, input: Answer) -> Result<(), Stop> {
    let text = checked(&input.text, TEXT_MAX).map_err(|code| Stop::at("text", code))?;
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.application).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, SettleObjection::FIELD, &input, &input.application).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    let open = case.row.objection.is_some() && case.row.objection_answer.is_none();
    let to = case.row.state.after(ApplicationStep::Overturn).map_err(Stop::whole)?;
    if !open {
        return Err(Stop::whole(RefusalCode::NoObjection));
    }
    let mut changes = vec![told("objectionAnswer", &text)];
    let change = application::ActiveModel { objection_answer: Set(Some(text.clone())), ..Default::default() };
    if input.upheld {
        changes.push(moved(case.row.state, to));
        let said = Told { by: permit.viewer().display_name.clone(), reason: None, text: Some(text) };
        advance(state, &write, &case, (ApplicationStep::Overturn, to), change, said).await?;
    } else {
        let change = application::ActiveModel { version: Set(case.row.version + 1), ..change };
        let this = application::Column::Id.eq(case.row.id);
        application::Entity::update_many().set(change).filter(this).exec(&write.tx).await?;
    }
    let entry = Entry { action: Action::SettleObjection, society_id: Some(case.row.society_id), changes };
    write.commit(state, entry).await?;
    Ok(())
}
