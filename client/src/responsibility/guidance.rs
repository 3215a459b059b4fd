//! The guidance desk: the three lights of each society and year, and a record for one or many.

use chrono::Datelike;
use entity::Word;
use entity::responsibility::guidance::{GuidanceKind, Light};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::file::{Chosen, FileField};
use crate::net::{self, Cached, cached, key};
use crate::parts::{
    Button, Card, Choice, Choices, Column, EmptyState, ErrorNote, Field, Icon, Loaded, PageHead, Pick, Table,
    TextField, Tone, Weight, toast,
};
use crate::session::viewer;
use crate::text::{fill, label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/guidance/board.graphql",
    response_derives = "Clone, Debug, PartialEq",
    extern_enums("GuidanceKind", "Light")
)]
struct GuidanceBoard;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/guidance/record.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("GuidanceKind")
)]
struct RecordGuidance;

use guidance_board::{GuidanceBoardGuidanceBoardNodes as Society, ResponseData};

/// The screen.
#[component]
pub(crate) fn GuidancePage() -> impl IntoView {
    let text = t().guidance;
    let missing = RwSignal::new(None::<GuidanceKind>);
    let year = RwSignal::new(viewer().today.year());
    let chosen = RwSignal::new(Vec::<String>::new());
    let further = RwSignal::new(Vec::<Society>::new());
    let next = RwSignal::new(None::<String>);
    let ask = move |after| guidance_board::Variables { after, year: year.get().into(), missing: missing.get() };
    let reading = cached::<GuidanceBoard>(move || {
        let key = ["guidance.", &year.get().to_string(), missing.get().map_or("", Word::code)].concat();
        Some((key, ask(None)))
    });
    Effect::new(move |_| {
        next.set(reading.with(|data| data.and_then(after)));
        further.set(Vec::new());
    });
    let more = Callback::new(move |()| {
        let variables = untrack(|| ask(next.get()));
        spawn_local(async move {
            let Ok(page) = net::send::<GuidanceBoard>(variables).await else { return };
            // The screen may be gone by now.
            let _ = next.try_set(after(&page));
            let _ = further.try_update(|further| further.extend(page.guidance_board.nodes));
        });
    });
    let kind = move |which: Option<GuidanceKind>| {
        let is = Signal::derive(move || missing.get() == which);
        let words = which.map_or(text.every_society.to_owned(), |kind| fill(text.missing, &[&label(kind)]));
        view! { <Choice pick=Pick::One("missing") label=words chosen=is on_choose=move || missing.set(which) /> }
    };
    let this = viewer().today.year();
    let of_year = move |which: i32| {
        let is = Signal::derive(move || year.get() == which);
        view! { <Choice pick=Pick::One("year") label=which.to_string() chosen=is on_choose=move || year.set(which) /> }
    };
    let may = viewer().may("Mutation.recordGuidance");
    let view = move |data: ResponseData| {
        let (total, first) = (data.guidance_board.total_count, data.guidance_board.nodes);
        view! {
            <Card title=fill(text.societies, &[&total])>
                {move || view! { <Board societies=[first.clone(), further.get()].concat() chosen may /> }}
                {move || next.get().map(|_| view! { <Button on_press=more>{t().responsibility.more}</Button> })}
            </Card>
        }
        .into_any()
    };
    view! {
        <PageHead title=text.title line=text.line />
        <Choices label=text.year>{of_year(this)} {of_year(this - 1)}</Choices>
        <Choices label=text.which>{kind(None)} {GuidanceKind::ALL.iter().map(|one| kind(Some(*one))).collect_view()}</Choices>
        <div class="grid grid-cols-1 gap-3">
            {may.then(|| view! { <Record chosen reading /> })}
            <Loaded reading lines=10 view />
        </div>
    }
}

fn after(data: &ResponseData) -> Option<String> {
    let page = &data.guidance_board.page_info;
    page.end_cursor.clone().filter(|_| page.has_next_page)
}

/// A light as a mark and a word: readable without its colour.
#[component]
pub(crate) fn LightMark(state: Light, records: i64, needed: i64) -> impl IntoView {
    let (mark, tone) = match state {
        Light::None => ("○", Tone::Bad),
        Light::Partial => ("◐", Tone::Warn),
        Light::Done => ("●", Tone::Ok),
    };
    let words = [label(state), " ", &fill("{}/{}", &[&records, &needed])].concat();
    view! { <span class=["whitespace-nowrap text-sm ", tone.text()].concat()><span aria-hidden="true">{mark}</span> " " {words}</span> }
}

#[component]
fn Board(societies: Vec<Society>, chosen: RwSignal<Vec<String>>, may: bool) -> impl IntoView {
    let text = t().guidance;
    if societies.is_empty() {
        return view! { <EmptyState icon=Icon::Done title=text.none line=text.none_line /> }.into_any();
    }
    let row = move |society: Society| {
        let (id, same, name) = (society.id.clone(), society.id.clone(), society.name.clone());
        let lights = society.guidance.map(|guidance| guidance.lights).unwrap_or_default();
        let marks = lights.into_iter().map(|light| {
            view! { <td><LightMark state=light.state records=light.records needed=light.needed /></td> }
        });
        let toggle = move |_| {
            chosen.update(|all| {
                let before = all.len();
                all.retain(|one| *one != same);
                if all.len() == before {
                    all.push(same.clone());
                }
            });
        };
        let is = move || chosen.with(|all| all.contains(&id));
        let label = fill(text.choose, &[&name]);
        let tick = may.then(|| {
            view! {
                <label class="inline-grid size-11 place-items-center">
                    <input type="checkbox" class="checkbox" aria-label=label prop:checked=is on:change=toggle />
                </label>
            }
        });
        view! {
            <tr>
                <th scope="row">
                    <span class="flex items-center gap-2">
                        {tick} <a class="link inline-flex min-h-11 items-center" href=["/societies/", &society.id].concat()>{name}</a>
                    </span>
                </th>
                {marks.collect_view()}
            </tr>
        }
    };
    let columns = std::iter::once(Column::words(text.society))
        .chain(GuidanceKind::ALL.iter().map(|kind| Column::words(label(*kind))))
        .collect();
    view! { <Table caption=text.title columns>{societies.into_iter().map(row).collect_view()}</Table> }.into_any()
}

/// A record for all that are ticked.
#[component]
fn Record(chosen: RwSignal<Vec<String>>, reading: Cached<ResponseData>) -> impl IntoView {
    let text = t().guidance;
    let kind = RwSignal::new(GuidanceKind::PolicyBriefing);
    let held_on = RwSignal::new(viewer().today.to_string());
    let (held_by, evidence) = (RwSignal::new(viewer().display_name), RwSignal::new(String::new()));
    let (faults, busy) = (RwSignal::new(Vec::<String>::new()), RwSignal::new(false));
    let files = Chosen::of("guidance", "new");
    let key = StoredValue::new(key::new_key());
    let send = move || {
        let Ok(day) = held_on.get_untracked().parse() else { return };
        let file_ids = match files.ids() {
            Ok(ids) => ids,
            Err(sentence) => return faults.set(vec![sentence]),
        };
        let input = record_guidance::RecordGuidanceInput {
            idempotency_key: key.get_value(),
            society_ids: chosen.get_untracked(),
            kind: kind.get_untracked(),
            held_on: day,
            held_by: held_by.get_untracked(),
            evidence: evidence.get_untracked(),
            file_ids,
        };
        busy.set(true);
        spawn_local(async move {
            let sent = net::send::<RecordGuidance>(record_guidance::Variables { input }).await;
            let told: Vec<String> = match sent {
                Ok(data) => {
                    let payload = data.record_guidance;
                    if payload.user_errors.is_empty() {
                        toast::show(fill(text.recorded, &[&payload.recorded]));
                        key.set_value(key::new_key());
                        let _ = chosen.try_set(Vec::new());
                        let _ = evidence.try_set(String::new());
                        files.clear();
                        reading.reload();
                    }
                    payload.user_errors.into_iter().map(|error| error.message).collect()
                }
                Err(error) => vec![error.sentence(language())],
            };
            // The screen may be gone by now.
            let _ = busy.try_set(false);
            let _ = faults.try_set(told);
        });
    };
    let of_kind = move |which: GuidanceKind| {
        let is = Signal::derive(move || kind.get() == which);
        view! { <Choice pick=Pick::One("kind") label=label(which) chosen=is on_choose=move || kind.set(which) /> }
    };
    let none = Signal::derive(move || chosen.with(Vec::is_empty));
    let count = move || {
        if none.get() { text.choose_first.to_owned() } else { fill(text.for_societies, &[&chosen.with(Vec::len)]) }
    };
    view! {
        <Card title=text.record>
            {move || faults.get().into_iter().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> }).collect_view()}
            <Choices label=text.kind>{GuidanceKind::ALL.iter().map(|one| of_kind(*one)).collect_view()}</Choices>
            <div class="grid gap-x-4 sm:grid-cols-2">
                <TextField id="held-on" label=text.held_on kind="date" value=held_on />
                <TextField id="held-by" label=text.held_by value=held_by />
            </div>
            <Field id="evidence" label=text.evidence hint=text.evidence_hint>
                <textarea id="evidence" class="textarea w-full" rows="3" maxlength="4000" aria-describedby="evidence-hint evidence-error" bind:value=evidence></textarea>
            </Field>
            <FileField id="evidence-files" label=text.evidence_files chosen=files />
            <p class="mb-3" role="status">{count}</p>
            <Button weight=Weight::Strong icon=Icon::Check busy disabled=none on_press=send>{text.record}</Button>
        </Card>
    }
}
