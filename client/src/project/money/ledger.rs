//! `/money/…`: each movement of a fund's money in its order, as it was written down.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::view::{LedgerData, LedgerVariables, MoneyLedger, Movement, ledger};
use crate::net::{Page, Pages, pages};
use crate::parts::{Button, Card, Column, EmptyState, Further, Icon, LinkButton, Loaded, PageHead, Table};
use crate::text::{self, fill, label, moment, t, yuan};

/// How many a page has.
const PAGE: i64 = 100;

/// The screen.
#[component]
pub(crate) fn MoneyLedgerPage() -> impl IntoView {
    let text = text::money::t();
    let params = use_params_map();
    let ask = move |after| {
        let fund = params.with(|params| params.get("id").unwrap_or_default());
        LedgerVariables { fund, first: PAGE, after }
    };
    let reading = ledger(move || ask(None));
    let view = move |data: LedgerData| {
        let fetch = Callback::new(move |after: String| untrack(|| ask(Some(after))));
        view! { <Rows data fetch /> }.into_any()
    };
    let print = move |()| drop(window().print());
    let aside =
        view! { <span class="print:hidden"><Button icon=Icon::Print on_press=print>{t().home.print}</Button></span> };
    view! {
        <PageHead title=text.ledger line=text.ledger_line aside=aside.into_any() />
        <Loaded reading lines=10 view />
        <p class="mt-3 print:hidden"><LinkButton href="/money">{text.to_board}</LinkButton></p>
    }
}

/// A page out of an answer.
fn read(data: LedgerData) -> Page<Movement> {
    let page = data.money_movements;
    (page.nodes, page.page_info.end_cursor.filter(|_| page.page_info.has_next_page))
}

#[component]
fn Rows(data: LedgerData, fetch: Callback<String, LedgerVariables>) -> impl IntoView {
    let text = text::money::t();
    let total = data.money_movements.total_count;
    let (rows, next) = read(data);
    if rows.is_empty() {
        return view! { <Card><EmptyState icon=Icon::Rules title=text.no_movements line=text.ledger_line /></Card> }
            .into_any();
    }
    let Pages { rows: shown, left, busy, more } = pages::<MoneyLedger, Movement>((rows, next), fetch, read);
    let columns =
        vec![Column::words(text.when), Column::words(text.what), Column::figures(text.amount), Column::roomy(text.who)];
    let row = |row: Movement| {
        let sign = match row.kind.sign() {
            1 => "−",
            -1 => "+",
            _ => "",
        };
        let title = row.project.map(|project| project.title).unwrap_or_default();
        view! {
            <tr>
                <td>{moment(&row.at)}</td>
                <td>{label(row.kind)} <span class="block text-sm text-ink-2">{title}</span></td>
                <td class="figure">{[sign, &yuan(row.amount)].concat()}</td>
                <td class="roomy">{row.actor}</td>
            </tr>
        }
    };
    view! {
        <Card title=fill(text.movements, &[&total])>
            <Table caption=text.ledger columns>{move || shown.get().into_iter().map(row).collect_view()}</Table>
            <Further left busy more />
        </Card>
    }
    .into_any()
}
