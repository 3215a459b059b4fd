//! Projects: to what effect. Calls and their guides, applications and blind reviews, research projects and
//! project support with its money, the casebook, and the matching of needs with what societies offer.

pub mod application;
pub mod award;
pub mod bank;
pub mod budget;
pub mod call;
pub mod case;
pub mod case_study;
pub mod casebook;
pub mod demand;
pub mod fund;
pub mod matching;
pub mod money;
pub mod offer;
pub mod outcome;
pub mod published_result;
pub mod result_use;
pub mod review;
pub mod terms;
pub mod tranche;
