//! The lines of the list as they come in: the first page (what the device last saw until the server
//! answers), further pages on demand, and the whole as it stood when someone comes back to it.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use view_model::register::filter::Filter;
use view_model::register::order::Order;

use super::row::{Row, Societies, societies};
use crate::net::{self, NetFault};
use crate::register::filter::filter_input;

/// Most lines that the API answers at once.
const MOST: usize = 100;

/// What the list shows: its filter, order and size of page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wish {
    pub(crate) filter: Filter,
    pub(crate) order: Option<Order>,
    /// The address that says the same; the name under which it is remembered.
    pub(crate) address: String,
}

/// The list at a moment.
#[derive(Clone, Debug, Default)]
struct Stand {
    address: String,
    rows: Vec<Row>,
    total: Option<i64>,
    /// Where the next page begins; none at the end.
    next: Option<String>,
}

thread_local! {
    /// The list that was left last, for whoever comes back.
    static LEFT: RefCell<Option<Stand>> = const { RefCell::new(None) };
}

/// What a request is for.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// Another list, from its beginning.
    Anew,
    /// The lines of a list come back to, again: it may have changed meanwhile.
    Renew,
    /// The lines that follow this cursor.
    Further(String),
}

/// The list that a screen watches.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    pub(crate) rows: RwSignal<Vec<Row>>,
    pub(crate) total: RwSignal<Option<i64>>,
    next: RwSignal<Option<String>>,
    pub(crate) loading: RwSignal<bool>,
    pub(crate) fault: RwSignal<Option<NetFault>>,
    wish: StoredValue<Option<Wish>>,
    turn: StoredValue<u32>,
    page: usize,
}

impl Reading {
    /// An empty list that will read so many lines at a time.
    pub(crate) fn new(page: usize) -> Self {
        let reading = Self {
            rows: RwSignal::new(Vec::new()),
            total: RwSignal::new(None),
            next: RwSignal::new(None),
            loading: RwSignal::new(true),
            fault: RwSignal::new(None),
            wish: StoredValue::new(None),
            turn: StoredValue::new(0),
            page,
        };
        on_cleanup(move || reading.leave());
        reading
    }

    /// Whether there are further lines.
    pub(crate) fn has_more(self) -> bool {
        self.next.with(Option::is_some)
    }

    /// How many lines are read at a time.
    pub(crate) fn page(self) -> usize {
        self.page
    }

    /// Shows another list. When someone comes back to the one left last, it stands as it was; the answer
    /// says whether it does.
    pub(crate) fn show(self, wish: Wish, back: bool) -> bool {
        let left = LEFT.take().filter(|stand| back && stand.address == wish.address);
        let restored = left.is_some();
        let stand = left.or_else(|| recall(&wish.address));
        // While the next list is on its way, the present lines stay: nothing jumps while one types.
        if let Some(stand) = stand {
            self.rows.set(stand.rows);
            self.total.set(stand.total);
            self.next.set(stand.next);
        }
        let first = self.rows.with_untracked(Vec::len).clamp(self.page, MOST);
        self.wish.set_value(Some(wish));
        if restored {
            self.read(first, Step::Renew);
        } else {
            self.read(self.page, Step::Anew);
        }
        restored
    }

    /// Reads the list again from its beginning.
    pub(crate) fn again(self) {
        self.read(self.page, Step::Anew);
    }

    /// Reads the next page.
    pub(crate) fn more(self) {
        if let Some(after) = self.next.get_untracked()
            && !self.loading.get_untracked()
        {
            self.read(self.page, Step::Further(after));
        }
    }

    fn read(self, first: usize, step: Step) {
        let Some(wish) = self.wish.get_value() else { return };
        self.turn.update_value(|turn| *turn += 1);
        let mine = self.turn.get_value();
        self.loading.set(true);
        spawn_local(async move {
            let outcome = ask(&wish, first, &step).await;
            // Another list may be wanted by now, or none.
            if self.turn.try_get_value() == Some(mine) {
                self.settle(&step, outcome);
            }
        });
    }

    fn settle(self, step: &Step, outcome: Result<societies::SocietiesSocieties, NetFault>) {
        self.loading.set(false);
        match outcome {
            Ok(found) => {
                let rows: Vec<Row> = found.nodes.into_iter().map(Row::from).collect();
                let next = found.page_info.end_cursor.filter(|_| found.page_info.has_next_page);
                self.total.set(Some(found.total_count));
                self.fault.set(None);
                self.rows.update(|shown| match step {
                    Step::Further(_) => shown.extend(rows),
                    // Lines beyond what one answer holds stay as they were, and so does what follows them.
                    Step::Renew if shown.len() > rows.len() && next.is_some() => drop(shown.splice(..rows.len(), rows)),
                    Step::Anew | Step::Renew => *shown = rows,
                });
                if *step != Step::Renew || self.rows.with_untracked(Vec::len) <= MOST {
                    self.next.set(next);
                }
            }
            Err(fault) => self.fault.set(Some(fault)),
        }
    }

    /// Remembers the list for whoever comes back.
    fn leave(self) {
        let Some(Some(wish)) = self.wish.try_get_value() else { return };
        let stand = (self.rows.try_get_untracked(), self.total.try_get_untracked(), self.next.try_get_untracked());
        if let (Some(rows), Some(total), Some(next)) = stand {
            LEFT.set(Some(Stand { address: wish.address, rows, total, next }));
        }
    }
}

async fn ask(wish: &Wish, first: usize, step: &Step) -> Result<societies::SocietiesSocieties, NetFault> {
    let variables = societies::Variables {
        first: i64::try_from(first).unwrap_or(20),
        filter: Some(filter_input!(societies, wish.filter.clone())),
        order_by: wish.order.map(|order| societies::SocietyOrder { field: order.field, direction: order.direction }),
        after: match step {
            Step::Further(after) => Some(after.clone()),
            Step::Anew | Step::Renew => None,
        },
    };
    // Searches are many and short-lived: the device keeps the lists that people open by a link.
    let key = (*step == Step::Anew && wish.filter.search.is_empty()).then(|| name(&wish.address));
    Ok(net::cached::fetch::<Societies>(key.as_deref(), variables).await?.societies)
}

/// The list as the device last saw it.
fn recall(address: &str) -> Option<Stand> {
    let found = net::cached::recall::<Societies>(&name(address))?.societies;
    Some(Stand {
        address: address.to_owned(),
        total: Some(found.total_count),
        next: found.page_info.end_cursor.filter(|_| found.page_info.has_next_page),
        rows: found.nodes.into_iter().map(Row::from).collect(),
    })
}

fn name(address: &str) -> String {
    format!("societies?{address}")
}
