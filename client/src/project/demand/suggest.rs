//! Who fits a need, and why: parts of a score with a sentence each. It is for finding, and says so.

use leptos::prelude::*;

use super::view::{Reason, demand_fit, demand_suggestions, own_fit, reasons, suggested};
use crate::parts::{Card, Chip, EmptyState, Icon, Loaded, RowLink, Tone};
use crate::text::{self, fill, label};

/// The reasons of a fit, folded away.
#[component]
pub(super) fn Why(
    reasons: Vec<Reason>,
    /// Whether they are open from the beginning.
    #[prop(optional)]
    open: bool,
) -> impl IntoView {
    let row = |one: Reason| {
        let points = fill(text::demand::t().points, &[&one.points, &one.of]);
        view! {
            <li class="py-1">
                <span class="font-medium">{label(one.part)}</span> " "
                <span class="text-sm text-ink-2">{points}</span>
                <span class="block text-sm">{one.sentence}</span>
            </li>
        }
    };
    view! {
        <details class="fold mb-2" open=open>
            <summary class="inline-flex min-h-11 items-center text-sm">{text::demand::t().why}</summary>
            <ul class="pl-1">{reasons.into_iter().map(row).collect_view()}</ul>
        </details>
    }
}

/// Societies that fit a need.
#[component]
pub(super) fn Suggested(id: String) -> impl IntoView {
    let text = text::demand::t();
    let reading = suggested(id);
    let view = move |data: demand_suggestions::ResponseData| {
        if data.demand_suggestions.is_empty() {
            return view! { <EmptyState icon=Icon::Search title=text.nobody_fits line=text.nobody_fits_line /> }
                .into_any();
        }
        let row = |one: demand_suggestions::DemandSuggestionsDemandSuggestions| {
            let tone = if one.blocker.is_some() { Tone::Bad } else { Tone::Info };
            let said = one.blocker.map_or_else(|| fill(text.score, &[&one.score]), |code| label(code).to_owned());
            let aside = view! { <Chip tone>{said}</Chip> }.into_any();
            view! {
                <RowLink href=["/societies/", &one.society.id].concat() title=one.society.name aside />
                <Why reasons=reasons!(one.reasons) />
            }
        };
        view! { <div>{data.demand_suggestions.into_iter().map(row).collect_view()}</div> }.into_any()
    };
    view! {
        <Card title=text.suggested>
            <p class="mb-2 text-sm text-ink-2">{text.score_line}</p>
            <Loaded reading lines=6 view />
        </Card>
    }
}

/// Why a need fits one's own society.
#[component]
pub(super) fn OwnFit(id: String) -> impl IntoView {
    let text = text::demand::t();
    let reading = own_fit(id);
    let view = move |data: demand_fit::ResponseData| {
        let Some(fit) = data.fitting_demands.into_iter().next() else { return ().into_any() };
        let said = fill(text.score, &[&fit.score]);
        let aside = view! { <Chip tone=Tone::Info>{said}</Chip> }.into_any();
        let reasons = reasons!(fit.reasons);
        view! { <Card title=text.fits_us aside><Why reasons open=true /></Card> }.into_any()
    };
    view! { <Loaded reading lines=3 view /> }
}
