//! The search box: the server understands names, pinyin, initials, codes and leaders; the check digits
//! of a code are looked at right here.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use view_model::register::code_check::looks_like_a_code;

use super::address::Address;
use crate::parts::{Icon, Picture};
use crate::register::code_check::CodeCheck;
use crate::text::t;

/// How long someone pauses before we look.
const PAUSE: Duration = Duration::from_millis(250);

/// The box. It writes into the address; when the address is changed elsewhere, it follows.
#[component]
pub(super) fn SearchBox(address: Address) -> impl IntoView {
    let typed = RwSignal::new(address.filter.with_untracked(|filter| filter.search.clone()));
    let input = NodeRef::<html::Input>::new();
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let search_later = move || {
        timer.with_value(|timer| timer.iter().for_each(TimeoutHandle::clear));
        let look = move || {
            let text = typed.get_untracked();
            address.change(|filter| text.trim().clone_into(&mut filter.search));
        };
        timer.set_value(set_timeout_with_handle(look, PAUSE).ok());
    };
    on_cleanup(move || timer.with_value(|timer| timer.iter().for_each(TimeoutHandle::clear)));
    Effect::new(move |_| {
        let asked = address.filter.with(|filter| filter.search.clone());
        if typed.with_untracked(|typed| typed.trim() != asked) && timer.with_value(Option::is_none) {
            typed.set(asked);
        }
        timer.set_value(None);
    });
    let clear = move |_| {
        typed.set(String::new());
        address.change(|filter| filter.search.clear());
        if let Some(input) = input.get_untracked() {
            // An input that cannot take the focus leaves it on the button.
            drop(input.focus());
        }
    };
    view! {
        <div class="min-w-0 grow">
            <div class="search-box" role="search">
                <Picture icon=Icon::Search class="size-5 shrink-0 text-ink-2" />
                <input
                    node_ref=input
                    type="search"
                    class="min-w-0 grow"
                    enterkeyhint="search"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-label=t().register.search
                    placeholder=t().register.search_hint
                    prop:value=move || typed.get()
                    on:input=move |event| {
                        typed.set(event_target_value(&event));
                        search_later();
                    }
                />
                {move || {
                    (!typed.with(String::is_empty))
                        .then(|| {
                            view! {
                                <button type="button" class="btn btn-ghost btn-square" on:click=clear>
                                    <Picture icon=Icon::Close />
                                    <span class="sr-only">{t().register.clear}</span>
                                </button>
                            }
                        })
                }}
            </div>
            {move || typed.with(|text| looks_like_a_code(text).then(|| view! { <CodeCheck code=text.clone() /> }))}
        </div>
    }
}
