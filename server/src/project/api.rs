//! Projects in the API.

pub mod adoption;
pub mod application;
pub mod application_export;
pub mod application_list;
pub mod application_write;
pub mod award;
pub mod award_notice;
pub mod bank;
pub mod budget;
pub mod bulk;
pub mod call;
pub mod call_loader;
pub mod call_write;
pub mod case_study;
pub mod case_write;
pub mod casebook;
pub mod certificate;
pub mod demand;
pub mod demand_list;
pub mod demand_write;
pub mod expert;
pub mod fit;
pub mod form;
pub mod fund;
pub mod loader;
pub mod matching_loader;
pub mod money_write;
pub mod offer;
pub mod offer_write;
pub mod payment;
pub mod payment_write;
pub mod project;
pub mod project_list;
pub mod project_terms;
pub mod published_result;
pub mod report_write;
pub mod review;
pub mod review_write;
pub mod reviewing;
pub mod tranche;

use async_graphql::MergedObject;

/// Queries of matching, results and the casebook.
#[derive(MergedObject, Default)]
pub struct MatchingQuery(
    demand_list::DemandQuery,
    offer::OfferQuery,
    fit::FitQuery,
    published_result::ResultQuery,
    casebook::CasebookQuery,
    case_study::CaseStudyQuery,
);

/// Mutations of matching, results and the casebook.
#[derive(MergedObject, Default)]
pub struct MatchingMutation(
    demand_write::DemandMutation,
    offer_write::OfferMutation,
    fit::FitMutation,
    published_result::ResultMutation,
    adoption::AdoptionMutation,
    casebook::CasebookMutation,
    case_write::CaseStudyMutation,
);
