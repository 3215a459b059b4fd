//! The form of Party work: what it is, what it should be, why, and what would change that.

use leptos::prelude::*;

use super::view::{Society, society_view};
use crate::parts::{Card, Chip, Fact, Facts, Note, Tone};
use crate::text::{fill, label, t};
use entity::form::assessment::RecommendedForm;
use entity::form::party_form::CoverageState;

/// The tone of a coverage.
pub(super) const fn tone(coverage: CoverageState) -> Tone {
    match coverage {
        CoverageState::Organisation => Tone::Ok,
        CoverageState::Work => Tone::Info,
        CoverageState::Uncovered => Tone::Bad,
    }
}

/// The card.
#[component]
pub(super) fn PartyCard(society: Society) -> impl IntoView {
    let text = t().register;
    let assessment = society.form_assessment;
    let coverage = view! { <Chip tone=tone(society.coverage)>{label(society.coverage)}</Chip> }.into_any();
    let edge = if assessment.matches { Tone::Plain } else { Tone::Warn };
    let (remark, remark_tone) = match (assessment.matches, assessment.recommended) {
        (true, _) => (text.form_matches, Tone::Ok),
        (false, RecommendedForm::Exempt) => (text.exempt_note, Tone::Plain),
        (false, _) => (text.form_differs, Tone::Warn),
    };
    let due = society.change_due.map(|due| {
        let until = due.due_on.map(|day| fill(text.change_due_until, &[&day])).unwrap_or_default();
        view! {
            <div class="mb-3">
                <Note tone=Tone::Warn>
                    <b class="font-semibold">{text.change_due}</b>
                    <span class="block">{due.text}</span>
                    <span class="block font-medium empty:hidden">{until}</span>
                </Note>
            </div>
        }
    });
    let since = society.forms.iter().find(|form| form.until.is_none()).map(|form| form.since);
    let reason = |reason: society_view::SocietyViewSocietyFormAssessmentReasons| {
        view! {
            <li>
                {reason.text}
                <span class="block text-ink-2">{reason.rule}</span>
            </li>
        }
    };
    let change = assessment.nearest_change.map(|change| view! { <p class="mt-2 font-semibold">{change.text}</p> });
    let recommended = label(assessment.recommended);
    // Reasons count people: whoever may not see counts gets none.
    let why = (!assessment.reasons.is_empty()).then(|| {
        view! {
            <div class="mt-3 border-t border-dashed border-line pt-3 text-sm">
                <h3 class="font-semibold">{fill(text.why, &[&recommended])}</h3>
                <ul class="mt-1 list-disc space-y-1 pl-5">{assessment.reasons.into_iter().map(reason).collect_view()}</ul>
                {change}
                <p class="mt-2 text-ink-2">{fill(text.rule_version, &[&assessment.rule_version])} " · " <a class="link" href="/rules">{t().rules.title}</a></p>
            </div>
        }
    });
    view! {
        <Card title=text.party_building aside=coverage edge>
            {due}
            <Facts>
                <Fact
                    label=text.present_form
                    value=label(society.form)
                    remark=since.map(|day| fill(text.since, &[&day])).unwrap_or_default()
                />
                <Fact label=text.recommended_form value=recommended remark tone=remark_tone />
            </Facts>
            {why}
        </Card>
    }
}
