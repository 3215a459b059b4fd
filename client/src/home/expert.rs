//! The home of those who have nothing yet: reviewers before an assignment, partners' accounts.

use entity::account::role::Role;
use leptos::prelude::*;

use super::greeting;
use crate::parts::{Card, EmptyState, Icon, PageHead};
use crate::session::{Viewer, viewer};
use crate::text::{label, t};

/// Says that nothing is assigned, and what will appear.
#[component]
pub(super) fn ExpertHome() -> impl IntoView {
    let Viewer { display_name, role, .. } = viewer();
    let text = t().home;
    let (title, line) = match role {
        Role::Partner => (text.partner_empty, text.partner_line),
        _ => (text.expert_empty, text.expert_line),
    };
    view! {
        <PageHead title=greeting(&display_name) line=label(role) />
        <Card>
            <EmptyState icon=Icon::Empty title line />
        </Card>
    }
}
