//! The days of enforcement: the version that stands, the one that comes, and the next one that is published.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::evaluation::Sourced;
use super::keep::{Keep, Revise, Told, number};
use super::lists::Second;
use super::{EnforcementDays, yes_no};
use crate::parts::{Button, Card, ErrorNote, Fact, Facts, Note, TextField, Tone, Weight};
use crate::session::viewer;
use crate::text::{self, day, fill};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/terms/publish_enforcement_terms.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct PublishEnforcementTerms;

use publish_enforcement_terms::{PublishEnforcementTermsInput, ResponseData, Variables};

const DAYS: [&str; 6] = ["clueDays", "investigateDays", "correctDays", "checkDays", "pleaWorkDays", "carryOutDays"];

/// The fields that show their own fault.
const PATHS: &[&str] = &[
    "clueDays",
    "investigateDays",
    "correctDays",
    "checkDays",
    "pleaWorkDays",
    "carryOutDays",
    "source",
    "effectiveOn",
];

fn errors(data: ResponseData) -> Vec<Told> {
    data.publish_enforcement_terms.user_errors.into_iter().map(|error| (error.path, error.message)).collect()
}

/// The card; the versions come newest first.
#[component]
pub(super) fn EnforcementCard(versions: Vec<EnforcementDays>, again: Callback<()>) -> impl IntoView {
    let text = text::terms::t();
    let edits = viewer().may("Mutation.publishEnforcementTerms");
    let newest = versions.first().cloned()?;
    let today = viewer().today;
    let stands = versions.into_iter().find(|version| version.effective_on <= today)?;
    let comes = (newest.version != stands.version).then(|| {
        let said = fill(text.comes, &[&newest.version, &day(newest.effective_on)]);
        view! { <div class="mb-3"><Note tone=Tone::Info>{said}</Note></div> }
    });
    Some(view! {
        <Card title=fill(text.enforcement, &[&stands.version])>
            <p class="mb-3 text-sm text-ink-2">{text.enforcement_line}</p>
            {comes}
            <Facts>
                <Fact label=text.clue_days value=fill(text.days, &[&stands.clue_days]) />
                <Fact label=text.investigate_days value=fill(text.days, &[&stands.investigate_days]) />
                <Fact label=text.mend_days value=fill(text.days, &[&stands.correct_days]) />
                <Fact label=text.check_days value=fill(text.days, &[&stands.check_days]) />
                <Fact label=text.plea_days value=fill(text.working_days, &[&stands.plea_work_days]) />
                <Fact label=text.carry_out_days value=fill(text.days, &[&stands.carry_out_days]) />
                <Fact label=text.second_official value=yes_no(stands.second_official) />
                <Fact label=text.effective_on value=day(stands.effective_on) />
            </Facts>
            <Sourced source=stands.source.clone() />
            {edits.then(|| view! { <Revise title=text.revise_enforcement><Edit newest again /></Revise> })}
        </Card>
    })
}

#[component]
fn Edit(newest: EnforcementDays, again: Callback<()>) -> impl IntoView {
    let text = text::terms::t();
    let keep = Keep::new(again);
    let EnforcementDays { clue_days, investigate_days, correct_days, check_days, plea_work_days, .. } = newest;
    let typed = [clue_days, investigate_days, correct_days, check_days, plea_work_days, newest.carry_out_days];
    let typed = typed.map(|days| RwSignal::new(days.to_string()));
    let (second, source) = (RwSignal::new(newest.second_official), RwSignal::new(newest.source));
    let effective = RwSignal::new(viewer().today.max(newest.effective_on).to_string());
    let labels =
        [text.clue_days, text.investigate_days, text.mend_days, text.check_days, text.plea_days, text.carry_out_days];
    let send = move || {
        let Ok(effective_on) = effective.get_untracked().parse() else {
            return keep.tell("effectiveOn", text.day_needed);
        };
        let [clue_days, investigate_days, correct_days, check_days, plea_work_days, carry_out_days] = typed.map(number);
        let input = PublishEnforcementTermsInput {
            expected_version: newest.version,
            idempotency_key: keep.key(),
            effective_on,
            clue_days,
            investigate_days,
            correct_days,
            check_days,
            plea_work_days,
            carry_out_days,
            second_official: second.get_untracked(),
            source: source.get_untracked(),
        };
        keep.send::<PublishEnforcementTerms>(Variables { input }, errors);
    };
    let field = move |((id, label), value): ((&'static str, &'static str), RwSignal<String>)| {
        view! { <TextField id label value inputmode="numeric" error=keep.fault(id) required=true /> }
    };
    view! {
        <form
            class="mt-2"
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <div class="grid grid-cols-2 items-end gap-x-3">{DAYS.into_iter().zip(labels).zip(typed).map(field).collect_view()}</div>
            <Second second />
            <TextField id="enforcementSource" label=text.source value=source hint=text.source_hint error=keep.fault("source") required=true />
            <TextField id="enforcementFrom" label=text.effective_on kind="date" value=effective hint=text.effective_hint error=keep.fault("effectiveOn") required=true />
            {move || keep.other(PATHS).get().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })}
            <Button submits=true weight=Weight::Strong busy=keep.busy>{text.publish_days}</Button>
        </form>
    }
}
