//! The account room: users and their posts, logging in and out, partners' clients, what callers may spend and how
//! much at once, and what reaches users elsewhere: mail and a calendar.

pub mod action;
pub mod api;
pub mod budget;
pub mod feed;
pub mod mail;
pub mod oauth;
pub mod turn;
