//! The three steps of a proposal: which form, who, and why; beside each field what the federation said
//! about it when it returned the proposal.

use entity::Word;
use entity::form::party_form::{CoverageState, PartyForm};
use entity::form::remark::ProposalField;
use leptos::prelude::*;

use super::Desk;
use crate::form::proposal::{form_of, verdict};
use crate::form::who::KnownNames;
use crate::parts::{Choice, Choices, Field, Note, Pick, TextField, Tone, field};
use crate::text::{fill, label, language, t};

/// What was said about a field.
#[component]
fn Said(desk: Desk, about: ProposalField) -> impl IntoView {
    let said = desk.society.with_value(|society| {
        let case = society.formation.as_ref()?;
        case.return_remarks.iter().find(|remark| remark.field == about).map(|remark| remark.text.clone())
    })?;
    Some(
        view! { <div class="mb-2"><Note tone=Tone::Warn>{fill(t().form.remark_said, &[&label(about), &said])}</Note></div> },
    )
}

/// Which form: the rules answer first.
#[component]
pub(super) fn Which(desk: Desk) -> impl IntoView {
    let text = t().form;
    let fault = desk.fault("form");
    let (verdict, standing) =
        desk.society.with_value(|society| (desk.rules.with_value(|rules| verdict(society, rules)), society.form));
    let reasons = verdict.reasons.iter().map(|reason| view! { <li>{reason.sentence(language())}</li> }).collect_view();
    let choice = move |form: PartyForm| {
        let chosen = Signal::derive(move || desk.fields.form.get() == form);
        let name = if form == PartyForm::None { text.dissolve } else { label(form) };
        view! { <Choice pick=Pick::One("form") label=name chosen on_choose=move || desk.fields.form.set(form) /> }
    };
    let joint = verdict.recommended == entity::form::assessment::RecommendedForm::Joint;
    let offered = move |form: &PartyForm| *form != standing && (*form != PartyForm::Joint || joint);
    let forms = PartyForm::ALL.iter().copied().filter(offered);
    let recommended = form_of(verdict.recommended);
    // Nobody has chosen yet: the form in being is the one recommended, which is no fault of his.
    let fits = move || recommended == standing && desk.fields.form.get() == standing;
    let well = move || fits().then(|| view! { <Note tone=Tone::Ok>{text.suits}</Note> });
    let fault = move || (!fits()).then(|| fault.get()).flatten();
    view! {
        <p class="font-semibold">{fill(text.rules_say, &[&label(recommended)])}</p>
        <p class="mb-2 text-sm"><a class="link inline-flex min-h-11 items-center" href="/rules">{fill(text.by_version, &[&verdict.rule_version])}</a></p>
        <ul class="mb-4 list-disc space-y-1 pl-5 text-sm">{reasons}</ul>
        <Said desk about=ProposalField::Form />
        {well}
        <Choices label=text.proposed>{forms.map(choice).collect_view()}</Choices>
        <p role="alert" class="text-sm font-medium text-accent empty:hidden">{fault}</p>
    }
}

/// Who is named; what the platform knows can be chosen.
#[component]
pub(super) fn Who(desk: Desk) -> impl IntoView {
    let text = t().form;
    let (fields, nominees, superior) = (desk.fields, desk.fault("nominees"), desk.fault("superior"));
    let known = desk.society.with_value(crate::form::view::Society::known_names);
    let committee = desk.rules.with_value(|rules| rules.committee_threshold);
    match fields.form.get_untracked().coverage() {
        CoverageState::Organisation => view! {
            <Said desk about=ProposalField::Secretary />
            <TextField id="secretary" label=text.secretary value=fields.first error=nominees />
            <KnownNames names=known into=fields.first />
            <Said desk about=ProposalField::DeputySecretary />
            <TextField id="deputy" label=text.deputy value=fields.deputy hint=text.if_any_hint />
            <Said desk about=ProposalField::CommitteeMembers />
            <TextField id="committee" label=text.committee value=fields.committee hint=fill(text.committee_hint, &[&committee]) />
            <Said desk about=ProposalField::Superior />
            <TextField id="superior" label=text.superior value=fields.superior error=superior />
        }
        .into_any(),
        CoverageState::Work => view! {
            <Said desk about=ProposalField::Liaison />
            <TextField id="liaison" label=text.liaison value=fields.first hint=text.one_liaison error=nominees />
            <KnownNames names=known into=fields.first />
        }
        .into_any(),
        CoverageState::Uncovered => view! { <p>{text.nobody_named}</p> }.into_any(),
    }
}

/// Since when, and why.
#[component]
pub(super) fn Why(desk: Desk) -> impl IntoView {
    let text = t().form;
    let (fields, reason, day) = (desk.fields, desk.fault("reason"), desk.fault("proposedOn"));
    view! {
        <Said desk about=ProposalField::ProposedOn />
        <TextField id="proposedOn" label=text.proposed_on kind="date" value=fields.day error=day />
        <Said desk about=ProposalField::Reason />
        <Field id="reason" label=text.reason hint=text.reason_hint error=reason>
            <textarea
                id="reason"
                class="textarea w-full"
                rows="3"
                aria-describedby=field::described_by("reason")
                prop:value=move || fields.reason.get()
                on:input=move |event| fields.reason.set(event_target_value(&event))
            ></textarea>
        </Field>
    }
}
