//! Changing a society's facts: the headcount and the contact, each a form of its own
//! (`/societies/…/edit?form=contact`). A write of the queue that is stuck opens in its form.

mod conflict;
mod desk;
mod fields;
pub(crate) mod form;
mod receipt;
mod sheet;
mod submit;
mod typing;
mod verdict;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::net::queue;
use crate::parts::{EmptyState, Icon, LinkButton, Loaded, PageHead};
use crate::register::society::view::{self, Society};
use crate::session::viewer;
use crate::text::t;
use form::Form;

/// The screen.
#[component]
pub(crate) fn SocietyEditPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let reading = view::society(move || params.with(|params| params.get("id").unwrap_or_default()), || None);
    let asked = Memo::new(move |_| query.with(|query| query.get("form")));
    view! {
        <Loaded
            reading
            lines=10
            view=move |data| match data.society {
                Some(society) => (move || view! { <Room society=society.clone() form=asked.get() /> }).into_any(),
                None => {
                    view! {
                        <PageHead title=t().edit.no_society />
                        <EmptyState icon=Icon::Search title=t().edit.no_society line=t().register.not_found_hint />
                    }
                        .into_any()
                }
            }
        />
    }
}

/// The forms that one may fill in, and the one that is open.
#[component]
fn Room(society: Society, form: Option<String>) -> impl IntoView {
    let viewer = viewer();
    let allowed: Vec<Form> = Form::ALL.into_iter().filter(|form| viewer.may(form.right())).collect();
    let open = form.and_then(|code| Form::from_code(&code)).or(allowed.first().copied());
    let base = ["/societies/", &society.id].concat();
    let Some(open) = open.filter(|form| allowed.contains(form)) else {
        return view! {
            <PageHead title=society.name />
            <EmptyState icon=Icon::Lock title=t().edit.not_allowed line=t().edit.not_allowed_hint>
                <LinkButton href=base>{t().edit.to_society}</LinkButton>
            </EmptyState>
        }
        .into_any();
    };
    let tab = |form: Form| {
        let current = (form == open).then_some("page");
        let href = [&base, "/edit?form=", form.code()].concat();
        view! { <a href=href class="form-tab" aria-current=current>{form.title()}</a> }
    };
    view! {
        <PageHead title=open.title() line=society.name.clone() />
        <nav class="mb-4 flex flex-wrap gap-2" aria-label=t().edit.forms>{allowed.into_iter().map(tab).collect_view()}</nav>
        <desk::FormDesk form=open stuck=queue::stuck(&society.id, open.code()) society />
    }
    .into_any()
}
