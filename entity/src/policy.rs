//! THE TABLE: who may do what.
//!
//! One row a root field of the API, one column a role, each cell a reach. The server's gate looks
//! each root field up here and refuses what has no row; the server's scope turns the reach into a
//! condition on every select; the client builds its menus from it. Nothing else decides.

use crate::account::role::Role;

/// How far a right goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Not at all.
    Nothing,
    /// What belongs to the caller or to the society of the post he acts in.
    Own,
    /// What lies in the region of the post he acts in, and below it.
    Region,
    /// Everything.
    Everything,
}

use Reach::{Everything as A, Nothing as N, Own as O, Region as R};

/// A row: the root field and its cells.
pub struct Row {
    /// `Query.society`, `Mutation.recordHeadcount`, …
    pub field: &'static str,
    /// Reach without a login.
    pub anonymous: Reach,
    cells: [Reach; 11],
}

const fn row(field: &'static str, anonymous: Reach, cells: [Reach; 11]) -> Row {
    Row { field, anonymous, cells }
}

/// The columns of the table, in its order.
pub const COLUMNS: [Role; 11] = [
    Role::OrgDept,
    Role::CivilAffairs,
    Role::FedAdmin,
    Role::FedProject,
    Role::FedChair,
    Role::SocietyLeader,
    Role::BranchSecretary,
    Role::Liaison,
    Role::Expert,
    Role::Partner,
    Role::Admin,
];

/// The table. N nothing, O own, R region, A everything.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    //                                             anon org civ fedA fedP fedC lead secr liai expe part admi
    // Who am I, what day is it, let me in, let me out: for everyone, about himself.
    row("Query.viewer",                            A, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    row("Query.today",                             A, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    row("Mutation.login",                          A, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    row("Mutation.refresh",                        A, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    row("Mutation.logout",                         A, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    // The map of regions and agencies is public knowledge to whoever has an account.
    row("Query.regions",                           N, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    row("Query.agencies",                          N, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    // The register: the three tiers see their region, a society's leaders see their own society,
    // an expert sees what he is assigned and here that is nothing (spec/domain.md 1.5).
    row("Query.node",                              N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   R,   A]),
    row("Query.nodes",                             N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   R,   A]),
    row("Query.society",                           N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   R,   A]),
    row("Query.societies",                         N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   R,   A]),
    row("Query.deadlines",                         N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Query.deadlineOverview",                  N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    // What was said about them: to whoever was told. An administrator holds no part of the work.
    row("Query.reminders",                         N, [O,  O,  O,   O,   O,   O,   O,   O,   N,   N,   N]),
    // Which days are worked is public knowledge; administrators enter it, and see first what moves.
    row("Query.workCalendar",                      N, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    row("Query.calendarImpact",                    N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.setCalendarYear",                N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    // A calendar of one's own deadlines, and mail about them: each for himself. What became of mails is for
    // administrators, who see no letter.
    row("Mutation.renewCalendarFeed",              N, [O,  O,  O,   O,   O,   O,   O,   O,   N,   N,   N]),
    row("Mutation.revokeCalendarFeed",             N, [O,  O,  O,   O,   O,   O,   O,   O,   N,   N,   N]),
    row("Mutation.setMailSetting",                 N, [O,  O,  O,   O,   O,   O,   O,   O,   N,   N,   N]),
    row("Query.mails",                             N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.retryMail",                      N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    // What waits: one's own, and what waits for others whom one reaches.
    row("Query.openItems",                         N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    // What is new for a post: of what it holds, held, or has to look into; seen by whoever acts in it.
    row("Query.notices",                           N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   N]),
    row("Mutation.markNoticesSeen",                N, [O,  O,  O,   O,   O,   O,   O,   O,   N,   N,   N]),
    // Directives: seen by whoever reaches the issuer's region, or is asked; issued by the leading tier,
    // and by the federation to its own societies; answered by whoever is asked, taken back by the issuer.
    row("Query.directives",                        N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Query.directiveRecipients",               N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Query.directivePreview",                  N, [R,  N,  R,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.issueDirective",                 N, [R,  N,  R,   N,   N,   N,   N,   N,   N,   N,   N]),
    row("Mutation.acknowledgeDirective",           N, [O,  O,  O,   N,   O,   O,   O,   O,   N,   N,   N]),
    row("Mutation.reportDirectiveDone",            N, [O,  O,  O,   N,   O,   O,   O,   O,   N,   N,   N]),
    row("Mutation.withdrawDirective",              N, [O,  N,  O,   N,   N,   N,   N,   N,   N,   N,   N]),
    // Guidance is the federation's own work; a society sees its own.
    row("Query.guidanceBoard",                     N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Mutation.recordGuidance",                 N, [N,  N,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.withdrawGuidance",               N, [N,  N,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    // Findings: the federation records them; a society says how it puts its own right and the federation
    // checks that, the federation says it of its region's and the leading tier checks: nobody himself.
    row("Query.findings",                          N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Mutation.recordFinding",                  N, [N,  N,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.reportFindingProgress",          N, [N,  N,  R,   N,   R,   O,   O,   O,   N,   N,   N]),
    row("Mutation.reportFindingResolved",          N, [N,  N,  R,   N,   R,   O,   O,   O,   N,   N,   N]),
    row("Mutation.confirmFinding",                 N, [R,  N,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.reopenFinding",                  N, [R,  N,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    // Letters between agencies: read by the two, and by the tier that leads.
    row("Query.threads",                           N, [R,  O,  O,   N,   O,   N,   N,   N,   N,   N,   A]),
    row("Mutation.openThread",                     N, [O,  O,  O,   N,   O,   N,   N,   N,   N,   N,   N]),
    row("Mutation.writeToThread",                  N, [O,  O,  O,   N,   O,   N,   N,   N,   N,   N,   N]),
    row("Mutation.closeThread",                    N, [O,  O,  O,   N,   O,   N,   N,   N,   N,   N,   N]),
    row("Query.coverage",                          N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   R,   A]),
    // The rules that judge everyone are everyone's to read.
    // What if they were others, and that they are: the organisation department and the administrator.
    row("Query.ruleImpact",                        N, [R,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.publishRules",                   N, [A,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Query.rules",                             N, [A,  A,  A,   A,   A,   A,   A,   A,   N,   A,   A]),
    // A society speaks for itself; the federation keeps the register beside it.
    row("Mutation.updateSocietyContact",           N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   A]),
    row("Mutation.recordHeadcount",                N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   A]),
    // Acts of Party life: recorded by the society's own people or for them by the federation; read
    // as counts are read, because they tell how many Party members there are.
    row("Mutation.recordPartyAct",                 N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   A]),
    row("Mutation.withdrawPartyAct",               N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   A]),
    // Leaders: names are read as on the society's page; a society records its own leaders, the federation
    // for them; whether two of one name are one person is for the federation to verify.
    row("Query.leaders",                           N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Query.partyLeadDistribution",             N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Query.handoverPreview",                   N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   A]),
    row("Mutation.recordAppointment",              N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   A]),
    row("Mutation.endAppointment",                 N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   A]),
    row("Mutation.setPartyLead",                   N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   A]),
    row("Mutation.handOverPost",                   N, [N,  N,  R,   N,   N,   O,   N,   N,   N,   N,   A]),
    row("Mutation.settleSamePerson",               N, [N,  N,  R,   N,   N,   N,   N,   N,   N,   N,   A]),
    // A formation: the society proposes, corrects and withdraws (the federation on its behalf); the
    // federation reviews, records the superior body's approval, sends instructors, reappoints.
    row("Query.formations",                        N, [R,  N,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    // Why proposals were returned, as counts: for those who review, and the tier above them.
    row("Query.formationReturns",                  N, [R,  N,  R,   R,   R,   N,   N,   N,   N,   N,   A]),
    row("Mutation.proposeFormation",               N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   A]),
    row("Mutation.resubmitFormation",              N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   A]),
    row("Mutation.withdrawFormation",              N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   A]),
    row("Mutation.passFormation",                  N, [N,  N,  R,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.returnFormation",                N, [N,  N,  R,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.approveFormation",               N, [N,  N,  R,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.sendInstructor",                 N, [N,  N,  R,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.replaceOfficers",                N, [N,  N,  R,   N,   N,   N,   N,   N,   N,   N,   A]),
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
    row("Mutation.contestFigure",                  N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.withdrawContest",                N, [N,  N,  N,   N,   N,   O,   O,   O,   N,   N,   N]),
    row("Mutation.correctFigure",                  N, [N,  R,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.upholdFigure",                   N, [N,  R,  R,   N,   R,   N,   N,   N,   N,   N,   N]),
    row("Mutation.setContestTerms",                N, [A,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Query.burdenOverview",                    N, [R,  N,  R,   R,   R,   N,   N,   N,   N,   N,   A]),
    row("Query.burdenBudget",                      N, [A,  N,  A,   A,   A,   A,   A,   A,   N,   N,   A]),
    row("Mutation.setBurdenBudget",                N, [A,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    // A place for a file of one's own, for whoever has an intention that takes files; a register may be
    // brought only by who may import it.
    row("Mutation.requestUpload",                  N, [O,  O,  O,   N,   O,   O,   O,   O,   N,   N,   A]),
    // Importing replaces a whole register: the federation's administrator in the region, and admins.
    row("Mutation.startSocietyImport",             N, [N,  N,  R,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.acceptUscc",                     N, [N,  N,  R,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Query.importRun",                         N, [N,  N,  O,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Query.importRuns",                        N, [N,  N,  O,   N,   N,   N,   N,   N,   N,   N,   A]),
    // Exports show what the list shows, to whoever works with lists.
    row("Mutation.requestSocietyExport",           N, [R,  R,  R,   R,   R,   N,   N,   N,   N,   N,   A]),
    // Accounts, health and the proof of the ledger: administrators; the tiers may check the ledger
    // of their own societies from the society's page.
    row("Query.users",                             N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Query.system",                            N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.verifyLedger",                   N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    // Nested and sensitive: the ledger of a society, its contact, its exact counts, the names of
    // its leaders (counts that could identify are hidden from partners, spec/api.md).
    row("Society.events",                          N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Society.contact",                         N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Society.headcount",                       N, [R,  N,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Society.partyActs",                       N, [R,  N,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Society.guidance",                        N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Society.leaders",                         N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Society.consistency",                     N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Society.burden",                          N, [R,  N,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    // The case behind a form: civil affairs sees its result only (spec/domain.md 1.5).
    row("Society.formation",                       N, [R,  N,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
];

/// How far a role reaches with a field; none when the field has no row, which means refused.
#[must_use]
pub fn reach(field: &str, role: Option<Role>) -> Option<Reach> {
    let row = TABLE.iter().find(|row| row.field == field)?;
    Some(match role {
        None => row.anonymous,
        Some(role) => {
            COLUMNS.iter().position(|column| *column == role).map_or(Reach::Nothing, |column| row.cells[column])
        }
    })
}

/// Whether a role may use a field at all: what menus ask.
#[must_use]
pub fn allows(field: &str, role: Role) -> bool {
    reach(field, Some(role)).is_some_and(|reach| reach != Reach::Nothing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;

    #[test]
    fn every_role_has_one_column_and_every_field_one_row() {
        for role in Role::ALL {
            assert_eq!(COLUMNS.iter().filter(|column| *column == role).count(), 1, "{role}");
        }
        for (index, row) in TABLE.iter().enumerate() {
            assert!(TABLE[..index].iter().all(|earlier| earlier.field != row.field), "{}", row.field);
        }
    }

    #[test]
    fn no_row_means_refused() {
        assert_eq!(reach("Query.secrets", Some(Role::Admin)), None);
        assert!(!allows("Query.secrets", Role::Admin));
    }
}
