//! Choices as pills: boxes to tick and radio buttons that a thumb can hit, in a named group.

use leptos::prelude::*;

use super::{Icon, Picture};

/// Whether one or several of a group can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// Any number.
    Several,
    /// Exactly one of those with this name.
    One(&'static str),
    /// The same where a page has many such groups: the name and which of them.
    OneOf(&'static str, usize),
}

/// A group of pills with its name above.
#[component]
pub(crate) fn Choices(#[prop(into)] label: String, children: Children) -> impl IntoView {
    view! {
        <fieldset class="mb-4">
            <legend class="mb-1 text-sm text-ink-2">{label}</legend>
            <div class="flex flex-wrap gap-2">{children()}</div>
        </fieldset>
    }
}

/// The pills of a group that are seldom wanted, behind a line that opens them.
#[component]
pub(crate) fn SeldomChoices(#[prop(into)] label: String, children: Children) -> impl IntoView {
    view! {
        <details class="w-full">
            <summary class="inline-flex min-h-11 items-center">{label}</summary>
            <div class="flex flex-wrap gap-2">{children()}</div>
        </details>
    }
}

/// One pill; a tick, not the colour alone, says that it is chosen.
#[component]
pub(crate) fn Choice(
    pick: Pick,
    #[prop(into)] label: String,
    #[prop(into)] chosen: Signal<bool>,
    #[prop(into)] on_choose: Callback<()>,
) -> impl IntoView {
    let (kind, name) = match pick {
        Pick::Several => ("checkbox", None),
        Pick::One(name) => ("radio", Some(name.to_owned())),
        Pick::OneOf(name, place) => ("radio", Some([name, "-", &place.to_string()].concat())),
    };
    view! {
        <label class="choice">
            <input type=kind name=name class="sr-only" prop:checked=move || chosen.get() on:change=move |_| on_choose.run(()) />
            {move || chosen.get().then(|| view! { <Picture icon=Icon::Check class="size-4" /> })}
            {label}
        </label>
    }
}
