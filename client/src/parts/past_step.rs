//! A step that a case has gone: what, when, by whom, and what was said. A line of an ordered list.

use leptos::prelude::*;

use crate::text::moment;

/// The line; `at` is an instant of the API.
#[component]
pub(crate) fn PastStep(name: &'static str, at: String, actor: String, text: Option<String>) -> impl IntoView {
    view! {
        <li>
            <span class="font-medium">{name}</span>
            " "
            <span class="text-ink-2">{moment(&at)} " " {actor}</span>
            <span class="block text-sm whitespace-pre-line text-ink-2 empty:hidden">{text}</span>
        </li>
    }
}
