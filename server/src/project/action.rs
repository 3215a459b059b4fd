//! What one can do with projects: one function an intention.

pub mod application;
pub mod award;
pub mod call;
pub mod case_step;
pub mod casebook;
pub mod choose_offer;
pub mod demand_step;
pub mod make_offer;
pub mod post_demand;
pub mod publish_match;
pub mod record_promotion;
pub mod review;
pub mod set_matching_rules;
pub mod submit_case;
pub mod withdraw_result;
