//! Writing an application with one thumb: a section a step, kept as it is typed; papers and the submission last.

use leptos::prelude::*;

use super::act::Act;
use super::answer::Answer;
use super::save::{Desk, Saving};
use super::send::{self, Of, Papers};
use super::sheet::sent_as;
use super::view::{Application, Document, Field, need};
use crate::file::{Chosen, FileField, Files, Shown, shown};
use crate::net::draft::Place;
use crate::parts::{Button, Card, Icon, Note, Steps, Tone, Weight};
use crate::text::{self, fill};

/// The sections in their order, each with its fields.
fn sections(fields: &[Field]) -> Vec<(String, Vec<Field>)> {
    let mut all: Vec<(String, Vec<Field>)> = Vec::new();
    for field in fields {
        match all.iter_mut().find(|(name, _)| *name == field.section) {
            Some((_, fields)) => fields.push(field.clone()),
            None => all.push((field.section.clone(), vec![field.clone()])),
        }
    }
    all
}

/// How far the writing is, whatever the server says meanwhile.
#[derive(Clone, Copy)]
pub(super) struct Pace {
    /// The step that is open, from 1.
    pub(super) step: RwSignal<usize>,
    /// The server has answered what stands: an answer that was under way while something was saved would not have it.
    pub(super) confirmed: Signal<bool>,
}

/// The form.
#[component]
pub(super) fn Fill(application: Application, pace: Pace, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let all = sections(&application.call.fields);
    let total = all.len() + 1;
    let Pace { step, confirmed } = pace;
    let desk = Desk::open(application.clone(), confirmed);
    let all = StoredValue::new(all);
    let go = move |to: usize| {
        desk.save();
        step.set(to.clamp(1, total));
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    let state = move || match desk.saving.get() {
        Saving::Saved => text.saved,
        Saving::Busy => text.saving,
        Saving::Waiting => text.unsaved,
    };
    let returned = application.text.clone().map(|said| {
        view! { <Note tone=Tone::Warn><strong>{text.returned_because}</strong><p class="whitespace-pre-line">{said}</p></Note> }
    });
    let last = application.clone();
    let body = move || {
        let at = step.get();
        if at == total {
            return view! { <Finish application=last.clone() desk moved /> }.into_any();
        }
        let Some((name, fields)) = all.with_value(|all| all.get(at - 1).cloned()) else { return ().into_any() };
        view! {
            <h2 class="mb-3 text-lg font-semibold">{name}</h2>
            {fields.into_iter().enumerate().map(|(place, field)| view! { <Answer desk field place /> }).collect_view()}
        }
        .into_any()
    };
    view! {
        {returned}
        <Card>
            <Steps current=step total />
            <p class="my-2 text-sm text-ink-2">{text.fill_line}</p>
            {move || desk.told.get().map(|said| view! { <Note tone=Tone::Bad>{said}</Note> })}
            {body}
            <div class="mt-4 flex flex-wrap items-center gap-2">
                {move || (step.get() > 1).then(|| view! { <Button icon=Icon::Back on_press=move |()| go(step.get_untracked() - 1)>{text.previous}</Button> })}
                {move || {
                    let next = if step.get() + 1 == total { text.check } else { text.next };
                    (step.get() < total).then(|| view! { <Button weight=Weight::Strong icon=Icon::Onward on_press=move |()| go(step.get_untracked() + 1)>{next}</Button> })
                }}
                <span role="status" class="text-sm text-ink-2">{state}</span>
            </div>
        </Card>
    }
}

/// One of the papers that the call names: what was sent before, and what is chosen now.
struct Named {
    document: Document,
    sent: Vec<Shown>,
    chosen: Chosen,
}

impl Named {
    fn of(application: &Application, document: &Document) -> Self {
        let form = ["application.", &document.name].concat();
        let sent = sent_as(application, Some(&document.name));
        Self { document: document.clone(), sent, chosen: Chosen::of(&form, &application.id) }
    }

    /// Its name while it has to be there and is not.
    fn absent(&self) -> Option<String> {
        let absent = self.document.required && self.sent.is_empty() && self.chosen.is_empty();
        absent.then(|| self.document.name.clone())
    }

    fn field(&self) -> impl IntoView + use<> {
        let label = [self.document.name.as_str(), " · ", need(self.document.required)].concat();
        view! {
            <Files files=self.sent.clone() />
            <FileField id="paper" label=label chosen=self.chosen required=self.document.required />
        }
    }
}

/// All that was chosen, or why it cannot be sent yet.
fn chosen(named: StoredValue<Vec<Named>>, others: Chosen, blind: Chosen) -> Result<Papers, String> {
    let one = |paper: &Named| Ok((paper.document.name.clone(), paper.chosen.ids()?));
    let named = named.with_value(|all| all.iter().map(one).collect::<Result<_, String>>())?;
    Ok(Papers { named, others: others.ids()?, blind: blind.ids()? })
}

/// Papers, what is missing, and the submission.
#[component]
fn Finish(application: Application, desk: Desk, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let act = Act::new(moved);
    let (others, blind) =
        (Chosen::of("application", &application.id), Chosen::of("application-blind", &application.id));
    let named: Vec<_> = application.call.documents.iter().map(|one| Named::of(&application, one)).collect();
    let named = StoredValue::new(named);
    let missing = Signal::derive(move || desk.missing());
    let absent =
        Signal::derive(move || named.with_value(|all| all.iter().filter_map(Named::absent).collect::<Vec<_>>()));
    let again = application.receipt_no.is_some();
    let id = application.id.clone();
    let on_press = move |()| {
        let of = Of { id: id.clone(), version: desk.version.get_untracked() };
        match chosen(named, others, blind) {
            Ok(papers) => {
                let place = id.clone();
                let sent = async move { send::submit(of, papers).await };
                act.then(text.submitted, sent, move |_| {
                    Place::new(&place, super::draft::FORM).discard();
                    named.with_value(|all| all.iter().for_each(|one| one.chosen.clear()));
                    others.clear();
                    blind.clear();
                });
            }
            Err(said) => act.tell(said),
        }
    };
    let fields = named.with_value(|all| all.iter().map(Named::field).collect_view());
    let stops =
        Signal::derive(move || missing.get() > 0 || !absent.get().is_empty() || desk.saving.get() != Saving::Saved);
    view! {
        <h2 class="mb-3 text-lg font-semibold">{text.check}</h2>
        {act.notes()}
        {fields}
        <Files files=sent_as(&application, None) />
        <FileField id="papers" label=text.papers chosen=others />
        <Files files=shown!(application.blind_papers) />
        <FileField id="blind-papers" label=text.blind_papers chosen=blind />
        {move || (missing.get() > 0).then(|| view! { <Note tone=Tone::Warn>{fill(text.missing_fields, &[&missing.get()])}</Note> })}
        {move || {
            let absent = absent.get();
            (!absent.is_empty()).then(|| view! { <Note tone=Tone::Warn>{fill(text.missing_papers, &[&absent.join("、")])}</Note> })
        }}
        <div class="mt-3">
            <Button weight=Weight::Strong icon=Icon::Send busy=act.busy disabled=stops on_press=on_press>
                {if again { text.resubmit } else { text.submit }}
            </Button>
        </div>
    }
}
