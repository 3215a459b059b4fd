//! Writes a plan: rows, the present of lists and the ledger's events, in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};
use uuid::Uuid;

use entity::form::party_form;
use entity::institution::inspection;
use entity::ledger::event::Action;
use entity::people::appointment::{self, party_lead, person};
use entity::register::headcount;
use entity::register::region::{self, RegionId, parent_of};
use entity::register::society::{self, SocietyId, name};
use entity::register::standing::{council_term, grade, listing};
use entity::register::uscc::Uscc;
use exchange::import::plan::{FactChange, Holder, Plan, SocietyPlan, Target};

use super::table::{Batch, Place};
use super::told::told;
use super::{CHUNK, Job, Progress};
use crate::fault::{Fault, Stop};
use crate::ledger::{Actor, Change, Entry, Write};
use crate::people::settle::settle;
use crate::register::{facts, version};
use crate::state::State;

/// Writes all of it, or nothing. A society that was written to since the plan was made is a refusal.
pub async fn write(state: &State, actor: Actor, job: &Job, plan: &Plan, progress: &Progress<'_>) -> Result<(), Stop> {
    let regions = region::Entity::find().all(&state.db).await?;
    let regions = Regions { by_code: regions.into_iter().map(|region| (region.code, region.id)).collect() };
    let write = Write::begin(state, actor).await?;
    for (number, some) in plan.societies.chunks(CHUNK).enumerate() {
        let mut rows = Rows { state, job, regions: &regions, batches: Batches::default() };
        let mut ids = Vec::new();
        for society in some {
            ids.push(rows.society(&write, society).await?);
        }
        rows.batches.write(&write, job).await?;
        let mut rights = settled(&write, some, &ids, job).await?;
        facts::refresh(&write.tx, &ids, state.world.today()).await?;
        for (society, id) in some.iter().zip(ids) {
            write.append(state, entry(society, id, rights.remove(&id))).await?;
        }
        progress.rows_done(number * CHUNK + some.len()).await?;
    }
    write.commit(state, summary(job, plan)).await?;
    Ok(())
}

/// With the last post of a leader his rights end, with the first of one they begin: what changed of them.
async fn settled(
    write: &Write,
    some: &[SocietyPlan],
    ids: &[SocietyId],
    job: &Job,
) -> Result<BTreeMap<SocietyId, Change>, Fault> {
    let mut moved = Vec::new();
    let mut lost = BTreeSet::new();
    for (plan, &id) in some.iter().zip(ids) {
        let before = plan.changes.iter().filter_map(|change| match change {
            FactChange::Leader(turn) => Some(turn.before()),
            _ => None,
        });
        let before: Vec<_> = before.collect();
        moved.extend((!before.is_empty()).then_some(id));
        let persons = before.into_iter().flatten().filter_map(|holder| plan.persons.get(&holder.name));
        lost.extend(persons.map(|person| (id, *person)));
    }
    if moved.is_empty() { Ok(BTreeMap::new()) } else { settle(write, &moved, &lost, job.setting.as_of).await }
}

fn entry(society: &SocietyPlan, id: SocietyId, rights: Option<Change>) -> Entry {
    let action = match society.target {
        Target::New { .. } => Action::EnterSociety,
        Target::Standing { .. } => Action::ChangeFacts,
    };
    let changes = told(society).into_iter().chain(rights).collect();
    Entry { action, society_id: Some(id), changes }
}

/// The event of the whole import, in the common chain.
fn summary(job: &Job, plan: &Plan) -> Entry {
    let Job { file_name, setting, purpose: _ } = job;
    let facts = [
        ("fileName", file_name.clone()),
        ("regionCode", setting.region_code.clone()),
        ("asOf", setting.as_of.to_string()),
        ("created", plan.created().to_string()),
        ("changed", plan.changed().to_string()),
        ("unchanged", plan.unchanged.to_string()),
    ];
    let changes = facts.into_iter().filter_map(|(field, value)| Change::between(field, None, Some(value))).collect();
    Entry { action: Action::ImportSocieties, society_id: None, changes }
}

/// The regions that stand in the register.
struct Regions {
    by_code: BTreeMap<String, RegionId>,
}

impl Regions {
    /// The region of a society: the division of its code, or the nearest one above that is known. A
    /// district that was dissolved lives on in the codes that were given there.
    fn of(&self, uscc: &Uscc, import: &str) -> Result<RegionId, Fault> {
        let above = std::iter::successors(Some(uscc.division().to_owned()), |code| parent_of(code));
        let mut within = above.filter(|code| code.starts_with(region::reach_of(import)));
        let found = within.find_map(|code| self.by_code.get(&code)).or_else(|| self.by_code.get(import));
        found.copied().ok_or_else(|| Fault::Broken(format!("there is no region {import}")))
    }
}

/// The rows of some societies, gathered.
struct Rows<'a> {
    state: &'a State,
    job: &'a Job,
    regions: &'a Regions,
    batches: Batches,
}

#[derive(Default)]
struct Batches {
    societies: Vec<society::ActiveModel>,
    persons: Vec<person::ActiveModel>,
    conclusions: Vec<inspection::ActiveModel>,
    names: Batch<name::Entity>,
    headcounts: Batch<headcount::Entity>,
    forms: Batch<party_form::Entity>,
    grades: Batch<grade::Entity>,
    terms: Batch<council_term::Entity>,
    leads: Batch<party_lead::Entity>,
    listings: Batch<listing::Entity>,
    appointments: Batch<appointment::Entity>,
}

impl Batches {
    async fn write(self, write: &Write, job: &Job) -> Result<(), Fault> {
        let (tx, until) = (&write.tx, job.setting.as_of);
        enter(tx, self.societies).await?;
        enter(tx, self.persons).await?;
        if !self.conclusions.is_empty() {
            let keys = [inspection::Column::SocietyId, inspection::Column::Year];
            let said = [inspection::Column::Conclusion, inspection::Column::ConcludedOn];
            let replace = OnConflict::columns(keys).update_columns(said).to_owned();
            inspection::Entity::insert_many(self.conclusions).on_conflict(replace).exec_without_returning(tx).await?;
        }
        self.names.write(tx, until).await?;
        self.headcounts.write(tx, until).await?;
        self.forms.write(tx, until).await?;
        self.grades.write(tx, until).await?;
        self.terms.write(tx, until).await?;
        self.leads.write(tx, until).await?;
        self.listings.write(tx, until).await?;
        self.appointments.write(tx, until).await?;
        Ok(())
    }
}

async fn enter<A: ActiveModelTrait>(tx: &impl ConnectionTrait, rows: Vec<A>) -> Result<(), Fault> {
    if !rows.is_empty() {
        A::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

impl Rows<'_> {
    async fn society(&mut self, write: &Write, plan: &SocietyPlan) -> Result<SocietyId, Stop> {
        let id = match &plan.target {
            Target::Standing { id, version } => {
                version::advance(&write.tx, *id, *version).await?;
                *id
            }
            Target::New { discipline, registered_on } => {
                let id = SocietyId(self.state.world.new_id());
                self.batches.societies.push(society::ActiveModel {
                    id: Set(id),
                    version: Set(1),
                    uscc: Set(plan.uscc.to_string()),
                    uscc_override: Set(self.job.setting.accepted.get(&plan.uscc).cloned()),
                    discipline: Set(*discipline),
                    registered_on: Set(*registered_on),
                    region_id: Set(self.regions.of(&plan.uscc, &self.job.setting.region_code)?),
                });
                id
            }
        };
        let mut persons = plan.persons.clone();
        for change in &plan.changes {
            self.fact(write, id, change, &mut persons).await?;
        }
        Ok(id)
    }

    async fn fact(
        &mut self,
        write: &Write,
        society: SocietyId,
        change: &FactChange,
        persons: &mut BTreeMap<String, Uuid>,
    ) -> Result<(), Fault> {
        let new_id = || self.state.world.new_id();
        let place = Place { id: new_id(), society, since: self.job.setting.as_of };
        let batches = &mut self.batches;
        match change {
            FactChange::Discipline { new, .. } => {
                let row = society::ActiveModel { id: Set(society), discipline: Set(*new), ..Default::default() };
                row.update(&write.tx).await?;
            }
            FactChange::RegisteredOn { new, .. } => {
                let row = society::ActiveModel { id: Set(society), registered_on: Set(*new), ..Default::default() };
                row.update(&write.tx).await?;
            }
            FactChange::Conclusion { year, new, .. } => batches.conclusions.push(inspection::ActiveModel {
                id: Set(place.id),
                society_id: Set(society),
                year: Set(*year),
                conclusion: Set(*new),
                // What a register says wins over what was concluded here, with its own day.
                concluded_on: Set(None),
            }),
            FactChange::Name(turn) => batches.names.take(turn, place, Clone::clone),
            FactChange::Counts(turn) => batches.headcounts.take(turn, place, |counts| *counts),
            FactChange::Form(turn) => batches.forms.take(turn, place, |form| *form),
            FactChange::Grade(turn) => batches.grades.take(turn, place, |grade| *grade),
            FactChange::Term(turn) => batches.terms.take(turn, place, |day| *day),
            FactChange::PartyLead(turn) => batches.leads.take(turn, place, |post| *post),
            FactChange::Listing(turn) => batches.listings.take(turn, place, Clone::clone),
            FactChange::Leader(turn) => {
                let entered = &mut batches.persons;
                batches.appointments.take(turn, place, |holder| (holder.post, known(holder, persons, entered, new_id)));
            }
        }
        Ok(())
    }
}

/// The person of this name in the society; someone new is entered.
fn known(
    holder: &Holder,
    persons: &mut BTreeMap<String, Uuid>,
    entered: &mut Vec<person::ActiveModel>,
    new_id: impl Fn() -> Uuid,
) -> Uuid {
    *persons.entry(holder.name.clone()).or_insert_with(|| {
        let id = new_id();
        entered.push(person::ActiveModel { id: Set(id), name: Set(holder.name.clone()), birth_year: Set(None) });
        id
    })
}
