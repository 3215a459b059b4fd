//! `/societies/…/posts`: who holds which post now; someone comes, someone goes, another post leads Party work.

mod appoint;
mod end;
mod lead;

use entity::form::officer::OfficerRole;
use entity::people::appointment::LeaderPost;
use entity::people::conflict::ConflictKind;
use entity::people::dual::PartyRole;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::form::in_force;
use crate::net::{Cached, cached};
use crate::parts::{Card, Chip, EmptyState, Icon, LinkButton, Loaded, PageHead, Tone};
use crate::session::viewer;
use crate::text::{day, fill, label, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/leader/posts/posts_view.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("ConflictKind", "LeaderPost", "OfficerRole", "PartyRole")
)]
struct PostsView;

use posts_view::{PostsViewLeadersNodes as Seat, PostsViewSociety as Society};

/// What the cards share: the society, those in office, and reading it all again.
#[derive(Clone)]
struct Room {
    society: Society,
    seats: Vec<Seat>,
    again: Callback<()>,
}

/// The screen.
#[component]
pub(crate) fn PostsPage() -> impl IntoView {
    let params = use_params_map();
    let reading: Cached<posts_view::ResponseData> = cached::<PostsView>(move || {
        let id = params.with(|params| params.get("id").unwrap_or_default());
        Some((["posts.", &id].concat(), posts_view::Variables { id }))
    });
    let again = Callback::new(move |()| reading.reload());
    let shown = move |data: posts_view::ResponseData| match data.society {
        Some(society) => view! { <Sheets room=Room { society, seats: data.leaders.nodes, again } /> }.into_any(),
        None => {
            view! { <EmptyState icon=Icon::Search title=t().register.not_found line=t().register.not_found_hint /> }
                .into_any()
        }
    };
    view! { <Loaded reading lines=10 view=shown /> }
}

#[component]
fn Sheets(room: Room) -> impl IntoView {
    let text = t().leader;
    let back = ["/societies/", &room.society.id].concat();
    let rules = in_force::reading();
    let viewer = viewer();
    let held = room.clone();
    let appoint = viewer.may("Mutation.recordAppointment").then(|| {
        view! {
            <Loaded
                reading=rules
                lines=6
                view=move |data| view! { <appoint::Appoint room=held.clone() rules=data.today() /> }.into_any()
            />
        }
    });
    let lead = viewer.may("Mutation.setPartyLead").then(|| view! { <lead::Lead room=room.clone() /> });
    view! {
        <PageHead title=text.posts_title line=[room.society.name.as_str(), " · ", text.posts_line].concat() />
        <div class="grid items-start gap-3 lg:grid-cols-[1fr_1.35fr]">
            <div class="grid min-w-0 gap-3"><InOffice room /> {lead}</div>
            <div class="min-w-0">{appoint}</div>
        </div>
        <p class="mt-3"><LinkButton href=back>{t().edit.to_society}</LinkButton></p>
    }
}

/// Those in office, each with what one may do.
#[component]
fn InOffice(room: Room) -> impl IntoView {
    let text = t().leader;
    let open = RwSignal::new(String::new());
    let ends = viewer().may("Mutation.endAppointment");
    let rows = room.seats.clone().into_iter().map(|seat| {
        let end = ends.then(|| view! { <end::End room=room.clone() seat=seat.clone() open /> });
        let term = seat.term_no.map(|term| [" · ".to_owned(), fill(text.term, &[&term])].concat());
        let roles: Vec<&str> = seat.party_roles.iter().map(|role| label(*role)).collect();
        let against = seat.conflicts.clone().into_iter();
        let against = against.map(|found| view! { <Chip tone=Tone::Bad>{label(found.kind)}</Chip> });
        view! {
            <li class="py-3">
                <div class="flex flex-wrap items-start justify-between gap-2">
                    <span class="min-w-0">
                        <span class="font-semibold">{seat.name.clone()}</span>
                        <span class="block text-sm text-ink-2">{label(seat.post)} {term} " · " {fill(text.since, &[&day(seat.since)])}</span>
                        <span class="block text-sm text-ink-2 empty:hidden">{roles.join("、")}</span>
                    </span>
                    <span class="flex flex-wrap gap-1">
                        {seat.leads_party_work.then(|| view! { <Chip tone=Tone::Info>{t().register.leads_party_work}</Chip> })}
                        {against.collect_view()}
                    </span>
                </div>
                {end}
            </li>
        }
    });
    let rows = rows.collect_view();
    let none = room
        .seats
        .is_empty()
        .then(|| view! { <EmptyState title=text.nobody_in_office line=text.nobody_in_office_line /> });
    view! { <Card title=text.now>{none}<ul class="divide-y divide-line">{rows}</ul></Card> }
}
