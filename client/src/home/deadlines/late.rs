//! Who is late with what: for each kind how many have passed and how many fall due soon. A row chooses the
//! kind in the list below.

use entity::Word;
use entity::institution::deadline::DeadlineKind;
use leptos::prelude::*;

use crate::home::due::Due;
use crate::parts::{Card, Column, Table};
use crate::text::{label, t};

/// Shown where more than a few are looked at.
#[component]
pub(super) fn LateByKind(dues: RwSignal<Vec<Due>>, kind: RwSignal<Option<DeadlineKind>>) -> impl IntoView {
    let text = t().home;
    let columns = || {
        vec![
            Column::words(text.kind_of_deadline),
            Column::figures(text.overdue),
            Column::figures(text.in_7_days),
            Column::figures(text.in_30_days),
        ]
    };
    let row = move |of: DeadlineKind| {
        let within = |from: i64, to: i64| {
            dues.with(|dues| dues.iter().filter(|due| due.kind == of && (from..=to).contains(&due.days_left)).count())
        };
        let (late, week, month) = (within(i64::MIN, -1), within(0, 7), within(0, 30));
        (late + month > 0).then(|| {
            let strong = if late > 0 { "figure font-semibold text-accent" } else { "figure" };
            view! {
                <tr>
                    <td>
                        <button type="button" class="link min-h-11 text-left" on:click=move |_| kind.set(Some(of))>{label(of)}</button>
                    </td>
                    <td class=strong>{late}</td>
                    <td class="figure">{week}</td>
                    <td class="figure">{month}</td>
                </tr>
            }
        })
    };
    let rows = move || DeadlineKind::ALL.iter().copied().filter_map(row).collect_view();
    view! {
        <div class="mb-3">
            <Card title=text.late_by_kind>
                <Table caption=text.late_by_kind columns=columns()>{rows}</Table>
            </Card>
        </div>
    }
}
