//! `/certificate`: whether the certificate of a project is genuine: for anybody who holds it, without a login.

use entity::project::fund::ProgrammeKind;
use graphql_client::GraphQLQuery;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

use crate::net;
use crate::parts::{Button, Card, ErrorNote, Fact, Facts, Icon, Note, PageHead, Picture, TextField, Tone, Weight};
use crate::text::{self, day, label, language};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/project/certificate.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("ProgrammeKind")
)]
struct VerifyCertificate;

use verify_certificate::VerifyCertificateVerifyCertificate as Verified;

/// What came of a try.
#[derive(Clone, PartialEq)]
enum Outcome {
    Genuine(Verified),
    Unknown,
    Fault(String),
}

/// Number and code; what they were found to be stands below.
#[component]
pub(crate) fn CertificatePage() -> impl IntoView {
    let query = use_query_map();
    let given = |name: &str| query.with_untracked(|query| query.get(name).unwrap_or_default());
    let (number, code) = (RwSignal::new(given("number")), RwSignal::new(given("code")));
    let (busy, outcome) = (RwSignal::new(false), RwSignal::new(None::<Outcome>));
    let ask = move || {
        let empty = number.read_untracked().trim().is_empty() || code.read_untracked().trim().is_empty();
        if empty || busy.get_untracked() {
            return;
        }
        busy.set(true);
        outcome.set(None);
        let variables = verify_certificate::Variables { number: number.get_untracked(), code: code.get_untracked() };
        spawn_local(async move {
            let found = match net::send::<VerifyCertificate>(variables).await {
                Ok(data) => data.verify_certificate.map_or(Outcome::Unknown, Outcome::Genuine),
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
    ask();
    let text = text::project_case::t();
    view! {
        <PageHead title=text.verify_title line=text.verify_line />
        <form class="sheet mb-3" novalidate on:submit=submit>
            <TextField id="number" label=text.certificate value=number required=true />
            <TextField id="code" label=text.code value=code required=true />
            <div class="grid"><Button weight=Weight::Strong submits=true busy>{text.check}</Button></div>
        </form>
        <div role="status">{move || outcome.get().map(said)}</div>
    }
}

/// The certificate as PDF: its address is enough.
#[component]
pub(in crate::project) fn PaperLink(path: String) -> impl IntoView {
    view! {
        <a class="btn print:hidden" href=path download="" rel="external">
            <Picture icon=Icon::File />
            {text::project_case::t().paper}
        </a>
    }
}

fn said(outcome: Outcome) -> AnyView {
    let text = text::project_case::t();
    match outcome {
        Outcome::Genuine(found) => view! {
            <Card edge=Tone::Ok>
                <Note tone=Tone::Ok><p class="font-medium">{text.genuine}</p></Note>
                <div class="mt-3"><Facts>
                    <Fact label=text.certificate value=found.number />
                    <Fact label=text.society value=found.society />
                    <Fact label=text.kind value=label(found.kind) />
                    <Fact label=text.title value=found.title />
                    <Fact label=text.leader value=found.leader />
                    <Fact label=text.grade value=found.grade />
                    <Fact label=text.closed_on value=found.closed_on.map(day).unwrap_or_default() />
                    <Fact label=text.issuer value=found.issuer />
                </Facts></div>
                <p class="mt-3"><PaperLink path=found.paper /></p>
            </Card>
        }
        .into_any(),
        Outcome::Unknown => {
            view! { <Note tone=Tone::Bad><p class="font-medium">{text.unknown}</p><p>{text.unknown_line}</p></Note> }
                .into_any()
        }
        Outcome::Fault(message) => view! { <ErrorNote message /> }.into_any(),
    }
}
