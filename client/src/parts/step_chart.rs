//! A picture of counts that hold from a day on: steps against the thresholds of each day, with bands of a
//! state below, and the same as a table behind it. Lines stretch with the page, letters do not.

use std::fmt::Write;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{Column, Table};
use crate::text::t;

/// The counts from a day on; as thresholds, the counts that were asked for from a day on.
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
    /// The thresholds of the last day.
    pub(crate) threshold: String,
    pub(crate) since: &'static str,
    pub(crate) count: &'static str,
    pub(crate) part: &'static str,
    pub(crate) state: &'static str,
    pub(crate) count_threshold: &'static str,
    pub(crate) part_threshold: &'static str,
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
    fn new(steps: &[Step], bands: &[Band], limits: &[Step], last: NaiveDate) -> Self {
        let first =
            steps.iter().map(|step| step.since).chain(bands.iter().map(|band| band.since)).min().unwrap_or(last);
        // A first record of today would be a dot at the edge: a month gives it room.
        let month_ago = last.checked_sub_months(chrono::Months::new(1)).unwrap_or(last);
        let asked = limits.iter().map(|limit| limit.count.max(limit.part)).max().unwrap_or_default();
        let most = steps.iter().map(|step| step.count).max().unwrap_or_default().max(asked + 1);
        Self { first: first.min(month_ago), last, top: most as f64 * 1.2 }
    }

    fn x(self, day: NaiveDate) -> f64 {
        // Thresholds held long before the picture begins.
        let day = day.max(self.first);
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
    /// What was asked for, from day to day, oldest first.
    limits: Vec<Step>,
    last: NaiveDate,
) -> impl IntoView {
    let scale = Scale::new(&steps, &bands, &limits, last);
    let level = scale.y(limits.last().map_or(0, |limit| limit.count));
    let apart = limits.iter().any(|limit| limit.count != limit.part);
    let lower = apart.then(|| view! { <path class="chart-threshold chart-threshold-part" d=scale.path(&limits, |limit| limit.part)></path> });
    let table = rows(&steps, &bands, &limits, scale.first);
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
                    <path class="chart-threshold" d=scale.path(&limits, |limit| limit.count)></path>
                    {lower}
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
            <StepTable texts rows=table />
        </figure>
    }
}

/// What holds from a day on, as a row of the table.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    since: NaiveDate,
    state: String,
    step: Option<Step>,
    limit: Option<Step>,
}

/// A row for each day on which a count, a state or a threshold began, oldest first.
fn rows(steps: &[Step], bands: &[Band], limits: &[Step], first: NaiveDate) -> Vec<Row> {
    let begun = |all: &[Step], day| all.iter().rfind(|step| step.since <= day).cloned();
    let mut days: Vec<_> = steps.iter().chain(limits).map(|step| step.since).collect();
    days.extend(bands.iter().map(|band| band.since));
    days.retain(|day| *day >= first);
    days.sort_unstable();
    days.dedup();
    let row = |day: NaiveDate| Row {
        since: day,
        state: bands.iter().rfind(|band| band.since <= day).map(|band| band.label.clone()).unwrap_or_default(),
        step: begun(steps, day),
        limit: begun(limits, day),
    };
    days.into_iter().map(row).collect()
}

#[component]
fn StepTable(texts: StepTexts, rows: Vec<Row>) -> impl IntoView {
    let columns = vec![
        Column::words(texts.since),
        Column::words(texts.state),
        Column::figures(texts.count),
        Column::figures(texts.part),
        Column::figures(texts.count_threshold),
        Column::figures(texts.part_threshold),
    ];
    let row = |row: Row| {
        let Row { since, state, step, limit } = row;
        let figures = |step: Option<Step>| (step.as_ref().map(|step| step.count), step.map(|step| step.part));
        let ((count, part), (count_limit, part_limit)) = (figures(step), figures(limit));
        view! {
            <tr>
                <td>{since.to_string()}</td>
                <td>{state}</td>
                <td class="figure">{count}</td>
                <td class="figure">{part}</td>
                <td class="figure">{count_limit}</td>
                <td class="figure">{part_limit}</td>
            </tr>
        }
    };
    view! {
        <details class="mt-2 print:hidden">
            <summary class="link inline-flex min-h-11 cursor-pointer items-center">{t().parts.as_table}</summary>
            <Table caption=texts.caption columns>{rows.into_iter().rev().map(row).collect_view()}</Table>
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
        let scale = Scale::new(&steps, &[], &[Step { since: day(1900, 1), count: 3, part: 3 }], day(2026, 3));
        assert_eq!(scale.first, day(2026, 2));
        assert!((scale.top - 4.8).abs() < 1e-9);
    }

    #[test]
    fn the_table_has_a_row_for_each_day_on_which_something_began() {
        let steps = [Step { since: day(2024, 1), count: 2, part: 0 }, Step { since: day(2025, 1), count: 4, part: 1 }];
        let limits = [Step { since: day(1900, 1), count: 3, part: 3 }, Step { since: day(2026, 1), count: 5, part: 3 }];
        let bands = [Band { label: "branch".into(), since: day(2025, 6), until: None, ground: "" }];
        let rows = rows(&steps, &bands, &limits, day(2024, 1));
        let told: Vec<_> = rows
            .iter()
            .map(|row| {
                (
                    row.since,
                    row.state.as_str(),
                    row.step.as_ref().map(|step| step.count),
                    row.limit.as_ref().map(|limit| limit.count),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (day(2024, 1), "", Some(2), Some(3)),
                (day(2025, 1), "", Some(4), Some(3)),
                (day(2025, 6), "branch", Some(4), Some(3)),
                (day(2026, 1), "branch", Some(4), Some(5)),
            ]
        );
    }
}
