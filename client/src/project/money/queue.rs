//! The queue of payments: those in one state, ticked and moved together; the sum of what is ticked stands beside the
//! button. Below it, what of the awards is not planned yet.

use entity::project::money::Fen;
use entity::project::tranche::{TrancheState, TrancheStep};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bank::BankCard;
use super::send;
use super::view::{Payment, QueueData, Unscheduled, queue};
use crate::net::Shows;
use crate::net::intent::Intent;
use crate::parts::{
    Button, Card, Choice, Choices, EmptyState, ErrorNote, Icon, Loaded, Pick, RowLink, TextField, Weight, toast,
};
use crate::session::viewer;
use crate::text::{self, day, fill, label, yuan};

/// The states in which a payment waits for somebody.
const STATES: [TrancheState; 4] =
    [TrancheState::Planned, TrancheState::Requested, TrancheState::Approved, TrancheState::Released];

/// The payments, and what is not planned.
#[component]
pub(super) fn Queue(moved: Callback<()>) -> impl IntoView {
    let text = text::money::t();
    let releases = viewer().may("Mutation.releasePayments");
    let state = RwSignal::new(if releases { TrancheState::Approved } else { TrancheState::Requested });
    let reading = queue(move || state.get()).live(Shows::List);
    let both = Callback::new(move |()| {
        reading.reload();
        moved.run(());
    });
    let choice = move |which: TrancheState| {
        let chosen = Signal::derive(move || state.get() == which);
        view! { <Choice pick=Pick::One("payments") label=label(which) chosen on_choose=move || state.set(which) /> }
    };
    let view = move |data: QueueData| {
        let open = data.unscheduled_awards.clone();
        view! { <Payments rows=data.tranches.nodes moved=both /> <Open rows=open /> }.into_any()
    };
    let bank = viewer().may("Mutation.importBankStatement").then(|| view! { <BankCard moved=both /> });
    view! {
        <Card title=text.payments>
            <Choices label=text.by_state>{STATES.map(choice).collect_view()}</Choices>
            <Loaded reading lines=5 view />
        </Card>
        {bank}
    }
}

/// The steps that one may take with all of these, in the order of their way.
fn steps(rows: &[Payment]) -> Vec<TrancheStep> {
    let mut all: Vec<TrancheStep> = rows.iter().flat_map(|row| row.moves.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[component]
fn Payments(rows: Vec<Payment>, moved: Callback<()>) -> impl IntoView {
    let text = text::money::t();
    if rows.is_empty() {
        return view! { <EmptyState icon=Icon::Done title=text.no_payments line=text.no_payments_line /> }.into_any();
    }
    let (ticked, said, intent) = (RwSignal::new(Vec::<String>::new()), RwSignal::new(String::new()), Intent::new());
    let shown = StoredValue::new(rows.clone());
    let sum = move || {
        let rows = shown.get_value();
        let of = rows.iter().filter(|row| ticked.with(|ticked| ticked.contains(&row.id))).map(|row| row.amount);
        fill(text.ticked, &[&ticked.with(Vec::len), &yuan(Fen::sum(of).unwrap_or_default())])
    };
    let press = move |step: TrancheStep| {
        let rows = shown.get_value();
        let chosen = rows.iter().filter(|row| ticked.with_untracked(|ticked| ticked.contains(&row.id)));
        let able: Vec<_> =
            chosen.filter(|row| row.moves.contains(&step)).map(|row| (row.id.clone(), row.version)).collect();
        if able.is_empty() {
            return toast::show(text.tick_first);
        }
        let (said, key) = (said.get_untracked(), intent.key());
        intent.begin();
        spawn_local(async move {
            if intent.settle(send::take(step, able, said, key).await) {
                toast::show(text::money::t().done);
                let _ = moved.try_run(());
            }
        });
    };
    let buttons = steps(&rows).into_iter().enumerate().map(move |(place, step)| {
        let weight = if place == 0 { Weight::Strong } else { Weight::Normal };
        view! { <Button weight busy=intent.busy on_press=move |()| press(step)>{label(step)}</Button> }
    });
    let buttons = buttons.collect_view();
    let any = !steps(&rows).is_empty();
    let lines = rows.into_iter().map(|row| view! { <Line row ticked /> }).collect_view();
    let told = move || intent.rest(&["text"]).map(|message| view! { <div class="mb-2"><ErrorNote message /></div> });
    let act = any.then(|| {
        view! {
            <div class="mt-3 print:hidden">
                <p class="mb-2 font-medium" role="status">{sum}</p>
                {told}
                <TextField id="payment-text" label=text.say hint=text.say_hint value=said error=Signal::derive(move || intent.about("text")) />
                <div class="flex flex-wrap gap-2">{buttons}</div>
            </div>
        }
    });
    let four_eyes = (!any).then(|| view! { <p class="mt-2 text-sm text-ink-2">{text.others_turn}</p> });
    view! { <div>{lines} {act} {four_eyes}</div> }.into_any()
}

#[component]
fn Line(row: Payment, ticked: RwSignal<Vec<String>>) -> impl IntoView {
    let text = text::money::t();
    let project = row.project.clone();
    let title = project.as_ref().map(|project| project.title.clone()).unwrap_or_default();
    let society = project.as_ref().and_then(|project| project.society.as_ref()).map(|society| society.name.clone());
    let line = [
        &society.unwrap_or_default(),
        " · ",
        &fill(text.tranche_no, &[&row.no]),
        " · ",
        &day(row.planned_on),
        " · ",
        &row.condition,
    ]
    .concat();
    let note = row.reference.clone().or(row.remark.clone()).unwrap_or_default();
    let id = row.id.clone();
    let of = id.clone();
    let on = Signal::derive(move || ticked.with(|ticked| ticked.contains(&of)));
    let flip = move || {
        ticked.update(|ticked| {
            if let Some(place) = ticked.iter().position(|known| *known == id) {
                ticked.remove(place);
            } else {
                ticked.push(id.clone());
            }
        });
    };
    let href = project.map(|project| ["/projects/", &project.id].concat()).unwrap_or_default();
    let tick = (!row.moves.is_empty())
        .then(|| view! { <Choice pick=Pick::Several label=yuan(row.amount) chosen=on on_choose=flip /> });
    let bare = row.moves.is_empty().then(|| view! { <strong>{yuan(row.amount)}</strong> });
    view! {
        <div class="row-link">
            <span class="min-w-0 flex-[1_1_12rem]">
                <a class="link block font-medium" href=href>{title}</a>
                <span class="block text-sm text-ink-2">{line}</span>
                <span class="block text-sm text-ink-2 empty:hidden">{note}</span>
            </span>
            <span class="ml-auto">{tick} {bare}</span>
        </div>
    }
}

/// Awards of which a part is not planned for any day.
#[component]
fn Open(rows: Vec<Unscheduled>) -> impl IntoView {
    let text = text::money::t();
    let any = !rows.is_empty();
    let count = rows.len();
    let line = |row: Unscheduled| {
        let said = fill(text.unscheduled_of, &[&yuan(row.unscheduled), &yuan(row.amount)]);
        row.project.map(|project| {
            view! { <RowLink href=["/projects/", &project.id].concat() title=project.title line=said /> }
        })
    };
    let lines = rows.into_iter().map(line).collect_view();
    any.then(|| {
        view! {
            <details class="behind mt-3">
                <summary>{fill(text.unscheduled, &[&count])}</summary>
                {lines}
            </details>
        }
    })
}
