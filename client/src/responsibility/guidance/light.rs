//! A light as a mark and a word: readable without its colour.

use entity::responsibility::guidance::Light;
use leptos::prelude::*;

use crate::parts::Tone;
use crate::text::{fill, label};

/// One light: what it says, and how many records of how many.
#[component]
pub(crate) fn LightMark(state: Light, records: i64, needed: i64) -> impl IntoView {
    let (mark, tone) = match state {
        Light::None => ("○", Tone::Bad),
        Light::Partial => ("◐", Tone::Warn),
        Light::Done => ("●", Tone::Ok),
    };
    let words = [label(state), " ", &fill("{}/{}", &[&records, &needed])].concat();
    view! { <span class=["whitespace-nowrap text-sm ", tone.text()].concat()><span aria-hidden="true">{mark}</span> " " {words}</span> }
}
