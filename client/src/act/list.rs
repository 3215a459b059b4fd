//! What was recorded: how often by year, and each record with its way to be withdrawn.

use chrono::Datelike;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::read::{Act, Society};
use crate::file::{Files, shown};
use crate::net::{self, key};
use crate::parts::{Button, Card, Chip, Choice, Choices, EmptyState, Icon, Pick, TextField, Tone, Weight, toast};
use crate::session::viewer;
use crate::text::{day, fill, label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/act/withdraw_party_act.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct WithdrawPartyAct;

/// The card.
#[component]
pub(super) fn ListCard(society: Society, reload: Callback<()>) -> impl IntoView {
    let text = t().act;
    let acts = society.party_acts.nodes;
    if acts.is_empty() {
        let title = if viewer().may("Society.partyActs") { text.none } else { text.hidden };
        return view! { <Card title=text.records><EmptyState icon=Icon::Calendar title line=text.none_line /></Card> }
            .into_any();
    }
    let mut years: Vec<i32> = acts.iter().map(|act| act.held_on.year()).collect();
    years.dedup();
    let year = RwSignal::new(years[0]);
    let pill = move |which: i32| {
        let chosen = Signal::derive(move || year.get() == which);
        view! { <Choice pick=Pick::One("act-year") label=which.to_string() chosen on_choose=move || year.set(which) /> }
    };
    let counts = StoredValue::new(society.party_act_counts);
    let counted = move || {
        let of = |count: &super::read::party_acts::PartyActsSocietyPartyActCounts| {
            let words = fill(t().act.times, &[&label(count.act), &count.held, &count.participants]);
            view! { <Chip>{words}</Chip> }
        };
        counts.with_value(|all| all.iter().filter(|count| count.year == i64::from(year.get())).map(of).collect_view())
    };
    let opened = RwSignal::new(None::<String>);
    let id = StoredValue::new(society.id);
    let acts = StoredValue::new(acts);
    let rows = move || {
        acts.with_value(|acts| {
            let of_year = acts.iter().filter(|act| act.held_on.year() == year.get()).cloned();
            of_year.map(|act| view! { <Row act society=id opened reload /> }).collect_view()
        })
    };
    view! {
        <Card title=text.records>
            {(years.len() > 1).then(|| view! { <Choices label=text.year>{years.iter().map(|year| pill(*year)).collect_view()}</Choices> })}
            <div class="mb-2 flex flex-wrap gap-2">{counted}</div>
            <ul class="divide-y divide-line">{rows}</ul>
        </Card>
    }
    .into_any()
}

#[component]
fn Row(
    act: Act,
    society: StoredValue<String>,
    opened: RwSignal<Option<String>>,
    reload: Callback<()>,
) -> impl IntoView {
    let text = t().act;
    let line = fill(text.line, &[&day(act.held_on), &act.participants, &act.recorder]);
    let document = act
        .override_document
        .as_ref()
        .map(|document| fill(text.by_document, &[&document.issued_by, &document.doc_no, &day(document.dated_on)]));
    let files = view! { <Files files=shown!(act.attachments) /> };
    let withdrawn = act.withdrawn_reason.clone();
    let stands = withdrawn.is_none();
    let may = stands && viewer().may("Mutation.withdrawPartyAct");
    let id = StoredValue::new(act.id);
    let is_open = Memo::new(move |_| opened.with(|opened| *opened == Some(id.get_value())));
    let toggle = move |()| opened.set((!is_open.get_untracked()).then(|| id.get_value()));
    view! {
        <li class="py-3">
            <div class="flex items-start gap-3">
                <span class="min-w-0 grow">
                    <span class="font-medium" class:line-through=!stands>{act.title}</span>
                    <span class="block text-sm text-ink-2">{label(act.act)} " · " {line}</span>
                    <span class="block text-sm text-ink-2 empty:hidden">{act.note}</span>
                    {document.map(|document| view! { <span class="mt-1 block text-sm text-warn">{document}</span> })}
                    {files}
                    {withdrawn.map(|reason| view! { <span class="mt-1 block"><Chip tone=Tone::Warn>{text.withdrawn}</Chip> " " {reason}</span> })}
                </span>
                {may.then(|| view! {
                    <Button weight=Weight::Quiet icon=Icon::Undo on_press=Callback::new(toggle)>{text.withdraw}</Button>
                })}
            </div>
            {move || is_open.get().then(|| view! { <Withdraw id society reload /> })}
        </li>
    }
}

/// The reason, and the withdrawal.
#[component]
fn Withdraw(id: StoredValue<String>, society: StoredValue<String>, reload: Callback<()>) -> impl IntoView {
    let text = t().act;
    let (reason, error, busy) = (RwSignal::new(String::new()), RwSignal::new(None::<String>), RwSignal::new(false));
    let attempt = key::new_key();
    let send = move |()| {
        let input = withdraw_party_act::WithdrawPartyActInput {
            society_id: society.get_value(),
            act_id: id.get_value(),
            idempotency_key: attempt.clone(),
            reason: reason.get_untracked(),
        };
        busy.set(true);
        spawn_local(async move {
            let outcome = net::send::<WithdrawPartyAct>(withdraw_party_act::Variables { input }).await;
            if busy.try_set(false).is_some() {
                return;
            }
            let declined = match outcome {
                Err(fault) => Some(fault.sentence(language())),
                Ok(data) => data.withdraw_party_act.user_errors.into_iter().next().map(|declined| declined.message),
            };
            if declined.is_none() {
                toast::show(t().act.withdrawn);
                reload.run(());
            }
            error.set(declined);
        });
    };
    view! {
        <div class="mt-3">
            <TextField id="withdrawReason" label=text.reason value=reason hint=text.reason_hint error />
            <Button busy on_press=Callback::new(send)>{text.withdraw_it}</Button>
        </div>
    }
}
