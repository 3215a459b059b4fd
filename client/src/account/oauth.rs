//! Partners' clients, for administrators: who they are and what their tokens open, their secrets, each of which is
//! shown once, their webhooks, and their end.

mod client;
mod form;
mod list;
mod once;
mod register;
mod revoke;
mod secret;
mod send;
mod view;
mod webhook;

pub(crate) use client::OauthClientPage;
pub(crate) use list::OauthClientsPage;
pub(crate) use register::RegisterOauthClientPage;
pub(super) use webhook::FailingWebhooks;
pub(crate) use webhook::WebhookPage;
