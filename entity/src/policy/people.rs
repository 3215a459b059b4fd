//! The rows of people: leaders, posts, handover.

use super::Reach::{Everything as A, Nothing as N, Own as O, Region as R};
use super::{Row, row};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    //                                             anon org civ fedA fedP fedC lead secr liai expe part admi
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
];
