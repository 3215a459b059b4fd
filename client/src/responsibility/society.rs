//! Responsibility on a society's page: the three lights of the year, each with its records behind it, and
//! what is open about it, with who holds it and for how long.

use chrono::Datelike;
use entity::responsibility::guidance::{GuidanceKind, Light};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::guidance::LightMark;
use super::item::{ItemRow, OpenItems, ResponseData, Variables};
use crate::net::{cached, replay};
use crate::parts::{Card, Icon, LinkButton, RowLink};
use crate::session::viewer;
use crate::text::{fill, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/society/society_lights.graphql",
    response_derives = "Clone, Debug, PartialEq",
    extern_enums("GuidanceKind", "Light")
)]
struct SocietyLights;

/// How many open items the page shows; the rest stands in the list of what waits.
const SHOWN: i64 = 20;

/// The card; it reads for itself, so that the page need not wait for it.
#[component]
pub(crate) fn DutyCard(id: String) -> impl IntoView {
    let text = t().responsibility;
    let viewer = viewer();
    let lights = viewer.may("Society.guidance").then(|| view! { <Lights id=id.clone() /> });
    let open = viewer.may("Query.openItems").then(|| view! { <Open id=id.clone() /> });
    let record = viewer.may("Mutation.recordFinding").then(|| {
        let href = ["/findings/new?society=", &id].concat();
        view! { <LinkButton href icon=Icon::Flag>{t().finding.record}</LinkButton> }
    });
    let all = viewer.may("Query.findings").then(|| {
        view! { <LinkButton href=["/findings?society=", &id].concat()>{text.see_findings}</LinkButton> }
    });
    view! {
        <Card title=text.of_society>
            {lights} {open}
            <p class="mt-3 flex flex-wrap gap-2 print:hidden">{record} {all}</p>
        </Card>
    }
}

#[component]
fn Lights(id: String) -> impl IntoView {
    let year = viewer().today.year();
    let page = ["/societies/", &id, "/guidance#"].concat();
    let reading = cached::<SocietyLights>(move || {
        Some((["lights.", &id].concat(), society_lights::Variables { id: id.clone(), year: year.into() }))
    });
    let row = move |light: society_lights::SocietyLightsSocietyGuidanceLights| {
        let mark = view! { <LightMark state=light.state records=light.records needed=light.needed /> };
        let href = [&page, entity::Word::code(light.kind)].concat();
        view! { <RowLink href title=label(light.kind) aside=mark.into_any() /> }
    };
    move || {
        let lights = reading.data()?.society?.guidance?.lights;
        let rows = lights.into_iter().map(&row).collect_view();
        Some(view! {
            <h3 class="text-sm text-ink-2">{fill(t().responsibility.of_society_line, &[&year])}</h3>
            {rows}
        })
    }
}

#[component]
fn Open(id: String) -> impl IntoView {
    let text = t().responsibility;
    let reading = cached::<OpenItems>(move || {
        replay::acknowledged().track();
        let society = Some(id.clone());
        let ask = Variables { first: SHOWN, after: None, turn: None, kinds: None, society };
        Some((["open.", &id].concat(), ask))
    });
    let list = move |data: ResponseData| {
        let rows = data.open_items.nodes.into_iter().map(|item| view! { <ItemRow item named=false /> });
        let rows = rows.collect::<Vec<_>>();
        let none = rows.is_empty().then(|| view! { <p class="py-2">{text.none_here}</p> });
        view! {
            <h3 class="mt-4 text-sm text-ink-2">{text.open_here}</h3>
            {none} {rows}
        }
    };
    move || reading.data().map(list)
}
