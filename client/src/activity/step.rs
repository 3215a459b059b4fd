//! The three steps of a filing: what it is about, when and where, fees and opinion; and what the rules find
//! in it so far.

use entity::Word;
use entity::institution::activity::ActivityKind;
use entity::institution::activity::plan::{NOTE_MAX, OUTLINE_MAX};
use entity::institution::activity::rule::ActivityRule;
use leptos::prelude::*;

use super::draft::warnings;
use super::file::{Desk, step_of};
use crate::parts::field::described_by;
use crate::parts::{Choice, Choices, Field, Note, Pick, TextField, Tone};
use crate::text::{label, t};

/// A field of several lines.
#[component]
fn Lines(
    desk: Desk,
    id: &'static str,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    value: RwSignal<String>,
    #[prop(default = 3)] rows: u8,
    #[prop(default = NOTE_MAX)] max: usize,
) -> impl IntoView {
    view! {
        <Field id label hint error=desk.fault(id)>
            <textarea id=id class="textarea w-full" rows=rows maxlength=max aria-describedby=described_by(id) bind:value=value></textarea>
        </Field>
    }
}

/// What it is about.
#[component]
pub(super) fn Content(desk: Desk) -> impl IntoView {
    let (text, fields) = (t().activity, desk.fields());
    let choice = move |kind: &ActivityKind| {
        let kind = *kind;
        let chosen = Signal::derive(move || fields.kind.get() == kind);
        view! { <Choice pick=Pick::One("kind") label=label(kind) chosen on_choose=move || fields.kind.set(kind) /> }
    };
    // A basis is asked where a name needs one.
    let claims = Memo::new(move |_| {
        let named = [ActivityRule::NameBarred, ActivityRule::NamePermitted];
        desk.found.with(|found| found.iter().any(|rule| named.contains(rule)))
    });
    let basis = move || {
        claims.get().then(|| view! { <Lines desk id="nameBasis" label=text.name_basis hint=text.name_basis_hint value=fields.name_basis rows=2 /> })
    };
    view! {
        <Choices label=text.kind>{ActivityKind::ALL.iter().map(choice).collect_view()}</Choices>
        <TextField id="title" label=text.name value=fields.title error=desk.fault("title") />
        {basis}
        <Lines desk id="outline" label=text.outline hint=text.outline_hint value=fields.outline rows=5 max=OUTLINE_MAX />
        <Lines desk id="speakers" label=text.speakers hint=text.speakers_hint value=fields.speakers />
    }
}

/// When and where, and with whom.
#[component]
pub(super) fn Setting(desk: Desk) -> impl IntoView {
    let (text, fields) = (t().activity, desk.fields());
    view! {
        <div class="grid gap-x-4 sm:grid-cols-2">
            <TextField id="heldOn" label=text.held_on kind="date" value=fields.held_on error=desk.fault("heldOn") />
            <TextField id="audience" label=text.audience inputmode="numeric" value=fields.audience error=desk.fault("audience") />
        </div>
        <TextField id="place" label=text.place value=fields.place error=desk.fault("place") />
        <Lines desk id="coHosts" label=text.co_hosts hint=text.if_any value=fields.co_hosts rows=2 />
        <Lines desk id="foreignParties" label=text.foreign hint=text.if_any value=fields.foreign_parties rows=2 />
    }
}

/// Fees, awards, and what the Party organisation says.
#[component]
pub(super) fn Order(desk: Desk) -> impl IntoView {
    let (text, fields) = (t().activity, desk.fields());
    let yes_no = |name: &'static str, title: &'static str, value: RwSignal<bool>| {
        let choice = move |which: bool| {
            let chosen = Signal::derive(move || value.get() == which);
            let label = if which { text.yes } else { text.no };
            view! { <Choice pick=Pick::One(name) label chosen on_choose=move || value.set(which) /> }
        };
        view! { <Choices label=title>{choice(false)} {choice(true)}</Choices> }
    };
    let fee_basis = move || {
        fields.fees.get().then(|| view! { <Lines desk id="feeBasis" label=text.fee_basis hint=text.fee_basis_hint value=fields.fee_basis rows=2 /> })
    };
    let award_basis = move || {
        fields
            .awards
            .get()
            .then(|| view! { <Lines desk id="awardBasis" label=text.award_basis value=fields.award_basis rows=2 /> })
    };
    view! {
        {yes_no("fees", text.fees, fields.fees)} {fee_basis}
        {yes_no("awards", text.awards, fields.awards)} {award_basis}
        <Lines desk id="opinion" label=text.opinion hint=text.opinion_hint value=fields.opinion />
    }
}

/// What the rules point at so far; what they refuse stands beside its field, or here where it has none.
#[component]
pub(super) fn Found(desk: Desk) -> impl IntoView {
    let text = t().activity;
    let listed = move || {
        if desk.fields().is_empty() {
            return ().into_any();
        }
        let found = desk.found.get();
        let row = |rule: ActivityRule| {
            view! { <li>{label(rule)} <span class="block text-sm">{rule.clause()}</span></li> }
        };
        let whole = [ActivityRule::SocietyBarred, ActivityRule::FeesForAwards];
        let barred: Vec<_> = found.iter().copied().filter(|rule| whole.contains(rule)).map(row).collect();
        // What belongs to a later step has not been asked yet.
        let asked = |rule: &ActivityRule| step_of(rule.field()) <= desk.step();
        let warned: Vec<_> = warnings(&found).into_iter().filter(asked).map(row).collect();
        view! {
            {(!barred.is_empty()).then(|| view! { <div class="mt-3"><Note tone=Tone::Bad><ul>{barred}</ul></Note></div> })}
            {(!warned.is_empty()).then(|| view! {
                <div class="mt-3"><Note tone=Tone::Warn><strong>{text.found_line}</strong><ul class="list-disc pl-5">{warned}</ul></Note></div>
            })}
        }
        .into_any()
    };
    view! { <div role="status">{listed}</div> }
}
