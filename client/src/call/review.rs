//! `/reviews`: what an expert was given, and one of them with its scoring sheet: on a tablet both stand side by side.

use std::collections::BTreeMap;

use entity::project::call::form::FieldKind;
use entity::project::review::ReviewState;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::act::Act;
use super::draft::yuan_of;
use super::send::{self, Of};
use super::view::{Review, ReviewData, ReviewRow, ReviewsData, review, reviews};
use crate::file::{Files, shown};
use crate::parts::field::described_by;
use crate::parts::{
    Button, Card, Chip, Choice, Choices, EmptyState, Field, Icon, LinkButton, Loaded, PageHead, Pick, RowLink, Tone,
    Weight,
};
use crate::text::{self, day, fill, label};

/// The list.
#[component]
pub(crate) fn ReviewsPage() -> impl IntoView {
    let text = text::call::t();
    let every = RwSignal::new(false);
    let reading = reviews(move || (!every.get()).then(|| vec![ReviewState::Assigned]));
    let view = move |data: ReviewsData| {
        let rows = data.reviews.nodes;
        if rows.is_empty() {
            return view! { <Card><EmptyState icon=Icon::Done title=text.reviews_none line=text.reviews_none_line /></Card> }.into_any();
        }
        let row = |row: ReviewRow| {
            let title = row.title.clone().unwrap_or_else(|| row.number.clone());
            let line = [row.number.as_str(), &row.call_title, &fill(text.due, &[&day(row.due_on)])].join(" · ");
            let total = row.total.map(|total| fill(text.points, &[&total])).unwrap_or_default();
            let tone = if row.state == ReviewState::Assigned { Tone::Warn } else { Tone::Plain };
            let aside = view! { <span class="inline-flex flex-wrap items-center gap-2"><span>{total}</span><Chip tone>{label(row.state)}</Chip></span> };
            view! { <RowLink href=["/reviews/", &row.id].concat() title line aside=aside.into_any() /> }
        };
        let count = data.reviews.total_count;
        view! { <Card title=fill(text.count, &[&count])>{rows.into_iter().map(row).collect_view()}</Card> }.into_any()
    };
    let waiting = Signal::derive(move || !every.get());
    view! {
        <PageHead title=text.reviews line=text.reviews_line />
        <Choices label=text.state>
            <Choice pick=Pick::One("reviews") label=text.to_score chosen=waiting on_choose=move || every.set(false) />
            <Choice pick=Pick::One("reviews") label=text.all chosen=every on_choose=move || every.set(true) />
        </Choices>
        <Loaded reading lines=6 view />
    }
}

/// One of them.
#[component]
pub(crate) fn ReviewPage() -> impl IntoView {
    let params = use_params_map();
    let reading = review(move || params.with(|params| params.get("id").unwrap_or_default()));
    let moved = Callback::new(move |()| reading.reload());
    let view = move |data: ReviewData| {
        if let Some(review) = data.reviews.nodes.into_iter().next() {
            return view! { <Room review moved /> }.into_any();
        }
        let text = text::call::t();
        view! {
            <PageHead title=text.no_review />
            <Card><EmptyState icon=Icon::Empty title=text.no_review>
                <LinkButton href="/reviews">{text.reviews}</LinkButton>
            </EmptyState></Card>
        }
        .into_any()
    };
    view! { <Loaded reading lines=10 view /> }
}

#[component]
fn Room(review: Review, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let title = review.title.clone().unwrap_or_else(|| review.number.clone());
    let line = [review.number.as_str(), &review.call_title, &fill(text.due, &[&day(review.due_on)])].join(" · ");
    let given = matches!(review.state, ReviewState::Assigned | ReviewState::Scored);
    let aside = view! { <Chip tone=Tone::Info>{label(review.state)}</Chip> }.into_any();
    view! {
        <PageHead title line aside />
        <div class="grid gap-3 lg:grid-cols-[1.35fr_1fr] lg:items-start">
            <Read review=review.clone() />
            <div class="grid gap-3">
                {given.then(|| view! { <Sheet review=review.clone() moved /> })}
                <p><LinkButton href="/reviews">{text.reviews}</LinkButton></p>
            </div>
        </div>
    }
}

/// What was written, but for what tells who wrote it.
#[component]
fn Read(review: Review) -> impl IntoView {
    let text = text::call::t();
    let row = |answer: &super::view::review_view::ReviewViewReviewsNodesAnswers| {
        let value = match answer.field.kind {
            FieldKind::Money => answer.value.parse().map(yuan_of).unwrap_or_default(),
            _ => answer.value.clone(),
        };
        view! {
            <div class="border-b border-line py-2 last:border-0">
                <dt class="text-sm text-ink-2">{answer.field.label.clone()}</dt>
                <dd class="min-w-0 break-words whitespace-pre-line">{value}</dd>
            </div>
        }
    };
    view! {
        <Card title=text.content>
            <dl>{review.answers.iter().map(row).collect_view()}</dl>
            <Files files=shown!(review.blind_papers) />
            <details>
                <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{text.guide}</summary>
                <p class="whitespace-pre-line">{review.guide.clone()}</p>
            </details>
        </Card>
    }
}

/// The scoring sheet: it adds up while one moves.
#[component]
fn Sheet(review: Review, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let act = Act::new(moved);
    let known: BTreeMap<String, i64> = review.points.iter().map(|one| (one.criterion.clone(), one.points)).collect();
    let points = RwSignal::new(known);
    let comment = RwSignal::new(review.comment.clone().unwrap_or_default());
    let most: i64 = review.criteria.iter().map(|one| one.points).sum();
    let total = move || points.with(|points| points.values().sum::<i64>());
    let of = Of { id: review.id.clone(), version: review.version };
    let this = of.clone();
    let count = review.criteria.len();
    let on_press = move |()| {
        let (of, comment) = (this.clone(), comment.get_untracked());
        let points: Vec<_> = points.get_untracked().into_iter().collect();
        act.run(text.score_sent, async move { send::score(of, points, comment).await });
    };
    let part = Signal::derive(move || points.with(|points| points.len() < count));
    let row = |one: &super::view::review_view::ReviewViewReviewsNodesCriteria| {
        let (code, max) = (one.code.clone(), one.points);
        let id = ["points-", &one.code].concat();
        let (slider, number) = (code.clone(), code.clone());
        let set = move |code: &str, event: leptos::ev::Event| {
            if let Ok(value) = event_target_value(&event).trim().parse::<i64>() {
                points.update(|points| {
                    points.insert(code.to_owned(), value.clamp(0, max));
                });
            }
        };
        let now = Signal::derive(move || points.with(|points| points.get(&code).copied()));
        let shown = move || now.get().map(|value| value.to_string()).unwrap_or_default();
        let name = [one.label.as_str(), text.slider].concat();
        view! {
            <div class="mb-4">
                <div class="flex items-center justify-between gap-3">
                    <label for=id.clone() class="min-w-0 font-medium">{one.label.clone()} " " <span class="text-sm font-normal text-ink-2">{fill(text.points, &[&max])}</span></label>
                    <input id=id class="input w-20 text-center font-semibold" inputmode="numeric" autocomplete="off" prop:value=shown on:change=move |event| set(&number, event) />
                </div>
                <input type="range" class="range w-full" min="0" max=max aria-label=name prop:value=move || now.get().unwrap_or(0) on:input=move |event| set(&slider, event) />
            </div>
        }
    };
    let rows = review.criteria.iter().map(row).collect_view();
    view! {
        <Card title=text.score>
            {act.notes()}
            {rows}
            <p class="mb-3 text-lg font-semibold" role="status">{move || fill(text.total, &[&total(), &most])}</p>
            <Field id="comment" label=text.comment hint=text.change_until>
                <textarea id="comment" class="textarea w-full" rows="4" maxlength="4000" aria-describedby=described_by("comment") bind:value=comment></textarea>
            </Field>
            <Button weight=Weight::Strong icon=Icon::Check busy=act.busy disabled=part on_press=on_press>{text.send_score}</Button>
            <Decline of act />
        </Card>
    }
}

#[component]
fn Decline(of: Of, act: Act) -> impl IntoView {
    let text = text::call::t();
    let typed = RwSignal::new(String::new());
    let on_press = move |()| {
        let (of, typed) = (of.clone(), typed.get_untracked());
        act.run(text.declined, async move { send::decline(of, typed).await });
    };
    view! {
        <details class="mt-3">
            <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{text.decline}</summary>
            <Field id="decline" label=text.decline_text>
                <textarea id="decline" class="textarea w-full" rows="3" maxlength="4000" aria-describedby=described_by("decline") bind:value=typed></textarea>
            </Field>
            <Button busy=act.busy on_press=on_press>{text.decline}</Button>
        </details>
    }
}
