//! One deadline as a screen shows it: what, by when, how long, whose, and what to do next.

use chrono::{Datelike, NaiveDate};
use entity::institution::deadline::DeadlineKind;
use leptos::prelude::*;

use crate::parts::{Card, Chip, Icon, LinkButton, RowLink, Tone, Weight};
use crate::text::{day, days_left, fill, label, t};

/// A date that falls due.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Due {
    pub(super) kind: DeadlineKind,
    pub(super) last_day: NaiveDate,
    pub(super) days_left: i64,
    pub(super) rule: String,
    /// Where the society, or the list of them, is.
    pub(super) href: String,
    pub(super) society_name: String,
}

impl Due {
    /// The next 31 March, for all societies together: the one date that falls due for everyone.
    pub(super) fn annual_report(today: NaiveDate) -> Option<Self> {
        let this_year = NaiveDate::from_ymd_opt(today.year(), 3, 31)?;
        let last_day = if today <= this_year { this_year } else { this_year.with_year(today.year() + 1)? };
        Some(Self {
            kind: DeadlineKind::AnnualReport,
            last_day,
            days_left: (last_day - today).num_days(),
            rule: DeadlineKind::AnnualReport.rule().into(),
            href: "/societies".into(),
            society_name: t().home.all_societies.into(),
        })
    }

    /// What one can do about it, and where.
    fn next_step(&self) -> (&'static str, String) {
        let text = t().home;
        match self.kind {
            DeadlineKind::AnnualReport => (text.next_report, "/inspection".into()),
            DeadlineKind::CouncilTerm => (text.next_term, self.href.clone()),
            DeadlineKind::GradeExpiry => (text.next_grade, self.href.clone()),
        }
    }
}

/// Beyond this many days a date says more than their number.
const COUNTABLE: i64 = 366;

/// How long is left, in a chip.
#[component]
pub(super) fn DaysChip(days: i64) -> impl IntoView {
    (days <= COUNTABLE).then(|| view! { <Chip tone=Tone::of_days(days)>{days_left(days)}</Chip> })
}

/// The soonest deadline, large, with its next step.
#[component]
pub(super) fn DueCard(due: Due) -> impl IntoView {
    let (step, href) = due.next_step();
    let edge = Tone::of_days(due.days_left);
    view! {
        <Card edge>
            <p class="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
                <DaysChip days=due.days_left />
                <span>{fill(t().home.due_before, &[&day(due.last_day)])}</span>
            </p>
            <h2 class="mt-2 text-lg font-semibold">{label(due.kind)}</h2>
            <p class="text-sm text-ink-2">{fill(t().home.basis, &[&due.rule])}</p>
            <div class="mt-3 grid">
                <LinkButton href weight=Weight::Strong icon=Icon::Onward>{step}</LinkButton>
            </div>
        </Card>
    }
}

/// A deadline of one society among many, as a row that leads to the society.
#[component]
pub(super) fn SocietyDueRow(due: Due) -> impl IntoView {
    // Figures with hyphens stay on one line of a phone.
    let line = [label(due.kind), " · ", &due.last_day.to_string()].concat();
    let aside = view! { <DaysChip days=due.days_left /> }.into_any();
    view! { <RowLink href=due.href title=due.society_name line aside /> }
}

/// A later deadline of one's own society, as a row with its next step.
#[component]
pub(super) fn DueRow(due: Due) -> impl IntoView {
    let (step, href) = due.next_step();
    let line = [day(due.last_day).as_str(), " · ", step].concat();
    let aside = view! { <DaysChip days=due.days_left /> }.into_any();
    view! { <RowLink href title=label(due.kind) line aside /> }
}
