//! A case of a credit list begins: by civil affairs' notice to the society, or by a proposal that waits for
//! civil affairs. Nobody is listed by either.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::Serialize;

use entity::Word;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::list_case::{
    self, ListCaseId, ListKind, ListOrigin, ListState, ListStep, list_case_step, list_reason,
};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::agency::{AgencyId, Tier};
use entity::register::present;
use entity::register::society::SocietyId;
use entity::responsibility::TEXT_MAX;

use crate::access::{Intention, Permit, Scope};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::institution::calendar::calendar;
use crate::institution::list_case::{is_listed, item, terms};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Entry, Write, told};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct OpenListCase;

impl Intention for OpenListCase {
    const FIELD: &'static str = "Mutation.openListCase";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which society.
    pub society: String,
    /// Code of the reason; it says which list.
    pub reason: String,
    /// What shows it.
    pub evidence: String,
    /// Files to attach.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Gives notice to the society; answers the case's id.
pub async fn open_list_case(state: &State, permit: Permit<OpenListCase>, input: Input) -> Result<ListCaseId, Stop> {
    let mut checks = Checks::default();
    let evidence = checks.text("evidence", &input.evidence, TEXT_MAX);
    checks.settle()?;
    let missing = || Stop::at("societyId", RefusalCode::NotFound);
    let id = SocietyId::parse(&input.society).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let reached = Scope::of(Some(permit.viewer()), OpenListCase::FIELD).society(id);
    // Locked: of two who list the same society at once the second sees the first one's case.
    let society = reached.lock_exclusive().one(&write.tx).await?.ok_or_else(missing)?;
    let case = ListCaseId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(earlier) = claim(&write, user, key, OpenListCase::FIELD, &input, &case.global()).await? {
        return ListCaseId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let offered = list_reason::Entity::find_by_id(input.reason.clone()).one(&write.tx).await?;
    let reason = offered.filter(|reason| !reason.retired);
    let reason = reason.ok_or_else(|| Stop::at("reason", RefusalCode::UnknownReason))?;
    if is_taken(&write, id, reason.list).await? {
        return Err(Stop::whole(RefusalCode::ListCaseOpen));
    }
    let agency = permit.viewer().post().agency_id.ok_or_else(missing)?;
    let begun = Begun { id: case, reason: &reason, origin: ListOrigin::Found, evidence, agency };
    let by = permit.viewer().display_name.clone();
    begin(state, &write, &society, begun, (ListState::Noticed, &by)).await?;
    let mut changes = vec![told("list", reason.list.code()), told("reason", &reason.code)];
    let papers = Subject::of(AttachmentPurpose::ListPaper, case.0, Holder::Agency(agency));
    changes.extend(attach(state, &write, papers, &input.files).await?);
    write.commit(state, Entry { action: Action::OpenListCase, society_id: Some(id), changes }).await?;
    Ok(case)
}

/// Whether a society has a case of a list that is not over, or stands on it.
pub async fn is_taken(write: &Write, society: SocietyId, list: ListKind) -> Result<bool, Fault> {
    let open = list_case::Entity::find()
        .filter(list_case::Column::SocietyId.eq(society))
        .filter(list_case::Column::List.eq(list))
        .filter(list_case::Column::ClosedOn.is_null());
    Ok(open.one(&write.tx).await?.is_some() || is_listed(write, society, list).await?)
}

/// A case as it begins.
#[derive(Debug)]
pub struct Begun<'r> {
    /// Its id.
    pub id: ListCaseId,
    /// Why.
    pub reason: &'r list_reason::Model,
    /// From where.
    pub origin: ListOrigin,
    /// What shows it.
    pub evidence: String,
    /// Who decides.
    pub agency: AgencyId,
}

/// Enters a case with its first step and what waits: noticed, or proposed.
pub async fn begin(
    state: &State,
    write: &Write,
    society: &present::Model,
    begun: Begun<'_>,
    (at, by): (ListState, &str),
) -> Result<(), Fault> {
    let Begun { id, reason, origin, evidence, agency } = begun;
    let today = state.world.today();
    let (terms, calendar) = (terms(write, reason.list).await?, calendar(&write.tx).await?);
    let noticed = at == ListState::Noticed;
    let objection_due_on = noticed.then(|| terms.objection_due(today, &calendar));
    let row = list_case::Model {
        id,
        society_id: society.society_id,
        region_code: society.region_code.clone(),
        agency_id: agency,
        list: reason.list,
        origin,
        reason: reason.code.clone(),
        evidence: evidence.clone(),
        state: at,
        version: 1,
        begun_on: today,
        notified_on: noticed.then_some(today),
        objection_due_on,
        listed_on: None,
        counts_since: None,
        listing_id: None,
        closed_on: None,
        opinion: None,
    };
    let due_on = terms.due(at, objection_due_on, today, &calendar).unwrap_or(today);
    let holder = if noticed { Holder::Society(society.society_id) } else { Holder::Agency(agency) };
    let waits = item(&row, society, at, holder, due_on);
    list_case::Entity::insert(list_case::ActiveModel::from(row)).exec_without_returning(&write.tx).await?;
    let first = list_case_step::ActiveModel {
        id: Set(state.world.new_id()),
        list_case_id: Set(id),
        at: Set(write.at),
        step: Set(if noticed { ListStep::Notify } else { ListStep::Propose }),
        actor: Set(by.to_owned()),
        text: Set(Some(evidence)),
        user_id: Set(write.user()),
    };
    list_case_step::Entity::insert(first).exec_without_returning(&write.tx).await?;
    write.open(state, waits).await
}

/// Proposes a listing to civil affairs within a write of another intention; nothing where the society has a
/// case of that list, or stands on it.
pub async fn propose(
    state: &State,
    write: &Write,
    society: &present::Model,
    (reason, origin): (&str, ListOrigin),
    (by, evidence): (&str, String),
) -> Result<Option<ListCaseId>, Fault> {
    let found = list_reason::Entity::find_by_id(reason.to_owned()).one(&write.tx).await?;
    let reason = found.ok_or_else(|| Fault::Broken(format!("no reason {reason}")))?;
    if is_taken(write, society.society_id, reason.list).await? {
        return Ok(None);
    }
    let id = ListCaseId(state.world.new_id());
    let agency = write.agency(Tier::Registration, &society.region_code).await?;
    let begun = Begun { id, reason: &reason, origin, evidence, agency };
    begin(state, write, society, begun, (ListState::Proposed, by)).await?;
    Ok(Some(id))
}
