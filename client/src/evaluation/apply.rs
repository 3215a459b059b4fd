//! Applying to be evaluated, in three steps for one thumb: what one may apply for and what stands in the way,
//! the rating of oneself, the statement with its papers. A returned application is sent again the same way.

use entity::institution::evaluation::rules::EvaluationRules;
use entity::institution::evaluation::score::Scores;
use entity::register::standing::GradeLevel;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;
use serde::{Deserialize, Serialize};

use super::score::{ScoreSheet, Sheet};
use super::send::{self, Outcome, Rating};
use super::view::{AskData, Evaluation, Forecast, asking, found, grades, reading, rules_of, rules_today};
use crate::file::{Chosen, FileField};
use crate::net::draft::Place;
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{
    Button, Card, Choice, Choices, EmptyState, Field, Icon, LinkButton, Loaded, Note, PageHead, Pick, Picture, Steps,
    Tone, Weight,
};
use crate::session::{session, viewer};
use crate::text::{self, fill, label, t};

/// The draft's name, beside the other forms.
pub(crate) const FORM: &str = "evaluation";

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Typed {
    level: Option<GradeLevel>,
    points: Vec<String>,
    statement: String,
}

/// What the steps share.
#[derive(Clone, Copy)]
struct Desk {
    subject: StoredValue<String>,
    /// The returned application, where it is sent again.
    again: StoredValue<Option<Evaluation>>,
    rules: StoredValue<EvaluationRules>,
    level: RwSignal<Option<GradeLevel>>,
    sheet: Sheet,
    statement: RwSignal<String>,
    files: Chosen,
    step: RwSignal<usize>,
    intent: Intent,
    told: RwSignal<Option<String>>,
    /// The evaluation that it led to.
    done: RwSignal<Option<String>>,
}

impl Desk {
    fn open(
        subject: String,
        title: String,
        rules: EvaluationRules,
        again: Option<Evaluation>,
        step: RwSignal<usize>,
    ) -> Self {
        let own = again.as_ref().map(|one| Scores {
            basic: number(one.self_rating.basic),
            governance: number(one.self_rating.governance),
            results: number(one.self_rating.results),
            appraisal: number(one.self_rating.appraisal),
        });
        let sheet = Sheet::of(own);
        let level = RwSignal::new(again.as_ref().map(|one| one.applied_level));
        let statement = RwSignal::new(again.as_ref().map(|one| one.statement.clone()).unwrap_or_default());
        let place = Place::new(&subject, FORM);
        if let Some(kept) = place.recall::<Typed>() {
            sheet.take(&kept.fields.points);
            statement.set(kept.fields.statement);
            level.update(|level| *level = level.or(kept.fields.level));
        }
        Effect::new(move |earlier: Option<()>| {
            let typed = Typed { level: level.get(), points: sheet.texts().into(), statement: statement.get() };
            if earlier.is_some() {
                place.keep(&title, 0, typed);
            }
        });
        Self {
            files: Chosen::of(FORM, &subject),
            step,
            subject: StoredValue::new(subject),
            again: StoredValue::new(again),
            rules: StoredValue::new(rules),
            level,
            sheet,
            statement,
            intent: Intent::new(),
            told: RwSignal::new(None),
            done: RwSignal::new(None),
        }
    }

    /// Whether the step that is shown is filled in.
    fn is_ready(self) -> bool {
        match self.step.get() {
            1 => self.level.with(Option::is_some),
            2 => self.rules.with_value(|rules| self.sheet.is_whole(rules)),
            _ => !self.statement.with(|text| text.trim().is_empty()),
        }
    }

    fn send(self) {
        let (Some(level), Some(scores)) = untrack(|| (self.level.get(), self.sheet.scores())) else { return };
        let file_ids = match self.files.ids() {
            Ok(ids) => ids,
            Err(sentence) => return self.told.set(Some(sentence)),
        };
        self.told.set(None);
        let rating = Rating { scores, statement: self.statement.get_untracked(), file_ids };
        self.intent.begin();
        spawn_local(async move {
            let (key, subject) = (self.intent.key(), self.subject.get_value());
            let sent = match self.again.get_value() {
                Some(evaluation) => send::resubmit(&evaluation, rating, key).await,
                None => send::apply(subject.clone(), level, rating, key).await,
            };
            match sent {
                Ok(Outcome::Done(id)) => {
                    Place::new(&subject, FORM).discard();
                    self.files.clear();
                    spawn_local(session().confirm());
                    let _ = self.intent.busy.try_set(false);
                    let _ = self.done.try_set(Some(id));
                }
                Ok(Outcome::Declined(declined)) => drop(self.intent.settle(Ok(declined))),
                Err(fault) => drop(self.intent.settle(Err(fault))),
            }
        });
    }
}

fn number(points: i64) -> i32 {
    i32::try_from(points).unwrap_or_default()
}

/// `/evaluations/new`.
#[component]
pub(crate) fn ApplyPage() -> impl IntoView {
    let reading = asking(viewer().society_id.unwrap_or_default());
    // Whoever writes stays at his step, whatever the server says meanwhile.
    let step = RwSignal::new(1);
    let view = move |data: AskData| match data.society.clone() {
        Some(society) => {
            let desk = Desk::open(society.id, society.name, rules_today(&data), None, step);
            view! { <Form desk forecasts=grades(&data) source=data.evaluation_rules.source.clone() /> }.into_any()
        }
        None => not_found(),
    };
    view! {
        <PageHead title=text::evaluation::t().apply line=text::evaluation::t().apply_line />
        <Loaded reading lines=8 view />
    }
}

/// `/evaluations/…/resubmit`.
#[component]
pub(crate) fn ResubmitPage() -> impl IntoView {
    let params = use_params_map();
    let case = reading(move || params.with(|params| params.get("id").unwrap_or_default()));
    // What was applied for stands.
    let step = RwSignal::new(2);
    let view = move |data| {
        let Some(evaluation) = found(data) else { return not_found() };
        let title = evaluation.society.as_ref().map(|society| society.name.clone()).unwrap_or_default();
        let (rules, source) = (rules_of(&evaluation), evaluation.rules.source.clone());
        let desk = Desk::open(evaluation.id.clone(), title, rules, Some(evaluation), step);
        view! { <Form desk forecasts=Vec::new() source /> }.into_any()
    };
    view! {
        <PageHead title=text::evaluation::t().resubmit line=text::evaluation::t().apply_line />
        <Loaded reading=case lines=8 view />
    }
}

/// What is not there, or not for the viewer.
pub(super) fn not_found() -> AnyView {
    view! {
        <EmptyState icon=Icon::Search title=text::evaluation::t().not_found line=t().register.not_found_hint>
            <LinkButton href="/evaluations">{text::evaluation::t().to_all}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

#[component]
fn Form(desk: Desk, forecasts: Vec<Forecast>, source: String) -> impl IntoView {
    let text = text::evaluation::t();
    let returned = desk.again.with_value(|again| again.as_ref().and_then(|one| one.text.clone()));
    let returned = StoredValue::new(returned);
    let (forecasts, source) = (StoredValue::new(forecasts), StoredValue::new(source));
    let first = desk.again.with_value(|again| if again.is_some() { 2 } else { 1 });
    let body = move || match desk.step.get() {
        1 => view! { <Level desk forecasts=forecasts.get_value() /> }.into_any(),
        2 => view! { <ScoreSheet sheet=desk.sheet rules=desk.rules applied=desk.level /> }.into_any(),
        _ => view! { <Statement desk /> }.into_any(),
    };
    let declined = move || {
        let said = desk.told.get().or_else(|| desk.intent.rest(&["statement"]));
        said.map(|said| view! { <div class="mb-3"><Note tone=Tone::Bad>{said}</Note></div> })
    };
    move || {
        match desk.done.get() {
        Some(id) => view! { <Receipt id /> }.into_any(),
        None => view! {
            {returned.get_value().map(|said| view! {
                <div class="mb-3"><Note tone=Tone::Warn><strong>{text.returned_because}</strong><p class="whitespace-pre-line">{said}</p></Note></div>
            })}
            <Card>
                <Steps current=Signal::from(desk.step) total=3 />
                <div role="alert" class="mt-3">{declined}</div>
                <div class="mt-3">{body}</div>
                <Onward desk first />
                <p class="mt-3 text-sm text-ink-2">{fill(text.rules_source, &[&source.get_value()])}</p>
            </Card>
        }
        .into_any(),
    }
    }
}

/// What can be applied for now, and what stands in the way of the rest.
#[component]
fn Level(desk: Desk, forecasts: Vec<Forecast>) -> impl IntoView {
    let text = text::evaluation::t();
    let (open, closed): (Vec<_>, Vec<_>) = forecasts.into_iter().partition(|forecast| forecast.eligible);
    let choice = move |forecast: &Forecast| {
        let level = forecast.grade?;
        let chosen = Signal::derive(move || desk.level.get() == Some(level));
        Some(
            view! { <Choice pick=Pick::One("level") label=label(level) chosen on_choose=move || desk.level.set(Some(level)) /> },
        )
    };
    // A grade that ends can be open twice: as itself again and as one of the ladder.
    let mut seen = Vec::new();
    let choices = open.iter().filter(|forecast| {
        let fresh = !seen.contains(&forecast.grade);
        seen.push(forecast.grade);
        fresh
    });
    let choices: Vec<_> = choices.filter_map(choice).collect();
    let choices = (!choices.is_empty()).then(|| view! { <Choices label=text.open_now>{choices}</Choices> });
    let none =
        open.is_empty().then(|| view! { <div class="mb-3"><Note tone=Tone::Warn>{text.nothing_open}</Note></div> });
    view! {
        {none} {choices}
        <Blocked forecasts=closed />
    }
}

/// What stands in the way, forecast by forecast.
#[component]
pub(super) fn Blocked(forecasts: Vec<Forecast>) -> impl IntoView {
    let row = |forecast: Forecast| {
        let blocker = |blocker: super::view::Blocker| {
            view! { <li>{blocker.label} <span class="block text-sm text-ink-2">{blocker.rule}</span></li> }
        };
        let blockers = forecast.blockers.into_iter().map(blocker).collect_view();
        view! {
            <details class="border-b border-line py-1 last:border-0">
                <summary class="min-h-11 cursor-pointer py-2 font-medium">{forecast.sentence}</summary>
                <ul class="list-disc pb-2 pl-5">{blockers}</ul>
            </details>
        }
    };
    let rows = forecasts.into_iter().map(row).collect_view();
    view! { <div>{rows}</div> }
}

#[component]
fn Statement(desk: Desk) -> impl IntoView {
    let text = text::evaluation::t();
    let fault = Signal::derive(move || desk.intent.about("statement"));
    view! {
        <Field id="statement" label=text.statement hint=text.statement_hint error=fault>
            <textarea id="statement" class="textarea w-full" rows="6" maxlength="4000" aria-describedby=described_by("statement") bind:value=desk.statement></textarea>
        </Field>
        <FileField id="evaluation-files" label=text.papers chosen=desk.files />
    }
}

#[component]
fn Onward(desk: Desk, first: usize) -> impl IntoView {
    let text = t().form;
    let ready = Memo::new(move |_| desk.is_ready());
    let closed = Signal::derive(move || !ready.get());
    let go = move |by: isize| desk.step.update(|step| *step = step.saturating_add_signed(by));
    let onward = move || {
        if desk.step.get() == 3 {
            view! { <Button weight=Weight::Strong icon=Icon::Send busy=desk.intent.busy disabled=closed on_press=move |()| desk.send()>{text::evaluation::t().send}</Button> }.into_any()
        } else {
            view! { <Button weight=Weight::Strong disabled=closed on_press=move |()| go(1)>{text.next}</Button> }
                .into_any()
        }
    };
    view! {
        <div class="mt-4 flex flex-wrap gap-3">
            {move || (desk.step.get() > first).then(|| view! { <Button on_press=move |()| go(-1)>{text.back}</Button> })}
            {onward}
        </div>
    }
}

/// It stands.
#[component]
fn Receipt(id: String) -> impl IntoView {
    let text = text::evaluation::t();
    view! {
        <Card edge=Tone::Ok>
            <div role="status" class="mb-4 flex items-center gap-2 text-xl font-bold text-ok">
                <Picture icon=Icon::Done class="size-7" />
                {text.sent}
            </div>
            <p class="text-ink-2">{text.sent_line}</p>
            <p class="mt-3 flex flex-wrap gap-3">
                <LinkButton href=["/evaluations/", &id].concat() weight=Weight::Strong>{text.see}</LinkButton>
                <LinkButton href="/evaluations">{text.to_all}</LinkButton>
            </p>
        </Card>
    }
}
