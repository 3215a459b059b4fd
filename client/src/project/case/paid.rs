//! The money of a project: what was awarded, planned, paid and given back, tranche by tranche.

use entity::project::money::Fen;
use leptos::prelude::*;

use super::budget::Budget;
use super::plan::{PlanForm, RecoverForm, RepaidForm};
use super::view::{Award, Project};
use crate::parts::{Card, Column, Fact, Facts, Note, Table, Tone};
use crate::session::viewer;
use crate::text::{self, day, fill, label, yuan};

/// The card; nothing for a project without money.
#[component]
pub(super) fn Money(project: Project, moved: Callback<()>) -> impl IntoView {
    let text = text::project_case::t();
    let award = project.award.clone()?;
    let until = award.valid_until.map_or_else(|| text.no_agreement.to_owned(), day);
    let part = |amount: Fen| (amount.get() * 100 / award.amount.get().max(1)).to_string() + "%";
    let (planned, paid) = (part(award.planned), part(award.released));
    let may = |field: &str| viewer().may(field);
    let left = award.unscheduled;
    let plans = (may("Mutation.planTranches") && !left.is_zero())
        .then(|| view! { <PlanForm project=project.id.clone() left moved /> });
    let out = award.released.minus(award.recovered).unwrap_or_default();
    let orders = (may("Mutation.orderRecovery") && award.recovery.is_none() && !out.is_zero())
        .then(|| view! { <RecoverForm project=project.id.clone() out moved /> });
    Some(view! {
        <Card title=text.money>
            <svg class="mb-3 h-3 w-full" aria-hidden="true">
                <rect class="bar-whole" height="100%" rx="3" width="100%"></rect>
                <rect class="ground-3" height="100%" rx="3" width=planned></rect>
                <rect class="bar-part" height="100%" rx="3" width=paid></rect>
            </svg>
            <Facts>
                <Fact label=text.awarded value=yuan(award.amount) />
                <Fact label=text.released value=yuan(award.released) />
                <Fact label=text.unscheduled value=yuan(left) />
                <Fact label=text.valid_until value=until />
            </Facts>
            <p class="mb-2 text-sm text-ink-2">{award.programme_name.clone()}</p>
            <Tranches award=award.clone() />
            <Budget project=project.clone() award=award.clone() moved />
            <Owed project=project.id.clone() award=award.clone() moved />
            {plans} {orders}
        </Card>
    })
}

#[component]
fn Tranches(award: Award) -> impl IntoView {
    let text = text::project_case::t();
    if award.tranches.is_empty() {
        return view! { <p class="text-ink-2">{text.no_tranches}</p> }.into_any();
    }
    let columns = vec![
        Column::words(text.tranche),
        Column::figures(text.amount),
        Column::words(text.state),
        Column::roomy(text.condition),
    ];
    let row = |tranche: super::view::Tranche| {
        let on = tranche.released_on.unwrap_or(tranche.planned_on);
        let remark = tranche.remark.or(tranche.reference).unwrap_or_default();
        view! {
            <tr>
                <td>{[&tranche.no.to_string(), " · ", &day(on)].concat()}</td>
                <td class="figure">{yuan(tranche.amount)}</td>
                <td>{label(tranche.state)} <span class="block text-sm text-ink-2 empty:hidden">{remark}</span></td>
                <td class="roomy">{tranche.condition}</td>
            </tr>
        }
    };
    let rows = award.tranches.into_iter().map(row).collect_view();
    view! { <Table caption=text.tranches columns>{rows}</Table> }.into_any()
}

/// What is to be given back.
#[component]
fn Owed(project: String, award: Award, moved: Callback<()>) -> impl IntoView {
    let text = text::project_case::t();
    let owed = award.recovery?;
    let said = match owed.closed_on {
        Some(on) => fill(text.recovered, &[&yuan(owed.amount), &day(on)]),
        None => fill(text.owed, &[&yuan(owed.amount), &day(owed.due_on), &yuan(owed.received)]),
    };
    let open = owed.closed_on.is_none();
    let left = owed.amount.minus(owed.received).unwrap_or_default();
    let form = (open && viewer().may("Mutation.recordRepayment"))
        .then(|| view! { <RepaidForm project version=owed.version left moved /> });
    Some(view! {
        <div class="mt-3"><Note tone=if open { Tone::Warn } else { Tone::Ok }>
            <strong>{said}</strong> <p class="whitespace-pre-line">{owed.reason}</p>
        </Note></div>
        {form}
    })
}
