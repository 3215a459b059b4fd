//! What societies were asked for in a year: counted from the rooms' own rows, of many societies in as many
//! statements as of one.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use entity::Word;
use entity::form::formation;
use entity::institution::burden::{Asked, Burden, BurdenPaper};
use entity::institution::report::field::{Asked as Of, ReportField};
use entity::institution::report::prefill::Origin;
use entity::institution::report::{self, ReportId, ReportState, report_answer};
use entity::institution::{activity, change, evaluation, inspection, registration};
use entity::register::present;
use entity::register::society::SocietyId;
use entity::responsibility::directive::{self, recipient};
use entity::responsibility::finding;

use crate::fault::Fault;
use crate::register::of_society::rows;

/// The first and the last day of a year.
fn days_of(year: i32) -> (NaiveDate, NaiveDate) {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    (day(1, 1), day(12, 31))
}

/// Counts the rows of a table by society whose day lies in the year.
macro_rules! counted {
    ($db:expr, $ids:expr, $year:expr, $table:ident . $day:ident $(, $which:expr)?) => {{
        let (first, last) = days_of($year);
        let rows = $table::Entity::find()
            .select_only()
            .column($table::Column::SocietyId)
            .column_as($table::Column::Id.count(), "papers")
            .filter($table::Column::SocietyId.is_in($ids.iter().copied()))
            .filter($table::Column::$day.between(first, last))
            $(.filter($which))?
            .group_by($table::Column::SocietyId);
        rows.into_tuple::<(SocietyId, i64)>().all($db).await?
    }};
}

/// What each of these societies was asked for in a year; who was asked for nothing is not there.
pub async fn burdens(
    db: &impl ConnectionTrait,
    ids: &[SocietyId],
    year: i32,
) -> Result<HashMap<SocietyId, Burden>, Fault> {
    let mut all: HashMap<SocietyId, Burden> = HashMap::new();
    for some in ids.chunks(500) {
        reports(db, some, year, &mut all).await?;
        let kinds = [
            (BurdenPaper::MemberSurvey, counted!(db, some, year, registration.SurveyedOn)),
            (BurdenPaper::Formation, counted!(db, some, year, formation.ProposedOn)),
            (BurdenPaper::ActivityFiling, counted!(db, some, year, activity.FiledOn)),
            (
                BurdenPaper::ActivityReport,
                counted!(db, some, year, activity.TookPlaceOn, activity::Column::Summary.is_not_null()),
            ),
            (BurdenPaper::Evaluation, counted!(db, some, year, evaluation.FiledOn)),
            (BurdenPaper::RegisterChange, counted!(db, some, year, change.ProposedOn)),
            (BurdenPaper::Directive, directives(db, some, year).await?),
            (BurdenPaper::Finding, counted!(db, some, year, finding.FoundOn)),
        ];
        for (kind, counts) in kinds {
            for (id, papers) in counts {
                all.entry(id).or_default().add(Asked::of(kind, i32::try_from(papers).unwrap_or(i32::MAX)));
            }
        }
    }
    Ok(all)
}

/// Directives that were not taken back, by the society that had to answer.
async fn directives(db: &impl ConnectionTrait, ids: &[SocietyId], year: i32) -> Result<Vec<(SocietyId, i64)>, Fault> {
    let (first, last) = days_of(year);
    let rows = recipient::Entity::find()
        .select_only()
        .column(recipient::Column::SocietyId)
        .column_as(recipient::Column::Id.count(), "papers")
        .filter(recipient::Column::SocietyId.is_in(ids.iter().copied()))
        .filter(recipient::Column::DirectiveId.in_subquery(issued(first, last)))
        .group_by(recipient::Column::SocietyId);
    Ok(rows.into_tuple().all(db).await?)
}

fn issued(first: NaiveDate, last: NaiveDate) -> sea_orm::sea_query::SelectStatement {
    let issued = directive::Entity::find().select_only().column(directive::Column::Id);
    let issued = issued.filter(directive::Column::IssuedOn.between(first, last));
    sea_orm::QueryTrait::into_query(issued.filter(directive::Column::WithdrawnOn.is_null()))
}

/// Annual reports that are due in the year: the fields that each asks, and of those that were handed in where
/// what stands in them comes from.
async fn reports(
    db: &impl ConnectionTrait,
    ids: &[SocietyId],
    year: i32,
    all: &mut HashMap<SocietyId, Burden>,
) -> Result<(), Fault> {
    let (first, last) = days_of(year);
    let due = report::Entity::find()
        .filter(report::Column::SocietyId.is_in(ids.iter().copied()))
        .filter(report::Column::State.ne(ReportState::Exempt))
        .filter(report::Column::DueOn.between(first, last));
    let due = due.all(db).await?;
    if due.is_empty() {
        return Ok(());
    }
    let societies: HashMap<_, _> =
        rows::<present::Entity>(db, ids).await?.into_iter().map(|row| (row.society_id, row)).collect();
    let inspections = rows::<inspection::Entity>(db, ids).await?;
    let origins = origins(db, due.iter().filter(|row| row.round > 0).map(|row| row.id)).await?;
    for row in due {
        let Some(society) = societies.get(&row.society_id) else { continue };
        let earlier = inspections.iter().filter(|known| known.society_id == row.society_id && known.year < row.year);
        let last = earlier.max_by_key(|known| known.year).map(|known| known.conclusion);
        let asked = Of { last, form: society.form, mismatch: society.mismatch };
        let fields = ReportField::ALL.iter().filter(|field| field.applies(&asked)).count();
        let fields = i32::try_from(fields).unwrap_or(i32::MAX);
        let written = origins.get(&row.id).map_or(&[][..], Vec::as_slice);
        all.entry(row.society_id).or_default().add(Asked::report(fields, written.iter().copied()));
    }
    Ok(())
}

/// Where what stands in these reports comes from, field by field.
async fn origins(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = ReportId>,
) -> Result<HashMap<ReportId, Vec<Origin>>, Fault> {
    let written = report_answer::Entity::find()
        .select_only()
        .column(report_answer::Column::ReportId)
        .column(report_answer::Column::Origin)
        .filter(report_answer::Column::ReportId.is_in(ids))
        .filter(report_answer::Column::Value.ne(""));
    let mut found: HashMap<ReportId, Vec<Origin>> = HashMap::new();
    for (id, origin) in written.into_tuple::<(ReportId, Origin)>().all(db).await? {
        found.entry(id).or_default().push(origin);
    }
    Ok(found)
}
