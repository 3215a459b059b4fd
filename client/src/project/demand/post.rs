//! `/demands/new`: a need is posted, by its body or by the federation on its behalf.

use entity::Word;
use entity::project::demand::need::DISCIPLINES_MAX;
use entity::project::money::Fen;
use entity::register::society::Discipline;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::send::{Typed, post};
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{Button, Card, Choice, Choices, ErrorNote, Field, Icon, PageHead, Pick, TextField, Weight};
use crate::text::{self, fill, label, t};

/// The fields that show what is declined about them.
const FIELDS: &[&str] =
    &["poster", "contact", "phone", "title", "need", "disciplines", "budgetFen", "offerUntil", "dueOn"];

/// What is typed.
#[derive(Clone, Copy)]
struct Form {
    poster: RwSignal<String>,
    contact: RwSignal<String>,
    phone: RwSignal<String>,
    title: RwSignal<String>,
    need: RwSignal<String>,
    disciplines: RwSignal<Vec<Discipline>>,
    budget: RwSignal<String>,
    offer_until: RwSignal<String>,
    due_on: RwSignal<String>,
}

impl Form {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            poster: empty(),
            contact: empty(),
            phone: empty(),
            title: empty(),
            need: empty(),
            disciplines: RwSignal::new(Vec::new()),
            budget: empty(),
            offer_until: empty(),
            due_on: empty(),
        }
    }

    /// What is sent; none where a day or the budget is none.
    fn typed(self) -> Option<Typed> {
        let budget = self.budget.get_untracked();
        let budget_fen = if budget.trim().is_empty() { None } else { Some(Fen::typed(&budget).ok()?) };
        Some(Typed {
            poster: self.poster.get_untracked(),
            contact: self.contact.get_untracked(),
            phone: self.phone.get_untracked(),
            title: self.title.get_untracked(),
            need: self.need.get_untracked(),
            disciplines: self.disciplines.get_untracked(),
            budget_fen,
            offer_until: self.offer_until.read_untracked().parse().ok()?,
            due_on: self.due_on.read_untracked().parse().ok()?,
        })
    }
}

/// The screen.
#[component]
pub(crate) fn PostDemandPage() -> impl IntoView {
    let text = text::demand::t();
    let (form, intent, wrong) = (Form::new(), Intent::new(), RwSignal::new(None::<&'static str>));
    let navigate = StoredValue::new_local(use_navigate());
    let go = move |()| {
        let Some(typed) = form.typed() else { return wrong.set(Some(text.numbers)) };
        wrong.set(None);
        post(typed, intent, move |id| {
            // The screen may be gone by now.
            let _ = navigate.try_with_value(|go| go(&["/demands/", &id].concat(), NavigateOptions::default()));
        });
    };
    let told = move || {
        let said = wrong.get().map(ToOwned::to_owned).or_else(|| intent.rest(FIELDS));
        said.map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })
    };
    view! {
        <PageHead title=text.post line=text.post_line />
        <Card>
            {told} <Asked form intent />
            <Button weight=Weight::Strong icon=Icon::Send busy=intent.busy on_press=go>{text.post}</Button>
        </Card>
    }
}

#[component]
fn Asked(form: Form, intent: Intent) -> impl IntoView {
    let text = text::demand::t();
    let about = move |path| Signal::derive(move || intent.about(path));
    let all: &[Discipline] = Word::ALL;
    let pill = move |one: Discipline| {
        let chosen = Signal::derive(move || form.disciplines.with(|all| all.contains(&one)));
        let choose = move || {
            form.disciplines.update(|all| {
                if all.contains(&one) {
                    all.retain(|other| *other != one);
                } else {
                    all.push(one);
                }
            });
        };
        view! { <Choice pick=Pick::Several label=label(one) chosen on_choose=choose /> }
    };
    let declined = move || {
        about("disciplines")
            .get()
            .map(|said| view! { <p role="alert" class="mb-3 text-sm font-medium text-accent">{said}</p> })
    };
    view! {
        <TextField id="poster" label=text.poster value=form.poster error=about("poster") />
        <TextField id="contact" label=text.contact value=form.contact error=about("contact") />
        <TextField id="phone" label=text.phone kind="tel" value=form.phone error=about("phone") />
        <TextField id="title" label=text.title value=form.title error=about("title") />
        <Field id="need" label=text.need error=about("need")>
            <textarea id="need" class="textarea w-full" rows="6" maxlength="4000" aria-describedby=described_by("need") bind:value=form.need></textarea>
        </Field>
        <Choices label=fill(text.disciplines, &[&DISCIPLINES_MAX])>{all.iter().map(|one| pill(*one)).collect_view()}</Choices>
        {declined}
        <TextField id="budget" label=text.budget hint=text.budget_hint inputmode="decimal" value=form.budget error=about("budgetFen") />
        <TextField id="offer-until" label=text.offer_until kind="date" value=form.offer_until error=about("offerUntil") />
        <TextField id="due-on" label=text.due_on kind="date" value=form.due_on error=about("dueOn") />
        <p class="mb-3 text-sm text-ink-2">{t().ahead.demands} "：" {text.privacy}</p>
    }
}
