//! What has arrived by each day, against a last day and against all that is expected: a line that only rises,
//! and the same as a table behind it. The line stretches with the page, letters do not.

use chrono::NaiveDate;
use leptos::prelude::*;
use view_model::parts::chart_arrivals::{Arrived, Scale};

use super::{Column, Table};
use crate::text::{fill, t};

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
