//! The rows of projects: calls, applications, projects, money, casebook, matching.

use super::Reach::{Everything as A, Nothing as N, Own as O, Region as R};
use super::{Row, row};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    //                                             anon org civ fedA fedP fedC lead secr liai expe part admi
    // Projects after the award: a society's own; the organisation department reads what came of them. Civil
    // affairs, experts and partners have no part of it, an administrator neither.
    row("Query.projects",                          N, [R,  N,  R,  R,  R,  O,  O,  O,  N,  N,  N]),
    row("Query.projectTerms",                      N, [A,  N,  A,  A,  A,  A,  A,  A,  N,  N,  N]),
    row("Query.verifyCertificate",                 A, [A,  A,  A,  A,  A,  A,  A,  A,  A,  A,  A]),
    row("Mutation.enterProject",                   N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.signProjectAgreement",           N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.passMidterm",                    N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.rectifyMidterm",                 N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.failMidterm",                    N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.returnFinalReport",              N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.openAppraisal",                  N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.exemptAppraisal",                N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.gradeProject",                   N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.grantProjectChange",             N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.refuseProjectChange",            N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.verifyResultUse",                N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.rejectResultUse",                N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.reportMidterm",                  N, [N,  N,  N,  N,  N,  O,  O,  O,  N,  N,  N]),
    row("Mutation.submitFinalReport",              N, [N,  N,  N,  N,  N,  O,  O,  O,  N,  N,  N]),
    row("Mutation.askProjectChange",               N, [N,  N,  N,  N,  N,  O,  O,  O,  N,  N,  N]),
    row("Mutation.claimResultUse",                 N, [N,  N,  N,  N,  N,  O,  O,  O,  N,  N,  N]),
    row("Mutation.closeProject",                   N, [N,  N,  N,  N,  R,  N,  N,  N,  N,  N,  N]),
    row("Mutation.terminateProject",               N, [N,  N,  N,  N,  R,  N,  N,  N,  N,  N,  N]),
    row("Mutation.withdrawProject",                N, [N,  N,  N,  N,  R,  N,  N,  N,  N,  N,  N]),
    row("Mutation.orderRecovery",                  N, [N,  N,  N,  N,  R,  N,  N,  N,  N,  N,  N]),
    row("Mutation.releasePayments",                N, [N,  N,  N,  N,  R,  N,  N,  N,  N,  N,  N]),
    // Money: the project desk keeps funds, programmes, schedules and requests; another person approves, the chair
    // releases. The society sees the money of its own projects with them.
    row("Query.funds",                             N, [R,  N,  R,  R,  R,  N,  N,  N,  N,  N,  N]),
    row("Query.tranches",                          N, [N,  N,  R,  R,  R,  N,  N,  N,  N,  N,  N]),
    row("Query.unscheduledAwards",                 N, [N,  N,  R,  R,  R,  N,  N,  N,  N,  N,  N]),
    row("Query.moneyMovements",                    N, [N,  N,  R,  R,  R,  N,  N,  N,  N,  N,  N]),
    row("Mutation.createFund",                     N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.createProgramme",                N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.planTranches",                   N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.requestPayments",                N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.confirmPayment",                 N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.bouncePayment",                  N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.recordRepayment",                N, [N,  N,  N,  R,  N,  N,  N,  N,  N,  N,  N]),
    row("Mutation.approvePayments",                N, [N,  N,  N,  R,  R,  N,  N,  N,  N,  N,  N]),
    row("Mutation.returnPayment",                  N, [N,  N,  N,  R,  R,  N,  N,  N,  N,  N,  N]),
    row("Mutation.requestMoneyExport",             N, [N,  N,  R,  R,  R,  N,  N,  N,  N,  N,  N]),
];
