//! Instants as people read them, in the device's time zone.

use chrono::NaiveDate;
use js_sys::Date;
use wasm_bindgen::JsValue;

use crate::text::day;

/// An instant of the API: `2026年3月20日 09:05`.
pub(crate) fn moment(rfc3339: &str) -> String {
    shown(&Date::new(&JsValue::from_str(rfc3339)))
}

/// An instant of the device, milliseconds since 1970.
pub(crate) fn device_moment(milliseconds: f64) -> String {
    shown(&Date::new(&JsValue::from_f64(milliseconds)))
}

fn shown(date: &Date) -> String {
    let year = i32::try_from(date.get_full_year()).unwrap_or_default();
    match NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()) {
        Some(date_of) => format!("{} {:02}:{:02}", day(date_of), date.get_hours(), date.get_minutes()),
        None => String::new(),
    }
}
