//! Campaigns of annual inspection in the API.

use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

use entity::institution::campaign::{self, CampaignId, DAYS_RULE, PartyGate};

use crate::api::loaders::by_key;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::register::api::agency::Agency;
use crate::register::api::region::Region;
use crate::scalar::Date;

/// An annual inspection (年度检查), one a region and year.
pub struct InspectionCampaign(pub campaign::Model);

#[Object]
impl InspectionCampaign {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// The year by which the register names its conclusions (年度).
    async fn year(&self) -> i32 {
        self.0.year
    }

    /// The year whose work is reported on (报告年度).
    async fn reports_on(&self) -> i32 {
        self.0.reports_on
    }

    /// Number and title of the notice (通知).
    async fn notice(&self) -> &str {
        &self.0.notice
    }

    /// The region that is inspected (地区).
    async fn region(&self, ctx: &Context<'_>) -> Result<Region> {
        let found = by_key(ctx, self.0.region_code.clone()).await?;
        Ok(found.map(Region).ok_or_else(|| Fault::Broken("a region vanished".into()))?)
    }

    /// Civil affairs, which opened it and concludes (登记管理机关).
    async fn agency(&self, ctx: &Context<'_>) -> Result<Agency> {
        let found = by_key(ctx, self.0.agency_id).await?;
        Ok(found.map(Agency).ok_or_else(|| Fault::Broken("an agency vanished".into()))?)
    }

    /// From this day on societies fill in (开始填报).
    async fn opens_on(&self) -> Date {
        self.0.opens_on.into()
    }

    /// The last day for societies to submit to the federation (学会提交截止).
    async fn society_due_on(&self) -> Date {
        self.0.society_due_on.into()
    }

    /// The last day of the federation's review (初审截止).
    async fn sponsor_due_on(&self) -> Date {
        self.0.sponsor_due_on.into()
    }

    /// The last day on which all lies with civil affairs (报登记管理机关截止).
    async fn civil_due_on(&self) -> Date {
        self.0.civil_due_on.into()
    }

    /// The last day for conclusions (出具结论截止).
    async fn concludes_on(&self) -> Date {
        self.0.concludes_on.into()
    }

    /// The clause that sets the days (依据).
    async fn rule(&self) -> &'static str {
        DAYS_RULE
    }

    /// What a Party half that does not pass its gate leads to (党建关口).
    async fn party_gate(&self) -> PartyGate {
        self.0.party_gate
    }

    /// When it was opened.
    async fn opened_at(&self) -> DateTime<Utc> {
        self.0.opened_at
    }
}

/// The most campaigns of a list: years of a region and of those around it.
const CAMPAIGNS_MAX: u64 = 100;

/// Queries of campaigns.
#[derive(Default)]
pub struct CampaignQuery;

#[Object]
impl CampaignQuery {
    /// Annual inspections that ask the caller's region, newest first, at most 100 (年度检查).
    async fn inspection_campaigns(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only of this year.")] year: Option<i32>,
    ) -> Result<Vec<InspectionCampaign>> {
        let mut found = caller(ctx).scope("Query.inspectionCampaigns").campaigns();
        if let Some(year) = year {
            found = found.filter(campaign::Column::Year.eq(year));
        }
        let rows = found.order_by_desc(campaign::Column::Year).order_by_asc(campaign::Column::RegionCode);
        let rows = rows.limit(CAMPAIGNS_MAX).all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(rows.into_iter().map(InspectionCampaign).collect())
    }
}

/// The campaign with this id; none when it does not exist for the caller.
pub async fn find_campaign(ctx: &Context<'_>, id: CampaignId) -> Result<Option<InspectionCampaign>, Fault> {
    let found = caller(ctx).scope("Query.inspectionCampaigns").campaigns().filter(campaign::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(InspectionCampaign))
}
