//! Coverage tallies: shifted by every write that changes what holds for a society, so that a dashboard
//! costs the same for a hundred societies as for a million.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder,
};

use entity::Word;
use entity::form::coverage::Tally;
use entity::form::tally::{self, Column, TallyDimension, key_of, reaches};
use entity::register::present;

use crate::database;
use crate::fault::Fault;

/// Rows of one statement: SQLite takes 32,766 values.
const ROWS: usize = 500;

/// By how much which tally moves. Ordered, so that two writers lock the same rows in the same order.
#[derive(Debug, Default)]
pub struct Shift(BTreeMap<(String, TallyDimension, String), Tally>);

impl Shift {
    /// What held for these societies holds no more.
    pub fn leave(&mut self, societies: &[present::Model]) {
        self.count(societies, -1);
    }

    /// What holds for these societies now.
    pub fn enter(&mut self, societies: &[present::Model]) {
        self.count(societies, 1);
    }

    fn count(&mut self, societies: &[present::Model], sign: i64) {
        for society in societies {
            let one = Tally::of([&society.present()]);
            for reach in reaches(&society.region_code) {
                for dimension in TallyDimension::ALL {
                    let place = (reach.clone(), *dimension, key_of(society, *dimension));
                    self.0.entry(place).or_default().add_times(&one, sign);
                }
            }
        }
    }

    /// Moves the stored tallies. Once a transaction, and last: their rows are the ones that many writers
    /// share.
    pub async fn store(self, tx: &impl ConnectionTrait) -> Result<(), Fault> {
        let moved: Vec<_> = self.0.into_iter().filter(|(_, by)| *by != Tally::default()).map(row).collect();
        let sum = |column: Column| Expr::col((tally::Entity, column)).add(Expr::col(("excluded", column)));
        let mut add = OnConflict::columns([Column::Reach, Column::Dimension, Column::Key]);
        for column in COUNTS {
            add.value(column, sum(column));
        }
        for some in moved.chunks(ROWS) {
            let rows = some.iter().cloned().map(|row| tally::ActiveModel::from(row).reset_all());
            tally::Entity::insert_many(rows).on_conflict(add.clone()).exec_without_returning(tx).await?;
        }
        Ok(())
    }
}

const COUNTS: [Column; 10] = [
    Column::Societies,
    Column::Abnormal,
    Column::Organisation,
    Column::Work,
    Column::OrganisationNormal,
    Column::WorkNormal,
    Column::MustForm,
    Column::MustFormFormed,
    Column::Mismatches,
    Column::FormalMembers,
];

fn row(((reach, dimension, key), by): ((String, TallyDimension, String), Tally)) -> tally::Model {
    let Tally {
        societies,
        abnormal,
        organisation,
        work,
        organisation_normal,
        work_normal,
        must_form,
        must_form_formed,
        mismatches,
        formal_members,
    } = by;
    tally::Model {
        reach,
        dimension,
        key,
        societies,
        abnormal,
        organisation,
        work,
        organisation_normal,
        work_normal,
        must_form,
        must_form_formed,
        mismatches,
        formal_members,
    }
}

/// The tallies of a reach by one dimension.
pub async fn kept_tallies(
    db: &DatabaseConnection,
    reach: &str,
    dimension: TallyDimension,
) -> Result<BTreeMap<String, Tally>, Fault> {
    let of_reach = tally::Entity::find().filter(Column::Reach.eq(reach)).filter(Column::Dimension.eq(dimension));
    Ok(of_reach.all(db).await?.into_iter().map(|row| (row.key.clone(), row.tally())).collect())
}

/// Counts a register that stood before there were tallies.
pub async fn count_once(db: &DatabaseConnection) -> Result<(), Fault> {
    if tally::Entity::find().count(db).await? > 0 {
        return Ok(());
    }
    let tx = database::begin(db).await?;
    let mut pages = present::Entity::find().order_by_asc(present::Column::SocietyId).paginate(&tx, 1000);
    let mut shift = Shift::default();
    while let Some(societies) = pages.fetch_and_next().await? {
        shift.enter(&societies);
    }
    shift.store(&tx).await?;
    tx.commit().await?;
    Ok(())
}
