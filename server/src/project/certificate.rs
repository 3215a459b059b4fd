//! Certificates: whoever holds one verifies it by its number and code.

use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter};

use entity::Language;
use entity::institution::report::receipt::typed;
use entity::project::case;
use entity::register::agency::{self, Tier};
use entity::register::{present, region};

use crate::fault::Fault;

/// Below the address of this server: where a certificate is verified.
#[must_use]
pub fn path(number: &str, code: &str) -> String {
    format!("/certificate?number={number}&code={code}")
}

/// Below the address of this server: the certificate as PDF, for whoever holds its number and code.
#[must_use]
pub fn paper(number: &str, code: &str, language: Language) -> String {
    format!("/papers/certificate/{number}.pdf?language={}&code={code}", language.pick("zh", "en"))
}

/// The federation that issues certificates in a region, by name: its own, or the next above it.
pub async fn issuer(db: &DatabaseConnection, region_code: &str, language: Language) -> Result<String, Fault> {
    let above = std::iter::successors(Some(region_code.to_owned()), |code| region::parent_of(code));
    let sponsors = agency::Entity::find()
        .filter(agency::Column::Tier.eq(Tier::Sponsor))
        .find_also_related(region::Entity)
        .filter(region::Column::Code.is_in(above))
        .all(db)
        .await?;
    // A region's code is greater than those of the regions above it.
    let nearest = sponsors.into_iter().filter_map(|(agency, of)| Some((of?.code, agency)));
    let nearest = nearest.max_by(|(one, _), (other, _)| one.cmp(other)).map(|(_, agency)| agency);
    let name = nearest.map(|agency| if language == Language::Zh { agency.name } else { agency.name_en });
    Ok(name.unwrap_or_default())
}

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
