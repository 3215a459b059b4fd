//! Whether the server can be reached: what the browser says, corrected by what the last request met.

use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::*;

thread_local! {
    static REACHABLE: ArcRwSignal<bool> = ArcRwSignal::new(browser_says());
}

/// Whether the server can be reached, as a signal for banners and buttons.
pub(crate) fn reachable() -> Signal<bool> {
    REACHABLE.with(|signal| signal.clone().into())
}

/// Notes what a request met.
pub(super) fn note(reached: bool) {
    REACHABLE.with(|signal| {
        if signal.get_untracked() != reached {
            signal.set(reached);
        }
    });
}

/// Listens to the browser for as long as the page lives.
pub(super) fn listen() {
    for (event, reached) in [("online", true), ("offline", false)] {
        // It listens until it is told to stop, and nobody tells it.
        drop(window_event_listener_untyped(event, move |_| note(reached)));
    }
}

fn browser_says() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}
