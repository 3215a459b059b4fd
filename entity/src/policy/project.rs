//! The rows of projects: calls, applications, projects, money, casebook, matching.

use super::Reach::{Everything as A, Nothing as N, Own as O, Region as R};
use super::{Row, row};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    //                                             anon org civ fedA fedP fedC lead secr liai expe part admi
    // Needs of agencies: the federation screens and opens them, societies of the region see what is open and offer,
    // the poster sees his own. Offers are for the society, the poster and the federation.
    row("Query.demands",                           N, [R,  N,  R,   R,   R,   O,   O,   O,   N,   O,   A]),
    row("Query.offers",                            N, [N,  N,  R,   R,   R,   O,   O,   O,   N,   O,   N]),
    row("Query.demandSuggestions",                 N, [N,  N,  R,   R,   R,   N,   N,   N,   N,   N,   N]),
    row("Query.fittingDemands",                    N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Query.matchingRules",                     N, [A,  N,  A,   A,   A,   A,   A,   A,   N,   A,   A]),
    row("Mutation.setMatchingRules",               N, [N,  N,  A,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.postDemand",                     N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   O,   N]),
    row("Mutation.screenDemand",                   N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.screenOutDemand",                N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.openDemand",                     N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.withdrawDemand",                 N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   O,   N]),
    row("Mutation.makeOffer",                      N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.reviseOffer",                    N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.withdrawOffer",                  N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.chooseOffer",                    N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   O,   N]),
    row("Mutation.releaseMatch",                   N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.recordAgreement",                N, [N,  N,  R,   R,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.reportDelivery",                 N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.returnDelivery",                 N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   O,   N]),
    row("Mutation.confirmDelivery",                N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   O,   N]),
    row("Mutation.rateDelivery",                   N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   O,   N]),
    // Results are public; a society withdraws what is told of it.
    row("Query.publishedResults",                  A, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    row("Mutation.publishMatch",                   N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.withdrawResult",                 N, [N,  N,  R,   R,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.recordPromotion",                N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    // The casebook: an editor sees the cases that were given to his society, and of others' nothing else.
    row("Query.casebooks",                         N, [R,  N,  R,   R,   R,   R,   R,   R,   N,   N,   A]),
    row("Query.caseStudies",                       N, [R,  N,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Mutation.openCasebook",                   N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.closeCasebook",                  N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.publishCasebook",                N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.submitCase",                     N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.resubmitCase",                   N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.withdrawCase",                   N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.assignCaseEditors",              N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.giveCaseWord",                   N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.returnCase",                     N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.acceptCase",                     N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.declineCase",                    N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
];
