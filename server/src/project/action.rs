//! What one can do with projects: one function an intention.

pub mod create_fund;
pub mod enter_project;
pub mod payment_step;
pub mod plan_tranches;
pub mod project_step;
pub mod recovery;
pub mod request_money_export;
pub mod result_use;
