//! Regions in the API.

use async_graphql::{Context, ID, Object, Result};
use sea_orm::{EntityTrait, QueryOrder};

use entity::register::region::{self, RegionId, RegionLevel, level_of, parent_of, reach_of};

use crate::api::loaders::by_key;
use crate::caller::{bad_input, state};

/// A region of the GB/T 2260 tree (行政区划).
pub struct Region(pub region::Model);

#[Object]
impl Region {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Division code of GB/T 2260, six digits (行政区划代码).
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// Name in the caller's language where there is one.
    async fn name(&self, ctx: &Context<'_>) -> &str {
        match crate::caller::caller(ctx).language {
            entity::Language::Zh => &self.0.name,
            entity::Language::En => &self.0.name_en,
        }
    }

    /// Level in the tree (层级).
    async fn level(&self) -> RegionLevel {
        level_of(&self.0.code).unwrap_or(RegionLevel::County)
    }

    /// The region above; null for a province.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<Region>> {
        match parent_of(&self.0.code) {
            Some(code) => Ok(by_key(ctx, code).await?.map(Region)),
            None => Ok(None),
        }
    }
}

/// Queries of regions.
#[derive(Default)]
pub struct RegionQuery;

#[Object]
impl RegionQuery {
    /// All regions of the platform in the order of their codes, or those under one of them, itself
    /// included.
    async fn regions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A region's global id.")] under: Option<ID>,
    ) -> Result<Vec<Region>> {
        let rows = region::Entity::find()
            .order_by_asc(region::Column::Code)
            .all(&state(ctx).db)
            .await
            .map_err(crate::fault::Fault::from)?;
        let under =
            under.map(|id| RegionId::parse(&id)).transpose().map_err(|_| bad_input("under: not a region's id"))?;
        let top = under.map(|id| rows.iter().find(|row| row.id == id).map(|row| reach_of(&row.code).to_owned()));
        Ok(match top {
            None => rows.into_iter().map(Region).collect(),
            Some(None) => Vec::new(),
            Some(Some(reach)) => rows.into_iter().filter(|row| row.code.starts_with(&reach)).map(Region).collect(),
        })
    }
}
