//! What is planned, spent and left of each category of a budget: of a programme, and of one award in it.

use entity::project::money::Fen;
use leptos::prelude::*;

use crate::parts::{Column, Table};
use crate::text::{self, yuan};

/// A category.
pub(super) struct Balance {
    pub(super) label: String,
    pub(super) planned: Fen,
    pub(super) spent: Fen,
    pub(super) left: Fen,
}

/// The table.
#[component]
pub(super) fn BalanceTable(caption: &'static str, balances: Vec<Balance>) -> impl IntoView {
    let text = text::balance::t();
    let columns = vec![
        Column::words(text.category),
        Column::figures(text.planned),
        Column::figures(text.spent),
        Column::figures(text.left),
    ];
    let row = |row: Balance| {
        view! {
            <tr>
                <td>{row.label}</td>
                <td class="figure">{yuan(row.planned)}</td>
                <td class="figure">{yuan(row.spent)}</td>
                <td class="figure">{yuan(row.left)}</td>
            </tr>
        }
    };
    let rows = balances.into_iter().map(row).collect_view();
    view! { <Table caption=caption columns>{rows}</Table> }
}
