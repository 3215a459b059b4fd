//! Faults: what went wrong on our side. Logged once at the door, shown as one sentence with an id.

use entity::refusal::{Refusal, RefusalCode};

/// Something broke that is not the caller's doing.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database did not do what was asked.
    #[error("database: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// A password could not be hashed or its hash not be read.
    #[error("password: {0}")]
    Password(String),
    /// A token could not be signed.
    #[error("token: {0}")]
    Token(#[from] jsonwebtoken::errors::Error),
    /// A stored value could not be read or written as JSON.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
    /// The machine failed: a file, a socket, a task.
    #[error("machine: {0}")]
    Machine(#[from] std::io::Error),
    /// The store of files did not do what was asked.
    #[error("file store: {0}")]
    Store(#[from] object_store::Error),
    /// What should hold does not.
    #[error("broken: {0}")]
    Broken(String),
}

/// Why an intention stopped.
#[derive(Debug)]
pub enum Stop {
    /// The rules refuse it: data for the caller.
    Refused(Vec<Refusal>),
    /// It broke.
    Fault(Fault),
}

impl Stop {
    /// A refusal of the whole intention.
    #[must_use]
    pub fn whole(code: RefusalCode) -> Self {
        Self::Refused(vec![Refusal::whole(code)])
    }

    /// A refusal of one field.
    #[must_use]
    pub fn at(path: &'static str, code: RefusalCode) -> Self {
        Self::Refused(vec![Refusal::at(path, code)])
    }
}

impl<F: Into<Fault>> From<F> for Stop {
    fn from(fault: F) -> Self {
        Self::Fault(fault.into())
    }
}
