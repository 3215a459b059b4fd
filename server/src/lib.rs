//! Xuehui's server: the doors, the policy's enforcement and the rooms behind one GraphQL API.
//!
//! The way of a request: `http` (doors, limits) → `identity` (who) → `access` (may he) → a room's
//! `api` (GraphQL in, GraphQL out) → the room's `action` (one intention) → `entity` (the rule) →
//! `ledger` (one transaction with its event).
// The schema is one type of many merged objects: what a write awaits nests deeper than the usual limit.
#![recursion_limit = "256"]

pub mod access;
pub mod account;
pub mod api;
pub mod app;
pub mod aside;
pub mod caller;
pub mod checks;
pub mod cli;
pub mod config;
pub mod database;
pub mod demo;
pub mod documents;
pub mod fault;
pub mod file;
pub mod form;
pub mod http;
pub mod identity;
pub mod institution;
pub mod job;
pub mod ledger;
pub mod metrics;
pub mod page;
pub mod paper;
pub mod people;
pub mod project;
pub mod register;
pub mod responsibility;
pub mod ruled;
pub mod scalar;
pub mod state;
pub mod trace;
pub mod world;
