//! The conclusion: one of three, reasons from the list that is data, what civil affairs says, and until when
//! it has to be put right. What the facts suggest is ticked and marked as a suggestion; a person decides.

use chrono::{NaiveDate, TimeDelta};
use entity::institution::inspection::Conclusion;
use entity::institution::report::gate::{GateCheck, conclusion_faults};
use entity::institution::report::machine::TERMS;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::review::Act;
use super::send::{self, Concluded};
use super::view::{Gate, Report};
use crate::net::cached;
use crate::parts::field::described_by;
use crate::parts::refused::Refused;
use crate::parts::{Button, Card, Chip, Choice, Choices, Field, Icon, Loaded, Pick, TextField, Tone, Weight};
use crate::session::viewer;
use crate::text::{label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/inspection/reasons.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct ConclusionReasons;

use conclusion_reasons::ConclusionReasonsConclusionReasons as Reason;

/// Those that a person can give; the other two are the clock's.
const GIVEN: [Conclusion; 3] = [Conclusion::Qualified, Conclusion::BasicallyQualified, Conclusion::Unqualified];

/// The card.
#[component]
pub(super) fn Conclude(report: Report, moved: Callback<()>) -> impl IntoView {
    let reading = cached::<ConclusionReasons>(|| {
        Some((["reasons.", language().pick("zh", "en")].concat(), conclusion_reasons::Variables))
    });
    let view = move |data: conclusion_reasons::ResponseData| {
        view! { <Desk report=report.clone() listed=data.conclusion_reasons moved /> }.into_any()
    };
    view! { <Card title=t().inspection.conclude edge=Tone::Warn><Loaded reading view /></Card> }
}

/// The gate's verdict as the rule asks for it.
fn check(gate: &Gate) -> GateCheck {
    GateCheck { result: gate.result, reasons: gate.reasons.iter().map(|reason| reason.reason).collect() }
}

#[component]
fn Desk(report: Report, listed: Vec<Reason>, moved: Callback<()>) -> impl IntoView {
    let text = t().inspection;
    let act = Act::new(moved);
    let suggested = report.content.as_ref().map(|content| content.suggested_reasons.clone()).unwrap_or_default();
    let ticked = RwSignal::new(suggested.clone());
    let first = if suggested.is_empty() { Conclusion::Qualified } else { Conclusion::BasicallyQualified };
    let conclusion = RwSignal::new(first);
    let opinion = RwSignal::new(String::new());
    let term = viewer().today + TimeDelta::days(TERMS.rectify);
    let due = RwSignal::new(term.to_string());
    let gate = report.content.as_ref().map(|content| check(&content.gate));
    let weight = report.campaign.party_gate;
    let given = Memo::new(move |_| if conclusion.get() == Conclusion::Qualified { Vec::new() } else { ticked.get() });
    let faults = Memo::new(move |_| {
        let found = gate.as_ref().map(|gate| conclusion_faults(conclusion.get(), given.with(Vec::len), (gate, weight)));
        found.unwrap_or_default().into_iter().map(|refusal| refusal.code).collect::<Vec<_>>()
    });
    let choice = move |which: Conclusion| {
        let chosen = Signal::derive(move || conclusion.get() == which);
        view! { <Choice pick=Pick::One("conclusion") label=label(which) chosen on_choose=move || conclusion.set(which) /> }
    };
    let mut listed = listed;
    // What is suggested comes first; the others keep their order.
    listed.sort_by_key(|reason| !suggested.contains(&reason.code));
    let (listed, suggested) = (StoredValue::new(listed), StoredValue::new(suggested));
    let reasons = move || {
        (conclusion.get() != Conclusion::Qualified).then(|| {
            let rows = listed.get_value().into_iter().map(|reason| {
                let is_suggested = suggested.with_value(|codes| codes.contains(&reason.code));
                view! { <ReasonRow reason is_suggested ticked /> }
            });
            view! {
                <fieldset class="mb-4" id="reasons">
                    <legend class="mb-1 text-sm text-ink-2">{text.reasons}</legend>
                    {rows.collect_view()}
                </fieldset>
                <TextField id="rectifyDueOn" kind="date" label=text.rectify_due hint=text.rectify_due_hint value=due />
            }
        })
    };
    let send = move |()| {
        let (given, fault) = (given.get_untracked(), conclusion.get_untracked() != Conclusion::Qualified);
        let rectify_due_on = due.get_untracked().parse::<NaiveDate>().ok().filter(|_| fault);
        let concluded = Concluded {
            conclusion: conclusion.get_untracked(),
            reasons: given,
            opinion: opinion.get_untracked(),
            rectify_due_on,
        };
        let report = report.clone();
        act.run(text.concluded, async move { send::conclude(&report, concluded).await });
    };
    view! {
        {act.notes()}
        <Choices label=text.conclusion>{GIVEN.into_iter().map(choice).collect_view()}</Choices>
        {reasons}
        <Field id="opinion" label=text.opinion>
            <textarea id="opinion" class="textarea w-full" rows="3" maxlength="4000" aria-describedby=described_by("opinion") bind:value=opinion></textarea>
        </Field>
        <div class="mb-3 grid gap-2 empty:hidden" role="status">
            <Refused refusals=faults />
        </div>
        <Button
            weight=Weight::Strong
            icon=Icon::Done
            busy=act.busy
            disabled=Signal::derive(move || faults.with(|faults| !faults.is_empty()))
            on_press=send
        >
            {text.conclude_now}
        </Button>
    }
}

/// A reason to tick, with its clause.
#[component]
fn ReasonRow(reason: Reason, is_suggested: bool, ticked: RwSignal<Vec<String>>) -> impl IntoView {
    let text = t().inspection;
    let (code, name) = (reason.code.clone(), reason.code);
    let chosen = move || ticked.with(|ticked| ticked.contains(&code));
    let turn = move |_| {
        ticked.update(|ticked| match ticked.iter().position(|one| *one == name) {
            Some(place) => drop(ticked.remove(place)),
            None => ticked.push(name.clone()),
        });
    };
    view! {
        <label class="flex min-h-11 cursor-pointer items-start gap-3 border-b border-line py-2 last:border-0">
            <input type="checkbox" class="checkbox mt-0.5 rounded-md" prop:checked=chosen on:change=turn />
            <span class="min-w-0 grow">
                <span class="font-medium">{reason.label}</span>
                {reason.grave.then(|| view! { " " <Chip tone=Tone::Bad>{text.grave}</Chip> })}
                {is_suggested.then(|| view! { " " <Chip tone=Tone::Info>{text.suggested}</Chip> })}
                <span class="block text-sm text-ink-2">{reason.source}</span>
            </span>
        </label>
    }
}
