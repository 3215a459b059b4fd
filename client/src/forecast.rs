//! `/societies/…/forecast`: what a society may apply for, from when, and what stands in the way now, with the
//! next step and who takes it.

use entity::institution::eligibility::Purpose;
use entity::institution::eligibility::blocker::BlockerHolder;
use entity::register::standing::GradeLevel;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::net::cached;
use crate::parts::{Card, Chip, EmptyState, Icon, LinkButton, Loaded, Note, PageHead, Tone};
use crate::text::{self, day, fill, label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/forecast/forecast.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("Purpose", "BlockerHolder", "GradeLevel")
)]
struct Forecast;

use forecast::{ForecastEligibility as Line, ForecastEligibilityBlockers as Blocker, ResponseData};

/// The screen.
#[component]
pub(crate) fn ForecastPage() -> impl IntoView {
    let params = use_params_map();
    let reading = cached::<Forecast>(move || {
        let id = params.with(|params| params.get("id").unwrap_or_default());
        Some((["forecast.", &id, language().pick(".zh", ".en")].concat(), forecast::Variables { id }))
    });
    view! { <Loaded reading lines=10 view=shown /> }
}

fn shown(data: ResponseData) -> AnyView {
    let text = text::forecast::t();
    let Some(society) = data.society else {
        return view! { <PageHead title=t().ahead.forecast /><EmptyState icon=Icon::Search title=text.none line=text.none_line /> }
            .into_any();
    };
    let href = ["/societies/", &society.id].concat();
    let source = data.eligibility.first().map(|line| line.source.clone()).unwrap_or_default();
    let (open, barred): (Vec<_>, Vec<_>) = data.eligibility.into_iter().partition(|line| line.eligible);
    let happy = barred.is_empty().then(|| view! { <Note tone=Tone::Ok>{text.nothing_in_the_way}</Note> });
    let none = open.is_empty().then(|| view! { <p class="text-ink-2">{text.nothing_open}</p> });
    view! {
        <PageHead title=t().ahead.forecast line=society.name />
        <div class="grid gap-3">
            <Card title=text.open edge=Tone::Ok>{none} {open.into_iter().map(row).collect_view()}</Card>
            {happy}
            {barred.into_iter().map(barrier).collect_view()}
            <p class="text-sm text-ink-2">{text.source} "：" {source}</p>
            <p class="print:hidden"><LinkButton href>{text.society_page}</LinkButton></p>
        </div>
    }
    .into_any()
}

fn name(line: &Line) -> String {
    [label(line.purpose), " ", line.grade.map(label).unwrap_or_default()].concat().trim().to_owned()
}

fn row(line: Line) -> AnyView {
    view! {
        <div class="border-b border-line py-2 last:border-0">
            <p class="flex flex-wrap items-center gap-2"><span class="font-semibold">{name(&line)}</span> <Chip tone=Tone::Ok>{text::forecast::t().now}</Chip></p>
            <p class="text-sm text-ink-2">{line.sentence}</p>
        </div>
    }
    .into_any()
}

/// What may not be applied for yet: from when, and each thing in the way.
fn barrier(line: Line) -> AnyView {
    let text = text::forecast::t();
    let from = line.from.map_or_else(|| text.no_day.to_owned(), |from| fill(text.from, &[&day(from)]));
    let aside = view! { <Chip tone=if line.from.is_some() { Tone::Warn } else { Tone::Bad }>{from}</Chip> };
    let blocker = |blocker: Blocker| {
        let until = blocker.until.map(|until| fill(text.until, &[&day(until)])).unwrap_or_default();
        view! {
            <li class="border-b border-line py-2 last:border-0">
                <p class="font-medium">{blocker.label} " " <span class="text-sm font-normal text-ink-2">{until}</span></p>
                <p>{text.next} "：" {blocker.next_step} "（" {label(blocker.holder)} "）"</p>
                <p class="text-sm text-ink-2">{blocker.rule}</p>
            </li>
        }
    };
    view! {
        <Card title=name(&line) aside=aside.into_any()>
            <p>{line.sentence}</p>
            <ul>{line.blockers.into_iter().map(blocker).collect_view()}</ul>
        </Card>
    }
    .into_any()
}
