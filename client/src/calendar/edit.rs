//! A year is entered as lines, from a file or by hand; what moves is shown before it is kept.

use entity::institution::calendar::DayKind;
use entity::institution::calendar::year::{self, CalendarDay};
use entity::institution::deadline::DeadlineKind;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::remark;
use crate::net::{self, key};
use crate::parts::{Button, Card, Column, ErrorNote, Field, Table, TextField, Weight, toast};
use crate::text::{fill, label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/calendar/set_year.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("DayKind")
)]
struct SetYear;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/calendar/impact.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("DayKind", "DeadlineKind")
)]
struct Impact;

use impact::ImpactCalendarImpact as Moves;

/// The form.
#[component]
pub(super) fn Edit(
    year: i64,
    version: i64,
    source: String,
    days: Vec<CalendarDay>,
    again: Callback<()>,
) -> impl IntoView {
    let text = t().calendar;
    let (source, lines) = (RwSignal::new(source), RwSignal::new(year::write(&days)));
    let (fault, moves, busy) = (RwSignal::new(None::<String>), RwSignal::new(None::<Moves>), RwSignal::new(false));
    let intention = StoredValue::new(key::new_key());
    // What was looked at is what is kept: another text has to be looked at again.
    Effect::new(move |_| {
        lines.track();
        moves.set(None);
    });
    let read = move || match year::read(&lines.get_untracked()) {
        Ok(days) => Some(days),
        Err(line) => {
            fault.set(Some(fill(t().calendar.line_unread, &[&line])));
            None
        }
    };
    let look = move || {
        fault.set(None);
        let Some(days) = read() else { return };
        busy.set(true);
        spawn_local(async move {
            let days =
                days.into_iter().map(|CalendarDay { day, kind, name }| impact::CalendarDayInput { day, kind, name });
            let told = net::send::<Impact>(impact::Variables { year, days: days.collect() }).await;
            let _ = busy.try_set(false);
            match told.map(|data| data.calendar_impact) {
                Err(broken) => drop(fault.try_set(Some(broken.sentence(language())))),
                Ok(found) if found.user_errors.is_empty() => drop(moves.try_set(Some(found))),
                Ok(found) => {
                    drop(fault.try_set(Some(joined(found.user_errors.into_iter().map(|error| error.message)))));
                }
            }
        });
    };
    let keep = move || {
        let Some(days) = read() else { return };
        busy.set(true);
        let days =
            days.into_iter().map(|CalendarDay { day, kind, name }| set_year::CalendarDayInput { day, kind, name });
        let input = set_year::SetCalendarYearInput {
            expected_version: version,
            idempotency_key: intention.get_value(),
            year,
            source: source.get_untracked(),
            days: days.collect(),
        };
        spawn_local(async move {
            let told = net::send::<SetYear>(set_year::Variables { input }).await;
            let _ = busy.try_set(false);
            match told.map(|data| data.set_calendar_year) {
                Err(broken) => drop(fault.try_set(Some(broken.sentence(language())))),
                Ok(done) if done.user_errors.is_empty() => {
                    toast::show(t().calendar.kept);
                    again.run(());
                }
                Ok(refused) => {
                    // What was refused is another intention when it is sent again.
                    let _ = intention.try_update_value(|intention| *intention = key::new_key());
                    drop(fault.try_set(Some(joined(refused.user_errors.into_iter().map(|error| error.message)))));
                }
            }
        });
    };
    view! {
        <Card title=fill(text.enter, &[&year])>
            <p class="mb-3 text-sm text-ink-2">{text.enter_line}</p>
            <TextField id="calendarSource" label=text.source value=source hint=text.source_hint required=true />
            <Field id="calendarDays" label=text.lines hint=text.lines_hint error=Signal::stored(None::<String>)>
                <textarea id="calendarDays" class="textarea w-full font-mono" rows="12" spellcheck="false" bind:value=lines></textarea>
            </Field>
            <FromFile lines />
            {move || fault.get().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })}
            {move || moves.get().map(|moves| view! { <Moving moves /> })}
            <div class="mt-3 flex flex-wrap gap-2">
                <Button busy on_press=look>{text.look}</Button>
                {move || moves.with(Option::is_some).then(|| view! { <Button weight=Weight::Strong busy on_press=keep>{text.keep}</Button> })}
            </div>
        </Card>
    }
}

/// A file's lines into the field.
#[component]
fn FromFile(lines: RwSignal<String>) -> impl IntoView {
    let text = t().calendar;
    let chosen = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) else { return };
        spawn_local(async move {
            // A file that cannot be read leaves the lines as they are.
            let read = wasm_bindgen_futures::JsFuture::from(file.text()).await;
            if let Some(read) = read.ok().and_then(|read| read.as_string()) {
                let _ = lines.try_set(read);
            }
        });
    };
    view! {
        <div class="mb-3">
            <label class="mb-1 block text-sm text-ink-2" for="calendarFile">{text.from_file}</label>
            <input id="calendarFile" type="file" accept=".csv,text/csv,text/plain" class="file-input w-full" on:change=chosen />
        </div>
    }
}

/// What another calendar would move.
#[component]
fn Moving(moves: Moves) -> impl IntoView {
    let text = t().calendar;
    let worked = fill(text.worked_change, &[&moves.working_days_before, &moves.working_days_after]);
    let raised = (moves.raised > 0).then(|| fill(text.raised, &[&moves.raised]));
    let nothing = moves.moved.is_empty().then(|| text.moves_nothing.to_owned());
    let said = [Some(worked), nothing, raised].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let row = |moved: impact::ImpactCalendarImpactMoved| {
        view! {
            <tr>
                <td>{label(moved.kind)}</td>
                <td class="whitespace-nowrap">{moved.from.to_string()}</td>
                <td class="whitespace-nowrap">{moved.to.to_string()}</td>
                <td class="figure">{moved.count}</td>
            </tr>
        }
    };
    let columns =
        vec![Column::words(text.what), Column::words(text.from), Column::words(text.to), Column::figures(text.count)];
    let table = (!moves.moved.is_empty()).then(|| {
        view! { <Table caption=text.moves columns>{moves.moved.into_iter().map(row).collect_view()}</Table> }
    });
    view! { {remark(said)} {table} }
}

fn joined(sentences: impl Iterator<Item = String>) -> String {
    sentences.collect::<Vec<_>>().join(language().pick("；", "; "))
}
