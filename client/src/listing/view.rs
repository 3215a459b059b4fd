//! Cases of credit lists as their screens read them.

use entity::institution::list_case::{ListKind, ListOrigin, ListState, ListStep};
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
            extern_enums("ListKind", "ListOrigin", "ListState", "ListStep")
        )]
        pub(super) struct $name;
    )+};
}

reads! {
    ListCaseView: "src/listing/case.graphql";
    ListCaseList: "src/listing/cases.graphql";
    ListOffer: "src/listing/offer.graphql";
}

pub(super) use list_case_list::{
    ListCaseFilter, ListCaseListListCasesNodes as Row, ResponseData as ListData, Variables as ListVariables,
};
pub(super) use list_case_view::{ListCaseViewNode as Node, ListCaseViewNodeOnListCase as Case, ResponseData};
pub(super) use list_offer::{ListOfferListReasons as Reason, ResponseData as Offer};

/// Reads the case with an id.
pub(super) fn reading(id: impl Fn() -> String + 'static) -> Cached<ResponseData> {
    cached::<ListCaseView>(move || {
        let id = id();
        Some((["list.", &id, language().pick(".zh", ".en")].concat(), list_case_view::Variables { id }))
    })
}

/// The case of an answer; none when it is none, or not for the viewer.
pub(super) fn found(data: ResponseData) -> Option<Case> {
    match data.node {
        Some(Node::ListCase(case)) => Some(case),
        _ => None,
    }
}

/// Reads a page of the list.
pub(super) fn list(ask: impl Fn() -> ListVariables + 'static) -> Cached<ListData> {
    cached::<ListCaseList>(move || {
        let variables = ask();
        let key = serde_json::to_string(&variables).unwrap_or_default();
        Some((["lists.", &key, language().pick(".zh", ".en")].concat(), variables))
    })
}

/// Reads what a case begins with.
pub(super) fn offer(society: impl Fn() -> String + 'static) -> Cached<Offer> {
    cached::<ListOffer>(move || {
        let society = society();
        Some((["list.offer.", &society].concat(), list_offer::Variables { society }))
    })
}

/// The tone of a state.
pub(super) const fn tone(state: ListState) -> Tone {
    match state {
        ListState::Listed => Tone::Bad,
        ListState::Noticed | ListState::ExitApplied | ListState::Objected => Tone::Warn,
        ListState::Proposed | ListState::Heard => Tone::Info,
        ListState::Removed | ListState::Dismissed => Tone::Plain,
    }
}
