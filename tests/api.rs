//! The API as a foreign client meets it: over HTTP, on both databases, with the whole application
//! behind it. One binary for all rooms, because linking is dear.

mod access;
mod drift;
mod feed;
mod file;
mod form;
mod http;
mod identity;
mod institution;
mod job;
mod ledger;
mod oauth;
mod people;
mod project;
mod register;
mod responsibility;
mod socket;
mod webhook;
