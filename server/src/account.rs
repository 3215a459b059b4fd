//! The account room: users and their posts, logging in and out, and what reaches them elsewhere: mail and
//! a calendar.

pub mod action;
pub mod api;
pub mod feed;
pub mod mail;
