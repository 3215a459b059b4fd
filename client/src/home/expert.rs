//! The home of those who have nothing yet: reviewers before an assignment, partners' accounts.

use entity::account::role::Role;
use leptos::prelude::*;

use super::greeting;
use crate::parts::{Card, EmptyState, Icon, LinkButton, PageHead, Weight};
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
            {match role {
                Role::Expert => view! {
                    <EmptyState icon=Icon::Check title=t().ahead.reviews line=text.expert_line>
                        <LinkButton href="/reviews" weight=Weight::Strong>{t().ahead.reviews}</LinkButton>
                    </EmptyState>
                }.into_any(),
                _ => view! { <EmptyState icon=Icon::Empty title line /> }.into_any(),
            }}
        </Card>
    }
}
