//! The closed list of refusals: what the platform declines, with the clause, in both languages.
//!
//! A refusal is data (a `userErrors` row); everything else that can go wrong is a fault. Each room keeps its part
//! of the list in a file of its name.

mod clause;
mod said;
#[macro_use]
mod house;
#[macro_use]
mod institution;
#[macro_use]
mod project;

use crate::Language;
use crate::form::act::Permission;
use crate::institution::activity::rule::Against;
use crate::institution::eligibility::blocker::Blocker;
use crate::responsibility::Standing;

use clause::{
    BRANCH, CALL, CAMPAIGN, CASEBOOK, CHANGES, COMMITTEE, COUNTS, CREDIT, ENDING, EVALUATION, FOUNDING, FUNDING, GATE,
    LEADERS, MACHINE, MATCHING, NAMES, OVERRIDE, PAPERS, PENALTY, PRIVACY, PROJECTS, RELIEF, SEED_FORM,
};
pub use said::Said;

/// One refusal, at a field of the input where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The input field in camel case, empty when it is the whole intention.
    pub path: &'static str,
    /// What and why.
    pub code: RefusalCode,
}

impl Refusal {
    /// A refusal of one input field.
    #[must_use]
    pub const fn at(path: &'static str, code: RefusalCode) -> Self {
        Self { path, code }
    }

    /// A refusal of the whole intention.
    #[must_use]
    pub const fn whole(code: RefusalCode) -> Self {
        Self { path: "", code }
    }
}

/// Writes the list once: variant (with values), code, clause, both sentences.
macro_rules! refusals {
    ({ $($(#[$doc:meta])* $variant:ident $({ $($(#[$fdoc:meta])* $field:ident: $ty:ty),+ })? = $code:literal, $rule:expr, $zh:literal, $en:literal;)+ }) => {
        /// What is refused, and why.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum RefusalCode {
            $($(#[$doc])* $variant $({ $($(#[$fdoc])* $field: $ty),+ })?,)+
        }

        words_of_refusals! { $($(#[$doc])* $variant = $code;)+ }

        impl RefusalCode {
            /// The stable code of the API.
            #[must_use]
            pub const fn name(&self) -> UserErrorCode {
                match self { $(Self::$variant { .. } => UserErrorCode::$variant,)+ }
            }

            /// The clause it rests on, if one does.
            #[must_use]
            pub const fn rule(&self) -> Option<&'static str> {
                // What is barred rests on another clause for each form.
                if let Self::BarredAct { barred } = self {
                    return Some(barred.rule);
                }
                if let Self::ActivityRule { against } = self {
                    return Some(against.clause());
                }
                if let Self::NotEligible { blocker } = self {
                    return Some(blocker.code.rule());
                }
                match self { $(Self::$variant { .. } => $rule,)+ }
            }

            /// One sentence that says what to do next.
            #[must_use]
            pub fn sentence(&self, language: Language) -> String {
                match (self, language) {
                    $(
                        (Self::$variant $({ $($field),+ })?, Language::Zh) => format!($zh),
                        (Self::$variant $({ $($field),+ })?, Language::En) => format!($en),
                    )+
                }
            }
        }
    };
}

macro_rules! words_of_refusals {
    ($($(#[$doc:meta])* $variant:ident = $code:literal;)+) => {
        /// Stable code of a refusal; new ones may be added.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
        pub enum UserErrorCode {
            $(
                $(#[$doc])*
                #[serde(rename = $code)]
                #[cfg_attr(feature = "graphql", graphql(name = $code))]
                $variant,
            )+
        }
    };
}

of_house! { {} of_institution of_project refusals }
