//! Whether the window is wide enough for a real table.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// From this width on, the same as Tailwind's `lg`.
const WIDE: &str = "(min-width: 1024px)";

/// True from 1024 px on; follows the window.
pub(crate) fn wide() -> Signal<bool> {
    let list = window().match_media(WIDE).ok().flatten();
    let wide = RwSignal::new(list.as_ref().is_some_and(web_sys::MediaQueryList::matches));
    if let Some(list) = list {
        let asked = list.clone();
        let follow = Closure::<dyn Fn()>::new(move || {
            let _ = wide.try_set(asked.matches());
        });
        list.set_onchange(Some(follow.as_ref().unchecked_ref()));
        let kept = StoredValue::new_local((list, follow));
        on_cleanup(move || kept.with_value(|(list, _)| list.set_onchange(None)));
    }
    wide.into()
}
