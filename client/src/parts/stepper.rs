//! A number that one turns up and down: two buttons that a thumb can hit, the number between them, and
//! what it was where it differs.

use leptos::prelude::*;

use crate::text::{fill, t};

/// The field. The number can be typed as well.
#[component]
pub(crate) fn Stepper(
    id: &'static str,
    label: &'static str,
    value: Signal<i32>,
    on_change: Callback<i32>,
    min: i32,
    max: i32,
    /// The number to compare with.
    was: i32,
) -> impl IntoView {
    let text = t().parts;
    let step = move |by: i32| on_change.run((value.get_untracked() + by).clamp(min, max));
    let typed = move |event| {
        if let Ok(number) = event_target_value(&event).trim().parse::<i32>() {
            on_change.run(number.clamp(min, max));
        }
    };
    view! {
        <div class="mb-3 flex flex-wrap items-center justify-between gap-x-3">
            <label for=id class="min-w-0 grow">
                {label}
                <span class="block text-sm font-medium text-warn empty:hidden">
                    {move || (value.get() != was).then(|| fill(text.was, &[&was]))}
                </span>
            </label>
            <span class="flex items-center gap-1">
                <button
                    type="button"
                    class="btn btn-square"
                    aria-label=[text.less, " ", label].concat()
                    disabled=move || { value.get() <= min }
                    on:click=move |_| step(-1)
                >
                    "−"
                </button>
                <input
                    id=id
                    class="input w-16 text-center font-semibold"
                    inputmode="numeric"
                    autocomplete="off"
                    prop:value=move || value.get().to_string()
                    on:change=typed
                />
                <button
                    type="button"
                    class="btn btn-square"
                    aria-label=[text.more, " ", label].concat()
                    disabled=move || { value.get() >= max }
                    on:click=move |_| step(1)
                >
                    "+"
                </button>
            </span>
        </div>
    }
}
