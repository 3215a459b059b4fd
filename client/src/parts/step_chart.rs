//! A picture of counts that hold from a day on: steps against the thresholds of each day, with bands of a
//! state below, and the same as a table behind it. Lines stretch with the page, letters do not.

use chrono::NaiveDate;
use leptos::prelude::*;
use view_model::parts::step_chart::{Band, END, Row, Scale, Step, rows};

use super::{Column, Table};
use crate::text::t;

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
