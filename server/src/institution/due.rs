//! Deadlines with whom and what they are about: the legal dates of societies, and what waits for someone.

mod moved;

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, TimeDelta};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use entity::form::party_form;
use entity::institution::annual_days::AnnualBook;
use entity::institution::calendar::WorkCalendar;
use entity::institution::change::registered_item;
use entity::institution::deadline::{Deadline, LegalFacts, deadlines};
use entity::institution::report;
use entity::ledger::open_item;
use entity::people::appointment::{self, LeaderPost};
use entity::register::present::{self, Column};
use entity::register::society::{SocietyId, name};
use entity::register::standing::{Abnormality, listing};

use crate::fault::Fault;
use crate::ledger::open_item::Holder;
use crate::register::of_society::rows;

pub use moved::{Moved, moved};

/// A change is filed within thirty days, a delay asked for three months ahead: who is looked at.
const FILING: TimeDelta = TimeDelta::days(60);
const DELAY: TimeDelta = TimeDelta::days(95);

/// A deadline with whom and what it is about.
#[derive(Clone, Debug)]
pub struct Due {
    /// What, and when.
    pub deadline: Deadline,
    /// The society that it is about; none where it is about none.
    pub society: Option<present::Model>,
    /// The society, or what waits.
    pub subject_id: Uuid,
    /// GB/T 2260 code of the region that it belongs to.
    pub region_code: String,
    /// What it is about, for a person; empty where kind and society say it.
    pub title: String,
    /// Who has to act.
    pub holder: Holder,
}

/// What holds for deadlines on a day.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'f> {
    /// The days of the annual inspections.
    pub annual: &'f AnnualBook,
    /// Which days are worked.
    pub calendar: &'f WorkCalendar,
    /// The day.
    pub today: NaiveDate,
}

/// The dated rows of one society from which legal dates follow.
#[derive(Clone, Copy, Debug)]
pub struct LegalRows<'r> {
    /// Forms of its Party organisation.
    pub forms: &'r [party_form::Model],
    /// Names, oldest first.
    pub names: &'r [name::Model],
    /// Posts.
    pub posts: &'r [appointment::Model],
    /// Registered items as changes have written them.
    pub items: &'r [registered_item::Model],
    /// Entries in lists.
    pub listings: &'r [listing::Model],
    /// Reports of annual inspections.
    pub reports: &'r [report::Model],
}

/// The legal dates of one society.
#[must_use]
pub fn of_society(society: &present::Model, rows: LegalRows<'_>, frame: Frame<'_>) -> Vec<Due> {
    // What has ended owes nothing.
    if !society.existence.stands() {
        return Vec::new();
    }
    let facts = facts(society, rows, frame.today);
    let due = |deadline| Due {
        deadline,
        society: Some(society.clone()),
        subject_id: society.society_id.0,
        region_code: society.region_code.clone(),
        title: String::new(),
        holder: Holder::Society(society.society_id),
    };
    // Where an inspection asks for the report, its open item says when it is due, and nothing once it is in.
    let asked = |deadline: &Deadline| {
        let of_year = |report: &report::Model| report.due_on.year() == deadline.legal_on.year();
        deadline.kind.is_annual() && rows.reports.iter().any(of_year)
    };
    let annual = frame.annual.of(&society.region_code);
    let legal = deadlines(&facts, &annual, frame.calendar, frame.today).into_iter();
    legal.filter(|deadline| !asked(deadline)).map(due).collect()
}

fn facts(society: &present::Model, rows: LegalRows<'_>, day: NaiveDate) -> LegalFacts {
    let LegalRows { forms, names, posts, items, listings, reports: _ } = rows;
    // What went through a change is filed already.
    let filed = |day: &NaiveDate| items.iter().any(|item| item.since == *day);
    let form = forms.iter().rev().find(|row| row.since <= day && row.until.is_none_or(|until| day < until));
    let ended = listings.iter().filter(|row| row.kind == Abnormality::Liquidating);
    let ended = ended.map(|row| row.until.filter(|until| *until <= day)).collect::<Option<Vec<_>>>();
    LegalFacts {
        branch_term_ends_on: form.and_then(|row| row.term_ends_on),
        branch_review_on: form.and_then(|row| row.review_on),
        changed_on: [renamed(names, day), presided(posts, day)].into_iter().flatten().filter(|day| !filed(day)).max(),
        liquidated_on: ended.and_then(|days| days.into_iter().max()),
        ..LegalFacts::of(&society.present(), society.registered_on)
    }
}

/// The day of its newest name, where it had another before.
fn renamed(names: &[name::Model], day: NaiveDate) -> Option<NaiveDate> {
    let mut known = names.iter().filter(|name| name.since <= day).map(|name| name.since);
    let first = known.next()?;
    known.max().filter(|newest| *newest > first)
}

/// The day of its newest president, where another presided before.
fn presided(posts: &[appointment::Model], day: NaiveDate) -> Option<NaiveDate> {
    let presidents = || posts.iter().filter(|post| post.post == LeaderPost::President && post.since <= day);
    let newest = presidents().max_by_key(|post| post.since)?;
    let before = |post: &appointment::Model| {
        post.person_id != newest.person_id && post.until.is_some_and(|until| until <= newest.since)
    };
    presidents().any(before).then_some(newest.since)
}

/// The legal dates of many societies, in as many statements as of one.
pub async fn legal(
    db: &impl ConnectionTrait,
    societies: &[present::Model],
    frame: Frame<'_>,
) -> Result<Vec<Due>, Fault> {
    let mut found = Vec::new();
    for some in societies.chunks(500) {
        let ids: Vec<SocietyId> = some.iter().map(|row| row.society_id).collect();
        let forms = grouped(rows::<party_form::Entity>(db, &ids).await?, |row| row.society_id);
        let names = grouped(rows::<name::Entity>(db, &ids).await?, |row| row.society_id);
        let posts = grouped(rows::<appointment::Entity>(db, &ids).await?, |row| row.society_id);
        let listings = grouped(rows::<listing::Entity>(db, &ids).await?, |row| row.society_id);
        let items = grouped(rows::<registered_item::Entity>(db, &ids).await?, |row| row.society_id);
        let reports = grouped(rows::<report::Entity>(db, &ids).await?, |row| row.society_id);
        for society in some {
            let id = &society.society_id;
            let rows = LegalRows {
                reports: reports.get(id).map_or(&[], Vec::as_slice),
                forms: forms.get(id).map_or(&[], Vec::as_slice),
                names: names.get(id).map_or(&[], Vec::as_slice),
                posts: posts.get(id).map_or(&[], Vec::as_slice),
                items: items.get(id).map_or(&[], Vec::as_slice),
                listings: listings.get(id).map_or(&[], Vec::as_slice),
            };
            found.extend(of_society(society, rows, frame));
        }
    }
    Ok(found)
}

fn grouped<T>(rows: Vec<T>, society: impl Fn(&T) -> SocietyId) -> HashMap<SocietyId, Vec<T>> {
    let mut groups: HashMap<SocietyId, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(society(&row)).or_default().push(row);
    }
    groups
}

/// What waits, as a deadline of its own date.
#[must_use]
pub fn of_item(item: &open_item::Model, society: Option<present::Model>, frame: Frame<'_>) -> Due {
    let holder = match (item.holder_society_id, item.holder_agency_id) {
        (None, Some(agency)) => Holder::Agency(agency),
        (society, _) => Holder::Society(society.unwrap_or(SocietyId(Uuid::nil()))),
    };
    Due {
        deadline: Deadline::of(item.kind.into(), item.due_on, frame.today, frame.calendar),
        society,
        subject_id: item.subject_id,
        region_code: item.region_code.clone(),
        title: item.title.clone(),
        holder,
    }
}

/// What of these items waits, with the societies they are about.
pub async fn waiting(
    db: &impl ConnectionTrait,
    items: &[open_item::Model],
    frame: Frame<'_>,
) -> Result<Vec<Due>, Fault> {
    let mut found = Vec::new();
    for some in items.chunks(500) {
        let ids: Vec<SocietyId> = some.iter().filter_map(|item| item.society_id).collect();
        let societies = rows::<present::Entity>(db, &ids).await?;
        let societies: HashMap<SocietyId, present::Model> =
            societies.into_iter().map(|row| (row.society_id, row)).collect();
        let society = |item: &open_item::Model| item.society_id.and_then(|id| societies.get(&id)).cloned();
        found.extend(some.iter().map(|item| of_item(item, society(item), frame)));
    }
    Ok(found)
}

/// Societies that may have a legal date of their own up to a day, or one that has passed; the annual
/// dates, which all have, are no reason to be among them.
#[must_use]
pub fn may_fall_due(today: NaiveDate, horizon: NaiveDate) -> Condition {
    let form = party_form::Entity::find().select_only().column(party_form::Column::SocietyId).filter(
        Condition::all()
            .add(party_form::Column::Until.is_null())
            .add(party_form::Column::TermEndsOn.lte(horizon).or(party_form::Column::ReviewOn.lte(horizon))),
    );
    let since = today - FILING;
    let renamed = name::Entity::find().select_only().column(name::Column::SocietyId);
    let renamed = renamed.filter(name::Column::Since.gte(since));
    let presided = appointment::Entity::find().select_only().column(appointment::Column::SocietyId);
    let presided = presided.filter(appointment::Column::Since.gte(since));
    let ended = listing::Entity::find().select_only().column(listing::Column::SocietyId);
    let ended = ended.filter(listing::Column::Until.gte(since));
    Condition::any()
        .add(Column::TermEndsOn.lte(horizon + DELAY))
        .add(Column::GradeUntil.lte(horizon))
        .add(Column::SocietyId.in_subquery(form.into_query()))
        .add(Column::SocietyId.in_subquery(renamed.into_query()))
        .add(Column::SocietyId.in_subquery(presided.into_query()))
        .add(Column::SocietyId.in_subquery(ended.into_query()))
}
