//! The name while it is typed: the rules on names answer here at once, the register a moment later.

use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;

use entity::Word;
use entity::institution::registration::name::{NameSeverity, lint};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::net;
use crate::parts::{Note, TextField, Tone};
use crate::session::viewer;
use crate::text::{label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/registration/name_check.graphql",
    response_derives = "Clone, Debug, PartialEq",
    extern_enums("NameSeverity")
)]
struct NameCheck;

/// How long someone pauses before the register is asked.
const PAUSE: Duration = Duration::from_millis(400);

/// What is said about a name.
#[derive(Clone, PartialEq)]
pub(crate) struct Said {
    pub(crate) severity: NameSeverity,
    pub(crate) text: String,
    pub(crate) rule: String,
}

/// What the register says of a name; none without a network: the rules that are here have said what they know.
pub(crate) type Heard = Pin<Box<dyn Future<Output = Option<Vec<Said>>>>>;

/// The field of an application's name, with what is said about it.
#[component]
pub(super) fn NameField(value: RwSignal<String>, registration: Option<String>) -> impl IntoView {
    let text = t().registration;
    let ask = move |name: String| -> Heard {
        let registration = registration.clone();
        Box::pin(async move {
            let data = net::send::<NameCheck>(name_check::Variables { name, registration }).await.ok()?;
            let findings = data.name_check.findings.into_iter();
            Some(findings.map(|one| Said { severity: one.severity, text: one.text, rule: one.rule }).collect())
        })
    };
    view! {
        <TextField id="name" label=text.name hint=text.name_hint value required=true />
        <NameWord value ask />
    }
}

/// What is said about the name that stands in a field: `ask` asks the register.
#[component]
pub(crate) fn NameWord(value: RwSignal<String>, ask: impl Fn(String) -> Heard + 'static) -> impl IntoView {
    let district = StoredValue::new(viewer().region_name);
    let said = RwSignal::new(Vec::<Said>::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let ask = Rc::new(ask);
    Effect::new(move |_| {
        let name = value.get();
        timer.with_value(|timer| timer.iter().for_each(TimeoutHandle::clear));
        if name.trim().is_empty() {
            said.set(Vec::new());
            return;
        }
        said.set(local(&name, &district.get_value()));
        let ask = Rc::clone(&ask);
        let hear = move || {
            spawn_local(async move {
                let heard = ask(name.clone()).await;
                // Another name may stand there by now, or the screen be gone.
                if let Some(heard) = heard.filter(|_| value.try_get_untracked().as_deref() == Some(name.as_str())) {
                    let _ = said.try_set(heard);
                }
            });
        };
        timer.set_value(set_timeout_with_handle(hear, PAUSE).ok());
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
pub(crate) fn finding(said: Said) -> AnyView {
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

/// Whether a word is the one with this code: choices are kept as codes.
pub(super) fn is<W: Word + PartialEq>(value: Option<W>, word: W) -> bool {
    value == Some(word)
}
