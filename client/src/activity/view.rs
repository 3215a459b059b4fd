//! Activity filings as their screens read them, whoever looks.

use entity::form::party_form::PartyForm;
use entity::institution::activity::rule::{ActivityRule, RuleWeight};
use entity::institution::activity::{ActivityKind, ActivityReason, ActivityState, ActivityStep};
use entity::register::society::Discipline;
use entity::register::standing::Abnormality;
use graphql_client::GraphQLQuery;
use leptos::prelude::Track;

use crate::net::{Cached, cached, replay};
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
                "Abnormality", "ActivityKind", "ActivityReason", "ActivityRule", "ActivityState", "ActivityStep",
                "Discipline", "PartyForm", "RuleWeight"
            )
        )]
        pub(super) struct $name;
    )+};
}

reads! {
    ActivityView: "src/activity/filing.graphql";
    ActivityList: "src/activity/list.graphql";
    ActivityFiler: "src/activity/filer.graphql";
}

pub(super) use activity_filer::{
    ActivityFilerActivityTerms as Terms, ActivityFilerSociety as Society, ResponseData as FilerData,
};
pub(super) use activity_list::{
    ActivityFilter, ActivityListActivityFilingsNodes as Row, ActivityOrder, ResponseData as ListData,
    Variables as ListVariables,
};
pub(super) use activity_view::{
    ActivityViewNode as Node, ActivityViewNodeOnActivityFiling as Filing,
    ActivityViewNodeOnActivityFilingSteps as Gone, ResponseData,
};

/// Reads the filing with an id; again whenever a write of the queue has arrived.
pub(super) fn reading(id: impl Fn() -> String + 'static) -> Cached<ResponseData> {
    cached::<ActivityView>(move || {
        replay::acknowledged().track();
        let id = id();
        Some((["activity.", &id, language().pick(".zh", ".en")].concat(), activity_view::Variables { id }))
    })
}

/// The filing of an answer; none when it is none, or not for the viewer.
pub(super) fn found(data: ResponseData) -> Option<Filing> {
    match data.node {
        Some(Node::ActivityFiling(filing)) => Some(filing),
        _ => None,
    }
}

/// Reads a page of the list.
pub(super) fn list(ask: impl Fn() -> ListVariables + 'static) -> Cached<ListData> {
    cached::<ActivityList>(move || {
        replay::acknowledged().track();
        let variables = ask();
        Some((["activities.", &serde_json::to_string(&variables).unwrap_or_default()].concat(), variables))
    })
}

/// Reads what the rules look at beside a plan.
pub(super) fn filer(society: String) -> Cached<FilerData> {
    cached::<ActivityFiler>(move || {
        let society = society.clone();
        Some(("activity.filer".into(), activity_filer::Variables { society }))
    })
}

/// The tone of a state.
pub(super) const fn tone(state: ActivityState) -> Tone {
    match state {
        ActivityState::NoObjection | ActivityState::Reported => Tone::Ok,
        ActivityState::Filed | ActivityState::FedReview => Tone::Info,
        ActivityState::Returned | ActivityState::Conditions | ActivityState::Held => Tone::Warn,
        ActivityState::Refused => Tone::Bad,
        ActivityState::Cancelled => Tone::Plain,
    }
}

/// How urgent it is that the federation's days run out, by working days.
pub(super) const fn silent_tone(days: i64) -> Tone {
    match days {
        ..=1 => Tone::Bad,
        2..=3 => Tone::Warn,
        _ => Tone::Plain,
    }
}
