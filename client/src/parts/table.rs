//! Tables that scroll inside themselves, so that the page never does sideways.

use leptos::prelude::*;

/// One column's heading.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    label: String,
    class: &'static str,
}

impl Column {
    /// A column of words.
    pub(crate) fn words(label: impl Into<String>) -> Self {
        Self { label: label.into(), class: "" }
    }

    /// A column that is left out on a phone; its cells have the class `roomy`.
    pub(crate) fn roomy(label: impl Into<String>) -> Self {
        Self { label: label.into(), class: "roomy" }
    }

    /// A column of figures, flush right; its cells have the class `figure`.
    pub(crate) fn figures(label: impl Into<String>) -> Self {
        Self { label: label.into(), class: "figure" }
    }
}

/// A table with a caption that screen readers hear; children are its rows (`<tr>`).
#[component]
pub(crate) fn Table(#[prop(into)] caption: String, columns: Vec<Column>, children: Children) -> impl IntoView {
    let heading = |Column { label, class }| view! { <th scope="col" class=class>{label}</th> };
    let name = caption.clone();
    view! {
        // Whoever uses a keyboard can scroll it too.
        <div class="overflow-x-auto" tabindex="0" role="region" aria-label=name>
            <table class="ruled">
                <caption class="sr-only">{caption}</caption>
                <thead><tr>{columns.into_iter().map(heading).collect_view()}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
