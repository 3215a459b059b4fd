//! Enforcement cases as their screens read them.

use entity::institution::enforcement::{ClueOrigin, EnforcementState, EnforcementStep, PenaltyKind};
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
            extern_enums("ClueOrigin", "EnforcementState", "EnforcementStep", "PenaltyKind")
        )]
        pub(super) struct $name;
    )+};
}

reads! {
    EnforcementView: "src/enforcement/case.graphql";
    EnforcementList: "src/enforcement/cases.graphql";
    ClueAbout: "src/enforcement/about.graphql";
}

pub(super) use clue_about::ResponseData as About;
pub(super) use enforcement_list::{
    EnforcementFilter, EnforcementListEnforcementCasesNodes as Row, ResponseData as ListData,
    Variables as ListVariables,
};
pub(super) use enforcement_view::{
    EnforcementViewNode as Node, EnforcementViewNodeOnEnforcementCase as Case, ResponseData,
};

/// Reads the case with an id.
pub(super) fn reading(id: impl Fn() -> String + 'static) -> Cached<ResponseData> {
    cached::<EnforcementView>(move || {
        let id = id();
        Some((["enforcement.", &id, language().pick(".zh", ".en")].concat(), enforcement_view::Variables { id }))
    })
}

/// The case of an answer; none when it is none, or not for the viewer.
pub(super) fn found(data: ResponseData) -> Option<Case> {
    match data.node {
        Some(Node::EnforcementCase(case)) => Some(case),
        _ => None,
    }
}

/// Reads a page of the list.
pub(super) fn list(ask: impl Fn() -> ListVariables + 'static) -> Cached<ListData> {
    cached::<EnforcementList>(move || {
        let variables = ask();
        let key = serde_json::to_string(&variables).unwrap_or_default();
        Some((["enforcements.", &key, language().pick(".zh", ".en")].concat(), variables))
    })
}

/// Reads which society a clue is about.
pub(super) fn about(society: impl Fn() -> String + 'static) -> Cached<About> {
    cached::<ClueAbout>(move || {
        let society = society();
        Some((["clue.", &society].concat(), clue_about::Variables { society }))
    })
}

/// The tone of a state.
pub(super) const fn tone(state: EnforcementState) -> Tone {
    use EnforcementState as S;
    match state {
        S::OrderedToCorrect | S::PenaltyNoticed | S::InForce => Tone::Bad,
        S::CorrectionReported | S::PenaltyObjected | S::PenaltyHeard => Tone::Warn,
        S::Clue | S::Investigating => Tone::Info,
        S::Corrected => Tone::Ok,
        S::NoAction | S::Closed => Tone::Plain,
    }
}
