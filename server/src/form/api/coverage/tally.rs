//! The counts behind coverage: of a whole region today from the tallies that every write keeps, of a
//! narrower set by the database, of any other day by the rule over rows in memory.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{FromQueryResult, QueryFilter, QuerySelect, Select};

use entity::form::coverage::Tally;
use entity::form::party_form::CoverageState;
use entity::form::tally::key_of;
use entity::register::present::{self, Column};
use entity::register::society::SocietyId;

use super::dimension::{CoverageDimension, column_of};
use crate::fault::Fault;
use crate::register::facts;
use crate::register::tally::kept_tallies;
use crate::state::State;

/// The societies that are counted: a reach or a select for today, rows for another day.
pub(super) enum Counted {
    /// All societies of a reach, counted beforehand.
    Whole(String),
    Today(Box<Select<present::Entity>>),
    Then(Vec<present::Model>),
}

/// The societies of a scope that were there on a day, as they were.
pub(super) async fn rows_on(
    state: &State,
    scoped: Select<present::Entity>,
    day: NaiveDate,
) -> Result<Vec<present::Model>, Fault> {
    use sea_orm::ColumnTrait;
    let ids: Vec<SocietyId> = scoped
        .filter(Column::RegisteredOn.lte(day))
        .select_only()
        .column(Column::SocietyId)
        .into_tuple()
        .all(&state.db)
        .await?;
    let mut rows = Vec::with_capacity(ids.len());
    for some in ids.chunks(500) {
        rows.extend(facts::on_day(&state.db, some, day).await?.into_iter().filter(|row| row.existence.stands()));
    }
    Ok(rows)
}

/// The counts of each group.
pub(super) async fn tallies(
    state: &State,
    counted: &Counted,
    by: CoverageDimension,
) -> Result<BTreeMap<String, Tally>, Fault> {
    match counted {
        Counted::Whole(reach) => kept(state, reach, by).await,
        Counted::Today(select) => from_database(state, (**select).clone(), by).await,
        Counted::Then(rows) => {
            let mut groups: BTreeMap<String, Vec<_>> = BTreeMap::new();
            for row in rows {
                groups.entry(key_of(row, by.kept())).or_default().push(row.present());
            }
            Ok(groups.into_iter().map(|(key, rows)| (key, Tally::of(&rows))).collect())
        }
    }
}

/// The tallies of a reach, groups without a society left out.
async fn kept(state: &State, reach: &str, by: CoverageDimension) -> Result<BTreeMap<String, Tally>, Fault> {
    let groups = kept_tallies(&state.db, reach, by.kept()).await?;
    Ok(groups.into_iter().filter(|(_, tally)| tally.societies > 0).collect())
}

#[derive(FromQueryResult)]
struct Group {
    key: Option<String>,
    societies: i64,
    abnormal: Option<i64>,
    organisation: Option<i64>,
    work: Option<i64>,
    organisation_normal: Option<i64>,
    work_normal: Option<i64>,
    must_form: Option<i64>,
    must_form_formed: Option<i64>,
    mismatches: Option<i64>,
    formal_members: Option<i64>,
}

/// The same counts as [`Tally::of`], made by the database.
async fn from_database(
    state: &State,
    select: Select<present::Entity>,
    by: CoverageDimension,
) -> Result<BTreeMap<String, Tally>, Fault> {
    use sea_orm::ColumnTrait;
    let organisation = || Column::Coverage.eq(CoverageState::Organisation);
    let work = || Column::Coverage.ne(CoverageState::Uncovered);
    let normal = || Column::Abnormality.is_null();
    let must = || Column::MustForm.eq(true);
    let key = column_of(by);
    let select = select
        .select_only()
        .column_as(Column::SocietyId.count(), "societies")
        .column_as(count_if(Column::Abnormality.is_not_null()), "abnormal")
        .column_as(count_if(organisation()), "organisation")
        .column_as(count_if(work()), "work")
        .column_as(count_if(organisation().and(normal())), "organisation_normal")
        .column_as(count_if(work().and(normal())), "work_normal")
        .column_as(count_if(must()), "must_form")
        .column_as(count_if(must().and(organisation())), "must_form_formed")
        .column_as(count_if(Column::Mismatch.eq(true)), "mismatches")
        .column_as(Expr::col(Column::Formal).sum().cast_as("bigint"), "formal_members")
        .column_as(key, "key")
        .group_by(key);
    let groups = select.into_model::<Group>().all(&state.db).await?;
    Ok(groups.into_iter().map(tally).collect())
}

fn tally(group: Group) -> (String, Tally) {
    let tally = Tally {
        societies: group.societies,
        abnormal: group.abnormal.unwrap_or(0),
        organisation: group.organisation.unwrap_or(0),
        work: group.work.unwrap_or(0),
        organisation_normal: group.organisation_normal.unwrap_or(0),
        work_normal: group.work_normal.unwrap_or(0),
        must_form: group.must_form.unwrap_or(0),
        must_form_formed: group.must_form_formed.unwrap_or(0),
        mismatches: group.mismatches.unwrap_or(0),
        formal_members: group.formal_members.unwrap_or(0),
    };
    (group.key.unwrap_or_default(), tally)
}

/// Counts the rows for which it holds.
fn count_if(condition: SimpleExpr) -> SimpleExpr {
    Expr::case(condition, 1_i64).finally(0_i64).sum().cast_as("bigint")
}
