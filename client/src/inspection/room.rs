//! One report: to fill in for the society whose turn it is, to read for everybody else, with what the viewer
//! may do beside it. Whoever fills in does not wait for the sheet, nor whoever reads for the form.

use entity::institution::report::{ReportState, ReportStep};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::fill::Filling;
use super::sheet::Sheet;
use super::view::{Report, ResponseData, found, reading};
use crate::later::later;
use crate::net::Cached;
use crate::parts::{EmptyState, Icon, LinkButton, Loaded, PageHead};
use crate::session::viewer;
use crate::text::t;

/// `/inspection/…`.
#[component]
pub(crate) fn ReportPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    move || view! { <Room id=id.get() /> }
}

/// The report that a room inside this one shows.
#[derive(Clone)]
pub(super) struct Shown {
    pub(super) report: Report,
    pub(super) reading: Cached<ResponseData>,
}

/// The report with an id.
#[component]
pub(super) fn Room(id: String) -> impl IntoView {
    let reading = reading(move || id.clone());
    // Whether it is filled in; what else changes in it is no reason to build the form anew.
    let filled_in =
        Memo::new(move |_| reading.with(|data| data.cloned().and_then(found).is_some_and(|report| writes(&report))));
    move || {
        if filled_in.get() {
            let report = untrack(|| reading.data()).and_then(found);
            report.map(|report| within(Shown { report, reading }, later!(report_filling, Filling))).into_any()
        } else {
            shown(reading)
        }
    }
}

/// Whether the viewer is to fill it in now.
fn writes(report: &Report) -> bool {
    let early = report.campaign.opens_on > viewer().today;
    report.content.is_some() && report.moves.contains(&ReportStep::Save) && !early
}

fn shown(reading: Cached<ResponseData>) -> AnyView {
    let view = move |data: ResponseData| match found(data) {
        // It is on its way into the form.
        Some(report) if writes(&report) => ().into_any(),
        Some(report) => within(Shown { report, reading }, later!(report_sheet, Sheet)),
        None => view! {
            <PageHead title=t().inspection.not_found />
            <EmptyState icon=Icon::Search title=t().inspection.not_found line=t().register.not_found_hint>
                <LinkButton href="/inspection">{t().inspection.to_all}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    };
    view! { <Loaded reading lines=10 view /> }.into_any()
}

/// A room inside this one, which finds there what it shows.
fn within(shown: Shown, room: impl FnOnce() -> AnyView) -> AnyView {
    provide_context(shown);
    room()
}

/// Whether it has come as far as a conclusion.
pub(super) const fn is_concluded(state: ReportState) -> bool {
    matches!(
        state,
        ReportState::Concluded | ReportState::Rectifying | ReportState::RectificationReported | ReportState::Rectified
    )
}
