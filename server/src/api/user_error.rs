//! User errors: refusals as data.

use async_graphql::{Error, SimpleObject};

use entity::Language;
use entity::refusal::{Refusal, UserErrorCode};

use crate::fault::Stop;

/// Why an intention was refused, and what to do (拒绝原因).
#[derive(SimpleObject, Clone, Debug)]
pub struct UserError {
    /// The input field, as a path of names; empty when it is the whole intention.
    path: Vec<String>,
    /// Stable code.
    code: UserErrorCode,
    /// One sentence in the caller's language (Accept-Language).
    message: String,
    /// The clause or standard it rests on; null when it is plain form.
    rule: Option<String>,
}

impl UserError {
    fn of(refusal: &Refusal, language: Language) -> Self {
        Self {
            path: refusal.path.split('.').filter(|part| !part.is_empty()).map(ToOwned::to_owned).collect(),
            code: refusal.code.name(),
            message: refusal.code.sentence(language),
            rule: refusal.code.rule().map(ToOwned::to_owned),
        }
    }
}

/// Splits an intention's result: what it gave, or the refusals as data. A fault goes to the door.
pub fn settle<T>(result: Result<T, Stop>, language: Language) -> Result<(Option<T>, Vec<UserError>), Error> {
    match result {
        Ok(value) => Ok((Some(value), Vec::new())),
        Err(Stop::Refused(refusals)) => {
            Ok((None, refusals.iter().map(|refusal| UserError::of(refusal, language)).collect()))
        }
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}
