//! Sending what is done with clients. Nothing of it goes through the queue, and no answer is kept: a secret stands in
//! one answer, and on this device in no place that outlives the page.

use chrono::NaiveDate;
use entity::account::oauth::OauthScope;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::view::Client;
use crate::net::intent::{Declined, Intent, declined, sent};
use crate::net::{NetFault, send};
use crate::parts::toast;
use crate::text::t;

/// A client, and the secret that was just made for it; none where it was made by an earlier sending of the same.
#[derive(Clone)]
pub(super) struct Fresh {
    pub(super) id: String,
    pub(super) client_id: String,
    pub(super) name: String,
    pub(super) owner: String,
    pub(super) scopes: Vec<OauthScope>,
    pub(super) secret: Option<String>,
}

/// An operation that makes a secret.
pub(super) trait Makes: GraphQLQuery {
    /// What it made, or what was declined.
    fn outcome(data: Self::ResponseData) -> Result<Fresh, Declined>;
}

macro_rules! operations {
    ($($name:ident: $file:tt;)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = $file,
            response_derives = "Clone, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums("OauthScope")
        )]
        pub(super) struct $name;
    )+};
}

operations! {
    RegisterOauthClient: "src/account/oauth/register.graphql";
    AddOauthSecret: "src/account/oauth/add_secret.graphql";
    UpdateOauthClient: "src/account/oauth/update.graphql";
    EndOauthSecret: "src/account/oauth/end_secret.graphql";
    RevokeOauthClient: "src/account/oauth/revoke.graphql";
}

/// The two payloads with a secret, which are one type to the API and two to the client.
macro_rules! makes {
    ($($name:ident $module:ident;)+) => {$(
        impl Makes for $name {
            fn outcome(data: Self::ResponseData) -> Result<Fresh, Declined> {
                let payload = data.$module;
                let Some(client) = payload.client else { return Err(declined!(payload.user_errors)) };
                Ok(Fresh {
                    id: client.id,
                    client_id: client.client_id,
                    name: client.name,
                    owner: client.owner.unwrap_or_default(),
                    scopes: client.scopes,
                    secret: payload.secret,
                })
            }
        }
    )+};
}

makes! {
    RegisterOauthClient register_oauth_client;
    AddOauthSecret add_oauth_secret;
}

fn make<M: Makes + 'static>(intent: Intent, variables: M::Variables, then: Callback<Fresh>)
where
    M::Variables: 'static,
{
    intent.begin();
    spawn_local(async move {
        match send::<M>(variables).await.map(M::outcome) {
            // Whoever has left the page meanwhile ends the secret that he did not see, and makes another.
            Ok(Ok(fresh)) if intent.settle(Ok(Declined::new())) => drop(then.try_run(fresh)),
            Ok(Ok(_)) => {}
            Ok(Err(declined)) => drop(intent.settle(Ok(declined))),
            Err(fault) => drop(intent.settle(Err(fault))),
        }
    });
}

/// Sends what changes something, and says `said` when it is done.
pub(super) fn change(
    intent: Intent,
    said: &'static str,
    sending: impl Future<Output = Result<Declined, NetFault>> + 'static,
    moved: Callback<()>,
) {
    intent.begin();
    spawn_local(async move {
        if intent.settle(sending.await) {
            toast::show(said);
            let _ = moved.try_run(());
        }
    });
}

/// A client as it is typed.
pub(super) struct Typed {
    pub(super) name: String,
    pub(super) owner: String,
    pub(super) region_code: String,
    pub(super) scopes: Vec<OauthScope>,
    pub(super) expires_on: Option<NaiveDate>,
}

/// Registers a client.
pub(super) fn register(typed: Typed, intent: Intent, then: Callback<Fresh>) {
    let Typed { name, owner, region_code, scopes, expires_on } = typed;
    let idempotency_key = intent.key();
    let input = register_oauth_client::RegisterOauthClientInput {
        idempotency_key,
        name,
        owner,
        region_code,
        scopes,
        expires_on,
    };
    make::<RegisterOauthClient>(intent, register_oauth_client::Variables { input }, then);
}

/// Makes a further secret.
pub(super) fn add_secret(client: &Client, intent: Intent, then: Callback<Fresh>) {
    let input = add_oauth_secret::OauthClientStepInput {
        idempotency_key: intent.key(),
        oauth_client_id: client.id.clone(),
        expected_version: client.version,
    };
    make::<AddOauthSecret>(intent, add_oauth_secret::Variables { input }, then);
}

/// Says anew what it may do, and until when.
pub(super) fn update(
    client: &Client,
    (scopes, expires_on): (Vec<OauthScope>, Option<NaiveDate>),
    intent: Intent,
    moved: Callback<()>,
) {
    let input = update_oauth_client::UpdateOauthClientInput {
        idempotency_key: intent.key(),
        oauth_client_id: client.id.clone(),
        expected_version: client.version,
        scopes,
        expires_on,
    };
    change(intent, t().registration.saved, async move { sent!(UpdateOauthClient, update_oauth_client, input) }, moved);
}

/// Ends a secret.
pub(super) fn end_secret(client: &Client, secret_id: String, intent: Intent, moved: Callback<()>) {
    let input = end_oauth_secret::EndOauthSecretInput {
        idempotency_key: intent.key(),
        oauth_client_id: client.id.clone(),
        expected_version: client.version,
        secret_id,
    };
    change(intent, t().registration.saved, async move { sent!(EndOauthSecret, end_oauth_secret, input) }, moved);
}

/// Revokes a client.
pub(super) fn revoke(client: &Client, intent: Intent, moved: Callback<()>) {
    let input = revoke_oauth_client::OauthClientStepInput {
        idempotency_key: intent.key(),
        oauth_client_id: client.id.clone(),
        expected_version: client.version,
    };
    change(intent, t().registration.saved, async move { sent!(RevokeOauthClient, revoke_oauth_client, input) }, moved);
}
