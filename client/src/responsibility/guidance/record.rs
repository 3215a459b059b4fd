//! A record of guidance for one society or for many at once.

use entity::Word;
use entity::responsibility::guidance::GuidanceKind;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::file::{Chosen, FileField};
use crate::net::{self, key};
use crate::parts::{Button, Card, Choice, Choices, ErrorNote, Field, Icon, Pick, TextField, Weight, toast};
use crate::session::viewer;
use crate::text::{fill, label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/guidance/record.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("GuidanceKind")
)]
pub(super) struct RecordGuidance;

/// A record for all that are chosen; they are let go when it is entered, but for a page about one.
#[component]
pub(super) fn Record(
    chosen: RwSignal<Vec<String>>,
    #[prop(optional)] about_one: bool,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let text = t().guidance;
    let kind = RwSignal::new(GuidanceKind::PolicyBriefing);
    let held_on = RwSignal::new(viewer().today.to_string());
    let (held_by, evidence) = (RwSignal::new(viewer().display_name), RwSignal::new(String::new()));
    let (faults, busy) = (RwSignal::new(Vec::<String>::new()), RwSignal::new(false));
    let files = Chosen::of("guidance", "new");
    let key = StoredValue::new(key::new_key());
    let send = move || {
        let Ok(day) = held_on.get_untracked().parse() else { return };
        let file_ids = match files.ids() {
            Ok(ids) => ids,
            Err(sentence) => return faults.set(vec![sentence]),
        };
        let input = record_guidance::RecordGuidanceInput {
            idempotency_key: key.get_value(),
            society_ids: chosen.get_untracked(),
            kind: kind.get_untracked(),
            held_on: day,
            held_by: held_by.get_untracked(),
            evidence: evidence.get_untracked(),
            file_ids,
        };
        busy.set(true);
        spawn_local(async move {
            let sent = net::send::<RecordGuidance>(record_guidance::Variables { input }).await;
            let told: Vec<String> = match sent {
                Ok(data) => {
                    let payload = data.record_guidance;
                    if payload.user_errors.is_empty() {
                        toast::show(fill(text.recorded, &[&payload.recorded]));
                        key.set_value(key::new_key());
                        let _ = evidence.try_set(String::new());
                        files.clear();
                        if !about_one {
                            let _ = chosen.try_set(Vec::new());
                        }
                        on_done.try_run(());
                    }
                    payload.user_errors.into_iter().map(|error| error.message).collect()
                }
                Err(error) => vec![error.sentence(language())],
            };
            // The screen may be gone by now.
            let _ = busy.try_set(false);
            let _ = faults.try_set(told);
        });
    };
    let of_kind = move |which: GuidanceKind| {
        let is = Signal::derive(move || kind.get() == which);
        view! { <Choice pick=Pick::One("kind") label=label(which) chosen=is on_choose=move || kind.set(which) /> }
    };
    let none = Signal::derive(move || chosen.with(Vec::is_empty));
    let count = move || {
        if about_one {
            return String::new();
        }
        if none.get() { text.choose_first.to_owned() } else { fill(text.for_societies, &[&chosen.with(Vec::len)]) }
    };
    view! {
        <Card title=text.record>
            {move || faults.get().into_iter().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> }).collect_view()}
            <Choices label=text.kind>{GuidanceKind::ALL.iter().map(|one| of_kind(*one)).collect_view()}</Choices>
            <div class="grid gap-x-4 sm:grid-cols-2">
                <TextField id="held-on" label=text.held_on kind="date" value=held_on />
                <TextField id="held-by" label=text.held_by value=held_by />
            </div>
            <Field id="evidence" label=text.evidence hint=text.evidence_hint>
                <textarea id="evidence" class="textarea w-full" rows="3" maxlength="4000" aria-describedby="evidence-hint evidence-error" bind:value=evidence></textarea>
            </Field>
            <FileField id="evidence-files" label=text.evidence_files chosen=files />
            <p class="mb-3 empty:hidden" role="status">{count}</p>
            <Button weight=Weight::Strong icon=Icon::Check busy disabled=none on_press=send>{text.record}</Button>
        </Card>
    }
}
