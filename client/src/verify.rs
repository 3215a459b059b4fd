//! Whether a paper is genuine: for anybody who holds it, without a login. The QR code on the paper leads here with
//! number and code filled in.

use entity::institution::inspection::Conclusion;
use entity::institution::report::ReportState;
use graphql_client::GraphQLQuery;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

use crate::net;
use crate::parts::{Button, Card, ErrorNote, Fact, Facts, Note, PageHead, TextField, Tone, Weight};
use crate::text::{self, day, label, language};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/verify/verify_receipt.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("Conclusion", "ReportState")
)]
struct VerifyReceipt;

use verify_receipt::VerifyReceiptVerifyReceipt as Verified;

/// What came of a try.
#[derive(Clone, PartialEq)]
enum Outcome {
    Genuine(Verified),
    Unknown,
    Fault(String),
}

/// Number and code; what they were found to be stands below.
#[component]
pub(crate) fn VerifyPage() -> impl IntoView {
    let query = use_query_map();
    let given = |name: &str| query.with_untracked(|query| query.get(name).unwrap_or_default());
    let (number, code) = (RwSignal::new(given("number")), RwSignal::new(given("code")));
    let (busy, tried) = (RwSignal::new(false), RwSignal::new(false));
    let outcome = RwSignal::new(None::<Outcome>);
    let missing = move |value: RwSignal<String>| {
        Signal::derive(move || {
            (tried.get() && value.read().trim().is_empty()).then(|| text::verify::t().fill_in.to_owned())
        })
    };
    let ask = move || {
        tried.set(true);
        let empty = number.read_untracked().trim().is_empty() || code.read_untracked().trim().is_empty();
        if empty || busy.get_untracked() {
            return;
        }
        busy.set(true);
        outcome.set(None);
        let variables = verify_receipt::Variables { number: number.get_untracked(), code: code.get_untracked() };
        spawn_local(async move {
            let found = match net::send::<VerifyReceipt>(variables).await {
                Ok(data) => data.verify_receipt.map_or(Outcome::Unknown, Outcome::Genuine),
                Err(fault) => Outcome::Fault(fault.sentence(language())),
            };
            let _ = outcome.try_set(Some(found));
            let _ = busy.try_set(false);
        });
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        ask();
    };
    if !number.read_untracked().is_empty() && !code.read_untracked().is_empty() {
        ask();
    }
    let text = text::verify::t();
    view! {
        <PageHead title=text.title line=text.line />
        <form class="sheet mb-3" novalidate on:submit=submit>
            <TextField id="number" label=text.number value=number error=missing(number) required=true />
            <TextField id="code" label=text.code hint=text.code_hint value=code error=missing(code) required=true />
            <div class="grid"><Button weight=Weight::Strong submits=true busy>{text.check}</Button></div>
        </form>
        <div role="status">{move || outcome.get().map(said)}</div>
    }
}

fn said(outcome: Outcome) -> AnyView {
    let text = text::verify::t();
    match outcome {
        Outcome::Genuine(found) => view! { <Genuine found /> }.into_any(),
        Outcome::Unknown => {
            view! { <Note tone=Tone::Bad><p class="font-medium">{text.unknown}</p><p>{text.unknown_line}</p></Note> }
                .into_any()
        }
        Outcome::Fault(message) => view! { <ErrorNote message /> }.into_any(),
    }
}

/// What stands on the paper, to be compared with it.
#[component]
fn Genuine(found: Verified) -> impl IntoView {
    let text = text::verify::t();
    let conclusion =
        found.conclusion.map(|conclusion| view! { <Fact label=text.conclusion value=label(conclusion).to_owned() /> });
    let concluded_on = found.concluded_on.map(|on| view! { <Fact label=text.concluded_on value=day(on) /> });
    let (tone, sentence) = match (found.latest, found.content_matches) {
        (true, true) => (Tone::Ok, text.genuine),
        (false, _) => (Tone::Warn, text.superseded),
        (true, false) => (Tone::Warn, text.changed),
    };
    let digest: String = found.digest.chars().take(16).collect();
    view! {
        <Card edge=tone>
            <Note tone><p class="font-medium">{sentence}</p></Note>
            <div class="mt-3"><Facts>
                <Fact label=text.society value=found.society />
                <Fact label=text.reports_on value=found.reports_on.to_string() />
                <Fact label=text.submitted_on value=day(found.submitted_on) />
                <Fact label=text.state value=label(found.state).to_owned() />
                {conclusion} {concluded_on}
                <Fact label=text.digest value=digest />
            </Facts></div>
        </Card>
    }
}
