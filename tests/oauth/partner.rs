//! A partner's program as it asks over HTTP: forms, credentials, tokens; and an administrator who registers it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use server::demo::partner::{CLIENT_ID, SECRET};
use support::{Answer, House, Person, Value, json};

/// Where tokens are given.
pub(crate) const TOKEN: &str = "/oauth/token";

/// The demo's client, as name and secret.
pub(crate) const DEMO: (&str, &str) = (CLIENT_ID, SECRET);

/// What is asked for.
pub(crate) const GRANT: (&str, &str) = ("grant_type", "client_credentials");

/// A value as a form encodes it.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).into() } else { format!("%{byte:02X}") })
        .collect()
}

/// A form of these parameters.
pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// `Basic` with these two, encoded as RFC 6749 §2.3.1 wants it.
pub(crate) fn basic((id, secret): (&str, &str)) -> String {
    format!("Basic {}", STANDARD.encode(format!("{}:{}", encoded(id), encoded(secret))))
}

/// Sends a body as a form.
pub(crate) async fn post(house: &House, path: &str, authorization: Option<&str>, body: impl Into<String>) -> Answer {
    let mut request = house.http.post(format!("{}{path}", house.base));
    if let Some(authorization) = authorization {
        request = request.header("authorization", authorization);
    }
    let request = request.header("content-type", "application/x-www-form-urlencoded").body(body.into());
    Answer::read(request.send().await.expect("the server answers")).await
}

/// Asks for a token in the usual way.
pub(crate) async fn ask(house: &House, client: (&str, &str), scope: Option<&str>) -> Answer {
    let mut fields = vec![GRANT];
    fields.extend(scope.map(|scope| ("scope", scope)));
    post(house, TOKEN, Some(&basic(client)), form(&fields)).await
}

/// A program with a token for these scopes; for all that the client has, without any.
pub(crate) async fn with_scope(house: &House, client: (&str, &str), scope: Option<&str>) -> Person {
    let answer = ask(house, client, scope).await;
    let token = answer.body["access_token"].as_str().unwrap_or_else(|| panic!("no token: {}", answer.text));
    house.anonymous().with_token(client.0, token)
}

/// The demo's program with a token for these scopes.
pub(crate) async fn demo(house: &House, scope: &str) -> Person {
    with_scope(house, DEMO, Some(scope)).await
}

/// A registered client.
#[derive(Clone, Debug)]
pub(crate) struct Registered {
    pub(crate) id: String,
    pub(crate) client_id: String,
    pub(crate) secret: String,
}

impl Registered {
    /// What it shows at the door.
    pub(crate) fn credentials(&self) -> (&str, &str) {
        (&self.client_id, &self.secret)
    }
}

/// What of a client the tests look at.
pub(crate) const SHOWN: &str = "id version clientId name owner scopes expiresOn revokedAt lastUsedAt user { username \
                                displayName disabled } region { code } secrets { id createdAt endedAt lastUsedAt }";

/// One mutation of clients.
pub(crate) async fn change(person: &Person, verb: &str, kind: &str, input: Value) -> Answer {
    let secret = if matches!(verb, "registerOauthClient" | "addOauthSecret") { "secret" } else { "" };
    let query = format!(
        "mutation($input: {kind}!) {{ {verb}(input: $input) {{ client {{ {SHOWN} }} {secret} \
         userErrors {{ path code }} }} }}"
    );
    person.ask(&query, json!({ "input": input })).await
}

/// What registers a client with these scopes.
pub(crate) fn wanted(key: &str, scopes: &[&str]) -> Value {
    json!({ "idempotencyKey": key, "name": "数据平台", "owner": "江南市卫生健康委员会",
        "regionCode": server::demo::CITY, "scopes": scopes })
}

/// Registers one.
pub(crate) async fn register(house: &House, scopes: &[&str]) -> Registered {
    let key = format!("register {}", scopes.join(" "));
    let input = wanted(&key, scopes);
    let done = change(&house.admin().await, "registerOauthClient", "RegisterOauthClientInput", input).await;
    assert_eq!(done.user_errors(), Vec::<String>::new());
    let text = |path: &str| done.text(&format!("registerOauthClient.{path}")).to_owned();
    Registered { id: text("client.id"), client_id: text("client.clientId"), secret: text("secret") }
}

/// Whether its tokens are let in at all.
pub(crate) async fn is_known(person: &Person) -> bool {
    person.query("{ today }").await.status == 200
}
