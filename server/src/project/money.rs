//! Money is counted where it lies: each counter moves by one guarded statement that says what it may not pass, in
//! the transaction of the intention, and each movement is a row that is never changed.

use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ActiveValue::NotSet, ColumnTrait, EntityTrait, QueryFilter, Set};

use entity::Language;
use entity::project::award::{self, MovementKind, movement};
use entity::project::case::ProjectId;
use entity::project::fund::{FundId, Limit, ProgrammeId, ProgrammeKind, fund_row, programme};
use entity::project::money::Fen;
use entity::project::tranche::TrancheId;
use entity::refusal::{RefusalCode, Said};
use entity::responsibility::Standing;

use crate::fault::{Fault, Stop};
use crate::ledger::Write;

/// The refusal of more than there is.
#[must_use]
pub fn over(limit: Limit, left: Option<Fen>) -> RefusalCode {
    let left = left.unwrap_or_default();
    let left = Said { zh: left.said(Language::Zh), en: left.said(Language::En) };
    RefusalCode::OverLimit { limit: Standing::of(limit), left }
}

fn more(counter: impl ColumnTrait, by: Fen) -> SimpleExpr {
    Expr::col(counter).add(by.get())
}

fn less(counter: impl ColumnTrait, by: Fen) -> SimpleExpr {
    Expr::col(counter).sub(by.get())
}

/// Lets a programme's budget count against its fund; refused beyond what the fund has.
pub async fn programme_of_fund(write: &Write, id: FundId, amount: Fen) -> Result<(), Stop> {
    use fund_row::Column as Of;
    let done = fund_row::Entity::update_many()
        .col_expr(Of::ProgrammedFen, more(Of::ProgrammedFen, amount))
        .filter(Of::Id.eq(id))
        .filter(more(Of::ProgrammedFen, amount).lte(Expr::col(Of::TotalFen)))
        .exec(&write.tx)
        .await?;
    if done.rows_affected == 1 {
        return Ok(());
    }
    let row = fund_row::Entity::find_by_id(id).one(&write.tx).await?;
    let fund = row.ok_or_else(|| Stop::at("fundId", RefusalCode::NotFound))?;
    Err(Stop::at("budget", over(Limit::Fund, fund.total_fen.minus(fund.programmed_fen))))
}

/// Lets an award count against its programme; refused of another kind, beyond its ceiling and beyond what the
/// programme has.
pub async fn award_of_programme(
    write: &Write,
    (id, kind): (ProgrammeId, ProgrammeKind),
    amount: Fen,
) -> Result<(), Stop> {
    use programme::Column as Of;
    let found = programme::Entity::find_by_id(id).one(&write.tx).await?;
    let found = found.ok_or_else(|| Stop::at("programmeId", RefusalCode::NotFound))?;
    if found.kind != kind {
        return Err(Stop::at("programmeId", RefusalCode::OtherProgramme));
    }
    if amount > found.ceiling_fen {
        return Err(Stop::at("amount", over(Limit::Ceiling, Some(found.ceiling_fen))));
    }
    let done = programme::Entity::update_many()
        .col_expr(Of::AwardedFen, more(Of::AwardedFen, amount))
        .filter(Of::Id.eq(id))
        .filter(more(Of::AwardedFen, amount).lte(Expr::col(Of::BudgetFen)))
        .exec(&write.tx)
        .await?;
    if done.rows_affected == 1 {
        return Ok(());
    }
    let now = programme::Entity::find_by_id(id).one(&write.tx).await?.unwrap_or(found);
    Err(Stop::at("amount", over(Limit::Programme, now.budget_fen.minus(now.awarded_fen))))
}

/// The award of a project.
pub async fn award_of(write: &Write, id: ProjectId) -> Result<award::Model, Stop> {
    let found = award::Entity::find_by_id(id).one(&write.tx).await?;
    found.ok_or_else(|| Stop::whole(RefusalCode::NotFunded))
}

/// Lets tranches count against their award; refused beyond its amount.
pub async fn plan(write: &Write, id: ProjectId, amount: Fen) -> Result<(), Stop> {
    use award::Column as Of;
    let done = award::Entity::update_many()
        .col_expr(Of::PlannedFen, more(Of::PlannedFen, amount))
        .filter(Of::ProjectId.eq(id))
        .filter(more(Of::PlannedFen, amount).lte(Expr::col(Of::AmountFen)))
        .exec(&write.tx)
        .await?;
    if done.rows_affected == 1 {
        return Ok(());
    }
    let award = award_of(write, id).await?;
    Err(Stop::at("tranches", over(Limit::Award, award.amount_fen.minus(award.planned_fen))))
}

/// Counts a payment; refused beyond what is planned.
pub async fn release(write: &Write, id: ProjectId, amount: Fen) -> Result<(), Stop> {
    use award::Column as Of;
    let done = award::Entity::update_many()
        .col_expr(Of::ReleasedFen, more(Of::ReleasedFen, amount))
        .filter(Of::ProjectId.eq(id))
        .filter(more(Of::ReleasedFen, amount).lte(Expr::col(Of::PlannedFen)))
        .exec(&write.tx)
        .await?;
    if done.rows_affected == 1 {
        return Ok(());
    }
    let award = award_of(write, id).await?;
    Err(Stop::whole(over(Limit::Award, award.planned_fen.minus(award.released_fen))))
}

/// Counts a payment that the bank sent back; what came back by recovery cannot come back again.
pub async fn bounce(write: &Write, id: ProjectId, amount: Fen) -> Result<(), Stop> {
    use award::Column as Of;
    let done = award::Entity::update_many()
        .col_expr(Of::ReleasedFen, less(Of::ReleasedFen, amount))
        .filter(Of::ProjectId.eq(id))
        .filter(less(Of::ReleasedFen, amount).gte(Expr::col(Of::RecoveredFen)))
        .exec(&write.tx)
        .await?;
    if done.rows_affected == 1 {
        return Ok(());
    }
    let award = award_of(write, id).await?;
    Err(Stop::whole(over(Limit::Paid, award.released_fen.minus(award.recovered_fen))))
}

/// Counts money that a society gave back; refused beyond what was paid.
pub async fn recover(write: &Write, id: ProjectId, amount: Fen) -> Result<(), Stop> {
    use award::Column as Of;
    let done = award::Entity::update_many()
        .col_expr(Of::RecoveredFen, more(Of::RecoveredFen, amount))
        .filter(Of::ProjectId.eq(id))
        .filter(more(Of::RecoveredFen, amount).lte(Expr::col(Of::ReleasedFen)))
        .exec(&write.tx)
        .await?;
    if done.rows_affected == 1 {
        return Ok(());
    }
    let award = award_of(write, id).await?;
    Err(Stop::at("amount", over(Limit::Paid, award.released_fen.minus(award.recovered_fen))))
}

/// Gives what was not paid of an award back to its programme, when its project ends; answers how much.
pub async fn free(write: &Write, id: ProjectId) -> Result<Fen, Stop> {
    let award = award_of(write, id).await?;
    let rest = award.amount_fen.minus(award.released_fen).unwrap_or_default();
    let shrunk = award::ActiveModel {
        amount_fen: Set(award.released_fen),
        planned_fen: Set(award.released_fen),
        ..Default::default()
    };
    // Guarded as the others: a payment that came between would be lost.
    let unchanged = award::Column::ReleasedFen.eq(award.released_fen);
    let this = award::Entity::update_many().set(shrunk).filter(award::Column::ProjectId.eq(id)).filter(unchanged);
    if this.exec(&write.tx).await?.rows_affected != 1 {
        return Err(Fault::Broken("an award moved while it was locked".into()).into());
    }
    programme::Entity::update_many()
        .col_expr(programme::Column::AwardedFen, less(programme::Column::AwardedFen, rest))
        .filter(programme::Column::Id.eq(award.programme_id))
        .exec(&write.tx)
        .await?;
    Ok(rest)
}

/// Writes a movement of money down.
pub async fn moved(
    write: &Write,
    award: &award::Model,
    (kind, amount): (MovementKind, Fen),
    tranche_id: Option<TrancheId>,
    by: &str,
) -> Result<(), Fault> {
    let found = programme::Entity::find_by_id(award.programme_id).one(&write.tx).await?;
    let programme = found.ok_or_else(|| Fault::Broken("an award without its programme".into()))?;
    let row = movement::ActiveModel {
        position: NotSet,
        at: Set(write.at),
        fund_id: Set(programme.fund_id),
        programme_id: Set(programme.id),
        project_id: Set(award.project_id),
        tranche_id: Set(tranche_id),
        kind: Set(kind),
        amount_fen: Set(amount),
        actor: Set(by.to_owned()),
    };
    movement::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}
