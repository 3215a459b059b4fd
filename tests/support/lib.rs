//! The house that every test opens: the real application over HTTP, on a copy of one migrated and
//! filled database, with a clock that only the test moves. No test stands here.
#![expect(clippy::missing_panics_doc, reason = "whatever panics here has failed the test that called it")]

pub mod answer;
pub mod cast;
pub mod city;
pub mod database;
pub mod house;
pub mod person;
pub mod program;
pub mod report;
pub mod statements;
pub mod template;
pub mod tree;
pub mod world;

pub use answer::Answer;
pub use database::Kind;
pub use house::{House, on, on_configured, within};
pub use person::Person;
pub use serde_json::{Value, json};

/// Writes one test for each database: `both! { async fn it_holds(house) { … } }`.
#[macro_export]
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($house:ident) $body:block)+) => {$(
        $(#[$meta])*
        async fn $name($house: &$crate::House) $body

        mod $name {
            #[tokio::test]
            async fn sqlite() {
                $crate::on($crate::Kind::Sqlite, super::$name).await;
            }

            #[tokio::test]
            async fn postgres() {
                $crate::on($crate::Kind::Postgres, super::$name).await;
            }
        }
    )+};
}
