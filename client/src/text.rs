//! The words on the screen, as `view_model` has them, and what needs the browser to be said: an instant in the
//! device's time zone, and in which language the server is to answer.

use entity::Language;

pub(crate) use view_model::text::*;

/// Speak this language from now on; `shell::look` alone calls it.
pub(crate) fn speak(language: Language) {
    view_model::text::speak(language);
    crate::net::speak(language);
}

/// An instant of the API (RFC 3339) in the device's time zone: `2026-03-20 09:05`.
pub(crate) fn moment(instant: &str) -> String {
    let at = js_sys::Date::new(&instant.into());
    let two = |number: u32| if number < 10 { fill("0{}", &[&number]) } else { number.to_string() };
    let day = [at.get_full_year().to_string(), two(at.get_month() + 1), two(at.get_date())].join("-");
    [day, [two(at.get_hours()), two(at.get_minutes())].join(":")].join(" ")
}

/// An instant of the device, in milliseconds since 1970, like `moment`.
pub(crate) fn moment_of(milliseconds: f64) -> String {
    moment(&String::from(js_sys::Date::new(&milliseconds.into()).to_iso_string()))
}
