//! Toasts: what has just happened, with a way back. They stay until read when there is one.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;

use super::{Icon, Picture};
use crate::text::t;

#[derive(Clone)]
struct Toast {
    id: u32,
    message: String,
    undo: Option<Callback<()>>,
}

thread_local! {
    /// Where code outside a component (an answered request) puts its toast.
    static SHOWN: Cell<Option<RwSignal<Vec<Toast>>>> = const { Cell::new(None) };
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// Make room for toasts; once, at the root.
pub(crate) fn provide() {
    SHOWN.set(Some(RwSignal::new(Vec::new())));
}

/// Say that something has happened.
pub(crate) fn show(message: impl Into<String>) {
    put(message.into(), None);
}

/// Say it, with a way to take it back.
pub(crate) fn show_with_undo(message: impl Into<String>, undo: impl Into<Callback<()>>) {
    put(message.into(), Some(undo.into()));
}

fn put(message: String, undo: Option<Callback<()>>) {
    let Some(shown) = SHOWN.get() else { return };
    let id = LAST.get() + 1;
    LAST.set(id);
    // Enough time to read and reach for it, even slowly.
    let stays = Duration::from_secs(if undo.is_some() { 20 } else { 6 });
    shown.update(|toasts| toasts.push(Toast { id, message, undo }));
    set_timeout(move || remove(id), stays);
}

fn remove(id: u32) {
    if let Some(shown) = SHOWN.get() {
        shown.update(|toasts| toasts.retain(|toast| toast.id != id));
    }
}

/// Where toasts appear; the shell has it once.
#[component]
pub(crate) fn Toasts() -> impl IntoView {
    let shown = move || SHOWN.get().map(|shown| shown.get()).unwrap_or_default();
    view! {
        <div class="toasts" role="status" aria-label=t().parts.messages>
            <For each=shown key=|toast| toast.id let:toast>
                <div class="toast-line">
                    <span class="min-w-0 grow">{toast.message}</span>
                    {toast.undo.map(|undo| view! {
                        <button type="button" class="btn btn-sm" on:click=move |_| { undo.run(()); remove(toast.id); }>
                            <Picture icon=Icon::Undo class="size-4" />
                            {t().parts.undo}
                        </button>
                    })}
                    <button type="button" class="btn btn-ghost btn-sm btn-square" on:click=move |_| remove(toast.id)>
                        <Picture icon=Icon::Close class="size-4" />
                        <span class="sr-only">{t().parts.close}</span>
                    </button>
                </div>
            </For>
        </div>
    }
}
