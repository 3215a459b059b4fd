//! Intentions that move one state machine on: each has its row in the policy table, its step of the machine
//! and its word in the ledger, and one action serves them all.

/// Writes the trait `Step` over a machine's steps and an intention for each of them.
macro_rules! steps {
    ($machine:ident: $($(#[$doc:meta])* $name:ident = $field:literal, $step:ident;)+) => {
        /// An intention that moves the machine on.
        pub trait Step: $crate::access::Intention {
            /// The step of the machine.
            const STEP: $machine;
            /// What the ledger calls it.
            const ACTION: entity::ledger::event::Action;
        }
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub struct $name;
            impl $crate::access::Intention for $name {
                const FIELD: &'static str = $field;
            }
            impl Step for $name {
                const STEP: $machine = $machine::$step;
                const ACTION: entity::ledger::event::Action = entity::ledger::event::Action::$name;
            }
        )+
    };
}

pub(crate) use steps;
