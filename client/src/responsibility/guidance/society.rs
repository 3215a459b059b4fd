//! The guidance of one society in a year: each light with its records; a wrong one is withdrawn with the
//! reason, and can be entered again at once.

use chrono::{Datelike, NaiveDate};
use entity::Word;
use entity::responsibility::guidance::{GuidanceKind, Light};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

use super::record::{RecordGuidance, record_guidance};
use super::{LightMark, Record};
use crate::net::{self, cached, key};
use crate::parts::{
    Button, Card, Choice, Choices, EmptyState, ErrorNote, Icon, LinkButton, Loaded, PageHead, Pick, toast,
};
use crate::session::viewer;
use crate::text::{day, fill, label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/guidance/society_guidance.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("GuidanceKind", "Light")
)]
struct SocietyGuidance;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/guidance/withdraw.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct WithdrawGuidance;

use society_guidance::{
    SocietyGuidanceSociety as Society, SocietyGuidanceSocietyGuidanceLights as OneLight,
    SocietyGuidanceSocietyGuidanceRecords as OneRecord,
};

/// The screen.
#[component]
pub(crate) fn SocietyGuidancePage() -> impl IntoView {
    let params = use_params_map();
    let year = RwSignal::new(viewer().today.year());
    let reading = cached::<SocietyGuidance>(move || {
        let id = params.with(|params| params.get("id").unwrap_or_default());
        let key = ["guidance.", &id, ".", &year.get().to_string()].concat();
        Some((key, society_guidance::Variables { id, year: year.get().into() }))
    });
    let reload = Callback::new(move |()| reading.reload());
    let view = move |data: society_guidance::ResponseData| match data.society {
        Some(society) => view! { <Sheet society year reload /> }.into_any(),
        None => {
            view! { <EmptyState icon=Icon::Search title=t().register.not_found line=t().register.not_found_hint /> }
                .into_any()
        }
    };
    view! { <Loaded reading lines=8 view /> }
}

#[component]
fn Sheet(society: Society, year: RwSignal<i32>, reload: Callback<()>) -> impl IntoView {
    let text = t().guidance;
    let this = viewer().today.year();
    let of_year = move |which: i32| {
        let chosen = Signal::derive(move || year.get() == which);
        view! { <Choice pick=Pick::One("year") label=which.to_string() chosen on_choose=move || year.set(which) /> }
    };
    let Society { id, name, guidance } = society;
    let (lights, records) = guidance.map(|guidance| (guidance.lights, guidance.records)).unwrap_or_default();
    let about = id.clone();
    let card = move |light: OneLight| {
        let own: Vec<OneRecord> = records.iter().filter(|record| record.kind == light.kind).cloned().collect();
        view! { <Kind society=about.clone() light own reload /> }
    };
    let cards = lights.into_iter().map(card).collect::<Vec<_>>();
    let enter = viewer().may("Mutation.recordGuidance").then(|| {
        let chosen = RwSignal::new(vec![id.clone()]);
        view! { <Record chosen about_one=true on_done=reload /> }
    });
    // A light of the society's page leads to its card here.
    Effect::new(|_| {
        let place = window().location().hash().unwrap_or_default();
        if let Some(card) = document().get_element_by_id(place.trim_start_matches('#')) {
            card.scroll_into_view();
        }
    });
    view! {
        <PageHead title=name line=text.line />
        <Choices label=text.year>{of_year(this)} {of_year(this - 1)}</Choices>
        <div class="grid gap-3">
            {cards} {enter}
            <p class="flex flex-wrap gap-2 print:hidden">
                <LinkButton href=["/societies/", &id].concat()>{t().edit.to_society}</LinkButton>
                <LinkButton href="/guidance">{text.all_lights}</LinkButton>
            </p>
        </div>
    }
}

/// One light with its records.
#[component]
fn Kind(society: String, light: OneLight, own: Vec<OneRecord>, reload: Callback<()>) -> impl IntoView {
    let text = t().guidance;
    let aside = view! { <LightMark state=light.state records=light.records needed=light.needed /> };
    let none = own.is_empty().then(|| view! { <p class="text-ink-2">{text.no_records}</p> });
    let lines = own.into_iter().map(|record| view! { <Line society=society.clone() record reload /> });
    let lines = lines.collect::<Vec<_>>();
    view! {
        <div id=light.kind.code() class="anchored">
            <Card title=label(light.kind) aside=aside.into_any()>
                {none} <ul class="divide-y divide-line">{lines}</ul>
            </Card>
        </div>
    }
}

#[component]
fn Line(society: String, record: OneRecord, reload: Callback<()>) -> impl IntoView {
    let text = t().guidance;
    let gone = record.withdrawn_on.map(|on| {
        let reason = record.withdraw_reason.clone().unwrap_or_default();
        view! { <span class="block text-sm font-medium text-warn">{fill(text.withdrawn, &[&day(on), &reason])}</span> }
    });
    let may = gone.is_none() && viewer().may("Mutation.withdrawGuidance");
    let head = fill(text.held, &[&day(record.held_on), &record.held_by]);
    let evidence = record.evidence.clone();
    view! {
        <li class="py-2.5">
            <span class="block font-medium">{head}</span>
            <span class="block whitespace-pre-line text-sm text-ink-2">{evidence}</span>
            {gone}
            {may.then(|| view! { <Withdraw society record reload /> })}
        </li>
    }
}

/// Taking a record back, with the reason; for a while it can be entered again as it was.
#[component]
fn Withdraw(society: String, record: OneRecord, reload: Callback<()>) -> impl IntoView {
    let text = t().guidance;
    let (reason, fault, busy) = (RwSignal::new(String::new()), RwSignal::new(None::<String>), RwSignal::new(false));
    let key = StoredValue::new(key::new_key());
    let kept = StoredValue::new((society, record));
    let send = move || {
        let (society, record) = kept.get_value();
        let input = withdraw_guidance::WithdrawGuidanceInput {
            idempotency_key: key.get_value(),
            record_id: record.id.clone(),
            reason: reason.get_untracked(),
        };
        busy.set(true);
        spawn_local(async move {
            let sent = net::send::<WithdrawGuidance>(withdraw_guidance::Variables { input }).await;
            let told = match sent {
                Ok(data) => data.withdraw_guidance.user_errors.into_iter().next().map(|error| error.message),
                Err(error) => Some(error.sentence(language())),
            };
            if told.is_none() {
                let again = Again::of(society, record);
                toast::show_with_undo(t().guidance.taken_back, Callback::new(move |()| again.clone().enter(reload)));
                reload.try_run(());
            }
            // The screen may be gone by now.
            let _ = busy.try_set(false);
            let _ = fault.try_set(told);
        });
    };
    let name = fill(text.withdraw_of, &[&kept.with_value(|(_, record)| day(record.held_on))]);
    view! {
        <details class="fold print:hidden">
            <summary class="row-link">{text.withdraw}</summary>
            <div class="pb-2">
                {move || fault.get().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })}
                <textarea class="textarea mb-2 w-full" rows="2" maxlength="4000" aria-label=text.reason placeholder=text.reason bind:value=reason></textarea>
                <Button icon=Icon::Undo busy on_press=send>{name}</Button>
            </div>
        </details>
    }
}

/// A record that was taken back, to be entered again as it was.
#[derive(Clone)]
struct Again {
    key: String,
    society: String,
    kind: GuidanceKind,
    held_on: NaiveDate,
    held_by: String,
    evidence: String,
}

impl Again {
    fn of(society: String, record: OneRecord) -> Self {
        let OneRecord { kind, held_on, held_by, evidence, .. } = record;
        Self { key: key::new_key(), society, kind, held_on, held_by, evidence }
    }

    fn enter(self, reload: Callback<()>) {
        let Self { key, society, kind, held_on, held_by, evidence } = self;
        let input = record_guidance::RecordGuidanceInput {
            idempotency_key: key,
            society_ids: vec![society],
            kind,
            held_on,
            held_by,
            evidence,
            // What was attached belongs to the record that was withdrawn.
            file_ids: Vec::new(),
        };
        spawn_local(async move {
            let sent = net::send::<RecordGuidance>(record_guidance::Variables { input }).await;
            let told = match sent {
                Ok(data) => data.record_guidance.user_errors.into_iter().next().map(|error| error.message),
                Err(error) => Some(error.sentence(language())),
            };
            toast::show(told.unwrap_or_else(|| t().guidance.entered_again.to_owned()));
            // Whoever has gone elsewhere sees it there when he comes back.
            reload.try_run(());
        });
    }
}
