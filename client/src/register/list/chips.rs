//! What the list is narrowed by, as chips that take one condition away.

use chrono::NaiveDate;
use entity::Word;
use leptos::prelude::*;
use view_model::register::filter::{Filter, toggle};

use super::address::Address;
use crate::parts::{Icon, Picture};
use crate::text::{day, fill, label, t};

/// The chips; nothing when nothing is narrowed.
#[component]
pub(super) fn FilterChips(address: Address) -> impl IntoView {
    let chip = move |(label, without): (String, Filter)| {
        let name = fill(t().register.remove, &[&label]);
        view! {
            <button type="button" class="filter-chip" aria-label=name on:click=move |_| address.narrow(&without)>
                {label}
                <Picture icon=Icon::Close class="size-4" />
            </button>
        }
    };
    move || {
        let chips = address.filter.with(chips);
        (!chips.is_empty()).then(|| {
            view! { <div class="mb-3 flex flex-wrap gap-2">{chips.into_iter().map(chip).collect_view()}</div> }
        })
    }
}

/// Each condition in words, with the filter that is left without it.
fn chips(filter: &Filter) -> Vec<(String, Filter)> {
    let text = t().register;
    let mut chips = Chips { filter, found: Vec::new() };
    let plain = |label: &str| label.to_owned();
    chips.flag(filter.gap, text.gap, text.no_gap, |filter| filter.gap = None);
    chips.flag(filter.mismatch, text.mismatch, text.matching, |filter| filter.mismatch = None);
    chips.flag(filter.change_due, text.change_due_now, text.no_change_due, |filter| filter.change_due = None);
    chips.flag(filter.covered, text.covered, text.uncovered, |filter| filter.covered = None);
    chips.flag(filter.must_form, text.must_form, text.need_not_form, |filter| filter.must_form = None);
    chips.flag(filter.abnormal, text.abnormal, text.normal, |filter| filter.abnormal = None);
    chips.words(&filter.abnormality, plain, |filter| &mut filter.abnormality);
    chips.words(&filter.discipline, plain, |filter| &mut filter.discipline);
    chips.words(&filter.form, plain, |filter| &mut filter.form);
    chips.words(&filter.recommended, |label| fill(text.recommended_is, &[&label]), |filter| &mut filter.recommended);
    chips.words(&filter.grade, plain, |filter| &mut filter.grade);
    chips.words(&filter.conclusion, |label| fill(text.inspection_is, &[&label]), |filter| &mut filter.conclusion);
    chips.date(filter.term_ends_from, text.term_from, |filter| filter.term_ends_from = None);
    chips.date(filter.term_ends_before, text.term_before, |filter| filter.term_ends_before = None);
    chips.date(filter.grade_ends_from, text.grade_from, |filter| filter.grade_ends_from = None);
    chips.date(filter.grade_ends_before, text.grade_before, |filter| filter.grade_ends_before = None);
    if filter.region.is_some() {
        chips.add(text.one_region.into(), |filter| filter.region = None);
    }
    chips.found
}

struct Chips<'a> {
    filter: &'a Filter,
    found: Vec<(String, Filter)>,
}

impl Chips<'_> {
    fn add(&mut self, label: String, take_away: impl FnOnce(&mut Filter)) {
        let mut without = self.filter.clone();
        take_away(&mut without);
        self.found.push((label, without));
    }

    fn flag(&mut self, value: Option<bool>, yes: &str, no: &str, take_away: impl FnOnce(&mut Filter)) {
        if let Some(value) = value {
            self.add(if value { yes } else { no }.into(), take_away);
        }
    }

    fn date(&mut self, date: Option<NaiveDate>, text: &str, take_away: impl FnOnce(&mut Filter)) {
        if let Some(date) = date {
            self.add(fill(text, &[&day(date)]), take_away);
        }
    }

    fn words<W: Word + PartialEq>(
        &mut self,
        words: &[W],
        written: impl Fn(&str) -> String,
        list: impl Fn(&mut Filter) -> &mut Vec<W>,
    ) {
        for word in words {
            self.add(written(label(*word)), |filter| toggle(list(filter), *word));
        }
    }
}
