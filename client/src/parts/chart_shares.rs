//! Shares: one bar of parts that make up a whole, each with its own pattern and its words below it,
//! and the same figures as a table.

use leptos::prelude::*;

use super::{Column, Table};
use crate::text::{fill, percent, t};

/// One part of the whole.
#[derive(Clone, Debug)]
pub(crate) struct Share {
    pub(crate) label: String,
    /// Where the list behind it is.
    pub(crate) href: String,
    pub(crate) count: i64,
}

/// As many parts are told apart; each has its tint and its hatching (see `.share-…` in the styles).
const PATTERNS: [&str; 5] = ["share-1", "share-2", "share-3", "share-4", "share-5"];

/// A bar of shares; what is not there takes no room in it.
#[component]
pub(crate) fn Shares(
    caption: &'static str,
    thing: &'static str,
    whole: &'static str,
    shares: Vec<Share>,
) -> impl IntoView {
    let total = shares.iter().map(|share| share.count).sum::<i64>().max(1);
    let mut from = 0.0;
    let pieces = shares.iter().zip(PATTERNS).map(|(share, class)| {
        let width = rate(share.count, total) * 100.0;
        let piece =
            view! { <rect class=class x=fill("{}%", &[&from]) width=fill("{}%", &[&width]) height="100%"></rect> };
        from += width;
        piece
    });
    let pieces = pieces.collect_view();
    let keys =
        shares.iter().zip(PATTERNS).map(|(share, class)| view! { <Key share=share.clone() class /> }).collect_view();
    view! {
        <svg class="shares" aria-hidden="true">{pieces}</svg>
        <ul class="mt-1 flex flex-wrap gap-x-4">{keys}</ul>
        <BehindShares caption thing whole shares total />
    }
}

#[component]
fn Key(share: Share, class: &'static str) -> impl IntoView {
    view! {
        <li>
            <a href=share.href class="inline-flex min-h-11 items-center gap-2 text-sm hover:underline">
                <svg class="size-3.5 rounded-sm" aria-hidden="true">
                    <rect class=class width="100%" height="100%"></rect>
                </svg>
                <span class="text-ink-2">{share.label}</span>
                <span class="font-semibold">{share.count}</span>
            </a>
        </li>
    }
}

#[component]
fn BehindShares(
    caption: &'static str,
    thing: &'static str,
    whole: &'static str,
    shares: Vec<Share>,
    total: i64,
) -> impl IntoView {
    let columns = vec![Column::words(thing), Column::figures(whole), Column::figures("%")];
    let row = move |share: Share| {
        view! {
            <tr>
                <td><a class="link" href=share.href>{share.label}</a></td>
                <td class="figure">{share.count}</td>
                <td class="figure">{percent(rate(share.count, total))}</td>
            </tr>
        }
    };
    view! {
        <details class="behind">
            <summary>{t().parts.as_table}</summary>
            <Table caption columns>{shares.into_iter().map(row).collect_view()}</Table>
        </details>
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of societies stay far below 2^52")]
fn rate(part: i64, whole: i64) -> f64 {
    part as f64 / whole as f64
}

/// The hatchings that `.share-…` refers to; the shell has them once, because a pattern is found by id.
#[component]
pub(crate) fn Hatchings() -> impl IntoView {
    view! {
        <svg width="0" height="0" class="absolute" aria-hidden="true">
            <defs>
                <pattern id="hatch-2" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="ground-2" width="6" height="6"></rect>
                    <rect class="stroke-line" width="1.5" height="6"></rect>
                </pattern>
                <pattern id="hatch-3" width="6" height="6" patternUnits="userSpaceOnUse">
                    <rect class="ground-3" width="6" height="6"></rect>
                    <circle class="stroke-dot" cx="3" cy="3" r="1.2"></circle>
                </pattern>
                <pattern id="hatch-4" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
                    <rect class="ground-4" width="6" height="6"></rect>
                    <rect class="stroke-dot" width="1.5" height="6"></rect>
                </pattern>
            </defs>
        </svg>
    }
}
