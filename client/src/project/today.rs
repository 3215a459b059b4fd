//! What is open in calls and projects for the leader's society, on the leader's home: what was returned or is being
//! written, the next report of a project, the calls that are open.

use entity::project::application::ApplicationState;
use entity::project::call::CallState;
use entity::project::fund::ProgrammeKind;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::{Shows, cached, replay};
use crate::parts::{Card, LinkButton, Loaded, RowLink};
use crate::text::{self, day, fill, label, language};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/project/today.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("ApplicationState", "CallState", "ProgrammeKind")
)]
struct ProjectsToday;

use projects_today::{
    ApplicationFilter, CallFilter, ProjectsTodayApplicationsNodes as Application, ProjectsTodayCallsNodes as Call,
    ProjectsTodayProjectsNodes as Project, ResponseData, Variables,
};

/// The card; nothing where nothing is open.
#[component]
pub(crate) fn ProjectTodayCard() -> impl IntoView {
    let reading = cached::<ProjectsToday>(|| {
        replay::acknowledged().track();
        let open = Some(CallFilter { states: Some(vec![CallState::Open]), kind: None, search: None, year: None });
        let writing = Some(vec![ApplicationState::Draft, ApplicationState::Returned]);
        let writing = Some(ApplicationFilter { call: None, society: None, states: writing, search: None });
        Some((["projects.today", language().pick(".zh", ".en")].concat(), Variables { open, writing }))
    })
    .live(Shows::List);
    let view = move |data: ResponseData| {
        let ResponseData { calls, applications, projects } = data;
        let mine = projects.nodes.into_iter().filter(|project| project.mine);
        let rows: Vec<AnyView> = applications
            .nodes
            .into_iter()
            .map(written)
            .chain(mine.filter_map(reported))
            .chain(calls.nodes.into_iter().map(open_call))
            .collect();
        let text = text::project_today::t();
        (!rows.is_empty())
            .then(|| {
                view! {
                    <Card title=text.title>
                        {rows}
                        <p class="mt-3"><LinkButton href="/calls">{text.all}</LinkButton></p>
                    </Card>
                }
            })
            .into_any()
    };
    view! { <Loaded reading lines=4 view /> }
}

/// An application that is being written, or was returned.
fn written(row: Application) -> AnyView {
    let text = text::project_today::t();
    let title = row.title.unwrap_or_else(|| text.untitled.to_owned());
    let line = match row.due_on {
        Some(due) => fill(text.writing, &[&label(row.state), &day(due)]),
        None => [label(row.state), " · ", &row.call.title].concat(),
    };
    view! { <RowLink href=["/applications/", &row.id].concat() title=title line=line /> }.into_any()
}

/// A project whose next report is the society's to make.
fn reported(row: Project) -> Option<AnyView> {
    let text = text::project_today::t();
    let item = row.open_item?;
    let line = if item.days_left < 0 {
        fill(text.late, &[&item.reason.text, &-item.days_left])
    } else {
        fill(text.project, &[&item.reason.text, &day(item.due_on)])
    };
    Some(view! { <RowLink href=["/projects/", &row.id].concat() title=row.title line=line /> }.into_any())
}

fn open_call(row: Call) -> AnyView {
    let text = text::project_today::t();
    let line = match row.hindrances.iter().flatten().next() {
        Some(hindrance) => fill(text.call_barred, &[&hindrance.text]),
        None => fill(text.call, &[&day(row.closes_on), &row.days_left]),
    };
    view! { <RowLink href=["/calls/", &row.id].concat() title=row.title line=line /> }.into_any()
}
