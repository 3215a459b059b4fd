//! The words of graphql-transport-ws: what the two sides say, and with which code a socket is closed.
//! <https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md>

use actix_ws::{CloseCode, CloseReason};
use async_graphql::ServerError;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::http::document::Parameters;

/// The subprotocol's name.
pub(super) const PROTOCOL: &str = "graphql-transport-ws";

/// What a client says.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Heard {
    ConnectionInit {
        #[serde(default)]
        payload: Option<Map<String, Value>>,
    },
    Ping {
        #[serde(default)]
        payload: Option<Map<String, Value>>,
    },
    Pong {
        #[serde(default)]
        #[expect(dead_code, reason = "read to refuse what is no map")]
        payload: Option<Map<String, Value>>,
    },
    Subscribe {
        id: String,
        payload: Parameters,
    },
    Complete {
        id: String,
    },
}

/// What the server says.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Said<'s> {
    ConnectionAck,
    Pong {
        #[serde(skip_serializing_if = "Option::is_none")]
        payload: Option<Map<String, Value>>,
    },
    Next {
        id: &'s str,
        payload: Box<RawValue>,
    },
    Error {
        id: &'s str,
        payload: Vec<ServerError>,
    },
    Complete {
        id: &'s str,
    },
}

/// Why the server closes a socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Close {
    /// The client said what is no message.
    BadRequest(String),
    /// It subscribed before it was acknowledged.
    Unauthorized,
    /// Its token is none, or no more.
    Forbidden(&'static str),
    /// It speaks another protocol.
    Unacceptable,
    /// It did not introduce itself in time.
    Late,
    /// It has an operation with this id.
    Exists(String),
    /// It introduced itself twice.
    Twice,
    /// It has as many sockets as one may have.
    Crowded,
    /// It does not read.
    Slow,
    /// We go: another server, or the same one later, is there for it.
    Away,
    /// We broke.
    Fault,
}

impl Close {
    /// The code and the reason of the closing frame.
    pub(super) fn reason(self) -> CloseReason {
        let (code, text) = match self {
            Self::BadRequest(what) => (CloseCode::Other(4400), what),
            Self::Unauthorized => (CloseCode::Other(4401), "Unauthorized".into()),
            Self::Forbidden(why) => (CloseCode::Other(4403), why.into()),
            Self::Unacceptable => (CloseCode::Other(4406), "Subprotocol not acceptable".into()),
            Self::Late => (CloseCode::Other(4408), "Connection initialisation timeout".into()),
            Self::Exists(id) => (CloseCode::Other(4409), format!("Subscriber for {id} already exists")),
            Self::Twice => (CloseCode::Other(4429), "Too many initialisation requests".into()),
            Self::Crowded => (CloseCode::Again, "too many sockets: close one".into()),
            Self::Slow => (CloseCode::Policy, "read what is sent".into()),
            Self::Away => (CloseCode::Away, "the server stops: connect again".into()),
            Self::Fault => (CloseCode::Other(4500), "Internal server error".into()),
        };
        CloseReason { code, description: Some(text) }
    }
}
