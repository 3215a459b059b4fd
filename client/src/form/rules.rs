//! The rules: the version in force with its source, what another one would change, publishing it, and
//! all versions so far.

/// The numbers of a draft as the input of an operation: each operation has a type of its own.
macro_rules! draft_input {
    ($rules:ident, $Input:ident) => {
        $Input {
            formal_threshold: $rules.formal_threshold.into(),
            resident_threshold: $rules.resident_threshold.into(),
            resident_percent: $rules.resident_percent.map(Into::into),
            count_basis: $rules.count_basis,
            joint_form: $rules.joint_form,
            watch_days: $rules.watch_days.into(),
            change_due_days: $rules.change_due_days.into(),
            review_months: $rules.review_months.into(),
            term_years: $rules.term_years.into(),
            committee_threshold: $rules.committee_threshold.into(),
            general_branch_threshold: $rules.general_branch_threshold.into(),
            party_committee_threshold: $rules.party_committee_threshold.into(),
            leader_age_limit: Some($rules.leader_age_limit.into()),
            leader_term_limit: Some($rules.leader_term_limit.into()),
            council_term_years: Some($rules.council_term_years.into()),
        }
    };
}

mod impact;
mod leaders;
mod publish;
mod tuning;

use entity::form::rules::RuleSet;
use leptos::prelude::*;

use super::in_force::{self, ResponseData, Version};
use crate::parts::{Card, Chip, Column, Fact, Facts, Loaded, PageHead, Table, Tone};
use crate::session::viewer;
use crate::text::{day, fill, label, t};

/// The screen.
#[component]
pub(crate) fn RulesPage() -> impl IntoView {
    let text = t().rules;
    let reading = in_force::reading();
    let again = Callback::new(move |()| reading.reload());
    let view = move |data: ResponseData| view! { <Versions versions=data.rules again /> }.into_any();
    view! {
        <PageHead title=text.title line=text.line />
        <Loaded reading lines=12 view />
    }
}

#[component]
fn Versions(versions: Vec<Version>, again: Callback<()>) -> impl IntoView {
    let Some(now) = versions.iter().find(|version| version.in_force).cloned() else { return ().into_any() };
    let newest = versions.first().cloned().unwrap_or_else(|| now.clone());
    let draft = RwSignal::new(RuleSet { source_zh: String::new(), source_en: String::new(), ..now.rules() });
    let base = StoredValue::new(now.rules());
    let what_if = viewer().may("Query.ruleImpact").then(|| {
        let publish = viewer()
            .may("Mutation.publishRules")
            .then(|| view! { <publish::Publish draft newest=newest.rules() again /> });
        view! {
            <div class="grid items-start gap-3 lg:grid-cols-[1fr_1.35fr]">
                <tuning::Tuning draft base />
                <div class="grid min-w-0 gap-3"><impact::Impact draft base /></div>
            </div>
            {publish}
        }
    });
    view! {
        <div class="grid gap-3">
            <InForce version=now />
            {what_if}
            <History versions />
        </div>
    }
    .into_any()
}

#[component]
fn InForce(version: Version) -> impl IntoView {
    let text = t().rules;
    let persons = |count: i64| fill(text.persons, &[&count]);
    let share = version.resident_percent.map_or(text.none.to_owned(), |percent| fill("{}%", &[&percent]));
    let joint = if version.joint_form { text.joint_on } else { text.joint_off };
    let since = view! { <Chip tone=Tone::Ok>{text.in_force}</Chip> }.into_any();
    view! {
        <Card title=fill(text.version, &[&version.version]) aside=since>
            <Facts>
                <Fact label=text.formal_threshold value=persons(version.formal_threshold) />
                <Fact label=text.resident_threshold value=persons(version.resident_threshold) />
                <Fact label=text.resident_percent value=share />
                <Fact label=text.count_basis value=label(version.count_basis) />
                <Fact label=text.joint_form value=joint />
                <Fact label=text.watch_days value=fill(text.days, &[&version.watch_days]) />
                <Fact label=text.change_due_days value=fill(text.days, &[&version.change_due_days]) />
                <Fact label=text.review_months value=fill(text.months, &[&version.review_months]) />
                <Fact label=text.term_years value=fill(text.years, &[&version.term_years]) />
                <Fact label=text.committee_threshold value=persons(version.committee_threshold) />
                <Fact label=text.general_branch_threshold value=fill(text.over, &[&version.general_branch_threshold]) />
                <Fact label=text.party_committee_threshold value=persons(version.party_committee_threshold) />
                <Fact label=text.leader_age_limit value=fill(text.years_old, &[&version.leader_age_limit]) />
                <Fact label=text.leader_term_limit value=fill(text.terms, &[&version.leader_term_limit]) />
                <Fact label=text.council_term_years value=fill(text.years, &[&version.council_term_years]) />
            </Facts>
            <p class="mt-3 border-t border-dashed border-line pt-3 text-sm">
                <span class="text-ink-2">{text.source} ": "</span>
                {version.source}
            </p>
            <p class="mt-1 text-sm">
                <span class="text-ink-2">{text.leader_source} ": "</span>
                {version.leader_source}
            </p>
            <p class="mt-1 text-sm text-ink-2 empty:hidden">{version.note}</p>
        </Card>
    }
}

#[component]
fn History(versions: Vec<Version>) -> impl IntoView {
    let text = t().rules;
    let columns = vec![
        Column::figures(text.number),
        Column::words(text.effective_on),
        Column::words(text.key_numbers),
        Column::roomy(text.published),
        Column::roomy(text.source),
    ];
    let row = move |version: Version| {
        let who = version.published_by.unwrap_or_else(|| text.with_the_platform.to_owned());
        let numbers = fill(text.numbers, &[&version.formal_threshold, &version.resident_threshold]);
        // The day of the version that came with the platform lies before every day.
        let from = if version.version == 1 { text.from_the_beginning.to_owned() } else { day(version.effective_on) };
        let mark = version.in_force.then(|| view! { <Chip tone=Tone::Ok>{text.in_force}</Chip> });
        let waits =
            (version.effective_on > viewer().today).then(|| view! { <Chip tone=Tone::Info>{text.waits}</Chip> });
        view! {
            <tr>
                <td class="figure">{version.version}</td>
                <td><span class="mr-2">{from}</span> {mark} {waits}</td>
                <td>{numbers}</td>
                <td class="roomy">{who}</td>
                <td class="roomy">{version.source} <span class="block text-sm text-ink-2">{version.note}</span></td>
            </tr>
        }
    };
    view! {
        <Card title=text.history>
            <Table caption=text.history columns>{versions.into_iter().map(row).collect_view()}</Table>
        </Card>
    }
}
