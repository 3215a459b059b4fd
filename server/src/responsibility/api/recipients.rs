//! Who is asked by a directive: what the issuer chose, found through his scope.

use std::collections::BTreeMap;

use async_graphql::{Context, ID, InputObject, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use entity::register::agency::{self, AgencyId, Tier};
use entity::register::present;
use entity::register::region::{self, RegionId, reach_of};
use entity::register::society::SocietyId;

use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::register::api::society_list::read_filter;
use crate::register::filter::SocietyFilter;
use crate::responsibility::action::issue_directive::Recipients;

/// Who is asked (接收单位): everyone that any of these names, once.
#[derive(InputObject, Clone, Debug, Default)]
pub struct RecipientsInput {
    /// Regions: the federations of each and of those below it (地区).
    pub regions: Option<Vec<ID>>,
    /// Agencies (部门).
    pub agencies: Option<Vec<ID>>,
    /// Societies one by one (学会).
    pub societies: Option<Vec<ID>>,
    /// All societies that this finds now, among those that the caller reaches.
    pub society_filter: Option<SocietyFilter>,
}

/// Finds them, as far as the caller reaches with a field of the policy table.
pub async fn found_by(ctx: &Context<'_>, input: &RecipientsInput, field: &str) -> Result<Recipients> {
    let scope = caller(ctx).scope(field);
    let mut societies = BTreeMap::new();
    if let Some(ids) = &input.societies {
        let ids: Vec<SocietyId> = parsed(ids, "societies", |id| SocietyId::parse(id).ok())?;
        let named = scope.societies().filter(present::Column::SocietyId.is_in(ids));
        let rows = named.all(&state(ctx).db).await.map_err(Fault::from)?;
        societies.extend(rows.into_iter().map(|row| (row.society_id, row.region_code)));
    }
    if let Some(filter) = &input.society_filter {
        let filter = read_filter(state(ctx), caller(ctx), filter.clone(), state(ctx).world.today()).await?;
        let rows = scope.societies().filter(filter.condition()).all(&state(ctx).db).await.map_err(Fault::from)?;
        societies.extend(rows.into_iter().map(|row| (row.society_id, row.region_code)));
    }
    let named: Vec<AgencyId> =
        parsed(input.agencies.as_deref().unwrap_or_default(), "agencies", |id| AgencyId::parse(id).ok())?;
    let regions: Vec<RegionId> =
        parsed(input.regions.as_deref().unwrap_or_default(), "regions", |id| RegionId::parse(id).ok())?;
    let mut agencies = BTreeMap::new();
    if !named.is_empty() || !regions.is_empty() {
        let all = agency::Entity::find().find_also_related(region::Entity);
        let all = all.all(&state(ctx).db).await.map_err(Fault::from)?;
        let codes = codes_of(ctx, &regions).await?;
        let own = caller(ctx).viewer()?.post().agency_id;
        for (row, region) in all {
            let code = region.map(|region| region.code).unwrap_or_default();
            let asked = row.tier == Tier::Sponsor && codes.iter().any(|region| code.starts_with(reach_of(region)));
            // Nobody gives himself a directive, and nobody one beyond his region.
            if (asked || named.contains(&row.id)) && Some(row.id) != own && scope.covers_region(&code) {
                agencies.insert(row.id, code);
            }
        }
    }
    Ok(Recipients { societies: societies.into_iter().collect(), agencies: agencies.into_iter().collect() })
}

async fn codes_of(ctx: &Context<'_>, ids: &[RegionId]) -> Result<Vec<String>> {
    let rows = region::Entity::find().filter(region::Column::Id.is_in(ids.iter().copied()));
    let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
    Ok(rows.into_iter().map(|row| row.code).collect())
}

fn parsed<T>(ids: &[ID], path: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>> {
    let read = |id: &ID| read(id).ok_or_else(|| bad_input(format!("recipients.{path}: not an id of this kind")));
    ids.iter().map(read).collect()
}
