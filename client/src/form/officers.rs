//! `/societies/…/officers`: the federation changes the officers or the liaison, or sends an instructor;
//! who holds what now stands beside it.

mod instructor;
mod replace;

use entity::form::party_form::{CoverageState, PartyForm};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::in_force;
use super::view::{Society, reading};
use super::who::WhoNow;
use crate::parts::{Card, EmptyState, Icon, LinkButton, Loaded, PageHead, toast};
use crate::session::viewer;
use crate::text::t;

/// The screen.
#[component]
pub(crate) fn OfficersPage() -> impl IntoView {
    let params = use_params_map();
    let read = reading(move || params.with(|params| params.get("id").unwrap_or_default()));
    let on_done = Callback::new(move |said: &'static str| {
        toast::show(said);
        read.reload();
    });
    view! {
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
fn Room(society: Society, on_done: Callback<&'static str>) -> impl IntoView {
    let text = t().form;
    let rules = in_force::reading();
    let back = ["/societies/", &society.id, "/formation"].concat();
    let held = society.clone();
    let replace = (viewer().may("Mutation.replaceOfficers") && society.form != PartyForm::None).then(|| {
        view! {
            <Loaded
                reading=rules
                lines=6
                view=move |data| view! { <replace::Replace society=held.clone() rules=data.today() on_done /> }.into_any()
            />
        }
    });
    let instructor =
        viewer().may("Mutation.sendInstructor").then(|| view! { <Instructing society=society.clone() on_done /> });
    let none = (replace.is_none() && instructor.is_none()).then(|| {
        view! { <Card><EmptyState icon=Icon::Lock title=t().edit.not_allowed line=t().leader.not_allowed_hint /></Card> }
    });
    view! {
        <PageHead title=text.officers_title line=society.name.clone() />
        <div class="grid items-start gap-3 lg:grid-cols-[1fr_1.35fr]">
            <WhoNow society />
            <div class="grid min-w-0 gap-3">{replace} {instructor} {none}</div>
        </div>
        <p class="mt-3"><LinkButton href=back>{text.title}</LinkButton></p>
    }
}

/// The form, or why none may be sent and what to do instead.
#[component]
fn Instructing(society: Society, on_done: Callback<&'static str>) -> impl IntoView {
    let text = t().form;
    let why_not = if society.form.coverage() == CoverageState::Organisation {
        text.branch_stands
    } else if society.organisation.liaison.is_some() {
        text.liaison_stands
    } else if society.formation.is_some() {
        text.case_open
    } else {
        return view! { <instructor::Instructor society on_done /> }.into_any();
    };
    view! { <Card title=text.instructor><EmptyState title=text.no_instructor line=why_not /></Card> }.into_any()
}
