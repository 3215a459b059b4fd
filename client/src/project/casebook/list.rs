//! `/casebook`: the editions, and the cases that wait for somebody; an editor's desk is what he has to read first.

use entity::project::case_study::CaseStudyStep;
use leptos::prelude::*;

use super::view::{BookRow, CaseRow, ListData, all, book_tone, tone};
use crate::parts::{Card, Chip, EmptyState, Icon, LinkButton, Loaded, PageHead, RowLink, Tone, Weight};
use crate::session::viewer;
use crate::text::{self, day, days_left, fill, label, t};

/// The screen.
#[component]
pub(crate) fn CasebooksPage() -> impl IntoView {
    let text = text::casebook::t();
    let reading = all();
    let view = |data: ListData| view! { <Desk data /> }.into_any();
    let aside = viewer().may("Mutation.openCasebook").then(|| {
        view! { <LinkButton href="/casebook/new" icon=Icon::Send weight=Weight::Strong>{text.open}</LinkButton> }
            .into_any()
    });
    view! {
        <PageHead title=t().ahead.casebook line=text.line aside=aside.unwrap_or_else(|| ().into_any()) />
        <Loaded reading lines=8 view />
    }
}

#[component]
fn Desk(data: ListData) -> impl IntoView {
    let text = text::casebook::t();
    let (to_read, others): (Vec<_>, Vec<_>) =
        data.case_studies.nodes.into_iter().partition(|case| case.moves.contains(&CaseStudyStep::Say));
    let books: Vec<_> = data.casebooks.nodes.into_iter().map(book).collect();
    let books = if books.is_empty() {
        view! { <EmptyState icon=Icon::File title=text.no_book line=text.no_book_line /> }.into_any()
    } else {
        books.into_any()
    };
    let card = |title: &'static str, cases: Vec<CaseRow>, edge: Tone| {
        let rows: Vec<_> = cases.into_iter().map(case).collect();
        (!rows.is_empty()).then(|| view! { <Card title edge>{rows}</Card> })
    };
    view! {
        <div class="grid gap-3">
            {card(text.to_read, to_read, Tone::Warn)}
            <Card title=text.books>{books}</Card>
            {card(text.cases, others, Tone::Plain)}
        </div>
    }
}

fn book(book: BookRow) -> AnyView {
    let text = text::casebook::t();
    let line = if book.takes_cases {
        fill(text.send_until, &[&day(book.submit_until)])
    } else {
        fill(text.publish_by, &[&day(book.publish_by)])
    };
    let aside = view! { <Chip tone=book_tone(book.state)>{label(book.state)}</Chip> }.into_any();
    view! { <RowLink href=["/casebook/", &book.id].concat() title=book.title line aside /> }.into_any()
}

fn case(case: CaseRow) -> AnyView {
    let holder = case.open_item.as_ref().map(|item| [" · ", &item.holder.name].concat()).unwrap_or_default();
    let line = [case.society_name.as_str(), " · ", &case.casebook.year.to_string(), &holder].concat();
    let left = case.open_item.filter(|item| item.mine).map(|item| {
        let tone = if item.days_left < 0 { Tone::Bad } else { Tone::of_days(item.days_left + 7) };
        view! { <Chip tone>{days_left(item.days_left)}</Chip> }
    });
    let aside = view! {
        <span class="inline-flex flex-wrap gap-1"><Chip tone=tone(case.state)>{label(case.state)}</Chip> {left}</span>
    };
    view! { <RowLink href=["/casebook/cases/", &case.id].concat() title=case.title line aside=aside.into_any() /> }
        .into_any()
}
