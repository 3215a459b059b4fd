//! `/money`: what waits to be paid first, then each fund with its programmes and awards: bars, and a table behind.

use entity::project::money::Fen;
use leptos::prelude::*;

use super::create::{NewFund, NewProgramme};
use super::queue::Queue;
use super::send;
use super::view::{Award, BoardData, Category, Fund, Programme, board};
use crate::net::Shows;
use crate::parts::{Card, Column, EmptyState, ExportButton, Icon, LinkButton, Loaded, PageHead, Table};
use crate::project::balances::{Balance, BalanceTable};
use crate::session::viewer;
use crate::text::{self, fill, label, t, yuan};

/// The screen.
#[component]
pub(crate) fn MoneyPage() -> impl IntoView {
    let text = text::money::t();
    // A fund is typed in below the figures.
    let reading = board().live(Shows::List);
    let moved = Callback::new(move |()| reading.reload());
    let keeps = viewer().may("Mutation.createFund");
    let view = move |data: BoardData| {
        let none = data.funds.is_empty();
        let empty =
            none.then(|| view! { <Card><EmptyState icon=Icon::File title=text.none line=text.none_line /></Card> });
        let funds = data.funds.into_iter().map(|fund| view! { <FundCard fund moved /> }).collect_view();
        let new = keeps.then(|| view! { <Card title=text.new_fund><NewFund moved /></Card> });
        view! { <div class="grid gap-3">{empty} {funds} {new}</div> }.into_any()
    };
    let queue = viewer().may("Query.tranches").then(|| view! { <Queue moved /> });
    view! {
        <PageHead title=t().ahead.money line=text.line />
        <div class="grid gap-3">
            {queue}
            <Loaded reading lines=8 view />
        </div>
    }
}

#[component]
fn FundCard(fund: Fund, moved: Callback<()>) -> impl IntoView {
    let text = text::money::t();
    let keeps = viewer().may("Mutation.createProgramme") && !fund.available.is_zero();
    let said = fill(text.fund_said, &[&yuan(fund.total), &yuan(fund.programmed), &yuan(fund.available)]);
    let ledger = viewer().may("Query.moneyMovements").then(|| {
        let href = ["/money/", &fund.id].concat();
        let id = fund.id.clone();
        let export = view! { <ExportButton label=text.export make=move || send::export(id.clone()) /> };
        view! { <span class="flex flex-wrap gap-2 print:hidden">{export} <LinkButton href icon=Icon::Rules>{text.ledger}</LinkButton></span> }
            .into_any()
    });
    let new = keeps.then(|| view! { <NewProgramme fund=fund.id.clone() left=fund.available moved /> });
    let rows = fund.programmes.clone().into_iter().map(|programme| view! { <ProgrammeBars programme /> });
    view! {
        <Card title=[&fund.year.to_string(), " · ", &fund.name].concat() aside=ledger.unwrap_or_else(|| ().into_any())>
            <p>{said}</p>
            <p class="mb-2 text-sm text-ink-2">{fund.source.clone()}</p>
            <Bar whole=fund.total part=fund.programmed filled=fund.programmed />
            {rows.collect_view()}
            {new}
        </Card>
    }
}

/// The whole hatched, what is promised of it lighter, what is out of it dark.
#[component]
fn Bar(whole: Fen, part: Fen, filled: Fen) -> impl IntoView {
    let width = move |amount: Fen| (amount.get() * 100 / whole.get().max(1)).to_string() + "%";
    view! {
        <svg class="mb-2 h-3 w-full" aria-hidden="true">
            <rect class="bar-whole" height="100%" rx="3" width="100%"></rect>
            <rect class="ground-3" height="100%" rx="3" width=width(part)></rect>
            <rect class="bar-part" height="100%" rx="3" width=width(filled)></rect>
        </svg>
    }
}

/// What came out of an award and did not come back.
fn out(award: &Award) -> Fen {
    award.released.minus(award.recovered).unwrap_or_default()
}

#[component]
fn ProgrammeBars(programme: Programme) -> impl IntoView {
    let text = text::money::t();
    let paid = Fen::sum(programme.awards.iter().map(out)).unwrap_or_default();
    let said = fill(text.programme_said, &[&yuan(programme.budget), &yuan(programme.awarded), &yuan(paid)]);
    let count = programme.awards.len();
    let columns = vec![Column::words(text.project), Column::figures(text.awarded), Column::figures(text.paid)];
    let row = |award: Award| {
        let paid = yuan(out(&award));
        let project = award.project.map(|project| {
            let society = project.society.map(|society| society.name).unwrap_or_default();
            let href = ["/projects/", &project.id].concat();
            view! { <a class="link" href=href>{project.title}</a> <span class="block text-sm text-ink-2">{society}</span> }
        });
        view! {
            <tr>
                <td>{project}</td>
                <td class="figure">{yuan(award.amount)}</td>
                <td class="figure">{paid}</td>
            </tr>
        }
    };
    let rows = programme.awards.clone().into_iter().map(row).collect_view();
    view! {
        <div class="mt-3">
            <h3 class="font-medium">{programme.name.clone()} " · " {label(programme.kind)}</h3>
            <p class="text-sm text-ink-2">{said}</p>
            <Bar whole=programme.budget part=programme.awarded filled=paid />
            <details class="behind">
                <summary>{fill(text.awards, &[&count])}</summary>
                <Table caption=text.awards_of columns>{rows}</Table>
            </details>
            <Balances categories=programme.categories.clone() />
        </div>
    }
}

/// What is planned, spent and left of each category of a programme.
#[component]
fn Balances(categories: Vec<Category>) -> impl IntoView {
    let text = text::money::t();
    let balance =
        |row: Category| Balance { label: row.label, planned: row.planned, spent: row.spent, left: row.balance };
    let balances: Vec<_> = categories.into_iter().map(balance).collect();
    let any = !balances.is_empty();
    any.then(|| {
        view! {
            <details class="behind">
                <summary>{text.balances}</summary>
                <BalanceTable caption=text.balances balances />
            </details>
        }
    })
}
