//! The institution room: annual inspection, of which both halves travel as one through three agencies;
//! which days are worked, what falls due, what is said about it, and how it reaches people.

mod activity;
mod calendar;
mod clock;
mod deadline;
mod decide;
mod feed;
mod fill_in;
mod list;
mod mail;
mod missed;
mod postbox;
mod report;
mod statements;
