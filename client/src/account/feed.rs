//! One's deadlines in the calendar of one's phone: an address that is made here and shown once.

use entity::account::mail::MailLanguage;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::channel::{Own, ResponseData, reading, spoken};
use crate::net;
use crate::parts::copy::CopyButton;
use crate::parts::{Button, ErrorNote, Icon, LinkButton, Loaded, Note, Tone, Weight, toast};
use crate::text::{fill, language, moment, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/account/renew_feed.graphql",
    response_derives = "Clone, Debug, PartialEq",
    extern_enums("MailLanguage")
)]
struct RenewFeed;

#[derive(GraphQLQuery)]
#[graphql(schema_path = "../server/schema.graphql", query_path = "src/account/revoke_feed.graphql")]
struct RevokeFeed;

/// What it is for, the address when it was just made, and how to take it back.
#[component]
pub(crate) fn FeedCard() -> impl IntoView {
    let text = t().account;
    let reading = reading();
    let (path, fault, busy) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>), RwSignal::new(false));
    let renew = move || {
        busy.set(true);
        spawn_local(async move {
            let made = net::send::<RenewFeed>(renew_feed::Variables { language: spoken() }).await;
            // The screen may be gone by now.
            let _ = busy.try_set(false);
            match made {
                Ok(data) => {
                    let _ = path.try_set(Some(data.renew_calendar_feed.path));
                    reading.reload();
                }
                Err(broken) => drop(fault.try_set(Some(broken.sentence(language())))),
            }
        });
    };
    let revoke = move || {
        busy.set(true);
        spawn_local(async move {
            let gone = net::send::<RevokeFeed>(revoke_feed::Variables).await;
            let _ = busy.try_set(false);
            match gone {
                Ok(_) => {
                    let _ = path.try_set(None);
                    toast::show(t().account.feed_gone);
                    reading.reload();
                }
                Err(broken) => drop(fault.try_set(Some(broken.sentence(language())))),
            }
        });
    };
    let view = move |data: ResponseData| {
        let feed = data.viewer.and_then(|Own { calendar_feed, .. }| calendar_feed);
        let made = feed.as_ref().map(|feed| {
            view! { <p class="mb-2 text-sm text-ink-2">{fill(text.feed_made, &[&moment(&feed.made_at)])}</p> }
        });
        let there = feed.is_some();
        let label = if there { text.feed_renew } else { text.feed_make };
        view! {
            {made}
            <div class="flex flex-wrap gap-2">
                <Button icon=Icon::Calendar busy on_press=renew>{label}</Button>
                {there.then(|| view! { <Button icon=Icon::Close busy on_press=revoke>{text.feed_revoke}</Button> })}
            </div>
        }
        .into_any()
    };
    view! {
        <p class="mb-2">{text.feed_line}</p>
        <p class="mb-3 text-sm text-ink-2">{text.feed_how}</p>
        {move || path.get().map(|path| view! { <Address path /> })}
        {move || fault.get().map(|message| view! { <ErrorNote message /> })}
        <Loaded reading lines=2 view />
    }
}

/// The address that was just made: to open on this phone, to copy to another device.
#[component]
fn Address(path: String) -> impl IntoView {
    let text = t().account;
    let origin = window().location().origin().unwrap_or_default();
    let url = [origin.as_str(), &path].concat();
    let host = origin.split_once("://").map_or(origin.as_str(), |(_, host)| host);
    let opens = ["webcal://", host, &path].concat();
    view! {
        <div class="mb-3">
            <Note tone=Tone::Ok>
                <p class="font-medium">{text.feed_once}</p>
                <p class="mt-1 break-all text-sm select-all">{url.clone()}</p>
                <div class="mt-2 flex flex-wrap gap-2">
                    <LinkButton href=opens weight=Weight::Strong>{text.feed_open}</LinkButton>
                    <CopyButton value=url label=text.feed_copy />
                </div>
            </Note>
        </div>
    }
}
