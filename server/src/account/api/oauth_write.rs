//! Mutations of partners' clients, for administrators. A secret stands in one answer and nowhere else.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::account::OauthClientId;
use entity::account::oauth::OauthScope;

use super::oauth::{OauthClient, find_client};
use crate::account::action::change_oauth_secret::{AddInput, EndInput, add_oauth_secret, end_oauth_secret};
use crate::account::action::register_oauth_client::{self, register_oauth_client};
use crate::account::action::revoke_oauth_client::{self, revoke_oauth_client};
use crate::account::action::update_oauth_client::{self, update_oauth_client};
use crate::account::oauth::Made;
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::scalar::Date;

/// Input of `registerOauthClient`.
#[derive(InputObject)]
struct RegisterOauthClientInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What system it is, at most 80 characters (系统名称).
    name: String,
    /// The agency whose it is, at most 80 characters: it acts under this name (所属单位).
    owner: String,
    /// GB/T 2260 code of the region that it may look at, with all below it (行政区划代码).
    region_code: String,
    /// What its tokens may be used for; at least one (授权范围).
    scopes: Vec<OauthScope>,
    /// The first day on which it opens nothing any more, today at the earliest; none when absent (到期日).
    expires_on: Option<Date>,
}

/// Input of `updateOauthClient`.
#[derive(InputObject)]
struct UpdateOauthClientInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which client.
    oauth_client_id: ID,
    /// The version that was seen.
    expected_version: i32,
    /// What its tokens may be used for from now on, those issued before too; at least one (授权范围).
    scopes: Vec<OauthScope>,
    /// The first day on which it opens nothing any more, today at the earliest; no end when absent (到期日).
    expires_on: Option<Date>,
}

/// Input of `addOauthSecret` and `revokeOauthClient`.
#[derive(InputObject)]
struct OauthClientStepInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which client.
    oauth_client_id: ID,
    /// The version that was seen.
    expected_version: i32,
}

/// Input of `endOauthSecret`.
#[derive(InputObject)]
struct EndOauthSecretInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Which client.
    oauth_client_id: ID,
    /// The version of the client that was seen.
    expected_version: i32,
    /// Which of its secrets.
    secret_id: ID,
}

/// Payload of what makes a secret.
#[derive(SimpleObject)]
struct OauthSecretPayload {
    /// The client; null when it was refused.
    client: Option<OauthClient>,
    /// The new secret, 256 random bits, in this one answer: it cannot be shown again. Null when it was refused, and
    /// when the same intention is sent again: if the first answer was lost, end that secret and make another
    /// (新密钥，仅显示一次).
    secret: Option<String>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Payload of what changes a client.
#[derive(SimpleObject)]
struct OauthClientPayload {
    /// The client as it stands now; null when it was refused.
    client: Option<OauthClient>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

async fn made(ctx: &Context<'_>, done: Result<Made, Stop>) -> Result<OauthSecretPayload> {
    let (made, user_errors) = settle(done, caller(ctx).language)?;
    let Some(Made { client, secret }) = made else {
        return Ok(OauthSecretPayload { client: None, secret: None, user_errors });
    };
    let secret = secret.map(|secret| secret.expose().to_owned());
    Ok(OauthSecretPayload { client: find_client(ctx, client).await?, secret, user_errors })
}

async fn changed(ctx: &Context<'_>, done: Result<OauthClientId, Stop>) -> Result<OauthClientPayload> {
    let (id, user_errors) = settle(done, caller(ctx).language)?;
    let client = match id {
        Some(id) => find_client(ctx, id).await?,
        None => None,
    };
    Ok(OauthClientPayload { client, user_errors })
}

/// Mutations of clients.
#[derive(Default)]
pub struct OauthClientMutation;

#[Object]
impl OauthClientMutation {
    /// Registers a partner agency's client with its first secret (登记接入方).
    async fn register_oauth_client(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RegisterOauthClientInput,
    ) -> Result<OauthSecretPayload> {
        let RegisterOauthClientInput { idempotency_key, name, owner, region_code, scopes, expires_on } = input;
        let expires_on = expires_on.map(|day| day.0);
        let input = register_oauth_client::Input { idempotency_key, name, owner, region_code, scopes, expires_on };
        made(ctx, register_oauth_client(state(ctx), permit(ctx)?, input).await).await
    }

    /// Says anew what a client may be used for and until when (更新接入方). It holds at once, for tokens that were
    /// issued before too.
    async fn update_oauth_client(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: UpdateOauthClientInput,
    ) -> Result<OauthClientPayload> {
        let UpdateOauthClientInput { idempotency_key, oauth_client_id, expected_version, scopes, expires_on } = input;
        let (client, expires_on) = (oauth_client_id.to_string(), expires_on.map(|day| day.0));
        let input = update_oauth_client::Input { idempotency_key, client, expected_version, scopes, expires_on };
        changed(ctx, update_oauth_client(state(ctx), permit(ctx)?, input).await).await
    }

    /// Makes a further secret, so that the one in use can be replaced without a pause; at most two are valid at once
    /// (增加密钥).
    async fn add_oauth_secret(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: OauthClientStepInput,
    ) -> Result<OauthSecretPayload> {
        let OauthClientStepInput { idempotency_key, oauth_client_id, expected_version } = input;
        let input = AddInput { idempotency_key, client: oauth_client_id.to_string(), expected_version };
        made(ctx, add_oauth_secret(state(ctx), permit(ctx)?, input).await).await
    }

    /// Ends a secret: no token is given for it any more (停用密钥). Tokens that were given for it live their 15
    /// minutes; whoever must end them revokes the client.
    async fn end_oauth_secret(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: EndOauthSecretInput,
    ) -> Result<OauthClientPayload> {
        let EndOauthSecretInput { idempotency_key, oauth_client_id, expected_version, secret_id } = input;
        let (client, secret) = (oauth_client_id.to_string(), secret_id.to_string());
        let input = EndInput { idempotency_key, client, expected_version, secret };
        changed(ctx, end_oauth_secret(state(ctx), permit(ctx)?, input).await).await
    }

    /// Revokes a client for good: its secrets and its tokens are worth nothing from now on (停用接入方).
    async fn revoke_oauth_client(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: OauthClientStepInput,
    ) -> Result<OauthClientPayload> {
        let OauthClientStepInput { idempotency_key, oauth_client_id, expected_version } = input;
        let client = oauth_client_id.to_string();
        let input = revoke_oauth_client::Input { idempotency_key, client, expected_version };
        changed(ctx, revoke_oauth_client(state(ctx), permit(ctx)?, input).await).await
    }
}
