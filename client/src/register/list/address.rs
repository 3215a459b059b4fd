//! The list's address as its only state: what is read from it, and how it is changed.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use view_model::address::component;
use view_model::register::filter::Filter;
use view_model::register::order::Order;
use wasm_bindgen::JsValue;

/// The way to another address.
type Go = StoredValue<Box<dyn Fn(&str)>, LocalStorage>;

/// What the address says, and the way to another one.
#[derive(Clone, Copy)]
pub(super) struct Address {
    pub(super) filter: Memo<Filter>,
    pub(super) order: Memo<Option<Order>>,
    go: Go,
}

impl Address {
    /// The address of the present page.
    pub(super) fn current() -> Self {
        let query = use_query_map();
        let navigate = use_navigate();
        // A narrowed list is the same page: "back" leaves it, and it does not jump.
        let go = move |address: &str| {
            navigate(address, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        };
        Self {
            filter: Memo::new(move |_| query.with(|query| Filter::read(|name| query.get(name)))),
            order: Memo::new(move |_| query.with(|query| Order::read(&query.get("sort")?))),
            go: StoredValue::new_local(Box::new(go)),
        }
    }

    /// Shows the list of another filter.
    pub(super) fn narrow(self, filter: &Filter) {
        self.go_to(filter, self.order.get_untracked());
    }

    /// Changes the filter.
    pub(super) fn change(self, how: impl FnOnce(&mut Filter)) {
        let mut filter = self.filter.get_untracked();
        how(&mut filter);
        self.narrow(&filter);
    }

    /// Orders the list otherwise.
    pub(super) fn order_by(self, order: Option<Order>) {
        self.go_to(&self.filter.get_untracked(), order);
    }

    fn go_to(self, filter: &Filter, order: Option<Order>) {
        let address = ["/societies?", &written(filter, order)].concat();
        self.go.with_value(|go| go(address.trim_end_matches('?')));
    }
}

/// The part of an address after the question mark.
pub(super) fn written(filter: &Filter, order: Option<Order>) -> String {
    let order = order.map(|order| ("sort", order.written()));
    let parts: Vec<String> =
        filter.pairs().into_iter().chain(order).map(|(name, value)| [name, "=", &component(&value)].concat()).collect();
    parts.join("&")
}

/// Notes how far down one is in the entry of the browser's history, for when one comes back to it.
pub(super) fn note_place() {
    let place = window().scroll_y().unwrap_or_default();
    if let Ok(history) = window().history() {
        // A browser that keeps no notes starts at the top again.
        drop(history.replace_state_with_url(&JsValue::from_f64(place), "", None));
    }
}

/// How far down one was, when one has come back to this screen rather than gone to it.
pub(super) fn noted_place() -> Option<f64> {
    window().history().ok()?.state().ok()?.as_f64()
}
