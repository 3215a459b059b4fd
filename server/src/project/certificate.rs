//! Certificates: whoever holds one verifies it by its number and code.

use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter};

use entity::institution::report::receipt::typed;
use entity::project::case;
use entity::register::present;

use crate::fault::Fault;

/// The closed project with this number and code, and its society's name. A wrong code and a number that was never
/// issued are answered alike.
pub async fn verify(db: &DatabaseConnection, number: &str, code: &str) -> Result<Option<(case::Model, String)>, Fault> {
    let found = case::Entity::find()
        .filter(case::Column::CertificateNo.eq(number.trim().to_ascii_uppercase()))
        .filter(case::Column::CertificateCode.eq(typed(code)));
    let Some(project) = found.one(db).await? else { return Ok(None) };
    let society = present::Entity::find_by_id(project.society_id).one(db).await?;
    let society = society.ok_or_else(|| Fault::Broken("a project without its society".into()))?;
    Ok(Some((project, society.name)))
}
