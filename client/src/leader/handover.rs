//! Handing a post over: what moves and what does not is shown first; then it is done in one step.

use chrono::NaiveDate;
use entity::institution::deadline::DeadlineKind;
use entity::people::appointment::LeaderPost;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::net::{self, cached, key};
use crate::parts::{
    Button, Card, Choice, Choices, EmptyState, ErrorNote, Icon, LinkButton, Loaded, PageHead, Pick, TextField, Weight,
};
use crate::session::viewer;
use crate::text::{day, fill, label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/leader/handover_preview.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("LeaderPost", "DeadlineKind")
)]
struct HandoverPreview;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/leader/hand_over_post.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct HandOverPost;

type Preview = handover_preview::HandoverPreviewHandoverPreview;
type Society = handover_preview::HandoverPreviewSociety;

/// The screen.
#[component]
pub(crate) fn HandoverPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let society = move || params.with(|params| params.get("id").unwrap_or_default());
    let post = move || query.with(|query| query.get("post").unwrap_or_default());
    let reading = cached::<HandoverPreview>(move || {
        let variables = handover_preview::Variables { society: society(), appointment: post() };
        Some((["handover.", &variables.appointment].concat(), variables))
    });
    let done = RwSignal::new(false);
    let shown = move |data: handover_preview::ResponseData| {
        let text = t().leader;
        let back = ["/societies/", &society()].concat();
        match data.handover_preview.zip(data.society) {
            _ if done.get() => {
                view! { <Card><EmptyState icon=Icon::Done title=text.done line=text.done_line><LinkButton href=back>{t().edit.to_society}</LinkButton></EmptyState></Card> }
                    .into_any()
            }
            Some((preview, society)) => {
                view! { <Sheets preview society appointment=post() done /> }.into_any()
            }
            None => {
                view! { <EmptyState icon=Icon::Search title=text.gone line=t().register.not_found_hint><LinkButton href=back>{t().edit.to_society}</LinkButton></EmptyState> }
                    .into_any()
            }
        }
    };
    view! {
        <PageHead title=t().leader.hand_over line=t().leader.hand_over_line />
        <Loaded reading lines=8 view=shown />
    }
}

#[component]
fn Sheets(preview: Preview, society: Society, appointment: String, done: RwSignal<bool>) -> impl IntoView {
    let text = t().leader;
    let who = fill(text.from, &[&society.name, &label(preview.post), &preview.holder]);
    let sentences = preview.sentences.iter().cloned().map(|said| view! { <li>{said}</li> }).collect_view();
    let items = preview.open_items.iter().map(|item| {
        view! { <li class="flex justify-between gap-3 py-2"><span>{item.title.clone()}</span><span class="text-sm text-ink-2">{day(item.due_on)}</span></li> }
    });
    let deadlines = preview.deadlines.iter().map(|due| {
        view! { <li class="flex justify-between gap-3 py-2"><span>{label(due.kind)}</span><span class="text-sm text-ink-2">{day(due.due_on)}</span></li> }
    });
    let (items, deadlines) = (items.collect_view(), deadlines.collect_view());
    view! {
        <div class="grid items-start gap-3 lg:grid-cols-[1.35fr_1fr]">
            <Card title=text.what_moves>
                <p class="mb-2 font-medium">{who}</p>
                <ul class="list-disc space-y-2 pl-5">{sentences}</ul>
                <h3 class="mt-4 text-sm font-semibold">{text.waiting}</h3>
                <ul class="divide-y divide-line">{items}</ul>
                <ul class="divide-y divide-line">{deadlines}</ul>
            </Card>
            <Form leads=preview.leads_party_work society appointment done />
        </div>
    }
}

#[component]
fn Form(leads: bool, society: Society, appointment: String, done: RwSignal<bool>) -> impl IntoView {
    let text = t().leader;
    let empty = || RwSignal::new(String::new());
    let (name, username, keeps, busy) = (empty(), empty(), RwSignal::new(true), RwSignal::new(false));
    let on = RwSignal::new(viewer().today.to_string());
    let declined = RwSignal::new(Vec::<(String, String)>::new());
    let (society, appointment) = (StoredValue::new(society), StoredValue::new(appointment));
    let attempt = StoredValue::new(key::new_key());
    let error = move |path: &'static str| {
        Signal::derive(move || declined.with(|all| all.iter().find(|(at, _)| at == path).map(|(_, said)| said.clone())))
    };
    let send = move |()| {
        let Ok(effective_on) = on.get_untracked().parse::<NaiveDate>() else { return };
        let typed = username.get_untracked().trim().to_owned();
        let input = hand_over_post::HandOverPostInput {
            society_id: society.with_value(|society| society.id.clone()),
            expected_version: society.with_value(|society| society.version),
            idempotency_key: attempt.get_value(),
            appointment_id: appointment.get_value(),
            successor_name: name.get_untracked(),
            effective_on,
            keeps_party_lead: keeps.get_untracked(),
            successor_username: (!typed.is_empty()).then_some(typed),
        };
        busy.set(true);
        spawn_local(async move {
            let outcome = net::send::<HandOverPost>(hand_over_post::Variables { input }).await;
            if busy.try_set(false).is_some() {
                return;
            }
            let said = match outcome {
                Err(fault) => vec![(String::new(), fault.sentence(language()))],
                Ok(data) => {
                    let all = data.hand_over_post.user_errors.into_iter();
                    all.map(|error| (error.path.join("."), error.message)).collect()
                }
            };
            if said.is_empty() {
                done.set(true);
            } else {
                attempt.set_value(key::new_key());
            }
            declined.set(said);
        });
    };
    let lead = move |which: bool, label: &'static str| {
        let chosen = Signal::derive(move || keeps.get() == which);
        view! { <Choice pick=Pick::One("keeps-lead") label chosen on_choose=move || keeps.set(which) /> }
    };
    let whole = move || {
        let known = ["successorName", "effectiveOn", "successorUsername"];
        let said = declined
            .with(|all| all.iter().find(|(path, _)| !known.contains(&path.as_str())).map(|(_, said)| said.clone()));
        said.map(|message| view! { <ErrorNote message /> })
    };
    view! {
        <Card title=text.successor>
            <TextField id="successorName" label=text.successor_name value=name error=error("successorName") />
            <TextField id="effectiveOn" label=text.effective_on value=on error=error("effectiveOn") kind="date" />
            <TextField id="successorUsername" label=text.username value=username hint=text.username_hint error=error("successorUsername") />
            {leads.then(|| view! { <Choices label=text.lead_follows>{lead(true, text.follows)} {lead(false, text.ends)}</Choices> })}
            {whole}
            <Button weight=Weight::Strong busy on_press=Callback::new(send)>{text.do_it}</Button>
        </Card>
    }
}
