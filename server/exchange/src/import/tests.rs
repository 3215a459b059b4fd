//! The importer as a whole: the demo register, round trips, hostile files, histories.

mod hostile;
mod register;
mod round_trip;

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::register::uscc::Uscc;

use super::plan::{Current, Plan};
use super::{Examined, Setting, examine};

/// The demo register.
const DEMO: &[u8] = include_bytes!("../../../demo/societies.csv");

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn setting() -> Setting {
    Setting { region_code: "329900".into(), as_of: day(2026, 3, 20), ..Setting::default() }
}

/// Examines a file and plans it for an empty register.
fn fresh(bytes: &[u8]) -> (Examined, Plan) {
    let mut examined = examine(bytes, &setting());
    let plan = examined.plan(&HashMap::<Uscc, Current>::new(), &setting());
    (examined, plan)
}
