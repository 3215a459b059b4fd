//! Checking a unified social credit code by sight: its 18 places, the wrong one marked, and why.

use entity::register::uscc::{Uscc, UsccFault};
use leptos::prelude::*;

use crate::parts::{Icon, Picture, Tone};
use crate::text::{fill, language, t};

/// A text that someone means as a code: letters and digits only, about as long as one.
pub(crate) fn looks_like_a_code(text: &str) -> bool {
    let text = text.trim();
    (16..=20).contains(&text.len())
        && text.bytes().all(|letter| letter.is_ascii_alphanumeric())
        && text.bytes().filter(u8::is_ascii_digit).count() >= 8
}

/// The place (from 0) that a fault points at, if it points at one.
fn place_of(fault: UsccFault) -> Option<usize> {
    match fault {
        UsccFault::Character(place) => Some(place - 1),
        UsccFault::NotASocialGroup => Some(0),
        UsccFault::SubjectCheck(_) => Some(16),
        UsccFault::Check(_) => Some(17),
        UsccFault::Length(_) => None,
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_from_names() {
        assert!(looks_like_a_code(" 51329900mj0d0001x2 "));
        assert!(looks_like_a_code("51329900MJ0D0001X"));
        assert!(!looks_like_a_code("jingjixuehuijingji"));
        assert!(!looks_like_a_code("江南市经济学会"));
    }

    #[test]
    fn the_wrong_place_is_pointed_at() {
        let place = |code: &str| code.parse::<Uscc>().err().and_then(place_of);
        assert_eq!(place("51329900MJ0D0001X3"), Some(17));
        assert_eq!(place("51329900MJ0D000102"), Some(16));
        assert_eq!(place("51329900MJ0O0001X2"), Some(11));
        assert_eq!(place("51329900MJ0D0001X2"), None);
    }
}
