//! One fact with its three voices: side by side on a desk, one below the other on a phone.

use entity::Word;
use entity::institution::consistency::{ConsistencyFact, FigureSide};
use leptos::prelude::*;

use super::view::{Fact, Figure, tone, value};
use crate::parts::{Button, Chip, Icon};
use crate::text::{self, day, fill, label};

/// The fact; `contest` is run with it where the viewer may contest one of its figures.
#[component]
pub(super) fn Compared(fact: Fact, contest: Callback<Fact>) -> impl IntoView {
    let text = text::consistency::t();
    let which = fact.fact;
    let voice = |side: &FigureSide| {
        let figure = fact.figures.iter().find(|figure| figure.side == *side).cloned();
        view! { <Voice fact=which side=*side figure /> }
    };
    let voices = FigureSide::ALL.iter().map(voice).collect_view();
    let silent = FigureSide::ALL.iter().filter(|side| fact.figures.iter().all(|figure| figure.side != **side));
    let silent: Vec<_> = silent.map(|side| label(*side)).collect();
    // On a phone who says nothing takes one line and not a place of his own.
    let silent = (!silent.is_empty()).then(|| {
        let said = [silent.join("、").as_str(), "：", text.silent].concat();
        view! { <p class="mt-2 text-sm text-ink-2 sm:hidden">{said}</p> }
    });
    let may = fact.figures.iter().any(|figure| figure.contestable);
    let (chosen, name, verdict) = (fact.clone(), fact.label.clone(), fact.verdict);
    let spoken = name.clone();
    let asked = [text.contest, "：", &name].concat();
    let press = may.then(move || {
        view! {
            <p class="mt-2 print:hidden">
                <Button icon=Icon::Flag on_press=move |()| contest.run(chosen.clone())>
                    {asked}
                </Button>
            </p>
        }
    });
    view! {
        <section class="border-t border-line py-3 first:border-t-0" aria-label=spoken>
            <h3 class="mb-2 flex flex-wrap items-center gap-2 font-semibold">
                {name} <Chip tone=tone(verdict)>{label(verdict)}</Chip>
            </h3>
            <dl class="grid gap-3 sm:grid-cols-3">{voices}</dl>
            {silent}
            {press}
        </section>
    }
}

/// What one side says, of which day and where it stands.
#[component]
fn Voice(fact: ConsistencyFact, side: FigureSide, figure: Option<Figure>) -> impl IntoView {
    let text = text::consistency::t();
    let speaks = figure.is_some();
    let said = match figure {
        None => view! { <dd class="text-ink-2">{text.silent}</dd> }.into_any(),
        Some(figure) => {
            let from = fill(text.from, &[&label(figure.source), &day(figure.as_of)]);
            view! {
                <dd class="text-lg leading-snug font-semibold break-words">{value(fact, &figure.value)}</dd>
                <dd class="text-sm text-ink-2">{from}</dd>
                <dd class="text-sm text-ink-2 empty:hidden">{figure.document_no}</dd>
            }
            .into_any()
        }
    };
    let class = if speaks { "min-w-0" } else { "hidden min-w-0 sm:block" };
    view! { <div class=class><dt class="text-sm text-ink-2">{label(side)}</dt> {said}</div> }
}
