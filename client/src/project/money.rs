//! Money: the board from the fund to its awards, the queue of payments with bulk steps, what is not planned yet, and
//! each movement in its order.

mod bank;
mod board;
mod create;
mod ledger;
mod queue;
mod send;
mod view;

pub(crate) use board::MoneyPage;
pub(crate) use ledger::MoneyLedgerPage;
