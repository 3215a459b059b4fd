//! The budget of an award by category: planned, spent and left, and the form of whoever may change it: the desk plans,
//! the society reports what it has spent so far. Amounts are typed in yuan and read to the fen.

use entity::project::money::Fen;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::view::{Award, Category, Project};
use crate::net::intent::{Declined, Intent, sent};
use crate::parts::field::described_by;
use crate::parts::{Button, ErrorNote, Field, Icon, TextField, toast};
use crate::project::balances::{Balance, BalanceTable};
use crate::session::viewer;
use crate::text::{self, fill, yuan};

macro_rules! operations {
    ($($name:ident)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = "src/project/case/budget.graphql",
            response_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar"
        )]
        struct $name;
    )+};
}

operations! { PlanBudget ReportSpending }

/// The fields' ids: a programme has so many categories at most.
const IDS: [&str; 20] = [
    "budget-1",
    "budget-2",
    "budget-3",
    "budget-4",
    "budget-5",
    "budget-6",
    "budget-7",
    "budget-8",
    "budget-9",
    "budget-10",
    "budget-11",
    "budget-12",
    "budget-13",
    "budget-14",
    "budget-15",
    "budget-16",
    "budget-17",
    "budget-18",
    "budget-19",
    "budget-20",
];

/// What can be done with a budget.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Does {
    Plan,
    Spend,
}

/// The table of the categories, and the form.
#[component]
pub(super) fn Budget(project: Project, award: Award, moved: Callback<()>) -> impl IntoView {
    let text = text::project_case::t();
    let any = !award.budget.is_empty();
    let balance =
        |row: Category| Balance { label: row.label, planned: row.planned, spent: row.spent, left: row.balance };
    let balances = award.budget.iter().cloned().map(balance).collect::<Vec<_>>();
    let rest = (!award.unbudgeted.is_zero()).then(|| fill(text.unbudgeted, &[&yuan(award.unbudgeted)]));
    let open = project.closed_on.is_none() || project.certificate.is_some();
    let planned = award.budget.iter().any(|row| !row.planned.is_zero());
    let does = if viewer().may("Mutation.planBudget") {
        Some(Does::Plan)
    } else {
        (viewer().may("Mutation.reportSpending") && planned).then_some(Does::Spend)
    };
    let form = does.filter(|_| open).map(|does| view! { <Form project award does moved /> });
    any.then(|| {
        view! {
            <h3 class="mt-3 font-medium">{text.budget}</h3>
            <BalanceTable caption=text.budget balances />
            <p class="text-sm text-ink-2 empty:hidden">{rest}</p>
            {form}
        }
    })
}

/// The amounts that were typed; nothing, and a word about it, where one is none.
fn typed(fields: &[(i64, RwSignal<String>)]) -> Option<Vec<(i64, Fen)>> {
    let mut amounts = Vec::new();
    for (no, value) in fields {
        let value = value.get_untracked();
        let amount = if value.trim().is_empty() { Ok(Fen::ZERO) } else { Fen::typed(&value) };
        match amount {
            Ok(amount) => amounts.push((*no, amount)),
            Err(code) => {
                toast::show(code.sentence(text::language()));
                return None;
            }
        }
    }
    Some(amounts)
}

#[component]
fn Form(project: Project, award: Award, does: Does, moved: Callback<()>) -> impl IntoView {
    let text = text::project_case::t();
    let (said, intent) = (RwSignal::new(String::new()), Intent::new());
    let shown = award.budget.into_iter().filter(|row| does == Does::Plan || !row.planned.is_zero());
    let fields: Vec<_> = shown
        .map(|row| {
            let (now, hint) = match does {
                Does::Plan => (row.planned, String::new()),
                Does::Spend => (row.spent, fill(text.planned_of, &[&yuan(row.planned)])),
            };
            (row.no, row.label, hint, RwSignal::new(if now.is_zero() { String::new() } else { now.plain() }))
        })
        .collect();
    let values: Vec<_> = fields.iter().map(|(no, _, _, value)| (*no, *value)).collect();
    let inputs = fields.into_iter().zip(IDS).map(|((_, label, hint, value), id)| {
        view! { <TextField id=id inputmode="decimal" label=label hint=hint value=value /> }
    });
    let inputs = inputs.collect_view();
    let press = move |()| {
        let Some(amounts) = typed(&values) else { return };
        let named = (project.id.clone(), project.version);
        let (said, key) = (said.get_untracked(), intent.key());
        intent.begin();
        spawn_local(async move {
            if intent.settle(sent(does, named, amounts, (said, key)).await) {
                toast::show(text::project_case::t().done);
                let _ = moved.try_run(());
            }
        });
    };
    let told = move || intent.rest(&["text"]).map(|message| view! { <ErrorNote message /> });
    let (title, hint) = match does {
        Does::Plan => (text.plan_budget, text.plan_budget_hint),
        Does::Spend => (text.report_spending, text.report_spending_hint),
    };
    let words = (does == Does::Spend).then(|| {
        let error = Signal::derive(move || intent.about("text"));
        view! {
            <Field id="spending-text" label=text.spending_text error=error>
                <textarea id="spending-text" class="textarea w-full" rows="2" aria-describedby=described_by("spending-text") bind:value=said></textarea>
            </Field>
        }
    });
    view! {
        <details class="fold mt-2 print:hidden">
            <summary class="row-link">{title}</summary>
            <div class="pt-2">
                <p class="mb-2 text-sm text-ink-2">{hint}</p>
                {told}
                {inputs}
                {words}
                <Button icon=Icon::Send busy=intent.busy on_press=press>{title}</Button>
            </div>
        </details>
    }
}

async fn sent(
    does: Does,
    (project_id, expected_version): (String, i64),
    amounts: Vec<(i64, Fen)>,
    (text, idempotency_key): (String, String),
) -> Result<Declined, crate::net::NetFault> {
    match does {
        Does::Plan => {
            let one = |(no, amount)| plan_budget::CategoryAmountInput { no, amount };
            let amounts = amounts.into_iter().map(one).collect();
            let input = plan_budget::PlanBudgetInput { idempotency_key, project_id, expected_version, amounts };
            sent!(PlanBudget, plan_budget, input)
        }
        Does::Spend => {
            let one = |(no, amount)| report_spending::CategoryAmountInput { no, amount };
            let amounts = amounts.into_iter().map(one).collect();
            let input =
                report_spending::ReportSpendingInput { idempotency_key, project_id, expected_version, amounts, text };
            sent!(ReportSpending, report_spending, input)
        }
    }
}
