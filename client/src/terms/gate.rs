//! The entry gate: hard or a warning, and how long a new society has to form.

use entity::institution::campaign::PartyGate;
use entity::institution::registration::admission::FORMATION_MONTHS_MAX;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::Gate;
use super::keep::{Keep, Told, number};
use crate::parts::{Button, Card, Choice, Choices, ErrorNote, Fact, Facts, Pick, TextField, Weight};
use crate::session::viewer;
use crate::text::{self, fill, label};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/terms/set_registration_rules.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("PartyGate")
)]
struct SetRegistrationRules;

use set_registration_rules::{ResponseData, SetRegistrationRulesInput, Variables};

fn errors(data: ResponseData) -> Vec<Told> {
    data.set_registration_rules.user_errors.into_iter().map(|error| (error.path, error.message)).collect()
}

/// The card.
#[component]
pub(super) fn GateCard(gate: Gate, again: Callback<()>) -> impl IntoView {
    let text = text::terms::t();
    let edits = viewer().may("Mutation.setRegistrationRules");
    let stands = view! {
        <Facts>
            <Fact label=text.party_gate value=label(gate.party_gate) />
            <Fact label=text.formation_months value=fill(text.months, &[&gate.formation_months]) />
        </Facts>
    };
    view! {
        <Card title=text.gate>
            <p class="mb-3 text-sm text-ink-2">{text.gate_line}</p>
            {stands}
            {edits.then(|| view! { <Edit gate again /> })}
        </Card>
    }
}

#[component]
fn Edit(gate: Gate, again: Callback<()>) -> impl IntoView {
    let text = text::terms::t();
    let keep = Keep::new(again);
    let hard = RwSignal::new(gate.party_gate);
    let months = RwSignal::new(gate.formation_months.to_string());
    let choice = move |which: PartyGate| {
        let chosen = Signal::derive(move || hard.get() == which);
        view! { <Choice pick=Pick::One("party-gate") label=label(which) chosen on_choose=move || hard.set(which) /> }
    };
    let send = move |()| {
        let input = SetRegistrationRulesInput {
            expected_version: gate.version,
            idempotency_key: keep.key(),
            party_gate: hard.get_untracked(),
            formation_months: number(months),
        };
        keep.send::<SetRegistrationRules>(Variables { input }, errors);
    };
    view! {
        <form
            class="mt-4 border-t border-dashed border-line pt-4"
            on:submit=move |event| {
                event.prevent_default();
                send(());
            }
        >
            <Choices label=text.party_gate>{choice(PartyGate::Hard)} {choice(PartyGate::Warning)}</Choices>
            <TextField
                id="formationMonths"
                label=text.formation_months
                value=months
                hint=fill(text.from_to, &[&1, &FORMATION_MONTHS_MAX])
                inputmode="numeric"
                error=keep.fault("formationMonths")
                required=true
            />
            {move || keep.other(&["formationMonths"]).get().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })}
            <Button submits=true weight=Weight::Strong busy=keep.busy>{text.set}</Button>
        </form>
    }
}
