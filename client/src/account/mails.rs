//! Mails that were given up, for administrators: to whom, why, and another try.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::net::{self, Cached, cached, key};
use crate::parts::{Button, Card, EmptyState, Icon, Loaded, toast};
use crate::text::{fill, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/account/mails.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct Mails;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/account/retry_mail.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct RetryMail;

use mails::{MailsMailsNodes as Mail, ResponseData};

/// The list.
#[component]
pub(super) fn GivenUpMails(
    /// It is read anew with each.
    #[prop(into)]
    round: Signal<u32>,
) -> impl IntoView {
    let text = t().account;
    let reading = cached::<Mails>(move || {
        round.track();
        Some(("mails".into(), mails::Variables))
    });
    let view = move |data: ResponseData| {
        if data.mails.nodes.is_empty() {
            return view! { <EmptyState icon=Icon::Done title=text.mails_none line=text.mails_none_line /> }.into_any();
        }
        let rows = data.mails.nodes.into_iter().map(|mail| view! { <GivenUp mail reading /> }).collect_view();
        view! { <ul class="divide-y divide-line">{rows}</ul> }.into_any()
    };
    view! { <Card title=text.mails><Loaded reading lines=3 view /></Card> }
}

#[component]
fn GivenUp(mail: Mail, reading: Cached<ResponseData>) -> impl IntoView {
    let text = t().account;
    let Mail { id, day, fault, tries, user } = mail;
    let busy = RwSignal::new(false);
    // One key for one intention: a retry after a lost answer is the same one.
    let intention = StoredValue::new(key::new_key());
    let again = move || {
        busy.set(true);
        let input = retry_mail::RetryMailInput { idempotency_key: intention.get_value(), mail_id: id.clone() };
        spawn_local(async move {
            let told = match net::send::<RetryMail>(retry_mail::Variables { input }).await {
                Err(broken) => broken.sentence(language()),
                Ok(data) => {
                    let refused = data.retry_mail.user_errors.into_iter().map(|error| error.message).next();
                    refused.unwrap_or_else(|| t().account.mails_again.to_owned())
                }
            };
            toast::show(told);
            let _ = busy.try_set(false);
            reading.reload();
        });
    };
    view! {
        <li class="flex flex-wrap items-center gap-3 py-2.5">
            <span class="min-w-0 flex-[1_1_9rem]">
                <span class="font-medium">{user.map(|user| user.display_name)} " · " {day.to_string()}</span>
                <span class="block text-sm text-ink-2">{fill(text.mails_tried, &[&tries])} " · " {fault}</span>
            </span>
            <Button icon=Icon::Retry busy on_press=again>{t().parts.retry}</Button>
        </li>
    }
}
