//! The forms of the desk: a fund of a year, a programme of a fund. Amounts are typed in yuan.

use entity::Word;
use entity::project::fund::ProgrammeKind;
use entity::project::money::Fen;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::send;
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{Button, Choice, Choices, ErrorNote, Field, Icon, Pick, TextField, toast};
use crate::text::{self, fill, label, language, yuan};

/// An amount that was typed; nothing, and a word about it, where it is none.
fn typed(value: RwSignal<String>) -> Option<Fen> {
    match Fen::typed(&value.get_untracked()).and_then(Fen::some) {
        Ok(amount) => Some(amount),
        Err(code) => {
            toast::show(code.sentence(language()));
            None
        }
    }
}

/// A fund.
#[component]
pub(super) fn NewFund(moved: Callback<()>) -> impl IntoView {
    let text = text::money::t();
    let empty = || RwSignal::new(String::new());
    let (year, name, source, total, intent) = (empty(), empty(), empty(), empty(), Intent::new());
    let press = move |()| {
        let Some(total) = typed(total) else { return };
        let year = year.get_untracked().trim().parse().unwrap_or(0);
        let (about, key) = ((year, name.get_untracked(), source.get_untracked()), intent.key());
        intent.begin();
        spawn_local(async move {
            if intent.settle(send::fund(about, total, key).await) {
                toast::show(text::money::t().done);
                let _ = moved.try_run(());
            }
        });
    };
    let wrong = move |path: &'static str| Signal::derive(move || intent.about(path));
    let told = move || intent.rest(&["year", "name", "source", "total"]).map(|message| view! { <ErrorNote message /> });
    view! {
        {told}
        <TextField id="fund-year" inputmode="numeric" label=text.year value=year error=wrong("year") />
        <TextField id="fund-name" label=text.name value=name error=wrong("name") />
        <TextField id="fund-source" label=text.source value=source error=wrong("source") />
        <TextField id="fund-total" inputmode="decimal" label=text.total value=total error=wrong("total") />
        <Button icon=Icon::Send busy=intent.busy on_press=press>{text.enter_fund}</Button>
    }
}

/// The categories that were typed, a line each, in both languages; the same words where one of them is not given.
fn named(lines: &str) -> Vec<(String, String)> {
    let one = |line: &str| {
        let (zh, en) = line.split_once('/').unwrap_or((line, line));
        (zh.trim().to_owned(), en.trim().to_owned())
    };
    lines.lines().filter(|line| !line.trim().is_empty()).map(one).collect()
}

/// A programme.
#[component]
pub(super) fn NewProgramme(fund: String, left: Fen, moved: Callback<()>) -> impl IntoView {
    let text = text::money::t();
    let empty = || RwSignal::new(String::new());
    let (name, budget, ceiling) = (empty(), RwSignal::new(left.plain()), empty());
    let (kind, intent) = (RwSignal::new(ProgrammeKind::Support), Intent::new());
    let categories = empty();
    let choice = move |which: ProgrammeKind| {
        let chosen = Signal::derive(move || kind.get() == which);
        view! { <Choice pick=Pick::One("programme") label=label(which) chosen on_choose=move || kind.set(which) /> }
    };
    let kinds = ProgrammeKind::ALL.iter().map(|kind| choice(*kind)).collect_view();
    let press = move |()| {
        let (Some(budget), Some(ceiling)) = (typed(budget), typed(ceiling)) else { return };
        let (fund, about, key) = (fund.clone(), (name.get_untracked(), kind.get_untracked()), intent.key());
        let named = named(&categories.get_untracked());
        intent.begin();
        spawn_local(async move {
            if intent.settle(send::programme(fund, about, (budget, ceiling), (named, key)).await) {
                toast::show(text::money::t().done);
                let _ = moved.try_run(());
            }
        });
    };
    let wrong = move |path: &'static str| Signal::derive(move || intent.about(path));
    let told = move || {
        intent.rest(&["name", "budget", "ceiling", "categories"]).map(|message| view! { <ErrorNote message /> })
    };
    view! {
        <details class="fold mt-3 print:hidden">
            <summary class="row-link">{text.new_programme}</summary>
            <div class="pt-2">
                {told}
                <Choices label=text.kind>{kinds}</Choices>
                <TextField id="programme-name" label=text.name value=name error=wrong("name") />
                <TextField id="programme-budget" inputmode="decimal" label=text.budget hint=fill(text.left, &[&yuan(left)]) value=budget error=wrong("budget") />
                <TextField id="programme-ceiling" inputmode="decimal" label=text.ceiling value=ceiling error=wrong("ceiling") />
                <Field id="programme-categories" label=text.categories error=wrong("categories")>
                    <textarea id="programme-categories" class="textarea w-full" rows="4" aria-describedby=described_by("programme-categories") bind:value=categories></textarea>
                </Field>
                <Button icon=Icon::Send busy=intent.busy on_press=press>{text.enter_programme}</Button>
            </div>
        </details>
    }
}
