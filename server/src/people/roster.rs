//! The roster: who holds which post today in the societies of a select, with the Party roles, the lead
//! of Party work and what is against the rules. Read in as many statements for one society as for all.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use sea_orm::sea_query::{Cond, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use entity::form::officer::{OfficerRole, liaison, party_officer};
use entity::form::rules::RuleSet;
use entity::people::appointment::{self, LeaderPost, party_lead, person, settlement};
use entity::people::conflict::{Conflict, LeaderFacts, conflicts};
use entity::people::dual::{DualIdentity, PartyRole, dual_identity};
use entity::register::existence::ENDED;
use entity::register::present;
use entity::register::society::SocietyId;
use entity::register::standing::council_term;

use crate::fault::Fault;
use crate::form::rules::book;

/// A post that someone holds on a day.
#[derive(Clone, Debug)]
pub struct Seat {
    /// The appointment.
    pub appointment: appointment::Model,
    /// Who holds it.
    pub person: person::Model,
    /// Where, as it stood on the day.
    pub society: present::Model,
    /// Last day of the council's term; none while it is not known.
    pub council_ends_on: Option<NaiveDate>,
    /// The post that leads Party work there; none when nobody does.
    pub lead: Option<LeaderPost>,
    /// His Party roles in this society.
    pub roles: Vec<PartyRole>,
    /// Others of his name who preside, and whether they are known to be he.
    pub namesakes: Vec<Namesake>,
    /// The day.
    pub day: NaiveDate,
    rules: Arc<RuleSet>,
}

/// Someone of the same name who presides over another society.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namesake {
    /// His row.
    pub person_id: Uuid,
    /// The society over which he presides.
    pub society_id: SocietyId,
    /// Whether they are one person; none while nobody has settled it.
    pub same: Option<bool>,
}

impl Seat {
    /// Whether his post leads Party work.
    #[must_use]
    pub fn leads(&self) -> bool {
        self.lead == Some(self.appointment.post)
    }

    /// Whether he stands on both legs.
    #[must_use]
    pub fn dual(&self) -> DualIdentity {
        dual_identity(!self.roles.is_empty(), self.leads())
    }

    /// What is against the rules of the day.
    #[must_use]
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.conflicts_under(&self.rules)
    }

    /// What would be against other rules.
    #[must_use]
    pub fn conflicts_under(&self, rules: &RuleSet) -> Vec<Conflict> {
        let count = |same| self.namesakes.iter().filter(|other| other.same == same).count();
        let facts = LeaderFacts {
            birth_year: self.person.birth_year,
            term_no: self.appointment.term_no,
            council_ends_on: self.council_ends_on,
            also_presides: count(Some(true)),
            namesake_presides: count(None),
        };
        conflicts(self.appointment.post, &facts, self.day, rules)
    }
}

/// Adds to a condition that a dated fact holds on a day.
macro_rules! held {
    ($table:ident on $day:expr) => {
        Cond::all()
            .add($table::Column::Since.lte($day))
            .add(Cond::any().add($table::Column::Until.is_null()).add($table::Column::Until.gt($day)))
    };
}

/// The seats of these societies on a day, in the order of credit codes and posts.
pub async fn seats(
    db: &impl ConnectionTrait,
    societies: Select<present::Entity>,
    day: NaiveDate,
) -> Result<Vec<Seat>, Fault> {
    let within = societies.clone().select_only().column(present::Column::SocietyId).into_query();
    let of: HashMap<_, _> = societies.all(db).await?.into_iter().map(|row| (row.society_id, row)).collect();
    let held = appointment::Entity::find()
        .filter(appointment::Column::SocietyId.in_subquery(within.clone()))
        .filter(held!(appointment on day))
        .find_also_related(person::Entity)
        .all(db)
        .await?;
    let leads = leads(db, within.clone(), day).await?;
    let roles = roles(db, within.clone(), day).await?;
    let councils = councils(db, within, day).await?;
    let of_the_day = Arc::new(book(db).await?.on(day).clone());
    let presiding = presiding(db, day).await?;
    let settled = settled(db).await?;
    let mut seats: Vec<Seat> = held
        .into_iter()
        .filter_map(|(appointment, person)| {
            let (person, society) = (person?, of.get(&appointment.society_id)?.clone());
            let key = (society.society_id, person.id);
            Some(Seat {
                lead: leads.get(&society.society_id).copied(),
                roles: roles.get(&key).cloned().unwrap_or_default(),
                namesakes: namesakes(&appointment, &person, &presiding, &settled),
                appointment,
                person,
                council_ends_on: councils.get(&society.society_id).copied(),
                society,
                day,
                rules: Arc::clone(&of_the_day),
            })
        })
        .collect();
    seats.sort_by(|one, other| order(one).cmp(&order(other)));
    Ok(seats)
}

/// The order of the roster.
fn order(seat: &Seat) -> (&str, LeaderPost, Uuid) {
    (&seat.society.uscc, seat.appointment.post, seat.appointment.id.0)
}

/// The post that leads Party work, one entry a society; none where nobody does.
pub async fn party_leads(
    db: &impl ConnectionTrait,
    societies: Select<present::Entity>,
    day: NaiveDate,
) -> Result<Vec<Option<LeaderPost>>, Fault> {
    let ids = societies.select_only().column(present::Column::SocietyId);
    let found = leads(db, ids.clone().into_query(), day).await?;
    let ids: Vec<SocietyId> = ids.into_tuple().all(db).await?;
    Ok(ids.iter().map(|id| found.get(id).copied()).collect())
}

/// The post that leads Party work, by society.
async fn leads(
    db: &impl ConnectionTrait,
    within: SelectStatement,
    day: NaiveDate,
) -> Result<HashMap<SocietyId, LeaderPost>, Fault> {
    let held = party_lead::Entity::find()
        .filter(party_lead::Column::SocietyId.in_subquery(within))
        .filter(held!(party_lead on day));
    Ok(held.all(db).await?.into_iter().map(|row| (row.society_id, row.post)).collect())
}

/// The last day of the council's term, by society.
async fn councils(
    db: &impl ConnectionTrait,
    within: SelectStatement,
    day: NaiveDate,
) -> Result<HashMap<SocietyId, NaiveDate>, Fault> {
    let held = council_term::Entity::find()
        .filter(council_term::Column::SocietyId.in_subquery(within))
        .filter(held!(council_term on day));
    Ok(held.all(db).await?.into_iter().map(|row| (row.society_id, row.ends_on)).collect())
}

type Roles = HashMap<(SocietyId, Uuid), Vec<PartyRole>>;

async fn roles(db: &impl ConnectionTrait, within: SelectStatement, day: NaiveDate) -> Result<Roles, Fault> {
    let officers = party_officer::Entity::find()
        .filter(party_officer::Column::SocietyId.in_subquery(within.clone()))
        .filter(held!(party_officer on day))
        .all(db)
        .await?;
    let liaisons = liaison::Entity::find()
        .filter(liaison::Column::SocietyId.in_subquery(within))
        .filter(held!(liaison on day))
        .all(db)
        .await?;
    let mut roles = Roles::new();
    for row in officers {
        let role = match row.role {
            OfficerRole::Secretary => PartyRole::Secretary,
            OfficerRole::DeputySecretary => PartyRole::DeputySecretary,
            OfficerRole::CommitteeMember => PartyRole::CommitteeMember,
        };
        roles.entry((row.society_id, row.person_id)).or_default().push(role);
    }
    for row in liaisons {
        roles.entry((row.society_id, row.person_id)).or_default().push(PartyRole::Liaison);
    }
    Ok(roles)
}

/// All who preside today, by name: a namesake may preside beyond what the caller reaches.
async fn presiding(
    db: &impl ConnectionTrait,
    day: NaiveDate,
) -> Result<HashMap<String, Vec<(Uuid, SocietyId)>>, Fault> {
    let rows = appointment::Entity::find()
        .filter(appointment::Column::Post.eq(LeaderPost::President))
        .filter(held!(appointment on day))
        .filter(appointment::Column::SocietyId.not_in_subquery(ended()))
        .find_also_related(person::Entity)
        .all(db)
        .await?;
    let mut by_name: HashMap<String, Vec<_>> = HashMap::new();
    for (row, person) in rows {
        if let Some(person) = person {
            by_name.entry(person.name).or_default().push((person.id, row.society_id));
        }
    }
    Ok(by_name)
}

/// Societies that are there no more: nobody presides over them.
fn ended() -> SelectStatement {
    let ended = present::Entity::find().filter(present::Column::Existence.is_in(ENDED));
    ended.select_only().column(present::Column::SocietyId).into_query()
}

async fn settled(db: &impl ConnectionTrait) -> Result<HashMap<(Uuid, Uuid), bool>, Fault> {
    let rows = settlement::Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| ((row.person_id, row.other_id), row.same)).collect())
}

/// The two in the order in which a settlement keeps them.
#[must_use]
pub fn pair(one: Uuid, other: Uuid) -> (Uuid, Uuid) {
    if one < other { (one, other) } else { (other, one) }
}

fn namesakes(
    appointment: &appointment::Model,
    person: &person::Model,
    presiding: &HashMap<String, Vec<(Uuid, SocietyId)>>,
    settled: &HashMap<(Uuid, Uuid), bool>,
) -> Vec<Namesake> {
    if appointment.post != LeaderPost::President {
        return Vec::new();
    }
    let others = presiding.get(&person.name).into_iter().flatten();
    others
        .filter(|(_, society_id)| *society_id != appointment.society_id)
        .map(|(person_id, society_id)| Namesake {
            person_id: *person_id,
            society_id: *society_id,
            same: if *person_id == person.id { Some(true) } else { settled.get(&pair(*person_id, person.id)).copied() },
        })
        .collect()
}
