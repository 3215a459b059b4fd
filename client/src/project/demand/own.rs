//! What concerns one's own society: the needs that fit it with their reasons, and what it has offered for.

use entity::project::offer::OfferState;
use leptos::prelude::*;

use super::suggest::Why;
use super::view::{offer_tone, own, own_demands, reasons};
use crate::parts::{Card, Chip, EmptyState, Icon, Loaded, RowLink, Tone};
use crate::text::{self, day, days_left, fill, label, yuan};

/// Both cards.
#[component]
pub(super) fn Own() -> impl IntoView {
    let reading = own();
    let view = |data: own_demands::ResponseData| {
        let own_demands::ResponseData { fitting_demands, offers } = data;
        view! { <Offers offers=offers.nodes /> <Fitting fits=fitting_demands /> }.into_any()
    };
    view! { <Loaded reading lines=8 view /> }
}

#[component]
fn Offers(offers: Vec<own_demands::OwnDemandsOffersNodes>) -> impl IntoView {
    let text = text::demand::t();
    let row = |offer: own_demands::OwnDemandsOffersNodes| {
        let demand = offer.demand?;
        let line = fill(text.price_days, &[&yuan(offer.price_fen), &offer.days]);
        let mine = demand.open_item.filter(|item| item.mine && offer.state == OfferState::Chosen);
        let left = mine.map(|item| {
            let tone = if item.days_left < 0 { Tone::Bad } else { Tone::of_days(item.days_left + 7) };
            view! { <Chip tone>{days_left(item.days_left)}</Chip> }
        });
        let state = if offer.state == OfferState::Chosen { label(demand.state) } else { label(offer.state) };
        let aside = view! {
            <span class="inline-flex flex-wrap gap-1"><Chip tone=offer_tone(offer.state)>{state}</Chip> {left}</span>
        };
        let href = ["/demands/", &demand.id].concat();
        Some(view! { <RowLink href title=demand.title line aside=aside.into_any() /> })
    };
    let rows: Vec<_> = offers.into_iter().filter_map(row).collect();
    (!rows.is_empty()).then(|| view! { <Card title=text.my_offers>{rows}</Card> })
}

#[component]
fn Fitting(fits: Vec<own_demands::OwnDemandsFittingDemands>) -> impl IntoView {
    let text = text::demand::t();
    if fits.is_empty() {
        return view! { <Card title=text.fitting><EmptyState icon=Icon::Search title=text.none_fitting line=text.none_fitting_line /></Card> }
            .into_any();
    }
    let row = move |fit: own_demands::OwnDemandsFittingDemands| {
        let own_demands::OwnDemandsFittingDemands { demand, score, blocker: _, reasons: why } = fit;
        let line = [demand.poster.as_str(), " · ", &fill(text.until, &[&day(demand.offer_until)])].concat();
        let aside = view! { <Chip tone=Tone::Info>{fill(text.score, &[&score])}</Chip> }.into_any();
        view! {
            <RowLink href=["/demands/", &demand.id].concat() title=demand.title line aside />
            <Why reasons=reasons!(why) />
        }
    };
    view! { <Card title=text.fitting><p class="mb-2 text-sm text-ink-2">{text.score_line}</p>{fits.into_iter().map(row).collect_view()}</Card> }
        .into_any()
}
