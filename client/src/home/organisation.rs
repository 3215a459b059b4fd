//! The organisation department's home: the city at a glance on any day, two rates by two denominators,
//! and where the gaps lie.

use chrono::NaiveDate;
use entity::register::society::Discipline;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::coverage::{CoverageTiles, FormShares, ORGANISED, figures};
use crate::activity::ActivityCard;
use crate::evaluation::EvaluationCard;
use crate::form::GapsCard;
use crate::inspection::TiersCard;
use crate::net::{Cached, Shows, cached};
use crate::parts::{Bar, Bars, Card, Column, Counted, Framed, PageHead, Table};
use crate::responsibility::WaitingCard;
use crate::session::{Viewer, viewer};
use crate::text::{fill, language, percent, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/home/organisation_today.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct OrganisationToday;

use organisation_today::{OrganisationTodayCoverage as Coverage, ResponseData};

/// The whole register on one day.
#[component]
pub(super) fn OrganisationHome() -> impl IntoView {
    let Viewer { region_name, today, .. } = viewer();
    let as_of = RwSignal::new(today.to_string());
    let reading = cached::<OrganisationToday>(move || {
        // A half-typed day is no day: today's figures stay until it is one.
        let day = as_of.read().parse::<NaiveDate>().ok().filter(|day| *day <= today)?;
        let key = ["home.", &day.to_string(), language().pick(".zh", ".en")].concat();
        Some((key, organisation_today::Variables { as_of: (day != today).then_some(day) }))
    })
    .live(Shows::Figures);
    view! {
        <PageHead
            title=fill(t().home.overview_of, &[&region_name])
            line=fill(t().home.as_of, &[&today])
            aside=view! { <DayPicker as_of today /> }.into_any()
        />
        <p class="mb-3 text-sm text-ink-2 empty:hidden">
            {move || (as_of.get() != today.to_string()).then_some(t().home.lists_are_todays)}
        </p>
        <WaitingCard />
        <Framed reading=reading.standing() lines=12 frame=move || view! { <City reading /> }.into_any() />
        <div class="mt-3"><GapsCard /></div>
    }
}

#[component]
fn DayPicker(as_of: RwSignal<String>, today: NaiveDate) -> impl IntoView {
    view! {
        <label class="grid gap-1 text-sm text-ink-2">
            {t().home.on_day}
            <input type="date" class="input w-40" max=today.to_string() bind:value=as_of />
        </label>
    }
}

#[component]
fn City(reading: Cached<ResponseData>) -> impl IntoView {
    let charts = |ResponseData { coverage }| {
        view! {
            <Disciplines coverage=coverage.clone() />
            <FormShares figures=figures!(coverage) />
            <Denominators coverage=coverage.clone() />
            <Regions coverage />
        }
        .into_any()
    };
    view! {
        <div class="grid gap-3">
            {reading.part(|data| view! { <CoverageTiles figures=figures!(data.coverage) /> }.into_any())}
            <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
                <div class="grid gap-3">{reading.part(charts)}</div>
                <div class="grid gap-3">
                    <TiersCard />
                    <ActivityCard />
                    <EvaluationCard />
                </div>
            </div>
        </div>
    }
}

#[component]
fn Denominators(coverage: Coverage) -> impl IntoView {
    let text = t().home;
    let columns = vec![Column::words(text.rate), Column::figures(text.of_all), Column::figures(text.of_normal)];
    let row = |name: &'static str, href: &'static str, all: f64, normal: f64| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                {figure(href.to_owned(), all)} {figure([href, "&abnormal=false"].concat(), normal)}
            </tr>
        }
    };
    let Coverage {
        organisation_rate, organisation_rate_without_abnormal, work_rate, work_rate_without_abnormal, ..
    } = coverage;
    view! {
        <Card title=text.denominators>
            <Table caption=text.denominators columns>
                {row(text.organisation_coverage, ORGANISED, organisation_rate, organisation_rate_without_abnormal)}
                {row(text.work_coverage, "/societies?covered=true", work_rate, work_rate_without_abnormal)}
            </Table>
            <p class="mt-2 text-sm">
                <a class="link inline-flex min-h-11 items-center" href="/societies?sort=-FORMAL">
                    {fill(text.formal_in_city, &[&coverage.formal_members.unwrap_or_default()])}
                </a>
            </p>
        </Card>
    }
}

/// A figure that opens the societies that it counts.
fn figure(href: String, rate: f64) -> AnyView {
    view! { <td class="figure"><a class="link" href=href>{percent(rate)}</a></td> }.into_any()
}

#[component]
fn Disciplines(coverage: Coverage) -> impl IntoView {
    let text = t().home;
    let bars = coverage
        .disciplines
        .into_iter()
        .map(|group| Bar {
            label: <Discipline as entity::Word>::from_code(&group.key)
                .map_or(group.label, |word| crate::text::label(word).into()),
            href: ["/societies?discipline=", &group.key].concat(),
            whole: group.societies,
            part: Some(group.organisation),
        })
        .collect();
    let counted = Counted { thing: text.discipline, whole: text.count, part: text.covered_part };
    view! {
        <Card title=text.by_discipline>
            <Bars caption=text.by_discipline counted bars />
        </Card>
    }
}

#[component]
fn Regions(coverage: Coverage) -> impl IntoView {
    let text = t().home;
    let several = coverage.regions.len() > 1;
    let bars = coverage
        .regions
        .into_iter()
        .map(|group| Bar {
            label: group.label,
            href: ["/societies?region=", &group.key].concat(),
            whole: group.societies,
            part: Some(group.organisation),
        })
        .collect();
    let counted = Counted { thing: text.region, whole: text.count, part: text.covered_part };
    several.then(|| {
        view! {
            <Card title=text.by_region>
                <Bars caption=text.by_region counted bars />
            </Card>
        }
    })
}
