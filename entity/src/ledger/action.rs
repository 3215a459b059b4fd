//! What the ledger records: one closed list, of which each room keeps its part in a file of its name.

#[macro_use]
mod house;
#[macro_use]
mod institution;
#[macro_use]
mod project;

macro_rules! words_of_actions {
    ({ $($all:tt)* }) => {
        words! {
            /// What an event records (事项): one intention each.
            Action { $($all)* }
        }
    };
}

of_house! { {} of_institution of_project words_of_actions }
