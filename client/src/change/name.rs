//! The new name while it is typed: the rules on names answer here at once, the register a moment later.

use std::time::Duration;

use entity::institution::registration::name::{NameSeverity, lint};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::net;
use crate::parts::{Note, Tone};
use crate::session::viewer;
use crate::text::{label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/change/name.graphql",
    response_derives = "Clone, Debug, PartialEq",
    extern_enums("NameSeverity")
)]
struct NameFindings;

/// How long someone pauses before the register is asked.
const PAUSE: Duration = Duration::from_millis(400);

/// What is said about a name.
#[derive(Clone, PartialEq)]
pub(super) struct Said {
    pub(super) severity: NameSeverity,
    pub(super) text: String,
    pub(super) rule: String,
}

/// What is said about the name that stands in a field.
#[component]
pub(super) fn NameWord(value: RwSignal<String>) -> impl IntoView {
    let district = StoredValue::new(viewer().region_name);
    let said = RwSignal::new(Vec::<Said>::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let name = value.get();
        timer.with_value(|timer| timer.iter().for_each(TimeoutHandle::clear));
        if name.trim().is_empty() {
            said.set(Vec::new());
            return;
        }
        said.set(local(&name, &district.get_value()));
        let ask = move || spawn_local(register(name.clone(), value, said));
        timer.set_value(set_timeout_with_handle(ask, PAUSE).ok());
    });
    on_cleanup(move || timer.with_value(|timer| timer.iter().for_each(TimeoutHandle::clear)));
    let fine = move || {
        let usable = value.with(|name| !name.trim().is_empty()) && said.with(Vec::is_empty);
        usable.then(|| view! { <p class="mb-4 text-sm font-medium text-ok">{t().registration.name_fine}</p> })
    };
    view! {
        <div role="status" aria-live="polite">
            {fine} {move || said.get().into_iter().map(finding).collect_view()}
        </div>
    }
}

async fn register(name: String, value: RwSignal<String>, said: RwSignal<Vec<Said>>) {
    let variables = name_findings::Variables { name: name.clone() };
    // Without a network the rules that are here have said what they know.
    let Ok(data) = net::send::<NameFindings>(variables).await else { return };
    let findings = data.name_findings.into_iter();
    let found = findings.map(|one| Said { severity: one.severity, text: one.text, rule: one.rule });
    // Another name may stand there by now, or the screen be gone.
    if value.try_get_untracked().as_deref() == Some(name.as_str()) {
        let _ = said.try_set(found.collect());
    }
}

fn local(name: &str, district: &str) -> Vec<Said> {
    let findings = lint(name.trim(), district, &[]).into_iter();
    let said = findings.map(|one| Said {
        severity: one.issue.severity(),
        text: one.sentence(language()),
        rule: one.issue.rule().to_owned(),
    });
    said.collect()
}

/// One finding: what it leads to, what it is, the clause.
pub(super) fn finding(said: Said) -> AnyView {
    let tone = if said.severity == NameSeverity::Refuse { Tone::Bad } else { Tone::Warn };
    view! {
        <div class="mb-3">
            <Note tone>
                <p class="font-medium">{label(said.severity)} " · " {said.text}</p>
                <p class="text-sm">{said.rule}</p>
            </Note>
        </div>
    }
    .into_any()
}
