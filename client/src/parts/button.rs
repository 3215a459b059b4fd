//! Buttons and links that look like them, at least 44 px high.

use leptos::prelude::*;

use super::{Icon, Picture};

/// How strongly a button asks to be pressed; a screen has one that is strong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Weight {
    /// The one next action.
    Strong,
    /// An action among others.
    #[default]
    Normal,
    /// An action that is seldom wanted.
    Quiet,
}

impl Weight {
    const fn class(self) -> &'static str {
        match self {
            Self::Strong => "btn btn-primary",
            Self::Normal => "btn",
            Self::Quiet => "btn btn-ghost",
        }
    }
}

/// A button. While `busy` it keeps its place and the focus, and does nothing.
#[component]
pub(crate) fn Button(
    #[prop(optional)] weight: Weight,
    #[prop(optional)] icon: Option<Icon>,
    #[prop(into, optional)] busy: Signal<bool>,
    #[prop(into, optional)] disabled: Signal<bool>,
    /// It sends the form it stands in.
    #[prop(optional)]
    submits: bool,
    #[prop(into, optional)] on_press: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let press = move |_| {
        if let Some(on_press) = on_press.filter(|_| !busy.get_untracked()) {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if submits { "submit" } else { "button" }
            class=weight.class()
            disabled=move || disabled.get()
            aria-busy=move || busy.get().then_some("true")
            on:click=press
        >
            {icon.map(|icon| view! { <Picture icon /> })}
            {children()}
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub(crate) fn LinkButton(
    #[prop(into)] href: String,
    #[prop(optional)] weight: Weight,
    #[prop(optional)] icon: Option<Icon>,
    children: Children,
) -> impl IntoView {
    view! {
        <a href=href class=weight.class()>
            {icon.map(|icon| view! { <Picture icon /> })}
            {children()}
        </a>
    }
}
