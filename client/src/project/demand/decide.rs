//! One form a step that the viewer may take; a grave one is asked about once more.

use entity::Word;
use entity::project::demand::{DemandStep, RatingCriterion, RatingWord};
use leptos::prelude::*;

use super::send::{Said, take};
use super::view::Case;
use crate::file::{Chosen, FileField};
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{
    Button, Card, Choice, Choices, Dialog, ErrorNote, Field, Icon, Pick, TextField, Tone, Weight, toast,
};
use crate::session::viewer;
use crate::text::{self, label, language};

/// What a step asks for, and what is asked before it is taken; nothing for a light one.
fn words(step: DemandStep) -> (&'static str, &'static str) {
    let text = text::demand::t();
    match step {
        DemandStep::ScreenOut => (text.why_needed, text.sure_screen_out),
        DemandStep::Withdraw => (text.why_needed, text.sure_withdraw),
        DemandStep::Release => (text.why_needed, text.sure_release),
        DemandStep::Return => (text.what_is_missing, ""),
        DemandStep::Report => (text.report, ""),
        DemandStep::Rate => (text.rating_text, ""),
        DemandStep::Open => (text.note, text.sure_open),
        _ => (text.note, ""),
    }
}

/// What the viewer may do beside offering and choosing; nothing where that is nothing.
#[component]
pub(super) fn Decide(case: Case, moved: Callback<()>) -> impl IntoView {
    let text = text::demand::t();
    let own_forms = [DemandStep::Offer, DemandStep::Choose];
    let steps: Vec<DemandStep> = case.moves.iter().copied().filter(|step| !own_forms.contains(step)).collect();
    // Whoever has to choose an offer does that first, and to withdraw a need is never the one next action.
    let chooses = case.moves.contains(&DemandStep::Choose);
    let next = steps.len() == 1 && !chooses && steps[0] != DemandStep::Withdraw;
    let forms: Vec<_> = steps.into_iter().map(|step| view! { <Say case=case.clone() step next moved /> }).collect();
    (!forms.is_empty())
        .then(|| view! { <div class="print:hidden"><Card title=text.can_do edge=Tone::Warn>{forms}</Card></div> })
}

/// What is typed with a step.
#[derive(Clone, Copy)]
struct Typed {
    text: RwSignal<String>,
    day: RwSignal<String>,
    consents: RwSignal<bool>,
    ratings: RwSignal<Vec<(RatingCriterion, RatingWord)>>,
    files: Chosen,
}

impl Typed {
    fn of(case: &Case, step: DemandStep) -> Self {
        Self {
            text: RwSignal::new(String::new()),
            day: RwSignal::new(viewer().today.to_string()),
            consents: RwSignal::new(case.consents),
            ratings: RwSignal::new(Vec::new()),
            files: Chosen::of(step.code(), &case.id),
        }
    }

    /// What is sent; none while files are on their way or the day is none.
    fn said(self) -> Option<Said> {
        Some(Said {
            text: self.text.get_untracked(),
            files: self.files.ids().ok()?,
            signed_on: self.day.read_untracked().parse().ok(),
            consents: self.consents.get_untracked(),
            ratings: self.ratings.get_untracked(),
        })
    }
}

#[component]
fn Say(case: Case, step: DemandStep, next: bool, moved: Callback<()>) -> impl IntoView {
    let text = text::demand::t();
    let (asked, sure) = words(step);
    let (typed, intent, confirming) = (Typed::of(&case, step), Intent::new(), RwSignal::new(false));
    let go = Callback::new(move |()| {
        confirming.set(false);
        let Some(said) = typed.said() else { return toast::show(text.files_first) };
        take(&case, step, said, intent, move |_| {
            typed.files.clear();
            let _ = moved.try_run(());
        });
    });
    let press = move |()| if sure.is_empty() { go.run(()) } else { confirming.set(true) };
    let told = move || {
        intent.rest(&["text", "signedOn"]).map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })
    };
    let id = step.code();
    let about = Signal::derive(move || intent.about("text"));
    let takes_files = matches!(step, DemandStep::Agree | DemandStep::Report | DemandStep::Return);
    view! {
        <details class="fold mt-1" open=next>
            <summary class="row-link">{label(step)}</summary>
            <div class="pt-2">
                {told} {extra(step, typed, intent)}
                <Field id label=asked error=about>
                    <textarea id=id class="textarea w-full" rows="4" maxlength="4000" aria-describedby=described_by(id) bind:value=typed.text></textarea>
                </Field>
                {takes_files.then(|| view! { <FileField id="demand-files" label=text.files chosen=typed.files /> })}
                <Button weight=if next { Weight::Strong } else { Weight::Normal } icon=Icon::Send busy=intent.busy on_press=press>
                    {[language().pick("提交：", "Send: "), label(step)].concat()}
                </Button>
            </div>
        </details>
        <Dialog open=confirming title=label(step)>
            <p class="mb-4">{sure}</p>
            <Button weight=Weight::Strong on_press=go>{text.confirm}</Button>
        </Dialog>
    }
}

/// What a step asks for beside words.
fn extra(step: DemandStep, typed: Typed, intent: Intent) -> AnyView {
    let text = text::demand::t();
    match step {
        DemandStep::Agree => {
            let error = Signal::derive(move || intent.about("signedOn"));
            view! { <TextField id="signed-on" label=text.signed_on kind="date" value=typed.day error /> }.into_any()
        }
        DemandStep::Report => {
            let pill = move |yes: bool, label: &'static str| {
                let chosen = Signal::derive(move || typed.consents.get() == yes);
                view! { <Choice pick=Pick::One("consents") label chosen on_choose=move || typed.consents.set(yes) /> }
            };
            view! { <Choices label=text.consents>{pill(true, text.consents_yes)} {pill(false, text.consents_no)}</Choices> }
                .into_any()
        }
        DemandStep::Rate => {
            let all: &[RatingCriterion] = Word::ALL;
            let groups = all.iter().map(|criterion| rated(*criterion, typed.ratings)).collect_view();
            view! { <p class="mb-2 text-sm text-ink-2">{text.rating_line}</p> {groups} }.into_any()
        }
        _ => ().into_any(),
    }
}

/// One criterion with its words.
fn rated(criterion: RatingCriterion, ratings: RwSignal<Vec<(RatingCriterion, RatingWord)>>) -> impl IntoView {
    let all: &[RatingWord] = Word::ALL;
    let pill = move |word: RatingWord| {
        let chosen = Signal::derive(move || ratings.with(|all| all.contains(&(criterion, word))));
        let choose = move || {
            ratings.update(|all| {
                all.retain(|(of, _)| *of != criterion);
                all.push((criterion, word));
            });
        };
        view! { <Choice pick=Pick::One(criterion.code()) label=label(word) chosen on_choose=choose /> }
    };
    view! { <Choices label=label(criterion)>{all.iter().map(|word| pill(*word)).collect_view()}</Choices> }
}
