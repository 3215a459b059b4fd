//! The public notice in the API: what is to be approved, who objects, what the chair answers.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

use entity::project::application::{self, AwardOutcome};
use entity::project::call::CallId;

use super::application::Application;
use super::application_write::named;
use super::call::{Call, call_by_key};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::project::action::award::object::{self, object_to_award, settle_objection};
use crate::project::application::names;
use crate::scalar::{Date, Fen};

/// What is to be approved, as it is published (拟立项公示).
pub struct AwardNotice {
    row: application::Model,
    society: String,
}

#[Object]
impl AwardNotice {
    /// The application's global id: what an objection names.
    async fn application_id(&self) -> ID {
        self.row.id.global().into()
    }

    /// The call (申报通知).
    async fn call(&self, ctx: &Context<'_>) -> Result<Call> {
        Ok(call_by_key(ctx, self.row.call_id).await?)
    }

    /// What it is called (项目名称).
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// The society's name (申报学会).
    async fn society(&self) -> &str {
        &self.society
    }

    /// Who leads it (负责人).
    async fn leader_name(&self) -> &str {
        &self.row.leader_name
    }

    /// With or without money (立项意见).
    async fn outcome(&self) -> Option<AwardOutcome> {
        self.row.decision
    }

    /// The money that is to be given; null where none is (立项经费).
    async fn awarded_fen(&self) -> Option<Fen> {
        Some(self.row.awarded_fen).filter(|fen| !fen.is_zero()).map(Fen::from)
    }

    /// The last day to object (公示期满日).
    async fn until(&self) -> Option<Date> {
        self.row.due_on.map(Date::from)
    }
}

/// Input of `objectToAward`.
#[derive(InputObject)]
struct ObjectToAwardInput {
    /// The application's global id.
    application_id: ID,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Why, with facts that can be checked, 1 to 4000 characters (异议理由).
    text: String,
}

/// Payload of `objectToAward`.
#[derive(SimpleObject)]
struct ObjectToAwardPayload {
    /// Whether the objection stands.
    done: bool,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Input of `settleObjection`.
#[derive(InputObject)]
struct SettleObjectionInput {
    /// The application's global id.
    application_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Whether the objection holds: then the application is declined (异议成立).
    upheld: bool,
    /// The answer, 1 to 4000 characters (答复).
    text: String,
}

/// Payload of `settleObjection`.
#[derive(SimpleObject)]
struct SettleObjectionPayload {
    /// The application as it stands now; null when there is none for the caller.
    application: Option<Application>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Queries of public notices.
#[derive(Default)]
pub struct AwardNoticeQuery;

/// The most notices of an answer: a notice is read as a whole.
const MOST: u64 = 500;

#[Object]
impl AwardNoticeQuery {
    /// What is published to be approved in the caller's region, as a whole, at most 500 (拟立项公示).
    async fn award_notices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of this call only.")] call_id: Option<ID>,
    ) -> Result<Vec<AwardNotice>> {
        let mut rows = caller(ctx).scope("Query.awardNotices").award_notices();
        if let Some(id) = call_id {
            let id = CallId::parse(&id).map_err(|_| bad_input("callId: not a call's id"))?;
            rows = rows.filter(application::Column::CallId.eq(id));
        }
        let db = &state(ctx).db;
        let rows = rows.order_by_asc(application::Column::Id).limit(MOST).all(db).await.map_err(Fault::from)?;
        let named = names(db, &rows).await?;
        let name = |row: &application::Model| named.get(&row.society_id).cloned().unwrap_or_default();
        Ok(rows.into_iter().map(|row| AwardNotice { society: name(&row), row }).collect())
    }
}

/// Mutations of public notices.
#[derive(Default)]
pub struct AwardNoticeMutation;

#[Object]
impl AwardNoticeMutation {
    /// Objects to what is published to be approved (提出异议): any society of the region, but the one that applied.
    async fn object_to_award(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ObjectToAwardInput,
    ) -> Result<ObjectToAwardPayload> {
        let ObjectToAwardInput { application_id, idempotency_key, text } = input;
        let input = object::Objection { idempotency_key, application: application_id.to_string(), text };
        let done = object_to_award(state(ctx), permit(ctx)?, input).await;
        let (done, user_errors) = settle(done, caller(ctx).language)?;
        Ok(ObjectToAwardPayload { done: done.is_some(), user_errors })
    }

    /// Answers an objection (答复异议): if it holds, the application is declined.
    async fn settle_objection(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SettleObjectionInput,
    ) -> Result<SettleObjectionPayload> {
        let SettleObjectionInput { application_id, expected_version, idempotency_key, upheld, text } = input;
        let application = application_id.to_string();
        let input = object::Answer { idempotency_key, application, expected_version, upheld, text };
        let done = settle_objection(state(ctx), permit(ctx)?, input).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        Ok(SettleObjectionPayload { application: named(ctx, &application_id).await?, user_errors })
    }
}
