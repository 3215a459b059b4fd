//! The rows of projects: calls, applications, projects, money, casebook, matching.

use super::Reach::{Everything as A, Nothing as N, Own as O, Region as R};
use super::{Row, row};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    //                                             anon org civ fedA fedP fedC lead secr liai expe part admi
    // Calls: written by the federation's desk, seen by the region once they are published. Money and projects are
    // no matter of civil affairs (spec/domain.md 1.5).
    row("Query.calls",                             N, [R,  N,  R,   R,   R,   R,   R,   R,   N,   N,   A]),
    row("Mutation.saveCall",                       N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.openCall",                       N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.extendCall",                     N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.closeCall",                      N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.withdrawCall",                   N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    // Applications: a society writes its own; the desk checks and proposes; the chair decides. Who is to be
    // approved is published to the region, and any society of it may object.
    row("Query.applications",                      N, [R,  N,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Query.applicationStages",                 N, [R,  N,  R,   R,   R,   N,   N,   N,   N,   N,   A]),
    row("Query.awardNotices",                      N, [R,  R,  R,   R,   R,   R,   R,   R,   N,   N,   A]),
    row("Mutation.beginApplication",               N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.saveApplication",                N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.submitApplication",              N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.recallApplication",              N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.withdrawApplication",            N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.returnApplication",              N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.rejectApplication",              N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.passApplications",               N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.sendToPanel",                    N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.proposeAwards",                  N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.decideAwards",                   N, [N,  N,  N,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.objectToAward",                  N, [N,  N,  N,   N,   N,   R,   R,   R,   N,   N,   N]),
    row("Mutation.settleObjection",                N, [N,  N,  N,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.concludeAwards",                 N, [N,  N,  N,   N,   R,   N,   N,   N,   N,   N,   N]),
    // Blind review: an expert sees what he is assigned and nothing that tells who wrote it; who the experts are
    // and what they said is for the federation alone.
    row("Query.reviews",                           N, [N,  N,  N,   N,   N,   N,   N,   N,   O,   N,   N]),
    row("Mutation.scoreReview",                    N, [N,  N,  N,   N,   N,   N,   N,   N,   O,   N,   N]),
    row("Mutation.declineReview",                  N, [N,  N,  N,   N,   N,   N,   N,   N,   O,   N,   N]),
    row("Query.experts",                           N, [N,  N,  R,   R,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.setExpert",                      N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.assignReviews",                  N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.replaceReview",                  N, [N,  N,  R,   R,   N,   N,   N,   N,   N,   N,   N]),
    row("Application.reviews",                     N, [N,  N,  R,   R,   R,   N,   N,   N,   N,   N,   N]),
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
