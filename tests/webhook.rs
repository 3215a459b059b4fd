//! Webhooks as a receiver meets them: signed messages in the feed's order, tried again, given up, sent once more; never
//! into a private network, and never more than the owner may read.

mod order;
mod private;
mod receiver;
mod retry;
mod rights;
