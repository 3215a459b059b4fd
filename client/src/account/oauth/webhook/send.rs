//! Sending what is done with a webhook.

use entity::ledger::change::ChangeKind;
use entity::ledger::webhook::WebhookState;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::super::send::change;
use super::view::Seen;
use crate::net::intent::{Intent, sent};
use crate::text;

macro_rules! operations {
    ($($name:ident: $file:tt;)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = $file,
            response_derives = "Clone, PartialEq",
            extern_enums("ChangeKind")
        )]
        struct $name;
    )+};
}

operations! {
    UpdateWebhook: "src/account/oauth/webhook/update.graphql";
    ResendWebhookMessages: "src/account/oauth/webhook/resend.graphql";
    TestWebhook: "src/account/oauth/webhook/test.graphql";
    ReplayWebhook: "src/account/oauth/webhook/replay.graphql";
    EndWebhook: "src/account/oauth/webhook/end.graphql";
}

/// Pauses it, or resumes it where it stopped.
pub(super) fn pause(seen: &Seen, paused: bool, intent: Intent, moved: Callback<()>) {
    let text = text::webhook::t();
    let input = update_webhook::UpdateWebhookInput {
        idempotency_key: intent.key(),
        webhook_id: seen.id.clone(),
        expected_version: seen.version,
        url: None,
        description: None,
        types: None,
        paused: Some(paused),
    };
    let said = if paused { text.paused } else { text.resumed };
    change(intent, said, async move { sent!(UpdateWebhook, update_webhook, input) }, moved);
}

/// Sends messages again that were given up; all of them where none is named.
pub(super) fn resend(seen: &Seen, messages: Option<Vec<String>>, intent: Intent, moved: Callback<()>) {
    let text = text::webhook::t();
    let input = resend_webhook_messages::ResendWebhookMessagesInput {
        idempotency_key: intent.key(),
        webhook_id: seen.id.clone(),
        expected_version: seen.version,
        message_ids: messages,
    };
    let said = if seen.state == WebhookState::Active { text.resent } else { text.resent_later };
    change(intent, said, async move { sent!(ResendWebhookMessages, resend_webhook_messages, input) }, moved);
}

/// Sends a message that tells nothing.
pub(super) fn test(seen: &Seen, intent: Intent, moved: Callback<()>) {
    let input = test_webhook::WebhookStepInput {
        idempotency_key: intent.key(),
        webhook_id: seen.id.clone(),
        expected_version: seen.version,
    };
    change(intent, text::webhook::t().tested, async move { sent!(TestWebhook, test_webhook, input) }, moved);
}

/// Goes back to the beginning of the feed.
pub(super) fn replay(seen: &Seen, intent: Intent, moved: Callback<()>) {
    let input = replay_webhook::ReplayWebhookInput {
        idempotency_key: intent.key(),
        webhook_id: seen.id.clone(),
        expected_version: seen.version,
        after: None,
    };
    change(intent, text::webhook::t().replayed, async move { sent!(ReplayWebhook, replay_webhook, input) }, moved);
}

/// Ends it for good.
pub(super) fn end(seen: &Seen, intent: Intent, moved: Callback<()>) {
    let input = end_webhook::WebhookStepInput {
        idempotency_key: intent.key(),
        webhook_id: seen.id.clone(),
        expected_version: seen.version,
    };
    change(intent, text::webhook::t().ended, async move { sent!(EndWebhook, end_webhook, input) }, moved);
}
