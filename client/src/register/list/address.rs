//! The list's address as its only state: what is read from it, and how it is changed.

use std::cell::Cell;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::register::filter::Filter;
use crate::register::order::Order;

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
    let parts: Vec<String> = filter
        .pairs()
        .into_iter()
        .chain(order)
        .map(|(name, value)| [name, "=", &String::from(js_sys::encode_uri_component(&value))].concat())
        .collect();
    parts.join("&")
}

/// How soon after "back" a screen counts as come back to, milliseconds.
const SOON_MS: f64 = 1_000.0;

thread_local! {
    /// When "back" or "forward" was pressed last.
    static POPPED_AT: Cell<f64> = const { Cell::new(0.0) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// Whether someone has come back to this screen rather than gone to it.
pub(super) fn came_back() -> bool {
    if !LISTENS.replace(true) {
        let note = Closure::<dyn Fn()>::new(|| POPPED_AT.set(js_sys::Date::now()));
        // Before the router hears of it, which builds the screen at once. It listens for as long as the
        // page lives; a window that takes no listener only forgets how far down one was.
        drop(window().add_event_listener_with_callback_and_bool("popstate", note.as_ref().unchecked_ref(), true));
        note.forget();
    }
    js_sys::Date::now() - POPPED_AT.get() < SOON_MS
}
