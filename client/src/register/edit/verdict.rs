//! What the counts mean, while one types: the recommended form before and after, by the server's rule.

use entity::form::assessment::{Assessment, RecommendedForm, assess};
use entity::register::headcount::Counts;
use entity::register::standing::Abnormality;
use leptos::prelude::*;

use super::form::counts;
use super::sheet::Sheet;
use crate::form::in_force::book;
use crate::parts::Tone;
use crate::register::society::view::Society;
use crate::session::viewer;
use crate::text::{fill, label, language, t};

/// The card beside the headcount form.
#[component]
pub(super) fn Verdict(sheet: Sheet, society: Society) -> impl IntoView {
    let liquidating =
        society.listings.iter().any(|listing| listing.kind == Abnormality::Liquidating && listing.until.is_none());
    let book = book();
    // The rules in force: those that the server will judge by.
    let judge = move |counts: &Counts| book.with(|book| assess(counts, liquidating, book.on(viewer().today)));
    let base = counts(&sheet.base());
    let form = society.form;
    let after = Memo::new(move |_| counts(&sheet.values()).filter(|counts| counts.faults().is_empty()));
    let words = move || match after.get().map(|counts| judge(&counts)) {
        None => view! { <p class="text-ink-2">{t().edit.fill_first}</p> }.into_any(),
        Some(after) => {
            let differs = !after.matches(form) && after.recommended != RecommendedForm::Exempt;
            let before = base.map(|counts| judge(&counts));
            compared(before.as_ref(), &after, differs.then(|| fill(t().edit.present_differs, &[&label(form)])))
        }
    };
    view! {
        <section class="sheet verdict">
            <h2 class="mb-2 text-base font-semibold">{t().register.recommended_form}</h2>
            <div aria-live="polite">{words}</div>
        </section>
    }
}

fn compared(before: Option<&Assessment>, after: &Assessment, differs: Option<String>) -> AnyView {
    let text = t().edit;
    let changed = before.is_some_and(|before| before.recommended != after.recommended);
    let headline = if changed { fill(text.new_form, &[&label(after.recommended)]) } else { text.same_form.to_owned() };
    let tone = if changed { Tone::Warn } else { Tone::Ok };
    let side = |name: &'static str, form: RecommendedForm, strong: bool| {
        let class = if strong { "text-lg font-semibold" } else { "text-lg text-ink-2" };
        view! {
            <div class="min-w-0">
                <dt class="text-sm text-ink-2">{name}</dt>
                <dd class=class>{label(form)}</dd>
            </div>
        }
    };
    let reasons = after.reasons.iter().map(|reason| view! { <li>{reason.sentence(language())}</li> });
    let nearest =
        after.nearest_change.map(|change| view! { <p class="mt-2 font-semibold">{change.sentence(language())}</p> });
    view! {
        <p class=["mb-2 font-medium ", tone.text()].concat()>{headline}</p>
        <dl class="grid grid-cols-2 gap-4">
            {before.map(|before| side(text.before, before.recommended, false))}
            {side(text.after, after.recommended, true)}
        </dl>
        <ul class="mt-3 list-disc space-y-1 pl-5 text-sm">{reasons.collect_view()}</ul>
        <div class="text-sm">{nearest}</div>
        {differs.map(|words| view! { <p class="mt-2 text-sm font-medium text-warn">{words}</p> })}
    }
    .into_any()
}
