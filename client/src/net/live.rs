//! Screens that renew themselves when something changed elsewhere: which readings follow, and what has come for them and
//! is offered. How one hears of it (`socket`) is fetched when the first of them opens: no first screen waits for it.

mod socket;

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use leptos::task::spawn_local;
pub(crate) use view_model::net::live::Shows;
use view_model::net::live::{Attention, Renewal};

use super::Cached;

/// What looks how things stand: who follows, whether the tab is seen, what has come.
type Look = fn();

thread_local! {
    static FOLLOW: RefCell<Vec<Follower>> = const { RefCell::new(Vec::new()) };
    static OFFERED: ArcRwSignal<bool> = ArcRwSignal::new(false);
    static LOOK: Cell<Option<Look>> = const { Cell::new(None) };
    static ASKED: Cell<bool> = const { Cell::new(false) };
    static BESIDE: Cell<Option<fn()>> = const { Cell::new(None) };
    static LAST: Cell<u32> = const { Cell::new(0) };
    /// Since when a screen follows that has not heard anything yet, milliseconds since 1970.
    static SINCE: Cell<Option<f64>> = const { Cell::new(None) };
}

/// A reading that follows.
#[derive(Clone, Copy)]
struct Follower {
    place: u32,
    reading: Cached<()>,
    shows: Shows,
}

impl<T> Cached<T> {
    /// The same reading, renewing itself as long as its screen is open.
    pub(crate) fn live(self, shows: Shows) -> Self {
        follow(self.standing(), shows);
        self
    }
}

fn follow(reading: Cached<()>, shows: Shows) {
    let place = LAST.get() + 1;
    LAST.set(place);
    FOLLOW.with_borrow_mut(|all| all.push(Follower { place, reading, shows }));
    on_cleanup(move || {
        FOLLOW.with_borrow_mut(|all| all.retain(|follower| follower.place != place));
        look();
    });
    SINCE.set(SINCE.get().or_else(|| Some(js_sys::Date::now())));
    fetch_socket();
    look();
}

/// Whoever follows, now.
fn followers() -> Vec<Follower> {
    FOLLOW.with_borrow(Clone::clone)
}

/// Fetches what hears of changes; without a network the next screen tries again.
fn fetch_socket() {
    #[cfg(feature = "split")]
    #[leptos::wasm_split::wasm_split(hearing, wasm_split_path = leptos::wasm_split, fallible)]
    fn fetch() -> Result<Look, leptos::wasm_split::SplitLoaderError> {
        Ok(socket::look as Look)
    }

    #[cfg(not(feature = "split"))]
    fn fetch() -> std::future::Ready<Result<Look, std::convert::Infallible>> {
        std::future::ready(Ok(socket::look))
    }

    if LOOK.get().is_some() || ASKED.replace(true) {
        return;
    }
    spawn_local(async {
        LOOK.set(fetch().await.ok());
        ASKED.set(false);
        look();
    });
}

/// Something stands otherwise than before.
pub(super) fn look() {
    if let Some(look) = LOOK.get() {
        look();
    }
}

/// What else is renewed then, beside the screens: the figures on the bars.
pub(crate) fn beside(renew: fn()) {
    BESIDE.set(Some(renew));
}

/// Asks anew for everything that follows.
fn renew() {
    for follower in followers() {
        follower.reading.renew();
    }
    if let Some(renew) = BESIDE.get() {
        renew();
    }
}

/// Gives what has come its place, as far as nothing jumps; whether some of it is to be looked at again soon.
fn settle(attention: Attention) -> bool {
    let (mut offered, mut soon) = (false, false);
    for Follower { reading, shows, .. } in followers() {
        match attention.renewal(shows) {
            _ if !reading.is_behind() => {}
            Renewal::Now => reading.catch_up(),
            Renewal::Soon => soon = true,
            Renewal::Offered => offered = true,
        }
    }
    OFFERED.with(|signal| {
        if signal.get_untracked() != offered {
            signal.set(offered);
        }
    });
    soon
}

/// Whether something newer is there that the person has to ask for.
pub(crate) fn offered() -> Signal<bool> {
    OFFERED.with(|signal| signal.clone().into())
}

/// He asks for it.
pub(crate) fn take() {
    for follower in followers() {
        follower.reading.catch_up();
    }
    OFFERED.with(|signal| signal.set(false));
}
