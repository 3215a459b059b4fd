//! The offers for a demand as the federation and the poster compare them, in the order in which they came; one of
//! them is chosen.

use entity::project::demand::DemandStep;
use entity::project::offer::OfferState;
use leptos::prelude::*;

use super::send::{ChooseOffer, choose_offer};
use super::view::{Case, Offer, offer_tone};
use crate::file::{Files, shown};
use crate::net::intent::Intent;
use crate::parts::{Button, Card, Chip, Dialog, ErrorNote, Fact, Facts, Weight};
use crate::project::act::act;
use crate::text::{self, fill, label, yuan};

/// All of them; nothing where there is none.
#[component]
pub(super) fn Offers(case: Case, moved: Callback<()>) -> impl IntoView {
    let text = text::demand::t();
    let choosing = case.moves.contains(&DemandStep::Choose);
    let offers: Vec<_> = case.offers.into_iter().map(|offer| view! { <OfferCard offer choosing moved /> }).collect();
    (!offers.is_empty()).then(|| view! { <Card title=text.offers>{offers}</Card> })
}

#[component]
fn OfferCard(offer: Offer, choosing: bool, moved: Callback<()>) -> impl IntoView {
    let text = text::demand::t();
    let name = offer.society.as_ref().map(|society| society.name.clone()).unwrap_or_default();
    let (intent, confirming) = (Intent::new(), RwSignal::new(false));
    let (id, version) = (offer.id.clone(), offer.version);
    let go = Callback::new(move |()| {
        confirming.set(false);
        let input = choose_offer::OfferStepInput {
            idempotency_key: intent.key(),
            offer_id: id.clone(),
            expected_version: version,
            text: String::new(),
        };
        act::<ChooseOffer>(intent, choose_offer::Variables { input }, move |_| moved.try_run(()).unwrap_or_default());
    });
    let told = move || intent.rest(&[]).map(|message| view! { <div class="my-3"><ErrorNote message /></div> });
    let standing = choosing && offer.state == OfferState::Standing;
    let sure = fill(text.sure_choose, &[&name]);
    let choose = standing.then(|| {
        view! {
            <div class="mt-3 print:hidden"><Button busy=intent.busy on_press=move |()| confirming.set(true)>{text.choose}</Button></div>
            <Dialog open=confirming title=text.choose>
                <p class="mb-4">{sure.clone()}</p>
                <Button weight=Weight::Strong on_press=go>{text.confirm}</Button>
            </Dialog>
        }
    });
    view! {
        <section class="border-b border-line py-3 last:border-0">
            <div class="mb-1 flex flex-wrap items-center justify-between gap-2">
                <h3 class="font-semibold">{name.clone()}</h3>
                <Chip tone=offer_tone(offer.state)>{label(offer.state)}</Chip>
            </div>
            <p class="mb-2 whitespace-pre-line">{offer.text}</p>
            <Facts>
                <Fact label=text.price value=yuan(offer.price_fen) />
                <Fact label=text.days value=offer.days.to_string() />
            </Facts>
            <p class="mt-2 text-sm"><span class="text-ink-2">{text.team} "：" </span>{offer.team}</p>
            <Files files=shown!(offer.attachments) />
            {told} {choose}
        </section>
    }
}
