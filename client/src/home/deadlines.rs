//! All deadlines of a year that the viewer sees: as a list by when, as a sheet of the month, by kind and
//! holder; into one's calendar and onto paper.

mod all;
mod calendar;
mod late;
mod month;
mod own;

use entity::Word;
use entity::institution::deadline::DeadlineKind;
use leptos::prelude::*;

use super::due::{DaysChip, Due, DueRow, SocietyDueRow};
use crate::account::FeedCard;
use crate::net::transfer;
use crate::parts::{Button, Card, Choice, Choices, Dialog, EmptyState, Icon, PageHead, Pick, Picture};
use crate::session::viewer;
use crate::text::{day, fill, label, t};

/// The page: of one's own society, or of all in one's region.
#[component]
pub(crate) fn DeadlinesPage() -> impl IntoView {
    let text = t().home;
    let dues = RwSignal::new(Vec::<Due>::new());
    let save = move || transfer::save_text("xuehui.ics", "text/calendar", &calendar::write(&dues.read()));
    let print = move || {
        // A browser that cannot print has nothing to say about it either.
        drop(window().print());
    };
    let asking = RwSignal::new(false);
    let subscribes = viewer().may("Mutation.renewCalendarFeed");
    let ways = view! {
        <div class="mb-3 flex flex-wrap gap-2 print:hidden">
            {subscribes.then(|| view! { <Button icon=Icon::Calendar on_press=move || asking.set(true)>{text.subscribe}</Button> })}
            <Button icon=Icon::File on_press=save>{text.to_calendar}</Button>
            <Button icon=Icon::Print on_press=print>{text.print}</Button>
        </div>
    };
    let list = match viewer().society_id {
        Some(society) => view! { <own::Own society dues /> }.into_any(),
        None => view! { <all::AllDeadlines dues /> }.into_any(),
    };
    view! {
        <PageHead title=text.deadlines line=text.deadlines_line />
        {ways}
        {list}
        <p class="mt-3 print:hidden">
            <a class="link inline-flex min-h-11 items-center" href="/calendar">{text.work_calendar}</a>
        </p>
        <Dialog open=asking title=text.subscribe>
            <FeedCard />
        </Dialog>
    }
}

/// So many deadlines are seen at a glance.
const FEW: usize = 12;

/// What was read, by kind, holder and whether it is late; as a list or as a sheet of the month.
#[component]
fn Board(dues: RwSignal<Vec<Due>>) -> impl IntoView {
    let text = t().home;
    let kind = RwSignal::new(None::<DeadlineKind>);
    let mine = RwSignal::new(None::<bool>);
    let late = RwSignal::new(false);
    let as_month = RwSignal::new(false);
    let chosen = Signal::derive(move || {
        let mut chosen = dues.get();
        chosen.retain(|due| {
            kind.get().is_none_or(|kind| kind == due.kind)
                && mine.get().is_none_or(|mine| mine == due.mine)
                && (!late.get() || due.days_left < 0)
        });
        chosen
    });
    let whose = move |which: Option<bool>, label: &'static str| {
        let chosen = Signal::derive(move || mine.get() == which);
        view! { <Choice pick=Pick::One("holder") label chosen on_choose=move || mine.set(which) /> }
    };
    let shape = move |month: bool, label: &'static str| {
        let chosen = Signal::derive(move || as_month.get() == month);
        view! { <Choice pick=Pick::One("shape") label chosen on_choose=move || as_month.set(month) /> }
    };
    let of_a_society = viewer().role.is_of_a_society();
    // A handful needs no sieve.
    let many = Memo::new(move |_| dues.with(Vec::len) > FEW);
    let shown = move || {
        if as_month.get() {
            view! { <month::Month dues=chosen /> }.into_any()
        } else {
            (move || view! { <Periods dues=chosen.get() /> }).into_any()
        }
    };
    view! {
        {(!of_a_society).then(|| view! { <late::LateByKind dues kind /> })}
        <div class="print:hidden">
            <Choices label=text.shape>{shape(false, text.as_list)} {shape(true, text.as_month)}</Choices>
            {move || many.get().then(|| view! { <KindChoice kind dues /> })}
            {(!of_a_society && viewer().body().is_some()).then(|| view! {
                <Choices label=text.whose>
                    {whose(None, text.every_kind)} {whose(Some(true), text.held_by_you)} {whose(Some(false), text.held_by_others)}
                </Choices>
            })}
            {move || many.get().then(|| view! {
                <Choices label=text.only>
                    <Choice pick=Pick::Several label=text.overdue chosen=late on_choose=move || late.update(|late| *late = !*late) />
                </Choices>
            })}
        </div>
        {shown}
    }
}

/// Which kind of deadline is shown: those there are.
#[component]
fn KindChoice(kind: RwSignal<Option<DeadlineKind>>, dues: RwSignal<Vec<Due>>) -> impl IntoView {
    let choice = move |which: Option<DeadlineKind>| {
        let label = which.map_or(t().home.every_kind, label);
        let chosen = Signal::derive(move || kind.get() == which);
        view! { <Choice pick=Pick::One("kind") label chosen on_choose=move || kind.set(which) /> }
    };
    let known = Memo::new(move |_| {
        let there = |kind: &&DeadlineKind| dues.with(|dues| dues.iter().any(|due| due.kind == **kind));
        DeadlineKind::ALL.iter().filter(there).copied().collect::<Vec<_>>()
    });
    let kinds = move || known.get().into_iter().map(|kind| choice(Some(kind))).collect_view();
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
        let (href, words) = (due.place(), if due.society_name.is_empty() { due.name() } else { due.society_name });
        view! { <li><a class="link inline-flex min-h-11 items-center" href=href>{words}</a></li> }
    };
    let names = group.into_iter().map(name).collect_view();
    first.map(|due| {
        let parts = [fill(t().home.societies_count, &[&count]), day(due.last_day), due.remark(), due.rule.clone()];
        let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
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
