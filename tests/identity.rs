//! Identity: who logs in, for how long, and what a token or a cookie is worth.

mod browser;
mod cookie;
mod login;
mod post;
mod session;
mod token;
