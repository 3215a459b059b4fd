//! The way on from a form that was sent.

use leptos::prelude::*;

use super::form::Form;
use crate::parts::{LinkButton, Weight};
use crate::text::{fill, t};

/// To the society, or to its other form.
#[component]
pub(super) fn WayOn(society_id: String, form: Form) -> impl IntoView {
    let other = if form == Form::Contact { Form::Headcount } else { Form::Contact };
    let society = ["/societies/", &society_id].concat();
    let next = [&society, "/edit?form=", other.code()].concat();
    view! {
        <div class="mt-4 flex flex-wrap gap-3">
            <LinkButton href=society weight=Weight::Strong>{t().edit.to_society}</LinkButton>
            <LinkButton href=next>{fill(t().edit.next_form, &[&other.title()])}</LinkButton>
        </div>
    }
}
