//! An offer with one thumb: how, who, for how much, in how many days. One that stands is revised or taken back here.

use entity::project::money::Fen;
use entity::project::offer::OfferState;
use leptos::prelude::*;

use super::send::{MakeOffer, ReviseOffer, WithdrawOffer, make_offer, revise_offer, withdraw_offer};
use super::view::{Case, Offer};
use crate::file::{Chosen, FileField};
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{Button, Card, Dialog, ErrorNote, Field, Icon, TextField, Tone, Weight, toast};
use crate::project::act::act;
use crate::session::viewer;
use crate::text;

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    text: RwSignal<String>,
    team: RwSignal<String>,
    price: RwSignal<String>,
    days: RwSignal<String>,
    files: Chosen,
}

impl Typed {
    fn of(case: &Case, offer: Option<&Offer>) -> Self {
        let said = |of: &dyn Fn(&Offer) -> String| RwSignal::new(offer.map(of).unwrap_or_default());
        Self {
            text: said(&|offer| offer.text.clone()),
            team: said(&|offer| offer.team.clone()),
            price: said(&|offer| offer.price_fen.plain()),
            days: said(&|offer| offer.days.to_string()),
            files: Chosen::of("offer", &case.id),
        }
    }
}

/// The form: of a new offer, or of the one that stands.
#[component]
pub(super) fn OfferForm(case: Case, offer: Option<Offer>, moved: Callback<()>) -> impl IntoView {
    let text = text::demand::t();
    let typed = Typed::of(&case, offer.as_ref());
    let (intent, wrong) = (Intent::new(), RwSignal::new(None::<&'static str>));
    let revises = offer.is_some();
    let there = StoredValue::new((case, offer.clone()));
    let go = move |()| {
        let (price, days) =
            (Fen::typed(&typed.price.read_untracked()), typed.days.read_untracked().trim().parse::<i64>());
        let (Ok(price), Ok(days)) = (price, days) else { return wrong.set(Some(text.numbers)) };
        let Ok(file_ids) = typed.files.ids() else { return toast::show(text.files_first) };
        wrong.set(None);
        let sent = move |_| {
            typed.files.clear();
            let _ = moved.try_run(());
        };
        there.with_value(|(case, offer)| match offer {
            Some(offer) => revise(offer, typed, (price, days, file_ids), intent, sent),
            None => make(case, typed, (price, days, file_ids), intent, sent),
        });
    };
    let told = move || {
        let said = wrong.get().map(ToOwned::to_owned).or_else(|| intent.rest(&["text", "team", "priceFen", "days"]));
        said.map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })
    };
    let about = move |path| Signal::derive(move || intent.about(path));
    let title = if revises { text.revise_offer } else { text.make_offer };
    view! {
        <div class="print:hidden"><Card title=title edge=Tone::Warn>
            {told}
            <Field id="offer-text" label=text.offer_text hint=text.offer_hint error=about("text")>
                <textarea id="offer-text" class="textarea w-full" rows="5" maxlength="4000" aria-describedby=described_by("offer-text") bind:value=typed.text></textarea>
            </Field>
            <TextField id="offer-team" label=text.team value=typed.team error=about("team") />
            <TextField id="offer-price" label=text.price hint=text.price_hint inputmode="decimal" value=typed.price error=about("priceFen") />
            <TextField id="offer-days" label=text.days inputmode="numeric" value=typed.days error=about("days") />
            <FileField id="offer-files" label=text.files chosen=typed.files />
            <div class="grid"><Button weight=Weight::Strong icon=Icon::Send busy=intent.busy on_press=go>{title}</Button></div>
            {offer.map(|offer| view! { <TakeBack offer moved /> })}
        </Card></div>
    }
}

fn make(
    case: &Case,
    typed: Typed,
    (price_fen, days, file_ids): (Fen, i64, Vec<String>),
    intent: Intent,
    sent: impl FnOnce(String) + 'static,
) {
    let (text, team) = (typed.text.get_untracked(), typed.team.get_untracked());
    let input = make_offer::MakeOfferInput {
        idempotency_key: intent.key(),
        society_id: viewer().society_id.unwrap_or_default(),
        demand_id: case.id.clone(),
        offer: make_offer::OfferedInput { text, team, price_fen, days },
        file_ids,
    };
    act::<MakeOffer>(intent, make_offer::Variables { input }, sent);
}

fn revise(
    offer: &Offer,
    typed: Typed,
    (price_fen, days, file_ids): (Fen, i64, Vec<String>),
    intent: Intent,
    sent: impl FnOnce(String) + 'static,
) {
    let (text, team) = (typed.text.get_untracked(), typed.team.get_untracked());
    let input = revise_offer::ReviseOfferInput {
        idempotency_key: intent.key(),
        offer_id: offer.id.clone(),
        expected_version: offer.version,
        offer: revise_offer::OfferedInput { text, team, price_fen, days },
        file_ids,
    };
    act::<ReviseOffer>(intent, revise_offer::Variables { input }, sent);
}

#[component]
fn TakeBack(offer: Offer, moved: Callback<()>) -> impl IntoView {
    let text = text::demand::t();
    let (intent, confirming) = (Intent::new(), RwSignal::new(false));
    let stands = offer.state == OfferState::Standing;
    let go = Callback::new(move |()| {
        confirming.set(false);
        let input = withdraw_offer::OfferStepInput {
            idempotency_key: intent.key(),
            offer_id: offer.id.clone(),
            expected_version: offer.version,
            text: String::new(),
        };
        act::<WithdrawOffer>(intent, withdraw_offer::Variables { input }, move |_| {
            moved.try_run(()).unwrap_or_default();
        });
    });
    let told = move || intent.rest(&[]).map(|message| view! { <div class="mt-3"><ErrorNote message /></div> });
    stands.then(|| {
        view! {
            <div class="mt-3">
                {told}
                <Button weight=Weight::Quiet busy=intent.busy on_press=move |()| confirming.set(true)>{text.withdraw_offer}</Button>
            </div>
            <Dialog open=confirming title=text.withdraw_offer>
                <p class="mb-4">{text.sure_offer}</p>
                <Button weight=Weight::Strong on_press=go>{text.confirm}</Button>
            </Dialog>
        }
    })
}
