//! Form fields: label, hint and error around an input, tied together for screen readers.

use leptos::prelude::*;

/// What describes an input: the ids of its hint and its error, for `aria-describedby`.
pub(crate) fn described_by(id: &str) -> String {
    [id, "-hint ", id, "-error"].concat()
}

/// Label, hint and error around any input that has this id and `aria-describedby=described_by(id)`.
#[component]
pub(crate) fn Field(
    id: &'static str,
    #[prop(into)] label: String,
    #[prop(into, optional)] hint: String,
    #[prop(into, optional)] error: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="mb-4">
            <label for=id class="mb-1 block font-medium">{label}</label>
            {children()}
            <p id=[id, "-hint"].concat() class="mt-1 text-sm text-ink-2 empty:hidden">{hint}</p>
            <p id=[id, "-error"].concat() role="alert" class="mt-1 text-sm font-medium text-accent empty:hidden">
                {move || error.get()}
            </p>
        </div>
    }
}

/// A field of one line.
#[component]
pub(crate) fn TextField(
    id: &'static str,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(into, optional)] hint: String,
    #[prop(into, optional)] error: Signal<Option<String>>,
    /// `text`, `password`, `tel`, `email`, `date`, `search` …
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    /// `numeric` brings up digits on a phone.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    view! {
        <Field id label hint error>
            <input
                id=id
                name=id
                type=kind
                class="input w-full"
                class:input-error=move || error.with(Option::is_some)
                autocomplete=autocomplete
                autocapitalize="none"
                inputmode=inputmode
                required=required
                aria-describedby=described_by(id)
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                bind:value=value
            />
        </Field>
    }
}
