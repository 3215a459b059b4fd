//! Bars: one row a thing, the whole as a hatched bar and the part of it filled in; the same figures
//! stand at the right in words and below as a table.

use leptos::prelude::*;

use super::{Column, Table};
use crate::text::{fill, t};

/// One row of the chart.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    pub(crate) label: String,
    /// Where the list behind it is.
    pub(crate) href: String,
    pub(crate) whole: i64,
    /// How much of the whole is filled in; all of it when there is no part to tell.
    pub(crate) part: Option<i64>,
}

impl Bar {
    fn words(&self) -> String {
        match self.part {
            Some(part) => fill("{} / {}", &[&part, &self.whole]),
            None => self.whole.to_string(),
        }
    }
}

/// What the figures count: the whole, and the part where there is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted {
    pub(crate) thing: &'static str,
    pub(crate) whole: &'static str,
    pub(crate) part: &'static str,
}

/// Bars, longest scale first row to last as given.
#[component]
pub(crate) fn Bars(caption: &'static str, counted: Counted, bars: Vec<Bar>) -> impl IntoView {
    let most = bars.iter().map(|bar| bar.whole).max().unwrap_or(0).max(1);
    let rows = bars.iter().map(|bar| row(bar, most)).collect_view();
    view! {
        <ul aria-label=caption>{rows}</ul>
        <BehindBars caption counted bars />
    }
}

fn row(bar: &Bar, most: i64) -> impl IntoView + use<> {
    let width = |count: i64| fill("{}%", &[&(count * 100 / most)]);
    let part = bar.part.unwrap_or(bar.whole);
    view! {
        <li>
            <a href=bar.href.clone() class="bar-row">
                <span>{bar.label.clone()}</span>
                <svg class="h-3 w-full" aria-hidden="true">
                    <rect class="bar-whole" height="100%" rx="3" width=width(bar.whole)></rect>
                    <rect class="bar-part" height="100%" rx="3" width=width(part)></rect>
                </svg>
                <span class="text-right font-medium">{bar.words()}</span>
            </a>
        </li>
    }
}

#[component]
fn BehindBars(caption: &'static str, counted: Counted, bars: Vec<Bar>) -> impl IntoView {
    let parted = bars.iter().any(|bar| bar.part.is_some());
    let mut columns = vec![Column::words(counted.thing), Column::figures(counted.whole)];
    if parted {
        columns.push(Column::figures(counted.part));
    }
    let row = move |bar: Bar| {
        view! {
            <tr>
                <td><a class="link" href=bar.href>{bar.label}</a></td>
                <td class="figure">{bar.whole}</td>
                {parted.then(|| view! { <td class="figure">{bar.part}</td> })}
            </tr>
        }
    };
    view! {
        <details class="behind">
            <summary>{t().parts.as_table}</summary>
            <Table caption columns>{bars.into_iter().map(row).collect_view()}</Table>
        </details>
    }
}
