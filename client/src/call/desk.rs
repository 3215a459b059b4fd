//! The federation's side of a call: how many stand where, the applications of a stage ranked by their experts,
//! what is done with many of them, and the call itself.

use entity::project::application::{ApplicationState, ApplicationStep};
use entity::project::call::CallState;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::act::Act;
use super::bulk::Bulk;
use super::decide::Verdicts;
use super::export::export;
use super::send::{self, Of};
use super::view::{ApplicationOrder, Call, DeskData, DeskVariables, Row, Stage, StagesData, desk, stages, tone};
use crate::net::{Cached, Shows};
use crate::parts::wide::wide;
use crate::parts::{
    Button, Card, Chip, Choice, Choices, Column, EmptyState, ErrorNote, ExportButton, Framed, Icon, LinkButton, Loaded,
    Pick, RowLink, Table, TextField, Tone, Weight, toast,
};
use crate::session::viewer;
use crate::text::{self, fill, label, language, yuan};

/// The stages in which the federation has something to do, in their order.
const STAGES: [ApplicationState; 6] = [
    ApplicationState::Submitted,
    ApplicationState::FormalCheck,
    ApplicationState::ExpertReview,
    ApplicationState::Panel,
    ApplicationState::PartyGroup,
    ApplicationState::PublicNotice,
];

/// The stages that wait for the viewer, the most pressing first.
fn own_stages() -> &'static [ApplicationState] {
    if viewer().may("Mutation.decideAwards") {
        &[ApplicationState::PartyGroup, ApplicationState::PublicNotice]
    } else if viewer().may("Mutation.passApplications") {
        &[ApplicationState::FormalCheck, ApplicationState::Panel, ApplicationState::ExpertReview]
    } else {
        &[]
    }
}

/// The board, read by itself: it is for offices alone.
#[component]
pub(super) fn Board(call: Call, moved: Callback<()>) -> impl IntoView {
    let reading = stages(call.id.clone()).live(Shows::Figures);
    let call = StoredValue::new(call);
    let again = Callback::new(move |()| {
        reading.reload();
        moved.run(());
    });
    // Other figures leave the stage that one looks at.
    let frame = move || view! { <Desk call=call.get_value() reading moved=again /> }.into_any();
    view! { <Framed reading=reading.standing() lines=4 frame /> }
}

#[component]
fn Desk(call: Call, reading: Cached<StagesData>, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let stages = untrack(|| reading.data()).map(|data| data.application_stages).unwrap_or_default();
    let count =
        |state: ApplicationState| stages.iter().find(|stage| stage.state == state).map_or(0, |stage| stage.count);
    let first = own_stages().iter().chain(STAGES.iter().rev()).copied().find(|state| count(*state) > 0);
    let stage = RwSignal::new(first.unwrap_or(ApplicationState::FormalCheck));
    let choice = move |one: Stage| {
        let chosen = Signal::derive(move || stage.get() == one.state);
        let name = [label(one.state), " ", &one.count.to_string()].concat();
        view! { <Choice pick=Pick::One("stage") label=name chosen on_choose=move || stage.set(one.state) /> }
    };
    let shown = reading.part(move |data| data.application_stages.into_iter().map(choice).collect_view().into_any());
    let id = call.id.clone();
    let reading = desk(move || DeskVariables {
        call: id.clone(),
        states: Some(vec![stage.get()]),
        order: if viewer().may("Query.experts") { ApplicationOrder::SCORE } else { ApplicationOrder::NEWEST },
        after: None,
    })
    .live(Shows::List);
    let again = Callback::new(move |()| {
        reading.reload();
        moved.run(());
    });
    let call = StoredValue::new(call);
    let view = move |data: DeskData| {
        let rows = data.applications.nodes;
        view! { <Stand call=call.get_value() state=stage.get_untracked() rows moved=again /> }.into_any()
    };
    if stages.is_empty() {
        return view! { <Card title=text.stages><p class="text-ink-2">{text.mine_none}</p></Card> }.into_any();
    }
    let exporting = viewer().may("Mutation.requestApplicationExport").then(|| {
        let make = move || export(call.with_value(|call| call.id.clone()));
        view! { <ExportButton label=text.export make /> }.into_any()
    });
    view! {
        <Card title=text.stages aside=exporting.unwrap_or_else(|| ().into_any())>
            <Choices label=text.state>{shown}</Choices>
            <Loaded reading lines=6 view />
        </Card>
    }
    .into_any()
}

/// The applications of a stage with what is done there.
#[component]
fn Stand(call: Call, state: ApplicationState, rows: Vec<Row>, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    if rows.is_empty() {
        return view! { <EmptyState icon=Icon::Done title=text.applications_none /> }.into_any();
    }
    let can = |step: ApplicationStep| rows.iter().any(|row| row.moves.contains(&step));
    let assigns = state == ApplicationState::ExpertReview && viewer().may("Mutation.assignReviews");
    let judged = [ApplicationStep::Propose, ApplicationStep::Approve].into_iter().find(|step| can(*step));
    let together = [ApplicationStep::Pass, ApplicationStep::ToPanel, ApplicationStep::Fund];
    let together = together.into_iter().find(|step| can(*step));
    view! {
        {assigns.then(|| view! { <Assign id=call.id.clone() moved /> })}
        {together.map(|step| view! { <Bulk rows=rows.clone() step moved /> })}
        {judged.map(|step| view! { <Verdicts call=call.clone() rows=rows.clone() step moved /> })}
        <Rows rows=rows.clone() />
    }
    .into_any()
}

/// Has experts asked.
#[component]
fn Assign(id: String, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let (busy, told) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let on_press = move |()| {
        busy.set(true);
        told.set(None);
        let id = id.clone();
        spawn_local(async move {
            let done = send::assign(id).await;
            let _ = busy.try_set(false);
            let said = match done {
                Ok(Ok((assigned, missing))) => {
                    toast::show(fill(text.assigned, &[&assigned]));
                    let _ = moved.try_run(());
                    (missing > 0).then(|| fill(text.missing, &[&missing]))
                }
                Ok(Err(declined)) => declined.into_iter().next().map(|(_, said)| said),
                Err(fault) => Some(fault.sentence(language())),
            };
            let _ = told.try_set(said);
        });
    };
    view! {
        <div class="mb-3">
            {move || told.get().map(|message| view! { <div class="mb-2"><ErrorNote message /></div> })}
            <Button icon=Icon::People busy on_press=on_press>{text.assign}</Button>
        </div>
    }
}

fn href(row: &Row) -> String {
    ["/applications/", &row.id].concat()
}

fn apart(row: &Row) -> bool {
    row.reviews.iter().flatten().any(|review| review.stands_apart)
}

/// A table at a desk, lines on a phone.
#[component]
fn Rows(rows: Vec<Row>) -> impl IntoView {
    let wide = wide();
    move || if wide.get() { table(&rows) } else { rows.iter().map(line).collect_view().into_any() }
}

fn line(row: &Row) -> AnyView {
    let text = text::call::t();
    let society = row.society.as_ref().map(|society| society.name.clone()).unwrap_or_default();
    let mean = row.mean_score.map(|mean| [text.mean, " ", &format!("{mean:.2}")].concat()).unwrap_or_default();
    let parts = [society, row.leader_name.clone().unwrap_or_default(), yuan(row.amount_fen), mean];
    let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let (state, stands_apart) = (row.state, apart(row));
    let aside = view! {
        <span class="inline-flex flex-wrap gap-1">
            {stands_apart.then(|| view! { <Chip tone=Tone::Warn>{text.apart}</Chip> })}
            <Chip tone=tone(state)>{label(state)}</Chip>
        </span>
    };
    view! { <RowLink href=href(row) title=row.title.clone().unwrap_or_default() line aside=aside.into_any() /> }
        .into_any()
}

fn table(rows: &[Row]) -> AnyView {
    let text = text::call::t();
    let columns = vec![
        Column::words(text.title),
        Column::words(text.society),
        Column::words(text.leader),
        Column::words(text.amount),
        Column::words(text.mean),
        Column::words(text.spread),
        Column::words(text.scored),
    ];
    let row = |row: &Row| {
        let mean = row.mean_score.map(|mean| format!("{mean:.2}"));
        let (link, title) = (href(row), row.title.clone());
        view! {
            <tr>
                <td><a class="link" href=link>{title}</a></td>
                <td>{row.society.as_ref().map(|society| society.name.clone())}</td>
                <td>{row.leader_name.clone()}</td>
                <td class="text-right whitespace-nowrap">{yuan(row.amount_fen)}</td>
                <td class="text-right">{mean}</td>
                <td class="text-right">{row.score_spread} {apart(row).then(|| view! { " " <Chip tone=Tone::Warn>{text.stands_apart}</Chip> })}</td>
                <td class="text-right">{row.scored}</td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = rows.iter().map(row).collect();
    view! { <Table caption=text.applications columns>{rows}</Table> }.into_any()
}

/// The call itself: published, extended, closed, taken back.
#[component]
pub(super) fn Manage(call: Call, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let act = Act::new(moved);
    let of = Of { id: call.id.clone(), version: call.version };
    let body = match call.state {
        CallState::Draft => {
            let edit = ["/calls/", &call.id, "/edit"].concat();
            let this = of.clone();
            let open = move |()| {
                let of = this.clone();
                act.run(text.published, async move { send::open(of).await });
            };
            view! {
                <div class="flex flex-wrap gap-2">
                    <Button weight=Weight::Strong icon=Icon::Send busy=act.busy on_press=open>{text.publish}</Button>
                    <LinkButton href=edit icon=Icon::Edit>{text.edit}</LinkButton>
                </div>
            }
            .into_any()
        }
        CallState::Open if call.days_left < 0 => {
            let this = of.clone();
            let close = move |()| {
                let of = this.clone();
                act.run(text.closed, async move { send::close(of).await });
            };
            view! { <Button weight=Weight::Strong busy=act.busy on_press=close>{text.close}</Button> }.into_any()
        }
        CallState::Open => view! { <Extend of=of.clone() act /> }.into_any(),
        CallState::Closed | CallState::Withdrawn => return ().into_any(),
    };
    let back = (call.state == CallState::Draft || call.state == CallState::Open).then(|| view! { <TakeBack of act /> });
    view! { <Card edge=Tone::Info>{act.notes()} {body} {back}</Card> }.into_any()
}

#[component]
fn Extend(of: Of, act: Act) -> impl IntoView {
    let text = text::call::t();
    let typed = RwSignal::new(String::new());
    let on_press = move |()| {
        let (of, typed) = (of.clone(), typed.get_untracked());
        if let Ok(closes_on) = typed.parse() {
            act.run(text.extended, async move { send::extend(of, closes_on).await });
        }
    };
    view! {
        <details>
            <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{text.extend}</summary>
            <TextField id="closes-on" label=text.new_last_day value=typed kind="date" />
            <Button busy=act.busy on_press=on_press>{text.extend}</Button>
        </details>
    }
}

#[component]
fn TakeBack(of: Of, act: Act) -> impl IntoView {
    let text = text::call::t();
    let typed = RwSignal::new(String::new());
    let on_press = move |()| {
        let (of, typed) = (of.clone(), typed.get_untracked());
        act.run(text.withdrawn_it, async move { send::withdraw_it(of, typed).await });
    };
    view! {
        <details>
            <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{text.withdraw_it}</summary>
            <TextField id="withdraw-reason" label=text.why value=typed />
            <Button busy=act.busy on_press=on_press>{text.withdraw_it}</Button>
        </details>
    }
}
