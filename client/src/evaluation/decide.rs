//! What is said about an evaluation: opinion, objection, review, withdrawal, return, refusal; and the plain
//! yes of acceptance, notice and decision.

use entity::Word;
use entity::institution::evaluation::{EvaluationReason, EvaluationStep};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::send::{self, Answer, Outcome};
use super::view::Evaluation;
use crate::parts::field::described_by;
use crate::parts::{Button, Choice, Choices, ErrorNote, Field, Icon, Pick, Weight, toast};
use crate::session::session;
use crate::text::{self, fill, label, language};

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
                Ok(Outcome::Done(_)) => {
                    toast::show(done);
                    spawn_local(session().confirm());
                    let _ = self.moved.try_run(());
                }
                Ok(Outcome::Declined(declined)) => {
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

/// A step with words: what it is called, what is asked, and the button.
#[derive(Clone, Copy)]
pub(super) struct Said {
    step: EvaluationStep,
    id: &'static str,
    label: &'static str,
    press: &'static str,
    done: &'static str,
    /// It stands open: it is why the viewer has the turn.
    open: bool,
}

impl Said {
    /// The words of a step.
    pub(super) fn of(step: EvaluationStep) -> Self {
        let text = text::evaluation::t();
        let (id, label, press, done, open) = match step {
            EvaluationStep::Opine => ("opinion", text.opinion_text, text.opine, text.opined, true),
            EvaluationStep::Object => ("objection", text.object_text, text.object, text.objected, false),
            EvaluationStep::Uphold => ("uphold", text.uphold_text, text.uphold, text.upheld, true),
            EvaluationStep::Reopen => ("reopen", text.reopen_text, text.reopen, text.reopened, false),
            _ => ("withdraw", text.withdraw_text, text.withdraw, text.withdrawn, false),
        };
        Self { step, id, label, press, done, open }
    }
}

#[component]
pub(super) fn Say(evaluation: Evaluation, act: Act, said: Said) -> impl IntoView {
    let Said { step, id, label, press, done, open } = said;
    let typed = RwSignal::new(String::new());
    let on_press = move |()| {
        let (evaluation, typed) = (evaluation.clone(), typed.get_untracked());
        act.run(done, async move { send::say(&evaluation, step, typed).await });
    };
    let form = view! {
        <Field id label=label>
            <textarea id=id class="textarea w-full" rows="3" maxlength="4000" aria-describedby=described_by(id) bind:value=typed></textarea>
        </Field>
        <Button weight=if open { Weight::Strong } else { Weight::Normal } busy=act.busy on_press=on_press>{press}</Button>
    };
    if open {
        return view! { <div class="mt-2">{form}</div> }.into_any();
    }
    view! {
        <details class="mt-2">
            <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{press}</summary>
            {form}
        </details>
    }
    .into_any()
}

/// A step that needs no words: acceptance, notice, decision.
#[component]
pub(super) fn Accept(evaluation: Evaluation, act: Act, step: EvaluationStep) -> impl IntoView {
    let text = text::evaluation::t();
    let level = evaluation.result_level.map(label).unwrap_or_default();
    let (press, done, line) = match step {
        EvaluationStep::Accept => (text.accept.to_owned(), text.accepted, String::new()),
        EvaluationStep::Publish => {
            let result = evaluation.result_level.map_or(text.reaches_none.to_owned(), |level| label(level).to_owned());
            (
                text.publish.to_owned(),
                text.published,
                fill(text.publish_line, &[&result, &evaluation.rules.days.notice_days]),
            )
        }
        EvaluationStep::Grade => {
            (fill(text.grade, &[&level]), text.graded, fill(text.grade_line, &[&evaluation.rules.valid_months]))
        }
        _ => (text.decline.to_owned(), text.declined, String::new()),
    };
    let on_press = move |()| {
        let evaluation = evaluation.clone();
        act.run(done, async move { send::say(&evaluation, step, String::new()).await });
    };
    view! {
        <div class="mt-2">
            <p class="mb-2 text-ink-2 empty:hidden">{line}</p>
            <Button weight=Weight::Strong icon=Icon::Check busy=act.busy on_press=on_press>{press}</Button>
        </div>
    }
}

/// The reasons to choose among.
#[component]
pub(super) fn Reasons(name: &'static str, reason: RwSignal<Option<EvaluationReason>>) -> impl IntoView {
    let choice = move |which: &EvaluationReason| {
        let which = *which;
        let chosen = Signal::derive(move || reason.get() == Some(which));
        view! { <Choice pick=Pick::One(name) label=label(which) chosen on_choose=move || reason.set(Some(which)) /> }
    };
    view! { <Choices label=text::evaluation::t().why>{EvaluationReason::ALL.iter().map(choice).collect_view()}</Choices> }
}

/// Returning it or refusing it: why, and in words.
#[component]
pub(super) fn Reasoned(evaluation: Evaluation, act: Act, refuses: bool) -> impl IntoView {
    let text = text::evaluation::t();
    let (reason, said) = (RwSignal::new(None::<EvaluationReason>), RwSignal::new(String::new()));
    let (id, name, title, words, done) = if refuses {
        ("refusal", "refuse", text.refuse, text.refuse_text, text.refused)
    } else {
        ("return", "return", text.give_back, text.return_text, text.returned)
    };
    let press = move |()| {
        let Some(reason) = reason.get_untracked() else { return act.tell(text.reason_needed) };
        let (evaluation, said) = (evaluation.clone(), said.get_untracked());
        act.run(done, async move { send::give_back(&evaluation, refuses, reason, said).await });
    };
    view! {
        <details class="mt-2">
            <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{title}</summary>
            <Reasons name reason />
            <Field id label=words>
                <textarea id=id class="textarea w-full" rows="3" maxlength="4000" aria-describedby=described_by(id) bind:value=said></textarea>
            </Field>
            <Button busy=act.busy on_press=press>{title}</Button>
        </details>
    }
}
