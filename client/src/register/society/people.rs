//! Counts of people: the newest ones, and how formal members came to be as many as they are.

use chrono::NaiveDate;
use entity::form::party_form::PartyForm;
use entity::form::rules::RuleBook;
use leptos::prelude::*;
use view_model::parts::step_chart::{Band, Step};

use super::view::{Society, society_view};
use crate::form::in_force::book;
use crate::parts::step_chart::{StepChart, StepTexts};
use crate::parts::{Card, Fact, Facts};
use crate::session::viewer;
use crate::text::{fill, label, t};

/// The card.
#[component]
pub(super) fn PeopleCard(society: Society) -> impl IntoView {
    let text = t().register;
    let Some(counts) = society.headcount.clone() else {
        let missing = if viewer().may("Society.headcount") { text.no_counts } else { text.hidden_counts };
        return view! { <Card title=text.people_title><p class="text-ink-2">{missing}</p></Card> }.into_any();
    };
    let book = book();
    let source = [fill(text.since, &[&counts.since]), label(counts.source).to_owned()].join(" · ");
    let aside = view! { <span class="text-sm text-ink-2">{source}</span> }.into_any();
    view! {
        <Card title=text.people_title aside>
            <Figures counts />
            <h3 class="mt-4 mb-2 text-sm font-semibold">{text.chart_title}</h3>
            {move || book.with(|book| chart(&society, book))}
        </Card>
    }
    .into_any()
}

#[component]
fn Figures(counts: society_view::SocietyViewSocietyHeadcount) -> impl IntoView {
    let text = t().register;
    let people = |count: i64| fill(text.people, &[&count]);
    view! {
        <Facts>
            <Fact label=text.formal value=people(counts.formal) />
            <Fact label=text.resident_formal value=people(counts.resident_formal) />
            {counts.council_formal.map(|count| view! { <Fact label=text.council_formal value=people(count) /> })}
            <Fact label=text.probationary value=people(counts.probationary) />
            <Fact label=text.party_total value=people(counts.party_total) />
            <Fact label=text.individual_members value=people(counts.individual_members) />
            <Fact label=text.unit_members value=counts.unit_members.to_string() />
            <Fact label=text.full_time_staff value=people(counts.full_time_staff) />
        </Facts>
    }
}

fn chart(society: &Society, book: &RuleBook) -> AnyView {
    let text = t().register;
    let mut steps: Vec<Step> = society
        .headcounts
        .iter()
        .filter(|counts| counts.since <= society.as_of)
        .map(|counts| Step { since: counts.since, count: counts.formal, part: counts.resident_formal })
        .collect();
    steps.sort_by_key(|step| step.since);
    let limits = limits(book, society.as_of);
    let (Some(first), Some(newest), Some(asked)) = (steps.first(), steps.last(), limits.last()) else {
        return ().into_any();
    };
    let texts = StepTexts {
        caption: text.chart_title.to_owned(),
        description: fill(text.chart_label, &[&first.since, &society.as_of, &newest.count, &asked.count]),
        threshold: if asked.count == asked.part {
            fill(text.chart_line, &[&asked.count])
        } else {
            fill(text.chart_lines, &[&asked.count, &asked.part])
        },
        since: text.chart_since,
        count: text.formal,
        part: text.resident_formal,
        state: t().home.form,
        count_threshold: text.chart_count_threshold,
        part_threshold: text.chart_part_threshold,
    };
    view! { <StepChart texts steps bands=bands(society) limits last=society.as_of /> }.into_any()
}

/// What the rules of each day asked for, up to a day.
fn limits(book: &RuleBook, last: NaiveDate) -> Vec<Step> {
    let mut days: Vec<_> = book.versions().map(|rules| rules.effective_on).filter(|day| *day <= last).collect();
    days.sort_unstable();
    days.dedup();
    let limit = |day: NaiveDate| {
        let rules = book.on(day);
        Step { since: day, count: rules.formal_threshold.into(), part: rules.resident_threshold.into() }
    };
    days.into_iter().map(limit).collect()
}

fn bands(society: &Society) -> Vec<Band> {
    let mut forms: Vec<_> = society.forms.iter().filter(|form| form.since <= society.as_of).collect();
    forms.sort_by_key(|form| form.since);
    let band = |form: &society_view::SocietyViewSocietyForms| Band {
        label: label(form.form).to_owned(),
        since: form.since,
        until: form.until.filter(|until| *until <= society.as_of),
        ground: ground(form.form),
    };
    forms.into_iter().map(band).collect()
}

const fn ground(form: PartyForm) -> &'static str {
    match form {
        PartyForm::Established | PartyForm::Functional | PartyForm::Joint => "bg-accent-soft text-accent",
        PartyForm::Liaison => "bg-link-soft text-link",
        PartyForm::None => "bg-ground text-ink-2",
    }
}
