//! Loads the lines of an export.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use sea_orm::ConnectionTrait;

use entity::institution::inspection::{self, Conclusion};
use entity::people::appointment::{self, LeaderPost, party_lead};
use entity::register::present;
use entity::register::society::SocietyId;
use entity::register::standing::listing;
use exchange::export::Line;
use exchange::import::record::Listed;

use crate::fault::Fault;
use crate::register::action::import_societies::current::names;
use crate::register::of_society::rows;

/// So many societies' facts are loaded at a time.
const CHUNK: usize = 500;

/// The lines of these societies, in their order: the present's row, and what it does not keep.
pub async fn load(
    db: &impl ConnectionTrait,
    societies: Vec<present::Model>,
    day: NaiveDate,
) -> Result<Vec<Line>, Fault> {
    let mut lines = Vec::with_capacity(societies.len());
    for some in societies.chunks(CHUNK) {
        let ids: Vec<SocietyId> = some.iter().map(|society| society.society_id).collect();
        let mut beside = beside(db, &ids, day).await?;
        lines.extend(some.iter().map(|society| line(society, beside.remove(&society.society_id).unwrap_or_default())));
    }
    Ok(lines)
}

/// What the present's row does not keep.
#[derive(Default)]
struct Beside {
    presidents: Vec<String>,
    secretaries_general: Vec<String>,
    party_lead: Option<LeaderPost>,
    listings: Vec<Listed>,
    /// Of the newest year that is over, as a register has it: all societies have one of that year.
    conclusion: Option<(i32, Conclusion)>,
}

async fn beside(
    db: &impl ConnectionTrait,
    ids: &[SocietyId],
    day: NaiveDate,
) -> Result<HashMap<SocietyId, Beside>, Fault> {
    let holds = |since: NaiveDate, until: Option<NaiveDate>| since <= day && until.is_none_or(|until| day < until);
    let mut all: HashMap<SocietyId, Beside> = HashMap::new();
    for row in rows::<listing::Entity>(db, ids).await?.into_iter().filter(|row| holds(row.since, row.until)) {
        let listed = Listed { kind: row.kind, reason: row.reason };
        all.entry(row.society_id).or_default().listings.push(listed);
    }
    for row in rows::<party_lead::Entity>(db, ids).await?.into_iter().filter(|row| holds(row.since, row.until)) {
        all.entry(row.society_id).or_default().party_lead = Some(row.post);
    }
    for row in rows::<inspection::Entity>(db, ids).await?.into_iter().filter(|row| row.year < day.year()) {
        // Oldest first: the newest stays.
        all.entry(row.society_id).or_default().conclusion = Some((row.year, row.conclusion));
    }
    let posts = rows::<appointment::Entity>(db, ids).await?;
    let names = names(db, &posts).await?;
    for row in posts.into_iter().filter(|row| holds(row.since, row.until)) {
        let of_society = all.entry(row.society_id).or_default();
        let name = names.get(&row.person_id).cloned();
        match row.post {
            LeaderPost::President => of_society.presidents.extend(name),
            LeaderPost::SecretaryGeneral => of_society.secretaries_general.extend(name),
            LeaderPost::VicePresident | LeaderPost::Other => {}
        }
    }
    Ok(all)
}

fn line(society: &present::Model, beside: Beside) -> Line {
    let present = society.present();
    let Beside { presidents, secretaries_general, party_lead, listings, conclusion } = beside;
    Line {
        uscc: society.uscc.clone(),
        name: society.name.clone(),
        discipline: society.discipline,
        registered_on: society.registered_on,
        counts: present.counted.then_some(present.counts),
        form: present.form,
        grade: present.grade,
        conclusion,
        term_ends_on: present.term_ends_on,
        presidents,
        secretaries_general,
        party_lead,
        listings,
    }
}
