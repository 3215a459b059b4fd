//! Loads what the register has of societies: the facts that have no end, with their rows.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use entity::form::party_form;
use entity::institution::inspection;
use entity::people::appointment::{self, party_lead, person};
use entity::register::headcount;
use entity::register::present::HeldGrade;
use entity::register::region;
use entity::register::society::{self, SocietyId, name};
use entity::register::standing::{council_term, grade, listing};
use entity::register::uscc::Uscc;
use exchange::import::plan::{Current, Holder, Standing};
use exchange::import::record::Listed;

use crate::fault::Fault;
use crate::people::person::of_societies;
use crate::register::of_society::rows;

/// The societies with these codes, as they stand.
pub async fn load(db: &impl ConnectionTrait, codes: &[Uscc]) -> Result<HashMap<Uscc, Current>, Fault> {
    let wanted = society::Column::Uscc.is_in(codes.iter().map(Uscc::as_str));
    let found = society::Entity::find().filter(wanted).find_also_related(region::Entity).all(db).await?;
    let mut all: HashMap<SocietyId, Current> =
        found.iter().map(|(society, region)| (society.id, bare(society, region.as_ref()))).collect();
    let ids: Vec<SocietyId> = all.keys().copied().collect();
    load_standing(db, &ids, &mut all).await?;
    load_conclusions(db, &ids, &mut all).await?;
    load_leaders(db, &ids, &mut all).await?;
    let keyed = found
        .into_iter()
        .filter_map(|(society, _)| Some((Uscc::certified(&society.uscc).ok()?, all.remove(&society.id)?)));
    Ok(keyed.collect())
}

fn bare(society: &society::Model, region: Option<&region::Model>) -> Current {
    Current {
        id: society.id,
        version: society.version,
        region_code: region.map(|region| region.code.clone()).unwrap_or_default(),
        discipline: society.discipline,
        registered_on: society.registered_on,
        name: None,
        counts: None,
        form: None,
        grade: None,
        term: None,
        party_lead: None,
        listings: Vec::new(),
        leaders: Vec::new(),
        conclusions: BTreeMap::new(),
        persons: BTreeMap::new(),
    }
}

/// A fact without an end; one that has ended is history.
fn standing<T>(row: Uuid, value: T, since: NaiveDate, until: Option<NaiveDate>) -> Option<Standing<T>> {
    until.is_none().then_some(Standing { row, value, since })
}

type All = HashMap<SocietyId, Current>;

async fn load_standing(db: &impl ConnectionTrait, ids: &[SocietyId], all: &mut All) -> Result<(), Fault> {
    for row in rows::<name::Entity>(db, ids).await? {
        let Some(current) = all.get_mut(&row.society_id) else { continue };
        current.name = standing(row.id, row.name, row.since, row.until).or(current.name.take());
    }
    for row in rows::<headcount::Entity>(db, ids).await? {
        let Some(current) = all.get_mut(&row.society_id) else { continue };
        current.counts = standing(row.id, row.counts(), row.since, row.until).or(current.counts.take());
    }
    for row in rows::<party_form::Entity>(db, ids).await? {
        let Some(current) = all.get_mut(&row.society_id) else { continue };
        current.form = standing(row.id, row.form, row.since, row.until).or(current.form.take());
    }
    for row in rows::<grade::Entity>(db, ids).await? {
        let Some(current) = all.get_mut(&row.society_id) else { continue };
        let held = HeldGrade { level: row.level, valid_until: row.valid_until };
        current.grade = standing(row.id, held, row.since, row.until).or(current.grade.take());
    }
    for row in rows::<council_term::Entity>(db, ids).await? {
        let Some(current) = all.get_mut(&row.society_id) else { continue };
        current.term = standing(row.id, row.ends_on, row.since, row.until).or(current.term.take());
    }
    for row in rows::<party_lead::Entity>(db, ids).await? {
        let Some(current) = all.get_mut(&row.society_id) else { continue };
        current.party_lead = standing(row.id, row.post, row.since, row.until).or(current.party_lead.take());
    }
    for row in rows::<listing::Entity>(db, ids).await? {
        let Some(current) = all.get_mut(&row.society_id) else { continue };
        let listed = Listed { kind: row.kind, reason: row.reason };
        current.listings.extend(standing(row.id, listed, row.since, row.until));
    }
    Ok(())
}

async fn load_conclusions(db: &impl ConnectionTrait, ids: &[SocietyId], all: &mut All) -> Result<(), Fault> {
    for row in rows::<inspection::Entity>(db, ids).await? {
        if let Some(current) = all.get_mut(&row.society_id) {
            current.conclusions.insert(row.year, row.conclusion);
        }
    }
    Ok(())
}

async fn load_leaders(db: &impl ConnectionTrait, ids: &[SocietyId], all: &mut All) -> Result<(), Fault> {
    for (society, person) in of_societies(db, ids).await? {
        if let Some(current) = all.get_mut(&society) {
            current.persons.insert(person.name, person.id);
        }
    }
    let posts = rows::<appointment::Entity>(db, ids).await?;
    let names = names(db, &posts).await?;
    for row in posts {
        let (Some(current), Some(name)) = (all.get_mut(&row.society_id), names.get(&row.person_id)) else { continue };
        let holder = Holder { post: row.post, name: name.clone() };
        current.leaders.extend(standing(row.id.0, holder, row.since, row.until));
    }
    Ok(())
}

/// The names of those who hold these posts.
pub async fn names(db: &impl ConnectionTrait, posts: &[appointment::Model]) -> Result<HashMap<Uuid, String>, Fault> {
    let wanted = person::Column::Id.is_in(posts.iter().map(|post| post.person_id));
    let people = person::Entity::find().filter(wanted).all(db).await?;
    Ok(people.into_iter().map(|person| (person.id, person.name)).collect())
}
