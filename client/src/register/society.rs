//! One society: its facts, why its form is what it is, what falls due, and what happened to it; for
//! today or as of an earlier day.

mod as_of;
mod cases;
mod changes;
mod facts;
mod field;
mod head;
mod party;
mod people;
mod timeline;
pub(crate) mod view;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::form::OrganisationCard;
use crate::net::replay::acknowledged;
use crate::parts::{EmptyState, Icon, LinkButton, Loaded, PageHead};
use crate::responsibility::DutyCard;
use crate::session::viewer;
use crate::text::t;
use as_of::{AsOf, AsOfBanner};
pub(crate) use field::field_label;
use view::Society;

/// The screen.
#[component]
pub(crate) fn SocietyPage() -> impl IntoView {
    let as_of = AsOf::current();
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id").unwrap_or_default());
    let reading = view::society(id, move || as_of.day.get());
    let sent = acknowledged();
    Effect::new(move |earlier: Option<()>| {
        sent.track();
        if earlier.is_some() {
            reading.reload();
        }
    });
    view! {
        <AsOfBanner as_of />
        <Loaded
            reading
            lines=12
            view=move |data| match data.society {
                Some(society) => view! { <Sheets society as_of /> }.into_any(),
                None => view! { <Unknown /> }.into_any(),
            }
        />
    }
}

/// The society as sheets: on a desktop what one looks for first stands left.
#[component]
fn Sheets(society: Society, as_of: AsOf) -> impl IntoView {
    let story = viewer().may("Society.events").then(|| view! { <timeline::Timeline id=society.id.clone() /> });
    // Cases are of today: another day shows its facts alone.
    let organisation =
        as_of.day.get_untracked().is_none().then(|| view! { <OrganisationCard id=society.id.clone() /> });
    let cases = as_of.day.get_untracked().is_none().then(|| view! { <cases::CasesCard id=society.id.clone() /> });
    let duty = as_of.day.get_untracked().is_none().then(|| view! { <DutyCard id=society.id.clone() /> });
    view! {
        <head::Head society=society.clone() as_of />
        // On a phone the two columns are one: what falls due comes second, history last. On paper all of
        // it but the history fits one page.
        <div class="grid items-start gap-3 lg:grid-cols-[1.35fr_1fr] print:grid-cols-[1.2fr_1fr]">
            <div class="contents min-w-0 gap-3 lg:grid print:grid">
                <party::PartyCard society=society.clone() />
                {organisation}
                <div class="order-2 lg:order-none"><people::PeopleCard society=society.clone() /></div>
                <div class="order-4 lg:order-none print:hidden">{story}</div>
                <head::PrintFoot />
            </div>
            <div class="order-1 grid min-w-0 gap-3 lg:order-none print:order-none">
                <facts::DeadlinesCard society=society.clone() />
                {duty}
                {cases}
                <facts::LeadersCard society=society.clone() />
                <facts::ContactCard society=society.clone() />
                <facts::StandingCard society=society.clone() />
                <facts::RegisterCard society=society.clone() />
                <changes::ChangesCard society />
            </div>
        </div>
    }
}

#[component]
fn Unknown() -> impl IntoView {
    let text = t().register;
    view! {
        <PageHead title=text.not_found />
        <EmptyState icon=Icon::Search title=text.not_found line=text.not_found_hint>
            <LinkButton href="/societies">{text.to_list}</LinkButton>
        </EmptyState>
    }
}
