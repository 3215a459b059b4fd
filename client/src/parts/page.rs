//! The head of a page: its one first-level heading, which is also the window's title and, after a
//! navigation, where the focus goes, so that a screen reader says where one has arrived.

use std::cell::Cell;

use leptos::html;
use leptos::prelude::*;

use crate::text::t;

thread_local! {
    /// The first page of a visit is read from the top: nothing takes the focus.
    static ARRIVED: Cell<bool> = const { Cell::new(false) };
}

/// Title, a quieter line below it, and something at its right.
#[component]
pub(crate) fn PageHead(
    #[prop(into)] title: String,
    #[prop(into, optional)] line: String,
    #[prop(optional)] aside: Option<AnyView>,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    document().set_title(&[title.as_str(), " · ", t().shell.product].concat());
    Effect::new(move |_| {
        if let Some(heading) = heading.get().filter(|_| ARRIVED.replace(true)) {
            // A heading that cannot take the focus leaves it where it was.
            drop(heading.focus());
        }
    });
    view! {
        <header class="mb-4 flex flex-wrap items-start justify-between gap-3">
            <div class="min-w-0 grow basis-64">
                <h1 node_ref=heading tabindex="-1" class="text-xl leading-snug font-bold outline-none lg:text-2xl">{title}</h1>
                <p class="text-sm text-ink-2 empty:hidden">{line}</p>
            </div>
            {aside}
        </header>
    }
}
