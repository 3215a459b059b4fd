//! Verifying whether two presidents of one name are one person: by the federation, with the reason.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::read::{Namesake, Seat};
use crate::net::{self, key};
use crate::parts::{Button, toast};
use crate::session::viewer;
use crate::text::{fill, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/leader/settle_same_person.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct SettleSamePerson;

/// Each namesake that nobody has verified, folded.
#[component]
pub(super) fn Settle(seat: Seat, settled: Callback<()>) -> impl IntoView {
    if !viewer().may("Mutation.settleSamePerson") {
        return ().into_any();
    }
    let (society, appointment) = (StoredValue::new(seat.society.id), StoredValue::new(seat.id));
    let open = seat.namesakes.into_iter().filter(|other| other.same.is_none());
    open.map(|namesake| view! { <One namesake society appointment settled /> }).collect_view().into_any()
}

#[component]
fn One(
    namesake: Namesake,
    society: StoredValue<String>,
    appointment: StoredValue<String>,
    settled: Callback<()>,
) -> impl IntoView {
    let text = t().leader;
    let other = StoredValue::new(namesake.person_key);
    let name = namesake.society.map_or(text.elsewhere.to_owned(), |society| society.name);
    let (reason, error, busy) = (RwSignal::new(String::new()), RwSignal::new(None::<String>), RwSignal::new(false));
    let send = move |same: bool| {
        let input = settle_same_person::SettleSamePersonInput {
            society_id: society.get_value(),
            idempotency_key: key::new_key(),
            appointment_id: appointment.get_value(),
            other_id: other.get_value(),
            same,
            reason: reason.get_untracked(),
        };
        busy.set(true);
        spawn_local(async move {
            let outcome = net::send::<SettleSamePerson>(settle_same_person::Variables { input }).await;
            if busy.try_set(false).is_some() {
                return;
            }
            let declined = match outcome {
                Err(fault) => Some(fault.sentence(language())),
                Ok(data) => data.settle_same_person.user_errors.into_iter().next().map(|declined| declined.message),
            };
            if declined.is_none() {
                toast::show(t().leader.settled);
                settled.run(());
            }
            error.set(declined);
        });
    };
    view! {
        <details class="mt-2 rounded-xl border border-line px-3 py-1">
            <summary class="min-h-11 cursor-pointer content-center text-sm font-medium">{fill(text.namesake, &[&name])}</summary>
            <label class="mb-3 block">
                <span class="mb-1 block text-sm font-medium">{text.how}</span>
                <input class="input w-full" bind:value=reason />
            </label>
            <p class="mb-2 text-sm font-medium text-accent empty:hidden" role="alert">{move || error.get()}</p>
            <div class="flex flex-wrap gap-2 pb-2">
                <Button busy on_press=Callback::new(move |()| send(true))>{text.same}</Button>
                <Button busy on_press=Callback::new(move |()| send(false))>{text.different}</Button>
            </div>
        </details>
    }
}
