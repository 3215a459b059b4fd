//! Figures side by side as their screens read them.

use entity::institution::consistency::contest::{ContestState, ContestStep, UpholdReason};
use entity::institution::consistency::{ConsistencyFact, ConsistencyVerdict, FigureSide, FigureSource};
use graphql_client::GraphQLQuery;

use crate::net::{Cached, cached};
use crate::parts::Tone;
use crate::text::{day, language};

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
                "ConsistencyFact", "ConsistencyVerdict", "ContestState", "ContestStep", "FigureSide", "FigureSource",
                "UpholdReason"
            )
        )]
        pub(super) struct $name;
    )+};
}

reads! {
    ConsistencyView: "src/consistency/society.graphql";
    InconsistentList: "src/consistency/societies.graphql";
}

pub(super) use consistency_view::{
    ConsistencyViewContestTerms as Terms, ConsistencyViewFigureContestsNodes as Contest,
    ConsistencyViewSociety as Society, ConsistencyViewSocietyBurden as Burden,
    ConsistencyViewSocietyBurdenKinds as Kind, ConsistencyViewSocietyConsistencyFacts as Fact,
    ConsistencyViewSocietyConsistencyFactsFigures as Figure, ResponseData,
};
pub(super) use inconsistent_list::{
    InconsistencyFilter, InconsistentListInconsistentSocietiesByFact as FactCount,
    InconsistentListInconsistentSocietiesNodes as Row, ResponseData as ListData, Variables as ListVariables,
};

/// Reads what is said of a society, and what it was asked for in a year; this year when none is named.
pub(super) fn reading(asked: impl Fn() -> (String, Option<i64>) + 'static) -> Cached<ResponseData> {
    cached::<ConsistencyView>(move || {
        let (society, year) = asked();
        let of_year = year.map(|year| year.to_string()).unwrap_or_default();
        let key = ["consistency.", &society, ".", &of_year, language().pick(".zh", ".en")].concat();
        Some((key, consistency_view::Variables { society, year }))
    })
}

/// Reads a page of the societies on which somebody disagrees.
pub(super) fn list(ask: impl Fn() -> ListVariables + 'static) -> Cached<ListData> {
    cached::<InconsistentList>(move || {
        let variables = ask();
        let key = serde_json::to_string(&variables).unwrap_or_default();
        Some((["inconsistent.", &key, language().pick(".zh", ".en")].concat(), variables))
    })
}

/// A value as a person reads it: a day as days are written here.
pub(super) fn value(fact: ConsistencyFact, value: &str) -> String {
    match fact {
        ConsistencyFact::CouncilTermEnd => value.parse().map_or_else(|_| value.to_owned(), day),
        _ => value.to_owned(),
    }
}

/// The tone of a verdict.
pub(super) const fn tone(verdict: ConsistencyVerdict) -> Tone {
    match verdict {
        ConsistencyVerdict::Agrees => Tone::Ok,
        ConsistencyVerdict::Differs => Tone::Bad,
        ConsistencyVerdict::Silent => Tone::Plain,
    }
}

/// The tone of a contest.
pub(super) const fn contest_tone(state: ContestState) -> Tone {
    match state {
        ContestState::Contested => Tone::Warn,
        ContestState::Corrected => Tone::Ok,
        ContestState::Upheld => Tone::Info,
        ContestState::Withdrawn | ContestState::Ceased => Tone::Plain,
    }
}
