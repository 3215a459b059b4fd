//! Access: every root field and every masked field, as every person of the cast, held against a
//! reviewed grid. What is not in the grid fails, and so does what is in the grid alone.

mod activity;
mod border;
mod call;
mod case;
mod change;
mod clock;
mod consistency;
mod duty;
mod enforcement;
mod evaluation;
mod feed;
mod formation;
mod grid;
mod inspection;
mod list_case;
mod matching;
mod matrix;
mod oauth;
mod project;
mod registration;
mod webhook;
