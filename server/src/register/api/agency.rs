//! Agencies in the API.

use async_graphql::{Context, ID, Object, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use entity::register::agency::{self, Tier};

use super::region::Region;
use crate::api::loaders::by_key;
use crate::caller::state;
use crate::fault::Fault;

/// A body of one of the three tiers of responsibility (管理部门).
pub struct Agency(pub agency::Model);

#[Object]
impl Agency {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Chinese name (名称).
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// English name.
    async fn name_en(&self) -> &str {
        &self.0.name_en
    }

    /// Tier of responsibility (层级).
    async fn tier(&self) -> Tier {
        self.0.tier
    }

    /// The region it works for (所在地区).
    async fn region(&self, ctx: &Context<'_>) -> Result<Region> {
        region_of(ctx, self.0.region_id).await
    }
}

/// A region that a row points at, which the database holds to exist.
pub async fn region_of(ctx: &Context<'_>, id: entity::register::region::RegionId) -> Result<Region> {
    Ok(by_key(ctx, id).await?.map(Region).ok_or_else(|| Fault::Broken("a region vanished".into()))?)
}

/// Queries of agencies.
#[derive(Default)]
pub struct AgencyQuery;

#[Object]
impl AgencyQuery {
    /// Agencies of the platform, the leading tier first.
    async fn agencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only this tier.")] tier: Option<Tier>,
    ) -> Result<Vec<Agency>> {
        let all = agency::Entity::find().order_by_asc(agency::Column::Id);
        let wanted = tier.map_or(all.clone(), |tier| all.filter(agency::Column::Tier.eq(tier)));
        let mut rows = wanted.all(&state(ctx).db).await.map_err(Fault::from)?;
        rows.sort_by_key(|agency| (agency.tier, agency.id));
        Ok(rows.into_iter().map(Agency).collect())
    }
}
