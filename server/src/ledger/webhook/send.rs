//! One try: a message is signed and sent, and what the receiver answered is told. Nothing of his answer but its number is
//! read, no redirect followed, and a receiver who hangs is left.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use url::Url;

use entity::encode_global;
use entity::ledger::webhook::{self, MessageFault, MessageTopic, message};

use super::address::{Private, Resolver, literal, may_reach};
use super::secret::signatures;
use crate::fault::Fault;
use crate::file::store::provide_tls;
use crate::ledger::feed::FeedPlace;
use crate::page::written;
use crate::state::State;

/// So long a receiver may take until it is connected.
const CONNECT: Duration = Duration::from_secs(5);
/// So long it may take in all.
const WHOLE: Duration = Duration::from_secs(15);

/// What sends: made when the first message is sent.
#[derive(Debug, Default)]
pub struct Sender {
    /// To public addresses and to those that are allowed, over TLS.
    outside: OnceLock<Client>,
    /// To allowed addresses alone.
    inside: OnceLock<Client>,
}

/// What became of a try.
#[derive(Clone, Debug)]
pub struct Tried {
    /// What the receiver answered; none where it did not.
    pub status: Option<u16>,
    /// Why it did not arrive; none when it did.
    pub fault: Option<MessageFault>,
    /// How long it took.
    pub took: Duration,
}

impl Tried {
    /// Whether the receiver says that nobody is there any more (Standard Webhooks: 410).
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.status == Some(StatusCode::GONE.as_u16())
    }
}

impl Sender {
    fn of(&self, state: &State, plain: bool) -> Result<&Client, Fault> {
        let place = if plain { &self.inside } else { &self.outside };
        if let Some(client) = place.get() {
            return Ok(client);
        }
        provide_tls();
        let resolver = Resolver { allowed: state.config.webhook_networks.clone(), only_allowed: plain };
        let client = Client::builder()
            .user_agent(concat!("xuehui/", env!("CARGO_PKG_VERSION")))
            .redirect(Policy::none())
            // A proxy would resolve names for itself.
            .no_proxy()
            .https_only(!plain)
            .connect_timeout(CONNECT)
            .timeout(WHOLE)
            .pool_max_idle_per_host(1)
            .dns_resolver(resolver)
            .build();
        let client = client.map_err(|error| Fault::Broken(format!("webhook client: {error}")))?;
        Ok(place.get_or_init(|| client))
    }
}

/// Sends it once.
pub async fn send(state: &State, webhook: &webhook::Model, message: &message::Model) -> Result<Tried, Fault> {
    let url = Url::parse(&webhook.url).map_err(|error| Fault::Broken(format!("webhook address: {error}")))?;
    let plain = url.scheme() == "http";
    let begun = Instant::now();
    let failed = |fault| Tried { status: None, fault: Some(fault), took: begun.elapsed() };
    if literal(&url).is_some_and(|address| !may_reach(address, &state.config.webhook_networks, plain)) {
        return Ok(failed(MessageFault::Private));
    }
    let body = serde_json::to_vec(&body(message))?;
    let id = message.id.global();
    let at = state.world.now().timestamp().to_string();
    let signed = [format!("{id}.{at}.").as_bytes(), &body].concat();
    let request = state
        .webhooks
        .of(state, plain)?
        .post(url)
        .header("content-type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", at)
        .header("webhook-signature", signatures(state, webhook, &signed)?)
        .body(body);
    Ok(match request.send().await {
        Ok(answer) => {
            let status = answer.status();
            let fault = (!status.is_success()).then_some(MessageFault::Refused);
            Tried { status: Some(status.as_u16()), fault, took: begun.elapsed() }
        }
        Err(error) => failed(why(&error)),
    })
}

/// Why nothing was answered, without a word of the error's own: it may name addresses of the platform's network.
fn why(error: &reqwest::Error) -> MessageFault {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(inner) = cause {
        if inner.is::<Private>() {
            return MessageFault::Private;
        }
        cause = inner.source();
    }
    if error.is_timeout() { MessageFault::Timeout } else { MessageFault::Unreachable }
}

/// What is sent: which thing it is about, never what stands in it. That is read with a token, by whoever may.
fn body(message: &message::Model) -> Value {
    let name = message.kind.map(|kind| kind.to_string().to_lowercase()).unwrap_or_default();
    let kind = match (message.topic, message.gone) {
        (MessageTopic::Change, false) => format!("{name}.changed"),
        (MessageTopic::Change, true) => format!("{name}.gone"),
        (MessageTopic::Restart, _) => "feed.restarted".into(),
        (MessageTopic::Test, _) => "webhook.test".into(),
    };
    let place = FeedPlace { epoch: message.epoch.clone(), sequence: message.sequence };
    let mut data = json!({ "cursor": written(&place) });
    if let (Some(kind), Some(id)) = (message.kind, message.subject_id) {
        data["kind"] = json!(kind);
        data["nodeId"] = json!(encode_global(kind.kind(), id));
        data["gone"] = json!(message.gone);
    }
    json!({ "type": kind, "timestamp": message.at, "data": data })
}
