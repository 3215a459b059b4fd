//! A demand is posted: by an agency's own account, or by the federation on behalf of a body that has none.

use serde::Serialize;

use entity::ledger::event::Action;
use entity::project::demand::need::Need;
use entity::project::demand::{self, DemandId, DemandState};
use entity::project::outcome::codes;
use entity::refusal::RefusalCode;
use entity::register::agency::Tier;
use entity::register::region;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::project::demand::begin;
use crate::project::search::searched;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct PostDemand;

impl Intention for PostDemand {
    const FIELD: &'static str = "Mutation.postDemand";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// GB/T 2260 code of the region whose societies are asked; the poster's own when absent.
    pub region_code: Option<String>,
    /// What is needed.
    pub need: Need,
}

/// Posts it; answers the demand's id.
pub async fn post_demand(state: &State, permit: Permit<PostDemand>, input: Input) -> Result<DemandId, Stop> {
    let today = state.world.today();
    let faults = input.need.faults(today);
    if !faults.is_empty() {
        return Err(Stop::Refused(faults));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let region_code = region_of(&write, &permit, input.region_code.as_deref()).await?;
    let id = DemandId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(earlier) = claim(&write, user, key, PostDemand::FIELD, &input, &id.global()).await? {
        return DemandId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let Need { poster, contact, phone, title, need, disciplines, budget_fen, offer_until, due_on } = &input.need;
    let (poster, title, need) = (poster.trim(), title.trim(), need.trim());
    let discipline = *disciplines.first().ok_or_else(|| Stop::at("disciplines", RefusalCode::Required))?;
    let row = demand::Model {
        id,
        agency_id: write.agency(Tier::Sponsor, &region_code).await?,
        region_code,
        posted_by: user,
        poster: poster.to_owned(),
        contact: contact.trim().to_owned(),
        phone: phone.trim().to_owned(),
        title: title.to_owned(),
        need: need.to_owned(),
        discipline,
        further: codes(disciplines.get(1..).unwrap_or_default()),
        budget_fen: *budget_fen,
        offer_until: *offer_until,
        due_on: *due_on,
        search: searched(&[title, poster], need),
        state: DemandState::Posted,
        state_since: write.at,
        version: 1,
        posted_on: today,
        society_id: None,
        offer_id: None,
        text: None,
        signed_on: None,
        report: None,
        consents: false,
        delivered_on: None,
        rating_text: None,
        closed_on: None,
    };
    let changes = vec![told("title", title), told("poster", poster)];
    begin(state, &write, row, &permit.viewer().display_name).await?;
    write.commit(state, Entry { action: Action::PostDemand, society_id: None, changes }).await?;
    Ok(id)
}

/// The region whose societies are asked: one that the poster works for, or below it.
async fn region_of(write: &Write, permit: &Permit<PostDemand>, code: Option<&str>) -> Result<String, Stop> {
    let own = &permit.viewer().post().region_code;
    let Some(code) = code.filter(|code| code != own) else { return Ok(own.clone()) };
    let unknown = || Stop::at("regionCode", RefusalCode::UnknownRegion);
    if !Scope::of(Some(permit.viewer()), PostDemand::FIELD).covers_region(code) {
        return Err(unknown());
    }
    let entered = region::Entity::find().filter(region::Column::Code.eq(code)).count(&write.tx).await?;
    if entered == 0 { Err(unknown()) } else { Ok(code.to_owned()) }
}
