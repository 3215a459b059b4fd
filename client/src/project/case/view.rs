//! Projects as their screens read them.

use entity::project::case::change::{ProjectChangeKind, ProjectChangeState};
use entity::project::case::{ExemptReason, ProjectState, ProjectStep};
use entity::project::fund::ProgrammeKind;
use entity::project::result_use::{ResultUseKind, ResultUseState};
use entity::project::tranche::TrancheState;
use graphql_client::GraphQLQuery;

use crate::net::{Cached, cached};
use crate::parts::Tone;
use crate::text::language;

macro_rules! reads {
    ($($name:ident: $file:tt;)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = $file,
            response_derives = "Clone, Debug, PartialEq",
            variables_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums(
                "ExemptReason", "ProgrammeKind", "ProjectChangeKind", "ProjectChangeState", "ProjectState",
                "ProjectStep", "ResultUseKind", "ResultUseState", "TrancheState"
            )
        )]
        pub(super) struct $name;
    )+};
}

reads! {
    ProjectView: "src/project/case/project.graphql";
    ProjectList: "src/project/case/projects.graphql";
}

pub(super) use project_list::{
    ProjectFilter, ProjectListProjectsByState as StateCount, ProjectListProjectsNodes as Row, ResponseData as ListData,
    Variables as ListVariables,
};
pub(super) use project_view::{
    ProjectViewNode as Node, ProjectViewNodeOnProject as Project, ProjectViewNodeOnProjectAward as Award,
    ProjectViewNodeOnProjectAwardBudget as Category, ProjectViewNodeOnProjectAwardTranches as Tranche,
    ProjectViewNodeOnProjectChanges as Change, ProjectViewNodeOnProjectResultUses as ResultUse,
    ProjectViewProjectTerms as Terms, ResponseData,
};

/// Reads the project with an id.
pub(super) fn reading(id: impl Fn() -> String + 'static) -> Cached<ResponseData> {
    cached::<ProjectView>(move || {
        let id = id();
        Some((["project.", &id, language().pick(".zh", ".en")].concat(), project_view::Variables { id }))
    })
}

/// Reads a page of the list.
pub(super) fn list(ask: impl Fn() -> ListVariables + 'static) -> Cached<ListData> {
    cached::<ProjectList>(move || {
        let variables = ask();
        let key = serde_json::to_string(&variables).unwrap_or_default();
        Some((["projects.", &key, language().pick(".zh", ".en")].concat(), variables))
    })
}

/// The project of an answer; none when it is none, or not for the viewer.
pub(super) fn found(node: Option<Node>) -> Option<Project> {
    match node {
        Some(Node::Project(project)) => Some(project),
        _ => None,
    }
}

/// The tone of a state.
pub(super) const fn tone(state: ProjectState) -> Tone {
    match state {
        ProjectState::Closed => Tone::Ok,
        ProjectState::Terminated | ProjectState::Withdrawn | ProjectState::MidtermFailed => Tone::Bad,
        ProjectState::Rectifying | ProjectState::FinalReturned => Tone::Warn,
        _ => Tone::Info,
    }
}
