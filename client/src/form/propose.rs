//! The society proposes, or corrects what was returned: three steps for one thumb. Without a network the
//! proposal waits in the queue.

mod step;

use entity::form::rules::RuleSet;
use entity::refusal::Refusal;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::proposal::{FORM, Fields, forget};
use super::send::{self, Outcome};
use super::view::Society;
use crate::net::intent::{Intent, with_rule};
use crate::net::queue::{self, Standing, Waiting};
use crate::net::reach::reachable;
use crate::parts::{Button, Card, Note, Steps, Tone, Weight};
use crate::text::{fill, label, language, t};
use step::{Which, Who, Why};

/// What the steps share.
#[derive(Clone, Copy)]
struct Desk {
    society: StoredValue<Society>,
    rules: StoredValue<RuleSet>,
    fields: Fields,
    step: RwSignal<usize>,
    intent: Intent,
    /// What the rules have against what is typed.
    faults: Memo<Vec<(&'static str, String)>>,
    /// The write of the queue that this form settles.
    settles: StoredValue<Option<String>>,
    on_sent: Callback<Option<(String, i64)>>,
}

/// The step on which a field stands.
fn step_of(path: &str) -> usize {
    match path {
        "form" => 1,
        "nominees" | "superior" => 2,
        _ => 3,
    }
}

impl Desk {
    fn open(
        society: Society,
        rules: RuleSet,
        stuck: Option<&Waiting>,
        step: RwSignal<usize>,
        on_sent: Callback<Option<(String, i64)>>,
    ) -> Self {
        let fields = Fields::open(&society, &rules, stuck);
        let (society, rules) = (StoredValue::new(society), StoredValue::new(rules));
        let faults = Memo::new(move |_| {
            let found = society.with_value(|society| rules.with_value(|rules| fields.faults(society, rules)));
            let said = |Refusal { path, code }| (path, with_rule(code.sentence(language()), code.rule()));
            found.into_iter().map(said).collect::<Vec<_>>()
        });
        Self {
            society,
            rules,
            fields,
            step,
            intent: Intent::new(),
            faults,
            settles: StoredValue::new(stuck.map(|waiting| waiting.key.clone())),
            on_sent,
        }
    }

    /// What is wrong with a field: by the rules, else what the server said.
    fn fault(self, path: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let ruled = self.faults.with(|all| all.iter().find(|(at, _)| *at == path).map(|(_, said)| said.clone()));
            ruled.or_else(|| self.intent.about(path))
        })
    }

    /// What the rules have against an earlier step: one cannot see it from here.
    fn earlier(self) -> Vec<String> {
        let here = self.step.get();
        self.faults
            .with(|all| all.iter().filter(|(path, _)| step_of(path) != here).map(|(_, said)| said.clone()).collect())
    }

    fn send(self) {
        let Some(proposal) = untrack(|| self.fields.proposal()) else { return };
        if let Some(settled) = self.settles.try_update_value(Option::take).flatten() {
            queue::remove(&settled);
        }
        let society = self.society.get_value();
        self.intent.begin();
        spawn_local(async move {
            match send::propose(&society, proposal, self.intent.key()).await {
                Ok(Outcome::Done { key, version }) => {
                    forget(&society);
                    self.on_sent.run(Some((key, version)));
                }
                Ok(Outcome::Queued) => {
                    forget(&society);
                    self.on_sent.run(None);
                }
                Ok(Outcome::Declined(declined)) => {
                    let first = declined.first().map_or(3, |(path, _)| step_of(path));
                    if !self.intent.settle(Ok(declined)) {
                        let _ = self.step.try_set(first);
                    }
                }
                Err(fault) => {
                    self.intent.settle(Err(fault));
                }
            }
        });
    }
}

/// The form, at a step. `on_sent` is told when it stands (key and version), or waits (nothing).
#[component]
pub(super) fn Propose(
    society: Society,
    rules: RuleSet,
    step: RwSignal<usize>,
    on_sent: Callback<Option<(String, i64)>>,
) -> impl IntoView {
    let text = t().form;
    let stuck = queue::stuck(&society.id, FORM);
    let returned = society.formation.clone().and_then(|case| {
        let reason = case.return_reason.map(label)?;
        Some(view! { <Note tone=Tone::Warn><strong>{fill(text.returned_because, &[&reason])}</strong><p>{case.return_text}</p></Note> })
    });
    let why_stuck = stuck.clone().map(|waiting| {
        let said = match waiting.standing {
            Standing::Refused(sentences) => sentences.join(" "),
            Standing::Broke(sentence) => sentence,
            Standing::Conflict | Standing::Waits => text.changed_meanwhile.to_owned(),
        };
        view! { <Note tone=Tone::Warn><strong>{text.not_delivered}</strong><p>{said}</p></Note> }
    });
    let desk = Desk::open(society, rules, stuck.as_ref(), step, on_sent);
    let body = move || match desk.step.get() {
        1 => view! { <Which desk /> }.into_any(),
        2 => view! { <Who desk /> }.into_any(),
        _ => view! { <Why desk /> }.into_any(),
    };
    let told = move || {
        let rest = desk.intent.rest(&["form", "nominees", "superior", "reason", "proposedOn"]);
        rest.map(|said| view! { <Note tone=Tone::Bad>{said}</Note> })
    };
    let earlier = move || {
        let said = if desk.step.get() == 3 { desk.earlier() } else { Vec::new() };
        (!said.is_empty()).then(|| {
            let said = said.into_iter().map(|said| view! { <li>{said}</li> }).collect_view();
            view! { <Note tone=Tone::Warn><strong>{text.first_correct}</strong><ul class="list-disc pl-5">{said}</ul></Note> }
        })
    };
    view! {
        {returned} {why_stuck}
        <Card title=text.propose>
            <Steps current=Signal::from(desk.step) total=3 />
            <div class="mt-4">{body}</div>
            <div role="alert">{told}</div>
            {earlier}
            <Onward desk />
        </Card>
    }
}

#[component]
fn Onward(desk: Desk) -> impl IntoView {
    let text = t().form;
    let open = Signal::derive(move || desk.faults.with(Vec::is_empty));
    let online = reachable();
    let go = move |by: isize| desk.step.update(|step| *step = step.saturating_add_signed(by));
    let onward = move || {
        if desk.step.get() == 3 {
            let said = move || if online.get() { text.send } else { t().edit.submit_later };
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
            {onward}
        </div>
    }
}
