//! The ledger's proof: a button that walks every chain of events, and what it found.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::net;
use crate::parts::{Button, Card, ErrorNote, Icon, Note, Tone};
use crate::text::{fill, language, moment, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/account/verify_ledger.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct VerifyLedger;

use verify_ledger::VerifyLedgerVerifyLedgerVerification as Verification;

/// Checks the ledger when asked to.
#[component]
pub(crate) fn LedgerCheck() -> impl IntoView {
    let text = t().account;
    let (busy, outcome) = (RwSignal::new(false), RwSignal::new(None::<Result<Verification, String>>));
    let check = move || {
        busy.set(true);
        spawn_local(async move {
            let found = verify().await;
            outcome.set(Some(found));
            busy.set(false);
        });
    };
    let found = move || match outcome.get()? {
        Ok(verification) => Some(view! { <Found verification /> }.into_any()),
        Err(message) => Some(view! { <ErrorNote message /> }.into_any()),
    };
    view! {
        <Card title=text.ledger>
            <p class="mb-3 text-ink-2">{text.ledger_line}</p>
            <div class="mb-3" role="status">{found}</div>
            <Button icon=Icon::Ledger busy on_press=check>{text.verify}</Button>
        </Card>
    }
}

async fn verify() -> Result<Verification, String> {
    let fault = |fault: net::NetFault| fault.sentence(language());
    let payload = net::send::<VerifyLedger>(verify_ledger::Variables).await.map_err(fault)?.verify_ledger;
    match (payload.verification, payload.user_errors.into_iter().next()) {
        (Some(verification), _) => Ok(verification),
        (None, Some(refused)) => Err(refused.message),
        (None, None) => Err(net::NetFault::unknown().sentence(language())),
    }
}

#[component]
fn Found(verification: Verification) -> impl IntoView {
    let text = t().account;
    let Verification { ok, events, chains, broken_at, checked_at } = verification;
    let (tone, sentence) = if ok {
        (Tone::Ok, fill(text.ledger_ok, &[&chains, &events]))
    } else {
        (Tone::Bad, fill(text.ledger_broken, &[&broken_at.unwrap_or_default()]))
    };
    view! {
        <Note tone>
            {sentence} <span class="block text-sm">{fill(text.checked_at, &[&moment(&checked_at)])}</span>
        </Note>
    }
}
