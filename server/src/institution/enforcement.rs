//! An enforcement case: found within reach and in the version that the writer saw, moved on with its
//! history, what the penalty does to the register, and its open item.
//!
//! Until something is served on the society, item and event carry its name and stand in the common chain.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use entity::Word;
use entity::account::UserId;
use entity::institution::calendar::WorkCalendar;
use entity::institution::enforcement::machine::EnforcementTerms;
use entity::institution::enforcement::penalty::Penalty;
use entity::institution::enforcement::{
    self, EnforcementId, EnforcementState, EnforcementStep, PenaltyKind, enforcement_step, enforcement_term,
};
use entity::institution::list_case::ListOrigin;
use entity::institution::report::machine::Turn;
use entity::ledger::event::Action;
use entity::ledger::open_item::OpenItemKind;
use entity::refusal::RefusalCode;
use entity::register::existence::Existence;
use entity::register::present;
use entity::register::standing::{Abnormality, listing};

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::institution::action::open_list_case::propose;
use crate::institution::calendar::calendar;
use crate::institution::change::ending::{End, end};
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Change, Entry, Write, moved, told};
use crate::register::facts;
use crate::state::State;
use crate::world::day_in_china;

/// A case with its society and the days that are worked.
#[derive(Clone, Debug)]
pub struct Case {
    /// The case.
    pub row: enforcement::Model,
    /// The society as it stands.
    pub society: present::Model,
    /// Which days are worked.
    pub calendar: WorkCalendar,
    /// How long each holder has.
    pub terms: EnforcementTerms,
}

/// What is said with a step beside its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decided {
    /// Until when the society has to put it right.
    pub due_on: Option<NaiveDate>,
    /// The penalty of which notice is given.
    pub penalty: Option<Penalty>,
}

/// The case of a permit, locked until the transaction ends; none when there is none for the caller.
pub async fn reached<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<Case, Stop> {
    let missing = || Stop::at("caseId", RefusalCode::NotFound);
    let id = EnforcementId::parse(id).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).enforcement_cases();
    let found = within.filter(enforcement::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    Ok(whole(write, found.ok_or_else(missing)?).await?)
}

/// The case with what belongs to it.
pub async fn whole(write: &Write, row: enforcement::Model) -> Result<Case, Fault> {
    let society = present::Entity::find_by_id(row.society_id).one(&write.tx).await?;
    let society = society.ok_or_else(|| Fault::Broken("a society vanished".into()))?;
    let terms = terms_on(&write.tx, day_in_china(write.at)).await?.terms();
    Ok(Case { row, society, calendar: calendar(&write.tx).await?, terms })
}

/// The terms that hold on a day.
pub async fn terms_on(db: &impl ConnectionTrait, day: NaiveDate) -> Result<enforcement_term::Model, Fault> {
    let found = enforcement_term::Entity::find()
        .filter(enforcement_term::Column::EffectiveOn.lte(day))
        .order_by_desc(enforcement_term::Column::EffectiveOn)
        .one(db)
        .await?;
    found.ok_or_else(|| Fault::Broken("enforcement has no terms".into()))
}

/// All versions of the terms, newest first.
pub async fn all_terms(db: &impl ConnectionTrait) -> Result<Vec<enforcement_term::Model>, Fault> {
    Ok(enforcement_term::Entity::find().order_by_desc(enforcement_term::Column::EffectiveOn).all(db).await?)
}

/// Whether the writer himself gave notice of the penalty.
async fn gave_notice(write: &Write, id: EnforcementId) -> Result<bool, Fault> {
    let Some(user) = write.user() else { return Ok(false) };
    let steps = enforcement_step::Entity::find().filter(enforcement_step::Column::CaseId.eq(id));
    Ok(is_noticed_by(&steps.all(&write.tx).await?, user))
}

/// Whether this person gave notice of the penalty.
#[must_use]
pub fn is_noticed_by(steps: &[enforcement_step::Model], user: UserId) -> bool {
    steps.iter().any(|row| row.step == EnforcementStep::Notice && row.user_id == Some(user))
}

/// Takes a step with all that follows from it; answers what the event tells. The caller has asked who may.
pub async fn advance(
    state: &State,
    write: &Write,
    case: &Case,
    (step, decided): (EnforcementStep, Decided),
    (by, text): (&str, Option<String>),
) -> Result<Vec<Change>, Stop> {
    let today = state.world.today();
    let to = case.row.state.after(step).map_err(Stop::whole)?;
    if case.terms.needs_second(step, case.row.state) && gave_notice(write, case.row.id).await? {
        return Err(Stop::whole(RefusalCode::SecondOfficial));
    }
    step.in_time(case.row.state, case.row.due_on, today).map_err(Stop::whole)?;
    let mut changes = vec![moved(case.row.state, to)];
    let own = if to == EnforcementState::InForce { case.row.suspended_until } else { decided.due_on };
    let due_on = case.terms.due(to, own, today, &case.calendar);
    let mut change = enforcement::ActiveModel {
        state: Set(to),
        version: Set(case.row.version + 1),
        due_on: Set(due_on),
        ..Default::default()
    };
    if step.serves() && case.row.served_on.is_none() {
        change.served_on = Set(Some(today));
    }
    if let Some(Penalty { kind, fine_fen, suspended_until }) = decided.penalty {
        (change.penalty, change.fine_fen) = (Set(Some(kind)), Set(fine_fen));
        change.suspended_until = Set(suspended_until);
        changes.push(told("penalty", kind.code()));
    }
    if step == EnforcementStep::Impose {
        change.imposed_on = Set(Some(today));
        changes.extend(impose(state, write, case, by).await?);
    }
    let suspended = case.row.penalty == Some(PenaltyKind::Suspension);
    if suspended && matches!(step, EnforcementStep::Lift | EnforcementStep::Close) {
        lift(state, write, case).await?;
    }
    if !to.is_open() {
        change.closed_on = Set(Some(today));
    }
    let this = enforcement::Column::Id.eq(case.row.id);
    enforcement::Entity::update_many().set(change).filter(this).exec(&write.tx).await?;
    note(state, write, case.row.id, step, (by, text.clone())).await?;
    hand_over(state, write, case, (step, to), due_on).await?;
    changes.extend(text.map(|text| told("text", text)));
    Ok(changes)
}

/// Commits the event of a step. What the society does not know of stands in the common chain.
pub async fn commit(
    state: &State,
    write: Write,
    (step, action): (EnforcementStep, Action),
    case: &Case,
    mut changes: Vec<Change>,
) -> Result<(), Fault> {
    let served = case.row.served_on.is_some() || step.serves();
    if !served {
        changes.push(told("society", &case.society.name));
    }
    write.commit(state, Entry { action, society_id: served.then_some(case.row.society_id), changes }).await?;
    Ok(())
}

/// Enters a step into the history.
pub async fn note(
    state: &State,
    write: &Write,
    id: EnforcementId,
    step: EnforcementStep,
    (by, text): (&str, Option<String>),
) -> Result<(), Fault> {
    let row = enforcement_step::ActiveModel {
        id: Set(state.world.new_id()),
        case_id: Set(id),
        at: Set(write.at),
        step: Set(step),
        actor: Set(by.to_owned()),
        text: Set(text),
        user_id: Set(write.user()),
    };
    enforcement_step::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// What a penalty does: the register follows, and the credit list is proposed that the order names.
async fn impose(state: &State, write: &Write, case: &Case, by: &str) -> Result<Vec<Change>, Fault> {
    let today = state.world.today();
    let penalty = case.row.punished().ok_or_else(|| Fault::Broken("a penalty without its notice".into()))?;
    let mut changes = Vec::new();
    match penalty.kind {
        PenaltyKind::Suspension => mark(state, write, case, Abnormality::Suspended).await?,
        PenaltyKind::Revocation => changes.extend(revoke(state, write, case).await?),
        PenaltyKind::Warning | PenaltyKind::Fine => {}
    }
    let reason = penalty.leads_to(&earlier_minor(write, case).await?, today);
    let evidence = format!("{}行政处罚决定：{}", today, penalty.kind.label(entity::Language::Zh));
    let proposed = propose(state, write, &case.society, (reason, ListOrigin::Penalty), (by, evidence)).await?;
    if matches!(penalty.kind, PenaltyKind::Suspension | PenaltyKind::Revocation) {
        facts::refresh(&write.tx, &[case.row.society_id], today).await?;
    }
    changes.extend(proposed.map(|_| told("proposesListing", reason)));
    Ok(changes)
}

/// A revoked society is there no more: what waited for it is closed, its history stays.
async fn revoke(state: &State, write: &Write, case: &Case) -> Result<Vec<Change>, Fault> {
    let today = state.world.today();
    let ended = End {
        existence: Existence::Revoked,
        source: "撤销登记处罚决定",
        document_no: format!("{today}行政处罚决定"),
        notice: format!("{}（统一社会信用代码：{}）自{today}起被撤销登记。", case.society.name, case.society.uscc),
    };
    end(state, write, &case.society, (ended, None)).await
}

/// The days of the society's other minor penalties.
async fn earlier_minor(write: &Write, case: &Case) -> Result<Vec<NaiveDate>, Fault> {
    let others = enforcement::Entity::find()
        .filter(enforcement::Column::SocietyId.eq(case.row.society_id))
        .filter(enforcement::Column::ImposedOn.is_not_null())
        .filter(enforcement::Column::Id.ne(case.row.id));
    let rows = others.all(&write.tx).await?;
    let minor = |row: &enforcement::Model| row.punished().is_some_and(|penalty| penalty.is_minor());
    Ok(rows.iter().filter(|row| minor(row)).filter_map(|row| row.imposed_on).collect())
}

/// Writes the fact that the society is suspended, where it does not hold already.
async fn mark(state: &State, write: &Write, case: &Case, kind: Abnormality) -> Result<(), Fault> {
    let current = standing(case, kind).one(&write.tx).await?;
    if current.is_some() {
        return Ok(());
    }
    let fact = listing::ActiveModel {
        id: Set(state.world.new_id()),
        society_id: Set(case.row.society_id),
        kind: Set(kind),
        reason: Set(Some("行政处罚决定".into())),
        since: Set(state.world.today()),
        until: Set(None),
    };
    listing::Entity::insert(fact).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// Ends the suspension: the society is active again.
async fn lift(state: &State, write: &Write, case: &Case) -> Result<(), Fault> {
    let today = state.world.today();
    if let Some(fact) = standing(case, Abnormality::Suspended).one(&write.tx).await? {
        let ended = listing::ActiveModel { until: Set(Some(today)), ..Default::default() };
        let this = listing::Column::Id.eq(fact.id);
        listing::Entity::update_many().set(ended).filter(this).exec(&write.tx).await?;
    }
    facts::refresh(&write.tx, &[case.row.society_id], today).await
}

fn standing(case: &Case, kind: Abnormality) -> sea_orm::Select<listing::Entity> {
    listing::Entity::find()
        .filter(listing::Column::SocietyId.eq(case.row.society_id))
        .filter(listing::Column::Kind.eq(kind))
        .filter(listing::Column::Until.is_null())
}

/// Whose turn it is now, and until when.
async fn hand_over(
    state: &State,
    write: &Write,
    case: &Case,
    (step, to): (EnforcementStep, EnforcementState),
    due_on: Option<NaiveDate>,
) -> Result<(), Fault> {
    let (kind, subject) = (OpenItemKind::Enforcement, case.row.id.0);
    let Some(due_on) = due_on else { return write.close_item(kind, subject).await };
    let holder = match to.turn() {
        Turn::Society => Holder::Society(case.row.society_id),
        _ => Holder::Agency(case.row.agency_id),
    };
    // What was not served names no society: the order or the notice opens it anew.
    if step.serves() && case.row.served_on.is_none() {
        write.close_item(kind, subject).await?;
        return write.open(state, item(&case.row, &case.society, (to, true), holder, due_on)).await;
    }
    let reason = if step == EnforcementStep::RejectCorrection { "RETURNED" } else { to.code() };
    write.pass(kind, subject, holder, reason, due_on).await
}

/// What waits for the holder of a case.
#[must_use]
pub fn item(
    row: &enforcement::Model,
    society: &present::Model,
    (state, served): (EnforcementState, bool),
    holder: Holder,
    due_on: NaiveDate,
) -> OpenItem {
    OpenItem {
        kind: OpenItemKind::Enforcement,
        subject_id: row.id.0,
        society_id: served.then_some(row.society_id),
        region_code: row.region_code.clone(),
        title: if served { String::new() } else { society.name.clone() },
        holder,
        reason: state.code().into(),
        due_on,
    }
}
