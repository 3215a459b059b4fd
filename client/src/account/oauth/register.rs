//! `/clients/new`: a partner's client is registered; its secret is shown in the place of the form.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::form::{Grant, GrantFields};
use super::once::Once;
use super::send::{Fresh, Typed, register};
use crate::net::cached;
use crate::net::intent::Intent;
use crate::parts::{Button, Card, ErrorNote, Field, Icon, Loaded, PageHead, TextField, Weight};
use crate::text;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/account/oauth/regions.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct OauthRegions;

use oauth_regions::ResponseData;

/// The fields that show what is declined about them.
const FIELDS: &[&str] = &["name", "owner", "regionCode", "scopes", "expiresOn"];

/// What is typed.
#[derive(Clone, Copy)]
struct Form {
    name: RwSignal<String>,
    owner: RwSignal<String>,
    region: RwSignal<String>,
    grant: Grant,
}

impl Form {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self { name: empty(), owner: empty(), region: empty(), grant: Grant::of(&[], None) }
    }

    fn typed(self) -> Typed {
        let (scopes, expires_on) = self.grant.typed();
        Typed {
            name: self.name.get_untracked(),
            owner: self.owner.get_untracked(),
            region_code: self.region.get_untracked(),
            scopes,
            expires_on,
        }
    }
}

/// The screen.
#[component]
pub(crate) fn RegisterOauthClientPage() -> impl IntoView {
    let (form, fresh) = (Form::new(), RwSignal::new(None::<Fresh>));
    let made = Callback::new(move |made| fresh.set(Some(made)));
    let navigate = StoredValue::new_local(use_navigate());
    let kept = Callback::new(move |id: String| {
        navigate.with_value(|go| go(&["/clients/", &id].concat(), NavigateOptions::default()));
    });
    move || match fresh.get() {
        Some(fresh) => {
            let id = fresh.id.clone();
            view! { <Once fresh kept=Callback::new(move |()| kept.run(id.clone())) /> }.into_any()
        }
        None => view! { <Registration form made /> }.into_any(),
    }
}

#[component]
fn Registration(form: Form, made: Callback<Fresh>) -> impl IntoView {
    let text = text::oauth::t();
    let intent = Intent::new();
    let about = move |path| Signal::derive(move || intent.about(path));
    let told = move || intent.rest(FIELDS).map(|message| view! { <div class="mb-3"><ErrorNote message /></div> });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !intent.busy.get_untracked() {
            register(form.typed(), intent, made);
        }
    };
    view! {
        <PageHead title=text.register line=text.register_line />
        <form novalidate on:submit=send>
            <Card>
                <TextField id="client-name" label=text.name hint=text.name_hint value=form.name error=about("name") required=true />
                <TextField id="owner" label=text.owner hint=text.owner_hint value=form.owner error=about("owner") required=true />
                <Regions form error=about("regionCode") />
                <p class="mb-4 text-sm text-ink-2">{text.fixed}</p>
                <GrantFields grant=form.grant intent />
                {told}
                <Button weight=Weight::Strong icon=Icon::Lock submits=true busy=intent.busy>{text.register}</Button>
            </Card>
        </form>
    }
}

/// Where it may look: the viewer's own region, or another one.
#[component]
fn Regions(form: Form, error: Signal<Option<String>>) -> impl IntoView {
    let text = text::oauth::t();
    let reading = cached::<OauthRegions>(|| Some(("clients.regions".into(), oauth_regions::Variables)));
    let view = move |data: ResponseData| {
        let own = data.viewer.map(|viewer| viewer.post.region.code).unwrap_or_default();
        if form.region.read_untracked().is_empty() {
            form.region.set(own);
        }
        let option = move |region: oauth_regions::OauthRegionsRegions| {
            let code = region.code.clone();
            let selected = move || form.region.with(|chosen| *chosen == code);
            view! { <option value=region.code selected=selected>{region.name}</option> }
        };
        let choose = move |event| form.region.set(event_target_value(&event));
        view! {
            <Field id="region" label=text.region hint=text.region_hint error>
                <select
                    id="region"
                    class="select w-full"
                    aria-describedby="region-hint region-error"
                    on:change=choose
                >
                    {data.regions.into_iter().map(option).collect_view()}
                </select>
            </Field>
        }
        .into_any()
    };
    view! { <Loaded reading lines=2 view /> }
}
