//! `/casebook/new`: the federation opens an edition: the call, the days, ten editors of ten societies.

use std::collections::BTreeMap;

use chrono::Datelike;
use entity::project::casebook::EDITORS;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::send::{Edition, open};
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{Button, Card, ErrorNote, Field, Icon, PageHead, TextField, Weight};
use crate::responsibility::pick::{Picked, SocietyPicker};
use crate::session::viewer;
use crate::text::{self, fill};

/// The fields that show what is declined about them.
const FIELDS: &[&str] = &["year", "title", "call", "submitUntil", "publishBy"];

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    year: RwSignal<String>,
    title: RwSignal<String>,
    call: RwSignal<String>,
    submit_until: RwSignal<String>,
    publish_by: RwSignal<String>,
    societies: RwSignal<Vec<Picked>>,
    names: RwSignal<BTreeMap<String, String>>,
}

impl Typed {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            year: RwSignal::new(viewer().today.year().to_string()),
            title: empty(),
            call: empty(),
            submit_until: empty(),
            publish_by: empty(),
            societies: RwSignal::new(Vec::new()),
            names: RwSignal::new(BTreeMap::new()),
        }
    }

    /// What is sent; none where a day or the year is none.
    fn edition(self) -> Option<Edition> {
        let names = self.names.get_untracked();
        let editor = |one: Picked| {
            let name = names.get(&one.id).cloned().unwrap_or_default();
            (one.id, name)
        };
        Some(Edition {
            year: self.year.read_untracked().trim().parse().ok()?,
            title: self.title.get_untracked(),
            call: self.call.get_untracked(),
            submit_until: self.submit_until.read_untracked().parse().ok()?,
            publish_by: self.publish_by.read_untracked().parse().ok()?,
            editors: self.societies.get_untracked().into_iter().map(editor).collect(),
        })
    }
}

/// The screen.
#[component]
pub(crate) fn OpenCasebookPage() -> impl IntoView {
    let text = text::casebook::t();
    let (typed, intent, wrong) = (Typed::new(), Intent::new(), RwSignal::new(None::<&'static str>));
    let navigate = StoredValue::new_local(use_navigate());
    let go = move |()| {
        let Some(edition) = typed.edition() else { return wrong.set(Some(text.days_needed)) };
        wrong.set(None);
        open(edition, intent, move |id| {
            // The screen may be gone by now.
            let _ = navigate.try_with_value(|go| go(&["/casebook/", &id].concat(), NavigateOptions::default()));
        });
    };
    let told = move || {
        let said = wrong.get().map(ToOwned::to_owned).or_else(|| intent.rest(FIELDS));
        said.map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })
    };
    let about = move |path| Signal::derive(move || intent.about(path));
    view! {
        <PageHead title=text.open line=text.open_line />
        <Card>
            {told}
            <TextField id="book-year" label=text.year inputmode="numeric" value=typed.year error=about("year") />
            <TextField id="book-title" label=text.book_title value=typed.title error=about("title") />
            <Field id="book-call" label=text.call error=about("call")>
                <textarea id="book-call" class="textarea w-full" rows="5" maxlength="4000" aria-describedby=described_by("book-call") bind:value=typed.call></textarea>
            </Field>
            <TextField id="submit-until" label=text.submit_until kind="date" value=typed.submit_until error=about("submitUntil") />
            <TextField id="publish-by" label=text.publish_on kind="date" value=typed.publish_by error=about("publishBy") />
            <h2 class="mb-2 font-semibold">{fill(text.choose_editors, &[&EDITORS])}</h2>
            <SocietyPicker chosen=typed.societies most=usize::try_from(EDITORS).unwrap_or_default() />
            <Names typed />
            <Button weight=Weight::Strong icon=Icon::Send busy=intent.busy on_press=go>{text.open}</Button>
        </Card>
    }
}

/// The representative of each chosen society.
#[component]
fn Names(typed: Typed) -> impl IntoView {
    let text = text::casebook::t();
    let field = move |one: Picked| {
        let (id, label) = (one.id.clone(), fill(text.editor_of, &[&one.name]));
        let value = typed.names.with_untracked(|names| names.get(&id).cloned().unwrap_or_default());
        let keep = move |event| {
            let name = event_target_value(&event);
            typed.names.update(|names| drop(names.insert(id.clone(), name)));
        };
        view! {
            <label class="mb-3 block">
                <span class="mb-1 block font-medium">{label}</span>
                <input class="input w-full" autocomplete="off" prop:value=value on:input=keep />
            </label>
        }
    };
    move || typed.societies.get().into_iter().map(field).collect_view()
}
