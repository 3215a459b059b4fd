//! A spreadsheet, dropped or chosen: what is none is said before anything is sent.

use leptos::html;
use leptos::prelude::*;
use view_model::register::import::spreadsheet::{file_fault, size};
use web_sys::File;

use crate::parts::{ErrorNote, Icon, Picture};
use crate::text::{fill, language, t};

/// Takes a file, wherever it came from.
type Take = StoredValue<Box<dyn Fn(Option<File>)>, LocalStorage>;

/// A file that is dropped or chosen; what is no spreadsheet is said before it is sent.
#[component]
pub(crate) fn FileChoice(
    file: RwSignal<Option<File>, LocalStorage>,
    #[prop(into)] fault: Signal<Option<String>>,
) -> impl IntoView {
    let wrong = RwSignal::new(None::<String>);
    let take_file = move |taken: Option<File>| {
        let Some(taken) = taken else { return };
        wrong.set(file_fault(&taken.name(), language()));
        file.set(Some(taken).filter(|_| wrong.with_untracked(Option::is_none)));
    };
    let take: Take = StoredValue::new_local(Box::new(take_file));
    view! {
        <DropZone file take />
        {move || wrong.get().or(fault.get()).map(|message| view! { <div class="mt-3"><ErrorNote message /></div> })}
    }
}

#[component]
fn DropZone(file: RwSignal<Option<File>, LocalStorage>, take: Take) -> impl IntoView {
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
    let chosen =
        move || file.with(|file| file.as_ref().map(|file| fill(text.chosen, &[&file.name(), &size(file.size())])));
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
                {move || if file.with(Option::is_some) { text.choose_other } else { text.choose }}
                <input node_ref=input type="file" class="sr-only" accept=".csv,.xlsx" on:change=choose />
            </label>
            <p class="text-sm text-ink-2">{text.encoding_note}</p>
        </div>
    }
}
