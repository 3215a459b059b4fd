//! Logging in.

use graphql_client::GraphQLQuery;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::net;
use crate::parts::{Button, ErrorNote, PageHead, TextField, Weight};
use crate::session::session;
use crate::shell::look::LanguageSwitch;
use crate::text::{language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/account/login.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct Login;

/// Name and password; what was refused and why stands above them.
#[component]
pub(crate) fn LoginPage() -> impl IntoView {
    let (username, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, refusal) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let tried = RwSignal::new(false);
    let missing = move |value: RwSignal<String>, sentence: &'static str| {
        Signal::derive(move || (tried.get() && value.read().trim().is_empty()).then(|| sentence.to_owned()))
    };
    let enter = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let empty = username.read_untracked().trim().is_empty() || password.read_untracked().is_empty();
        if empty || busy.get_untracked() {
            return;
        }
        busy.set(true);
        refusal.set(None);
        let input = login::LoginInput {
            username: username.get_untracked().trim().to_owned(),
            password: password.get_untracked(),
        };
        spawn_local(async move {
            refusal.set(attempt(input).await.err());
            busy.set(false);
        });
    };
    let text = t().account;
    view! {
        <main class="login" id="content">
            <div class="flex items-center justify-between">
                <span class="mark mark-large" aria-hidden="true">"学"</span>
                <LanguageSwitch />
            </div>
            <div class="mt-4"><PageHead title=text.login_title line=text.product_line /></div>
            <form class="sheet" novalidate on:submit=enter>
                <div class="mb-3 empty:hidden">{move || refusal.get().map(|message| view! { <ErrorNote message /> })}</div>
                <TextField
                    id="username"
                    label=text.username
                    value=username
                    error=missing(username, text.fill_username)
                    autocomplete="username"
                    required=true
                />
                <TextField
                    id="password"
                    label=text.password
                    value=password
                    error=missing(password, text.fill_password)
                    kind="password"
                    autocomplete="current-password"
                    required=true
                />
                <div class="grid"><Button weight=Weight::Strong submits=true busy>{text.login}</Button></div>
            </form>
            <p class="mt-3 text-sm text-ink-2">{text.no_registration}</p>
        </main>
    }
}

/// Try it; answers the sentence to show when it did not work.
async fn attempt(input: login::LoginInput) -> Result<(), String> {
    let outcome = net::send::<Login>(login::Variables { input }).await;
    let payload = outcome.map_err(|fault| fault.sentence(language()))?.login;
    if let Some(refused) = payload.user_errors.into_iter().next() {
        return Err(refused.message);
    }
    session().confirm().await;
    Ok(())
}
