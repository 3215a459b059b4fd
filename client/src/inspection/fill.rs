//! Filling in, step after step, with one thumb: how far one is, the fields of a step, and the way on. A step
//! is saved on the server when it is left.

use entity::institution::report::ReportState;
use entity::institution::report::ReportStep;
use entity::institution::report::field::ReportField;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use view_model::inspection::step::Step;

use super::check::CheckStep;
use super::clash::Clashes;
use super::desk::{Desk, Lies};
use super::input::FieldInput;
use super::room::Shown;
use super::view::{Report, ResponseData, found};
use crate::net::Cached;
use crate::net::reach::reachable;
use crate::parts::{Button, Card, ErrorNote, Icon, Meter, Note, PageHead, Picture, Steps, Tone, Weight};
use crate::text::{day, days_left, fill, label, t};

/// The form of the report that the room around it has found.
#[component]
pub(super) fn Filling() -> impl IntoView {
    use_context::<Shown>().map(|Shown { report, reading }| view! { <Fill report reading /> })
}

/// The form of a report that is the society's to fill in.
#[component]
fn Fill(report: Report, reading: Cached<ResponseData>) -> impl IntoView {
    let moved = Callback::new(move |()| reading.reload());
    let desk = Desk::open(report.clone(), moved);
    // What the server says later is taken in without building the form anew: someone is typing.
    Effect::new(move |earlier: Option<()>| {
        let now = reading.data().and_then(found);
        if let Some(now) = now.filter(|_| earlier.is_some()) {
            untrack(|| desk.take(&now));
        }
    });
    let query = use_query_map();
    let first = first_step(&report);
    let step = Memo::new(move |_| {
        let asked = query.with(|query| query.get("step").and_then(|text| text.parse().ok()));
        asked.map_or(first, Step::at)
    });
    Effect::new(move |earlier: Option<Step>| {
        let now = step.get();
        if earlier.is_some_and(|earlier| earlier != now) {
            untrack(|| desk.save());
        }
        now
    });
    let title = fill(t().inspection.report_on, &[&report.campaign.reports_on]);
    let line = fill(t().inspection.due_line, &[&day(report.due_on), &days_left(report.days_left)]);
    view! {
        <PageHead title line />
        <Returned report=report.clone() />
        <div class="grid items-start gap-3 lg:grid-cols-[18rem_1fr]">
            <Overview desk report=report.clone() step />
            <div class="grid min-w-0 gap-3">
                <Clashes desk />
                <Declined desk />
                {move || view! { <StepCard desk report=report.clone() step=step.get() /> }}
            </div>
        </div>
    }
}

/// Where one begins: a returned report opens at what was remarked.
fn first_step(report: &Report) -> Step {
    let remarked = report.fields().iter().find(|field| field.remark.is_some() && !field.changed);
    let returned = report.state == ReportState::Returned;
    remarked.filter(|_| returned).map_or(Step::Basics, |field| Step::of(field.field))
}

/// Why it came back, and at which fields.
#[component]
fn Returned(report: Report) -> impl IntoView {
    let text = t().inspection;
    let last = report.steps.iter().rev().find(|step| step.step == ReportStep::Return).cloned();
    let fields: Vec<ReportField> =
        report.fields().iter().filter(|field| field.remark.is_some()).map(|field| field.field).collect();
    let link = |field: ReportField| {
        let href = fill("?step={}", &[&Step::of(field).number()]);
        view! { <a class="link inline-flex min-h-11 items-center" href=href>{label(field)}</a> }
    };
    last.filter(|_| report.state == ReportState::Returned).map(|step| {
        let reason = step.reason.map(label).unwrap_or_default();
        view! {
            <div class="mb-3">
                <Note tone=Tone::Warn>
                    <strong>{fill(text.returned_by, &[&step.actor, &reason])}</strong>
                    <p>{step.text}</p>
                    <p class="flex flex-wrap gap-x-4">{fields.into_iter().map(link).collect_view()}</p>
                </Note>
            </div>
        }
    })
}

/// How far one is, in figures; on a desk the steps to choose from.
#[component]
fn Overview(desk: Desk, report: Report, step: Memo<Step>) -> impl IntoView {
    let text = t().inspection;
    let all = report.fields().len();
    let known = report.content.as_ref().map_or(0, |content| content.prefilled);
    let filled = Memo::new(move |_| desk.inputs().iter().filter(|input| !input.text.get().trim().is_empty()).count());
    let words = Signal::derive(move || fill(text.filled_of, &[&filled.get(), &all, &known]));
    #[expect(clippy::cast_precision_loss, reason = "a form has some forty fields")]
    let value = Signal::derive(move || filled.get() as f64 / all.max(1) as f64);
    let entry = move |which: Step| {
        let open = move || {
            let wrong = desk.wrong.with(|wrong| wrong.iter().filter(|wrong| Step::of(wrong.field) == which).count());
            (which != Step::Check && wrong > 0).then(|| fill(text.still, &[&wrong]))
        };
        let done = move || {
            let sound = desk.wrong.with(|wrong| wrong.iter().all(|wrong| Step::of(wrong.field) != which));
            (which != Step::Check && sound).then(|| view! { <Picture icon=Icon::Check class="size-4 text-ok" /> })
        };
        let current = move || (step.get() == which).then_some("step");
        view! {
            <a class="form-tab w-full justify-between gap-2" href=fill("?step={}", &[&which.number()]) aria-current=current>
                <span>{which.number()} ". " {which.title()}</span>
                <span class="text-sm font-normal">{open} {done}</span>
            </a>
        }
    };
    view! {
        <Card>
            <Meter label=text.progress value words />
            <Saved desk />
            <nav class="mt-3 hidden gap-1 lg:grid" aria-label=text.steps>{Step::ALL.into_iter().map(entry).collect_view()}</nav>
        </Card>
    }
}

/// Where what was typed lies.
#[component]
fn Saved(desk: Desk) -> impl IntoView {
    let text = t().inspection;
    let reachable = reachable();
    let words = move || match desk.lies.get() {
        Lies::Nowhere => text.lies_nowhere,
        Lies::OnDevice if reachable.get() => text.lies_on_device,
        Lies::OnDevice => text.lies_offline,
        Lies::InQueue => text.lies_in_queue,
        Lies::OnServer => text.lies_on_server,
    };
    let icon = move || match desk.lies.get() {
        Lies::InQueue => Icon::Offline,
        Lies::OnDevice if !reachable.get() => Icon::Offline,
        _ => Icon::Done,
    };
    view! {
        <p class="mt-2 flex items-center gap-2 text-sm text-ink-2" role="status">
            {move || view! { <Picture icon=icon() class="size-4 shrink-0" /> }} {words}
        </p>
    }
}

#[component]
fn Declined(desk: Desk) -> impl IntoView {
    move || {
        let told = desk.declined.get();
        (!told.is_empty()).then(|| view! { <div class="grid gap-2">{told.into_iter().map(|message| view! { <ErrorNote message /> }).collect_view()}</div> })
    }
}

#[component]
fn StepCard(desk: Desk, report: Report, step: Step) -> impl IntoView {
    let text = t().inspection;
    let (navigate, path) = (use_navigate(), use_location().pathname);
    let go = move |number: usize| {
        navigate(&[&path.get_untracked(), "?step=", &number.to_string()].concat(), NavigateOptions::default());
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    let number = step.number();
    let body = if step == Step::Check {
        view! { <CheckStep desk report=report.clone() /> }.into_any()
    } else {
        let of_step = report.fields().iter().filter(|field| Step::of(field.field) == step).cloned();
        let inputs =
            of_step.filter_map(|field| Some(view! { <FieldInput desk input=desk.input(field.field)? field /> }));
        view! { <div class="gap-x-5 lg:grid lg:grid-cols-2">{inputs.collect_view()}</div> }.into_any()
    };
    to_goal(desk);
    let (back, onward) = (go.clone(), go);
    view! {
        <Card title=step.title()>
            <div class="mb-4 lg:hidden"><Steps current=Signal::stored(number) total=Step::ALL.len() /></div>
            {body}
            <div class="mt-4 flex gap-3">
                {(number > 1).then(|| view! { <Button icon=Icon::Back on_press=move |()| back(number - 1)>{text.back}</Button> })}
                {(step != Step::Check).then(|| view! {
                    <div class="grid grow sm:grow-0">
                        <Button weight=Weight::Strong icon=Icon::Onward on_press=move |()| onward(number + 1)>{text.next}</Button>
                    </div>
                })}
            </div>
        </Card>
    }
}

/// Goes to the field that someone has chosen on another step.
fn to_goal(desk: Desk) {
    if let Some(goal) = desk.goal.get_untracked() {
        desk.goal.set(None);
        request_animation_frame(move || {
            use entity::Word;
            let found = document().get_element_by_id(goal.code());
            if let Some(input) =
                found.and_then(|found| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(found).ok())
            {
                // An input that cannot take the focus is on the screen all the same.
                drop(input.focus());
            }
        });
    }
}
