//! Checking a unified social credit code by sight: its 18 places, the wrong one marked, and why.

use entity::register::uscc::Uscc;
use leptos::prelude::*;
use view_model::register::code_check::place_of;

use crate::parts::{Icon, Picture, Tone};
use crate::text::{fill, language, t};

/// The verdict on a code, read aloud when it changes.
#[component]
pub(crate) fn CodeCheck(#[prop(into)] code: String) -> impl IntoView {
    let code = code.trim().to_uppercase();
    let verdict = code.parse::<Uscc>();
    let wrong = verdict.err().and_then(place_of);
    let (tone, icon, sentence) = match &verdict {
        Ok(code) => (Tone::Ok, Icon::Done, fill(t().register.code_right, &[&code.division()])),
        Err(fault) => (Tone::Bad, Icon::Warning, fill(t().register.code_wrong, &[&fault.sentence(language())])),
    };
    let rule = verdict.err().map(|fault| view! { <span class="text-ink-2">" · " {fault.rule()}</span> });
    let letter = move |(place, letter): (usize, char)| {
        let class = if wrong == Some(place) { "rounded-sm bg-accent px-0.5 font-bold text-card underline" } else { "" };
        view! { <span class=class>{letter}</span> }
    };
    view! {
        <div class="mt-2 text-sm" role="status">
            <p class="font-mono text-base tracking-wider" aria-hidden="true">
                {code.chars().enumerate().map(letter).collect_view()}
            </p>
            <p class=["mt-1 flex items-center gap-1.5 font-medium ", tone.text()].concat()>
                <Picture icon class="size-4 shrink-0" />
                <span>{sentence} {rule}</span>
            </p>
        </div>
    }
}
