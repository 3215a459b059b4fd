//! Tiles: a large figure that leads to the list behind it.

use leptos::prelude::*;

use super::Tone;

/// Tiles side by side, two on a phone.
#[component]
pub(crate) fn Tiles(children: Children) -> impl IntoView {
    view! { <div class="grid grid-cols-2 gap-3 lg:grid-cols-4">{children()}</div> }
}

/// A figure with what it counts and a remark; the whole tile is the link.
#[component]
pub(crate) fn Tile(
    #[prop(into)] href: String,
    #[prop(into)] label: String,
    #[prop(into)] figure: String,
    #[prop(into, optional)] remark: String,
    #[prop(optional)] tone: Tone,
) -> impl IntoView {
    view! {
        <a href=href class="sheet tile">
            <span class="block text-sm text-ink-2">{label}</span>
            <span class="block text-2xl leading-tight font-bold sm:text-3xl">{figure}</span>
            <span class=["block text-sm ", tone.text()].concat()>{remark}</span>
        </a>
    }
}
