//! The platform's health: how much is in it, what it runs on, and the ledger's proof.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::LedgerCheck;
use super::mails::GivenUpMails;
use crate::net::{Cached, cached};
use crate::parts::{Card, Fact, Facts, Loaded, PageHead, Tile, Tiles};
use crate::text::{moment, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/account/system_health.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct SystemHealth;

use system_health::{ResponseData, SystemHealthSystem as System};

fn reading() -> Cached<ResponseData> {
    cached::<SystemHealth>(|| Some(("system".into(), system_health::Variables)))
}

/// How much is in the platform.
#[component]
pub(crate) fn SystemTiles() -> impl IntoView {
    let text = t().account;
    let tiles = move |System { societies, events, users, last_import_at, .. }| {
        let last = last_import_at.map_or(text.never.to_owned(), |at| moment(&at));
        view! {
            <Tiles>
                <Tile href="/societies" label=text.societies figure=i64::to_string(&societies) />
                <Tile href="/users" label=text.users_count figure=i64::to_string(&users) />
                <Tile href="/system" label=text.events figure=i64::to_string(&events) />
                <Tile href="/import" label=text.last_import figure=last.get(..10).unwrap_or(&last).to_owned() remark=last.get(10..).unwrap_or_default().to_owned() />
            </Tiles>
        }
    };
    view! { <Loaded reading=reading() lines=3 view=move |data: ResponseData| tiles(data.system).into_any() /> }
}

/// The whole page.
#[component]
pub(crate) fn SystemPage() -> impl IntoView {
    let text = t().account;
    let facts = move |System { version, database, demo, now, .. }: System| {
        view! {
            <Facts>
                <Fact label=text.version value=version />
                <Fact label=text.database value=database />
                <Fact label=text.clock value=moment(&now) />
                <Fact label=text.kind value=if demo { text.demo } else { text.production } />
            </Facts>
        }
    };
    view! {
        <PageHead title=text.system line=text.system_line />
        <div class="grid gap-3">
            <SystemTiles />
            <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
                <Card title=text.health>
                    <Loaded reading=reading() view=move |data: ResponseData| facts(data.system).into_any() />
                </Card>
                <LedgerCheck />
                {crate::session::viewer().may("Query.mails").then(|| view! { <GivenUpMails /> })}
            </div>
        </div>
    }
}
