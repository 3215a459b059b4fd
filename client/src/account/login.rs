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
    let enter = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
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
    view! {
        <main class="login" id="content">
            <div class="flex justify-end"><LanguageSwitch /></div>
            <div class="mark mark-large" aria-hidden="true">"学"</div>
            <PageHead title=t().account.login_title line=t().account.product_line />
            <form class="sheet" on:submit=enter>
                {move || refusal.get().map(|message| view! { <ErrorNote message /> })}
                <TextField id="username" label=t().account.username value=username autocomplete="username" required=true />
                <TextField id="password" label=t().account.password value=password kind="password" autocomplete="current-password" required=true />
                <Button weight=Weight::Strong submits=true busy>{t().account.login}</Button>
            </form>
        </main>
    }
}

/// Try it; answers the sentence to show when it did not work.
async fn attempt(input: login::LoginInput) -> Result<(), String> {
    let outcome = net::send::<Login>(login::Variables { input }).await;
    let payload = outcome.map_err(|fault| fault.sentence(language()))?.login;
    match payload.user_errors.into_iter().next() {
        Some(refused) => Err(refused.message),
        None => {
            session().confirm().await;
            Ok(())
        }
    }
}
