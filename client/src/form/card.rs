//! The organisation on a society's page: where it stands, its people and documents, what is next.

use entity::form::organisation::OrganisationState;
use leptos::prelude::*;

use super::view::{Organisation, Society, reading};
use crate::file::{Files, shown};
use crate::parts::{Card, Chip, Fact, Facts, LinkButton, Note, Tone, Weight};
use crate::session::viewer;
use crate::text::{fill, label, t};

const fn tone(state: OrganisationState) -> Tone {
    match state {
        OrganisationState::InOperation => Tone::Ok,
        OrganisationState::ChangeDue | OrganisationState::Returned | OrganisationState::Assessed => Tone::Warn,
        OrganisationState::None | OrganisationState::Dissolved => Tone::Bad,
        _ => Tone::Info,
    }
}

/// The card; it reads for itself, so that the page need not wait for it.
#[component]
pub(crate) fn OrganisationCard(id: String) -> impl IntoView {
    let read = reading(move || id.clone());
    move || read.data().and_then(|data| data.society).map(|society| view! { <Shown society /> })
}

#[component]
fn Shown(society: Society) -> impl IntoView {
    let text = t().form;
    let Organisation { state, superior, document_no, document_on, review_on, term_ends_on, officers, liaison, .. } =
        society.organisation.clone();
    let aside = view! { <Chip tone=tone(state)>{label(state)}</Chip> }.into_any();
    // The case that the form in being was approved by: its document stands beside number and day.
    let approval =
        society.formations.iter().rfind(|case| case.document_no.is_some() && case.document_no == document_no);
    let files = approval.map(|case| shown!(case.attachments)).unwrap_or_default();
    let holder = society.formation.as_ref().and_then(|case| case.open_item.as_ref()).map(|item| {
        let tone = if item.overdue { Tone::Bad } else { Tone::Info };
        let said = fill(text.held_by, &[&item.holder.name, &item.working_days_waiting, &item.due_on]);
        view! { <div class="mb-3"><Note tone>{said}</Note></div> }
    });
    let people = officers.iter().map(|officer| fill("{} {}", &[&label(officer.role), &officer.name]));
    let people = people.chain(liaison.iter().map(|liaison| fill("{}（{}）", &[&liaison.name, &label(liaison.source)])));
    let people = people.collect::<Vec<_>>().join("；");
    let fact = |name: &'static str, value: Option<String>| value.map(|value| view! { <Fact label=name value /> });
    let people = Some(people).filter(|people| !people.is_empty());
    let href = ["/societies/", &society.id, "/formation"].concat();
    let viewer = viewer();
    let next = match &society.formation {
        Some(case) if !case.moves.is_empty() => Some((text.go_on, Weight::Strong)),
        Some(_) => Some((text.see_case, Weight::Normal)),
        None if viewer.may("Mutation.proposeFormation") => Some((text.propose, Weight::Normal)),
        None => None,
    };
    view! {
        <Card title=text.organisation aside>
            {holder}
            <Facts>
                {fact(text.people, people)} {fact(text.superior, superior)} {fact(text.document_no, document_no)}
                {fact(text.document_on, document_on.map(|day| day.to_string()))}
                {fact(text.review_on, review_on.map(|day| day.to_string()))}
                {fact(text.term_ends_on, term_ends_on.map(|day| day.to_string()))}
            </Facts>
            <Files files />
            {next.map(|(said, weight)| view! { <p class="mt-3"><LinkButton href weight>{said}</LinkButton></p> })}
        </Card>
    }
}
