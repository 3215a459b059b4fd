//! Annual inspections in the API.

use async_graphql::SimpleObject;
use chrono::NaiveDate;

use entity::institution::inspection::{self, Conclusion};

use crate::scalar::Date;

/// The annual inspection of a year (年检).
#[derive(SimpleObject)]
pub struct Inspection {
    /// The year by which the register names it (年度).
    year: i32,
    /// Conclusion (结论).
    conclusion: Conclusion,
    /// The day it was concluded on; null where the register says the year alone (结论日期).
    concluded_on: Option<Date>,
}

impl Inspection {
    /// From its row.
    #[must_use]
    pub fn of(row: &inspection::Model) -> Self {
        Self { year: row.year, conclusion: row.conclusion, concluded_on: row.concluded_on.map(Date::from) }
    }

    /// Whether it is known on a day.
    #[must_use]
    pub fn known_on(row: &inspection::Model, day: NaiveDate) -> bool {
        row.known().on(day)
    }
}
