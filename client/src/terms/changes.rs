//! The days of changes of the register and of the end of a society: what the regulation gives, and practice.

use entity::institution::change::machine::TERM_DAYS_MAX;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::ChangeDays;
use super::evaluation::Sourced;
use super::keep::{Keep, Revise, Told, number};
use crate::parts::{Button, Card, ErrorNote, Fact, Facts, TextField, Weight};
use crate::session::viewer;
use crate::text::{self, fill};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/terms/set_register_change_terms.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct SetRegisterChangeTerms;

use set_register_change_terms::{ResponseData, SetRegisterChangeTermsInput, Variables};

/// The fields that show their own fault.
const PATHS: &[&str] = &[
    "reviewWorkingDays",
    "correctWorkingDays",
    "fileDays",
    "liquidationDays",
    "deregisterDays",
    "decideWorkingDays",
    "source",
];

/// The fields on the screen; another card has days to correct as well.
const IDS: [&str; 6] =
    ["changeReview", "changeCorrect", "changeFile", "changeLiquidation", "changeDeregister", "changeDecide"];

fn errors(data: ResponseData) -> Vec<Told> {
    data.set_register_change_terms.user_errors.into_iter().map(|error| (error.path, error.message)).collect()
}

/// The card.
#[component]
pub(super) fn ChangesCard(days: ChangeDays, again: Callback<()>) -> impl IntoView {
    let text = text::terms::t();
    let edits = viewer().may("Mutation.setRegisterChangeTerms");
    view! {
        <Card title=text.changes>
            <p class="mb-3 text-sm text-ink-2">{text.changes_line}</p>
            <Facts>
                <Fact label=text.change_review value=fill(text.working_days, &[&days.review_working_days]) />
                <Fact label=text.correct_days value=fill(text.working_days, &[&days.correct_working_days]) />
                <Fact label=text.file_days value=fill(text.days, &[&days.file_days]) />
                <Fact label=text.liquidation_days value=fill(text.days, &[&days.liquidation_days]) />
                <Fact label=text.deregister_days value=fill(text.days, &[&days.deregister_days]) />
                <Fact label=text.change_decide value=fill(text.working_days, &[&days.decide_working_days]) />
            </Facts>
            <Sourced source=days.source.clone() />
            {edits.then(|| view! { <Revise title=text.revise_changes><Edit days again /></Revise> })}
        </Card>
    }
}

#[component]
fn Edit(days: ChangeDays, again: Callback<()>) -> impl IntoView {
    let text = text::terms::t();
    let keep = Keep::new(again);
    let typed = [
        days.review_working_days,
        days.correct_working_days,
        days.file_days,
        days.liquidation_days,
        days.deregister_days,
        days.decide_working_days,
    ]
    .map(|count| RwSignal::new(count.to_string()));
    let source = RwSignal::new(days.source);
    let labels = [
        text.change_review,
        text.correct_days,
        text.file_days,
        text.liquidation_days,
        text.deregister_days,
        text.change_decide,
    ];
    let send = move || {
        let [review_working_days, correct_working_days, file_days, liquidation_days, deregister_days, decide] =
            typed.map(number);
        let input = SetRegisterChangeTermsInput {
            expected_version: days.version,
            idempotency_key: keep.key(),
            review_working_days,
            correct_working_days,
            file_days,
            liquidation_days,
            deregister_days,
            decide_working_days: decide,
            source: source.get_untracked(),
        };
        keep.send::<SetRegisterChangeTerms>(Variables { input }, errors);
    };
    let field = move |place: usize| {
        let error = keep.fault(PATHS[place]);
        view! { <TextField id=IDS[place] label=labels[place] value=typed[place] inputmode="numeric" error required=true /> }
    };
    view! {
        <form
            class="mt-2"
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <p class="mb-3 text-sm text-ink-2">{fill(text.each_from_to, &[&1, &TERM_DAYS_MAX])}</p>
            <div class="grid grid-cols-2 items-end gap-x-3">{(0..IDS.len()).map(field).collect_view()}</div>
            <TextField id="changeSource" label=text.source value=source hint=text.source_hint error=keep.fault("source") required=true />
            {move || keep.other(PATHS).get().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })}
            <Button submits=true weight=Weight::Strong busy=keep.busy>{text.set_changes}</Button>
        </form>
    }
}
