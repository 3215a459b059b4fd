//! The cases of the grid about partners' clients: the demo's. Every write is one that the rules refuse, so that it
//! stands for the next person.

use support::{House, Value, json};

use super::case::{Case, case};

/// Ids that the cases are about.
pub(super) struct Clients {
    client: String,
    secret: String,
}

impl Clients {
    /// Looks up the demo's client and its secret.
    pub(super) async fn of(house: &House) -> Self {
        let found = house.admin().await.query("{ oauthClients { nodes { id secrets { id } } } }").await;
        let text = |path: &str| found.text(&format!("oauthClients.nodes.0.{path}")).to_owned();
        Self { client: text("id"), secret: text("secrets.0.id") }
    }

    /// The cases.
    pub(super) fn cases(&self) -> Vec<Case> {
        let node = "query($id: ID!) { node(id: $id) { id } }";
        let register = json!({ "idempotencyKey": "", "name": " ", "owner": " ", "regionCode": "329900", "scopes": ["PARTY_READ"] });
        let seen = json!({ "idempotencyKey": "", "oauthClientId": self.client, "expectedVersion": 0 });
        let (mut update, mut end) = (seen.clone(), seen.clone());
        update["scopes"] = json!(["PARTY_READ"]);
        end["secretId"] = json!(self.secret);
        vec![
            case("Query.oauthClients", "-", "{ oauthClients { totalCount } }", json!({})),
            case("Query.node", "a client", node, json!({ "id": self.client })),
            one("Mutation.registerOauthClient", "-", "RegisterOauthClientInput", &register),
            one("Mutation.updateOauthClient", "demo's", "UpdateOauthClientInput", &update),
            one("Mutation.addOauthSecret", "demo's", "OauthClientStepInput", &seen),
            one("Mutation.endOauthSecret", "demo's", "EndOauthSecretInput", &end),
            one("Mutation.revokeOauthClient", "demo's", "OauthClientStepInput", &seen),
        ]
    }
}

/// A write with an input of this type.
pub(super) fn one(field: &'static str, target: &'static str, kind: &str, input: &Value) -> Case {
    let name = field.trim_start_matches("Mutation.");
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ userErrors {{ path code }} }} }}");
    case(field, target, query, json!({ "input": input }))
}
