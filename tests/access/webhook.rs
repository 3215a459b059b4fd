//! The cases of the grid about webhooks: one of the cast's partner. Every write is one that the rules refuse, so that it
//! stands for the next person.

use support::{House, json};

use super::case::{Case, case};
use super::oauth::one;

/// Ids that the cases are about.
pub(super) struct Webhooks {
    webhook: String,
}

impl Webhooks {
    /// The partner registers one.
    pub(super) async fn of(house: &House) -> Self {
        let query = "mutation($input: RegisterWebhookInput!) { registerWebhook(input: $input) { webhook { id } \
                     userErrors { code } } }";
        let input = json!({ "idempotencyKey": "grid", "url": "https://example.cn/hooks" });
        let made = house.person("partner").await.ask(query, json!({ "input": input })).await;
        Self { webhook: made.text("registerWebhook.webhook.id").to_owned() }
    }

    /// The cases.
    pub(super) fn cases(&self) -> Vec<Case> {
        let node = "query($id: ID!) { node(id: $id) { id } }";
        let log = "query($id: ID!) { webhookMessages(webhookId: $id) { totalCount } }";
        let register = json!({ "idempotencyKey": "", "url": "" });
        let seen = json!({ "idempotencyKey": "", "webhookId": self.webhook, "expectedVersion": 0 });
        vec![
            case("Query.webhooks", "-", "{ webhooks { totalCount } }", json!({})),
            case("Query.webhookMessages", "partner's", log, json!({ "id": self.webhook })),
            case("Query.node", "a webhook", node, json!({ "id": self.webhook })),
            one("Mutation.registerWebhook", "-", "RegisterWebhookInput", &register),
            one("Mutation.updateWebhook", "partner's", "UpdateWebhookInput", &seen),
            one("Mutation.rotateWebhookSecret", "partner's", "WebhookStepInput", &seen),
            one("Mutation.replayWebhook", "partner's", "ReplayWebhookInput", &seen),
            one("Mutation.resendWebhookMessages", "partner's", "ResendWebhookMessagesInput", &seen),
            one("Mutation.testWebhook", "partner's", "WebhookStepInput", &seen),
            one("Mutation.endWebhook", "partner's", "WebhookStepInput", &seen),
        ]
    }
}
