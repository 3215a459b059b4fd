//! Who holds a thing in the API: a society or an agency, with its name.

use async_graphql::{Context, Object, Result};

use entity::Language;
use entity::register::agency::{AgencyId, Tier};
use entity::register::present;
use entity::register::society::SocietyId;

use crate::api::loaders::{by_key, rows_of};
use crate::caller::caller;
use crate::fault::Fault;
use crate::register::api::agency::Agency;
use crate::register::api::society::{Society, find_society};

/// Whoever has to act (责任主体): exactly one society or one agency.
#[derive(Clone, Copy, Debug)]
pub struct Holder {
    /// The society, when it is one.
    pub society_id: Option<SocietyId>,
    /// The agency, when it is one.
    pub agency_id: Option<AgencyId>,
}

#[Object]
impl Holder {
    /// The society that has to act; null for an agency, or when the caller may not see the society.
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        match self.society_id {
            Some(id) => Ok(find_society(ctx, id, None).await?),
            None => Ok(None),
        }
    }

    /// The agency that has to act; null for a society.
    async fn agency(&self, ctx: &Context<'_>) -> Result<Option<Agency>> {
        match self.agency_id {
            Some(id) => Ok(by_key(ctx, id).await?.map(Agency)),
            None => Ok(None),
        }
    }

    /// Its name, an agency's in the caller's language (名称).
    async fn name(&self, ctx: &Context<'_>) -> Result<String> {
        if let Some(id) = self.society_id {
            let rows = rows_of::<present::Entity>(ctx, id).await?;
            return Ok(rows.first().map(|row| row.name.clone()).unwrap_or_default());
        }
        let Some(id) = self.agency_id else { return Ok(String::new()) };
        let row = by_key(ctx, id).await?.ok_or_else(|| Fault::Broken("an agency vanished".into()))?;
        Ok(if caller(ctx).language == Language::En { row.name_en } else { row.name })
    }

    /// The tier of the agency (层级); null for a society.
    async fn tier(&self, ctx: &Context<'_>) -> Result<Option<Tier>> {
        self.tier_of(ctx).await
    }
}

impl Holder {
    /// The tier of the agency; none for a society.
    pub async fn tier_of(&self, ctx: &Context<'_>) -> Result<Option<Tier>> {
        match self.agency_id {
            Some(id) => Ok(by_key(ctx, id).await?.map(|row| row.tier)),
            None => Ok(None),
        }
    }
}
