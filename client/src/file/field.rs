//! The field for files in a form: what may be chosen is said beforehand, each file goes out at once and
//! shows how far it is, the form can be filled meanwhile.

use entity::file::FilePurpose;
use entity::file::kind::size_words;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{File, FileList};

use super::item::{Chosen, Item, Stage};
use super::send;
use crate::net::{NetFault, reach};
use crate::parts::{Button, ErrorNote, Icon, Picture, Skeleton, Weight};
use crate::text::{fill, language, t};

fn each(files: Option<FileList>) -> Vec<File> {
    let files = files.map(|files| (0..files.length()).filter_map(|place| files.get(place)).collect());
    files.unwrap_or_default()
}

/// What builds the field once it is there.
type Build = fn(&'static str, String, Chosen, bool) -> AnyView;

#[cfg(feature = "split")]
#[leptos::wasm_split::wasm_split(files, wasm_split_path = leptos::wasm_split, fallible)]
fn fetch() -> Result<Build, leptos::wasm_split::SplitLoaderError> {
    Ok(|id, label, chosen, required| view! { <Whole id label chosen required /> }.into_any())
}

#[cfg(not(feature = "split"))]
fn fetch() -> std::future::Ready<Result<Build, std::convert::Infallible>> {
    std::future::ready(Ok(|id, label, chosen, required| view! { <Whole id label chosen required /> }.into_any()))
}

/// The field; what is not required says so. It comes in a file of its own, so that no room waits for what few
/// people need.
#[component]
pub(crate) fn FileField(
    id: &'static str,
    #[prop(into)] label: String,
    chosen: Chosen,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let build = RwSignal::new(None::<Result<Build, ()>>);
    let start = move || {
        spawn_local(async move {
            let found = fetch().await.map_err(|_| ());
            // Whoever opened the form may have left it by now.
            build.try_set(Some(found));
        });
    };
    start();
    let again = Callback::new(move |()| start());
    move || match build.get() {
        None => view! { <Skeleton lines=2 /> }.into_any(),
        Some(Ok(build)) => untrack(|| build(id, label.clone(), chosen, required)),
        Some(Err(())) => {
            view! { <ErrorNote message=NetFault::Offline.sentence(language()) on_retry=again /> }.into_any()
        }
    }
}

/// The field itself.
#[component]
fn Whole(id: &'static str, label: String, chosen: Chosen, required: bool) -> impl IntoView {
    let text = t().file;
    let over = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        chosen.take(each(input.files()));
        // The same file again, corrected meanwhile, is a change too.
        input.set_value("");
    };
    let drop_files = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        chosen.take(each(event.data_transfer().and_then(|data| data.files())));
    };
    let reachable = reach::reachable();
    // What waits for a network goes out when there is one.
    Effect::new(move |_| {
        if reachable.get() {
            let waits = |item: &Item| item.stage.get_untracked() == Stage::Waits;
            let items = chosen.items.get_untracked();
            items.into_iter().filter(waits).for_each(|item| send::start(chosen, item));
        }
    });
    // A list of cards has a field in each of them: its id is one of many.
    let id = [id, "-", &chosen.number().to_string()].concat();
    let hint = [id.as_str(), "-hint"].concat();
    let refused = move || {
        let lines = chosen.refused.get().into_iter();
        lines.map(|line| view! { <p class="mt-1 text-sm font-medium text-accent">{line}</p> }).collect_view()
    };
    view! {
        <fieldset class="mb-4 min-w-0">
            <legend class="mb-1 block font-medium">{label}</legend>
            <div
                class="file-field"
                class:over=move || over.get()
                on:dragover=move |event| {
                    event.prevent_default();
                    over.set(true);
                }
                on:dragleave=move |_| over.set(false)
                on:drop=drop_files
            >
                <label class="btn">
                    <Picture icon=Icon::Upload />
                    {text.choose}
                    <input
                        node_ref=input
                        id=id
                        type="file"
                        multiple=true
                        class="sr-only"
                        accept=FilePurpose::Attachment.accept()
                        aria-describedby=hint.clone()
                        on:change=choose
                    />
                </label>
                <p id=hint class="min-w-0 flex-[1_1_12rem] text-sm text-ink-2">{(!required).then_some(text.optional)} {text.hint}</p>
            </div>
            <div role="alert">{refused}</div>
            <ul>
                <For each=move || chosen.items.get() key=|item| item.number let:item>
                    <Row item chosen />
                </For>
            </ul>
        </fieldset>
    }
}

/// One file: what it is, how far it is, and what can be done with it.
#[component]
fn Row(item: Item, chosen: Chosen) -> impl IntoView {
    let text = t().file;
    let stage = Memo::new(move |_| match item.stage.get() {
        // A bar moves by itself; the words around it stand still.
        Stage::Sending(_) => Stage::Sending(0.0),
        other => other,
    });
    let part = move || match item.stage.get() {
        Stage::Sending(part) => part,
        _ => 0.0,
    };
    let again = move |()| {
        item.stage.set(Stage::Sending(0.0));
        send::start(chosen, item);
    };
    let said = move || {
        match stage.get() {
        Stage::Shrinking => view! { <span class="text-ink-2">{text.shrinking}</span> }.into_any(),
        Stage::Waits => view! {
            <span class="text-warn">{text.waits}</span>
            <Button weight=Weight::Quiet icon=Icon::Retry on_press=Callback::new(again)>{t().parts.retry}</Button>
        }
        .into_any(),
        Stage::Sending(_) => view! {
            <progress class="meter" max="1" prop:value=part aria-label=move || fill(text.sending, &[&item.name.get()])></progress>
        }
        .into_any(),
        Stage::Arrived(_) => view! {
            <span class="flex items-center gap-1 text-ok"><Picture icon=Icon::Done class="size-4" /> {text.arrived}</span>
        }
        .into_any(),
        Stage::Failed { sentence, again: false } => view! { <span class="text-accent">{sentence}</span> }.into_any(),
        Stage::Failed { sentence, again: true } => view! {
            <span class="text-accent">{sentence}</span>
            <Button weight=Weight::Quiet icon=Icon::Retry on_press=Callback::new(again)>{t().parts.retry}</Button>
        }
        .into_any(),
    }
    };
    view! {
        <li class="flex items-center gap-3 border-b border-line py-2">
            <Picture icon=Icon::File class="size-5 shrink-0 text-ink-2" />
            <div class="min-w-0 grow">
                <p class="break-words">
                    <span class="font-medium">{move || item.name.get()}</span>
                    " "
                    <span class="text-sm whitespace-nowrap text-ink-2">{move || size_words(item.size.get())}</span>
                </p>
                <p class="text-sm text-ink-2 empty:hidden">{move || item.remark.get()}</p>
                <div class="text-sm" role="status">{said}</div>
            </div>
            <button
                type="button"
                class="btn btn-ghost btn-square shrink-0"
                aria-label=move || fill(text.remove, &[&item.name.get()])
                on:click=move |_| chosen.remove(item.number)
            >
                <Picture icon=Icon::Close />
            </button>
        </li>
    }
}
