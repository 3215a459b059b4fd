//! Filing a plan, or filing a returned one again: three steps for one thumb. The rules answer while one
//! types; without a network the filing waits in the queue.

use entity::institution::activity::plan::{Filer, Plan};
use entity::institution::activity::rule::ActivityRule;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

use super::draft::{self, FORM, Fields, forget};
use super::send::{self, Filed, Sent};
use super::step::{Content, Found, Order, Setting};
use super::view::{FilerData, Filing, Society, Terms, filer, found, reading};
use crate::net::intent::{Intent, with_rule};
use crate::net::queue::{self, Standing, Waiting};
use crate::net::reach::reachable;
use crate::parts::receipt::Promise;
use crate::parts::{
    Button, Card, EmptyState, Fact, Facts, Icon, LinkButton, Loaded, Note, PageHead, Picture, Steps, Tone, Weight,
};
use crate::session::{session, viewer};
use crate::text::{day, fill, label, language, t};

/// What the steps share.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    society: StoredValue<Society>,
    filer: StoredValue<Filer>,
    /// The returned filing, where it is filed again.
    again: StoredValue<Option<Filing>>,
    fields: StoredValue<Fields>,
    step: RwSignal<usize>,
    intent: Intent,
    /// What stands in the way.
    faults: Memo<Vec<(&'static str, String)>>,
    /// What the rules find.
    pub(super) found: Memo<Vec<ActivityRule>>,
    /// The write of the queue that this form settles.
    settles: StoredValue<Option<String>>,
    done: RwSignal<Option<Done>>,
}

/// What became of it.
#[derive(Clone)]
enum Done {
    /// It stands.
    Filed(Filed),
    /// It waits for a network.
    Queued,
}

/// The step on which a field stands.
pub(super) fn step_of(path: &str) -> usize {
    match path {
        // What is the matter with the society itself stands on every step.
        "societyId" | "kind" | "title" | "nameBasis" | "outline" | "speakers" => 1,
        "heldOn" | "place" | "audience" | "coHosts" | "foreignParties" => 2,
        _ => 3,
    }
}

impl Desk {
    fn open(society: Society, terms: &Terms, again: Option<Filing>, step: RwSignal<usize>) -> Self {
        let subject = again.as_ref().map_or_else(|| society.id.clone(), |filing| filing.id.clone());
        let stuck = queue::stuck(&subject, FORM);
        let known = again.as_ref().map(draft::of).unwrap_or_default();
        let fields = Fields::open(&subject, society.name.clone(), known, stuck.as_ref());
        let filer = StoredValue::new(draft::filer(&society, terms));
        let found = Memo::new(move |_| filer.with_value(|filer| plan(fields, filer).found(filer)));
        let faults = Memo::new(move |_| {
            let refused = filer.with_value(|filer| plan(fields, filer).faults(filer));
            let said = refused
                .into_iter()
                .map(|refusal| (refusal.path, with_rule(refusal.code.sentence(language()), refusal.code.rule())));
            let no_day = (!fields.has_day()).then(|| ("heldOn", t().activity.day_needed.to_owned()));
            said.chain(no_day).collect::<Vec<_>>()
        });
        Self {
            society: StoredValue::new(society),
            filer,
            again: StoredValue::new(again),
            fields: StoredValue::new(fields),
            step,
            intent: Intent::new(),
            faults,
            found,
            settles: StoredValue::new(stuck.map(|waiting| waiting.key)),
            done: RwSignal::new(None),
        }
    }

    /// What is wrong with a field: by the rules once something is typed, else what the server said.
    pub(super) fn fault(self, path: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let ruled = self.faults.with(|all| all.iter().find(|(at, _)| *at == path).map(|(_, said)| said.clone()));
            let early = self.fields().is_empty() || step_of(path) > self.step.get();
            ruled.filter(|_| !early).or_else(|| self.intent.about(path))
        })
    }

    /// What is typed.
    pub(super) fn fields(self) -> Fields {
        self.fields.get_value()
    }

    /// The step that is shown.
    pub(super) fn step(self) -> usize {
        self.step.get()
    }

    fn send(self) {
        let plan = untrack(|| self.filer.with_value(|filer| plan(self.fields(), filer)));
        if let Some(settled) = self.settles.try_update_value(Option::take).flatten() {
            queue::remove(&settled);
        }
        let (society, again) = (self.society.get_value(), self.again.get_value());
        let subject = again.as_ref().map_or_else(|| society.id.clone(), |filing| filing.id.clone());
        self.intent.begin();
        spawn_local(async move {
            let sent = match &again {
                Some(filing) => send::refile(filing, plan, self.intent.key()).await,
                None => send::file(&society, plan, self.intent.key()).await,
            };
            match sent {
                Ok(Sent::Filed(filed)) => {
                    forget(&subject);
                    spawn_local(session().confirm());
                    let _ = self.done.try_set(Some(Done::Filed(filed)));
                }
                Ok(Sent::Queued) => {
                    forget(&subject);
                    let _ = self.done.try_set(Some(Done::Queued));
                }
                Ok(Sent::Refused(declined)) => {
                    let first = declined.first().map_or(3, |(path, _)| step_of(path));
                    if !self.intent.settle(Ok(declined)) {
                        let _ = self.step.try_set(first);
                    }
                }
                Err(fault) => drop(self.intent.settle(Err(fault))),
            }
        });
    }
}

/// The plan; while there is no day nothing is said of the day.
fn plan(fields: Fields, filer: &Filer) -> Plan {
    fields.plan(filer.lead_on)
}

/// `/activities/new`.
#[component]
pub(crate) fn FileActivityPage() -> impl IntoView {
    let reading = filer(viewer().society_id.unwrap_or_default());
    // Whoever writes stays at his step, whatever the server says meanwhile.
    let step = RwSignal::new(1);
    let view = move |data: FilerData| form(data, None, step);
    view! {
        <PageHead title=t().activity.file line=t().activity.file_line />
        <Loaded reading lines=8 view />
    }
}

/// `/activities/…/refile`.
#[component]
pub(crate) fn RefileActivityPage() -> impl IntoView {
    let params = use_params_map();
    let case = reading(move || params.with(|params| params.get("id").unwrap_or_default()));
    let facts = filer(viewer().society_id.unwrap_or_default());
    let step = RwSignal::new(1);
    let view = move |data| {
        let Some(filing) = found(data) else { return not_found() };
        view! { <Loaded reading=facts lines=8 view=move |data| form(data, Some(filing.clone()), step) /> }.into_any()
    };
    view! {
        <PageHead title=t().activity.refile line=t().activity.file_line />
        <Loaded reading=case lines=8 view />
    }
}

/// What is not there, or not for the viewer.
pub(super) fn not_found() -> AnyView {
    view! {
        <EmptyState icon=Icon::Search title=t().activity.not_found line=t().register.not_found_hint>
            <LinkButton href="/activities">{t().activity.to_all}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

fn form(data: FilerData, again: Option<Filing>, step: RwSignal<usize>) -> AnyView {
    match data.society {
        Some(society) => view! { <Form society terms=data.activity_terms again step /> }.into_any(),
        None => not_found(),
    }
}

#[component]
fn Form(society: Society, terms: Terms, again: Option<Filing>, step: RwSignal<usize>) -> impl IntoView {
    let text = t().activity;
    let stuck = queue::stuck(again.as_ref().map_or(&society.id, |filing| &filing.id), FORM);
    let (returned, stuck) = (again.as_ref().map(why_returned), stuck.map(why_stuck));
    let before = StoredValue::new((returned, stuck));
    let before = move || {
        let (returned, stuck) = before.get_value();
        [returned, stuck]
            .into_iter()
            .flatten()
            .map(|(title, said)| {
                view! { <div class="mb-3"><Note tone=Tone::Warn><strong>{title}</strong><p>{said}</p></Note></div> }
            })
            .collect_view()
    };
    let desk = Desk::open(society, &terms, again, step);
    let days = fill(
        text.days_line,
        &[&terms.silent_working_days, &day(terms.silent_on), &terms.lead_days, &day(terms.lead_on)],
    );
    let days = StoredValue::new(days);
    let body = move || match desk.step.get() {
        1 => view! { <Content desk /> }.into_any(),
        2 => view! { <Setting desk /> }.into_any(),
        _ => view! { <Order desk /> }.into_any(),
    };
    let told = move || {
        desk.intent.rest(&FIELDS).map(|said| view! { <div class="mb-3"><Note tone=Tone::Bad>{said}</Note></div> })
    };
    move || match desk.done.get() {
        Some(Done::Filed(filed)) => view! { <Receipt filed /> }.into_any(),
        Some(Done::Queued) => view! { <Promise><p class="mt-2 text-ink-2">{text.queued_line}</p></Promise> }.into_any(),
        None => view! {
            {before()}
            <Card>
                <Steps current=Signal::from(desk.step) total=3 />
                <p class="mt-2 mb-4 text-sm text-ink-2">{days.get_value()}</p>
                <div role="alert">{told}</div>
                {body}
                <Found desk />
                <Onward desk />
            </Card>
        }
        .into_any(),
    }
}

/// Why the filing came back: a title and what was said.
fn why_returned(filing: &Filing) -> (String, String) {
    let reason = filing.reason.map(label).unwrap_or_default();
    (fill(t().activity.returned_because, &[&reason]), filing.text.clone().unwrap_or_default())
}

/// Why a write of the queue did not get through.
fn why_stuck(waiting: Waiting) -> (String, String) {
    let said = match waiting.standing {
        Standing::Refused(sentences) => sentences.join(" "),
        Standing::Broke(sentence) => sentence,
        Standing::Conflict | Standing::Waits => t().form.changed_meanwhile.to_owned(),
    };
    (t().form.not_delivered.to_owned(), said)
}

/// The fields that say themselves what is wrong with them.
const FIELDS: [&str; 12] = [
    "title",
    "nameBasis",
    "outline",
    "speakers",
    "heldOn",
    "place",
    "audience",
    "coHosts",
    "foreignParties",
    "feeBasis",
    "awardBasis",
    "opinion",
];

#[component]
fn Onward(desk: Desk) -> impl IntoView {
    let text = t().form;
    let open = Signal::derive(move || desk.faults.with(Vec::is_empty));
    let online = reachable();
    let go = move |by: isize| desk.step.update(|step| *step = step.saturating_add_signed(by));
    // What is wrong on another step cannot be seen from here.
    let first = move || {
        let here = desk.step.get();
        let other = desk.faults.with(|all| all.iter().map(|(path, _)| step_of(path)).find(|step| *step != here));
        other.filter(|_| here == 3).map(|step| {
            view! { <Button on_press=move |()| desk.step.set(step)>{fill(t().activity.first_step, &[&step])}</Button> }
        })
    };
    let onward = move || {
        if desk.step.get() == 3 {
            let said = move || if online.get() { t().activity.send } else { t().edit.submit_later };
            view! {
                <Button weight=Weight::Strong busy=desk.intent.busy disabled=Signal::derive(move || !open.get()) on_press=move |()| desk.send()>{said}</Button>
            }
            .into_any()
        } else {
            view! { <Button weight=Weight::Strong on_press=move |()| go(1)>{text.next}</Button> }.into_any()
        }
    };
    view! {
        <div class="mt-4 flex flex-wrap gap-3">
            {move || (desk.step.get() > 1).then(|| view! { <Button on_press=move |()| go(-1)>{text.back}</Button> })}
            {first} {onward}
        </div>
    }
}

/// It stands: its number, and until when the federation can answer.
#[component]
fn Receipt(filed: Filed) -> impl IntoView {
    let text = t().activity;
    let Filed { id, receipt_no, silent_on } = filed;
    view! {
        <Card edge=Tone::Ok>
            <div role="status" class="mb-4 flex items-center gap-2 text-xl font-bold text-ok">
                <Picture icon=Icon::Done class="size-7" />
                {text.filed}
            </div>
            <Facts>
                <Fact label=text.receipt_no value=receipt_no />
                <Fact label=text.silent_on value=day(silent_on) />
            </Facts>
            <p class="mt-3 text-ink-2">{text.filed_line}</p>
            <p class="mt-3 flex flex-wrap gap-3">
                <LinkButton href=["/activities/", &id].concat() weight=Weight::Strong>{text.see}</LinkButton>
                <LinkButton href="/activities">{text.to_all}</LinkButton>
            </p>
        </Card>
    }
}
