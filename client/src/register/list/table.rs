//! The list on a desktop: a real table whose headings sort.

use leptos::prelude::*;
use view_model::register::order::{Order, OrderDirection, SocietyOrderField};

use super::address::Address;
use super::columns::Column;
use super::row::Row;
use crate::parts::{Icon, Picture};
use crate::text::t;

/// The table, with the columns that someone chose.
#[component]
pub(super) fn RowTable(address: Address, rows: RwSignal<Vec<Row>>, columns: RwSignal<Vec<Column>>) -> impl IntoView {
    let headings = move || {
        let other = columns
            .get()
            .into_iter()
            .map(|column| heading(address, column.heading(), column.order(), column.is_figure()));
        other.collect_view()
    };
    view! {
        <div class="sheet overflow-x-auto p-0" tabindex="0" role="region" aria-label=t().register.societies>
            <table class="ruled rows">
                <caption class="sr-only">{t().register.societies}</caption>
                <thead>
                    <tr>
                        {heading(address, t().register.name, Some(SocietyOrderField::Name), false)}
                        {headings}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || rows.get() key=Clone::clone let:row>
                        <Line row columns />
                    </For>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Line(row: Row, columns: RwSignal<Vec<Column>>) -> impl IntoView {
    let (href, name) = (["/societies/", &row.id].concat(), row.name.clone());
    let cell = move |column: Column| view! { <td class:figure=column.is_figure()>{column.cell(&row)}</td> };
    view! {
        <tr>
            <th scope="row"><a href=href class="row-name">{name}</a></th>
            {move || columns.get().into_iter().map(&cell).collect_view()}
        </tr>
    }
}

/// A heading; a button where the list can be ordered by it.
fn heading(address: Address, name: &'static str, field: Option<SocietyOrderField>, figure: bool) -> AnyView {
    let Some(field) = field else {
        return view! { <th scope="col" class:figure=figure>{name}</th> }.into_any();
    };
    let direction = move || address.order.get().filter(|order| order.field == field).map(|order| order.direction);
    let aria = move || match direction() {
        None => "none",
        Some(OrderDirection::Asc) => "ascending",
        Some(OrderDirection::Desc) => "descending",
    };
    let arrow = move || match direction() {
        None => view! { <Picture icon=Icon::Sort class="size-3.5 opacity-40" /> }.into_any(),
        Some(OrderDirection::Asc) => view! { <Picture icon=Icon::Down class="size-3.5 rotate-180" /> }.into_any(),
        Some(OrderDirection::Desc) => view! { <Picture icon=Icon::Down class="size-3.5" /> }.into_any(),
    };
    let sort = move |_| address.order_by(Order::after_click(address.order.get_untracked(), field));
    view! {
        <th scope="col" class:figure=figure aria-sort=aria>
            <button type="button" class="sort-button" on:click=sort>{name} {arrow}</button>
        </th>
    }
    .into_any()
}
