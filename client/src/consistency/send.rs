//! Sending what is done about figures; what the server declines comes back as sentences.

use entity::institution::consistency::contest::UpholdReason;
use entity::institution::consistency::{ConsistencyFact, FigureSide};
use graphql_client::GraphQLQuery;

use super::view::Contest;
use crate::net::intent::{Declined, sent};
use crate::net::{NetFault, scalar};

macro_rules! operations {
    ($($name:ident)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = "src/consistency/steps.graphql",
            response_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums("ConsistencyFact", "FigureSide", "UpholdReason")
        )]
        struct $name;
    )+};
}

operations! { ContestFigure CorrectFigure UpholdFigure WithdrawContest StateFigures }

/// What came of it: empty when it is done.
pub(super) type Answer = Result<Declined, NetFault>;

/// Contests a figure.
pub(super) async fn contest(
    society_id: String,
    (fact, side): (ConsistencyFact, FigureSide),
    (claimed, text): (String, String),
    file_ids: Vec<String>,
    idempotency_key: String,
) -> Answer {
    let input = contest_figure::ContestFigureInput { idempotency_key, society_id, fact, side, claimed, text, file_ids };
    sent!(ContestFigure, contest_figure, input)
}

/// What an answer says.
pub(super) struct Said {
    pub(super) text: String,
    pub(super) file_ids: Vec<String>,
    pub(super) key: String,
}

/// Corrects the figure.
pub(super) async fn correct(contest: &Contest, value: String, document_no: String, said: Said) -> Answer {
    let Said { text, file_ids, key: idempotency_key } = said;
    let (contest_id, expected_version, value) = (contest.id.clone(), contest.version, Some(value));
    let input = correct_figure::CorrectFigureInput {
        contest_id,
        expected_version,
        idempotency_key,
        value,
        document_no,
        text,
        file_ids,
    };
    sent!(CorrectFigure, correct_figure, input)
}

/// Keeps the figure.
pub(super) async fn uphold(contest: &Contest, reason: UpholdReason, said: Said) -> Answer {
    let Said { text, file_ids, key: idempotency_key } = said;
    let (contest_id, expected_version) = (contest.id.clone(), contest.version);
    let input =
        uphold_figure::UpholdFigureInput { contest_id, expected_version, idempotency_key, reason, text, file_ids };
    sent!(UpholdFigure, uphold_figure, input)
}

/// Takes the contest back.
pub(super) async fn withdraw(contest: &Contest, said: Said) -> Answer {
    let Said { text, key: idempotency_key, .. } = said;
    let (contest_id, expected_version) = (contest.id.clone(), contest.version);
    let input = withdraw_contest::WithdrawContestInput { contest_id, expected_version, idempotency_key, text };
    sent!(WithdrawContest, withdraw_contest, input)
}

/// States civil affairs' own figures; an empty one is taken back.
pub(super) async fn state(
    society_id: String,
    figures: Vec<(ConsistencyFact, String)>,
    (as_of, document_no): (scalar::Date, String),
    idempotency_key: String,
) -> Answer {
    let one = |(fact, value): (ConsistencyFact, String)| state_figures::StatedFigureInput {
        fact,
        value: Some(value).filter(|value| !value.is_empty()),
    };
    let figures = figures.into_iter().map(one).collect();
    let input = state_figures::StateFiguresInput { idempotency_key, society_id, as_of, document_no, figures };
    sent!(StateFigures, state_figures, input)
}
