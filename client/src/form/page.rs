//! `/societies/…/formation`: the society proposes and corrects; the federation reviews and approves.

use entity::form::formation::FormationState;
use entity::form::formation::machine::TERMS;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::case::{CaseCard, Review};
use super::in_force;
use super::proposal::FORM;
use super::propose::Propose;
use super::view::{Society, reading};
use super::who::WhoNow;
use crate::net::queue::{self, Standing};
use crate::parts::receipt::{Promise, Receipt};
use crate::parts::{Card, EmptyState, Icon, LinkButton, Loaded, Note, PageHead, Tone};
use crate::session::viewer;
use crate::text::{fill, label, t};

/// What has just been done here.
#[derive(Clone)]
enum Done {
    /// A move of the federation, or a withdrawal.
    Moved,
    /// A proposal, by key and version.
    Sent(String, i64),
}

/// The screen.
#[component]
pub(crate) fn FormationPage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id").unwrap_or_default());
    let read = reading(id);
    let done = RwSignal::new(None::<Done>);
    // Whoever writes stays at his step, whatever the server says meanwhile.
    let step = RwSignal::new(1);
    let on_done = Callback::new(move |()| {
        done.set(Some(Done::Moved));
        read.reload();
    });
    let on_sent = Callback::new(move |sent: Option<(String, i64)>| {
        if let Some((key, version)) = sent {
            let _ = done.try_set(Some(Done::Sent(key, version)));
            let _ = step.try_set(1);
            read.reload();
        }
    });
    let note = move || {
        match done.get()? {
        Done::Moved => Some(view! { <div role="status" class="mb-3"><Note tone=Tone::Ok>{t().form.done}</Note></div> }.into_any()),
        Done::Sent(key, version) => Some(view! { <div class="mb-3"><Receipt key version><p class="mt-3 text-ink-2">{fill(t().form.sent_line, &[&TERMS.review])}</p></Receipt></div> }.into_any()),
    }
    };
    view! {
        {note}
        <Loaded
            reading=read
            lines=8
            view=move |data| match data.society {
                Some(society) => view! { <Room society step on_done on_sent /> }.into_any(),
                None => view! { <EmptyState icon=Icon::Search title=t().register.not_found line=t().register.not_found_hint /> }.into_any(),
            }
        />
    }
}

#[component]
fn Room(
    society: Society,
    step: RwSignal<usize>,
    on_done: Callback<()>,
    on_sent: Callback<Option<(String, i64)>>,
) -> impl IntoView {
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
    let form = proposes.then(|| view! { <Proposing society=society.clone() step on_sent /> });
    let posts = (viewer.may("Mutation.replaceOfficers") || viewer.may("Mutation.sendInstructor")).then(|| {
        let href = [&back, "/officers"].concat();
        view! { <LinkButton href>{text.to_officers}</LinkButton> }.into_any()
    });
    view! {
        <PageHead title=text.title line />
        <div class="grid gap-3">
            {shown} {form} {nothing}
            <WhoNow society aside=posts.unwrap_or_else(|| ().into_any()) />
            <p><LinkButton href=back>{t().edit.to_society}</LinkButton></p>
        </div>
    }
}

/// The form with the rules in force; the promise instead, while a proposal waits for a network.
#[component]
fn Proposing(society: Society, step: RwSignal<usize>, on_sent: Callback<Option<(String, i64)>>) -> impl IntoView {
    let rules = in_force::reading();
    let (waiting, id) = (queue::waiting(), society.id.clone());
    let waits = Memo::new(move |_| {
        let mine =
            |entry: &queue::Waiting| entry.subject == id && entry.form == FORM && entry.standing == Standing::Waits;
        waiting.with(|all| all.iter().any(mine))
    });
    move || {
        if waits.get() {
            return view! { <Promise><p class="text-ink-2">{t().form.queued_line}</p></Promise> }.into_any();
        }
        let society = society.clone();
        view! {
            <Loaded
                reading=rules
                lines=6
                view=move |data| view! { <Propose society=society.clone() rules=data.today() step on_sent /> }.into_any()
            />
        }
        .into_any()
    }
}
