//! The rows of the register: regions, agencies, societies and their dated facts, what is imported and exported.

use super::Reach::{Everything as A, Nothing as N, Own as O, Region as R};
use super::{Row, row};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    //                                             anon org civ fedA fedP fedC lead secr liai expe part admi
    // The map of regions and agencies is public knowledge to whoever has an account.
    row("Query.regions",                           N, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    row("Query.agencies",                          N, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    // The register: the three tiers see their region, a society's leaders see their own society,
    // an expert sees what he is assigned and here that is nothing (spec/domain.md 1.5).
    row("Query.node",                              N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   R,   A]),
    row("Query.nodes",                             N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   R,   A]),
    row("Query.society",                           N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   R,   A]),
    row("Query.societies",                         N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   R,   A]),
    // Of the change feed everyone reads what he reads of each kind of thing.
    row("Query.changes",                           N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   R,   A]),
    row("Subscription.changed",                    N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   R,   A]),
    // A snapshot is for whoever keeps a copy, each his own; a society has its page.
    row("Query.syncSnapshot",                      N, [O,  O,  O,   O,   O,   N,   N,   N,   N,   O,   O]),
    row("Mutation.requestSyncSnapshot",            N, [O,  O,  O,   O,   O,   N,   N,   N,   N,   O,   O]),
    row("Query.deadlines",                         N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    row("Query.deadlineOverview",                  N, [R,  R,  R,   R,   R,   O,   O,   O,   N,   N,   A]),
    // A society speaks for itself; the federation keeps the register beside it.
    row("Mutation.updateSocietyContact",           N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   A]),
    row("Mutation.recordHeadcount",                N, [N,  N,  R,   N,   N,   O,   O,   O,   N,   N,   A]),
    // A place for a file of one's own, for whoever has an intention that takes files; a register may be
    // brought only by who may import it.
    row("Mutation.requestUpload",                  N, [O,  O,  O,   O,   O,   O,   O,   O,   N,   N,   A]),
    // Importing replaces a whole register: the federation's administrator in the region, and admins.
    row("Mutation.startSocietyImport",             N, [N,  N,  R,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.acceptUscc",                     N, [N,  N,  R,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Query.importRun",                         N, [N,  N,  O,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Query.importRuns",                        N, [N,  N,  O,   N,   N,   N,   N,   N,   N,   N,   A]),
    // Exports show what the list shows, to whoever works with lists.
    row("Mutation.requestSocietyExport",           N, [R,  R,  R,   R,   R,   N,   N,   N,   N,   N,   A]),
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
];
