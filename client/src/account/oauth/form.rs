//! What a client may do and until when, as it is typed: when it is registered and when it is changed. And what was
//! declined, with what to do next.

use chrono::NaiveDate;
use entity::Word;
use entity::account::oauth::OauthScope;
use leptos::prelude::*;
use view_model::account::oauth::opens;

use crate::net::intent::Intent;
use crate::parts::{Button, ErrorNote, Icon, TextField};
use crate::text::{self, label};

/// What is typed.
#[derive(Clone, Copy)]
pub(super) struct Grant {
    scopes: RwSignal<Vec<OauthScope>>,
    expires_on: RwSignal<String>,
}

impl Grant {
    /// What stands, to begin with.
    pub(super) fn of(scopes: &[OauthScope], expires_on: Option<NaiveDate>) -> Self {
        let end = expires_on.map(|end| end.to_string()).unwrap_or_default();
        Self { scopes: RwSignal::new(scopes.to_vec()), expires_on: RwSignal::new(end) }
    }

    /// What is sent. A date field holds a day or nothing.
    pub(super) fn typed(self) -> (Vec<OauthScope>, Option<NaiveDate>) {
        (self.scopes.get_untracked(), self.expires_on.read_untracked().parse().ok())
    }
}

/// The fields of it, with what was declined about them.
#[component]
pub(super) fn GrantFields(grant: Grant, intent: Intent) -> impl IntoView {
    let text = text::oauth::t();
    let all: &[OauthScope] = Word::ALL;
    let told = move || {
        let said = intent.about("scopes");
        said.map(|said| view! { <p class="mt-1 text-sm font-medium text-accent">{said}</p> })
    };
    let error = Signal::derive(move || intent.about("expiresOn"));
    view! {
        <fieldset id="scopes" class="mb-4" aria-describedby="scopes-hint scopes-error">
            <legend class="mb-1 font-medium">{text.scopes}</legend>
            <p id="scopes-hint" class="text-sm text-ink-2">{text.scopes_hint}</p>
            {all.iter().map(|scope| box_of(*scope, grant)).collect_view()}
            <div id="scopes-error" role="alert">{told}</div>
        </fieldset>
        <TextField id="expires-on" kind="date" label=text.expires_on hint=text.expires_hint value=grant.expires_on error />
    }
}

/// A scope to tick, with what it opens.
fn box_of(scope: OauthScope, grant: Grant) -> impl IntoView {
    let chosen = move || grant.scopes.with(|all| all.contains(&scope));
    let turn = move |_| {
        grant.scopes.update(|all| match all.iter().position(|one| *one == scope) {
            Some(place) => drop(all.remove(place)),
            None => all.push(scope),
        });
    };
    view! {
        <label class="flex min-h-11 cursor-pointer items-start gap-3 border-b border-line py-2 last:border-0">
            <input type="checkbox" class="checkbox mt-0.5 rounded-md" prop:checked=chosen on:change=turn />
            <span class="min-w-0 grow">
                <span class="font-medium">{label(scope)}</span>
                <span class="block text-sm text-ink-2">{opens(scope)}</span>
            </span>
        </label>
    }
}

/// What was declined and belongs to none of these fields: most often somebody else was quicker, so the way to what
/// stands now is beside it.
#[component]
pub(super) fn Told(intent: Intent, fields: &'static [&'static str], moved: Callback<()>) -> impl IntoView {
    move || {
        intent.rest(fields).map(|message| {
            view! {
                <div class="my-3 grid gap-2">
                    <ErrorNote message />
                    <span><Button icon=Icon::Retry on_press=moved>{text::oauth::t().look_again}</Button></span>
                </div>
            }
        })
    }
}
