//! `/enforcement/new?society=…`: a clue for civil affairs. The society does not hear of it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::send;
use super::view::{About, about};
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{Button, Card, EmptyState, ErrorNote, Field, Icon, LinkButton, Loaded, PageHead, Weight, toast};
use crate::text::{self, t};

/// The screen.
#[component]
pub(crate) fn CluePage() -> impl IntoView {
    let query = use_query_map();
    let reading = about(move || query.with(|query| query.get("society").unwrap_or_default()));
    let view = |data: About| {
        match data.society {
        Some(society) => view! { <Form society=society.id name=society.name /> }.into_any(),
        None => view! {
            <EmptyState icon=Icon::Search title=text::listing::t().choose_society line=text::listing::t().choose_society_line>
                <LinkButton href="/societies">{t().register.to_list}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    }
    };
    view! {
        <PageHead title=text::enforcement::t().report line=text::enforcement::t().report_line />
        <Loaded reading lines=6 view />
    }
}

#[component]
fn Form(society: String, name: String) -> impl IntoView {
    let text = text::enforcement::t();
    let (said, intent) = (RwSignal::new(String::new()), Intent::new());
    let navigate = StoredValue::new_local(use_navigate());
    let press = move |()| {
        let (society, said) = (society.clone(), said.get_untracked());
        intent.begin();
        spawn_local(async move {
            match send::report(society, said).await {
                Ok(Ok(id)) => {
                    toast::show(text::enforcement::t().reported);
                    let path = ["/enforcement/", &id].concat();
                    navigate.try_with_value(|navigate| navigate(&path, NavigateOptions::default()));
                }
                Ok(Err(declined)) => drop(intent.settle(Ok(declined))),
                Err(fault) => drop(intent.settle(Err(fault))),
            }
        });
    };
    let told = move || intent.rest(&["clue"]).map(|message| view! { <div class="mb-3"><ErrorNote message /></div> });
    view! {
        <Card title=name>
            {told}
            <Field id="clue" label=text.clue hint=text.clue_hint error=Signal::derive(move || intent.about("clue"))>
                <textarea id="clue" class="textarea w-full" rows="5" maxlength="4000" aria-describedby=described_by("clue") bind:value=said></textarea>
            </Field>
            <Button weight=Weight::Strong icon=Icon::Send busy=intent.busy on_press=press>{text.report}</Button>
        </Card>
    }
}
