//! GraphQL of the register: one file a subject. Never writes rows.

pub mod agency;
pub mod contact;
pub mod export;
pub mod fact;
pub mod headcount;
pub mod import_run;
pub mod region;
pub mod society;
pub mod society_list;
pub mod uscc;
