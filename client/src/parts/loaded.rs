//! What is shown while a reading is under way, when it failed, and when it is there.

use leptos::prelude::*;
use serde::de::DeserializeOwned;

use super::{ErrorNote, Skeleton};
use crate::net::{Cached, NetFault};
use crate::text::{language, t};

/// Shows the data with `view`, a skeleton before it, and says so when it is not fresh.
#[component]
pub(crate) fn Loaded<T, F>(reading: Cached<T>, #[prop(default = 4)] lines: usize, view: F) -> impl IntoView
where
    T: DeserializeOwned + 'static,
    F: Fn(T) -> AnyView + Send + 'static,
{
    let shown = Box::new(move || reading.data().map(&view));
    view! { <Standing reading=reading.standing() lines shown /> }
}

/// Shows a frame once there is data and leaves it standing when other data comes: what is read inside it is not read
/// anew for that. What depends on the data is `Cached::part` of it.
#[component]
pub(crate) fn Framed<F>(reading: Cached<()>, #[prop(default = 4)] lines: usize, frame: F) -> impl IntoView
where
    F: Fn() -> AnyView + Send + 'static,
{
    let there = Memo::new(move |_| reading.is_there());
    let shown = Box::new(move || there.get().then(&frame));
    view! { <Standing reading lines shown /> }
}

/// The same for every kind of data: compiled once.
#[component]
fn Standing(reading: Cached<()>, lines: usize, shown: Box<dyn Fn() -> Option<AnyView> + Send>) -> impl IntoView {
    let fault = Memo::new(move |_| reading.fault());
    let retry = Callback::new(move |()| reading.reload());
    let note = move || match fault.get()? {
        // The bar above says so, and what was last seen is there.
        NetFault::Offline if reading.stale() => None,
        // Asking again would not change what one's post may see.
        NetFault::Forbidden => Some(view! { <ErrorNote message=NetFault::Forbidden.sentence(language()) /> }),
        fault => Some(view! { <ErrorNote message=fault.sentence(language()) on_retry=retry /> }),
    };
    let content = move || match shown() {
        Some(view) => view,
        None if fault.with(Option::is_some) => ().into_any(),
        None => view! { <Skeleton lines /> }.into_any(),
    };
    let stale = move || reading.stale().then_some(t().parts.stale);
    view! {
        {note}
        <p class="sr-only" role="status">{stale}</p>
        {content}
    }
}
