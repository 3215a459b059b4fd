//! What can be done with a case: an editor's word, the choice of editors, and the steps that need words alone.

use entity::Word as _;
use entity::project::case_study::{CaseStudyStep, Verdict};
use leptos::prelude::*;

use super::send::{assign, say, take};
use super::view::{BookEditor, Case};
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{Button, Card, Choice, Choices, Dialog, ErrorNote, Field, Icon, Pick, Tone, Weight};
use crate::text::{self, fill, label, language};

/// An editor says what he thinks.
#[component]
pub(super) fn Word(case: Case, moved: Callback<()>) -> impl IntoView {
    let text = text::casebook::t();
    let (verdict, said, intent) = (RwSignal::new(None::<Verdict>), RwSignal::new(String::new()), Intent::new());
    let go = move |()| {
        let Some(verdict) = verdict.get_untracked() else { return };
        say(&case, verdict, said.get_untracked(), intent, move |_| moved.try_run(()).unwrap_or_default());
    };
    let all: &[Verdict] = entity::Word::ALL;
    let pill = move |one: Verdict| {
        let chosen = Signal::derive(move || verdict.get() == Some(one));
        view! { <Choice pick=Pick::One("verdict") label=label(one) chosen on_choose=move || verdict.set(Some(one)) /> }
    };
    let told = move || intent.rest(&["text"]).map(|message| view! { <div class="mb-3"><ErrorNote message /></div> });
    view! {
        <div class="print:hidden"><Card title=text.your_word edge=Tone::Warn>
            {told}
            <Choices label=text.verdict>{all.iter().map(|one| pill(*one)).collect_view()}</Choices>
            <Field id="word" label=text.word_text error=Signal::derive(move || intent.about("text"))>
                <textarea id="word" class="textarea w-full" rows="4" maxlength="4000" aria-describedby=described_by("word") bind:value=said></textarea>
            </Field>
            <div class="grid">
                <Button weight=Weight::Strong icon=Icon::Send busy=intent.busy disabled=Signal::derive(move || verdict.get().is_none()) on_press=go>{text.say}</Button>
            </div>
        </Card></div>
    }
}

/// The federation gives a case to editors; never to one of its own society.
#[component]
pub(super) fn Assign(case: Case, moved: Callback<()>) -> impl IntoView {
    let text = text::casebook::t();
    let (chosen, intent) = (RwSignal::new(Vec::<String>::new()), Intent::new());
    let own = case.society.as_ref().map(|society| society.id.clone());
    let editors: Vec<BookEditor> = case.casebook.editors.clone();
    let editors = editors.into_iter().filter(|editor| Some(&editor.society_id) != own.as_ref());
    let pill = move |editor: BookEditor| {
        let (id, there) = (editor.society_id.clone(), editor.society_id);
        let picked = Signal::derive(move || chosen.with(|all| all.contains(&there)));
        let choose = move || {
            chosen.update(|all| if all.contains(&id) { all.retain(|one| *one != id) } else { all.push(id.clone()) });
        };
        view! { <Choice pick=Pick::Several label=editor.name chosen=picked on_choose=choose /> }
    };
    let pills: Vec<_> = editors.map(pill).collect();
    let wanted = case.casebook.words_wanted;
    let go = move |()| assign(&case, chosen.get_untracked(), intent, move |_| moved.try_run(()).unwrap_or_default());
    let told = move || intent.rest(&[]).map(|message| view! { <div class="mb-3"><ErrorNote message /></div> });
    view! {
        <div class="print:hidden"><Card title=text.assign edge=Tone::Warn>
            {told}
            <Choices label=fill(text.assign_line, &[&wanted])>{pills}</Choices>
            <Button weight=Weight::Strong icon=Icon::Send busy=intent.busy on_press=go>{text.assign}</Button>
        </Card></div>
    }
}

/// The steps that need words alone; nothing where there is none.
#[component]
pub(super) fn Decide(case: Case, moved: Callback<()>) -> impl IntoView {
    use CaseStudyStep as T;
    let plain = [T::Return, T::Accept, T::Decline, T::Withdraw];
    let steps = case.moves.clone().into_iter().filter(|step| plain.contains(step));
    let forms: Vec<_> = steps.map(|step| view! { <Step case=case.clone() step moved /> }).collect();
    (!forms.is_empty()).then(|| {
        view! { <div class="print:hidden"><Card title=text::casebook::t().can_do>{forms}</Card></div> }
    })
}

#[component]
fn Step(case: Case, step: CaseStudyStep, moved: Callback<()>) -> impl IntoView {
    let text = text::casebook::t();
    let (asked, sure) = match step {
        CaseStudyStep::Return => (text.to_revise, ""),
        CaseStudyStep::Decline => (text.why, text.sure_decline),
        CaseStudyStep::Withdraw => (text.why, text.sure_withdraw),
        _ => (text.note, ""),
    };
    let (said, confirming, intent) = (RwSignal::new(String::new()), RwSignal::new(false), Intent::new());
    let go = Callback::new(move |()| {
        confirming.set(false);
        take(&case, step, said.get_untracked(), intent, move |_| moved.try_run(()).unwrap_or_default());
    });
    let press = move |()| if sure.is_empty() { go.run(()) } else { confirming.set(true) };
    let told = move || intent.rest(&["text"]).map(|message| view! { <div class="mb-3"><ErrorNote message /></div> });
    let id = step.code();
    view! {
        <details class="fold mt-1">
            <summary class="row-link">{label(step)}</summary>
            <div class="pt-2">
                {told}
                <Field id label=asked error=Signal::derive(move || intent.about("text"))>
                    <textarea id=id class="textarea w-full" rows="3" maxlength="4000" aria-describedby=described_by(id) bind:value=said></textarea>
                </Field>
                <Button icon=Icon::Send busy=intent.busy on_press=press>{[language().pick("提交：", "Send: "), label(step)].concat()}</Button>
            </div>
        </details>
        <Dialog open=confirming title=label(step)>
            <p class="mb-4">{sure}</p>
            <Button weight=Weight::Strong on_press=go>{text.confirm}</Button>
        </Dialog>
    }
}
