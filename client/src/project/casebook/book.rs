//! `/casebook/…`: one edition: its call, its editors, its cases; and printed, a table of contents with the cases.

use entity::institution::paper::PaperKind;
use entity::project::case_study::CaseStudyState;
use entity::project::casebook::{CasebookState, CasebookStep};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::send::take_book;
use super::view::{Book, Printed, book, book_tone, found_book, tone};
use crate::net::intent::Intent;
use crate::paper::PaperButton;
use crate::parts::{
    Button, Card, Chip, Dialog, EmptyState, ErrorNote, Fact, Facts, Icon, LinkButton, Loaded, Note, PageHead, RowLink,
    Tone, Weight,
};
use crate::text::{self, day, fill, label, t};

/// The screen.
#[component]
pub(crate) fn CasebookPage() -> impl IntoView {
    let params = use_params_map();
    let reading = book(move || params.with(|params| params.get("id").unwrap_or_default()));
    let moved = Callback::new(move |()| reading.reload());
    let view = move |data| match found_book(data) {
        Some(book) => view! { <Room book moved /> }.into_any(),
        None => view! {
            <PageHead title=text::casebook::t().not_found />
            <EmptyState icon=Icon::Search title=text::casebook::t().not_found line=t().register.not_found_hint>
                <LinkButton href="/casebook">{text::casebook::t().to_all}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    };
    view! { <Loaded reading lines=10 view /> }
}

#[component]
fn Room(book: Book, moved: Callback<()>) -> impl IntoView {
    let text = text::casebook::t();
    let published = book.state == CasebookState::Published;
    let print = move |()| drop(window().print());
    let paper = published.then(|| view! { <PaperButton kind=PaperKind::Casebook id=book.id.clone() /> });
    let aside = view! { <span class="inline-flex flex-wrap gap-2 print:hidden">{paper} <Button on_press=print>{text.print}</Button></span> };
    let send = book.takes_cases.then(|| {
        let href = ["/casebook/", &book.id, "/submit"].concat();
        view! { <div class="grid print:hidden"><LinkButton href icon=Icon::Send weight=Weight::Strong>{text.submit}</LinkButton></div> }
    });
    let contents = published.then(|| view! { <Contents cases=book.cases.clone() /> });
    view! {
        <PageHead title=book.title.clone() line=book.year.to_string() aside=aside.into_any() />
        <div class="grid gap-3">
            <div class="print:hidden"><Standing book=book.clone() /></div>
            {send}
            <Decide book=book.clone() moved />
            {if published { contents.into_any() } else { view! { <Cases cases=book.cases.clone() /> }.into_any() }}
            <Editors book />
        </div>
    }
}

#[component]
fn Standing(book: Book) -> impl IntoView {
    let text = text::casebook::t();
    let aside = view! { <Chip tone=book_tone(book.state)>{label(book.state)}</Chip> }.into_any();
    let held = book.open_item.as_ref().map(|item| {
        let said = [&item.holder.name, "：", &item.reason.text].concat();
        view! { <div class="mb-3"><Note tone=if item.mine { Tone::Warn } else { Tone::Info }><p>{said}</p></Note></div> }
    });
    let published = book.published_on.map(|on| view! { <Fact label=text.published_on value=day(on) /> });
    view! {
        <Card title=text.call aside>
            {held}
            <p class="mb-4 whitespace-pre-line">{book.call}</p>
            <Facts>
                <Fact label=text.submit_until value=day(book.submit_until) />
                <Fact label=text.publish_on value=day(book.publish_by) />
                {published}
            </Facts>
        </Card>
    }
}

#[component]
fn Decide(book: Book, moved: Callback<()>) -> impl IntoView {
    let text = text::casebook::t();
    let there = StoredValue::new(book.clone());
    let step = move |step: CasebookStep| {
        let (intent, confirming) = (Intent::new(), RwSignal::new(false));
        let sure = match step {
            CasebookStep::Close => text.sure_close,
            CasebookStep::Publish => text.sure_publish,
        };
        let go = Callback::new(move |()| {
            confirming.set(false);
            there.with_value(|book| take_book(book, step, intent, move |_| moved.try_run(()).unwrap_or_default()));
        });
        let told = move || intent.rest(&[]).map(|message| view! { <div class="mb-3"><ErrorNote message /></div> });
        view! {
            {told}
            <Button weight=Weight::Strong busy=intent.busy on_press=move |()| confirming.set(true)>{label(step)}</Button>
            <Dialog open=confirming title=label(step)>
                <p class="mb-4">{sure}</p>
                <Button weight=Weight::Strong on_press=go>{text.confirm}</Button>
            </Dialog>
        }
    };
    let steps: Vec<_> = book.moves.into_iter().map(step).collect();
    (!steps.is_empty())
        .then(|| view! { <div class="print:hidden"><Card title=text.can_do edge=Tone::Warn>{steps}</Card></div> })
}

#[component]
fn Cases(cases: Vec<Printed>) -> impl IntoView {
    let text = text::casebook::t();
    let row = |case: Printed| {
        let aside = view! { <Chip tone=tone(case.state)>{label(case.state)}</Chip> }.into_any();
        view! { <RowLink href=["/casebook/cases/", &case.id].concat() title=case.title line=case.society_name aside /> }
    };
    let rows: Vec<_> = cases.into_iter().map(row).collect();
    let title = fill(text.count, &[&rows.len()]);
    (!rows.is_empty()).then(|| view! { <Card title>{rows}</Card> })
}

/// The table of contents and the cases, as they are printed.
#[component]
fn Contents(cases: Vec<Printed>) -> impl IntoView {
    let text = text::casebook::t();
    let cases: Vec<Printed> = cases.into_iter().filter(|case| case.state == CaseStudyState::Published).collect();
    let entry = |case: &Printed| view! { <li>{case.title.clone()} " — " {case.society_name.clone()}</li> };
    let entries: Vec<_> = cases.iter().map(entry).collect();
    let whole = |case: Printed| {
        let outcomes = case.outcomes.iter().map(|one| label(*one)).collect::<Vec<_>>().join("、");
        view! {
            <Card title=case.title>
                <p class="mb-2 text-sm text-ink-2">{case.society_name} " · " {case.authors} " · " {outcomes}</p>
                <p class="mb-3 font-medium">{case.summary}</p>
                <p class="whitespace-pre-line">{case.text}</p>
            </Card>
        }
    };
    view! {
        <Card title=text.contents><ol class="list-decimal space-y-1 pl-5">{entries}</ol></Card>
        {cases.into_iter().map(whole).collect_view()}
    }
}

#[component]
fn Editors(book: Book) -> impl IntoView {
    let text = text::casebook::t();
    let row = |name: String, society: Option<String>| {
        let of = society.map(|society| ["（", &society, "）"].concat()).unwrap_or_default();
        view! { <li>{name} <span class="text-sm text-ink-2">{of}</span></li> }
    };
    let rows: Vec<_> =
        book.editors.into_iter().map(|one| row(one.name, one.society.map(|society| society.name))).collect();
    view! { <Card title=text.editors><ul class="grid gap-1 sm:grid-cols-2">{rows}</ul></Card> }
}
