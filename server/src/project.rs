//! The project room: calls and applications to the award, projects and their money, the casebook, and the
//! matching of needs with what societies offer.

pub mod action;
pub mod api;
pub mod applicant;
pub mod application;
pub mod budget;
pub mod call;
pub mod case;
pub mod case_study;
pub mod casebook;
pub mod ceasing;
pub mod certificate;
pub mod demand;
pub mod fit;
pub mod found;
pub mod money;
pub mod publish;
pub mod review;
pub mod search;
pub mod standing;
