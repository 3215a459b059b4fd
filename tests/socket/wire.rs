//! A socket as it stands on the wire.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use support::{House, Person, Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// Longer than anything takes that is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open socket.
pub(crate) struct Socket(pub(crate) WebSocketStream<MaybeTlsStream<TcpStream>>);

/// Opens a socket that offers this subprotocol.
pub(crate) async fn open(base: &str, protocol: Option<&str>, headers: &[(&'static str, &str)]) -> Socket {
    try_open(base, protocol, headers).await.expect("the socket opens")
}

/// The same, which may fail.
pub(crate) async fn try_open(
    base: &str,
    protocol: Option<&str>,
    headers: &[(&'static str, &str)],
) -> Result<Socket, tungstenite::Error> {
    let url = format!("{}/graphql/ws", base.replace("http://", "ws://"));
    let mut request = url.into_client_request().expect("a request");
    for (name, value) in headers.iter().copied().chain(protocol.map(|protocol| ("sec-websocket-protocol", protocol))) {
        request.headers_mut().insert(name, value.parse().expect("a header"));
    }
    connect_async(request).await.map(|(socket, _)| Socket(socket))
}

/// A socket of a person who was let in.
pub(crate) async fn of(house: &House, person: &Person) -> Socket {
    at(&house.base, person).await
}

/// The same at another server.
pub(crate) async fn at(base: &str, person: &Person) -> Socket {
    let mut socket = open(base, Some("graphql-transport-ws"), &[]).await;
    socket.init(person).await;
    assert_eq!(socket.hear().await, json!({ "type": "connection_ack" }));
    socket
}

impl Socket {
    pub(crate) async fn init(&mut self, person: &Person) {
        let payload = person.token.as_ref().map(|token| json!({ "Authorization": format!("Bearer {token}") }));
        self.say(&json!({ "type": "connection_init", "payload": payload })).await;
    }

    pub(crate) async fn say(&mut self, message: &Value) {
        self.send(message.to_string()).await;
    }

    pub(crate) async fn send(&mut self, text: impl Into<String>) {
        self.0.send(Message::text(text.into())).await.expect("it is sent");
    }

    pub(crate) async fn subscribe(&mut self, id: &str, query: &str) {
        self.say(&json!({ "type": "subscribe", "id": id, "payload": { "query": query } })).await;
    }

    /// The next frame, but calls to be answered.
    async fn frame(&mut self) -> Option<Message> {
        loop {
            let next = tokio::time::timeout(PATIENCE, self.0.next()).await.expect("the server says something");
            match next {
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                Some(Ok(frame)) => return Some(frame),
                Some(Err(_)) | None => return None,
            }
        }
    }

    /// The next message.
    pub(crate) async fn hear(&mut self) -> Value {
        match self.frame().await {
            Some(Message::Text(text)) => serde_json::from_str(&text).expect("JSON"),
            other => panic!("no message but {other:?}"),
        }
    }

    /// The next answer of an operation.
    pub(crate) async fn next(&mut self, id: &str) -> Value {
        let mut heard = self.hear().await;
        assert_eq!((&heard["type"], &heard["id"]), (&json!("next"), &json!(id)), "{heard}");
        heard["payload"].take()
    }

    /// The codes of the error that ends an operation.
    pub(crate) async fn refused(&mut self, id: &str) -> Vec<String> {
        let heard = self.hear().await;
        assert_eq!((&heard["type"], &heard["id"]), (&json!("error"), &json!(id)), "{heard}");
        let errors = heard["payload"].as_array().expect("a list of errors");
        errors.iter().map(|error| error["extensions"]["code"].as_str().unwrap_or("").to_owned()).collect()
    }

    /// With which code and reason the server closes it.
    pub(crate) async fn closed(&mut self) -> (u16, String) {
        loop {
            match self.frame().await {
                Some(Message::Close(Some(frame))) => return (frame.code.into(), frame.reason.to_string()),
                Some(Message::Close(None)) => return (1005, String::new()),
                Some(_) => {}
                None => return (1006, String::new()),
            }
        }
    }

    /// Holds that nothing is said for a while.
    pub(crate) async fn is_silent(&mut self) {
        let heard = tokio::time::timeout(Duration::from_millis(300), self.0.next()).await;
        assert!(heard.is_err(), "{heard:?}");
    }
}
