//! The service worker: registered once, so that the shell opens without a network.

/// Register it where browsers have such a thing (many in-app browsers have not).
pub(crate) fn register() {
    let navigator = leptos::prelude::window().navigator();
    if js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false) {
        // Without it everything works, only not without a network.
        drop(navigator.service_worker().register("/service-worker.js"));
    }
}
