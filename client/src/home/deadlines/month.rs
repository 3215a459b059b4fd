//! A month as a sheet: on each day how much falls due, which days are rest days, and below it what falls
//! due on the day that was touched.

use chrono::{Datelike, Days, Months, NaiveDate};
use entity::institution::calendar::DayKind;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use super::groups;
use crate::home::due::Due;
use crate::net::cached;
use crate::parts::{Button, Card, EmptyState, Icon};
use crate::session::viewer;
use crate::text::{day, fill, label, t, year_month};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/home/deadlines/year.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("DayKind")
)]
struct RestDays;

/// The sheet with what is chosen on it.
#[component]
pub(super) fn Month(dues: Signal<Vec<Due>>) -> impl IntoView {
    let text = t().home;
    let today = viewer().today;
    let month = RwSignal::new(today.with_day(1).unwrap_or(today));
    let chosen = RwSignal::new(None::<NaiveDate>);
    let year = Memo::new(move |_| month.get().year());
    let rests = cached::<RestDays>(move || {
        let year = year.get();
        Some((fill("calendar.{}", &[&year]), rest_days::Variables { year: year.into() }))
    });
    let kind_of = move |date: NaiveDate| {
        let find = |data: &rest_days::ResponseData| {
            data.work_calendar.days.iter().find(|entry| entry.day == date).map(|entry| (entry.kind, entry.name.clone()))
        };
        rests.with(|data| data.and_then(find))
    };
    let turn = move |months: u32, back: bool| {
        let step = Months::new(months);
        month.update(|month| {
            let turned = if back { month.checked_sub_months(step) } else { month.checked_add_months(step) };
            *month = turned.unwrap_or(*month);
        });
        chosen.set(None);
    };
    let cell = move |date: NaiveDate| view! { <Day date inside=date.month() == month.get().month() kind=kind_of(date) dues chosen /> };
    let weeks = move || {
        let first = month.get();
        let monday = first - Days::new(first.weekday().num_days_from_monday().into());
        let weeks = monday.iter_weeks().take_while(|week| *week < first + Months::new(1));
        weeks.map(|week| view! { <tr>{week.iter_days().take(7).map(cell).collect_view()}</tr> }).collect_view()
    };
    let names = [text.mon, text.tue, text.wed, text.thu, text.fri, text.sat, text.sun];
    let unknown = move || {
        let known = rests.with(|data| data.is_none_or(|data| data.work_calendar.known));
        (!known).then(|| view! { <p class="mt-2 text-sm text-ink-2">{fill(text.year_unknown, &[&year.get()])}</p> })
    };
    view! {
        <div class="grid gap-3 xl:grid-cols-2 xl:items-start">
            <Card>
                <div class="mb-2 flex items-center justify-between gap-2">
                    <Button icon=Icon::Back on_press=move || turn(1, true)><span class="sr-only">{text.month_before}</span></Button>
                    <h2 class="text-base font-semibold" aria-live="polite">{move || year_month(month.get())}</h2>
                    <Button icon=Icon::Right on_press=move || turn(1, false)><span class="sr-only">{text.month_after}</span></Button>
                </div>
                <table class="month">
                    <caption class="sr-only">{move || year_month(month.get())}</caption>
                    <thead><tr>{names.map(|name| view! { <th scope="col">{name}</th> }).collect_view()}</tr></thead>
                    <tbody>{weeks}</tbody>
                </table>
                {unknown}
            </Card>
            <Chosen chosen dues />
        </div>
    }
}

/// One day: its number, whether it is worked otherwise than its weekday says, how much falls due.
#[component]
fn Day(
    date: NaiveDate,
    inside: bool,
    kind: Option<(DayKind, String)>,
    dues: Signal<Vec<Due>>,
    chosen: RwSignal<Option<NaiveDate>>,
) -> impl IntoView {
    let text = t().home;
    let count = dues.with(|dues| dues.iter().filter(|due| due.last_day == date).count());
    let number = date.day().to_string();
    let mark = kind.as_ref().map(|(kind, _)| match kind {
        DayKind::Holiday => (text.rest_mark, "text-ok"),
        DayKind::MakeUp => (text.work_mark, "text-warn"),
    });
    let mark =
        mark.map(|(mark, tone)| view! { <span class=["text-sm ", tone].concat() aria-hidden="true">{mark}</span> });
    let said = kind.map(|(kind, name)| [" · ", &name, " ", label(kind)].concat()).unwrap_or_default();
    let class = if inside { "" } else { "beside" };
    let current = (date == viewer().today).then_some("date");
    let content = if count == 0 {
        view! {
            <span class="day" aria-current=current>
                {number} {mark} <span class="sr-only">{said}</span>
            </span>
        }
        .into_any()
    } else {
        let said = [text.due_count, &said].concat();
        let press = move |_| chosen.update(|chosen| *chosen = (*chosen != Some(date)).then_some(date));
        view! {
            <button
                type="button"
                class="day"
                aria-current=current
                aria-pressed=move || (chosen.get() == Some(date)).to_string()
                on:click=press
            >
                {number} {mark} <span class="due-count">{count}</span> <span class="sr-only">{said}</span>
            </button>
        }
        .into_any()
    };
    view! { <td class=class>{content}</td> }
}

/// What falls due on the day that was touched; before one was, what to do.
#[component]
fn Chosen(chosen: RwSignal<Option<NaiveDate>>, dues: Signal<Vec<Due>>) -> impl IntoView {
    let text = t().home;
    move || match chosen.get() {
        None => {
            view! { <Card><EmptyState icon=Icon::Calendar title=text.touch_a_day line=text.touch_a_day_line /></Card> }
                .into_any()
        }
        Some(date) => {
            let on_day: Vec<Due> = dues.with(|dues| dues.iter().filter(|due| due.last_day == date).cloned().collect());
            view! { <Card title=day(date)>{groups(on_day)}</Card> }.into_any()
        }
    }
}
