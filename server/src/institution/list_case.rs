//! A case of a credit list: found within reach and in the version that the writer saw, moved on with its
//! history, the fact of the register that it leads to, and its open item.
//!
//! What the society was not told of yet is not its to see: until the notice, item and event carry the
//! society's name and stand in the common chain.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use entity::account::UserId;
use entity::institution::calendar::WorkCalendar;
use entity::institution::list_case::machine::{ListDays, ListTerms};
use entity::institution::list_case::{
    self, ListCaseId, ListKind, ListState, ListStep, list_case_step, list_reason, list_term,
};
use entity::institution::report::machine::Turn;
use entity::ledger::event::Action;
use entity::ledger::open_item::OpenItemKind;
use entity::refusal::RefusalCode;
use entity::register::present;
use entity::register::society::SocietyId;
use entity::register::standing::listing;
use entity::{Language, Word};

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::institution::calendar::calendar;
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Change, Entry, Write, moved, told};
use crate::register::facts;
use crate::state::State;

/// A case with what judges it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The case.
    pub row: list_case::Model,
    /// The society as it stands.
    pub society: present::Model,
    /// Why.
    pub reason: list_reason::Model,
    /// How long everything takes.
    pub terms: ListTerms,
    /// Which days are worked.
    pub calendar: WorkCalendar,
}

/// The case of a permit, locked until the transaction ends; none when there is none for the caller.
pub async fn reached<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<Case, Stop> {
    let missing = || Stop::at("caseId", RefusalCode::NotFound);
    let id = ListCaseId::parse(id).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).list_cases();
    let found = within.filter(list_case::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    Ok(whole(write, found.ok_or_else(missing)?).await?)
}

/// The case with what belongs to it.
pub async fn whole(write: &Write, row: list_case::Model) -> Result<Case, Fault> {
    let vanished = |what: &str| Fault::Broken(format!("{what} vanished"));
    let society = present::Entity::find_by_id(row.society_id).one(&write.tx).await?;
    let reason = list_reason::Entity::find_by_id(row.reason.clone()).one(&write.tx).await?;
    Ok(Case {
        society: society.ok_or_else(|| vanished("a society"))?,
        reason: reason.ok_or_else(|| vanished("a reason"))?,
        terms: terms(write, row.list).await?,
        calendar: calendar(&write.tx).await?,
        row,
    })
}

/// How long everything takes on a list.
pub async fn terms(write: &Write, list: ListKind) -> Result<ListTerms, Fault> {
    let found = list_term::Entity::find_by_id(list).one(&write.tx).await?;
    found.map(|row| row.terms()).ok_or_else(|| Fault::Broken(format!("{list} has no terms")))
}

/// How long everything takes on each list.
pub async fn all_terms(db: &impl ConnectionTrait) -> Result<Vec<list_term::Model>, Fault> {
    Ok(list_term::Entity::find().order_by_asc(list_term::Column::List).all(db).await?)
}

/// What a case's days hang on.
#[must_use]
pub fn days_of(row: &list_case::Model, reason: &list_reason::Model) -> ListDays {
    ListDays {
        list: row.list,
        duty: reason.duty,
        objection_due_on: row.objection_due_on,
        counts_since: row.counts_since.filter(|_| row.state.is_listed()),
    }
}

/// Whether a society was told of a case, so that it may see it.
#[must_use]
pub const fn is_served(row: &list_case::Model) -> bool {
    row.notified_on.is_some() || row.listed_on.is_some()
}

/// Takes a step with all that follows from it; answers the event. The caller has asked who may.
pub async fn advance(
    state: &State,
    write: &Write,
    case: &Case,
    step: ListStep,
    (by, text): (&str, Option<String>),
) -> Result<Vec<Change>, Stop> {
    let today = state.world.today();
    let to = case.row.state.after(step).map_err(Stop::whole)?;
    if case.terms.needs_second(step, case.row.state) && began(write, case.row.id).await? {
        return Err(Stop::whole(RefusalCode::SecondOfficial));
    }
    case.terms.in_time(step, case.row.state, &days_of(&case.row, &case.reason), today).map_err(Stop::whole)?;
    let change = effect(state, write, case, step, text.as_deref()).await?;
    let objection_due_on = change.objection_due_on.clone().take().unwrap_or(case.row.objection_due_on);
    let after = list_case::ActiveModel { state: Set(to), version: Set(case.row.version + 1), ..change };
    let this = list_case::Column::Id.eq(case.row.id);
    list_case::Entity::update_many().set(after).filter(this).exec(&write.tx).await?;
    note(state, write, case.row.id, step, (by, text.clone())).await?;
    let due_on = case.terms.due(to, objection_due_on, today, &case.calendar);
    hand_over(state, write, case, to, due_on).await?;
    if case.row.state.is_listed() != to.is_listed() {
        facts::refresh(&write.tx, &[case.row.society_id], today).await?;
    }
    let mut changes = vec![moved(case.row.state, to), told("list", case.row.list.code())];
    changes.extend(text.map(|text| told("text", text)));
    Ok(changes)
}

/// Commits the event of a step. What the society was not told of stands in the common chain.
pub async fn commit(
    state: &State,
    write: Write,
    action: Action,
    case: &Case,
    mut changes: Vec<Change>,
) -> Result<(), Fault> {
    let served = is_served(&case.row) || action == Action::ServeListNotice;
    if !served {
        changes.push(told("society", &case.society.name));
    }
    write.commit(state, Entry { action, society_id: served.then_some(case.row.society_id), changes }).await?;
    Ok(())
}

/// Whether the writer himself proposed a case or gave notice of it.
async fn began(write: &Write, id: ListCaseId) -> Result<bool, Fault> {
    let Some(user) = write.user() else { return Ok(false) };
    let steps = list_case_step::Entity::find().filter(list_case_step::Column::ListCaseId.eq(id));
    Ok(is_began_by(&steps.all(&write.tx).await?, user))
}

/// Whether this person proposed a case or gave notice of it.
#[must_use]
pub fn is_began_by(steps: &[list_case_step::Model], user: UserId) -> bool {
    let begins = |row: &list_case_step::Model| matches!(row.step, ListStep::Propose | ListStep::Notify);
    steps.iter().any(|row| begins(row) && row.user_id == Some(user))
}

/// Enters a step into the history.
pub async fn note(
    state: &State,
    write: &Write,
    id: ListCaseId,
    step: ListStep,
    (by, text): (&str, Option<String>),
) -> Result<(), Fault> {
    let row = list_case_step::ActiveModel {
        id: Set(state.world.new_id()),
        list_case_id: Set(id),
        at: Set(write.at),
        step: Set(step),
        actor: Set(by.to_owned()),
        text: Set(text),
        user_id: Set(write.user()),
    };
    list_case_step::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// What a step changes beside the state: the dates, and the fact of the register.
async fn effect(
    state: &State,
    write: &Write,
    case: &Case,
    step: ListStep,
    text: Option<&str>,
) -> Result<list_case::ActiveModel, Stop> {
    let today = state.world.today();
    let mut change = list_case::ActiveModel::default();
    match step {
        ListStep::Notify => {
            change.notified_on = Set(Some(today));
            change.objection_due_on = Set(Some(case.terms.objection_due(today, &case.calendar)));
        }
        ListStep::Opine => change.opinion = Set(text.map(ToOwned::to_owned)),
        ListStep::Refault => change.counts_since = Set(Some(today)),
        ListStep::Enter => {
            change.listing_id = Set(Some(list(state, write, case).await?));
            change.listed_on = Set(Some(today));
            change.counts_since = Set(Some(today));
        }
        ListStep::Dismiss | ListStep::End => change.closed_on = Set(Some(today)),
        ListStep::GrantExit | ListStep::Transfer => {
            unlist(state, write, case).await?;
            change.closed_on = Set(Some(today));
        }
        _ => {}
    }
    Ok(change)
}

/// Writes the fact that the society is listed. Who comes onto the graver list leaves the other one.
async fn list(state: &State, write: &Write, case: &Case) -> Result<uuid::Uuid, Stop> {
    let (society, today) = (case.row.society_id, state.world.today());
    if is_listed(write, society, case.row.list).await? {
        return Err(Stop::whole(RefusalCode::ListCaseOpen));
    }
    if case.row.list == ListKind::Serious {
        let lighter = list_case::Entity::find()
            .filter(list_case::Column::SocietyId.eq(society))
            .filter(list_case::Column::List.eq(ListKind::Abnormal))
            .filter(list_case::Column::State.is_in([ListState::Listed, ListState::ExitApplied]));
        if let Some(row) = lighter.one(&write.tx).await? {
            let lighter = whole(write, row).await?;
            transfer(state, write, &lighter).await?;
        }
    }
    let id = state.world.new_id();
    let fact = listing::ActiveModel {
        id: Set(id),
        society_id: Set(society),
        kind: Set(case.row.list.fact()),
        reason: Set(Some(case.reason.zh.clone())),
        since: Set(today),
        until: Set(None),
    };
    listing::Entity::insert(fact).exec_without_returning(&write.tx).await?;
    Ok(id)
}

async fn transfer(state: &State, write: &Write, lighter: &Case) -> Result<(), Stop> {
    let today = state.world.today();
    let to = lighter.row.state.after(ListStep::Transfer).map_err(Stop::whole)?;
    unlist(state, write, lighter).await?;
    let change = list_case::ActiveModel {
        state: Set(to),
        version: Set(lighter.row.version + 1),
        closed_on: Set(Some(today)),
        ..Default::default()
    };
    let this = list_case::Column::Id.eq(lighter.row.id);
    list_case::Entity::update_many().set(change).filter(this).exec(&write.tx).await?;
    note(state, write, lighter.row.id, ListStep::Transfer, ("", None)).await?;
    write.close_item(OpenItemKind::ListCase, lighter.row.id.0).await?;
    Ok(())
}

/// Ends the fact that the society is listed.
async fn unlist(state: &State, write: &Write, case: &Case) -> Result<(), Fault> {
    let ended = listing::ActiveModel { until: Set(Some(state.world.today())), ..Default::default() };
    listing::Entity::update_many()
        .set(ended)
        .filter(listing::Column::SocietyId.eq(case.row.society_id))
        .filter(listing::Column::Kind.eq(case.row.list.fact()))
        .filter(listing::Column::Until.is_null())
        .exec(&write.tx)
        .await?;
    Ok(())
}

/// Whether the register has the society on a list.
pub async fn is_listed(write: &Write, society: SocietyId, list: ListKind) -> Result<bool, Fault> {
    let current = listing::Entity::find()
        .filter(listing::Column::SocietyId.eq(society))
        .filter(listing::Column::Kind.eq(list.fact()))
        .filter(listing::Column::Until.is_null());
    Ok(current.one(&write.tx).await?.is_some())
}

/// Whose turn it is now, and until when.
async fn hand_over(
    state: &State,
    write: &Write,
    case: &Case,
    to: ListState,
    due_on: Option<chrono::NaiveDate>,
) -> Result<(), Fault> {
    let (kind, subject) = (OpenItemKind::ListCase, case.row.id.0);
    if to == case.row.state {
        return Ok(());
    }
    let Some(due_on) = due_on else { return write.close_item(kind, subject).await };
    let holder = match to.turn() {
        Turn::Society => Holder::Society(case.row.society_id),
        _ => Holder::Agency(case.row.agency_id),
    };
    // A proposal's item does not name the society to the society: the notice opens it anew.
    if case.row.state.is_open() && is_served(&case.row) {
        return write.pass(kind, subject, holder, to.code(), due_on).await;
    }
    write.close_item(kind, subject).await?;
    write.open(state, item(&case.row, &case.society, to, holder, due_on)).await
}

/// What waits for the holder of a case.
#[must_use]
pub fn item(
    row: &list_case::Model,
    society: &present::Model,
    state: ListState,
    holder: Holder,
    due_on: chrono::NaiveDate,
) -> OpenItem {
    let told = state != ListState::Proposed;
    OpenItem {
        kind: OpenItemKind::ListCase,
        subject_id: row.id.0,
        society_id: told.then_some(row.society_id),
        region_code: row.region_code.clone(),
        title: if told { String::new() } else { [&society.name, "：", row.list.label(Language::Zh)].concat() },
        holder,
        reason: state.code().into(),
        due_on,
    }
}
