//! `/societies/…/formation`: the society proposes and corrects; the federation reviews and approves.

use entity::form::formation::FormationState;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::case::{CaseCard, Review};
use super::propose::Propose;
use super::view::{Society, reading};
use crate::parts::{Card, EmptyState, Icon, LinkButton, Loaded, Note, PageHead, Tone};
use crate::session::viewer;
use crate::text::{label, t};

/// The screen.
#[component]
pub(crate) fn FormationPage() -> impl IntoView {
    let params = use_params_map();
    let read = reading(move || params.with(|params| params.get("id").unwrap_or_default()));
    let done = RwSignal::new(false);
    let on_done = Callback::new(move |()| {
        done.set(true);
        read.reload();
    });
    let note = move || {
        done.get().then(|| view! { <div role="status" class="mb-3"><Note tone=Tone::Ok>{t().form.done}</Note></div> })
    };
    view! {
        {note}
        <Loaded
            reading=read
            lines=8
            view=move |data| match data.society {
                Some(society) => view! { <Room society on_done /> }.into_any(),
                None => view! { <EmptyState icon=Icon::Search title=t().register.not_found line=t().register.not_found_hint /> }.into_any(),
            }
        />
    }
}

#[component]
fn Room(society: Society, on_done: Callback<()>) -> impl IntoView {
    let text = t().form;
    let viewer = viewer();
    let back = ["/societies/", &society.id].concat();
    let line = [society.name.as_str(), " · ", label(society.organisation.state)].concat();
    let case = society.formation.clone();
    let returned = case.as_ref().is_some_and(|case| case.state == FormationState::Returned);
    let right = if returned { "Mutation.resubmitFormation" } else { "Mutation.proposeFormation" };
    let proposes = (case.is_none() || returned) && viewer.may(right);
    let shown = case.map(|case| view! { <CaseCard case=case.clone() /> <Review case on_done /> });
    let nothing = (shown.is_none() && !proposes)
        .then(|| view! { <Card><EmptyState title=text.no_case line=text.no_case_line /></Card> });
    let form = proposes.then(|| view! { <Propose society=society.clone() on_sent=on_done /> });
    view! {
        <PageHead title=text.title line />
        <div class="grid gap-3">
            {shown} {form} {nothing}
            <p><LinkButton href=back>{t().edit.to_society}</LinkButton></p>
        </div>
    }
}
