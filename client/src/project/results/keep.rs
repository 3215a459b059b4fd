//! What is done with a published result: it is withdrawn, or it is recorded how it was made known.

use entity::Word;
use entity::project::published_result::Channel;
use leptos::prelude::*;

use super::view::Row;
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{Button, Choice, Choices, ErrorNote, Field, Pick, TextField};
use crate::project::act::{act, operations};
use crate::session::viewer;
use crate::text::{self, label};

operations! {
    "src/project/results/keep.graphql":
    WithdrawResult withdraw_result.published_result;
    RecordPromotion record_promotion.published_result;
}

/// Both forms, folded away.
#[component]
pub(super) fn Keep(row: Row, moved: Callback<()>) -> impl IntoView {
    let withdraw = row.withdrawable.then(|| view! { <Withdraw id=row.id.clone() moved /> });
    let promote = row.promotable.then(|| view! { <Promote id=row.id.clone() moved /> });
    view! { <div class="mt-3 print:hidden">{promote} {withdraw}</div> }
}

#[component]
fn Withdraw(id: String, moved: Callback<()>) -> impl IntoView {
    let text = text::results::t();
    let (said, intent) = (RwSignal::new(String::new()), Intent::new());
    let go = move |()| {
        let (result_id, idempotency_key, text) = (id.clone(), intent.key(), said.get_untracked());
        let input = withdraw_result::WithdrawResultInput { idempotency_key, result_id, text };
        act::<WithdrawResult>(intent, withdraw_result::Variables { input }, move |_| {
            moved.try_run(()).unwrap_or_default();
        });
    };
    let told = move || intent.rest(&["text"]).map(|message| view! { <div class="mb-3"><ErrorNote message /></div> });
    view! {
        <details class="fold mt-1">
            <summary class="row-link">{text.withdraw}</summary>
            <div class="pt-2">
                {told}
                <Field id="withdraw-why" label=text.withdraw_why hint=text.withdraw_line error=Signal::derive(move || intent.about("text"))>
                    <textarea id="withdraw-why" class="textarea w-full" rows="3" maxlength="4000" aria-describedby=described_by("withdraw-why") bind:value=said></textarea>
                </Field>
                <Button busy=intent.busy on_press=go>{text.withdraw}</Button>
            </div>
        </details>
    }
}

#[component]
fn Promote(id: String, moved: Callback<()>) -> impl IntoView {
    let text = text::results::t();
    let (channel, place) = (RwSignal::new(Channel::Press), RwSignal::new(String::new()));
    let (on, intent) = (RwSignal::new(viewer().today.to_string()), Intent::new());
    let go = move |()| {
        let Ok(published_on) = on.read_untracked().parse::<chrono::NaiveDate>() else { return };
        let input = record_promotion::RecordPromotionInput {
            idempotency_key: intent.key(),
            result_id: id.clone(),
            channel: channel.get_untracked(),
            place: place.get_untracked(),
            published_on,
        };
        act::<RecordPromotion>(intent, record_promotion::Variables { input }, move |_| {
            moved.try_run(()).unwrap_or_default();
        });
    };
    let told = move || {
        intent.rest(&["place", "publishedOn"]).map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })
    };
    let all: &[Channel] = Word::ALL;
    let pill = move |one: Channel| {
        let chosen = Signal::derive(move || channel.get() == one);
        view! { <Choice pick=Pick::One("channel") label=label(one) chosen on_choose=move || channel.set(one) /> }
    };
    view! {
        <details class="fold mt-1">
            <summary class="row-link">{text.promote}</summary>
            <div class="pt-2">
                {told}
                <Choices label=text.channel>{all.iter().map(|one| pill(*one)).collect_view()}</Choices>
                <TextField id="promotion-place" label=text.place value=place error=Signal::derive(move || intent.about("place")) />
                <TextField id="promotion-on" label=text.on kind="date" value=on error=Signal::derive(move || intent.about("publishedOn")) />
                <Button busy=intent.busy on_press=go>{text.promote}</Button>
            </div>
        </details>
    }
}
