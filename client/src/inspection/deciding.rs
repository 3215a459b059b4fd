//! What an office may do with a report, loaded when an office looks at one: review, conclusion, the check of a
//! rectification, a late admission.

use entity::institution::report::ReportStep;
use leptos::prelude::*;

use super::conclude::Conclude;
use super::rectify::{Check, Readmit};
use super::review::Review;
use super::sheet::Remarks;
use super::view::Report;

/// What is decided on or put right, given to the rooms inside it by the sheet around them.
#[derive(Clone)]
pub(super) struct Case {
    pub(super) report: Report,
    pub(super) remarks: Remarks,
    pub(super) moved: Callback<()>,
}

/// The cards that the viewer's office has now.
#[component]
pub(super) fn Deciding() -> impl IntoView {
    use_context::<Case>().map(|Case { report, remarks, moved }| {
        let may = |step| report.moves.contains(&step);
        view! {
            <div class="grid gap-3 empty:hidden">
                {may(ReportStep::Readmit).then(|| view! { <Readmit report=report.clone() moved /> })}
                {may(ReportStep::ConfirmRectification).then(|| view! { <Check report=report.clone() moved /> })}
                <Review report=report.clone() remarks moved />
                {may(ReportStep::Conclude).then(|| view! { <Conclude report=report.clone() moved /> })}
            </div>
        }
    })
}
