//! The budget of an award as it stands and as it is written: locked with its project and its award, whole, within
//! what the database checks.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    Set,
};

use entity::project::award::{self, award_budget};
use entity::project::budget::{Balance, Budget};
use entity::project::case::{self, ProjectId};
use entity::project::fund::budget_category;
use entity::refusal::RefusalCode;

use crate::fault::{Fault, Stop};
use crate::ledger::{Change, Write};

/// An award with its budget, locked until the transaction ends.
#[derive(Clone, Debug)]
pub struct Budgeted {
    /// The award.
    pub award: award::Model,
    /// The categories of its programme, in their order.
    pub categories: Vec<budget_category::Model>,
    /// Its budget.
    pub budget: Budget,
}

/// The budget of an award.
pub async fn budget_of(db: &impl ConnectionTrait, id: ProjectId) -> Result<Budget, Fault> {
    let rows = award_budget::Entity::find().filter(award_budget::Column::ProjectId.eq(id)).all(db).await?;
    Ok(rows.iter().map(|row| (row.no, Balance { planned: row.amount_fen, spent: row.spent_fen })).collect())
}

/// The award of a project with its budget; refused where the project has no money, or has ended without its result.
pub async fn budgeted(write: &Write, row: &case::Model) -> Result<Budgeted, Stop> {
    if row.barred_until.is_some() || (!row.state.is_open() && row.certificate_no.is_none()) {
        return Err(Stop::whole(RefusalCode::wrong_state(row.state)));
    }
    // What is paid or sent back meanwhile waits.
    let award = award::Entity::find_by_id(row.id).lock_exclusive().one(&write.tx).await?;
    let award = award.ok_or_else(|| Stop::whole(RefusalCode::NotFunded))?;
    let categories = budget_category::Entity::find()
        .filter(budget_category::Column::ProgrammeId.eq(award.programme_id))
        .order_by_asc(budget_category::Column::No)
        .all(&write.tx)
        .await?;
    let budget = budget_of(&write.tx, row.id).await?;
    Ok(Budgeted { award, categories, budget })
}

impl Budgeted {
    /// Writes the budget that follows, counts the write at the project, and answers what the ledger keeps of it.
    pub async fn replace(&self, write: &Write, row: &case::Model, next: &Budget) -> Result<Vec<Change>, Stop> {
        let gone: Vec<i32> = self.budget.keys().copied().filter(|no| !next.contains_key(no)).collect();
        if !gone.is_empty() {
            award_budget::Entity::delete_many()
                .filter(award_budget::Column::ProjectId.eq(row.id))
                .filter(award_budget::Column::No.is_in(gone))
                .exec(&write.tx)
                .await?;
        }
        for (no, balance) in next {
            let line = award_budget::Model {
                project_id: row.id,
                no: *no,
                amount_fen: balance.planned,
                spent_fen: balance.spent,
            };
            let line = line.into_active_model();
            if self.budget.contains_key(no) {
                line.reset_all().update(&write.tx).await?;
            } else {
                award_budget::Entity::insert(line).exec_without_returning(&write.tx).await?;
            }
        }
        let counted = case::ActiveModel { version: Set(row.version + 1), ..Default::default() };
        case::Entity::update_many().set(counted).filter(case::Column::Id.eq(row.id)).exec(&write.tx).await?;
        Ok(self.changes(next))
    }

    fn changes(&self, next: &Budget) -> Vec<Change> {
        let names: BTreeMap<i32, &str> = self.categories.iter().map(|row| (row.no, row.zh.as_str())).collect();
        let said = |balance: Option<&Balance>| {
            balance.map(|one| format!("{} fen, spent {}", one.planned.get(), one.spent.get()))
        };
        let change = |(no, name): (&i32, &&str)| Change::between(name, said(self.budget.get(no)), said(next.get(no)));
        names.iter().filter_map(change).collect()
    }
}
