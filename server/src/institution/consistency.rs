//! Figures side by side: gathered from the register, from what civil affairs has approved or stated, and from
//! what the society has reported; and the row that lists read, written again by whatever touches a figure.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use entity::institution::change::registered_item;
use entity::institution::consistency::contest::{self, ContestState};
use entity::institution::consistency::figure::{self, difference};
use entity::institution::consistency::{ConsistencyFact as Fact, Figure, FigureSide, FigureSource, differing};
use entity::institution::registration::{self, RegistrationState};
use entity::institution::report::{self, ReportState, report_answer};
use entity::people::appointment::{self, LeaderPost, person};
use entity::register::headcount::{self, FactSource};
use entity::register::present;
use entity::register::society::{SocietyId, name};
use entity::register::standing::council_term;

use crate::fault::Fault;
use crate::institution::change::register::SOURCE;
use crate::register::of_society::rows;
use crate::world::day_in_china;

/// What everybody says of these societies; who says nothing is not there.
#[derive(Debug, Default)]
struct Said(HashMap<SocietyId, Vec<Figure>>);

impl Said {
    fn put(&mut self, id: SocietyId, (side, source): (FigureSide, FigureSource), told: Told) {
        let Told { fact, value, as_of, document_no } = told;
        if !value.is_empty() {
            let figure = Figure { side, fact, value, as_of, source, document_no };
            self.0.entry(id).or_default().push(figure);
        }
    }
}

/// A value of a fact and the day that it is of.
struct Told {
    fact: Fact,
    value: String,
    as_of: NaiveDate,
    document_no: String,
}

fn told(fact: Fact, value: impl Into<String>, as_of: NaiveDate) -> Told {
    Told { fact, value: value.into(), as_of, document_no: String::new() }
}

const REGISTER: (FigureSide, FigureSource) = (FigureSide::Federation, FigureSource::Register);
const REGISTRATION: (FigureSide, FigureSource) = (FigureSide::CivilAffairs, FigureSource::Registration);
const STATEMENT: (FigureSide, FigureSource) = (FigureSide::CivilAffairs, FigureSource::Statement);
const REPORT: (FigureSide, FigureSource) = (FigureSide::Society, FigureSource::AnnualReport);
const CONTEST: (FigureSide, FigureSource) = (FigureSide::Society, FigureSource::Contest);

/// What the sides say of these societies, in as many statements as of one.
pub async fn figures(db: &impl ConnectionTrait, ids: &[SocietyId]) -> Result<HashMap<SocietyId, Vec<Figure>>, Fault> {
    let mut said = Said::default();
    registered(db, ids, &mut said).await?;
    counted(db, ids, &mut said).await?;
    approved(db, ids, &mut said).await?;
    reported(db, ids, &mut said).await?;
    for row in rows::<contest::Entity>(db, ids).await? {
        if !matches!(row.state, ContestState::Withdrawn | ContestState::Ceased) {
            said.put(row.society_id, CONTEST, told(row.fact, row.claimed, row.contested_on));
        }
    }
    Ok(said.0)
}

/// The register that the federation keeps.
async fn registered(db: &impl ConnectionTrait, ids: &[SocietyId], said: &mut Said) -> Result<(), Fault> {
    for row in rows::<present::Entity>(db, ids).await? {
        said.put(row.society_id, REGISTER, told(Fact::Uscc, row.uscc, row.registered_on));
    }
    for row in rows::<name::Entity>(db, ids).await?.into_iter().filter(|row| row.until.is_none()) {
        said.put(row.society_id, REGISTER, told(Fact::Name, row.name, row.since));
    }
    for row in rows::<council_term::Entity>(db, ids).await?.into_iter().filter(|row| row.until.is_none()) {
        said.put(row.society_id, REGISTER, told(Fact::CouncilTermEnd, row.ends_on.to_string(), row.since));
    }
    let posts = rows::<appointment::Entity>(db, ids).await?;
    let presides = |row: &appointment::Model| row.post == LeaderPost::President && row.until.is_none();
    let presidents: Vec<_> = posts.into_iter().filter(presides).collect();
    let persons = person::Entity::find().filter(person::Column::Id.is_in(presidents.iter().map(|row| row.person_id)));
    let names: HashMap<_, _> = persons.all(db).await?.into_iter().map(|row| (row.id, row.name)).collect();
    for row in presidents {
        let name = names.get(&row.person_id).cloned().unwrap_or_default();
        said.put(row.society_id, REGISTER, told(Fact::LegalRepresentative, name, row.since));
    }
    Ok(())
}

/// The headcount that stands; what the society has recorded itself it says too.
async fn counted(db: &impl ConnectionTrait, ids: &[SocietyId], said: &mut Said) -> Result<(), Fault> {
    for row in rows::<headcount::Entity>(db, ids).await?.into_iter().filter(|row| row.until.is_none()) {
        let counts = [
            (Fact::IndividualMembers, row.individual_members),
            (Fact::UnitMembers, row.unit_members),
            (Fact::FormalMembers, row.formal),
        ];
        for (fact, count) in counts {
            let of_side = |side| (side, FigureSource::Headcount);
            said.put(row.society_id, of_side(FigureSide::Federation), told(fact, count.to_string(), row.since));
            if row.source == FactSource::Society {
                said.put(row.society_id, of_side(FigureSide::Society), told(fact, count.to_string(), row.since));
            }
        }
    }
    Ok(())
}

/// What civil affairs has registered, approved as a change, or stated on a document.
async fn approved(db: &impl ConnectionTrait, ids: &[SocietyId], said: &mut Said) -> Result<(), Fault> {
    let begun = registration::Entity::find()
        .filter(registration::Column::SocietyId.is_in(ids.iter().copied()))
        .filter(registration::Column::State.eq(RegistrationState::Approved));
    for row in begun.all(db).await? {
        let Some((id, day)) = row.society_id.zip(row.decided_on) else { continue };
        said.put(id, REGISTRATION, told(Fact::Name, row.name, day));
        said.put(id, REGISTRATION, told(Fact::LegalRepresentative, row.legal_representative, day));
    }
    let items = rows::<registered_item::Entity>(db, ids).await?;
    for row in items.into_iter().filter(|row| row.until.is_none() && row.source == SOURCE) {
        let fact = Fact::of_matter(row.matter);
        let Some(fact) = fact else { continue };
        let said_of = Told { document_no: row.document_no, ..told(fact, row.value, row.since) };
        said.put(row.society_id, REGISTRATION, said_of);
    }
    for row in rows::<figure::Entity>(db, ids).await?.into_iter().filter(|row| row.until.is_none()) {
        let said_of = Told { document_no: row.document_no, ..told(row.fact, row.value, row.since) };
        said.put(row.society_id, STATEMENT, said_of);
    }
    Ok(())
}

/// Reports that the federation has passed and that nobody has open again.
const PASSED: [ReportState; 6] = [
    ReportState::Passed,
    ReportState::Received,
    ReportState::Concluded,
    ReportState::Rectifying,
    ReportState::RectificationReported,
    ReportState::Rectified,
];

/// Whether what a report says is the society's word for everybody.
#[must_use]
pub fn is_heard(state: ReportState) -> bool {
    PASSED.contains(&state)
}

/// What the society says in its newest report that was passed: what it has not submitted is its own.
async fn reported(db: &impl ConnectionTrait, ids: &[SocietyId], said: &mut Said) -> Result<(), Fault> {
    let mut newest: HashMap<SocietyId, report::Model> = HashMap::new();
    // Oldest first: the newest stays.
    for row in rows::<report::Entity>(db, ids).await?.into_iter().filter(|row| is_heard(row.state)) {
        newest.insert(row.society_id, row);
    }
    if newest.is_empty() {
        return Ok(());
    }
    let fields = Fact::ALL_FIELDS.iter().map(|(_, field)| *field);
    let written = report_answer::Entity::find()
        .filter(report_answer::Column::ReportId.is_in(newest.values().map(|row| row.id)))
        .filter(report_answer::Column::Field.is_in(fields));
    let by_report: HashMap<_, _> = newest.values().map(|row| (row.id, row)).collect();
    for row in written.all(db).await? {
        let fact = Fact::ALL_FIELDS.iter().find(|(_, field)| *field == row.field).map(|(fact, _)| *fact);
        let report = by_report.get(&row.report_id);
        if let Some((fact, report)) = fact.zip(report) {
            let day = day_in_china(report.submitted_at.unwrap_or(report.state_since));
            said.put(report.society_id, REPORT, told(fact, row.value, day));
        }
    }
    Ok(())
}

/// Writes the differences of these societies again, in the transaction that touched a figure and after it.
pub async fn refresh(tx: &impl ConnectionTrait, ids: &[SocietyId], today: NaiveDate) -> Result<(), Fault> {
    let said = figures(tx, ids).await?;
    let mut held: HashMap<SocietyId, BTreeSet<Fact>> = HashMap::new();
    for row in rows::<difference::Entity>(tx, ids).await? {
        held.entry(row.society_id).or_default().insert(row.fact);
    }
    let mut fresh = Vec::new();
    for society in rows::<present::Entity>(tx, ids).await? {
        let id = society.society_id;
        let stands = society.existence.stands();
        let figures = said.get(&id).filter(|_| stands).map_or(&[][..], Vec::as_slice);
        let now: BTreeSet<Fact> = differing(figures).into_iter().collect();
        let before = held.remove(&id).unwrap_or_default();
        let gone: Vec<Fact> = before.difference(&now).copied().collect();
        if !gone.is_empty() {
            let those = difference::Entity::delete_many().filter(difference::Column::SocietyId.eq(id));
            those.filter(difference::Column::Fact.is_in(gone)).exec(tx).await?;
        }
        let row = |fact: &Fact| difference::Model {
            society_id: id,
            fact: *fact,
            region_code: society.region_code.clone(),
            since: today,
        };
        fresh.extend(now.difference(&before).map(row).map(difference::ActiveModel::from));
    }
    if !fresh.is_empty() {
        difference::Entity::insert_many(fresh).exec_without_returning(tx).await?;
    }
    Ok(())
}
