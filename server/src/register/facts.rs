//! Facts of societies: loads them, tells the present from them, keeps the present's row.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, OnConflict, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityName, EntityTrait, Iterable, QueryFilter, QueryOrder,
    QuerySelect,
};

use entity::Word;
use entity::form::party_form;
use entity::institution::inspection;
use entity::ledger::change::{ChangeKind, outbox};
use entity::people::appointment::{self, person};
use entity::register::existence::{self, ENDED};
use entity::register::headcount;
use entity::register::present::{self, Dated, Facts, HeldGrade, Present};
use entity::register::region;
use entity::register::society::{self, SocietyId, name};
use entity::register::standing::{council_term, grade, listing};

use crate::fault::Fault;
use crate::form::rules;
use crate::institution::consistency;
use crate::register::of_society::rows;
use crate::register::search;
use crate::register::tally::Shift;

/// The dated facts of these societies.
pub async fn load(db: &impl ConnectionTrait, ids: &[SocietyId]) -> Result<HashMap<SocietyId, Facts>, Fault> {
    let mut all: HashMap<SocietyId, Facts> = ids.iter().map(|id| (*id, Facts::default())).collect();
    for row in rows::<name::Entity>(db, ids).await? {
        all.entry(row.society_id).or_default().names.push(dated(row.name, row.since, row.until));
    }
    for row in rows::<headcount::Entity>(db, ids).await? {
        all.entry(row.society_id).or_default().counts.push(dated(row.counts(), row.since, row.until));
    }
    for row in rows::<party_form::Entity>(db, ids).await? {
        all.entry(row.society_id).or_default().forms.push(dated(row.form, row.since, row.until));
    }
    for row in rows::<grade::Entity>(db, ids).await? {
        let held = HeldGrade { level: row.level, valid_until: row.valid_until };
        all.entry(row.society_id).or_default().grades.push(dated(held, row.since, row.until));
    }
    for row in rows::<listing::Entity>(db, ids).await? {
        all.entry(row.society_id).or_default().listings.push(dated(row.kind, row.since, row.until));
    }
    for row in rows::<existence::Entity>(db, ids).await? {
        all.entry(row.society_id).or_default().ends.push(dated(row.existence, row.since, row.until));
    }
    for row in rows::<council_term::Entity>(db, ids).await? {
        all.entry(row.society_id).or_default().terms.push(dated(row.ends_on, row.since, row.until));
    }
    for row in rows::<inspection::Entity>(db, ids).await? {
        all.entry(row.society_id).or_default().conclusions.push(row.known());
    }
    load_leaders(db, ids, &mut all).await?;
    Ok(all)
}

async fn load_leaders(
    db: &impl ConnectionTrait,
    ids: &[SocietyId],
    all: &mut HashMap<SocietyId, Facts>,
) -> Result<(), Fault> {
    let posts = rows::<appointment::Entity>(db, ids).await?;
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(posts.iter().map(|post| post.person_id)))
        .all(db)
        .await?;
    let names: HashMap<_, _> = people.into_iter().map(|person| (person.id, person.name)).collect();
    for post in posts {
        let name = names.get(&post.person_id).cloned().unwrap_or_default();
        all.entry(post.society_id).or_default().leaders.push(dated(name, post.since, post.until));
    }
    Ok(())
}

fn dated<T>(value: T, since: NaiveDate, until: Option<NaiveDate>) -> Dated<T> {
    Dated { value, since, until }
}

/// The row that lists read, for a society on a day.
#[must_use]
pub fn present_row(society: &society::Model, region_code: &str, present: &Present) -> present::Model {
    let Present {
        name,
        counts,
        counted,
        form,
        grade,
        existence,
        abnormality,
        term_ends_on,
        conclusion,
        leaders,
        recommended,
        mismatch,
        must_form,
        crossing,
        rule_version,
    } = present;
    present::Model {
        society_id: society.id,
        uscc: society.uscc.clone(),
        discipline: society.discipline,
        registered_on: society.registered_on,
        region_code: region_code.to_owned(),
        name: name.clone(),
        name_order: search::name_order(name),
        search: search::search_text(name, &society.uscc),
        leaders: leaders.iter().flat_map(|leader| [leader.as_str(), " "]).collect(),
        counted: *counted,
        individual_members: counts.individual_members,
        unit_members: counts.unit_members,
        full_time_staff: counts.full_time_staff,
        formal: counts.formal,
        probationary: counts.probationary,
        resident_formal: counts.resident_formal,
        council_formal: counts.council_formal,
        form: *form,
        coverage: form.coverage(),
        grade: grade.map(|grade| grade.level),
        grade_until: grade.map(|grade| grade.valid_until),
        existence: *existence,
        abnormality: *abnormality,
        term_ends_on: *term_ends_on,
        conclusion_year: conclusion.map(|(year, _)| year),
        conclusion: conclusion.map(|(_, conclusion)| conclusion),
        recommended: *recommended,
        mismatch: *mismatch,
        must_form: *must_form,
        crossed_since: crossing.map(|crossing| crossing.since),
        change_due_from: crossing.map(|crossing| crossing.due_from),
        rule_version: *rule_version,
    }
}

/// What the lists would read for these societies on a day: the rule's answer.
pub async fn on_day(
    db: &impl ConnectionTrait,
    ids: &[SocietyId],
    day: NaiveDate,
) -> Result<Vec<present::Model>, Fault> {
    let facts = load(db, ids).await?;
    let book = rules::book(db).await?;
    let societies = society::Entity::find()
        .filter(society::Column::Id.is_in(ids.iter().copied()))
        .find_also_related(region::Entity);
    let row = |(society, region): (society::Model, Option<region::Model>)| {
        let present = Present::of(&facts[&society.id], day, &book);
        let code = region.map(|region| region.code).unwrap_or_default();
        present_row(&society, &code, &present)
    };
    Ok(societies.all(db).await?.into_iter().map(row).collect())
}

/// Writes the present of these societies again, and shifts the tallies that they count in, in the
/// transaction that touched their facts. Once a transaction, after its other writes.
pub async fn refresh(tx: &impl ConnectionTrait, ids: &[SocietyId], today: NaiveDate) -> Result<(), Fault> {
    let mut shift = Shift::default();
    for some in ids.chunks(200) {
        let held = present::Entity::find().filter(present::Column::SocietyId.is_in(some.iter().copied()));
        // Locked before the facts are read: two writers must not both take away what held before them, nor
        // the clock's own round write what a headcount has just replaced.
        let held = held.order_by_asc(present::Column::SocietyId).lock_exclusive().all(tx).await?;
        let rows = on_day(tx, some, today).await?;
        if rows.is_empty() {
            continue;
        }
        shift.leave(&held);
        shift.enter(&rows);
        let columns = present::Column::iter().filter(|column| !matches!(column, present::Column::SocietyId));
        let replace = OnConflict::column(present::Column::SocietyId).update_columns(columns).to_owned();
        let rows = rows.into_iter().map(|row| present::ActiveModel::from(row).reset_all());
        present::Entity::insert_many(rows).on_conflict(replace).exec_without_returning(tx).await?;
        consistency::refresh(tx, some, today).await?;
        tell(tx, some).await?;
    }
    shift.store(tx).await
}

/// Tells the change feed of these societies, as their present stands in this transaction.
pub async fn tell(tx: &impl ConnectionTrait, ids: &[SocietyId]) -> Result<(), Fault> {
    let told = Query::select()
        .expr(Expr::value(ChangeKind::Society.code()))
        .columns([present::Column::SocietyId, present::Column::RegionCode])
        .expr(present::Column::Existence.is_in(ENDED))
        .from(present::Entity.table_ref())
        .and_where(present::Column::SocietyId.is_in(ids.iter().copied()))
        .take();
    let mut telling = Query::insert();
    telling.into_table(outbox::Entity.table_ref()).columns([
        outbox::Column::Kind,
        outbox::Column::SubjectId,
        outbox::Column::RegionCode,
        outbox::Column::Gone,
    ]);
    telling.select_from(told).map_err(|error| Fault::Broken(error.to_string()))?;
    tx.execute(&telling).await?;
    Ok(())
}
