//! The rules of evaluation: what stands today with its source, and the version that comes; who publishes them
//! corrects the figures and gives the day from which they judge.

mod edit;

use entity::Word;
use entity::institution::evaluation::EvaluationBlock;
use entity::register::standing::GradeLevel;
use leptos::prelude::*;

use super::Rules;
use super::keep::Revise;
use crate::parts::{Card, Fact, Facts, Note, Tone};
use crate::session::viewer;
use crate::text::{self, day, fill, label, language};

/// The card.
#[component]
pub(super) fn EvaluationCard(stands: Rules, newest: Rules, again: Callback<()>) -> impl IntoView {
    let text = text::terms::t();
    let edits = viewer().may("Mutation.publishEvaluationRules");
    let comes = (newest.version != stands.version).then(|| {
        let said = fill(text.comes, &[&newest.version, &day(newest.effective_on)]);
        view! { <div class="mb-3"><Note tone=Tone::Info>{said}</Note></div> }
    });
    view! {
        <Card title=fill(text.evaluation, &[&stands.version])>
            <p class="mb-3 text-sm text-ink-2">{text.evaluation_line}</p>
            {comes}
            <Standing rules=stands />
            {edits.then(|| view! { <Revise title=text.revise><edit::Edit newest again /></Revise> })}
        </Card>
    }
}

/// A row of pairs: what, and how much.
fn pairs(rows: impl Iterator<Item = (&'static str, i64)>) -> String {
    let pair = |(name, points)| fill("{} {}", &[&name, &points]);
    rows.map(pair).collect::<Vec<_>>().join(language().pick("，", ", "))
}

/// What judges today.
#[component]
fn Standing(rules: Rules) -> impl IntoView {
    let text = text::terms::t();
    let since = if rules.version == 1 { text.from_the_beginning.to_owned() } else { day(rules.effective_on) };
    let weights = pairs(rules.weights.iter().map(|row| (label(row.block), row.points)));
    let thresholds = pairs(rules.thresholds.iter().map(|row| (label(row.level), row.points)));
    let days = |days: i64| fill(text.days, &[&days]);
    let work = |days: i64| fill(text.working_days, &[&days]);
    let months = |months: i64| fill(text.months, &[&months]);
    let of = rules.days.clone();
    let concluded = fill(text.month_day, &[&rules.concluded_month, &rules.concluded_day]);
    view! {
        <dl class="mb-3 grid gap-3">
            <Fact label=text.weights value=weights />
            <Fact label=text.thresholds value=thresholds />
        </dl>
        <Facts>
            <Fact label=text.effective_on value=since />
            <Fact label=text.valid_months value=months(rules.valid_months) />
            <Fact label=text.opinion_days value=work(of.opinion_work_days) />
            <Fact label=text.documents_days value=work(of.documents_work_days) />
            <Fact label=text.correct_days value=work(of.correct_work_days) />
            <Fact label=text.visit_days value=days(of.visit_days) />
            <Fact label=text.panel_days value=days(of.panel_days) />
            <Fact label=text.notice_days value=days(of.notice_days) />
            <Fact label=text.review_days value=days(of.review_days) />
            <Fact label=text.grade_days value=work(of.decision_work_days) />
        </Facts>
        <Sourced source=rules.source />
        <h3 class="mt-4 mb-2 font-semibold">{text.who_may_apply}</h3>
        <Facts>
            <Fact label=text.registered_months value=months(rules.registered_months) />
            <Fact label=text.held_months value=months(rules.held_months) />
            <Fact label=text.ladder_from value=label(rules.ladder_from) />
            <Fact label=text.renewal_days value=days(rules.renewal_days) />
            <Fact label=text.concluded_by value=concluded />
        </Facts>
        <Sourced source=rules.eligibility_source />
    }
}

/// Where figures come from.
#[component]
pub(super) fn Sourced(source: String) -> impl IntoView {
    let text = text::terms::t();
    view! { <p class="mt-3 text-sm"><span class="text-ink-2">{text.source} ": "</span> {source}</p> }
}

/// The points of a block, as they stand.
fn weight_of(rules: &Rules, block: EvaluationBlock) -> i64 {
    rules.weights.iter().find(|row| row.block == block).map_or(0, |row| row.points)
}

/// The points of a grade, as they stand.
fn threshold_of(rules: &Rules, level: GradeLevel) -> i64 {
    rules.thresholds.iter().find(|row| row.level == level).map_or(0, |row| row.points)
}

/// The names of blocks or grades, in their order.
fn names<W: Word, const N: usize>() -> [&'static str; N] {
    std::array::from_fn(|at| W::ALL.get(at).map_or("", |word| label(*word)))
}
