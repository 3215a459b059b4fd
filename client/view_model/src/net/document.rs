//! What is asked, by its name: the server has the texts of its client's documents, so only their digest travels.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// An operation as it travels.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Named<'q, V> {
    document_id: String,
    operation_name: &'q str,
    variables: V,
}

impl<'q, V: Serialize> Named<'q, V> {
    /// The operation of a text with these variables.
    pub fn of(text: &str, operation_name: &'q str, variables: V) -> Self {
        Self { document_id: id(text), operation_name, variables }
    }
}

/// The name of a text, as GraphQL over HTTP writes it: `sha256:` and its digest in hexadecimal digits.
#[must_use]
pub fn id(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut id = String::from("sha256:");
    for byte in Sha256::digest(text) {
        id.push(char::from(DIGITS[usize::from(byte >> 4)]));
        id.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_named_by_its_digest() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(id("abc"), "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn the_text_itself_does_not_travel() {
        let sent = serde_json::to_string(&Named::of("query Today { today }", "Today", 7)).unwrap_or_default();
        assert!(sent.ends_with(r#"","operationName":"Today","variables":7}"#), "{sent}");
        assert!(!sent.contains("query"), "{sent}");
    }
}
