//! Publishing a draft: its source in both languages, why, and from which day on it judges.

use entity::form::rules::{CountBasis, RuleSet};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::net::{self, key};
use crate::parts::{Button, Card, ErrorNote, TextField, Weight, toast};
use crate::session::viewer;
use crate::text::{fill, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/form/rules/publish_rules.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("CountBasis")
)]
struct PublishRules;

use publish_rules::{PublishRulesInput, RuleSetInput, Variables};

/// The card.
#[component]
pub(super) fn Publish(draft: RwSignal<RuleSet>, newest: RuleSet, again: Callback<()>) -> impl IntoView {
    let text = t().rules;
    let [source_zh, source_en, note] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let effective_on = RwSignal::new(viewer().today.to_string());
    let (busy, fault) = (RwSignal::new(false), RwSignal::new(None::<String>));
    // One key for one intention: a retry after a lost answer publishes nothing twice.
    let intention = StoredValue::new(key::new_key());
    let expected_version = newest.version;
    let send = move || {
        let Ok(day) = effective_on.get_untracked().parse() else {
            return fault.set(Some(text.day_missing.into()));
        };
        let input = PublishRulesInput {
            expected_version: expected_version.into(),
            idempotency_key: intention.get_value(),
            rules: draft.with_untracked(|rules| draft_input!(rules, RuleSetInput)),
            source_zh: source_zh.get_untracked(),
            source_en: source_en.get_untracked(),
            note: note.get_untracked(),
            effective_on: day,
        };
        busy.set(true);
        spawn_local(async move {
            let answer = net::send::<PublishRules>(Variables { input }).await;
            busy.set(false);
            match answer.map(|data| data.publish_rules) {
                Err(broken) => fault.set(Some(broken.sentence(language()))),
                Ok(payload) => match payload.rule_version {
                    None => {
                        // What was refused is another intention when it is sent again.
                        intention.set_value(key::new_key());
                        let refused: Vec<_> = payload.user_errors.into_iter().map(|error| error.message).collect();
                        fault.set(Some(refused.join(language().pick("；", "; "))));
                    }
                    Some(version) => {
                        toast::show(fill(text.is_published, &[&version.version]));
                        again.run(());
                    }
                },
            }
        });
    };
    view! {
        <Card title=text.publish>
            <p class="mb-3 text-sm text-ink-2">{text.publish_line}</p>
            <form
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    fault.set(None);
                    send();
                }
            >
                <div class="grid gap-x-4 sm:grid-cols-2">
                    <TextField id="sourceZh" label=text.source_zh value=source_zh hint=text.source_hint required=true />
                    <TextField id="sourceEn" label=text.source_en value=source_en required=true />
                    <TextField id="note" label=text.note value=note hint=text.note_hint />
                    <TextField id="effectiveOn" label=text.effective_on value=effective_on kind="date" hint=text.effective_hint required=true />
                </div>
                {move || fault.get().map(|message| view! { <ErrorNote message /> })}
                <Button weight=Weight::Strong submits=true busy>{text.publish_now}</Button>
            </form>
        </Card>
    }
}
