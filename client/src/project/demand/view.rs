//! Demands as their screens read them.

use entity::institution::eligibility::blocker::BlockerCode;
use entity::project::demand::{DemandState, DemandStep, RatingCriterion, RatingWord};
use entity::project::matching::MatchPart;
use entity::project::offer::OfferState;
use entity::register::society::Discipline;
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
                "BlockerCode", "DemandState", "DemandStep", "Discipline", "MatchPart", "OfferState", "RatingCriterion",
                "RatingWord"
            )
        )]
        pub(super) struct $name;
    )+};
}

reads! {
    DemandList: "src/project/demand/list.graphql";
    OwnDemands: "src/project/demand/own.graphql";
    DemandView: "src/project/demand/view.graphql";
    DemandFit: "src/project/demand/fit.graphql";
    DemandSuggestions: "src/project/demand/suggest.graphql";
}

pub(super) use demand_list::{
    DemandFilter, DemandListDemandsNodes as Row, ResponseData as ListData, Variables as ListVariables,
};
pub(super) use demand_view::{
    DemandViewNode as Node, DemandViewNodeOnDemand as Case, DemandViewNodeOnDemandOffers as Offer, ResponseData,
};

/// Reads the demand with an id.
pub(super) fn reading(id: impl Fn() -> String + 'static) -> Cached<ResponseData> {
    cached::<DemandView>(move || {
        let id = id();
        Some((["demand.", &id, language().pick(".zh", ".en")].concat(), demand_view::Variables { id }))
    })
}

/// The demand of an answer; none when it is none, or not for the viewer.
pub(super) fn found(data: ResponseData) -> Option<Case> {
    match data.node {
        Some(Node::Demand(case)) => Some(case),
        _ => None,
    }
}

/// Reads a page of the list.
pub(super) fn list(ask: impl Fn() -> ListVariables + 'static) -> Cached<ListData> {
    cached::<DemandList>(move || {
        let variables = ask();
        let key = serde_json::to_string(&variables).unwrap_or_default();
        Some((["demands.", &key, language().pick(".zh", ".en")].concat(), variables))
    })
}

/// Reads what concerns one's own society.
pub(super) fn own() -> Cached<own_demands::ResponseData> {
    cached::<OwnDemands>(|| Some((["demands.own", language().pick(".zh", ".en")].concat(), own_demands::Variables)))
}

/// Reads why a need fits one's own society.
pub(super) fn own_fit(id: String) -> Cached<demand_fit::ResponseData> {
    cached::<DemandFit>(move || {
        let id = id.clone();
        Some((["demand.fit.", &id, language().pick(".zh", ".en")].concat(), demand_fit::Variables { id }))
    })
}

/// Reads who fits a need.
pub(super) fn suggested(id: String) -> Cached<demand_suggestions::ResponseData> {
    cached::<DemandSuggestions>(move || {
        let id = id.clone();
        Some((["demand.suggest.", &id, language().pick(".zh", ".en")].concat(), demand_suggestions::Variables { id }))
    })
}

/// Why something fits: how much of how much, and a sentence each.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reason {
    pub(super) part: MatchPart,
    pub(super) points: i64,
    pub(super) of: i64,
    pub(super) sentence: String,
}

/// Reasons of any operation that selects `reasons { part points of sentence }`.
macro_rules! reasons {
    ($reasons:expr) => {
        $reasons
            .into_iter()
            .map(|one| $crate::project::demand::view::Reason {
                part: one.part,
                points: one.points,
                of: one.of,
                sentence: one.sentence,
            })
            .collect::<Vec<_>>()
    };
}
pub(super) use reasons;

/// The tone of a state.
pub(super) const fn tone(state: DemandState) -> Tone {
    use DemandState as S;
    match state {
        S::Posted | S::Screened | S::Reported => Tone::Info,
        S::Open | S::Offered | S::Matched => Tone::Warn,
        S::Agreed | S::Delivered | S::Rated => Tone::Ok,
        S::ScreenedOut | S::Expired | S::Withdrawn => Tone::Plain,
    }
}

/// The tone of an offer's state.
pub(super) const fn offer_tone(state: OfferState) -> Tone {
    match state {
        OfferState::Standing => Tone::Info,
        OfferState::Chosen => Tone::Ok,
        OfferState::Withdrawn | OfferState::NotChosen | OfferState::Released => Tone::Plain,
    }
}
