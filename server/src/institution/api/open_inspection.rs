//! `openInspection`: civil affairs asks the societies of its region for their reports.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};

use entity::institution::campaign::{CampaignDays, PartyGate};

use super::campaign::{InspectionCampaign, find_campaign};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::institution::action::open_inspection::{self, open_inspection};
use crate::scalar::Date;

/// Input of `openInspection`.
#[derive(InputObject)]
struct OpenInspectionInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The year by which the register names the conclusions: this one or the one before.
    year: i32,
    /// The year whose work is reported on: `year` or the one before.
    reports_on: i32,
    /// Number and title of the notice, at most 100 characters.
    notice: String,
    /// From this day on societies fill in.
    opens_on: Date,
    /// The last day for societies, today or later.
    society_due_on: Date,
    /// The last day of the federation's review.
    sponsor_due_on: Date,
    /// The last day on which all lies with civil affairs.
    civil_due_on: Date,
    /// The last day for conclusions.
    concludes_on: Date,
    /// What a Party half that does not pass its gate leads to.
    party_gate: PartyGate,
}

/// Payload of `openInspection`.
#[derive(SimpleObject)]
struct OpenInspectionPayload {
    /// The annual inspection; null when it was refused.
    campaign: Option<InspectionCampaign>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of campaigns.
#[derive(Default)]
pub struct CampaignMutation;

#[Object]
impl CampaignMutation {
    /// Opens the annual inspection of a year in the caller's region (布置年检): each society is asked for a
    /// report, those registered after 30 June of the year reported on are exempt.
    async fn open_inspection(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: OpenInspectionInput,
    ) -> Result<OpenInspectionPayload> {
        let OpenInspectionInput {
            idempotency_key,
            year,
            reports_on,
            notice,
            opens_on,
            society_due_on,
            sponsor_due_on,
            civil_due_on,
            concludes_on,
            party_gate,
        } = input;
        let days = CampaignDays {
            opens_on: opens_on.0,
            society_due_on: society_due_on.0,
            sponsor_due_on: sponsor_due_on.0,
            civil_due_on: civil_due_on.0,
            concludes_on: concludes_on.0,
        };
        let input = open_inspection::Input { idempotency_key, year, reports_on, notice, days, party_gate };
        let done = open_inspection(state(ctx), permit(ctx)?, input).await;
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        let campaign = match id {
            Some(id) => find_campaign(ctx, id).await?,
            None => None,
        };
        Ok(OpenInspectionPayload { campaign, user_errors })
    }
}
