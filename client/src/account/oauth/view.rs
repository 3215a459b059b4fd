//! Clients as their screens read them, and what list and page show alike.

use entity::account::oauth::OauthScope;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use view_model::account::oauth::Standing;

use crate::net::{Cached, cached};
use crate::parts::copy::CopyButton;
use crate::parts::{Chip, Tone};
use crate::session::viewer;
use crate::text::{self, fill, label};

macro_rules! reads {
    ($($name:ident: $file:tt;)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = $file,
            response_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums("OauthScope")
        )]
        pub(super) struct $name;
    )+};
}

reads! {
    OauthClientList: "src/account/oauth/list.graphql";
    OauthClientView: "src/account/oauth/view.graphql";
}

pub(super) use oauth_client_list::{
    OauthClientListOauthClientsNodes as Row, ResponseData as ListData, Variables as ListVariables,
};
pub(super) use oauth_client_view::{
    OauthClientViewNode as Node, OauthClientViewNodeOnOauthClient as Client,
    OauthClientViewNodeOnOauthClientSecrets as Secret, ResponseData,
};

/// Reads the first page of the list.
pub(super) fn list(first: i64) -> Cached<ListData> {
    cached::<OauthClientList>(move || Some(("clients".into(), ListVariables { first, after: None })))
}

/// Reads the client with an id.
pub(super) fn reading(id: impl Fn() -> String + 'static) -> Cached<ResponseData> {
    cached::<OauthClientView>(move || {
        let id = id();
        Some((["client.", &id].concat(), oauth_client_view::Variables { id }))
    })
}

/// The client of an answer; none when it is none, or not for the viewer.
pub(super) fn found(data: ResponseData) -> Option<Client> {
    match data.node {
        Some(Node::OauthClient(client)) => Some(client),
        _ => None,
    }
}

impl Row {
    /// How it stands today.
    pub(super) fn standing(&self) -> Standing {
        Standing::of(self.revoked_at.is_some(), self.expires_on, self.valid(), viewer().today)
    }

    /// How many of its secrets are valid.
    pub(super) fn valid(&self) -> usize {
        self.secrets.iter().filter(|secret| secret.ended_at.is_none()).count()
    }
}

impl Client {
    /// How it stands today.
    pub(super) fn standing(&self) -> Standing {
        Standing::of(self.revoked_at.is_some(), self.expires_on, self.valid().count(), viewer().today)
    }

    /// Its secrets that are valid.
    pub(super) fn valid(&self) -> impl Iterator<Item = &Secret> {
        self.secrets.iter().filter(|secret| secret.ended_at.is_none())
    }
}

/// How a client stands, in a word.
pub(super) fn standing_chip(standing: Standing) -> AnyView {
    let text = text::oauth::t();
    let (tone, said) = match standing {
        Standing::Revoked => (Tone::Plain, text.revoked.to_owned()),
        Standing::Expired => (Tone::Bad, text.expired.to_owned()),
        Standing::NoSecret => (Tone::Bad, text.no_secret.to_owned()),
        Standing::Ending(1) => (Tone::Warn, text.ending_tomorrow.to_owned()),
        Standing::Ending(days) => (Tone::Warn, fill(text.ending, &[&days])),
        Standing::Active => (Tone::Ok, text.active.to_owned()),
    };
    view! { <Chip tone>{said}</Chip> }.into_any()
}

/// What a client may do, each scope in a word.
pub(super) fn scope_chips(scopes: &[OauthScope]) -> AnyView {
    let chip = |scope: OauthScope| view! { <li><Chip tone=Tone::Info>{label(scope)}</Chip></li> };
    let name = text::oauth::t().scopes;
    view! { <ul aria-label=name class="flex flex-wrap gap-1">{scopes.iter().copied().map(chip).collect_view()}</ul> }
        .into_any()
}

/// A text that is handed over letter by letter, with a button that copies it.
pub(super) fn copied(id: Option<&'static str>, value: String, copy: &'static str) -> AnyView {
    view! {
        <span class="flex flex-wrap items-center gap-2">
            <code id=id class="min-w-0 rounded-xl bg-ground px-3 py-2 font-mono break-all select-all">{value.clone()}</code>
            <CopyButton value label=copy />
        </span>
    }
    .into_any()
}
