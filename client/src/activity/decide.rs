//! What the federation does with one filing: no objection, conditions, return, refusal. A word that is
//! needed is asked for where it is needed.

use entity::Word;
use entity::institution::activity::{ActivityReason, ActivityStep};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::send::{self, Answer, Outcome, Together};
use super::view::Filing;
use crate::net::NetFault;
use crate::parts::field::described_by;
use crate::parts::{Button, Card, Choice, Choices, ErrorNote, Field, Icon, Pick, Tone, Weight, toast};
use crate::session::session;
use crate::text::{label, language, t};

/// What runs beside a button: busy, and what was declined.
#[derive(Clone, Copy)]
pub(super) struct Act {
    pub(super) busy: RwSignal<bool>,
    told: RwSignal<Vec<String>>,
    moved: Callback<()>,
}

impl Act {
    /// Nothing has happened yet; `moved` is told when something has.
    pub(super) fn new(moved: Callback<()>) -> Self {
        Self { busy: RwSignal::new(false), told: RwSignal::new(Vec::new()), moved }
    }

    /// Does it, and says what became of it.
    pub(super) fn run(self, done: &'static str, step: impl Future<Output = Answer> + 'static) {
        self.busy.set(true);
        self.told.set(Vec::new());
        spawn_local(async move {
            let outcome = step.await;
            // The screen may be gone by now.
            let _ = self.busy.try_set(false);
            match outcome {
                Ok(Outcome::Done) => {
                    toast::show(done);
                    spawn_local(session().confirm());
                    let _ = self.moved.try_run(());
                }
                Ok(Outcome::Queued) => toast::show(t().activity.queued_line),
                Ok(Outcome::Refused(declined)) => {
                    let _ = self.told.try_set(declined.into_iter().map(|(_, said)| said).collect());
                }
                Err(fault) => drop(self.told.try_set(vec![fault.sentence(language())])),
            }
        });
    }

    /// Tells something that stands in the way.
    pub(super) fn tell(self, said: &str) {
        self.told.set(vec![said.to_owned()]);
    }

    /// What was declined.
    pub(super) fn notes(self) -> impl IntoView {
        let note = |message| view! { <div class="mb-3"><ErrorNote message /></div> };
        move || self.told.get().into_iter().map(note).collect_view()
    }
}

/// One filing among many, as one step.
async fn alone(together: impl Future<Output = Result<Together, NetFault>>) -> Answer {
    let Together { moved: _, stayed, refused } = together.await?;
    let told: Vec<_> = refused.into_iter().chain(stayed.into_iter().map(|(_, why)| why)).collect();
    let declined = told.into_iter().map(|said| (String::new(), said)).collect::<Vec<_>>();
    Ok(if declined.is_empty() { Outcome::Done } else { Outcome::Refused(declined) })
}

/// The card.
#[component]
pub(super) fn Decide(filing: Filing, moved: Callback<()>) -> impl IntoView {
    let text = t().activity;
    let act = Act::new(moved);
    let may = |step| filing.moves.contains(&step);
    let seen = vec![(filing.id.clone(), filing.version)];
    let (passed, taken) = (seen.clone(), seen);
    let pass = move |()| act.run(text.passed, alone(send::pass(passed.clone())));
    let take_up = may(ActivityStep::TakeUp).then(|| {
        let press = move |()| act.run(text.taken_up, alone(send::take_up(taken.clone())));
        view! { <Button busy=act.busy on_press=press>{text.take_up}</Button> }
    });
    view! {
        <Card title=t().form.your_turn edge=Tone::Warn>
            {act.notes()}
            <div class="flex flex-wrap gap-3">
                <Button weight=Weight::Strong icon=Icon::Check busy=act.busy on_press=pass>{text.pass}</Button>
                {take_up}
            </div>
            <Conditions filing=filing.clone() act />
            <Reasoned filing=filing.clone() act refuses=false />
            <Reasoned filing act refuses=true />
        </Card>
    }
}

#[component]
fn Conditions(filing: Filing, act: Act) -> impl IntoView {
    let text = t().activity;
    let said = RwSignal::new(String::new());
    let press = move |()| {
        let (filing, said) = (filing.clone(), said.get_untracked());
        act.run(text.conditioned, async move { send::condition(&filing, said).await });
    };
    view! {
        <details class="mt-3">
            <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{text.condition}</summary>
            <Field id="conditions" label=text.conditions hint=text.conditions_hint>
                <textarea id="conditions" class="textarea w-full" rows="3" maxlength="4000" aria-describedby=described_by("conditions") bind:value=said></textarea>
            </Field>
            <Button busy=act.busy on_press=press>{text.condition_now}</Button>
        </details>
    }
}

/// Returning it or refusing it: why, and in words.
#[component]
fn Reasoned(filing: Filing, act: Act, refuses: bool) -> impl IntoView {
    let text = t().activity;
    let (reason, said) = (RwSignal::new(None::<ActivityReason>), RwSignal::new(String::new()));
    let (id, name, title, words, press_now) = if refuses {
        ("refusal", "refuse", text.refuse, text.refuse_text, text.refuse_now)
    } else {
        ("return", "return", text.give_back, text.return_text, text.give_back_now)
    };
    let choice = move |which: &ActivityReason| {
        let which = *which;
        let chosen = Signal::derive(move || reason.get() == Some(which));
        view! { <Choice pick=Pick::One(name) label=label(which) chosen on_choose=move || reason.set(Some(which)) /> }
    };
    let press = move |()| {
        let Some(reason) = reason.get_untracked() else { return act.tell(text.reason_needed) };
        let (filing, said) = (filing.clone(), said.get_untracked());
        let done = if refuses { text.refused } else { text.returned };
        act.run(done, async move {
            if refuses {
                send::refuse(&filing, reason, said).await
            } else {
                send::give_back(&filing, reason, said).await
            }
        });
    };
    view! {
        <details class="mt-1">
            <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{title}</summary>
            <Choices label=text.why>{ActivityReason::ALL.iter().map(choice).collect_view()}</Choices>
            <Field id label=words>
                <textarea id=id class="textarea w-full" rows="3" maxlength="4000" aria-describedby=described_by(id) bind:value=said></textarea>
            </Field>
            <Button busy=act.busy on_press=press>{press_now}</Button>
        </details>
    }
}
