//! `recordPartyAct` and `withdrawPartyAct`.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::form::act::PartyAct as Act;
use entity::form::party_act::{ActDraft, OverrideDocument, PartyActId};
use entity::refusal::RefusalCode;
use entity::register::society::SocietyId;

use super::party_act::PartyActRecord;
use crate::api::intention::permit_for;
use crate::api::loaders::rows_of;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::file::api::files_of;
use crate::form::action::record_party_act::{self, record_party_act};
use crate::form::action::withdraw_party_act::{self, withdraw_party_act};
use crate::register::api::contact::after;
use crate::register::api::society::Society;
use crate::scalar::Date;

/// The superior Party body's document that allows what is barred as a rule (上级党组织文件).
#[derive(InputObject)]
struct OverrideDocumentInput {
    /// Its number (文号), at most 60 characters.
    doc_no: String,
    /// Its day, not after the act.
    dated_on: Option<Date>,
    /// The body that issued it (发文单位), at most 60 characters.
    issued_by: String,
}

/// Input of `recordPartyAct`.
#[derive(InputObject)]
struct RecordPartyActInput {
    /// The society's global id.
    society_id: ID,
    /// Names this intention, at most 80 characters: a retry with the same key and input records nothing
    /// twice.
    idempotency_key: String,
    /// Which act (事项).
    act: Act,
    /// The day on which it was held (活动日期): it is judged by the form of that day.
    held_on: Date,
    /// What it was about (主题), 1 to 60 characters.
    title: String,
    /// How many took part, persons, at least 1; at most the Party members of that day, or the individual
    /// members and staff for studies, lectures, theme days and the cultivation of applicants.
    participants: i32,
    /// Anything else (备注), at most 300 characters; names of Party members do not belong here.
    #[graphql(default)]
    note: String,
    /// The superior body's document, for an act that the form may not do by itself; absent otherwise.
    override_document: Option<OverrideDocumentInput>,
    /// That document itself (上级文件), at most 10 files: ids from `requestUpload`, of the caller's own, each named once.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Payload of `recordPartyAct`.
#[derive(SimpleObject)]
struct RecordPartyActPayload {
    /// The record; null when it was refused.
    party_act: Option<PartyActRecord>,
    /// The society; null when it does not exist for the caller.
    society: Option<Society>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Input of `withdrawPartyAct`.
#[derive(InputObject)]
struct WithdrawPartyActInput {
    /// The society's global id.
    society_id: ID,
    /// The record's global id.
    act_id: ID,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Why (撤回原因), 1 to 300 characters.
    reason: String,
}

/// Payload of `withdrawPartyAct`.
#[derive(SimpleObject)]
struct WithdrawPartyActPayload {
    /// The society; null when it does not exist for the caller.
    society: Option<Society>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of acts.
#[derive(Default)]
pub struct PartyActMutation;

#[Object]
impl PartyActMutation {
    /// Records an act of Party life (登记党组织活动), if the form that held on its day may do it: by the
    /// society's own people or by the federation for them. A barred act is refused with the clause and the
    /// proper place; the superior body's document opens it and stands in the ledger.
    async fn record_party_act(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RecordPartyActInput,
    ) -> Result<RecordPartyActPayload> {
        let society_id = input.society_id.clone();
        let (done, user_errors) = settle(record(ctx, input).await, caller(ctx).language)?;
        let party_act = match (done, SocietyId::parse(&society_id)) {
            (Some(id), Ok(society)) => {
                let rows = rows_of::<entity::form::party_act::Entity>(ctx, society).await?;
                rows.iter().find(|row| row.id == id).cloned().map(PartyActRecord)
            }
            _ => None,
        };
        Ok(RecordPartyActPayload { party_act, society: after(ctx, &society_id).await?, user_errors })
    }

    /// Withdraws a recorded act, with the reason (撤回): the record stays visible as withdrawn.
    async fn withdraw_party_act(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: WithdrawPartyActInput,
    ) -> Result<WithdrawPartyActPayload> {
        let society_id = input.society_id.clone();
        let (_, user_errors) = settle(withdraw(ctx, input).await, caller(ctx).language)?;
        Ok(WithdrawPartyActPayload { society: after(ctx, &society_id).await?, user_errors })
    }
}

async fn record(ctx: &Context<'_>, input: RecordPartyActInput) -> Result<PartyActId, Stop> {
    let RecordPartyActInput {
        society_id,
        idempotency_key,
        act,
        held_on,
        title,
        participants,
        note,
        override_document,
        file_ids,
    } = input;
    let document = override_document.map(|OverrideDocumentInput { doc_no, dated_on, issued_by }| OverrideDocument {
        doc_no,
        dated_on: dated_on.map(|day| day.0),
        issued_by,
    });
    let draft = ActDraft { act, held_on: held_on.0, title, participants, note, document };
    let permit = permit_for(ctx, &society_id).await?;
    let files = files_of(&file_ids)?;
    record_party_act(state(ctx), permit, record_party_act::Input { idempotency_key, draft, files }).await
}

async fn withdraw(ctx: &Context<'_>, input: WithdrawPartyActInput) -> Result<(), Stop> {
    let WithdrawPartyActInput { society_id, act_id, idempotency_key, reason } = input;
    let permit = permit_for(ctx, &society_id).await?;
    let act_id = PartyActId::parse(&act_id).map_err(|_| Stop::at("actId", RefusalCode::NotFound))?;
    let input = withdraw_party_act::Input { idempotency_key, act_id, reason };
    withdraw_party_act(state(ctx), permit, input).await
}
