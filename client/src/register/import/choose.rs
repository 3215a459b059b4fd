//! The first step: a file, dropped or chosen, the region it is about, the day its facts hold from.

use chrono::NaiveDate;
use entity::Language;
use entity::refusal::RefusalCode;
use graphql_client::GraphQLQuery;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::net;
use crate::parts::{Button, Card, ErrorNote, Field, Icon, Picture, Weight};
use crate::session::viewer;
use crate::text::{fill, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/register/import/import_setting.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct ImportSetting;

/// Takes a file, wherever it came from.
type Take = StoredValue<Box<dyn Fn(Option<File>)>, LocalStorage>;

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

/// What is wrong with a file, told before it is sent.
fn file_fault(name: &str, language: Language) -> Option<String> {
    let name = name.to_lowercase();
    let known = [".csv", ".xlsx"].iter().any(|ending| name.ends_with(ending));
    (!known).then(|| RefusalCode::FileType.sentence(language))
}

/// A size as people read it.
fn size(bytes: f64) -> String {
    if bytes < 1024.0 * 1024.0 {
        format!("{:.0} kB", (bytes / 1024.0).ceil())
    } else {
        format!("{:.1} MB", bytes / 1024.0 / 1024.0)
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
    let wrong = RwSignal::new(None::<String>);
    let take_file = move |file: Option<File>| {
        let Some(file) = file else { return };
        wrong.set(file_fault(&file.name(), language()));
        choice.file.set(Some(file).filter(|_| wrong.with_untracked(Option::is_none)));
    };
    let take: Take = StoredValue::new_local(Box::new(take_file));
    let nothing = Signal::derive(move || choice.file.with(Option::is_none) || choice.region.with(String::is_empty));
    view! {
        <Card title=text.step_file>
            <DropZone choice take />
            {move || wrong.get().or(fault.get()).map(|message| view! { <div class="mt-3"><ErrorNote message /></div> })}
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

#[component]
fn DropZone(choice: Choice, take: Take) -> impl IntoView {
    let text = t().import;
    let over = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let first = |files: Option<web_sys::FileList>| files.and_then(|files| files.get(0));
    let drop_file = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        take.with_value(|take| take(first(event.data_transfer().and_then(|data| data.files()))));
    };
    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        take.with_value(|take| take(first(input.files())));
        // The same file again, corrected meanwhile, is a change too.
        input.set_value("");
    };
    let chosen = move || {
        choice.file.with(|file| file.as_ref().map(|file| fill(text.chosen, &[&file.name(), &size(file.size())])))
    };
    view! {
        <div
            class="drop-zone"
            class:over=move || over.get()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=drop_file
        >
            <Picture icon=Icon::File class="size-8 text-ink-3" />
            <p class="font-semibold" role="status">{move || chosen().unwrap_or_else(|| text.drop.to_owned())}</p>
            <label class="btn">
                <Picture icon=Icon::Upload />
                {move || if choice.file.with(Option::is_some) { text.choose_other } else { text.choose }}
                <input node_ref=input type="file" class="sr-only" accept=".csv,.xlsx" on:change=choose />
            </label>
            <p class="text-sm text-ink-2">{text.encoding_note}</p>
        </div>
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_spreadsheets_are_sent() {
        assert_eq!(file_fault("社团.XLSX", Language::En), None);
        assert_eq!(file_fault("societies.csv", Language::En), None);
        assert!(file_fault("societies.pdf", Language::En).is_some());
        assert_eq!(size(2_000.0), "2 kB");
        assert_eq!(size(3_500_000.0), "3.3 MB");
    }
}
