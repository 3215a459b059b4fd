//! An offer in the API: for its society, the poster and the federation.

use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::file::attachment::SubjectKind;
use entity::project::demand;
use entity::project::offer::{self, OfferId, OfferState};

use super::demand::Demand;
use super::matching_loader::{DemandOf, OffersOf, one};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::page::{Listed, Page, connect};
use crate::register::api::society::{Society, find_society};
use crate::scalar::Fen;

/// How a society would meet a demand (响应方案).
pub struct Offer(pub offer::Model);

#[Object]
impl Offer {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the writes to it; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// What it is to meet; null when the caller may not see that (需求).
    async fn demand(&self, ctx: &Context<'_>) -> Result<Option<Demand>> {
        Ok(one(ctx, DemandOf(self.0.demand_id)).await?.map(Demand))
    }

    /// The society that offers; null when the caller may not see it (学会).
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        Ok(find_society(ctx, self.0.society_id, None).await?)
    }

    /// How it would do it (承接方案).
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// Who would do it, each with his post (承接团队).
    async fn team(&self) -> &str {
        &self.0.team
    }

    /// What it would cost, fen; 0 for nothing (报价，分).
    async fn price_fen(&self) -> Fen {
        self.0.price_fen.into()
    }

    /// How many days it would take (所需天数).
    async fn days(&self) -> i32 {
        self.0.days
    }

    /// Where it stands (状态).
    async fn state(&self) -> OfferState {
        self.0.state
    }

    /// When it was made (响应时间).
    async fn offered_at(&self) -> DateTime<Utc> {
        self.0.offered_at
    }

    /// What was sent with it (附件).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::Offer, self.0.id.0).await
    }
}

/// The offers for a demand that the caller may see, oldest first.
pub async fn offers_of(ctx: &Context<'_>, demand: &demand::Model) -> Result<Vec<Offer>, Fault> {
    let rows = one(ctx, OffersOf(demand.id)).await?.unwrap_or_default();
    let scope = caller(ctx).scope("Query.offers");
    Ok(rows.iter().filter(|row| scope.sees_offer(row, demand)).cloned().map(Offer).collect())
}

/// The offer with this id; none when it does not exist for the caller.
pub async fn find_offer(ctx: &Context<'_>, id: OfferId) -> Result<Option<Offer>, Fault> {
    let found = caller(ctx).scope("Query.offers").offers().filter(offer::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(Offer))
}

/// What to narrow a list of offers to (响应方案筛选).
#[derive(InputObject, Default)]
struct OfferFilter {
    /// In one of these states.
    states: Option<Vec<OfferState>>,
}

/// Fields of the whole list.
pub struct OfferTotal(Select<offer::Entity>);

#[Object]
impl OfferTotal {
    /// Offers in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of offers.
#[derive(Default)]
pub struct OfferQuery;

#[Object]
impl OfferQuery {
    /// Offers that the caller may see, newest first (响应方案).
    async fn offers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<OfferFilter>,
    ) -> Result<Listed<Offer, OfferTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let OfferFilter { states } = filter.unwrap_or_default();
        let narrow = Condition::all().add_option(states.map(|states| offer::Column::State.is_in(states)));
        let all = caller(ctx).scope("Query.offers").offers().filter(narrow);
        let onward = page.after.map(|id| offer::Column::Id.lt(OfferId(id)));
        let rows = all.clone().filter(Condition::all().add_option(onward));
        let rows = rows.order_by_desc(offer::Column::Id).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, OfferTotal(all), |row| row.id.0, Offer))
    }
}
