//! Projects in the API.

pub mod case_study;
pub mod case_write;
pub mod casebook;
pub mod demand;
pub mod demand_list;
pub mod demand_write;
pub mod fit;
pub mod loader;
pub mod offer;
pub mod offer_write;
pub mod published_result;

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
    casebook::CasebookMutation,
    case_write::CaseStudyMutation,
);
