//! The bar that says that there is no network, and what waits for it.

use leptos::prelude::*;

use crate::net::{queue, reach};
use crate::parts::{Icon, Picture};
use crate::text::{fill, t};

/// Shown while the server cannot be reached, and while writes wait.
#[component]
pub(crate) fn OfflineBar() -> impl IntoView {
    let (pending, reachable, stuck) = (queue::pending(), reach::reachable(), queue::need_a_person());
    let message = move || match (pending.get(), reachable.get()) {
        (0, true) => None,
        (_, true) if stuck.get() > 0 => Some(fill(t().shell.stuck, &[&stuck.get()])),
        (0, false) => Some(t().shell.offline.to_owned()),
        (waiting, false) => Some(fill(t().shell.waiting, &[&waiting])),
        (waiting, true) => Some(fill(t().shell.waiting_online, &[&waiting])),
    };
    let line = move || {
        message().map(|message| {
            view! {
                <div class="offline-bar">
                    <Picture icon=Icon::Offline />
                    <span class="min-w-0 grow">{message}</span>
                    {(pending.get() > 0).then(|| view! { <a class="link" href="/me">{t().shell.see}</a> })}
                </div>
            }
        })
    };
    view! { <div role="status">{line}</div> }
}
