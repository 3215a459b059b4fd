//! The days of activity filings: how early one files, when silence is no objection, when one reports.

use entity::institution::activity::machine::TERM_DAYS_MAX;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::Days;
use super::keep::{Keep, Told, number};
use crate::parts::{Button, Card, ErrorNote, Fact, Facts, TextField, Weight};
use crate::session::viewer;
use crate::text::{self, fill};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/terms/set_activity_terms.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct SetActivityTerms;

use set_activity_terms::{ResponseData, SetActivityTermsInput, Variables};

/// The fields that show their own fault.
const PATHS: &[&str] = &["leadDays", "silentWorkingDays", "correctWorkingDays", "reportDays", "source"];

fn errors(data: ResponseData) -> Vec<Told> {
    data.set_activity_terms.user_errors.into_iter().map(|error| (error.path, error.message)).collect()
}

/// The card.
#[component]
pub(super) fn DaysCard(days: Days, again: Callback<()>) -> impl IntoView {
    let text = text::terms::t();
    let edits = viewer().may("Mutation.setActivityTerms");
    let stands = view! {
        <Facts>
            <Fact label=text.lead_days value=fill(text.days, &[&days.lead_days]) />
            <Fact label=text.silent_days value=fill(text.working_days, &[&days.silent_working_days]) />
            <Fact label=text.correct_days value=fill(text.working_days, &[&days.correct_working_days]) />
            <Fact label=text.report_days value=fill(text.days, &[&days.report_days]) />
        </Facts>
        <p class="mt-3 text-sm"><span class="text-ink-2">{text.source} ": "</span> {days.source.clone()}</p>
    };
    view! {
        <Card title=text.activity>
            <p class="mb-3 text-sm text-ink-2">{text.activity_line}</p>
            {stands}
            {edits.then(|| view! { <Edit days again /> })}
        </Card>
    }
}

#[component]
fn Edit(days: Days, again: Callback<()>) -> impl IntoView {
    let text = text::terms::t();
    let keep = Keep::new(again);
    let typed = |count: i64| RwSignal::new(count.to_string());
    let (lead, silent) = (typed(days.lead_days), typed(days.silent_working_days));
    let (correct, report) = (typed(days.correct_working_days), typed(days.report_days));
    let source = RwSignal::new(days.source);
    let send = move || {
        let input = SetActivityTermsInput {
            expected_version: days.version,
            idempotency_key: keep.key(),
            lead_days: number(lead),
            silent_working_days: number(silent),
            correct_working_days: number(correct),
            report_days: number(report),
            source: source.get_untracked(),
        };
        keep.send::<SetActivityTerms>(Variables { input }, errors);
    };
    let bounds = || fill(text.from_to, &[&1, &TERM_DAYS_MAX]);
    view! {
        <form
            class="mt-4 border-t border-dashed border-line pt-4"
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <TextField id="leadDays" label=text.lead_days value=lead hint=bounds() inputmode="numeric" error=keep.fault("leadDays") required=true />
            <TextField id="silentWorkingDays" label=text.silent_days value=silent hint=text.silent_hint inputmode="numeric" error=keep.fault("silentWorkingDays") required=true />
            <TextField id="correctWorkingDays" label=text.correct_days value=correct hint=bounds() inputmode="numeric" error=keep.fault("correctWorkingDays") required=true />
            <TextField id="reportDays" label=text.report_days value=report hint=bounds() inputmode="numeric" error=keep.fault("reportDays") required=true />
            <TextField id="termSource" label=text.source value=source hint=text.source_hint error=keep.fault("source") required=true />
            {move || keep.other(PATHS).get().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })}
            <Button submits=true weight=Weight::Strong busy=keep.busy>{text.set}</Button>
        </form>
    }
}
