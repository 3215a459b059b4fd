//! The organisation department sets the budget, and the days that an agency has to answer a contest.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Budget, Terms};
use crate::net::intent::{Intent, declined};
use crate::net::send;
use crate::parts::{Button, Card, ErrorNote, TextField, toast};
use crate::text;

macro_rules! operations {
    ($($name:ident)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = "src/burden/set_budget.graphql",
            response_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar"
        )]
        struct $name;
    )+};
}

operations! { SetBurdenBudget SetContestTerms }

/// Sends it; `again` reads the screen anew when it is done.
macro_rules! sent {
    ($intent:expr, $again:expr, $operation:ident, $module:ident, $input:expr) => {{
        let (intent, again, input) = ($intent, $again, $input);
        intent.begin();
        spawn_local(async move {
            let told = send::<$operation>($module::Variables { input }).await;
            let told = told.map(|data| declined!(data.$module.user_errors));
            if intent.settle(told) {
                toast::show(text::burden::t().kept);
                again.run(());
            }
        });
    }};
}

/// A whole number that was typed; what is none is refused by the server with its bounds.
fn number(text: RwSignal<String>) -> i64 {
    text.get_untracked().trim().parse::<i32>().unwrap_or(-1).into()
}

fn told(intent: Intent, fields: &'static [&'static str]) -> impl IntoView {
    move || intent.rest(fields).map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })
}

/// The budget's form.
#[component]
pub(super) fn EditBudget(budget: Budget, again: Callback<()>) -> impl IntoView {
    let text = text::burden::t();
    let intent = Intent::new();
    let typed = |count: i64| RwSignal::new(count.to_string());
    let (papers, fields, source) = (typed(budget.papers), typed(budget.fields), RwSignal::new(budget.source));
    let error = move |path: &'static str| Signal::derive(move || intent.about(path));
    let go = move |()| {
        let input = set_burden_budget::SetBurdenBudgetInput {
            expected_version: budget.version,
            idempotency_key: intent.key(),
            papers: number(papers),
            fields: number(fields),
            source: source.get_untracked(),
        };
        sent!(intent, again, SetBurdenBudget, set_burden_budget, input);
    };
    view! {
        <div class="print:hidden"><Card title=text.set>
            {told(intent, &["papers", "fields", "source"])}
            <TextField id="budget-papers" label=text.budget_papers value=papers inputmode="numeric" error=error("papers") />
            <TextField id="budget-fields" label=text.budget_fields value=fields inputmode="numeric" error=error("fields") />
            <TextField id="budget-source" label=text.source hint=text.source_hint value=source error=error("source") />
            <Button busy=intent.busy on_press=go>{text.set}</Button>
        </Card></div>
    }
}

/// The form of the days to answer.
#[component]
pub(super) fn EditTerms(terms: Terms, again: Callback<()>) -> impl IntoView {
    let text = text::burden::t();
    let intent = Intent::new();
    let (days, source) = (RwSignal::new(terms.answer_working_days.to_string()), RwSignal::new(terms.source));
    let error = move |path: &'static str| Signal::derive(move || intent.about(path));
    let go = move |()| {
        let input = set_contest_terms::SetContestTermsInput {
            expected_version: terms.version,
            idempotency_key: intent.key(),
            answer_working_days: number(days),
            source: source.get_untracked(),
        };
        sent!(intent, again, SetContestTerms, set_contest_terms, input);
    };
    view! {
        <div class="print:hidden"><Card title=text.answer_days>
            {told(intent, &["answerWorkingDays", "source"])}
            <TextField id="answer-days" label=text.answer_days value=days inputmode="numeric" error=error("answerWorkingDays") />
            <TextField id="answer-source" label=text.source hint=text.source_hint value=source error=error("source") />
            <Button busy=intent.busy on_press=go>{text.answer_days_set}</Button>
        </Card></div>
    }
}
