//! Versions: each write to a society counts it up; a write that saw an older one is a conflict.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use entity::refusal::RefusalCode;
use entity::register::society::{self, SocietyId};

use crate::fault::{Fault, Stop};
use crate::register::facts;

/// Counts the version up if it is still the one that the writer saw.
pub async fn advance(tx: &impl ConnectionTrait, id: SocietyId, expected: i32) -> Result<(), Stop> {
    let advanced = society::Entity::update_many()
        .col_expr(society::Column::Version, Expr::col(society::Column::Version).add(1))
        .filter(society::Column::Id.eq(id).and(society::Column::Version.eq(expected)))
        .exec(tx)
        .await?;
    if advanced.rows_affected == 1 {
        return Ok(facts::tell(tx, &[id]).await?);
    }
    let current =
        society::Entity::find_by_id(id).one(tx).await?.ok_or_else(|| Fault::Broken("a society vanished".into()))?;
    Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: current.version }))
}

/// Counts the version up for an intention that is guarded by another version, a case's own.
pub async fn count_up(tx: &impl ConnectionTrait, id: SocietyId) -> Result<(), Fault> {
    society::Entity::update_many()
        .col_expr(society::Column::Version, Expr::col(society::Column::Version).add(1))
        .filter(society::Column::Id.eq(id))
        .exec(tx)
        .await?;
    facts::tell(tx, &[id]).await
}
