//! Why a society's form is what it is: the reasons, the nearest change, and the clauses behind them.

use leptos::prelude::*;

use crate::text::{fill, language, t};

/// The verdict of the form assessment, as sentences.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Verdict {
    pub(super) present: &'static str,
    pub(super) recommended: &'static str,
    pub(super) matches: bool,
    /// Sentence and clause.
    pub(super) reasons: Vec<(String, String)>,
    pub(super) nearest_change: Option<String>,
    pub(super) rule_version: String,
}

/// The reason beside the fact, with the clauses one tap away.
#[component]
pub(super) fn Why(verdict: Verdict) -> impl IntoView {
    let text = t().home;
    let Verdict { present, recommended, matches, reasons, nearest_change, rule_version } = verdict;
    let question =
        if matches { fill(text.why_form, &[&present]) } else { fill(text.why_other, &[&recommended, &present]) };
    let first = reasons.first().map(|(sentence, _)| sentence.clone());
    let clauses = reasons
        .into_iter()
        .map(|(sentence, rule)| view! { <li>{sentence} <span class="block text-ink-3">{rule}</span></li> })
        .collect_view();
    let (full_stop, gap) = (language().pick("。", "."), language().pick("", " "));
    view! {
        <div class="mt-3 border-t border-dashed border-line pt-3 text-[0.9375rem] text-ink-2">
            <p>
                {question} {gap} {first} {full_stop}
                {nearest_change.map(|change| view! { {gap} <b class="font-semibold text-ink">{change}</b> {full_stop} })}
            </p>
            <details class="behind">
                <summary>{text.see_basis}</summary>
                <ul class="grid list-disc gap-1 pl-5">{clauses}</ul>
                <p class="mt-1 text-ink-3">{fill(text.rules_version, &[&rule_version])}</p>
            </details>
        </div>
    }
}
