//! Projects in the API.

pub mod award;
pub mod certificate;
pub mod fund;
pub mod loader;
pub mod money_write;
pub mod payment;
pub mod payment_write;
pub mod project;
pub mod project_list;
pub mod report_write;
pub mod review_write;
pub mod tranche;
