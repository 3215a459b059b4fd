//! The head of a society's page: its name, how it stands, what one may do; and the foot that only paper
//! has.

use entity::form::assessment::RecommendedForm;
use leptos::prelude::*;

use super::as_of::{AsOf, AsOfField};
use super::party::tone;
use super::view::Society;
use crate::parts::{Button, Chip, Icon, LinkButton, PageHead, Tone, Weight};
use crate::session::viewer;
use crate::text::{self, day, fill, label, t};

/// The head.
#[component]
pub(super) fn Head(society: Society, as_of: AsOf) -> impl IntoView {
    let (text, registered_on) = (t().register, society.registered_on);
    let line = [label(society.discipline), " · ", &society.uscc].concat();
    let print = move |()| {
        // A browser that cannot print says so itself.
        drop(window().print());
    };
    let aside = view! {
        <span class="shrink-0 whitespace-nowrap print:hidden">
            <Button weight=Weight::Quiet icon=Icon::Print on_press=Callback::new(print)>{text.print}</Button>
        </span>
    };
    view! {
        <PageHead title=society.name.clone() line aside=aside.into_any() />
        <Standing society=society.clone() />
        <div class="mb-4 flex flex-wrap items-center gap-2 print:hidden">
            {move || as_of.day.get().is_none().then(|| actions(&society))}
            <AsOfField as_of registered_on />
        </div>
    }
}

/// What one may do here, told by the policy table.
fn actions(society: &Society) -> impl IntoView + use<> {
    let (text, id) = (t().register, society.id.as_str());
    let viewer = viewer();
    let headcount =
        viewer.may("Mutation.recordHeadcount").then(|| ["/societies/", id, "/edit?form=headcount"].concat());
    let contact =
        viewer.may("Mutation.updateSocietyContact").then(|| ["/societies/", id, "/edit?form=contact"].concat());
    let to = |field: &str, below: &str| viewer.may(field).then(|| [below, id].concat());
    let clue = to("Mutation.reportClue", "/enforcement/new?society=");
    let notice = to("Mutation.openListCase", "/lists/new?society=");
    let graded = society.grade.as_ref().is_some_and(|grade| !grade.expired);
    let regrade = to("Mutation.downgradeSociety", "/evaluations/regrade?society=").filter(|_| graded);
    let forecast = viewer.may("Query.eligibility").then(|| ["/societies/", id, "/forecast"].concat());
    let consistency = viewer.may("Society.consistency").then(|| ["/societies/", id, "/consistency"].concat());
    let acts = viewer.may("Society.partyActs").then(|| ["/societies/", id, "/acts"].concat());
    view! {
        {acts.map(|href| view! { <LinkButton href icon=Icon::Calendar>{t().act.title}</LinkButton> })}
        {headcount.map(|href| view! { <LinkButton href weight=Weight::Strong icon=Icon::People>{text.edit_headcount}</LinkButton> })}
        {forecast.map(|href| view! { <LinkButton href icon=Icon::Light>{t().ahead.forecast}</LinkButton> })}
        {consistency.map(|href| view! { <LinkButton href icon=Icon::Check>{t().ahead.consistency}</LinkButton> })}
        {clue.map(|href| view! { <LinkButton href icon=Icon::Flag>{text::enforcement::t().report}</LinkButton> })}
        {notice.map(|href| view! { <LinkButton href icon=Icon::Flag>{text::listing::t().open}</LinkButton> })}
        {regrade.map(|href| view! { <LinkButton href icon=Icon::Down>{text::cases::t().regrade}</LinkButton> })}
        {contact.map(|href| view! { <LinkButton href icon=Icon::Edit>{text.edit_contact}</LinkButton> })}
    }
}

/// How it stands, in a few chips.
#[component]
fn Standing(society: Society) -> impl IntoView {
    let text = t().register;
    let assessment = &society.form_assessment;
    let differs = (!assessment.matches && assessment.recommended != RecommendedForm::Exempt)
        .then(|| fill(text.should_be, &[&label(assessment.recommended)]));
    let abnormal = society.listings.iter().filter(|listing| listing.until.is_none()).map(|listing| label(listing.kind));
    let grade = society.grade.as_ref().map(|grade| label(grade.level));
    let lead = society.leads_party_work().map(|leader| [leader.name.as_str(), " ", text.leads_party_work].concat());
    view! {
        <div class="mb-3 flex flex-wrap gap-2">
            <Chip tone=tone(society.coverage)>{label(society.form)}</Chip>
            {differs.map(|words| view! { <Chip tone=Tone::Warn>{words}</Chip> })}
            {abnormal.map(|words| view! { <Chip tone=Tone::Bad>{words}</Chip> }).collect_view()}
            {grade.map(|words| view! { <Chip>{words}</Chip> })}
            {lead.map(|words| view! { <Chip>{words}</Chip> })}
        </div>
    }
}

/// On paper: where it comes from, and room for a seal.
#[component]
pub(super) fn PrintFoot() -> impl IntoView {
    let from = fill(t().register.printed_from, &[&day(viewer().today)]);
    view! {
        <footer class="hidden items-end justify-between pt-3 print:flex">
            <p class="text-sm text-ink-2">{from}</p>
            <div class="seal">{t().register.seal}</div>
        </footer>
    }
}
