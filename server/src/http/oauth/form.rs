//! The form that a client sends, and its credentials in it or in the header (RFC 6749 §2.3.1, §3.2).

use std::collections::HashMap;

use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actix_web::{HttpRequest, web};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use url::form_urlencoded;

use super::Refused;

/// The longest form, bytes: a token and two names.
const FORM_LIMIT: usize = 16 * 1024;

/// What was sent, each name once.
#[derive(Debug)]
pub(super) struct Form(HashMap<String, String>);

impl Form {
    /// Reads it.
    pub(super) async fn read(request: &HttpRequest, body: web::Payload) -> Result<Self, Refused> {
        // Addresses are written down on the way, in logs and histories.
        if !request.query_string().is_empty() {
            return Err(Refused::request("send parameters in the body, never in the address"));
        }
        let media_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kind = media_type.split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            return Err(Refused::request("send application/x-www-form-urlencoded"));
        }
        match body.to_bytes_limited(FORM_LIMIT).await {
            Ok(Ok(bytes)) => Self::parse(&bytes),
            Ok(Err(_)) => Err(Refused::request("the body broke off")),
            Err(_) => Err(Refused::request("the body may have at most 16 KiB")),
        }
    }

    fn parse(bytes: &[u8]) -> Result<Self, Refused> {
        let mut known = HashMap::new();
        for (name, value) in form_urlencoded::parse(bytes) {
            if known.insert(name.into_owned(), value.into_owned()).is_some() {
                return Err(Refused::request("a parameter is there more than once"));
            }
        }
        Ok(Self(known))
    }

    /// A parameter; one that is empty counts as not sent.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}

/// Who a client says it is, and its proof.
pub(super) struct Credentials {
    pub(super) id: String,
    pub(super) secret: String,
}

impl Credentials {
    /// From the header or from the form, never from both.
    pub(super) fn of(header: Option<&HeaderValue>, form: &Form) -> Result<Self, Refused> {
        let in_form = (form.get("client_id"), form.get("client_secret"));
        let Some(header) = header else {
            return match in_form {
                (Some(id), Some(secret)) => Ok(Self { id: id.into(), secret: secret.into() }),
                _ => Err(Refused::client()),
            };
        };
        let basic = Self::basic(header).ok_or(Refused::client())?;
        // The id alone proves nothing and may be said twice.
        match in_form {
            (None, None) => Ok(basic),
            (Some(id), None) if id == basic.id => Ok(basic),
            _ => Err(Refused::request("send client id and secret in the header or in the body, not in both")),
        }
    }

    /// `Basic`, in which both are encoded as in a form before they are joined.
    fn basic(header: &HeaderValue) -> Option<Self> {
        let (scheme, joined) = header.to_str().ok()?.split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("basic") {
            return None;
        }
        let joined = String::from_utf8(STANDARD.decode(joined.trim()).ok()?).ok()?;
        let (id, secret) = joined.split_once(':')?;
        Some(Self { id: decoded(id)?, secret: decoded(secret)? })
    }
}

/// A value as a form encodes it.
fn decoded(text: &str) -> Option<String> {
    let spaced = text.replace('+', " ");
    Some(percent_encoding::percent_decode_str(&spaced).decode_utf8().ok()?.into_owned()).filter(|text| !text.is_empty())
}
