//! The rows of responsibility: what waits, directives, guidance, findings, letters.

use super::Reach::{Everything as A, Nothing as N, Own as O, Region as R};
use super::{Row, row};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    //                                             anon org civ fedA fedP fedC lead secr liai expe part admi
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
];
