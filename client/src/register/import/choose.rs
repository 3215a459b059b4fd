//! The first step: a file, dropped or chosen, the region it is about, the day its facts hold from.

use chrono::NaiveDate;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::spreadsheet::FileChoice;
use crate::net;
use crate::parts::{Button, Card, Field, Weight};
use crate::session::viewer;
use crate::text::t;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/register/import/import_setting.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct ImportSetting;

/// What was chosen.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    pub(super) file: RwSignal<Option<File>, LocalStorage>,
    pub(super) region: RwSignal<String>,
    pub(super) as_of: RwSignal<String>,
}

impl Choice {
    pub(super) fn new() -> Self {
        Self {
            file: RwSignal::new_local(None),
            region: RwSignal::new(String::new()),
            as_of: RwSignal::new(viewer().today.to_string()),
        }
    }

    /// The day, when one stands there.
    pub(super) fn day(self) -> Option<NaiveDate> {
        self.as_of.with_untracked(|text| text.parse().ok())
    }
}

/// The card.
#[component]
pub(super) fn ChooseCard(
    choice: Choice,
    #[prop(into)] busy: Signal<bool>,
    #[prop(into)] fault: Signal<Option<String>>,
    on_try: Callback<()>,
) -> impl IntoView {
    let text = t().import;
    let nothing = Signal::derive(move || choice.file.with(Option::is_none) || choice.region.with(String::is_empty));
    view! {
        <Card title=text.step_file>
            <FileChoice file=choice.file fault />
            <div class="mt-4 grid gap-x-4 sm:grid-cols-2">
                <RegionField region=choice.region />
                <Field id="asOf" label=text.as_of hint=text.as_of_hint>
                    <input
                        id="asOf"
                        type="date"
                        class="input w-full"
                        max=viewer().today.to_string()
                        aria-describedby="asOf-hint"
                        bind:value=choice.as_of
                    />
                </Field>
            </div>
            <div class="flex flex-wrap items-center gap-3">
                <Button weight=Weight::Strong busy disabled=nothing on_press=on_try>{text.try_it}</Button>
                <span class="text-sm text-ink-2">{text.try_note}</span>
            </div>
        </Card>
    }
}

/// The regions that one may import for; one's own is chosen already.
#[component]
fn RegionField(region: RwSignal<String>) -> impl IntoView {
    let regions = RwSignal::new(Vec::<(String, String)>::new());
    spawn_local(async move {
        if let Ok(setting) =
            net::cached::fetch::<ImportSetting>(Some("import.setting"), import_setting::Variables).await
        {
            let known = setting.regions.into_iter().map(|region| (region.code, region.name)).collect();
            let _ = regions.try_set(known);
            let _ = region.try_set(setting.viewer.map(|viewer| viewer.post.region.code).unwrap_or_default());
        }
    });
    let option = move |(code, name): (String, String)| {
        let (value, own) = (code.clone(), code.clone());
        view! { <option value=value selected=move || region.get() == own>{name} " " {code}</option> }
    };
    view! {
        <Field id="region" label=t().import.region>
            <select
                id="region"
                class="select w-full"
                aria-describedby="region-hint"
                on:change=move |event| region.set(event_target_value(&event))
            >
                {move || regions.get().into_iter().map(option).collect_view()}
            </select>
        </Field>
    }
}
