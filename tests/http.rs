//! The doors: what is HTTP and not GraphQL, and what a hostile request meets. Never a 5xx.

mod aside;
mod budget;
mod door;
mod hostile;
mod part;
mod request;
mod send;
mod shape;
mod trace;
mod trusted;
mod turn;
