//! What waits for the viewer, first on his home: the three soonest, and the way to all of it.

use leptos::prelude::*;

use super::item::{ItemRow, OpenItems, ResponseData, Turn, Variables};
use crate::net::{Shows, cached, replay};
use crate::parts::Card;
use crate::session::viewer;
use crate::text::{fill, t};

/// How many a home shows.
const SHOWN: i64 = 3;

/// The card; nothing at all while nothing waits, so that the home begins with what matters.
#[component]
pub(crate) fn WaitingCard() -> impl IntoView {
    viewer().may("Query.openItems").then(|| view! { <Soonest /> })
}

#[component]
fn Soonest() -> impl IntoView {
    let reading = cached::<OpenItems>(|| {
        replay::acknowledged().track();
        let turn = Some(Turn::MINE);
        Some(("waiting".into(), Variables { first: SHOWN, after: None, turn, kinds: None, society: None }))
    })
    .live(Shows::List);
    let card = |data: ResponseData| {
        let total = data.open_items.total_count;
        let aside = view! { <a class="link -my-2.5 inline-flex min-h-11 items-center text-sm" href="/todo">{fill(t().home.all_of, &[&total])}</a> };
        let rows = data.open_items.nodes.into_iter().map(|item| view! { <ItemRow item /> }).collect_view();
        (total > 0).then(|| view! { <div class="mb-3"><Card title=t().responsibility.waits_for_me aside=aside.into_any()>{rows}</Card></div> })
    };
    move || reading.data().map(card)
}
