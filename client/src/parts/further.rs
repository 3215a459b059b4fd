//! The way to more of a list, at its end.

use leptos::prelude::*;

use super::Button;
use crate::text::t;

/// A button while more follow.
#[component]
pub(crate) fn Further(left: Signal<bool>, busy: RwSignal<bool>, more: Callback<()>) -> impl IntoView {
    let press = move |()| more.run(());
    move || left.get().then(|| view! { <p class="mt-3"><Button busy on_press=press>{t().parts.further}</Button></p> })
}
