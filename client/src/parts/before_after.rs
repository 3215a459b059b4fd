//! Two bars a row, before and after, with both figures beside them: the earlier one hatched, the later
//! one filled; the same as a table behind it.

use leptos::prelude::*;

use super::{Column, Table};
use crate::text::{fill, t};

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pair {
    pub(crate) label: &'static str,
    pub(crate) before: i64,
    pub(crate) after: i64,
}

impl Pair {
    fn words(&self) -> String {
        if self.before == self.after { self.after.to_string() } else { fill("{} → {}", &[&self.before, &self.after]) }
    }
}

/// The chart.
#[component]
pub(crate) fn BeforeAfter(caption: &'static str, thing: &'static str, pairs: Vec<Pair>) -> impl IntoView {
    let most = pairs.iter().map(|pair| pair.before.max(pair.after)).max().unwrap_or(0).max(1);
    let width = move |count: i64| fill("{}%", &[&(count * 100 / most)]);
    let row = move |pair: &Pair| {
        view! {
            <li class="bar-row">
                <span>{pair.label}</span>
                <svg class="h-6 w-full" aria-hidden="true">
                    <rect class="bar-whole" height="45%" rx="2" width=width(pair.before)></rect>
                    <rect class="bar-part" y="52%" height="45%" rx="2" width=width(pair.after)></rect>
                </svg>
                <span class="text-right font-medium">{pair.words()}</span>
            </li>
        }
    };
    let rows = pairs.iter().map(row).collect_view();
    let text = t().parts;
    let columns = vec![Column::words(thing), Column::figures(text.before), Column::figures(text.after)];
    let line = |pair: Pair| {
        view! {
            <tr>
                <td>{pair.label}</td>
                <td class="figure">{pair.before}</td>
                <td class="figure">{pair.after}</td>
            </tr>
        }
    };
    view! {
        <ul aria-label=caption>{rows}</ul>
        <details class="behind">
            <summary>{text.as_table}</summary>
            <Table caption columns>{pairs.into_iter().map(line).collect_view()}</Table>
        </details>
    }
}
