//! The account room: users and their posts, logging in and out.

pub mod action;
pub mod api;
