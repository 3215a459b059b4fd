//! Secrets of webhooks, and what is signed with them (Standard Webhooks). A secret follows from the server's key, the
//! webhook and its number: it is kept nowhere, and the one before it is still known while it is replaced.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use entity::ledger::webhook::{self, WebhookId};

use crate::config::Secret;
use crate::fault::Fault;
use crate::state::State;

/// The secret with a number, as its owner is told it once.
pub fn told(state: &State, id: WebhookId, number: i32) -> Result<Secret, Fault> {
    Ok(Secret::new(format!("whsec_{}", STANDARD.encode(key(state, id, number)?))))
}

/// What is said about a message so that its receiver knows it for ours: a signature with each secret that is valid.
pub fn signatures(state: &State, webhook: &webhook::Model, signed: &[u8]) -> Result<String, Fault> {
    let replaced = webhook.replaced_until.is_some_and(|until| state.world.now() < until);
    let before = replaced.then(|| webhook.secret_number - 1);
    let sign = |number: i32| -> Result<String, Fault> {
        let mut mac = mac(&key(state, webhook.id, number)?)?;
        mac.update(signed);
        Ok(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
    };
    let all: Result<Vec<String>, Fault> = [webhook.secret_number].into_iter().chain(before).map(sign).collect();
    Ok(all?.join(" "))
}

fn key(state: &State, id: WebhookId, number: i32) -> Result<[u8; 32], Fault> {
    let mut mac = mac(&state.file_key)?;
    mac.update(format!("webhook\n{}\n{number}", id.global()).as_bytes());
    Ok(mac.finalize().into_bytes().into())
}

fn mac(key: &[u8]) -> Result<Hmac<Sha256>, Fault> {
    Hmac::<Sha256>::new_from_slice(key).map_err(|error| Fault::Broken(format!("webhook key: {error}")))
}
