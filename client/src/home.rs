//! The first screen of each post, and the deadlines behind it.

mod admin;
mod civil_affairs;
mod coverage;
mod deadlines;
mod due;
mod expert;
mod federation;
mod imports;
mod organisation;
mod society;
mod verdict;

use entity::account::role::Role;
use leptos::prelude::*;

use crate::later::later;
use crate::session::{Viewer, viewer};
use crate::text::{fill, t};

pub(crate) use deadlines::DeadlinesPage;

/// The home of the viewer's role.
#[component]
pub(crate) fn HomePage() -> impl IntoView {
    let Viewer { role, society_id, .. } = viewer();
    match (role, society_id) {
        (Role::SocietyLeader | Role::BranchSecretary | Role::Liaison, Some(society)) => {
            view! { <society::SocietyHome society /> }.into_any()
        }
        // Whoever stands in a corridor with a phone has his home at once; those at a desk wait a moment.
        (Role::FedAdmin | Role::FedProject | Role::FedChair, _) => later!(tiers, federation::FederationHome)(),
        (Role::CivilAffairs, _) => later!(tiers, civil_affairs::CivilAffairsHome)(),
        (Role::OrgDept, _) => later!(tiers, organisation::OrganisationHome)(),
        (Role::Admin, _) => later!(office, admin::AdminHome)(),
        _ => view! { <expert::ExpertHome /> }.into_any(),
    }
}

/// A greeting that fits the device's time of day.
fn greeting(name: &str) -> String {
    let text = t().home;
    let greeting = match js_sys::Date::new_0().get_hours() {
        4..=11 => text.morning,
        12..=17 => text.afternoon,
        _ => text.evening,
    };
    fill(greeting, &[&name])
}
