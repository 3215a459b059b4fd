//! Accepting a credit code whose check digit is wrong as its certificate says: with a reason, which
//! stands in the ledger.

use entity::register::uscc::{Uscc, UsccFault};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::net;
use crate::parts::{Button, Dialog, TextField, Weight, toast};
use crate::session::viewer;
use crate::text::{fill, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/register/import/accept_uscc.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct AcceptUscc;

/// The codes of a report that can be accepted, and those that were.
#[derive(Clone, Copy)]
pub(super) struct Acceptance {
    open: RwSignal<bool>,
    code: RwSignal<String>,
    pub(super) accepted: RwSignal<Vec<String>>,
}

impl Acceptance {
    pub(super) fn new() -> Self {
        Self { open: RwSignal::new(false), code: RwSignal::new(String::new()), accepted: RwSignal::new(Vec::new()) }
    }

    /// Asks for the reason to accept this code.
    pub(super) fn ask(self, code: String) {
        self.code.set(code);
        self.open.set(true);
    }
}

/// Whether a code is wrong in a check digit only, and the viewer may accept it.
pub(super) fn acceptable(code: &str) -> bool {
    let only_digit = code.trim().parse::<Uscc>().is_err_and(UsccFault::may_be_overridden);
    only_digit && viewer().may("Mutation.acceptUscc")
}

/// The dialog that asks for the reason.
#[component]
pub(super) fn AcceptDialog(acceptance: Acceptance) -> impl IntoView {
    let text = t().import;
    let (reason, wrong, busy) = (RwSignal::new(String::new()), RwSignal::new(None::<String>), RwSignal::new(false));
    let accept = move |()| {
        busy.set(true);
        spawn_local(async move {
            let outcome = request(acceptance.code.get_untracked(), reason.get_untracked()).await;
            if busy.try_set(false).is_some() {
                return;
            }
            wrong.set(outcome.as_ref().err().cloned());
            if let Ok(code) = outcome {
                acceptance.open.set(false);
                reason.set(String::new());
                toast::show(fill(text.accepted, &[&code]));
                acceptance.accepted.update(|accepted| accepted.push(code));
            }
        });
    };
    let words = move || fill(text.accept_text, &[&acceptance.code.get()]);
    view! {
        <Dialog open=acceptance.open title=text.accept>
            <p class="mb-4 break-all">{words}</p>
            <TextField id="reason" label=text.accept_reason hint=text.accept_hint value=reason error=wrong />
            <Button weight=Weight::Strong busy on_press=Callback::new(accept)>{text.accept}</Button>
        </Dialog>
    }
}

/// Sends it; answers the accepted code, or a sentence that says why not.
async fn request(uscc: String, reason: String) -> Result<String, String> {
    let input = accept_uscc::AcceptUsccInput { uscc, reason };
    let answer = net::send::<AcceptUscc>(accept_uscc::Variables { input }).await;
    let payload = answer.map_err(|fault| fault.sentence(language()))?.accept_uscc;
    payload.uscc.ok_or_else(|| payload.user_errors.into_iter().map(|error| error.message).collect())
}
