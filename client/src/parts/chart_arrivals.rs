//! What has arrived by each day, against a last day and against all that is expected: a line that only rises,
//! and the same as a table behind it. The line stretches with the page, letters do not.

use std::fmt::Write;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{Column, Table};
use crate::text::{fill, t};

/// What arrived on a day, and where the list of it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Arrived {
    pub(crate) on: NaiveDate,
    pub(crate) count: i64,
    pub(crate) href: String,
}

/// What the picture says, in words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ArrivalTexts {
    pub(crate) caption: &'static str,
    /// All of it in one sentence.
    pub(crate) description: String,
    /// The last day, beside its line.
    pub(crate) deadline: String,
    pub(crate) day: &'static str,
    pub(crate) count: &'static str,
    pub(crate) sum: &'static str,
}

/// How days and counts become places from 0 to 100.
#[derive(Clone, Copy)]
struct Scale {
    first: NaiveDate,
    last: NaiveDate,
    whole: i64,
}

#[expect(clippy::cast_precision_loss, reason = "days and counts stay far below 2^52")]
impl Scale {
    fn x(self, day: NaiveDate) -> f64 {
        let length = (self.last - self.first).num_days().max(1) as f64;
        ((day - self.first).num_days() as f64 / length * 100.0).clamp(0.0, 100.0)
    }

    fn y(self, count: i64) -> f64 {
        100.0 - count as f64 / self.whole.max(1) as f64 * 100.0
    }

    /// Level until the next day on which something arrived, until today.
    fn path(self, arrived: &[Arrived], today: NaiveDate) -> String {
        let (mut path, mut sum) = (String::from("M0 100"), 0);
        for day in arrived {
            sum += day.count;
            // Writing to a text cannot fail.
            let _ = write!(path, "H{:.2}V{:.2}", self.x(day.on), self.y(sum));
        }
        let _ = write!(path, "H{:.2}", self.x(today));
        path
    }
}

/// The picture. Days stand oldest first; `whole` is what is expected.
#[component]
pub(crate) fn Arrivals(
    texts: ArrivalTexts,
    arrived: Vec<Arrived>,
    whole: i64,
    first: NaiveDate,
    deadline: NaiveDate,
    today: NaiveDate,
) -> impl IntoView {
    let scale = Scale { first, last: deadline.max(today), whole };
    let sum: i64 = arrived.iter().map(|day| day.count).sum();
    let line = format!("{:.2}", scale.x(deadline));
    let place = format!("{:.2}%", scale.x(today));
    let top = format!("{:.2}%", scale.y(sum));
    let path = scale.path(&arrived, today);
    let ends = (first.to_string(), scale.last.to_string());
    view! {
        <figure class="text-sm">
            <div class="mb-1 flex justify-between text-ink-2"><span>{whole}</span><span>{texts.deadline.clone()}</span></div>
            <div class="relative h-40" role="img" aria-label=texts.description.clone()>
                <svg class="absolute inset-0 size-full overflow-visible" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                    <path class="chart-axis" d="M0 100H100"></path>
                    <path class="chart-threshold" d="M0 0H100"></path>
                    <path class="chart-threshold" d=fill("M{} 0V100", &[&line])></path>
                    <path class="chart-line" d=path></path>
                </svg>
                <span class="chart-dot absolute" style:top=top.clone() style:left=place.clone()></span>
                <span class="absolute text-lg font-bold text-accent" style:top=top style:left=place style:translate="-130% -110%">{sum}</span>
            </div>
            <div class="mt-1 flex justify-between text-ink-2" aria-hidden="true"><span>{ends.0}</span><span>{ends.1}</span></div>
            <Behind texts arrived />
        </figure>
    }
}

#[component]
fn Behind(texts: ArrivalTexts, arrived: Vec<Arrived>) -> impl IntoView {
    let columns = vec![Column::words(texts.day), Column::figures(texts.count), Column::figures(texts.sum)];
    let mut sum = 0;
    let row = |day: Arrived| {
        sum += day.count;
        view! {
            <tr>
                <td><a class="link" href=day.href>{day.on.to_string()}</a></td>
                <td class="figure">{day.count}</td>
                <td class="figure">{sum}</td>
            </tr>
        }
    };
    let rows = arrived.into_iter().map(row).collect_view();
    view! {
        <details class="behind">
            <summary>{t().parts.as_table}</summary>
            <Table caption=texts.caption columns>{rows}</Table>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_rises_on_the_days_on_which_something_arrived() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap_or_default();
        let scale = Scale { first: day(1), last: day(11), whole: 10 };
        let arrived = [(2, 1), (6, 4)].map(|(on, count)| Arrived { on: day(on), count, href: String::new() });
        assert_eq!(scale.path(&arrived, day(9)), "M0 100H10.00V90.00H50.00V50.00H80.00");
        assert!((scale.x(day(31)) - 100.0).abs() < 1e-9, "beyond the end is the end");
    }
}
