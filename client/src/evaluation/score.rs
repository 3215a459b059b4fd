//! The sheet of points: four blocks, each as a number and as a slider, their sum and the grade that it
//! reaches, by the server's own rule while one types.

use entity::Word;
use entity::institution::evaluation::EvaluationBlock;
use entity::institution::evaluation::rules::EvaluationRules;
use entity::institution::evaluation::score::{Scores, path_of, result};
use entity::register::standing::GradeLevel;
use leptos::prelude::*;

use crate::parts::{Chip, Tone};
use crate::text::{self, fill, label, language};

/// What is typed: the points of each block.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    blocks: [(EvaluationBlock, RwSignal<String>); 4],
}

impl Sheet {
    /// A sheet with these points; empty for none.
    pub(super) fn of(known: Option<Scores>) -> Self {
        let text = |block| RwSignal::new(known.map(|scores| scores.of(block).to_string()).unwrap_or_default());
        let blocks = [
            EvaluationBlock::BasicConditions,
            EvaluationBlock::Governance,
            EvaluationBlock::WorkResults,
            EvaluationBlock::SocialAppraisal,
        ];
        Self { blocks: blocks.map(|block| (block, text(block))) }
    }

    /// The texts as they stand.
    pub(super) fn texts(self) -> [String; 4] {
        self.blocks.map(|(_, text)| text.get())
    }

    /// Takes texts that were kept.
    pub(super) fn take(self, kept: &[String]) {
        for ((_, text), kept) in self.blocks.iter().zip(kept) {
            text.set(kept.clone());
        }
    }

    /// The points; none while a block has none.
    pub(super) fn scores(self) -> Option<Scores> {
        let [basic, governance, results, appraisal] = self.blocks.map(|(_, text)| text.get().trim().parse().ok());
        Some(Scores { basic: basic?, governance: governance?, results: results?, appraisal: appraisal? })
    }

    /// What is wrong with a block; nothing while it is empty.
    fn fault(self, block: EvaluationBlock, rules: &EvaluationRules) -> Option<String> {
        let text = self.blocks.iter().find(|(own, _)| *own == block).map(|(_, text)| text.get())?;
        if text.trim().is_empty() {
            return None;
        }
        let max = rules.weight(block);
        let fits = text.trim().parse::<i32>().is_ok_and(|points| (0..=max).contains(&points));
        (!fits).then(|| fill(text::evaluation::t().points_range, &[&max]))
    }

    /// Whether all blocks have points that fit.
    pub(super) fn is_whole(self, rules: &EvaluationRules) -> bool {
        self.scores().is_some_and(|scores| scores.faults(rules).is_empty())
    }
}

/// The sheet. `applied` is the grade that is applied for: no more comes of it.
#[component]
pub(super) fn ScoreSheet(
    sheet: Sheet,
    rules: StoredValue<EvaluationRules>,
    #[prop(into)] applied: Signal<Option<GradeLevel>>,
) -> impl IntoView {
    let text = text::evaluation::t();
    let rows = sheet.blocks.map(|(block, value)| view! { <Block sheet block value rules /> });
    let sum = move || {
        let points = rules.with_value(EvaluationRules::points);
        let Some(scores) = sheet.scores() else {
            return view! { <p class="text-ink-2">{fill(text.sum_open, &[&points])}</p> }.into_any();
        };
        let total = scores.total();
        let reached = applied.get().map(|applied| rules.with_value(|rules| result(total, applied, rules)));
        let reached = reached.map(|level| match level {
            Some(level) => (Tone::Ok, fill(text.reaches, &[&level.label(language())])),
            None => (Tone::Bad, text.reaches_none.to_owned()),
        });
        let chip = reached.map(|(tone, said)| view! { <Chip tone>{said}</Chip> });
        view! {
            <p class="flex flex-wrap items-center gap-2 text-lg font-semibold">{fill(text.sum, &[&total, &points])} {chip}</p>
        }
        .into_any()
    };
    view! {
        {rows.into_iter().collect_view()}
        <div role="status" class="mb-4">{sum}</div>
    }
}

#[component]
fn Block(
    sheet: Sheet,
    block: EvaluationBlock,
    value: RwSignal<String>,
    rules: StoredValue<EvaluationRules>,
) -> impl IntoView {
    let id = path_of(block);
    let max = rules.with_value(|rules| rules.weight(block));
    let slid = [label(block), text::evaluation::t().slider].concat();
    let fault = move || rules.with_value(|rules| sheet.fault(block, rules));
    view! {
        <div class="mb-4">
            <div class="flex items-center justify-between gap-3">
                <label for=id class="min-w-0 grow font-medium">
                    {label(block)} <span class="text-sm text-ink-2">{fill(text::evaluation::t().at_most, &[&max])}</span>
                </label>
                <input
                    id=id
                    class="input w-16 text-center font-semibold"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-describedby=[id, "-error"].concat()
                    bind:value=value
                />
            </div>
            <input
                type="range"
                class="min-h-11 w-full print:hidden"
                aria-label=slid
                min="0"
                max=max
                prop:value=move || { value.get().trim().parse::<i32>().unwrap_or(0) }
                on:input=move |event| value.set(event_target_value(&event))
            />
            <p id=[id, "-error"].concat() role="alert" class="text-sm font-medium text-accent empty:hidden">{fault}</p>
        </div>
    }
}
