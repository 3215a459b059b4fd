//! Xuehui's client: Leptos compiled to WebAssembly, one screen a file, its operations beside it.
//!
//! `app` is the route map, `shell` the bars around every screen, `parts` the components that know no
//! room, `text` the words, `net` the only door to the server. The other modules are the product's rooms,
//! named as in every crate. What needs no browser, the words first of all, is in `view_model`, with its tests.

#![expect(clippy::needless_pass_by_value, reason = "components own their properties")]
#![expect(unreachable_pub, reason = "Leptos' component macro writes `pub`")]

mod account;
mod act;
mod activity;
mod app;
mod burden;
mod calendar;
mod call;
mod change;
mod consistency;
mod enforcement;
mod evaluation;
mod file;
mod forecast;
mod form;
mod home;
mod inspection;
mod later;
mod leader;
mod listing;
mod net;
mod paper;
mod parts;
mod project;
mod register;
mod registration;
mod responsibility;
mod session;
mod shell;
mod terms;
mod text;
mod verify;

use wasm_bindgen::JsCast;

fn main() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    shell::look::apply();
    let Some(place) = leptos::prelude::document().get_element_by_id("app") else { return };
    // What index.html shows until here is a drawing of the shell; the real one takes its place.
    place.set_inner_html("");
    leptos::mount::mount_to(place.unchecked_into(), app::App).forget();
    shell::worker::register();
}
