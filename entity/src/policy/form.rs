//! The rows of forms: rules and coverage, formations, acts of Party life.

use super::Reach::{Everything as A, Nothing as N, Own as O, Region as R};
use super::{Row, row};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    //                                             anon org civ fedA fedP fedC lead secr liai expe part admi
    // The rules that judge everyone are everyone's to read.
    // What if they were others, and that they are: the organisation department and the administrator.
    row("Query.ruleImpact",                        N, [R,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.publishRules",                   N, [A,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Query.rules",                             N, [A,  A,  A,   A,   A,   A,   A,   A,   N,   A,   A]),
    // Acts of Party life: recorded by the society's own people or for them by the federation; read
    // as counts are read, because they tell how many Party members there are.
    row("Mutation.recordPartyAct",                 N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   A]),
    row("Mutation.withdrawPartyAct",               N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   A]),
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
    // The case behind a form: civil affairs sees its result only (spec/domain.md 1.5).
    row("Society.formation",                       N, [R,  N,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
];
