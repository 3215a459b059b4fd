//! Annual inspections in the API.

use async_graphql::SimpleObject;
use chrono::{Datelike, NaiveDate};

use entity::institution::inspection::{self, Conclusion};

/// The annual inspection of a year (年检).
#[derive(SimpleObject)]
pub struct Inspection {
    /// The year inspected, not the year of the decision (检查年度).
    year: i32,
    /// Conclusion (结论).
    conclusion: Conclusion,
}

impl Inspection {
    /// From its row.
    #[must_use]
    pub fn of(row: &inspection::Model) -> Self {
        Self { year: row.year, conclusion: row.conclusion }
    }

    /// A year's conclusion is known in the year after it.
    #[must_use]
    pub fn known_on(row: &inspection::Model, day: NaiveDate) -> bool {
        row.year < day.year()
    }
}
