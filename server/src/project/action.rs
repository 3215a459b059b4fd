//! What one can do with projects: one function an intention.

pub mod application;
pub mod award;
pub mod call;
pub mod case_step;
pub mod casebook;
pub mod choose_offer;
pub mod create_fund;
pub mod demand_step;
pub mod enter_project;
pub mod make_offer;
pub mod payment_step;
pub mod plan_tranches;
pub mod post_demand;
pub mod project_step;
pub mod publish_match;
pub mod record_promotion;
pub mod recovery;
pub mod request_money_export;
pub mod result_use;
pub mod review;
pub mod set_matching_rules;
pub mod submit_case;
pub mod withdraw_result;
