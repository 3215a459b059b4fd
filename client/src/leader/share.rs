//! Who leads Party work: the distribution as one bar, each figure with its list.

use entity::Word;
use entity::people::appointment::LeaderPost;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::cached;
use crate::parts::{Card, Loaded, Share, Shares};
use crate::text::{label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/leader/party_lead.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("LeaderPost")
)]
struct PartyLead;

/// The card.
#[component]
pub(super) fn ShareCard() -> impl IntoView {
    let text = t().leader;
    let reading = cached::<PartyLead>(|| Some(("party-lead".to_owned(), party_lead::Variables)));
    let shown = move |data: party_lead::ResponseData| {
        let share = |found: party_lead::PartyLeadPartyLeadDistribution| {
            let code = found.lead.map_or("nobody", |post: LeaderPost| post.code());
            Share {
                label: found.lead.map_or(text.nobody, |post| label(post)).to_owned(),
                href: ["/leaders?lead=", code].concat(),
                count: found.societies,
            }
        };
        let shares: Vec<Share> = data.party_lead_distribution.into_iter().map(share).collect();
        view! { <Shares caption=text.distribution thing=text.lead_post whole=text.societies shares /> }.into_any()
    };
    view! {
        <Card title=text.distribution>
            <Loaded reading lines=3 view=shown />
            <a href="/leaders" class="link inline-flex min-h-11 items-center text-sm">{text.show_all}</a>
        </Card>
    }
}
