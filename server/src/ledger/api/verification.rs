//! `verifyLedger`: reads the whole ledger and checks every link.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use entity::ledger::event::Action;

use crate::access::{Intention, Permit};
use crate::api::user_error::UserError;
use crate::caller::{caller, coded, state};
use crate::fault::Fault;
use crate::ledger::chain::{Verification, verify};
use crate::ledger::{Change, Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct VerifyLedger;

impl Intention for VerifyLedger {
    const FIELD: &'static str = "Mutation.verifyLedger";
}

/// What a verification found (台账核验).
#[derive(SimpleObject)]
pub struct LedgerVerification {
    /// Whether every event fits its chain.
    ok: bool,
    /// Events read.
    events: i64,
    /// Chains read: one a society, and one for the rest.
    chains: i64,
    /// The first event that does not fit; null when all do.
    broken_at: Option<ID>,
    /// When it was checked.
    checked_at: DateTime<Utc>,
}

/// Payload of `verifyLedger`.
#[derive(SimpleObject)]
struct VerifyLedgerPayload {
    /// What was found.
    verification: Option<LedgerVerification>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of the ledger.
#[derive(Default)]
pub struct LedgerMutation;

#[Object]
impl LedgerMutation {
    /// Checks the ledger's hash chains from the first event to the last (核验台账); the check itself is
    /// recorded.
    async fn verify_ledger(&self, ctx: &Context<'_>) -> Result<VerifyLedgerPayload> {
        let caller = caller(ctx);
        let permit = Permit::<VerifyLedger>::general(caller.viewer()?, &caller.request_id)
            .ok_or_else(|| coded("not for your role", "FORBIDDEN"))?;
        let (found, checked_at) = act(state(ctx), &permit).await?;
        let verification = LedgerVerification {
            ok: found.ok(),
            events: found.events,
            chains: found.chains,
            broken_at: found.broken_at.map(|id| id.global().into()),
            checked_at,
        };
        Ok(VerifyLedgerPayload { verification: Some(verification), user_errors: Vec::new() })
    }
}

async fn act(state: &State, permit: &Permit<VerifyLedger>) -> Result<(Verification, DateTime<Utc>), Fault> {
    let found = verify(&state.db).await?;
    let write = Write::begin(state, permit.actor()).await?;
    let at = write.at;
    let result = Change { field: "ok".into(), old: None, new: Some(found.ok().to_string()) };
    write.commit(state, Entry { action: Action::VerifyLedger, society_id: None, changes: vec![result] }).await?;
    Ok((found, at))
}
