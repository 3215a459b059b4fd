//! Webhooks of partners, for administrators: where changes are pushed, what became of each message, and what can be done
//! when they do not arrive. They are registered by partners' programs; their secrets are never seen here.

mod act;
mod list;
mod log;
mod page;
mod send;
mod view;

pub(in crate::account) use list::FailingWebhooks;
pub(super) use list::WebhooksCard;
pub(crate) use page::WebhookPage;
