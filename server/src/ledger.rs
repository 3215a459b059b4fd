//! The ledger room: a write is one transaction with its event, chained so that a change is evident.

pub mod action;
pub mod api;
pub mod chain;
pub mod feed;
pub mod idempotency;
pub mod live;
pub mod open_item;
pub mod webhook;
pub mod write;

pub use write::{Actor, Change, Entry, Write, moved, told};
