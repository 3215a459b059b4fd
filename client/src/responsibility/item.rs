//! One open item as a screen shows it: what, who holds it, since when, what next, and where to go.

use entity::ledger::open_item::OpenItemKind;
use entity::register::agency::Tier;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::parts::{Chip, RowLink, Tone};
use crate::text::{days_left, fill, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/open_items.graphql",
    response_derives = "Clone, Debug, PartialEq",
    variables_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("OpenItemKind", "Tier")
)]
pub(crate) struct OpenItems;

pub(crate) use open_items::{OpenItemsOpenItemsNodes as Item, ResponseData, Turn, Variables};

/// Where the thing that waits is: of its kind, what it is about, and its society.
pub(crate) fn place(kind: OpenItemKind, subject: Option<&str>, society: Option<&str>) -> String {
    match (kind, subject, society) {
        (OpenItemKind::Directive, Some(id), _) => ["/directives/", id].concat(),
        (OpenItemKind::AnnualReport, Some(id), _) => ["/inspection/", id].concat(),
        (OpenItemKind::ActivityFiling, Some(id), _) => ["/activities/", id].concat(),
        (OpenItemKind::Evaluation, Some(id), _) => ["/evaluations/", id].concat(),
        (OpenItemKind::Application, Some(id), _) => ["/applications/", id].concat(),
        (OpenItemKind::ListCase, Some(id), _) => ["/lists/", id].concat(),
        (OpenItemKind::Enforcement, Some(id), _) => ["/enforcement/", id].concat(),
        (OpenItemKind::Finding, Some(id), _) => ["/findings/", id].concat(),
        (OpenItemKind::Registration, Some(id), _) => ["/registrations/", id].concat(),
        (OpenItemKind::RegisterChange, Some(id), _) => ["/changes/", id].concat(),
        (OpenItemKind::Thread, Some(id), _) => ["/threads/", id].concat(),
        (OpenItemKind::Demand, Some(id), _) => ["/demands/", id].concat(),
        (OpenItemKind::CaseStudy, Some(id), _) => ["/casebook/cases/", id].concat(),
        (OpenItemKind::Casebook, Some(id), _) => ["/casebook/", id].concat(),
        (OpenItemKind::Project | OpenItemKind::Recovery, Some(id), _) => ["/projects/", id].concat(),
        (OpenItemKind::Payment, ..) => "/money".to_owned(),
        (OpenItemKind::ResultUse, ..) => "/projects".to_owned(),
        (OpenItemKind::FigureContest, _, Some(society)) => ["/societies/", society, "/consistency"].concat(),
        (OpenItemKind::Formation, _, Some(society)) => ["/societies/", society, "/formation"].concat(),
        (.., Some(society)) => ["/societies/", society].concat(),
        _ => "/todo".to_owned(),
    }
}

/// What it is called on the screen: its kind, and its title where it has one of its own.
pub(crate) fn called(kind: OpenItemKind, title: &str) -> String {
    let kind = label(kind);
    if title == kind { kind.to_owned() } else { [kind, t().responsibility.colon, title].concat() }
}

/// A row that leads to the thing: title, society, what next, holder, since when; how long is left.
#[component]
pub(crate) fn ItemRow(
    item: Item,
    /// Whether it names its society; not where everything is about one.
    #[prop(default = true)]
    named: bool,
) -> impl IntoView {
    let text = t().responsibility;
    let society = item.society.as_ref();
    let about = society.filter(|_| named).map(|society| [society.name.as_str(), " · "].concat()).unwrap_or_default();
    let held = if item.mine {
        fill(text.held_by_you, &[&item.since, &item.working_days_waiting])
    } else {
        fill(text.held_by, &[&item.holder.name, &item.since, &item.working_days_waiting])
    };
    let raised = item.escalation.map(|tier| fill(text.raised, &[&label(tier)])).unwrap_or_default();
    let line = [about.as_str(), &item.reason.text, text.stop, &held, &raised].concat();
    // Late is said by the words; the colour repeats it.
    let tone = if item.days_left < 0 { Tone::Bad } else { Tone::of_days(item.days_left + 7) };
    let aside = view! { <Chip tone>{days_left(item.days_left)}</Chip> }.into_any();
    let href = place(item.kind, item.subject.as_deref(), society.map(|society| society.id.as_str()));
    view! { <RowLink href title=called(item.kind, &item.title) line aside /> }
}
