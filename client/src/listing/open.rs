//! `/lists/new?society=…`: civil affairs gives a society notice that it is to be listed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::send;
use super::view::{Offer, Reason, offer};
use crate::file::{Chosen, FileField};
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{
    Button, Card, Choice, Choices, Dialog, EmptyState, ErrorNote, Field, Icon, LinkButton, Loaded, PageHead, Pick,
    Weight, toast,
};
use crate::text::{self, label, t};

/// The screen.
#[component]
pub(crate) fn OpenListCasePage() -> impl IntoView {
    let query = use_query_map();
    let reading = offer(move || query.with(|query| query.get("society").unwrap_or_default()));
    let view = |data: Offer| {
        match data.society {
        Some(society) => view! { <Form society=society.id name=society.name reasons=data.list_reasons /> }.into_any(),
        None => view! {
            <EmptyState icon=Icon::Search title=text::listing::t().choose_society line=text::listing::t().choose_society_line>
                <LinkButton href="/societies">{t().register.to_list}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    }
    };
    view! {
        <PageHead title=text::listing::t().open line=text::listing::t().open_line />
        <Loaded reading lines=8 view />
    }
}

#[component]
fn Form(society: String, name: String, reasons: Vec<Reason>) -> impl IntoView {
    let text = text::listing::t();
    let (reason, said, confirming) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(false));
    let (intent, files) = (Intent::new(), Chosen::of("list-notice", &society));
    let choice = move |one: Reason| {
        let (code, chosen) = (one.code.clone(), one.code);
        let chosen = Signal::derive(move || reason.with(|reason| *reason == chosen));
        let name = [label(one.list), "：", &one.label].concat();
        view! { <Choice pick=Pick::One("reason") label=name chosen on_choose=move || reason.set(code.clone()) /> }
    };
    let navigate = StoredValue::new_local(use_navigate());
    let go = Callback::new(move |()| {
        confirming.set(false);
        let Ok(file_ids) = files.ids() else { return toast::show(text::listing::t().files_first) };
        let (society, reason, said) = (society.clone(), reason.get_untracked(), said.get_untracked());
        intent.begin();
        spawn_local(async move {
            match send::open(society, reason, said, file_ids).await {
                Ok(Ok(id)) => {
                    files.clear();
                    toast::show(text::listing::t().served);
                    let path = ["/lists/", &id].concat();
                    navigate.try_with_value(|navigate| navigate(&path, NavigateOptions::default()));
                }
                Ok(Err(declined)) => drop(intent.settle(Ok(declined))),
                Err(fault) => drop(intent.settle(Err(fault))),
            }
        });
    });
    let told = move || {
        let rest = intent.rest(&["evidence"]);
        rest.map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })
    };
    view! {
        <Card title=name>
            {told}
            <Choices label=text.reason>{reasons.into_iter().map(choice).collect_view()}</Choices>
            <Field id="evidence" label=text.evidence error=Signal::derive(move || intent.about("evidence"))>
                <textarea id="evidence" class="textarea w-full" rows="4" maxlength="4000" aria-describedby=described_by("evidence") bind:value=said></textarea>
            </Field>
            <FileField id="notice-files" label=text.files chosen=files />
            <Button
                weight=Weight::Strong
                icon=Icon::Send
                busy=intent.busy
                disabled=Signal::derive(move || reason.with(String::is_empty))
                on_press=move |()| confirming.set(true)
            >
                {text.serve}
            </Button>
            <Dialog open=confirming title=text.serve>
                <p class="mb-4">{text.sure_notify}</p>
                <Button weight=Weight::Strong on_press=go>{text.confirm}</Button>
            </Dialog>
        </Card>
    }
}
