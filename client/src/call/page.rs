//! `/calls/…`: one call. A society reads the guide and begins; the federation has its desk below.

use entity::project::call::CallState;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::act::Act;
use super::desk::{Board, Manage};
use super::send;
use super::view::{Call, CallData, OwnRow, call, call_tone, found, need, tone};
use crate::net::key::new_key;
use crate::parts::{
    Button, Card, Chip, EmptyState, Fact, Facts, Icon, LinkButton, Loaded, Note, PageHead, RowLink, Tone, Weight,
};
use crate::session::viewer;
use crate::text::{self, day, fill, label, yuan};

/// The screen.
#[component]
pub(crate) fn CallPage() -> impl IntoView {
    let params = use_params_map();
    let reading = call(&viewer(), move || params.with(|params| params.get("id").unwrap_or_default()));
    let moved = Callback::new(move |()| reading.reload());
    let view = move |data: CallData| {
        let own = data.applications.nodes.clone();
        match found(data.node) {
            Some(call) => view! { <Room call own moved /> }.into_any(),
            None => not_found(),
        }
    };
    view! { <Loaded reading lines=10 view /> }
}

/// Nothing of this id.
pub(super) fn not_found() -> AnyView {
    let text = text::call::t();
    view! {
        <PageHead title=text.not_found />
        <Card><EmptyState icon=Icon::Empty title=text.not_found line=text.not_found_line>
            <LinkButton href="/calls">{text.to_all}</LinkButton>
        </EmptyState></Card>
    }
    .into_any()
}

#[component]
fn Room(call: Call, own: Vec<OwnRow>, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let viewer = viewer();
    let (society, office) = (viewer.society_id.clone(), viewer.may("Query.applicationStages"));
    let manages = viewer.may("Mutation.openCall");
    let line = [label(call.kind), " · ", &call.year.to_string()].concat();
    let aside = view! { <Chip tone=call_tone(call.state)>{label(call.state)}</Chip> }.into_any();
    view! {
        <PageHead title=call.title.clone() line aside />
        <div class="grid gap-3 lg:grid-cols-[1.35fr_1fr] lg:items-start">
            <div class="grid gap-3">
                {society.clone().map(|society| view! { <Apply call=call.clone() society own=own.clone() moved /> })}
                {office.then(|| view! { <Board call=call.clone() moved /> })}
                <Guide call=call.clone() />
            </div>
            <div class="grid gap-3">
                {manages.then(|| view! { <Manage call=call.clone() moved /> })}
                <Figures call=call.clone() />
                <Criteria call=call.clone() />
                <p><LinkButton href="/calls">{text.to_all}</LinkButton></p>
            </div>
        </div>
    }
}

/// Whether the society may apply, and the one next action.
#[component]
fn Apply(call: Call, society: String, own: Vec<OwnRow>, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let act = Act::new(moved);
    let navigate = use_navigate();
    let hindrances = call.hindrances.clone().unwrap_or_default();
    let free = hindrances.is_empty() && call.state == CallState::Open;
    let key = StoredValue::new(new_key());
    let id = call.id.clone();
    let on_press = move |()| {
        let (society, id, navigate) = (society.clone(), id.clone(), navigate.clone());
        let begun = async move { send::begin(society, id, key.get_value()).await };
        act.then(text.begun, begun, move |id| navigate(&["/applications/", &id].concat(), NavigateOptions::default()));
    };
    let may = viewer().may("Mutation.beginApplication");
    let rows = own.into_iter().map(|row| {
        let title = row.title.clone().unwrap_or_else(|| text.application.to_owned());
        let line = [text.progress, " ", &fill(text.percent, &[&row.progress])].concat();
        let aside = view! { <Chip tone=tone(row.state)>{label(row.state)}</Chip> }.into_any();
        view! { <RowLink href=["/applications/", &row.id].concat() title line aside /> }
    });
    let rows = rows.collect_view();
    let why = (!hindrances.is_empty()).then(|| {
        let one = |one: &super::view::call_view::CallViewNodeOnCallHindrances| {
            let until = one.until.map(|until| fill(text.until, &[&day(until)]));
            view! { <li>{one.text.clone()} " " <span class="text-ink-2">{until}</span></li> }
        };
        view! {
            <Note tone=Tone::Warn>
                <strong>{text.why_not}</strong>
                <ul class="list-disc pl-5">{hindrances.iter().map(one).collect_view()}</ul>
            </Note>
        }
    });
    view! {
        <Card title=text.mine edge=if free { Tone::Ok } else { Tone::Plain }>
            {act.notes()} {rows} {why}
            {(free && may).then(|| view! {
                <div class="mt-3"><Button weight=Weight::Strong icon=Icon::Edit busy=act.busy on_press=on_press>{text.begin}</Button></div>
            })}
        </Card>
    }
}

#[component]
fn Guide(call: Call) -> impl IntoView {
    let text = text::call::t();
    let topics = call.topics.iter().map(|topic| view! { <li>{topic.title.clone()}</li> }).collect_view();
    let documents = call.documents.iter().map(|one| {
        view! { <li>{one.name.clone()} " " <span class="text-sm text-ink-2">{need(one.required)}</span></li> }
    });
    let documents = documents.collect_view();
    let reason = call
        .reason
        .clone()
        .map(|reason| view! { <Note tone=Tone::Warn><strong>{text.reason}</strong><p>{reason}</p></Note> });
    let has_topics = !call.topics.is_empty();
    let has_documents = !call.documents.is_empty();
    view! {
        <Card title=text.guide>
            {reason}
            <p class="whitespace-pre-line">{call.guide.clone()}</p>
            {has_topics.then(|| view! { <h3 class="mt-3 font-semibold">{text.topics}</h3><ol class="list-decimal pl-5">{topics}</ol> })}
            {call.own_topic.then(|| view! { <p class="text-ink-2">{text.own_topic}</p> })}
            {has_documents.then(|| view! { <h3 class="mt-3 font-semibold">{text.documents}</h3><ul class="list-disc pl-5">{documents}</ul> })}
        </Card>
    }
}

#[component]
fn Figures(call: Call) -> impl IntoView {
    let text = text::call::t();
    let window = fill(text.window, &[&day(call.opens_on), &day(call.closes_on)]);
    let days = &call.days;
    let days =
        fill(text.days_line, &[&days.formal, &days.correct, &days.review, &days.panel, &days.decision, &days.notice]);
    let grade = call.conditions.least_grade.map_or(text.any_grade, label);
    view! {
        <Card title=window>
            <Facts>
                <Fact label=text.budget value=yuan(call.budget_fen) />
                <Fact label=text.ceiling value=yuan(call.ceiling_fen) />
                <Fact label=text.per_society value=fill(text.count, &[&call.conditions.per_society]) />
                <Fact label=text.months value=fill(text.months_count, &[&call.months]) />
                <Fact label=text.reviewers value=fill(text.persons, &[&call.reviewers]) />
                <Fact label=text.least_grade value=grade />
            </Facts>
            <p class="mt-3 text-sm text-ink-2">{text.days} "：" {days}</p>
        </Card>
    }
}

#[component]
fn Criteria(call: Call) -> impl IntoView {
    let text = text::call::t();
    let row = |one: &super::view::call_view::CallViewNodeOnCallCriteria| {
        view! {
            <tr><th scope="row" class="py-1 text-left font-normal">{one.label.clone()}</th><td class="text-right whitespace-nowrap">{fill(text.points, &[&one.points])}</td></tr>
        }
    };
    view! {
        <Card title=text.criteria>
            <table class="w-full"><tbody>{call.criteria.iter().map(row).collect_view()}</tbody></table>
        </Card>
    }
}
