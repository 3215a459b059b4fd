//! What a rule refuses while one types, in words. The sentences of all refusals come in a file of their own when the
//! first of them has to be said: most forms are filled in without any.

use entity::refusal::RefusalCode;
use leptos::prelude::*;

use super::{Note, Tone};
use crate::later::later;
use crate::text::language;

/// What is told, given to the room by the part around it.
#[derive(Clone, Copy)]
struct Told(Memo<Vec<RefusalCode>>);

/// A note for each; nothing while nothing is refused.
#[component]
pub(crate) fn Refused(refusals: Memo<Vec<RefusalCode>>) -> impl IntoView {
    let any = Memo::new(move |_| refusals.with(|all| !all.is_empty()));
    move || {
        any.get().then(|| {
            provide_context(Told(refusals));
            later!(refusals, Sentences, lines = 1)()
        })
    }
}

#[component]
fn Sentences() -> impl IntoView {
    let note = |code: RefusalCode| view! { <Note tone=Tone::Warn>{code.sentence(language())}</Note> };
    use_context::<Told>().map(|Told(refusals)| move || refusals.get().into_iter().map(note).collect_view())
}
