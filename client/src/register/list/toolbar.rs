//! What stands above the list: search, filter, order (on a phone), columns (on a desktop), export.

use leptos::prelude::*;
use view_model::register::filter::Filter;
use view_model::register::order::{Order, SocietyOrderField};

use super::address::Address;
use super::columns::{self, Column};
use super::export::ExportDialog;
use super::panel::FilterPanel;
use super::search::SearchBox;
use crate::parts::{Button, Choice, Choices, Dialog, Icon, Pick};
use crate::session::viewer;
use crate::text::{fill, t};

/// The bar.
#[component]
pub(super) fn Toolbar(
    address: Address,
    columns: RwSignal<Vec<Column>>,
    total: Signal<Option<i64>>,
    is_wide: Signal<bool>,
) -> impl IntoView {
    let text = t().register;
    let (filtering, choosing, exporting) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let filter_label = move || match address.filter.with(Filter::count) {
        0 => text.filter.to_owned(),
        count => fill(text.filter_count, &[&count]),
    };
    let order_or_columns = move || {
        if is_wide.get() {
            view! { <Button icon=Icon::Columns on_press=Callback::new(move |()| choosing.set(true))>{text.columns}</Button> }
                .into_any()
        } else {
            view! { <OrderSelect address /> }.into_any()
        }
    };
    let may_export = viewer().may("Mutation.requestSocietyExport");
    view! {
        <div class="mb-3 flex flex-col gap-2 lg:flex-row lg:items-start">
            <SearchBox address />
            <div class="flex gap-2">
                <Button icon=Icon::Filter on_press=Callback::new(move |()| filtering.set(true))>{filter_label}</Button>
                {order_or_columns}
                {may_export
                    .then(|| {
                        view! {
                            <Button icon=Icon::Export on_press=Callback::new(move |()| exporting.set(true))>
                                <span class="max-sm:sr-only">{text.export}</span>
                            </Button>
                        }
                    })}
            </div>
        </div>
        <FilterPanel open=filtering address total />
        <ColumnPanel open=choosing columns />
        {may_export.then(|| view! { <ExportDialog open=exporting address total /> })}
    }
}

/// The order on a phone: the usual directions, without headings to press.
#[component]
fn OrderSelect(address: Address) -> impl IntoView {
    let option = move |field: SocietyOrderField| {
        let order = Order { field, direction: field.first_direction() };
        let selected = move || address.order.get() == Some(order);
        view! { <option value=order.written() selected=selected>{name(field)}</option> }
    };
    let choose = move |event| address.order_by(Order::read(&event_target_value(&event)));
    view! {
        <select class="select min-w-0 grow truncate pr-8" aria-label=t().register.sort on:change=choose>
            <option value="" selected=move || address.order.get().is_none()>{t().register.sort_default}</option>
            {SocietyOrderField::ALL.map(option).into_iter().collect_view()}
        </select>
    }
}

fn name(field: SocietyOrderField) -> &'static str {
    let text = t().register;
    match field {
        SocietyOrderField::Uscc => text.code,
        SocietyOrderField::Name => text.name,
        SocietyOrderField::RegisteredOn => text.registered,
        SocietyOrderField::Formal => text.formal,
        SocietyOrderField::Members => text.members,
        SocietyOrderField::TermEndsOn => text.term_ends,
        SocietyOrderField::Grade => text.grade,
    }
}

#[component]
fn ColumnPanel(open: RwSignal<bool>, columns: RwSignal<Vec<Column>>) -> impl IntoView {
    let choice = move |column: Column| {
        let chosen = Signal::derive(move || columns.with(|columns| columns.contains(&column)));
        let choose = Callback::new(move |()| columns::toggle(columns, column));
        view! { <Choice pick=Pick::Several label=column.heading() chosen on_choose=choose /> }
    };
    view! {
        <Dialog open title=t().register.columns_title>
            <Choices label=t().register.columns_note>{Column::ALL.map(choice).into_iter().collect_view()}</Choices>
        </Dialog>
    }
}
