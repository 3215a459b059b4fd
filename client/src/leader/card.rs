//! One leader: post, Party roles, on how many legs he stands, and what is against the rules. Cards on a
//! phone, a table on a desktop.

use entity::people::conflict::Certainty;
use entity::people::dual::DualIdentity;
use leptos::prelude::*;

use super::namesake::Settle;
use super::read::{Conflict, Seat};
use crate::parts::{Card, Chip, Column, LinkButton, Table, Tone, Weight};
use crate::session::viewer;
use crate::text::{fill, label, t};

/// All of a page.
#[component]
pub(super) fn Seats(seats: Vec<Seat>, settled: Callback<()>) -> impl IntoView {
    let text = t().leader;
    let cards = seats.clone().into_iter().map(|seat| view! { <SeatCard seat settled /> }).collect_view();
    let rows = seats.into_iter().map(|seat| view! { <SeatRow seat settled /> }).collect_view();
    let columns = vec![
        Column::words(text.name),
        Column::words(text.society),
        Column::words(text.identity),
        Column::words(text.conflicts),
        Column::words(text.next),
    ];
    view! {
        <div class="grid gap-3 lg:hidden">{cards}</div>
        <div class="hidden lg:block">
            <Card><Table caption=text.title columns>{rows}</Table></Card>
        </div>
    }
}

#[component]
fn SeatCard(seat: Seat, settled: Callback<()>) -> impl IntoView {
    let conflicts = seat.conflicts.clone();
    view! {
        <Card>
            <div class="flex items-start justify-between gap-3">
                <Who seat=seat.clone() />
                <Identity seat=seat.clone() />
            </div>
            <a class="link inline-flex min-h-11 items-center" href=["/societies/", &seat.society.id].concat()>{seat.society.name.clone()}</a>
            <p class="text-sm text-ink-2 empty:hidden">{seat.missing.clone()}</p>
            <ul class="mt-2 grid gap-2 empty:hidden">{conflicts.into_iter().map(|conflict| view! { <Against conflict /> }).collect_view()}</ul>
            <Settle seat=seat.clone() settled />
            <div class="mt-2 empty:hidden"><HandOver seat /></div>
        </Card>
    }
}

#[component]
fn SeatRow(seat: Seat, settled: Callback<()>) -> impl IntoView {
    let conflicts = seat.conflicts.clone();
    view! {
        <tr>
            <td><Who seat=seat.clone() /></td>
            <td class="min-w-40"><a class="link inline-flex min-h-11 items-center" href=["/societies/", &seat.society.id].concat()>{seat.society.name.clone()}</a></td>
            <td class="max-w-56"><Identity seat=seat.clone() /><span class="mt-1 block text-sm text-ink-2 empty:hidden">{seat.missing.clone()}</span></td>
            <td class="max-w-64">
                <ul class="grid gap-2 empty:hidden">{conflicts.into_iter().map(|conflict| view! { <Against conflict /> }).collect_view()}</ul>
                <Settle seat=seat.clone() settled />
            </td>
            <td class="whitespace-nowrap"><HandOver seat /></td>
        </tr>
    }
}

#[component]
fn Who(seat: Seat) -> impl IntoView {
    let text = t().leader;
    let term = seat.term_no.map(|term| [" · ".to_owned(), fill(text.term, &[&term])].concat());
    let roles: Vec<&str> = seat.party_roles.iter().map(|role| label(*role)).collect();
    view! {
        <span class="block min-w-0">
            <span class="font-semibold whitespace-nowrap">{seat.name}</span>
            <span class="block text-sm text-ink-2">{label(seat.post)} {term}</span>
            <span class="block text-sm text-ink-2 empty:hidden">{roles.join("、")}</span>
        </span>
    }
}

#[component]
fn Identity(seat: Seat) -> impl IntoView {
    let tone = match seat.dual_identity {
        DualIdentity::Dual => Tone::Ok,
        DualIdentity::RoleMissing => Tone::Warn,
        DualIdentity::PostOnly => Tone::Plain,
    };
    view! {
        <span class="flex flex-wrap gap-1">
            <Chip tone>{label(seat.dual_identity)}</Chip>
            {seat.leads_party_work.then(|| view! { <Chip tone=Tone::Info>{t().register.leads_party_work}</Chip> })}
        </span>
    }
}

/// A conflict: what, how sure, the clause, what next and who does it.
#[component]
fn Against(conflict: Conflict) -> impl IntoView {
    let tone = if conflict.certainty == Certainty::Certain { Tone::Bad } else { Tone::Warn };
    let sure = (conflict.certainty == Certainty::Possible).then(|| label(conflict.certainty));
    let next = fill(t().leader.next_line, &[&label(conflict.owner), &conflict.next_action]);
    view! {
        <li class="text-sm">
            <Chip tone>{label(conflict.kind)}</Chip>
            " " {sure}
            <span class="mt-1 block">{next}</span>
            <span class="block text-ink-2">{conflict.rule} " · " {fill(t().leader.by_version, &[&conflict.rule_version])}</span>
        </li>
    }
}

#[component]
fn HandOver(seat: Seat) -> impl IntoView {
    let society = ["/societies/", &seat.society.id].concat();
    let hand_over = viewer().may("Mutation.handOverPost").then(|| {
        let href = [&society, "/handover?post=", &seat.id].concat();
        view! { <LinkButton href weight=Weight::Quiet>{t().leader.hand_over}</LinkButton> }
    });
    let change = viewer().may("Mutation.recordAppointment").then(|| {
        let href = [&society, "/posts"].concat();
        view! { <LinkButton href weight=Weight::Quiet>{t().leader.change_posts}</LinkButton> }
    });
    view! { {hand_over} {change} }
}
