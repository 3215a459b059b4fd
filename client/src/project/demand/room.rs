//! `/demands/…`: one demand: what is needed, how far it is, who fits or why it fits, and what can be done now.

use entity::project::demand::DemandStep;
use entity::project::offer::OfferState;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::choose::Offers;
use super::decide::Decide;
use super::offer::OfferForm;
use super::publish::Publish;
use super::suggest::{OwnFit, Suggested};
use super::view::{Case, found, reading, tone};
use crate::file::{Files, shown};
use crate::parts::{
    Button, Card, Chip, EmptyState, Fact, Facts, Icon, LinkButton, Loaded, Note, PageHead, PastStep, Tone,
};
use crate::session::viewer;
use crate::text::{self, day, fill, label, t, yuan};

/// The screen.
#[component]
pub(crate) fn DemandPage() -> impl IntoView {
    let params = use_params_map();
    let reading = reading(move || params.with(|params| params.get("id").unwrap_or_default()));
    let moved = Callback::new(move |()| reading.reload());
    let view = move |data| match found(data) {
        Some(case) => view! { <Room case moved /> }.into_any(),
        None => view! {
            <PageHead title=text::demand::t().not_found />
            <EmptyState icon=Icon::Search title=text::demand::t().not_found line=t().register.not_found_hint>
                <LinkButton href="/demands">{text::demand::t().to_all}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    };
    view! { <Loaded reading lines=10 view /> }
}

#[component]
fn Room(case: Case, moved: Callback<()>) -> impl IntoView {
    let own = viewer().society_id.is_some();
    let print = move |()| drop(window().print());
    let aside = view! { <span class="print:hidden"><Button on_press=print>{text::demand::t().print}</Button></span> };
    let standing = case.offers.iter().find(|offer| own && offer.state == OfferState::Standing).cloned();
    let offers = case.moves.contains(&DemandStep::Offer) || standing.is_some();
    let offer = (own && offers).then(|| view! { <OfferForm case=case.clone() offer=standing moved /> });
    let fit = (own && offers).then(|| view! { <OwnFit id=case.id.clone() /> });
    let looks = viewer().may("Query.demandSuggestions") && (case.state.takes_offers() || !case.state.is_matched());
    let suggested = (looks && case.state.is_open()).then(|| view! { <Suggested id=case.id.clone() /> });
    view! {
        <PageHead title=case.title.clone() line=case.poster.clone() aside=aside.into_any() />
        <div class="grid gap-3">
            <Standing case=case.clone() />
            {fit} {offer}
            {(!own).then(|| view! { <Offers case=case.clone() moved /> })}
            <Decide case=case.clone() moved />
            <Publish case=case.clone() moved />
            {suggested}
            <Delivery case=case.clone() />
            <History case />
        </div>
    }
}

/// What is needed, by when, and where it stands.
#[component]
fn Standing(case: Case) -> impl IntoView {
    let text = text::demand::t();
    let aside = view! { <Chip tone=tone(case.state)>{label(case.state)}</Chip> }.into_any();
    let held = case.open_item.as_ref().map(|item| {
        let said = [&item.holder.name, "：", &item.reason.text, " · ", &fill(text.by, &[&day(item.due_on)])].concat();
        view! { <div class="mb-3"><Note tone=if item.mine { Tone::Warn } else { Tone::Info }><p>{said}</p></Note></div> }
    });
    let society = case.society.as_ref().map(|society| view! { <Fact label=text.society value=society.name.clone() /> });
    let contact = case.contact.clone().zip(case.phone.clone()).map(|(name, phone)| {
        view! { <Fact label=text.contact value=name remark=phone /> }
    });
    let budget = case.budget_fen.map_or_else(|| text.open_budget.to_owned(), yuan);
    let signed = case.signed_on.map(|on| view! { <Fact label=text.signed_on value=day(on) /> });
    let disciplines = case.disciplines.iter().map(|one| label(*one)).collect::<Vec<_>>().join("、");
    view! {
        <Card title=text.needed aside edge=tone(case.state)>
            {held}
            <p class="mb-4 whitespace-pre-line">{case.need.clone()}</p>
            <Facts>
                <Fact label=text.discipline value=disciplines />
                <Fact label=text.budget value=budget />
                <Fact label=text.offer_until value=day(case.offer_until) />
                <Fact label=text.due_on value=day(case.due_on) />
                {society} {contact} {signed}
            </Facts>
        </Card>
    }
}

/// What was delivered and how the poster finds it, for those who may know.
#[component]
fn Delivery(case: Case) -> impl IntoView {
    let text = text::demand::t();
    let rated = case.ratings.iter().map(|one| {
        view! { <Fact label=label(one.criterion) value=label(one.word).to_owned() /> }
    });
    let rated: Vec<_> = rated.collect();
    let ratings = (!rated.is_empty()).then(|| {
        view! {
            <h3 class="mt-4 mb-2 font-semibold">{text.rating}</h3>
            <p class="mb-2 text-sm text-ink-2">{text.rating_line}</p>
            <Facts>{rated}</Facts>
            <p class="mt-2 whitespace-pre-line">{case.rating_text.clone()}</p>
        }
    });
    let said = case.text.clone().map(|said| {
        view! { <div class="mb-3"><Note tone=Tone::Info><p class="whitespace-pre-line">{said}</p></Note></div> }
    });
    let files = shown!(case.attachments);
    let anything = said.is_some() || case.report.is_some() || ratings.is_some() || !files.is_empty();
    anything.then(|| {
        view! {
            <Card title=text.delivery>
                {said} <p class="whitespace-pre-line">{case.report.clone()}</p> <Files files /> {ratings}
            </Card>
        }
    })
}

#[component]
fn History(case: Case) -> impl IntoView {
    let rows: Vec<_> = case
        .steps
        .into_iter()
        .map(|step| view! { <PastStep name=label(step.step) at=step.at actor=step.actor text=step.text /> })
        .collect();
    (!rows.is_empty()).then(|| {
        view! { <Card title=t().form.history><ol class="list-decimal space-y-1 pl-5">{rows}</ol></Card> }
    })
}
