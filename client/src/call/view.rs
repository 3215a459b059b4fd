//! Calls, applications and reviews as their screens read them, whoever looks.

use entity::project::application::{ApplicationReason, ApplicationState, ApplicationStep, AwardOutcome};
use entity::project::call::CallState;
use entity::project::call::form::FieldKind;
use entity::project::fund::ProgrammeKind;
use entity::project::review::ReviewState;
use entity::register::society::Discipline;
use entity::register::standing::GradeLevel;
use graphql_client::GraphQLQuery;

use crate::net::{Cached, cached};
use crate::parts::Tone;
use crate::session::Viewer;
use crate::text::{self, language};

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
                "ApplicationReason", "ApplicationState", "ApplicationStep", "CallState", "Discipline",
                "FieldKind", "AwardOutcome", "GradeLevel", "ProgrammeKind", "ReviewState"
            )
        )]
        pub(super) struct $name;
    )+};
}

reads! {
    Calls: "src/call/calls.graphql";
    CallView: "src/call/view.graphql";
    CallDesk: "src/call/desk.graphql";
    CallStages: "src/call/stages.graphql";
    ApplicationView: "src/call/application.graphql";
    Reviews: "src/call/reviews.graphql";
    ReviewView: "src/call/review.graphql";
    Experts: "src/call/experts.graphql";
    Programmes: "src/call/programmes.graphql";
}

pub(super) use application_view::{
    ApplicationViewNode as ApplicationNode, ApplicationViewNodeOnApplication as Application,
    ApplicationViewNodeOnApplicationCallDocuments as Document, ApplicationViewNodeOnApplicationCallFields as Field,
    ApplicationViewNodeOnApplicationReviews as Opinion, ApplicationViewNodeOnApplicationSteps as Gone,
};
pub(super) use call_desk::{
    ApplicationOrder, CallDeskApplicationsNodes as Row, ResponseData as DeskData, Variables as DeskVariables,
};
pub(super) use call_stages::{CallStagesApplicationStages as Stage, ResponseData as StagesData};
pub(super) use call_view::{
    CallViewApplicationsNodes as OwnRow, CallViewNode as CallNode, CallViewNodeOnCall as Call,
    CallViewNodeOnCallDocuments as CallDocument, ResponseData as CallData,
};
pub(super) use calls::{
    CallsApplicationsNodes as Mine, CallsAwardNotices as Notice, CallsCallsNodes as CallRow, ResponseData as CallsData,
};
pub(super) use experts::{ExpertsExperts as Expert, ResponseData as ExpertsData};
pub(super) use programmes::{ProgrammesFundsProgrammes as Programme, ResponseData as ProgrammesData};
pub(super) use review_view::{ResponseData as ReviewData, ReviewViewReviewsNodes as Review};
pub(super) use reviews::{ResponseData as ReviewsData, ReviewsReviewsNodes as ReviewRow};

/// Whether a paper has to be sent, in words.
pub(super) fn need(required: bool) -> &'static str {
    let text = text::call::t();
    if required { text.document_required } else { text.document_optional }
}

fn key(name: &str, id: &str) -> String {
    ["call.", name, ".", id, language().pick(".zh", ".en")].concat()
}

/// How many applications are one's own: an office has none.
const fn mine(viewer: &Viewer) -> i64 {
    if viewer.society_id.is_some() { 50 } else { 1 }
}

/// Reads what is called for.
pub(super) fn calls(viewer: &Viewer) -> Cached<CallsData> {
    let mine = mine(viewer);
    cached::<Calls>(move || Some((key("list", ""), calls::Variables { mine })))
}

/// Reads one call.
pub(super) fn call(viewer: &Viewer, id: impl Fn() -> String + 'static) -> Cached<CallData> {
    let mine = mine(viewer);
    cached::<CallView>(move || {
        let id = id();
        Some((key("view", &id), call_view::Variables { id, mine }))
    })
}

/// Reads how many stand where.
pub(super) fn stages(id: String) -> Cached<StagesData> {
    cached::<CallStages>(move || Some((key("stages", &id), call_stages::Variables { id: id.clone() })))
}

/// The call of an answer; none when there is none for the viewer.
pub(super) fn found(node: Option<CallNode>) -> Option<Call> {
    match node {
        Some(CallNode::Call(call)) => Some(call),
        _ => None,
    }
}

/// Reads the applications of a call.
pub(super) fn desk(ask: impl Fn() -> DeskVariables + 'static) -> Cached<DeskData> {
    cached::<CallDesk>(move || {
        let variables = ask();
        Some((key("desk", &serde_json::to_string(&variables).unwrap_or_default()), variables))
    })
}

/// Reads one application.
pub(super) fn application(id: impl Fn() -> String + 'static) -> Cached<application_view::ResponseData> {
    cached::<ApplicationView>(move || {
        let id = id();
        Some((key("application", &id), application_view::Variables { id }))
    })
}

/// The application of an answer; none when there is none for the viewer.
pub(super) fn applied(data: application_view::ResponseData) -> Option<Application> {
    match data.node {
        Some(ApplicationNode::Application(application)) => Some(application),
        _ => None,
    }
}

/// Reads what an expert was given.
pub(super) fn reviews(states: impl Fn() -> Option<Vec<ReviewState>> + 'static) -> Cached<ReviewsData> {
    cached::<Reviews>(move || {
        let states = states();
        let name = format!("{states:?}");
        Some((key("reviews", &name), reviews::Variables { states, after: None }))
    })
}

/// Reads one review.
pub(super) fn review(id: impl Fn() -> String + 'static) -> Cached<ReviewData> {
    cached::<ReviewView>(move || {
        let id = id();
        Some((key("review", &id), review_view::Variables { id }))
    })
}

/// Reads the programmes that a call's money can come from.
pub(super) fn programmes() -> Cached<ProgrammesData> {
    cached::<Programmes>(move || Some((key("programmes", ""), programmes::Variables {})))
}

/// Reads the experts.
pub(super) fn experts() -> Cached<ExpertsData> {
    cached::<Experts>(move || Some((key("experts", ""), experts::Variables {})))
}

/// The tone of a call's state.
pub(super) const fn call_tone(state: CallState) -> Tone {
    match state {
        CallState::Open => Tone::Ok,
        CallState::Draft => Tone::Info,
        CallState::Closed | CallState::Withdrawn => Tone::Plain,
    }
}

/// The tone of an application's state.
pub(super) const fn tone(state: ApplicationState) -> Tone {
    match state {
        ApplicationState::ApprovedFunded | ApplicationState::ApprovedUnfunded => Tone::Ok,
        ApplicationState::Returned | ApplicationState::Draft => Tone::Warn,
        ApplicationState::Declined | ApplicationState::NotEligible | ApplicationState::NotSubmitted => Tone::Bad,
        ApplicationState::Withdrawn => Tone::Plain,
        _ => Tone::Info,
    }
}
