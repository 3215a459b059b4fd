//! A dialog: a sheet from below on a phone, in the middle of a desktop. The browser's own element
//! keeps the focus inside, closes on Escape and gives the focus back.

use leptos::html;
use leptos::prelude::*;

use super::{Icon, Picture};
use crate::text::t;

/// Shown while `open`; its children are built when it opens.
#[component]
pub(crate) fn Dialog(open: RwSignal<bool>, #[prop(into)] title: String, children: ChildrenFn) -> impl IntoView {
    let name = title.clone();
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            // It can only fail on an element that is not in the page or already open.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog node_ref=node class="dialog" aria-label=name on:close=move |_| open.set(false)>
            <div class="mb-3 flex items-center justify-between gap-3">
                <h2 class="text-lg font-semibold">{title}</h2>
                <button type="button" class="btn btn-ghost btn-square" on:click=move |_| open.set(false)>
                    <Picture icon=Icon::Close />
                    <span class="sr-only">{t().parts.close}</span>
                </button>
            </div>
            {move || open.get().then(|| children())}
        </dialog>
    }
}
