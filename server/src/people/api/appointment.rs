//! `recordAppointment`, `endAppointment`, `setPartyLead`, `settleSamePerson`.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::people::appointment::{AppointmentId, EndReason, LeaderPost};
use entity::people::posting::PostingDraft;
use entity::refusal::RefusalCode;

use crate::api::intention::permit_for;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::people::action::{end_appointment, record_appointment, set_party_lead, settle_same_person};
use crate::register::api::contact::after;
use crate::register::api::society::Society;
use crate::scalar::Date;

/// Input of `recordAppointment`.
#[derive(InputObject)]
struct RecordAppointmentInput {
    /// The society's global id.
    society_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Name (姓名), at most 30 characters. Someone the society knows by this name is that person.
    name: String,
    /// Post (职务). Only one person at a time is president, only one secretary-general.
    post: LeaderPost,
    /// First day, up to today.
    since: Date,
    /// Year of birth (出生年份), for the age limit of the charter; absent when it is not known.
    birth_year: Option<i32>,
    /// Which consecutive term (届次), from 1; absent when it is not known.
    term_no: Option<i32>,
}

/// Input of `endAppointment`.
#[derive(InputObject)]
struct EndAppointmentInput {
    /// The society's global id.
    society_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The appointment's global id.
    appointment_id: ID,
    /// First day on which it no longer holds, up to today.
    ends_on: Date,
    /// Why (离任原因).
    reason: EndReason,
}

/// Input of `setPartyLead`.
#[derive(InputObject)]
struct SetPartyLeadInput {
    /// The society's global id.
    society_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The post that leads Party work (党建负责人).
    post: LeaderPost,
    /// From which day on, up to today.
    since: Date,
}

/// Input of `settleSamePerson`.
#[derive(InputObject)]
struct SettleSamePersonInput {
    /// The society's global id.
    society_id: ID,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The president's appointment.
    appointment_id: ID,
    /// The namesake's `personKey`.
    other_id: ID,
    /// Whether they are one person.
    same: bool,
    /// How it was verified (核实方式), 1 to 300 characters.
    reason: String,
}

/// Payload of the writes about leaders.
#[derive(SimpleObject)]
struct LeaderPayload {
    /// The society as it stands now, on a conflict too; null when it does not exist for the caller.
    society: Option<Society>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of appointments.
#[derive(Default)]
pub struct AppointmentMutation;

#[Object]
impl AppointmentMutation {
    /// Records that someone holds a post from a day on (登记任职): by the society or by the federation.
    async fn record_appointment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RecordAppointmentInput,
    ) -> Result<LeaderPayload> {
        let id = input.society_id.clone();
        payload(ctx, &id, record(ctx, input).await).await
    }

    /// Records that someone no longer holds a post from a day on (登记离任); with his last post in the
    /// society the rights of his account end.
    async fn end_appointment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EndAppointmentInput,
    ) -> Result<LeaderPayload> {
        let id = input.society_id.clone();
        payload(ctx, &id, end(ctx, input).await).await
    }

    /// Says which post leads Party work from a day on (变更党建负责人).
    async fn set_party_lead(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SetPartyLeadInput,
    ) -> Result<LeaderPayload> {
        let id = input.society_id.clone();
        payload(ctx, &id, lead(ctx, input).await).await
    }

    /// Records whether two presidents of one name are one person (核实同名人员): by the federation.
    async fn settle_same_person(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SettleSamePersonInput,
    ) -> Result<LeaderPayload> {
        let id = input.society_id.clone();
        payload(ctx, &id, same(ctx, input).await).await
    }
}

async fn payload(ctx: &Context<'_>, society_id: &ID, done: Result<(), Stop>) -> Result<LeaderPayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    Ok(LeaderPayload { society: after(ctx, society_id).await?, user_errors })
}

/// The appointment that an input names.
pub fn appointment_id(id: &ID) -> Result<AppointmentId, Stop> {
    AppointmentId::parse(id).map_err(|_| Stop::at("appointmentId", RefusalCode::NotFound))
}

async fn record(ctx: &Context<'_>, input: RecordAppointmentInput) -> Result<(), Stop> {
    let RecordAppointmentInput {
        society_id,
        expected_version,
        idempotency_key,
        name,
        post,
        since,
        birth_year,
        term_no,
    } = input;
    let draft = PostingDraft { name, post, since: since.0, birth_year, term_no };
    let permit = permit_for(ctx, &society_id).await?;
    let input = record_appointment::Input { expected_version, idempotency_key, draft };
    record_appointment::record_appointment(state(ctx), permit, input).await
}

async fn end(ctx: &Context<'_>, input: EndAppointmentInput) -> Result<(), Stop> {
    let EndAppointmentInput { society_id, expected_version, idempotency_key, appointment_id: id, ends_on, reason } =
        input;
    let permit = permit_for(ctx, &society_id).await?;
    let appointment_id = appointment_id(&id)?;
    let ends_on = ends_on.0;
    let input = end_appointment::Input { expected_version, idempotency_key, appointment_id, ends_on, reason };
    end_appointment::end_appointment(state(ctx), permit, input).await
}

async fn lead(ctx: &Context<'_>, input: SetPartyLeadInput) -> Result<(), Stop> {
    let SetPartyLeadInput { society_id, expected_version, idempotency_key, post, since } = input;
    let permit = permit_for(ctx, &society_id).await?;
    let input = set_party_lead::Input { expected_version, idempotency_key, post, since: since.0 };
    set_party_lead::set_party_lead(state(ctx), permit, input).await
}

async fn same(ctx: &Context<'_>, input: SettleSamePersonInput) -> Result<(), Stop> {
    let SettleSamePersonInput { society_id, idempotency_key, appointment_id: id, other_id, same, reason } = input;
    let permit = permit_for(ctx, &society_id).await?;
    let appointment_id = appointment_id(&id)?;
    let other_id = uuid::Uuid::try_parse(&other_id).map_err(|_| Stop::at("otherId", RefusalCode::NotNamesakes))?;
    let input = settle_same_person::Input { idempotency_key, appointment_id, other_id, same, reason };
    settle_same_person::settle_same_person(state(ctx), permit, input).await
}
