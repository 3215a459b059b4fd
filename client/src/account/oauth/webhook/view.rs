//! Webhooks as their screens read them, and what the screens show alike.

use entity::ledger::change::ChangeKind;
use entity::ledger::webhook::{MessageFault, MessageState, MessageTopic, WebhookState};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use view_model::account::webhook::Course;

use crate::net::{Cached, cached};
use crate::parts::{Chip, Tone};
use crate::text::{label, language};

macro_rules! reads {
    ($($name:ident: $file:tt;)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = $file,
            response_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums("ChangeKind", "WebhookState", "MessageState", "MessageTopic", "MessageFault")
        )]
        pub(super) struct $name;
    )+};
}

reads! {
    WebhookList: "src/account/oauth/webhook/list.graphql";
    WebhookView: "src/account/oauth/webhook/view.graphql";
    WebhookLog: "src/account/oauth/webhook/log.graphql";
}

pub(super) use webhook_list::{ResponseData as ListData, WebhookListWebhooksNodes as Row};
pub(super) use webhook_log::{
    ResponseData as LogData, Variables as LogVariables, WebhookLogWebhookMessagesNodes as Message,
};
pub(super) use webhook_view::{ResponseData, WebhookViewNode as Node, WebhookViewNodeOnWebhook as Hook};

/// Reads the webhooks of a client, or everybody's; anew whenever what `client` looks at changes.
pub(super) fn list(client: impl Fn() -> Option<String> + 'static) -> Cached<ListData> {
    cached::<WebhookList>(move || {
        let client = client();
        let key = ["webhooks.", client.as_deref().unwrap_or_default()].concat();
        Some((key, webhook_list::Variables { client }))
    })
}

/// Reads the webhook with an id.
pub(super) fn reading(id: impl Fn() -> String + 'static) -> Cached<ResponseData> {
    cached::<WebhookView>(move || {
        let id = id();
        Some((["webhook.", &id].concat(), webhook_view::Variables { id }))
    })
}

/// Reads the first page of a log.
pub(super) fn log(ask: impl Fn() -> LogVariables + 'static) -> Cached<LogData> {
    cached::<WebhookLog>(move || {
        let variables = ask();
        let state = variables.state.map(|state| state.to_string()).unwrap_or_default();
        Some((["webhook.log.", &variables.webhook, ".", &state].concat(), variables))
    })
}

/// What is done with a webhook rests on this, as it was seen.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Seen {
    pub(super) id: String,
    pub(super) version: i64,
    pub(super) state: WebhookState,
    pub(super) given_up: i64,
    /// Whose it is.
    pub(super) client: Option<String>,
}

impl Seen {
    /// Out of an answer; none when there is no such webhook for the viewer.
    pub(super) fn of(data: &ResponseData) -> Option<Self> {
        let Some(Node::Webhook(Hook { id, version, state, given_up, client, .. })) = &data.node else { return None };
        let client = client.as_ref().map(|client| client.id.clone());
        Some(Self { id: id.clone(), version: *version, state: *state, given_up: *given_up, client })
    }
}

/// How it stands, in a word.
pub(super) fn state_chip(state: WebhookState, failing: bool) -> AnyView {
    let tone = match Course::of(state, failing) {
        Course::Well => Tone::Ok,
        Course::Failing => Tone::Warn,
        Course::Stopped => Tone::Bad,
        Course::Paused | Course::Ended => Tone::Plain,
    };
    view! { <Chip tone>{label(state)}</Chip> }.into_any()
}

/// Of what it is told.
pub(super) fn kinds(kinds: &[ChangeKind]) -> String {
    kinds.iter().map(|kind| label(*kind)).collect::<Vec<_>>().join(language().pick("、", ", "))
}
