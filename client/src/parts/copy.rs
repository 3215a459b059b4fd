//! A button that copies a text; where the browser does not let it, it says what to do instead.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::{Button, toast};
use crate::text::t;

/// The button.
#[component]
pub(crate) fn CopyButton(value: String, #[prop(into)] label: String) -> impl IntoView {
    let press = move |()| {
        let value = value.clone();
        spawn_local(async move {
            let text = t().parts;
            toast::show(if copied(&value).await { text.copied } else { text.copy_by_hand });
        });
    };
    view! { <Button on_press=press>{label}</Button> }
}

/// Whether it was copied. `navigator.clipboard` is missing outside HTTPS and in some in-app browsers.
async fn copied(text: &str) -> bool {
    let navigator = window().navigator();
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    there && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
