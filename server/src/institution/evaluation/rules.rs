//! The versions of the rules of evaluation, read from the database.

use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use entity::institution::evaluation::evaluation_rule;
use entity::institution::evaluation::rules::{EvaluationBook, EvaluationRules};

use crate::fault::Fault;

/// All versions as the rows hold them, newest first.
pub async fn versions(db: &impl ConnectionTrait) -> Result<Vec<evaluation_rule::Model>, Fault> {
    Ok(evaluation_rule::Entity::find().order_by_desc(evaluation_rule::Column::Version).all(db).await?)
}

/// All versions, as the rules ask for them.
pub async fn book(db: &impl ConnectionTrait) -> Result<EvaluationBook, Fault> {
    let read = |row: &evaluation_rule::Model| serde_json::from_str::<EvaluationRules>(&row.content);
    let versions = versions(db).await?.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(EvaluationBook::new(versions))
}
