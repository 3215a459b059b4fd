//! What the rule of matching reads, gathered: what societies are, have done and are bound by. Candidates come from
//! the database by discipline and by words, so that a register of a million costs as much as one of a hundred.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sea_orm::sea_query::{Cond, Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use entity::institution::activity::{self, ActivityState};
use entity::institution::change::{ChangeMatter, registered_item};
use entity::institution::eligibility::bar_of;
use entity::project::demand::{self, DemandState};
use entity::project::matching::rules::MatchingRules;
use entity::project::matching::text::Terms;
use entity::project::matching::{Fit, NeedFacts, SocietyFacts, fit, order};
use entity::project::outcome::words_in;
use entity::project::published_result;
use entity::register::present;
use entity::register::society::{Discipline, SocietyId};

use super::search::holding;
use crate::access::in_region;
use crate::fault::Fault;

/// The most candidates by discipline, and by words.
const CANDIDATES: u64 = 300;
/// So many pairs of characters of a title are looked for.
const PAIRS: usize = 12;
/// The most needs that are held against a society.
const NEEDS: u64 = 200;
/// The most past deeds of a society that are read, newest first.
const DEEDS: usize = 60;

/// The disciplines of a demand, the first one first.
#[must_use]
pub fn disciplines_of(row: &demand::Model) -> Vec<Discipline> {
    let further = words_in(&row.further).into_iter().filter(|other| *other != row.discipline);
    std::iter::once(row.discipline).chain(further).collect()
}

fn need_of(row: &demand::Model) -> NeedFacts {
    let terms = Terms::of(&[row.title.as_str(), row.need.as_str()].join("\n"));
    NeedFacts { disciplines: disciplines_of(row), terms }
}

/// Societies that fit a demand, the best first, of those that a scope reaches.
pub async fn suggestions(
    db: &impl ConnectionTrait,
    reached: Select<present::Entity>,
    row: &demand::Model,
    rules: &MatchingRules,
    (today, most): (NaiveDate, usize),
) -> Result<Vec<(present::Model, Fit)>, Fault> {
    let here = reached.filter(in_region(&row.region_code)).order_by_asc(present::Column::RegisteredOn);
    let around = rules.around(&disciplines_of(row));
    let alike = here.clone().filter(present::Column::Discipline.is_in(around)).limit(CANDIDATES);
    let pairs = Terms::of(&row.title).leading(PAIRS).collect::<Vec<_>>();
    let named = pairs.iter().fold(Cond::any().add(Expr::value(false)), |any, pair| {
        any.add(Expr::col((present::Entity, present::Column::Search)).like(holding(pair)))
    });
    let named = here.filter(named).limit(CANDIDATES);
    let mut found: BTreeMap<SocietyId, present::Model> = BTreeMap::new();
    for society in alike.all(db).await?.into_iter().chain(named.all(db).await?) {
        found.insert(society.society_id, society);
    }
    let societies: Vec<present::Model> = found.into_values().collect();
    let mut facts = society_facts(db, &societies, today).await?;
    let need = need_of(row);
    let mut fits: Vec<(present::Model, Fit)> = Vec::new();
    for society in societies {
        let facts = facts.remove(&society.society_id).unwrap_or_default();
        fits.push((society, fit(&need, &facts, rules)));
    }
    fits.sort_by_key(|(society, fit)| (order(fit.score(), society.registered_on), society.society_id));
    fits.truncate(most);
    Ok(fits)
}

/// Open needs that fit a society, the best first, of those that a scope reaches.
pub async fn fitting(
    db: &impl ConnectionTrait,
    reached: Select<demand::Entity>,
    society: &present::Model,
    rules: &MatchingRules,
    (today, most): (NaiveDate, usize),
) -> Result<Vec<(demand::Model, Fit)>, Fault> {
    let open = reached
        .filter(demand::Column::State.is_in([DemandState::Open, DemandState::Offered]))
        .filter(demand::Column::OfferUntil.gte(today))
        .order_by_desc(demand::Column::Id)
        .limit(NEEDS);
    let mut facts = society_facts(db, std::slice::from_ref(society), today).await?;
    let facts = facts.remove(&society.society_id).unwrap_or_default();
    let rows = open.all(db).await?.into_iter();
    let mut fits: Vec<(demand::Model, Fit)> =
        rows.map(|row| (fit(&need_of(&row), &facts, rules), row)).map(|(fit, row)| (row, fit)).collect();
    // What ties goes by the last day to offer.
    fits.sort_by_key(|(row, fit)| (order(fit.score(), row.offer_until), row.id));
    fits.truncate(most);
    Ok(fits)
}

/// What the rule reads of societies: so many statements for all of them as for one.
async fn society_facts(
    db: &impl ConnectionTrait,
    societies: &[present::Model],
    today: NaiveDate,
) -> Result<HashMap<SocietyId, SocietyFacts>, Fault> {
    let ids: Vec<SocietyId> = societies.iter().map(|society| society.society_id).collect();
    let mut scopes = scopes(db, &ids).await?;
    let mut deeds = deeds(db, &ids).await?;
    let bound = engagements(db, &ids).await?;
    let facts = |society: &present::Model| {
        let id = society.society_id;
        let valid = society.grade_until.is_some_and(|until| today <= until);
        let about = [society.name.as_str(), scopes.remove(&id).as_deref().unwrap_or_default()].join("\n");
        let facts = SocietyFacts {
            discipline: Some(society.discipline),
            about,
            deeds: deeds.remove(&id).unwrap_or_default(),
            grade: society.grade.filter(|_| valid),
            members: society.individual_members.saturating_add(society.unit_members),
            staff: society.full_time_staff,
            engagements: bound.get(&id).copied().unwrap_or_default(),
            blocker: society.abnormality.and_then(bar_of),
        };
        (id, facts)
    };
    Ok(societies.iter().map(facts).collect())
}

/// The business scope of each, where the register says it.
async fn scopes(db: &impl ConnectionTrait, ids: &[SocietyId]) -> Result<HashMap<SocietyId, String>, Fault> {
    let rows = registered_item::Entity::find()
        .filter(registered_item::Column::SocietyId.is_in(ids.iter().copied()))
        .filter(registered_item::Column::Matter.eq(ChangeMatter::Scope))
        .filter(registered_item::Column::Until.is_null());
    Ok(rows.all(db).await?.into_iter().map(|row| (row.society_id, row.value)).collect())
}

/// What each has done: results that are published, activities that were held; a title and what it was about.
async fn deeds(db: &impl ConnectionTrait, ids: &[SocietyId]) -> Result<HashMap<SocietyId, Vec<String>>, Fault> {
    let results = published_result::Entity::find()
        .select_only()
        .column(published_result::Column::SocietyId)
        .column(published_result::Column::Title)
        .column(published_result::Column::Summary)
        .filter(published_result::Column::SocietyId.is_in(ids.iter().copied()))
        .filter(published_result::Column::WithdrawnOn.is_null())
        .order_by_desc(published_result::Column::PublishedOn);
    let held = activity::Entity::find()
        .select_only()
        .column(activity::Column::SocietyId)
        .column(activity::Column::Title)
        .column(activity::Column::Outline)
        .filter(activity::Column::SocietyId.is_in(ids.iter().copied()))
        .filter(activity::Column::State.is_in([ActivityState::Held, ActivityState::Reported]))
        .order_by_desc(activity::Column::HeldOn);
    let results: Vec<(SocietyId, String, String)> = results.into_tuple().all(db).await?;
    let held: Vec<(SocietyId, String, String)> = held.into_tuple().all(db).await?;
    let mut deeds: HashMap<SocietyId, Vec<String>> = HashMap::new();
    for (society, title, text) in results.into_iter().chain(held) {
        let of = deeds.entry(society).or_default();
        if of.len() < DEEDS {
            of.push([title, text].join("\n"));
        }
    }
    Ok(deeds)
}

/// To how many demands each is bound.
async fn engagements(db: &impl ConnectionTrait, ids: &[SocietyId]) -> Result<HashMap<SocietyId, i32>, Fault> {
    let bound = demand::Entity::find()
        .select_only()
        .column(demand::Column::SocietyId)
        .column_as(demand::Column::Id.count(), "bound")
        .filter(demand::Column::SocietyId.is_in(ids.iter().copied()))
        .filter(demand::Column::State.is_in([DemandState::Matched, DemandState::Agreed, DemandState::Reported]))
        .group_by(demand::Column::SocietyId);
    let rows: Vec<(SocietyId, i64)> = bound.into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(id, count)| (id, i32::try_from(count).unwrap_or(i32::MAX))).collect())
}
