//! What a society does with its filing: says that it took place, reports how it went (with a photograph if
//! it likes), or says that it is not held.

use entity::institution::activity::ActivityStep;
use leptos::prelude::*;

use super::decide::Act;
use super::send::{self, Went};
use super::view::Filing;
use crate::file::{Chosen, FileField};
use crate::parts::field::described_by;
use crate::parts::{Button, Card, Field, Icon, Note, TextField, Tone, Weight};
use crate::session::viewer;
use crate::text::{day, fill, t};

/// The card.
#[component]
pub(super) fn Own(filing: Filing, moved: Callback<()>) -> impl IntoView {
    let text = t().activity;
    let act = Act::new(moved);
    let may = |step| filing.moves.contains(&step);
    let (reports, hold, cancels) = (may(ActivityStep::Report), may(ActivityStep::Hold), may(ActivityStep::Cancel));
    // Before its day there is nothing to report, only to wait or to cancel.
    let early = viewer().today < filing.held_on;
    let waits = (early && reports)
        .then(|| view! { <Note tone=Tone::Ok>{fill(text.may_be_held, &[&day(filing.held_on)])}</Note> });
    view! {
        <div class="print:hidden"><Card title=t().form.your_turn>
            {act.notes()} {waits}
            {(reports && !early).then(|| view! { <Report filing=filing.clone() act hold /> })}
            {cancels.then(|| view! { <Cancel filing=filing.clone() act /> })}
        </Card></div>
    }
}

#[component]
fn Report(filing: Filing, act: Act, hold: bool) -> impl IntoView {
    let text = t().activity;
    let day = RwSignal::new(filing.took_place_on.unwrap_or(filing.held_on).to_string());
    let (count, summary) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let files = Chosen::of("activity", &filing.id);
    let filing = StoredValue::new(filing);
    let report = move |()| {
        let file_ids = match files.ids() {
            Ok(ids) => ids,
            Err(sentence) => return act.tell(&sentence),
        };
        let Ok(took_place_on) = day.get_untracked().parse() else { return act.tell(text.day_needed) };
        let Ok(attendance) = count.get_untracked().trim().parse() else { return act.tell(text.count_needed) };
        let went = Went { took_place_on, attendance, summary: summary.get_untracked(), file_ids };
        act.run(text.reported, async move {
            let answer = send::report(&filing.get_value(), went).await;
            if matches!(answer, Ok(send::Outcome::Done | send::Outcome::Queued)) {
                files.clear();
            }
            answer
        });
    };
    let held = hold.then(|| {
        let press = move |()| {
            let Ok(on) = day.get_untracked().parse() else { return act.tell(text.day_needed) };
            act.run(text.held_noted, async move { send::hold(&filing.get_value(), on).await });
        };
        view! { <Button busy=act.busy on_press=press>{text.hold}</Button> }
    });
    view! {
        <TextField id="tookPlaceOn" label=text.took_place_on kind="date" value=day />
        <TextField id="attendance" label=text.attendance inputmode="numeric" value=count />
        <Field id="summary" label=text.summary hint=text.summary_hint>
            <textarea id="summary" class="textarea w-full" rows="4" maxlength="4000" aria-describedby=described_by("summary") bind:value=summary></textarea>
        </Field>
        <FileField id="activity-files" label=text.photo chosen=files />
        <div class="flex flex-wrap gap-3">
            <Button weight=Weight::Strong icon=Icon::Send busy=act.busy on_press=report>{text.report}</Button>
            {held}
        </div>
    }
}

#[component]
fn Cancel(filing: Filing, act: Act) -> impl IntoView {
    let text = t().activity;
    let said = RwSignal::new(String::new());
    let press = move |()| {
        let (filing, said) = (filing.clone(), said.get_untracked());
        act.run(text.cancelled, async move { send::cancel(&filing, said).await });
    };
    view! {
        <details class="mt-3">
            <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{text.cancel}</summary>
            <Field id="cancelText" label=text.cancel_text>
                <textarea id="cancelText" class="textarea w-full" rows="2" maxlength="4000" aria-describedby=described_by("cancelText") bind:value=said></textarea>
            </Field>
            <Button busy=act.busy on_press=press>{text.cancel_now}</Button>
        </details>
    }
}
