//! Money as its screens read it.

use entity::project::award::MovementKind;
use entity::project::fund::ProgrammeKind;
use entity::project::tranche::{TrancheState, TrancheStep};
use graphql_client::GraphQLQuery;

use crate::net::{Cached, cached};
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
            extern_enums("MovementKind", "ProgrammeKind", "TrancheState", "TrancheStep")
        )]
        pub(super) struct $name;
    )+};
}

reads! {
    MoneyBoard: "src/project/money/board.graphql";
    PaymentQueue: "src/project/money/queue.graphql";
    MoneyLedger: "src/project/money/ledger.graphql";
}

pub(super) use money_board::{
    MoneyBoardFunds as Fund, MoneyBoardFundsProgrammes as Programme, MoneyBoardFundsProgrammesAwards as Award,
    MoneyBoardFundsProgrammesCategories as Category, ResponseData as BoardData,
};
pub(super) use money_ledger::{
    MoneyLedgerMoneyMovementsNodes as Movement, ResponseData as LedgerData, Variables as LedgerVariables,
};
pub(super) use payment_queue::{
    PaymentQueueTranchesNodes as Payment, PaymentQueueUnscheduledAwards as Unscheduled, ResponseData as QueueData,
    TrancheFilter,
};

/// Reads the board.
pub(super) fn board() -> Cached<BoardData> {
    cached::<MoneyBoard>(|| Some(("money.board".to_owned(), money_board::Variables {})))
}

/// Reads the payments in a state: a hundred at most.
pub(super) fn queue(state: impl Fn() -> TrancheState + 'static) -> Cached<QueueData> {
    cached::<PaymentQueue>(move || {
        let state = state();
        let filter = Some(TrancheFilter { states: Some(vec![state]) });
        let variables = payment_queue::Variables { first: 100, after: None, filter };
        Some((["money.", entity::Word::code(state), language().pick(".zh", ".en")].concat(), variables))
    })
}

/// Reads a page of the movements of a fund.
pub(super) fn ledger(ask: impl Fn() -> LedgerVariables + 'static) -> Cached<LedgerData> {
    cached::<MoneyLedger>(move || {
        let variables = ask();
        let key = serde_json::to_string(&variables).unwrap_or_default();
        Some((["money.ledger.", &key].concat(), variables))
    })
}
