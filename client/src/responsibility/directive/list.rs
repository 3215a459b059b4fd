//! The list of directives, each with how far its recipients are.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::{cached, replay};
use crate::parts::{Card, Chip, EmptyState, Icon, LinkButton, Loaded, PageHead, RowLink, Tone, Weight};
use crate::session::viewer;
use crate::text::{days_left, fill, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/directive/directives.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct Directives;

use directives::{DirectivesDirectivesNodes as Directive, ResponseData};

/// The screen.
#[component]
pub(crate) fn DirectivesPage() -> impl IntoView {
    let text = t().directive;
    let reading = cached::<Directives>(|| {
        replay::acknowledged().track();
        Some(("directives".into(), directives::Variables { after: None }))
    });
    let aside = viewer().may("Mutation.issueDirective").then(|| {
        view! { <LinkButton href="/directives/new" icon=Icon::Onward weight=Weight::Strong>{text.issue}</LinkButton> }
            .into_any()
    });
    let view = |data: ResponseData| view! { <List directives=data.directives.nodes /> }.into_any();
    view! {
        <PageHead title=text.directives line=text.directives_line aside=aside.unwrap_or_else(|| ().into_any()) />
        <Loaded reading lines=8 view />
    }
}

#[component]
fn List(directives: Vec<Directive>) -> impl IntoView {
    let text = t().directive;
    if directives.is_empty() {
        let (title, line) = (text.none, text.none_line);
        return view! { <Card><EmptyState icon=Icon::Todo title line /></Card> }.into_any();
    }
    let rows = directives.into_iter().map(|directive| view! { <Row directive /> }).collect_view();
    view! { <Card>{rows}</Card> }.into_any()
}

#[component]
fn Row(directive: Directive) -> impl IntoView {
    let text = t().directive;
    let Directive { id, number, title, issued_on, days_left: days, withdrawn_on, echo, .. } = directive;
    let open = echo.as_ref().is_none_or(|echo| echo.issued + echo.acked > 0);
    let told = echo.map(|echo| {
        let late = if echo.late > 0 { fill(text.late_of, &[&echo.late]) } else { String::new() };
        [" · ", &fill(text.echo_line, &[&echo.done, &echo.recipients, &echo.acked, &echo.issued]), &late].concat()
    });
    let line = [&number, " · ", &fill(text.issued_on, &[&issued_on]), told.as_deref().unwrap_or_default()].concat();
    let (tone, words) = match (withdrawn_on, open) {
        (Some(_), _) => (Tone::Plain, text.withdrawn.to_owned()),
        (None, false) => (Tone::Ok, text.all_done.to_owned()),
        (None, true) if days < 0 => (Tone::Bad, days_left(days)),
        (None, true) => (Tone::of_days(days + 7), days_left(days)),
    };
    let aside = view! { <Chip tone>{words}</Chip> }.into_any();
    view! { <RowLink href=["/directives/", &id].concat() title line aside /> }
}
