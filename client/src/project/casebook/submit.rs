//! `/casebook/…/submit` and `/casebook/cases/…/resubmit`: a society's case, new or revised.

use entity::Word;
use entity::project::outcome::Outcome;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::send::{CaseText, resubmit, submit};
use super::view::{Case, case, found_case};
use crate::file::{Chosen, FileField};
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{
    Button, Card, Choice, Choices, EmptyState, ErrorNote, Field, Icon, Loaded, Note, PageHead, Pick, TextField, Tone,
    Weight, toast,
};
use crate::session::viewer;
use crate::text::{self, label, t};

/// A new case for an edition.
#[component]
pub(crate) fn SubmitCasePage() -> impl IntoView {
    let text = text::casebook::t();
    let book = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    view! {
        <PageHead title=text.submit line=text.submit_line />
        <Form book case=None />
    }
}

/// A returned case, with what was said of it.
#[component]
pub(crate) fn ResubmitCasePage() -> impl IntoView {
    let params = use_params_map();
    let reading = case(move || params.with(|params| params.get("id").unwrap_or_default()));
    let view = move |data| {
        match found_case(data) {
        Some(case) => {
            let reason = case.reason.clone().map(|said| {
                view! { <div class="mb-3"><Note tone=Tone::Warn><strong>{text::casebook::t().reason}</strong><p class="whitespace-pre-line">{said}</p></Note></div> }
            });
            view! { <PageHead title=text::casebook::t().resubmit line=case.title.clone() /> {reason} <Form book=String::new() case=Some(case) /> }
                .into_any()
        }
        None => {
            view! { <EmptyState icon=Icon::Search title=text::casebook::t().no_case line=t().register.not_found_hint /> }.into_any()
        }
    }
    };
    view! { <Loaded reading lines=10 view /> }
}

/// The fields that show what is declined about them.
const FIELDS: &[&str] = &["title", "authors", "summary", "text", "outcomes"];

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    title: RwSignal<String>,
    authors: RwSignal<String>,
    summary: RwSignal<String>,
    text: RwSignal<String>,
    outcomes: RwSignal<Vec<Outcome>>,
    files: Chosen,
}

impl Typed {
    fn of(book: &str, case: Option<&Case>) -> Self {
        let said = |of: fn(&Case) -> &str| RwSignal::new(case.map(of).unwrap_or_default().to_owned());
        Self {
            title: said(|case| &case.title),
            authors: RwSignal::new(case.map_or_else(|| viewer().display_name, |case| case.authors.clone())),
            summary: said(|case| &case.summary),
            text: said(|case| &case.text),
            outcomes: RwSignal::new(case.map(|case| case.outcomes.clone()).unwrap_or_default()),
            files: Chosen::of("case", case.map_or(book, |case| &case.id)),
        }
    }

    fn said(self, files: Vec<String>) -> CaseText {
        CaseText {
            title: self.title.get_untracked(),
            authors: self.authors.get_untracked(),
            summary: self.summary.get_untracked(),
            body: self.text.get_untracked(),
            outcomes: self.outcomes.get_untracked(),
            files,
        }
    }
}

#[component]
fn Form(book: String, case: Option<Case>) -> impl IntoView {
    let text = text::casebook::t();
    let (typed, intent) = (Typed::of(&book, case.as_ref()), Intent::new());
    let navigate = StoredValue::new_local(use_navigate());
    let go = move |()| {
        let Ok(files) = typed.files.ids() else { return toast::show(text.files_first) };
        let sent = move |id: String| {
            typed.files.clear();
            // The screen may be gone by now.
            let _ = navigate.try_with_value(|go| go(&["/casebook/cases/", &id].concat(), NavigateOptions::default()));
        };
        match &case {
            Some(case) => resubmit(case, typed.said(files), intent, sent),
            None => submit(book.clone(), typed.said(files), intent, sent),
        }
    };
    let told = move || intent.rest(FIELDS).map(|message| view! { <div class="mb-3"><ErrorNote message /></div> });
    view! { <Card>{told} <Asked typed intent /> <div class="grid"><Button weight=Weight::Strong icon=Icon::Send busy=intent.busy on_press=go>{text.send}</Button></div></Card> }
}

#[component]
fn Asked(typed: Typed, intent: Intent) -> impl IntoView {
    let text = text::casebook::t();
    let about = move |path| Signal::derive(move || intent.about(path));
    let all: &[Outcome] = Word::ALL;
    let pill = move |one: Outcome| {
        let chosen = Signal::derive(move || typed.outcomes.with(|all| all.contains(&one)));
        let choose = move || {
            typed
                .outcomes
                .update(|all| if all.contains(&one) { all.retain(|other| *other != one) } else { all.push(one) });
        };
        view! { <Choice pick=Pick::Several label=label(one) chosen on_choose=choose /> }
    };
    let declined = move || {
        about("outcomes")
            .get()
            .map(|said| view! { <p role="alert" class="mb-3 text-sm font-medium text-accent">{said}</p> })
    };
    view! {
        <TextField id="case-title" label=text.title value=typed.title error=about("title") />
        <TextField id="case-authors" label=text.authors value=typed.authors error=about("authors") />
        <Field id="case-summary" label=text.summary hint=text.summary_hint error=about("summary")>
            <textarea id="case-summary" class="textarea w-full" rows="3" maxlength="400" aria-describedby=described_by("case-summary") bind:value=typed.summary></textarea>
        </Field>
        <Field id="case-text" label=text.text error=about("text")>
            <textarea id="case-text" class="textarea w-full" rows="12" maxlength="12000" aria-describedby=described_by("case-text") bind:value=typed.text></textarea>
        </Field>
        <Choices label=text.outcomes>{all.iter().map(|one| pill(*one)).collect_view()}</Choices>
        {declined}
        <FileField id="case-files" label=text.files chosen=typed.files />
    }
}
