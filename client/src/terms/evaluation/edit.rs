//! The form of a new version of the rules of evaluation: every figure begins as the newest version has it.

use entity::Word;
use entity::institution::evaluation::EvaluationBlock;
use entity::institution::evaluation::rules::POINTS;
use entity::register::standing::GradeLevel;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::{names, threshold_of, weight_of};
use crate::parts::{Button, Choice, Choices, ErrorNote, Pick, TextField, Weight};
use crate::session::viewer;
use crate::terms::Rules;
use crate::terms::keep::{Keep, Told, number};
use crate::text::{self, fill, label};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/terms/publish_evaluation_rules.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("EvaluationBlock", "GradeLevel")
)]
struct PublishEvaluationRules;

use publish_evaluation_rules::{
    EvaluationDaysInput, EvaluationThresholdInput, EvaluationWeightInput, PublishEvaluationRulesInput, ResponseData,
    Variables,
};

/// The fields that show their own fault.
const PATHS: &[&str] = &[
    "weights",
    "thresholds",
    "effectiveOn",
    "source",
    "eligibilitySource",
    "opinionWorkDays",
    "documentsWorkDays",
    "correctWorkDays",
    "visitDays",
    "panelDays",
    "noticeDays",
    "reviewDays",
    "decisionWorkDays",
    "validMonths",
    "registeredMonths",
    "heldMonths",
    "renewalDays",
    "concludedBy",
];
const WEIGHTS: [&str; 4] = ["weightBasic", "weightGovernance", "weightResults", "weightAppraisal"];
const THRESHOLDS: [&str; 5] = ["pointsA1", "pointsA2", "pointsA3", "pointsA4", "pointsA5"];
const DAYS: [&str; 8] = [
    "opinionWorkDays",
    "documentsWorkDays",
    "correctWorkDays",
    "visitDays",
    "panelDays",
    "noticeDays",
    "reviewDays",
    "decisionWorkDays",
];
/// Who may apply, and how long a grade holds.
const TERMS: [&str; 4] = ["validMonths", "registeredMonths", "heldMonths", "renewalDays"];
const CONCLUDED: [&str; 2] = ["concludedMonth", "concludedDay"];

fn errors(data: ResponseData) -> Vec<Told> {
    data.publish_evaluation_rules.user_errors.into_iter().map(|error| (error.path, error.message)).collect()
}

type Figures<const N: usize> = [RwSignal<String>; N];

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    effective_on: RwSignal<String>,
    weights: Figures<4>,
    thresholds: Figures<5>,
    days: Figures<8>,
    terms: Figures<4>,
    concluded: Figures<2>,
    ladder: RwSignal<GradeLevel>,
    source: RwSignal<String>,
    eligibility_source: RwSignal<String>,
}

impl Typed {
    fn of(rules: &Rules) -> Self {
        let typed = |figure: i64| RwSignal::new(figure.to_string());
        let days = &rules.days;
        Self {
            effective_on: RwSignal::new(viewer().today.max(rules.effective_on).to_string()),
            weights: std::array::from_fn(|at| typed(weight_of(rules, EvaluationBlock::ALL[at]))),
            thresholds: std::array::from_fn(|at| typed(threshold_of(rules, GradeLevel::ALL[at]))),
            days: [
                days.opinion_work_days,
                days.documents_work_days,
                days.correct_work_days,
                days.visit_days,
                days.panel_days,
                days.notice_days,
                days.review_days,
                days.decision_work_days,
            ]
            .map(typed),
            terms: [rules.valid_months, rules.registered_months, rules.held_months, rules.renewal_days].map(typed),
            concluded: [rules.concluded_month, rules.concluded_day].map(typed),
            ladder: RwSignal::new(rules.ladder_from),
            source: RwSignal::new(rules.source.clone()),
            eligibility_source: RwSignal::new(rules.eligibility_source.clone()),
        }
    }

    /// What is sent; none where the day is none.
    fn input(&self, expected_version: i64, idempotency_key: String) -> Option<PublishEvaluationRulesInput> {
        let [valid_months, registered_months, held_months, renewal_days] = self.terms.map(figure);
        let [concluded_month, concluded_day] = self.concluded.map(figure);
        let weight = |(block, points): (&EvaluationBlock, i64)| EvaluationWeightInput { block: *block, points };
        let threshold = |(level, points): (&GradeLevel, i64)| EvaluationThresholdInput { level: *level, points };
        Some(PublishEvaluationRulesInput {
            expected_version,
            idempotency_key,
            effective_on: self.effective_on.get_untracked().parse().ok()?,
            weights: EvaluationBlock::ALL.iter().zip(self.weights.map(figure)).map(weight).collect(),
            thresholds: GradeLevel::ALL.iter().zip(self.thresholds.map(figure)).map(threshold).collect(),
            days: self.days(),
            valid_months,
            source: self.source.get_untracked(),
            registered_months,
            held_months,
            ladder_from: self.ladder.get_untracked(),
            renewal_days,
            concluded_month,
            concluded_day,
            eligibility_source: self.eligibility_source.get_untracked(),
        })
    }

    fn days(&self) -> EvaluationDaysInput {
        let [opinion, documents, correct, visit, panel, notice, review, decision] = self.days.map(figure);
        EvaluationDaysInput {
            opinion_work_days: opinion,
            documents_work_days: documents,
            correct_work_days: correct,
            visit_days: visit,
            panel_days: panel,
            notice_days: notice,
            review_days: review,
            decision_work_days: decision,
        }
    }
}

/// A figure that is sent: what is none is nought, which the server refuses with its bounds.
fn figure(text: RwSignal<String>) -> i64 {
    number(text).max(0)
}

/// The fields of figures side by side; each shows its own fault.
fn fields<const N: usize>(
    ids: [&'static str; N],
    labels: [&'static str; N],
    values: Figures<N>,
    keep: Keep,
) -> impl IntoView {
    let field = |((id, label), value): ((&'static str, &'static str), RwSignal<String>)| {
        view! { <TextField id label value inputmode="numeric" error=keep.fault(id) required=true /> }
    };
    let fields = ids.into_iter().zip(labels).zip(values).map(field).collect_view();
    view! { <div class="grid grid-cols-2 items-end gap-x-3 sm:grid-cols-3">{fields}</div> }
}

/// What is wrong with a whole group: the rule in words, where the server names the group.
fn fault_of(keep: Keep, path: &'static str, rule: &'static str) -> impl IntoView {
    let fault = keep.fault(path);
    move || fault.get().map(|_| view! { <div class="mb-3"><ErrorNote message=rule.to_owned() /></div> })
}

#[component]
pub(super) fn Edit(newest: Rules, again: Callback<()>) -> impl IntoView {
    let text = text::terms::t();
    let (keep, typed) = (Keep::new(again), Typed::of(&newest));
    let sum = move || typed.weights.iter().map(|weight| weight.get().trim().parse::<i64>().unwrap_or(0)).sum::<i64>();
    let send = move || match typed.input(newest.version, keep.key()) {
        Some(input) => keep.send::<PublishEvaluationRules>(Variables { input }, errors),
        None => keep.tell("effectiveOn", text.day_needed),
    };
    let choice = move |level: &GradeLevel| {
        let level = *level;
        let chosen = Signal::derive(move || typed.ladder.get() == level);
        view! { <Choice pick=Pick::One("ladder") label=label(level) chosen on_choose=move || typed.ladder.set(level) /> }
    };
    let days = [
        text.opinion_days,
        text.documents_days,
        text.correct_days,
        text.visit_days,
        text.panel_days,
        text.notice_days,
        text.review_days,
        text.grade_days,
    ];
    let terms = [text.valid_months, text.registered_months, text.held_months, text.renewal_days];
    view! {
        <form
            class="mt-2"
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <h3 class="mb-2 font-semibold">{text.weights} " · " {move || fill(text.sum, &[&sum(), &POINTS])}</h3>
            {fields(WEIGHTS, names::<EvaluationBlock, 4>(), typed.weights, keep)} {fault_of(keep, "weights", text.weights_rule)}
            <h3 class="mb-2 font-semibold">{text.thresholds}</h3>
            {fields(THRESHOLDS, names::<GradeLevel, 5>(), typed.thresholds, keep)} {fault_of(keep, "thresholds", text.thresholds_rule)}
            <h3 class="mb-2 font-semibold">{text.handling}</h3>
            {fields(DAYS, days, typed.days, keep)}
            <TextField id="source" label=text.source value=typed.source hint=text.source_hint error=keep.fault("source") required=true />
            <h3 class="mb-2 font-semibold">{text.who_may_apply}</h3>
            {fields(TERMS, terms, typed.terms, keep)}
            {fields(CONCLUDED, [text.concluded_month, text.concluded_day], typed.concluded, keep)} {fault_of(keep, "concludedBy", text.concluded_rule)}
            <Choices label=text.ladder_from>{GradeLevel::ALL.iter().map(choice).collect_view()}</Choices>
            <TextField id="eligibilitySource" label=text.eligibility_source value=typed.eligibility_source hint=text.source_hint error=keep.fault("eligibilitySource") required=true />
            <TextField id="effectiveOn" label=text.effective_on kind="date" value=typed.effective_on hint=text.effective_hint error=keep.fault("effectiveOn") required=true />
            {move || keep.other(PATHS).get().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })}
            <Button submits=true weight=Weight::Strong busy=keep.busy>{text.publish}</Button>
        </form>
    }
}
