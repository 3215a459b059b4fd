//! What the platform knows about a society when it reports: gathered from the rows of other rooms,
//! judged by the rules of `entity`. The API obtains the rows through loaders, an action in its
//! transaction; what follows from them stands here once.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use entity::form::act::PartyAct;
use entity::form::officer::{OfficerRole, liaison, party_officer};
use entity::form::party_act;
use entity::form::party_form::{CoverageState, PartyForm};
use entity::institution::activity::{self, ActivityState};
use entity::institution::inspection;
use entity::institution::report::answer::Answers;
use entity::institution::report::field::{Asked, ReportField};
use entity::institution::report::gate::GateFacts;
use entity::institution::report::prefill::{ActCounts, HeldActivity, Known, Origin, prefill};
use entity::institution::report::{self, report_answer};
use entity::people::appointment::{self, LeaderPost, person};
use entity::register::present;
use entity::register::society::contact;

use crate::fault::Fault;
use crate::register::of_society::rows;

/// The rows that say it, of one society.
#[derive(Debug)]
pub struct Rows<'r> {
    /// The society as it stands.
    pub society: &'r present::Model,
    /// Its contact.
    pub contact: Option<&'r contact::Model>,
    /// Its posts, of all times.
    pub appointments: &'r [appointment::Model],
    /// Its officers, of all times.
    pub officers: &'r [party_officer::Model],
    /// Its liaisons, of all times.
    pub liaisons: &'r [liaison::Model],
    /// Its acts of Party life.
    pub acts: &'r [party_act::Model],
    /// Its activity filings.
    pub activities: &'r [activity::Model],
    /// Its conclusions.
    pub inspections: &'r [inspection::Model],
    /// Who its posts and roles belong to.
    pub names: &'r HashMap<Uuid, String>,
    /// What the report before this one said.
    pub last: Answers,
}

impl Rows<'_> {
    /// The persons whose names are needed.
    pub fn persons<'p>(
        appointments: &'p [appointment::Model],
        officers: &'p [party_officer::Model],
        liaisons: &'p [liaison::Model],
    ) -> impl Iterator<Item = Uuid> + 'p {
        let posts = appointments.iter().map(|row| row.person_id);
        posts.chain(officers.iter().map(|row| row.person_id)).chain(liaisons.iter().map(|row| row.person_id))
    }

    /// What decides which fields are asked in the report of this year.
    #[must_use]
    pub fn asked(&self, year: i32) -> Asked {
        let earlier = self.inspections.iter().filter(|row| row.year < year);
        let last = earlier.max_by_key(|row| row.year).map(|row| row.conclusion);
        Asked { last, form: self.society.form, mismatch: self.society.mismatch }
    }

    /// What is known for the report on a year, today.
    #[must_use]
    pub fn known(&self, reports_on: i32, today: NaiveDate) -> Known {
        let society = self.society;
        Known {
            address: self.contact.map(|contact| contact.address.clone()).unwrap_or_default(),
            president: self.holder(LeaderPost::President, today),
            secretary_general: self.holder(LeaderPost::SecretaryGeneral, today),
            counts: society.counted.then(|| society.present().counts),
            term_ends_on: society.term_ends_on,
            form: Some(society.form),
            officer: self.officer(today),
            acts: self.acts_of(reports_on),
            activities: self.activities_of(reports_on),
            last: self.last.clone(),
        }
    }

    /// What the gate looks at.
    #[must_use]
    pub fn gate(&self) -> GateFacts {
        let coverage = self.society.form.coverage();
        GateFacts {
            must_form: self.society.must_form,
            organised: coverage == CoverageState::Organisation,
            covered: coverage != CoverageState::Uncovered,
            mismatch: self.society.mismatch,
        }
    }

    fn name(&self, person: Uuid) -> Option<String> {
        self.names.get(&person).cloned()
    }

    fn holder(&self, post: LeaderPost, today: NaiveDate) -> Option<String> {
        let held = |row: &&appointment::Model| row.post == post && holds(row.since, row.until, today);
        self.appointments.iter().find(held).and_then(|row| self.name(row.person_id))
    }

    fn officer(&self, today: NaiveDate) -> Option<String> {
        if self.society.form == PartyForm::Liaison {
            let held = self.liaisons.iter().find(|row| holds(row.since, row.until, today));
            return held.and_then(|row| self.name(row.person_id));
        }
        let secretary =
            |row: &&party_officer::Model| row.role == OfficerRole::Secretary && holds(row.since, row.until, today);
        self.officers.iter().find(secretary).and_then(|row| self.name(row.person_id))
    }

    /// Acts of a year; none where nothing at all is on record of it: then a person says how many there were.
    fn acts_of(&self, year: i32) -> Option<ActCounts> {
        let mut counts = ActCounts::default();
        let mut any = false;
        for act in self.acts.iter().filter(|act| act.withdrawn_at.is_none() && act.held_on.year() == year) {
            any = true;
            match act.act {
                PartyAct::PoliticalStudy => counts.studies += 1,
                PartyAct::PartyLecture => counts.lectures += 1,
                PartyAct::ThemeDay => counts.theme_days += 1,
                PartyAct::GiveOpinion => counts.opinions += 1,
                _ => {}
            }
        }
        any.then_some(counts)
    }

    /// Reported activities of a year, oldest first.
    fn activities_of(&self, year: i32) -> Vec<HeldActivity> {
        let reported = self.activities.iter().filter(|row| row.state == ActivityState::Reported);
        let held = reported.filter_map(|row| {
            let on = row.took_place_on.filter(|day| day.year() == year)?;
            Some(HeldActivity { on, title: row.title.clone(), attendance: row.attendance.unwrap_or_default() })
        });
        let mut all: Vec<_> = held.collect();
        all.sort_by_key(|held| held.on);
        all
    }
}

fn holds(since: NaiveDate, until: Option<NaiveDate>, day: NaiveDate) -> bool {
    since <= day && until.is_none_or(|until| day < until)
}

/// What stands in a field before or after someone has written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stands {
    /// The value as it is kept.
    pub value: String,
    /// Where it comes from.
    pub origin: Origin,
    /// How often it was written; 0 while nobody has.
    pub version: i32,
}

/// All that stands in a report: what was written, and what is known where nobody has written.
#[must_use]
pub fn standing(written: &[report_answer::Model], known: &Known, asked: &Asked) -> HashMap<ReportField, Stands> {
    let known = prefill(known, asked).into_iter();
    let mut all: HashMap<_, _> =
        known.map(|known| (known.field, Stands { value: known.value, origin: known.origin, version: 0 })).collect();
    all.extend(
        written
            .iter()
            .map(|row| (row.field, Stands { value: row.value.clone(), origin: row.origin, version: row.version })),
    );
    all
}

/// The values alone.
#[must_use]
pub(in crate::institution) fn answers(standing: &HashMap<ReportField, Stands>) -> Answers {
    let filled = standing.iter().filter(|(_, stands)| !stands.value.is_empty());
    filled.map(|(field, stands)| (*field, stands.value.clone())).collect()
}

/// Answers as rows say them.
#[must_use]
pub fn said(rows: &[report_answer::Model]) -> Answers {
    rows.iter().filter(|row| !row.value.is_empty()).map(|row| (row.field, row.value.clone())).collect()
}

/// What is known and asked in a report, read inside a transaction.
#[derive(Debug)]
pub struct Gathered {
    /// Which fields are asked.
    pub asked: Asked,
    /// What the platform knows.
    pub known: Known,
    /// What the gate looks at.
    pub gate: GateFacts,
}

/// Gathers it for one society's report.
pub async fn gather(
    db: &impl ConnectionTrait,
    report: &report::Model,
    reports_on: i32,
    society: &present::Model,
    today: NaiveDate,
) -> Result<Gathered, Fault> {
    let ids = [society.society_id];
    let contact = rows::<contact::Entity>(db, &ids).await?;
    let appointments = rows::<appointment::Entity>(db, &ids).await?;
    let officers = rows::<party_officer::Entity>(db, &ids).await?;
    let liaisons = rows::<liaison::Entity>(db, &ids).await?;
    let acts = rows::<party_act::Entity>(db, &ids).await?;
    let activities = rows::<activity::Entity>(db, &ids).await?;
    let inspections = rows::<inspection::Entity>(db, &ids).await?;
    let persons = Rows::persons(&appointments, &officers, &liaisons);
    let persons = person::Entity::find().filter(person::Column::Id.is_in(persons)).all(db).await?;
    let names = persons.into_iter().map(|person| (person.id, person.name)).collect();
    let rows = Rows {
        society,
        contact: contact.first(),
        appointments: &appointments,
        officers: &officers,
        liaisons: &liaisons,
        acts: &acts,
        activities: &activities,
        inspections: &inspections,
        names: &names,
        last: last(db, report).await?,
    };
    let (asked, known) = (rows.asked(report.year), rows.known(reports_on, today));
    Ok(Gathered { asked, known, gate: rows.gate() })
}

/// What the society's newest report before this one said.
async fn last(db: &impl ConnectionTrait, report: &report::Model) -> Result<Answers, Fault> {
    let earlier = report::Entity::find()
        .filter(report::Column::SocietyId.eq(report.society_id))
        .filter(report::Column::Year.eq(report.year - 1))
        .one(db)
        .await?;
    let Some(earlier) = earlier else { return Ok(Answers::new()) };
    let written = report_answer::Entity::find().filter(report_answer::Column::ReportId.eq(earlier.id)).all(db).await?;
    Ok(said(&written))
}
