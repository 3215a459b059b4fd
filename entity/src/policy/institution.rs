//! The rows of the institution: deadlines, the two gates, lists, enforcement, activities, evaluation, figures.

use super::Reach::{Everything as A, Nothing as N, Own as O, Region as R};
use super::{Row, row};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    //                                             anon org civ fedA fedP fedC lead secr liai expe part admi
    // What was said about them: to whoever was told. An administrator holds no part of the work.
    row("Query.reminders",                         N, [O,  O,  O,   O,   O,   O,   O,   O,   N,   N,   N]),
    // Which days are worked is public knowledge; administrators enter it, and see first what moves.
    row("Query.workCalendar",                      N, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    row("Query.calendarImpact",                    N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.setCalendarYear",                N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    // Annual inspection: civil affairs opens and concludes, the federation reviews, a society reports for
    // itself; whoever holds a report returns it. What a society has not submitted yet is its own.
    row("Query.inspectionCampaigns",               N, [R,  R,  R,   R,   R,   R,   R,   R,   N,   N,   A]),
    row("Query.inspectionProgress",                N, [R,  R,  R,   R,   R,   N,   N,   N,   N,   N,   A]),
    row("Query.conclusionReasons",                 N, [A,  A,  A,   A,   A,   A,   A,   A,   N,   N,   A]),
    row("Query.annualReports",                     N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Mutation.setConclusionReason",            N, [N,  A,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.openInspection",                 N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.saveAnnualReport",               N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.submitAnnualReport",             N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.recallAnnualReport",             N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.returnAnnualReport",             N, [N,  R,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.passAnnualReports",              N, [N,  N,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.receiveAnnualReports",           N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.concludeAnnualReport",           N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.readmitAnnualReport",            N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.reportRectification",            N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.confirmRectification",           N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.rejectRectification",            N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    // An official form is for whoever may read what it shows; whether a paper is genuine, for whoever holds it.
    row("Query.paperAddress",                      N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Query.verifyReceipt",                     A, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    // Registration: founders have no account, the federation's clerk files for them and the chair consents;
    // civil affairs accepts and decides; the new society files its survey, or the clerk for it. Names are
    // checked by the tiers, who may see what else is called so; the rules of the gate are set where the other rules are.
    row("Query.registrations",                     N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Query.nameCheck",                         N, [R,  R,  R,   R,   R,   N,   N,   N,   N,   N,   A]),
    row("Query.registrationRules",                 N, [A,  A,  A,   A,   A,   A,   A,   A,   N,   N,   A]),
    row("Mutation.beginRegistration",              N, [N,  N,  R,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.saveRegistration",               N, [N,  N,  R,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.submitRegistration",             N, [N,  N,  R,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.withdrawRegistration",           N, [N,  N,  R,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.consentRegistration",            N, [N,  N,  N,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.returnRegistration",             N, [N,  R,  N,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.acceptRegistration",             N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.approveRegistration",            N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.rejectRegistration",             N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.fileMemberSurvey",               N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.handOverCertificate",            N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.receiveFormationPapers",         N, [N,  N,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.setRegistrationRules",           N, [A,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    // Credit lists: civil affairs gives notice, decides, enters and takes off; the federation gives its
    // opinion; a society is heard and applies for removal. What is published is read by whoever has an
    // account of its region; a case that the society was not told of is not its to read.
    row("Query.publishedLists",                    N, [R,  R,  R,   R,   R,   R,   R,   R,   N,   R,   A]),
    row("Query.listTerms",                         N, [A,  A,  A,   A,   A,   A,   A,   A,   N,   N,   A]),
    row("Mutation.setListTerms",                   N, [A,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Query.listReasons",                       N, [A,  A,  A,   A,   A,   A,   A,   A,   N,   A,   A]),
    row("Query.listCases",                         N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Mutation.openListCase",                   N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.serveListNotice",                N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.objectToListing",                N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.giveListOpinion",                N, [N,  N,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.enterOnList",                    N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.dismissListCase",                N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.recordListFault",                N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.applyForListExit",               N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.grantListExit",                  N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.refuseListExit",                 N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    // What a society may apply for, and what stands in the way: its own, and those whom an agency reaches.
    row("Query.eligibility",                       N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    // Enforcement: civil affairs investigates and decides; the federation brings clues and sees what comes of
    // them; everyone else, the society too, sees what was served on it. Administrators hold no part of it.
    row("Query.enforcementCases",                  N, [R,  R,  R,   N,   R,   O,   O,   O,   N,   N,   N]),
    row("Query.enforcementTerms",                  N, [A,  A,  A,   A,   A,   A,   A,   A,   N,   N,   A]),
    row("Mutation.publishEnforcementTerms",        N, [A,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.reportClue",                     N, [N,  R,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.openInvestigation",              N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.dropEnforcement",                N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.orderCorrection",                N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.reportCorrection",               N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.confirmCorrection",              N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.rejectCorrection",               N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.noticePenalty",                  N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.objectToPenalty",                N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.imposePenalty",                  N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.closeEnforcement",               N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    // Changes of the register and deregistration: the society's leader proposes, names who liquidates and files;
    // the federation consents; civil affairs decides; whoever holds a case returns it.
    row("Query.registerChanges",                   N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Query.changeForm",                        N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Query.nameFindings",                      N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.proposeRegisterChange",          N, [N,  N,  N,   N,   N,   O,   N,   N,   N,   N,   N]),
    row("Mutation.resubmitRegisterChange",         N, [N,  N,  N,   N,   N,   O,   N,   N,   N,   N,   N]),
    row("Mutation.withdrawRegisterChange",         N, [N,  N,  N,   N,   N,   O,   N,   N,   N,   N,   N]),
    row("Mutation.nameLiquidators",                N, [N,  N,  N,   N,   N,   O,   N,   N,   N,   N,   N]),
    row("Mutation.reportLiquidation",              N, [N,  N,  N,   N,   N,   O,   N,   N,   N,   N,   N]),
    row("Mutation.fileRegisterChange",             N, [N,  N,  N,   N,   N,   O,   N,   N,   N,   N,   N]),
    row("Mutation.consentToRegisterChange",        N, [N,  N,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.returnRegisterChange",           N, [N,  R,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.approveRegisterChange",          N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.refuseRegisterChange",           N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    // How long a change takes is read with any of them; it is set where the other rules are.
    row("Query.registerChangeTerms",               N, [A,  A,  A,   A,   A,   A,   A,   A,   N,   N,   A]),
    row("Mutation.setRegisterChangeTerms",         N, [A,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    // Activity filings: a society files, holds and reports for itself, the federation reviews; civil affairs
    // and the organisation department read.
    row("Query.activityFilings",                   N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Query.activityTerms",                     N, [A,  A,  A,   A,   A,   A,   A,   A,   N,   N,   A]),
    row("Mutation.setActivityTerms",               N, [A,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.fileActivity",                   N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.refileActivity",                 N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.takeUpActivities",               N, [N,  N,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.passActivities",                 N, [N,  N,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.conditionActivity",              N, [N,  N,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.refuseActivity",                 N, [N,  N,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.returnActivity",                 N, [N,  N,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.cancelActivity",                 N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.holdActivity",                   N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.reportActivity",                 N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    // Evaluation: a society applies and objects for itself, the federation gives its opinion, civil affairs
    // evaluates; everyone else of the region reads. A partner reads grade and validity with the society. The
    // rules are set where the other rules are.
    row("Query.evaluations",                       N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Query.evaluationRules",                   N, [A,  A,  A,   A,   A,   A,   A,   A,   N,   A,   A]),
    row("Mutation.publishEvaluationRules",         N, [A,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.applyForEvaluation",             N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.resubmitEvaluation",             N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.withdrawEvaluation",             N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.objectToEvaluation",             N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.giveEvaluationOpinion",          N, [N,  N,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.acceptEvaluation",               N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.returnEvaluation",               N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.refuseEvaluation",               N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.recordEvaluationVisit",          N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.recordPanelScores",              N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.publishEvaluationNotice",        N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.upholdEvaluation",               N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.reopenEvaluation",               N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.concludeEvaluation",             N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.downgradeSociety",               N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.revokeGrade",                    N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    // Figures side by side: seen by the three tiers and by the society itself; civil affairs states its own, the
    // society contests, whoever's figure it is answers. How much a society is asked is for those who ask, and its own.
    row("Query.inconsistentSocieties",             N, [R,  R,  R,   R,   R,   N,   N,   N,   N,   N,   A]),
    row("Query.figureContests",                    N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Query.contestTerms",                      N, [A,  A,  A,   A,   A,   A,   A,   A,   N,   N,   A]),
    row("Mutation.stateFigures",                   N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.importFigures",                  N, [N,  R,  N,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.contestFigure",                  N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.withdrawContest",                N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.correctFigure",                  N, [N,  R,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.upholdFigure",                   N, [N,  R,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.setContestTerms",                N, [A,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Query.burdenOverview",                    N, [R,  N,  R,   R,   R,   N,   N,   N,   N,   N,   A]),
    row("Query.burdenBudget",                      N, [A,  N,  A,   A,   A,   A,   A,   A,   N,   N,   A]),
    row("Mutation.setBurdenBudget",                N, [A,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
];
