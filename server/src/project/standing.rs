//! How a society stands with its projects: what is not finished, by leader, and until when nothing is granted. The
//! eligibility of calls asks it.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use entity::project::case;
use entity::register::society::SocietyId;

use crate::fault::Fault;

/// A society's standing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectStanding {
    /// Who leads a project that is not finished, with its title.
    pub unfinished: Vec<(String, String)>,
    /// Until when nothing is granted to the society; none where nothing bars it. The last such day.
    pub barred_until: Option<NaiveDate>,
    /// Until when nothing is granted to a leader by name.
    pub barred_leaders: Vec<(String, NaiveDate)>,
}

/// The standing of one society on a day.
pub async fn standing(db: &impl ConnectionTrait, id: SocietyId, today: NaiveDate) -> Result<ProjectStanding, Fault> {
    Ok(standings(db, &[id], today).await?.remove(&id).unwrap_or_default())
}

/// The standings of many; who has none is not in the answer.
pub async fn standings(
    db: &impl ConnectionTrait,
    ids: &[SocietyId],
    today: NaiveDate,
) -> Result<HashMap<SocietyId, ProjectStanding>, Fault> {
    let mut all: HashMap<SocietyId, ProjectStanding> = HashMap::new();
    // A statement holds so many values and no more.
    for some in ids.chunks(200) {
        let rows = case::Entity::find().filter(case::Column::SocietyId.is_in(some.iter().copied()));
        for row in rows.all(db).await? {
            let of = all.entry(row.society_id).or_default();
            if row.state.is_open() {
                of.unfinished.push((row.leader_name.clone(), row.title.clone()));
            }
            if let Some(until) = row.barred_until.filter(|until| *until >= today) {
                of.barred_until = of.barred_until.max(Some(until));
                of.barred_leaders.push((row.leader_name, until));
            }
        }
    }
    Ok(all)
}
