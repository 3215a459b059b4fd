//! A picture of counts that hold from a day on: steps against a threshold, with bands of a state below,
//! and the same as a table behind it. Lines stretch with the page, letters do not.

use std::fmt::Write;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{Column, Table};
use crate::text::t;

/// The counts from a day on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    pub(crate) since: NaiveDate,
    /// The count that the threshold looks at.
    pub(crate) count: i64,
    /// The part of it that is told apart.
    pub(crate) part: i64,
}

/// A state that holds from a day until another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Band {
    pub(crate) label: String,
    pub(crate) since: NaiveDate,
    pub(crate) until: Option<NaiveDate>,
    /// Its ground, as a class.
    pub(crate) ground: &'static str,
}

/// What the picture says, in words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StepTexts {
    pub(crate) caption: String,
    /// All of it in one sentence.
    pub(crate) description: String,
    pub(crate) threshold: String,
    pub(crate) since: &'static str,
    pub(crate) count: &'static str,
    pub(crate) part: &'static str,
}

/// Where the last day stands from 0 to 100: what was recorded on that day needs room to be seen.
const NOW: f64 = 90.0;
/// Where lines end and the newest figure begins.
const END: f64 = 94.0;

/// How days and counts become places from 0 to 100.
#[derive(Clone, Copy)]
struct Scale {
    first: NaiveDate,
    last: NaiveDate,
    top: f64,
}

#[expect(clippy::cast_precision_loss, reason = "days and persons stay far below 2^52")]
impl Scale {
    fn new(steps: &[Step], bands: &[Band], threshold: i64, last: NaiveDate) -> Self {
        let first =
            steps.iter().map(|step| step.since).chain(bands.iter().map(|band| band.since)).min().unwrap_or(last);
        // A first record of today would be a dot at the edge: a month gives it room.
        let month_ago = last.checked_sub_months(chrono::Months::new(1)).unwrap_or(last);
        let most = steps.iter().map(|step| step.count).max().unwrap_or_default().max(threshold + 1);
        Self { first: first.min(month_ago), last, top: most as f64 * 1.2 }
    }

    fn x(self, day: NaiveDate) -> f64 {
        let whole = (self.last - self.first).num_days().max(1) as f64;
        (day - self.first).num_days() as f64 / whole * NOW
    }

    fn y(self, count: i64) -> f64 {
        100.0 - count as f64 / self.top * 100.0
    }

    /// Steps as a path: level until the next day, then up or down.
    fn path(self, steps: &[Step], value: impl Fn(&Step) -> i64) -> String {
        let mut path = String::new();
        for (place, step) in steps.iter().enumerate() {
            let (x, y) = (self.x(step.since), self.y(value(step)));
            // Writing to a text cannot fail.
            let _ = if place == 0 { write!(path, "M{x:.2} {y:.2}") } else { write!(path, "H{x:.2}V{y:.2}") };
        }
        // Writing to a text cannot fail.
        let _ = write!(path, "H{END}");
        path
    }
}

/// The picture. Steps and bands stand oldest first.
#[component]
pub(crate) fn StepChart(
    texts: StepTexts,
    steps: Vec<Step>,
    bands: Vec<Band>,
    threshold: i64,
    last: NaiveDate,
) -> impl IntoView {
    let scale = Scale::new(&steps, &bands, threshold, last);
    let level = scale.y(threshold);
    let newest = steps.last().cloned();
    let dot = newest.map(|step| {
        let top = format!("{}%", scale.y(step.count));
        view! {
            <span class="chart-dot absolute" style:top=top.clone() style:left=format!("{END}%")></span>
            <span class="absolute pl-3 text-lg font-bold text-accent" style:top=top style:left=format!("{END}%") style:margin-top="-0.8em">
                {step.count}
            </span>
        }
    });
    let band = move |band: Band| {
        let from = scale.x(band.since).max(0.0);
        let width = band.until.map_or(END, |until| scale.x(until)) - from;
        view! {
            <span
                class=["absolute inset-y-0 truncate rounded-sm px-1 leading-6 ", band.ground].concat()
                style:left=format!("{from}%")
                style:width=format!("{width}%")
            >
                {band.label}
            </span>
        }
    };
    view! {
        <figure class="text-sm">
            <div class="relative h-36" role="img" aria-label=texts.description.clone()>
                <svg class="absolute inset-0 size-full overflow-visible" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                    <path class="chart-axis" d="M0 100H100"></path>
                    <path class="chart-threshold" d=format!("M0 {level:.2}H100")></path>
                    <path class="chart-part" d=scale.path(&steps, |step| step.part)></path>
                    <path class="chart-line" d=scale.path(&steps, |step| step.count)></path>
                </svg>
                <span class="absolute left-0 text-ink-2" style:top=format!("{level}%") style:margin-top="-1.5em">
                    {texts.threshold.clone()}
                </span>
                {dot}
            </div>
            <div class="relative mt-1 h-6 overflow-hidden" aria-hidden="true">
                {bands.into_iter().map(band).collect_view()}
            </div>
            <div class="mt-1 flex justify-between text-ink-2" aria-hidden="true">
                <span>{scale.first.to_string()}</span>
                <span class="pr-[6%]">{last.to_string()}</span>
            </div>
            <figcaption class="mt-1 flex flex-wrap gap-x-4 text-ink-2">
                <span><i class="chart-key chart-key-line" aria-hidden="true"></i>{texts.count}</span>
                <span><i class="chart-key chart-key-part" aria-hidden="true"></i>{texts.part}</span>
            </figcaption>
            <StepTable texts steps />
        </figure>
    }
}

#[component]
fn StepTable(texts: StepTexts, steps: Vec<Step>) -> impl IntoView {
    let columns = vec![Column::words(texts.since), Column::figures(texts.count), Column::figures(texts.part)];
    let row = |step: Step| {
        view! {
            <tr>
                <td>{step.since.to_string()}</td>
                <td class="figure">{step.count}</td>
                <td class="figure">{step.part}</td>
            </tr>
        }
    };
    view! {
        <details class="mt-2 print:hidden">
            <summary class="link inline-flex min-h-11 cursor-pointer items-center">{t().parts.as_table}</summary>
            <Table caption=texts.caption columns>{steps.into_iter().rev().map(row).collect_view()}</Table>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }

    #[test]
    fn steps_stay_level_until_the_next_one() {
        let steps = [Step { since: day(2024, 1), count: 2, part: 0 }, Step { since: day(2025, 1), count: 4, part: 1 }];
        let scale = Scale { first: day(2024, 1), last: day(2026, 1), top: 4.0 };
        assert_eq!(scale.path(&steps, |step| step.count), "M0.00 50.00H45.06V0.00H94");
    }

    #[test]
    fn a_single_record_of_today_has_a_month_before_it() {
        let steps = [Step { since: day(2026, 3), count: 2, part: 0 }];
        let scale = Scale::new(&steps, &[], 3, day(2026, 3));
        assert_eq!(scale.first, day(2026, 2));
        assert!((scale.top - 4.8).abs() < 1e-9);
    }
}
