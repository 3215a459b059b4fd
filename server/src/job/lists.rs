//! The clock's part in credit lists: days to object that pass, time that is over, two years that propose the
//! graver list; and the register's own listings become cases, or end them.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set};

use entity::Word;
use entity::institution::list_case::machine::ListTerms;
use entity::institution::list_case::{
    self, ListCaseId, ListKind, ListOrigin, ListState, ListStep, list_reason, list_term,
};
use entity::ledger::event::Action;
use entity::register::agency::Tier;
use entity::register::present;
use entity::register::standing::{Abnormality, listing};

use crate::fault::{Fault, Stop};
use crate::institution::action::open_list_case::propose;
use crate::institution::list_case::{advance, commit, days_of, note, whole};
use crate::ledger::{Actor, Entry, Write, told};
use crate::state::State;

/// The name under which the clock acts.
const CLOCK: &str = "平台时钟";

/// One round; answers how much was done. What is done is done once: each case is looked at again, locked, in
/// a transaction of its own.
pub async fn run(state: &State) -> Result<usize, Fault> {
    let mut done = adopt(state).await?;
    let today = state.world.today();
    let rows = list_case::Entity::find()
        .filter(list_case::Column::State.is_in([ListState::Noticed, ListState::Listed, ListState::ExitApplied]))
        .order_by_asc(list_case::Column::Id)
        .all(&state.db)
        .await?;
    for row in rows {
        let Some((step, action)) = due_step(state, &row, today).await? else { continue };
        done += usize::from(move_on(state, row.id, step, action).await?);
    }
    Ok(done + propose_graver(state, today).await?)
}

/// What the clock has to do with a case; none for nothing.
async fn due_step(
    state: &State,
    row: &list_case::Model,
    today: NaiveDate,
) -> Result<Option<(ListStep, Action)>, Fault> {
    if row.state == ListState::Noticed {
        let over = row.objection_due_on.is_some_and(|due_on| due_on < today);
        return Ok(over.then_some((ListStep::Lapse, Action::LapseListNotice)));
    }
    if let Some(fact) = row.listing_id {
        let stands = listing::Entity::find_by_id(fact).one(&state.db).await?;
        if stands.is_none_or(|fact| fact.until.is_some()) {
            return Ok(Some((ListStep::End, Action::EndListing)));
        }
    }
    let reason = list_reason::Entity::find_by_id(row.reason.clone()).one(&state.db).await?;
    let (Some(reason), Some(terms)) = (reason, terms(state, row.list).await?) else { return Ok(None) };
    let matures = terms.matures_on(&days_of(row, &reason)).is_some_and(|day| day <= today);
    Ok((row.state == ListState::Listed && matures).then_some((ListStep::Mature, Action::MatureListing)))
}

async fn terms(state: &State, list: ListKind) -> Result<Option<ListTerms>, Fault> {
    Ok(list_term::Entity::find_by_id(list).one(&state.db).await?.map(|row| row.terms()))
}

async fn move_on(state: &State, id: ListCaseId, step: ListStep, action: Action) -> Result<bool, Fault> {
    let write = Write::begin(state, Actor::platform(CLOCK)).await?;
    let Some(row) = list_case::Entity::find_by_id(id).lock_exclusive().one(&write.tx).await? else { return Ok(false) };
    if due_step(state, &row, state.world.today()).await? != Some((step, action)) {
        return Ok(false);
    }
    let case = whole(&write, row).await?;
    match advance(state, &write, &case, step, (CLOCK, None)).await {
        Ok(changes) => commit(state, write, action, &case, changes).await.map(|()| true),
        // Someone was faster.
        Err(Stop::Refused(_)) => Ok(false),
        Err(Stop::Fault(fault)) => Err(fault),
    }
}

/// Listings that the register names become cases, so that their societies can leave them.
async fn adopt(state: &State) -> Result<usize, Fault> {
    let known = list_case::Entity::find()
        .select_only()
        .column(list_case::Column::ListingId)
        .filter(list_case::Column::ListingId.is_not_null())
        .into_query();
    let facts = listing::Entity::find()
        .filter(listing::Column::Kind.is_in([Abnormality::AbnormalList, Abnormality::SeriousList]))
        .filter(listing::Column::Until.is_null())
        .filter(listing::Column::Id.not_in_subquery(known))
        .order_by_asc(listing::Column::Id);
    let mut done = 0;
    for fact in facts.all(&state.db).await? {
        done += usize::from(adopt_one(state, fact).await?);
    }
    Ok(done)
}

async fn adopt_one(state: &State, fact: listing::Model) -> Result<bool, Fault> {
    let Some(list) = ListKind::of(fact.kind) else { return Ok(false) };
    let write = Write::begin(state, Actor::platform(CLOCK)).await?;
    let society = present::Entity::find_by_id(fact.society_id).lock_exclusive().one(&write.tx).await?;
    let Some(society) = society else { return Ok(false) };
    let open = list_case::Entity::find()
        .filter(list_case::Column::SocietyId.eq(fact.society_id))
        .filter(list_case::Column::List.eq(list))
        .filter(list_case::Column::ClosedOn.is_null());
    if open.one(&write.tx).await?.is_some() {
        return Ok(false);
    }
    let id = ListCaseId(state.world.new_id());
    let text = fact.reason.clone().unwrap_or_else(|| list.label(entity::Language::Zh).to_owned());
    let row = list_case::ActiveModel {
        id: Set(id),
        society_id: Set(fact.society_id),
        region_code: Set(society.region_code.clone()),
        agency_id: Set(write.agency(Tier::Registration, &society.region_code).await?),
        list: Set(list),
        origin: Set(ListOrigin::Register),
        reason: Set(reason_of(list, &text).into()),
        evidence: Set(text.clone()),
        state: Set(ListState::Listed),
        version: Set(1),
        begun_on: Set(fact.since),
        notified_on: Set(None),
        objection_due_on: Set(None),
        listed_on: Set(Some(fact.since)),
        counts_since: Set(Some(fact.since)),
        listing_id: Set(Some(fact.id)),
        closed_on: Set(None),
        opinion: Set(None),
    };
    list_case::Entity::insert(row).exec_without_returning(&write.tx).await?;
    note(state, &write, id, ListStep::Adopt, (CLOCK, Some(text.clone()))).await?;
    let changes = vec![told("list", list.code()), told("reason", text)];
    write.commit(state, Entry { action: Action::AdoptListing, society_id: Some(fact.society_id), changes }).await?;
    Ok(true)
}

/// The reason of the list that a clerk's words mean.
fn reason_of(list: ListKind, text: &str) -> &'static str {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match list {
        ListKind::Abnormal if says(&["年报", "年检", "年度工作报告"]) => "NO_ANNUAL_REPORT",
        ListKind::Abnormal if says(&["联系", "失联"]) => "UNREACHABLE",
        ListKind::Abnormal if says(&["党组织"]) => "PARTY_ORGANISATION_MISSING",
        ListKind::Abnormal if says(&["整改"]) => "RECTIFICATION_OVERDUE",
        ListKind::Abnormal => "ABNORMAL_OTHER",
        ListKind::Serious if says(&["满2年", "满两年", "满二年"]) => "ABNORMAL_TWO_YEARS",
        ListKind::Serious => "SERIOUS_OTHER",
    }
}

/// Two years on the list of abnormal activity: proposed to civil affairs, and no more than that. What was
/// let be is not proposed again.
async fn propose_graver(state: &State, today: NaiveDate) -> Result<usize, Fault> {
    let Some(terms) = terms(state, ListKind::Abnormal).await? else { return Ok(0) };
    let listed = list_case::Entity::find()
        .filter(list_case::Column::List.eq(ListKind::Abnormal))
        .filter(list_case::Column::State.is_in([ListState::Listed, ListState::ExitApplied]))
        .order_by_asc(list_case::Column::Id);
    let mut done = 0;
    for row in listed.all(&state.db).await? {
        let from = row.counts_since.and_then(|since| terms.graver_from(since));
        if let Some(from) = from.filter(|from| *from <= today) {
            done += usize::from(propose_one(state, &row, from).await?);
        }
    }
    Ok(done)
}

async fn propose_one(state: &State, row: &list_case::Model, from: NaiveDate) -> Result<bool, Fault> {
    let write = Write::begin(state, Actor::platform(CLOCK)).await?;
    let society = present::Entity::find_by_id(row.society_id).lock_exclusive().one(&write.tx).await?;
    let Some(society) = society else { return Ok(false) };
    let earlier = list_case::Entity::find()
        .filter(list_case::Column::SocietyId.eq(row.society_id))
        .filter(list_case::Column::Origin.eq(ListOrigin::TwoYears))
        .filter(list_case::Column::BegunOn.gte(from));
    if earlier.one(&write.tx).await?.is_some() {
        return Ok(false);
    }
    let evidence = format!("自{}起列入活动异常名录，至{from}满两年", row.counts_since.unwrap_or(from));
    let why = ("ABNORMAL_TWO_YEARS", ListOrigin::TwoYears);
    if propose(state, &write, &society, why, (CLOCK, evidence)).await?.is_none() {
        return Ok(false);
    }
    let changes = vec![told("list", ListKind::Serious.code()), told("society", &society.name)];
    write.commit(state, Entry { action: Action::ProposeListing, society_id: None, changes }).await?;
    Ok(true)
}
