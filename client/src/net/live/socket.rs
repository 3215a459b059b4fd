//! The way on which one hears of changes: one WebSocket a tab, speaking the few words of graphql-transport-ws that one
//! subscription needs. By hand, because the client's weight forbids a library. It stands while the tab is seen and a
//! screen follows; one that fails says nothing to anybody, and the page works as without it.

use std::cell::{Cell, RefCell};

use gloo_timers::callback::Timeout;
use graphql_client::GraphQLQuery;
use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::document;
use leptos::task::spawn_local;
use view_model::net::live::{Attention, Gathering, Heard, heard, pause};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CloseEvent, Event, HtmlInputElement, MessageEvent, WebSocket};

use super::{SINCE, followers, renew, settle};
use crate::net::{refresh, wire};

#[derive(GraphQLQuery)]
#[graphql(schema_path = "../server/schema.graphql", query_path = "src/net/live/changed.graphql")]
struct Changed;

/// Below the API's door.
const DOOR: &str = "/graphql/ws";
const PROTOCOL: &str = "graphql-transport-ws";
/// The session's cookie comes with the opening: there is nothing to introduce oneself with.
const INTRODUCTION: &str = r#"{"type":"connection_init"}"#;
const CALL: &str = r#"{"type":"ping"}"#;
/// With this code the server ends a socket whose session is over, or is another one now.
const OTHER_SESSION: u16 = 4403;

/// Whether the other side is still there is asked so often, milliseconds: a phone that has changed its network is told
/// nothing.
const CALL_MS: u32 = 40_000;
/// A socket without a screen stays so long: from one screen to the next it is not opened anew.
const LINGER_MS: u32 = 10_000;
/// A first socket that took longer may have missed what changed since the screen was read.
const LATE_MS: f64 = 3_000.0;
/// What waits for a resting hand is looked at again after so long.
const SOON_MS: u32 = 1_000;
/// Further down than this the page counts as scrolled, pixels.
const SCROLLED: f64 = 40.0;

/// What is being worked at. Keys walk through a list too: what they stand on keeps its place.
const AT_WORK: &str =
    "main :focus-visible, main input[type=checkbox]:checked, main details[open] :is(input, textarea), dialog[open]";
/// Where one types something that has to be kept.
const TYPED: &str = "main input:not([type=search], [type=radio], [type=checkbox], [type=date]), main textarea";

thread_local! {
    static LINE: RefCell<Line> = const { RefCell::new(Line::NEW) };
    static GATHERING: Cell<Gathering> = const { Cell::new(Gathering::NEW) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
    /// When a hand was on screen, mouse or keys.
    static HAND: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
    /// What has come waits for the hand to rest.
    static WAITS: Cell<bool> = const { Cell::new(false) };
    /// What was typed into last.
    static INPUT: RefCell<Option<HtmlInputElement>> = const { RefCell::new(None) };
}

/// How far the line is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// There is none.
    Away,
    /// It was lost, and is left alone for a while.
    Resting,
    /// It is being opened.
    Opening,
    /// The server knows us and tells.
    Standing,
}

/// The line to the server.
struct Line {
    socket: Option<WebSocket>,
    stage: Stage,
    /// Which socket it is: what is heard of an earlier one is nothing.
    turn: u32,
    /// There was one before, and nobody knows what changed meanwhile.
    misses: bool,
    /// Something was heard since it was called.
    heard: bool,
    failures: u32,
}

impl Line {
    const NEW: Self = Self { socket: None, stage: Stage::Away, turn: 0, misses: false, heard: false, failures: 0 };

    fn close(&mut self, then: Stage) {
        self.turn += 1;
        self.misses |= self.stage == Stage::Standing;
        self.stage = then;
        if let Some(socket) = self.socket.take() {
            // One that is closed already has nothing against it.
            drop(socket.close());
        }
    }

    fn say(&self, words: &str) {
        if let Some(socket) = &self.socket {
            // What cannot be said is noticed when it closes.
            drop(socket.send_with_str(words));
        }
    }
}

/// A turn of the line that is still the present one.
fn present(turn: u32) -> bool {
    LINE.with_borrow(|line| line.turn == turn)
}

fn now() -> f64 {
    js_sys::Date::now()
}

fn later(milliseconds: u32, then: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, then).forget();
}

/// Looks how things stand: opens or closes the line, and gives what has come its place.
pub(super) fn look() {
    listen();
    let (seen, follows) = (!document().hidden(), !followers().is_empty());
    let opened = LINE.with_borrow_mut(|line| {
        if !seen {
            // A phone in a pocket hears nothing; whoever looks again is told anew.
            line.close(Stage::Away);
        } else if !follows && line.socket.is_some() {
            let turn = line.turn;
            later(LINGER_MS, move || leave(turn));
        }
        seen && follows && line.stage == Stage::Away
    });
    if opened {
        open();
    }
    if settle(attention()) && !WAITS.replace(true) {
        later(SOON_MS, || {
            WAITS.set(false);
            look();
        });
    }
}

/// Closes a line that no screen needs any more: the next one reads anew and misses nothing.
fn leave(turn: u32) {
    if present(turn) && followers().is_empty() {
        LINE.with_borrow_mut(|line| {
            line.close(Stage::Away);
            line.misses = false;
        });
        SINCE.set(None);
    }
}

/// It has rested, or there is a reason to hope.
fn try_again() {
    LINE.with_borrow_mut(|line| {
        if line.stage == Stage::Resting {
            line.stage = Stage::Away;
        }
    });
    look();
}

/// Listens to what changes that, once.
fn listen() {
    if LISTENS.replace(true) {
        return;
    }
    // They listen as long as the page lives.
    for event in ["visibilitychange", "online"] {
        drop(window_event_listener_untyped(event, |_| try_again()));
    }
    for event in ["pointermove", "pointerdown", "keydown", "scroll"] {
        drop(window_event_listener_untyped(event, |_| HAND.set(now())));
    }
    drop(window_event_listener_untyped("input", |event| {
        let typed = event.target().map(JsCast::unchecked_into::<HtmlInputElement>);
        INPUT.set(typed.filter(|input| input.matches(TYPED).unwrap_or_default()));
    }));
}

/// What the person is at.
fn attention() -> Attention {
    let written = INPUT
        .with_borrow(|input| input.as_ref().is_some_and(|input| input.is_connected() && !input.value().is_empty()));
    // A browser that does not understand the question had better offer than take away.
    let at_work = !document().query_selector(AT_WORK).is_ok_and(|found| found.is_none());
    let scrolled = web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default() > SCROLLED;
    Attention { scrolled, at_work: at_work || written, hand: now() - HAND.get() }
}

fn open() {
    let Some(origin) = web_sys::window().and_then(|window| window.location().origin().ok()) else { return };
    // `http` becomes `ws` and `https` becomes `wss`.
    let address = [&origin.replacen("http", "ws", 1), DOOR].concat();
    let opened = WebSocket::new_with_str(&address, PROTOCOL);
    let turn = LINE.with_borrow_mut(|line| {
        line.turn += 1;
        line.stage = Stage::Opening;
        line.turn
    });
    // Old browsers count this as an address of another site, for which the page has no leave: they do without.
    let Ok(socket) = opened else { return lost(false) };
    let hear = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if present(turn) {
            happened(&event);
        }
    });
    let hear = hear.into_js_value();
    for event in ["open", "message", "close"] {
        // A socket can be listened to.
        drop(socket.add_event_listener_with_callback(event, hear.unchecked_ref()));
    }
    LINE.with_borrow_mut(|line| line.socket = Some(socket));
}

/// Something happened at the present socket.
fn happened(event: &Event) {
    match event.type_().as_str() {
        "open" => LINE.with_borrow(|line| line.say(INTRODUCTION)),
        "message" => {
            LINE.with_borrow_mut(|line| line.heard = true);
            match heard(&event.unchecked_ref::<MessageEvent>().data().as_string().unwrap_or_default()) {
                Heard::Acknowledged => stands(),
                Heard::Changed => wake(),
                Heard::Over => lost(true),
                Heard::Alive => {}
            }
        }
        _ => lost(event.unchecked_ref::<CloseEvent>().code() == OTHER_SESSION),
    }
}

/// The server knows us: from now on it tells.
fn stands() {
    let Ok(body) = wire::body::<Changed>(changed::Variables {}) else { return };
    let late = SINCE.take().is_some_and(|since| now() - since > LATE_MS);
    let (missed, turn) = LINE.with_borrow_mut(|line| {
        line.stage = Stage::Standing;
        line.say(&[r#"{"id":"1","type":"subscribe","payload":"#, &body, "}"].concat());
        (std::mem::take(&mut line.misses), line.turn)
    });
    if missed || late {
        wake();
    }
    call(turn);
}

/// Calls the other side again and again; one that does not answer is gone.
fn call(turn: u32) {
    LINE.with_borrow_mut(|line| {
        line.heard = false;
        line.say(CALL);
    });
    later(CALL_MS, move || {
        if !present(turn) {
            return;
        }
        if LINE.with_borrow(|line| line.heard) {
            // It lasts: the next one that is lost is the first again.
            LINE.with_borrow_mut(|line| line.failures = 0);
            call(turn);
        } else {
            lost(false);
        }
    });
}

/// The socket is lost; it is opened anew after a while, where the session is over with a renewed one.
fn lost(over: bool) {
    let (wait, turn) = LINE.with_borrow_mut(|line| {
        line.close(Stage::Resting);
        let wait = pause(line.failures, js_sys::Math::random());
        line.failures += 1;
        (wait, line.turn)
    });
    later(wait, move || {
        if !present(turn) {
            return;
        }
        spawn_local(async move {
            // Whose session is over for good is told so when he asks for something himself.
            if !over || refresh().await != Ok(false) {
                try_again();
            }
        });
    });
}

/// Something changed: soon all is renewed, once for whatever else changes meanwhile.
fn wake() {
    let mut gathering = GATHERING.get();
    let soon = gathering.wake(now(), js_sys::Math::random());
    GATHERING.set(gathering);
    let Some(soon) = soon else { return };
    later(soon, || {
        let mut gathering = GATHERING.get();
        gathering.renewed(now());
        GATHERING.set(gathering);
        // Whoever comes back to a hidden tab is told anew.
        if !document().hidden() {
            renew();
        }
    });
}
