//! The account room: users and their posts, logging in and out, partners' clients, and what reaches users elsewhere:
//! mail and a calendar.

pub mod action;
pub mod api;
pub mod feed;
pub mod mail;
pub mod oauth;
