//! All deadlines of a year that the viewer sees, by when and by kind, and as a calendar file.

mod all;
mod calendar;
mod own;

use entity::Word;
use entity::institution::deadline::DeadlineKind;
use leptos::prelude::*;

use super::due::{DaysChip, Due, DueRow, SocietyDueRow};
use crate::net::transfer;
use crate::parts::{Button, Card, Choice, Choices, EmptyState, Icon, PageHead, Pick, Picture};
use crate::session::viewer;
use crate::text::{day, fill, label, t};

/// The page: of one's own society, or of all in one's region.
#[component]
pub(crate) fn DeadlinesPage() -> impl IntoView {
    let dues = RwSignal::new(Vec::<Due>::new());
    let save = move || transfer::save_text("xuehui.ics", "text/calendar", &calendar::write(&dues.read()));
    let aside = view! { <Button icon=Icon::Calendar on_press=save>{t().home.to_calendar}</Button> }.into_any();
    let list = match viewer().society_id {
        Some(society) => view! { <own::Own society dues /> }.into_any(),
        None => view! { <all::AllDeadlines dues /> }.into_any(),
    };
    view! {
        <PageHead title=t().home.deadlines line=t().home.deadlines_line aside />
        {list}
    }
}

/// What was read, by kind and period.
#[component]
fn Board(dues: RwSignal<Vec<Due>>) -> impl IntoView {
    let kind = RwSignal::new(None::<DeadlineKind>);
    let chosen = move || {
        let mut chosen = dues.get();
        chosen.retain(|due| kind.get().is_none_or(|kind| kind == due.kind));
        chosen
    };
    view! {
        <KindChoice kind />
        {move || view! { <Periods dues=chosen() /> }}
    }
}

/// Which kind of deadline is shown.
#[component]
fn KindChoice(kind: RwSignal<Option<DeadlineKind>>) -> impl IntoView {
    let choice = move |which: Option<DeadlineKind>| {
        let label = which.map_or(t().home.every_kind, label);
        let chosen = Signal::derive(move || kind.get() == which);
        view! { <Choice pick=Pick::One("kind") label chosen on_choose=move || kind.set(which) /> }
    };
    let kinds = DeadlineKind::ALL.iter().map(|kind| choice(Some(*kind))).collect_view();
    view! { <Choices label=t().home.kind_of_deadline>{choice(None)} {kinds}</Choices> }
}

/// Overdue, within 30 days, later: each with its groups.
#[component]
fn Periods(dues: Vec<Due>) -> impl IntoView {
    let text = t().home;
    if dues.is_empty() {
        let (title, line) = (text.no_deadlines, text.no_deadlines_line);
        return view! { <Card><EmptyState icon=Icon::Calendar title line /></Card> }.into_any();
    }
    let period = |title: &'static str, from: i64, to: i64| {
        let within: Vec<Due> = dues.iter().filter(|due| (from..to).contains(&due.days_left)).cloned().collect();
        (!within.is_empty()).then(|| view! { <Card title>{groups(within)}</Card> })
    };
    view! {
        <div class="grid gap-3 xl:grid-cols-2 xl:items-start">
            <div class="grid gap-3">{period(text.overdue, i64::MIN, 0)} {period(text.in_30_days, 0, 31)}</div>
            {period(text.later, 31, i64::MAX)}
        </div>
    }
    .into_any()
}

/// One row for each deadline of a viewer's own society; for many societies, what falls due on one day
/// for more than a few of them is one group.
fn groups(mut dues: Vec<Due>) -> Vec<AnyView> {
    if viewer().role.is_of_a_society() {
        return dues.into_iter().map(|due| view! { <DueRow due /> }.into_any()).collect();
    }
    dues.sort_by_key(|due| (due.last_day, due.kind));
    dues.chunk_by(|one, other| (one.last_day, one.kind) == (other.last_day, other.kind))
        .flat_map(|group| match group {
            [_, _, _, _, ..] => vec![view! { <Group group=group.to_vec() /> }.into_any()],
            few => few.iter().map(|due| view! { <SocietyDueRow due=due.clone() /> }.into_any()).collect(),
        })
        .collect()
}

/// Everything of one kind on one day, folded.
#[component]
fn Group(group: Vec<Due>) -> impl IntoView {
    let count = group.len();
    let first = group.first().cloned();
    let name = |due: Due| {
        view! { <li><a class="link inline-flex min-h-11 items-center" href=due.href>{due.society_name}</a></li> }
    };
    let names = group.into_iter().map(name).collect_view();
    first.map(|due| {
        let line = [&fill(t().home.societies_count, &[&count]), " · ", &day(due.last_day), " · ", &due.rule].concat();
        view! {
            <details class="fold">
                <summary class="row-link">
                    <span class="min-w-0 flex-[1_1_9rem]">
                        <span class="block font-medium">{label(due.kind)}</span>
                        <span class="block text-sm text-ink-2">{line}</span>
                    </span>
                    <span class="ml-auto flex items-center gap-3">
                        <DaysChip days=due.days_left /> <Picture icon=Icon::Down class="size-4 shrink-0 text-ink-3" />
                    </span>
                </summary>
                <ul class="gap-6 pb-2 pl-4 sm:columns-2">{names}</ul>
            </details>
        }
    })
}
