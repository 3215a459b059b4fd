//! The rows of who one is, and the accounts.

use super::Reach::{Everything as A, Nothing as N, Own as O};
use super::{Row, row};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    //                                             anon org civ fedA fedP fedC lead secr liai expe part admi
    // Who am I, what day is it, let me in, let me out: for everyone, about himself.
    row("Query.viewer",                            A, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    row("Query.today",                             A, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    row("Mutation.login",                          A, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    row("Mutation.refresh",                        A, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    row("Mutation.logout",                         A, [A,  A,  A,   A,   A,   A,   A,   A,   A,   A,   A]),
    // A calendar of one's own deadlines, and mail about them: each for himself. What became of mails is for
    // administrators, who see no letter.
    row("Mutation.renewCalendarFeed",              N, [O,  O,  O,   O,   O,   O,   O,   O,   N,   N,   N]),
    row("Mutation.revokeCalendarFeed",             N, [O,  O,  O,   O,   O,   O,   O,   O,   N,   N,   N]),
    row("Mutation.setMailSetting",                 N, [O,  O,  O,   O,   O,   O,   O,   O,   N,   N,   N]),
    row("Query.mails",                             N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.retryMail",                      N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    // Accounts, health and the proof of the ledger: administrators; the tiers may check the ledger
    // of their own societies from the society's page.
    row("Query.users",                             N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Query.system",                            N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.verifyLedger",                   N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    // Partners' clients: who they are, what their tokens open, their secrets.
    row("Query.oauthClients",                      N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.registerOauthClient",            N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.updateOauthClient",              N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.addOauthSecret",                 N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.endOauthSecret",                 N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    row("Mutation.revokeOauthClient",              N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   N,   A]),
    // Changes that are pushed: a partner keeps its own addresses; administrators see what became of each message, pause,
    // resume and send again, and never learn a secret.
    row("Query.webhooks",                          N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   O,   A]),
    row("Query.webhookMessages",                   N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   O,   A]),
    row("Mutation.registerWebhook",                N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   O,   N]),
    row("Mutation.rotateWebhookSecret",            N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   O,   N]),
    row("Mutation.updateWebhook",                  N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   O,   A]),
    row("Mutation.endWebhook",                     N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   O,   A]),
    row("Mutation.replayWebhook",                  N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   O,   A]),
    row("Mutation.resendWebhookMessages",          N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   O,   A]),
    row("Mutation.testWebhook",                    N, [N,  N,  N,   N,   N,   N,   N,   N,   N,   O,   A]),
];
