//! One intention of a form: whether it is under way, what the server declined field by field, and its key.
//! The same again after a lost answer is a retry; what was declined and is sent again is another intention.

use leptos::prelude::*;

use super::{NetFault, key};
use crate::text::language;

/// What was declined: the path of the field and the sentence.
pub(crate) type Declined = Vec<(String, String)>;

/// The state of one intention.
#[derive(Clone, Copy)]
pub(crate) struct Intent {
    /// It is under way.
    pub(crate) busy: RwSignal<bool>,
    declined: RwSignal<Declined>,
    key: StoredValue<String>,
}

impl Intent {
    /// Nothing was sent yet.
    pub(crate) fn new() -> Self {
        Self { busy: RwSignal::new(false), declined: RwSignal::new(Vec::new()), key: StoredValue::new(key::new_key()) }
    }

    /// Its key.
    pub(crate) fn key(self) -> String {
        self.key.get_value()
    }

    /// It is sent.
    pub(crate) fn begin(self) {
        self.declined.set(Vec::new());
        self.busy.set(true);
    }

    /// The answer has come; whether it is done. Nothing where the screen has gone meanwhile.
    pub(crate) fn settle(self, outcome: Result<Declined, NetFault>) -> bool {
        if self.busy.try_set(false).is_some() {
            return false;
        }
        let declined = match outcome {
            Err(fault) => vec![(String::new(), fault.sentence(language()))],
            Ok(declined) => {
                self.key.set_value(key::new_key());
                declined
            }
        };
        let done = declined.is_empty();
        self.declined.set(declined);
        done
    }

    /// What was declined about a field.
    pub(crate) fn about(self, path: &'static str) -> Option<String> {
        self.declined.with(|all| all.iter().find(|(at, _)| at == path).map(|(_, said)| said.clone()))
    }

    /// What was declined and belongs to none of these fields.
    pub(crate) fn rest(self, fields: &'static [&'static str]) -> Option<String> {
        self.declined
            .with(|all| all.iter().find(|(at, _)| !fields.contains(&at.as_str())).map(|(_, said)| said.clone()))
    }
}

/// A sentence with the clause it rests on.
pub(crate) fn with_rule(message: String, rule: Option<&str>) -> String {
    match rule {
        Some(rule) => [message.as_str(), "（", rule, "）"].concat(),
        None => message,
    }
}

/// What an answer declined, by the last name of each path. A macro, because each operation has an error type of its
/// own.
macro_rules! declined {
    ($errors:expr) => {
        $errors
            .into_iter()
            .map(|error| {
                let path = error.path.into_iter().next_back().unwrap_or_default();
                (path, $crate::net::intent::with_rule(error.message, error.rule.as_deref()))
            })
            .collect::<$crate::net::intent::Declined>()
    };
}

/// Sends an operation whose payload says nothing but what was declined; answers that.
macro_rules! sent {
    ($operation:ident, $module:ident, $input:expr) => {{
        let data = $crate::net::send::<$operation>($module::Variables { input: $input }).await?;
        Ok($crate::net::intent::declined!(data.$module.user_errors))
    }};
}

pub(crate) use {declined, sent};
