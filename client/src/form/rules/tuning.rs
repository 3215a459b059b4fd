//! Turning the knobs: the numbers of a draft, each with plus and minus that a thumb can hit.

use entity::Word;
use entity::form::rules::{AGE_MAX, CountBasis, DAYS_MAX, RuleSet, TERMS_MAX, THRESHOLD_MAX};
use leptos::prelude::*;

use crate::parts::stepper::Stepper;
use crate::parts::{Button, Card, Choice, Choices, Pick, Weight};
use crate::text::{label, t};

/// The card; `base` is what is in force.
#[component]
pub(super) fn Tuning(draft: RwSignal<RuleSet>, base: StoredValue<RuleSet>) -> impl IntoView {
    let text = t().rules;
    let number = move |id, name, max, get: fn(&RuleSet) -> i32, set: fn(&mut RuleSet, i32)| {
        let value = Signal::derive(move || draft.with(get));
        let on_change = Callback::new(move |number| draft.update(|draft| set(draft, number)));
        let was = base.with_value(get);
        view! { <Stepper id label=name value on_change min=1 max was /> }
    };
    let basis = move |basis: CountBasis| {
        let chosen = Signal::derive(move || draft.with(|draft| draft.count_basis == basis));
        let on_choose = Callback::new(move |()| draft.update(|draft| draft.count_basis = basis));
        view! { <Choice pick=Pick::One("count-basis") label=label(basis) chosen on_choose /> }
    };
    let joint = Signal::derive(move || draft.with(|draft| draft.joint_form));
    let by_share = Signal::derive(move || draft.with(|draft| draft.resident_percent.is_some()));
    let flip_joint = Callback::new(move |()| draft.update(|draft| draft.joint_form = !draft.joint_form));
    let flip_share = Callback::new(move |()| {
        draft.update(|draft| draft.resident_percent = draft.resident_percent.xor(Some(30)));
    });
    let share = move || {
        by_share.get().then(|| {
            number(
                "resident-percent",
                text.resident_percent,
                100,
                |rules| rules.resident_percent.unwrap_or(30),
                |rules, percent| {
                    rules.resident_percent = Some(percent);
                },
            )
        })
    };
    let untouched = Signal::derive(move || draft.with(|draft| same(draft, &base.get_value())));
    let back = Callback::new(move |()| {
        let (zh, en) = draft.with_untracked(|draft| (draft.source_zh.clone(), draft.source_en.clone()));
        draft.set(RuleSet { source_zh: zh, source_en: en, ..base.get_value() });
    });
    view! {
        <Card title=text.what_if>
            <p class="mb-3 text-sm text-ink-2">{text.what_if_line}</p>
            {number("formal", text.formal_threshold, THRESHOLD_MAX, |r| r.formal_threshold, |r, n| r.formal_threshold = n)}
            {number("resident", text.resident_threshold, THRESHOLD_MAX, |r| r.resident_threshold, |r, n| r.resident_threshold = n)}
            <Choices label=text.count_basis>{CountBasis::ALL.iter().copied().map(basis).collect_view()}</Choices>
            <Choices label=text.other_conditions>
                <Choice pick=Pick::Several label=text.by_share chosen=by_share on_choose=flip_share />
                <Choice pick=Pick::Several label=text.joint_on chosen=joint on_choose=flip_joint />
            </Choices>
            {share}
            {number("watch-days", text.watch_days, DAYS_MAX, |r| r.watch_days, |r, n| r.watch_days = n)}
            {number("due-days", text.change_due_days, DAYS_MAX, |r| r.change_due_days, |r, n| r.change_due_days = n)}
            <h3 class="mt-4 mb-2 text-sm font-semibold">{text.leaders}</h3>
            {number("leader-age", text.leader_age_limit, AGE_MAX, |r| r.leader_age_limit, |r, n| r.leader_age_limit = n)}
            {number("leader-terms", text.leader_term_limit, TERMS_MAX, |r| r.leader_term_limit, |r, n| r.leader_term_limit = n)}
            {number("council-years", text.council_term_years, TERMS_MAX, |r| r.council_term_years, |r, n| r.council_term_years = n)}
            <Button weight=Weight::Quiet disabled=untouched on_press=back>{text.as_in_force}</Button>
        </Card>
    }
}

/// Whether two versions judge alike; their texts and days may differ.
pub(super) fn same(one: &RuleSet, other: &RuleSet) -> bool {
    let numbers = |rules: &RuleSet| RuleSet {
        version: 0,
        source_zh: String::new(),
        source_en: String::new(),
        leader_source_zh: String::new(),
        leader_source_en: String::new(),
        note: String::new(),
        effective_on: chrono::NaiveDate::MIN,
        ..rules.clone()
    };
    numbers(one) == numbers(other)
}
