//! An answer of the API: its data, or why there is none.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::fault::NetFault;
use super::tree::{self, Illegible};

/// The first fault that an answer names, if it names one; illegible where this is no answer of the API's.
pub fn fault(text: &str) -> Result<Option<NetFault>, Illegible> {
    Ok(tree::read::<Envelope>(text)?.errors.into_iter().next().map(Into::into))
}

/// The data of an answer, or of one that the device has kept.
pub fn data<T: DeserializeOwned>(text: &str) -> Result<T, NetFault> {
    tree::read_member(text, "data").map_err(|_| NetFault::unknown())
}

/// Whether two answers hold the same data: its members come in the order in which they were ready, and what an answer cost
/// stands beside it.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    tree::same_member(one, other, "data")
}

#[derive(Deserialize)]
struct Envelope {
    #[serde(default)]
    errors: Vec<TopError>,
}

#[derive(Deserialize)]
struct TopError {
    #[serde(default)]
    extensions: Extensions,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Extensions {
    code: String,
    fault_id: String,
    retry_after: Option<f64>,
}

impl From<TopError> for NetFault {
    fn from(TopError { extensions: Extensions { code, fault_id, retry_after } }: TopError) -> Self {
        match code.as_str() {
            "UNAUTHENTICATED" => Self::Unauthenticated,
            "FORBIDDEN" => Self::Forbidden,
            "RATE_LIMITED" => Self::RateLimited { retry_after: seconds(retry_after) },
            _ => Self::Fault { id: fault_id },
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to an hour")]
fn seconds(retry_after: Option<f64>) -> u32 {
    retry_after.unwrap_or(60.0).ceil().clamp(1.0, 3600.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> Option<NetFault> {
        super::fault(text).ok().flatten()
    }

    #[test]
    fn the_codes_of_the_api_are_told_apart() {
        let with = |code: &str| format!(r#"{{"data":null,"errors":[{{"message":"x","extensions":{code}}}]}}"#);
        assert_eq!(fault(&with(r#"{"code":"FORBIDDEN"}"#)), Some(NetFault::Forbidden));
        assert_eq!(fault(&with(r#"{"code":"UNAUTHENTICATED"}"#)), Some(NetFault::Unauthenticated));
        let limited = with(r#"{"code":"RATE_LIMITED","retryAfter":2.4}"#);
        assert_eq!(fault(&limited), Some(NetFault::RateLimited { retry_after: 3 }));
        let broken = with(r#"{"code":"INTERNAL_SERVER_ERROR","faultId":"f7"}"#);
        assert_eq!(fault(&broken), Some(NetFault::Fault { id: "f7".into() }));
        assert_eq!(fault(r#"{"errors":[{"message":"x"}]}"#), Some(NetFault::unknown()));
        assert_eq!(fault(r#"{"data":{}}"#), None);
    }

    #[test]
    fn what_an_answer_cost_makes_it_no_other() {
        let with =
            |data: &str, left: u8| format!(r#"{{"data":{data},"extensions":{{"cost":{{"remaining":{left}}}}}}}"#);
        assert!(same(&with(r#"{"a":1,"b":[2]}"#, 9), &with(r#"{"b":[2],"a":1}"#, 8)));
        assert!(!same(&with(r#"{"a":1}"#, 9), &with(r#"{"a":2}"#, 9)));
        assert!(!same("", ""), "what is illegible is never the same");
    }
}
