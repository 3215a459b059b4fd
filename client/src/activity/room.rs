//! `/activities/…`: one filing with all that was said about it, whose turn it is, how many days are left, and
//! what the viewer may do.

use entity::institution::activity::{ActivityState, ActivityStep};
use entity::institution::paper::PaperKind;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::decide::Decide;
use super::file::not_found;
use super::list::left;
use super::report::Own;
use super::view::{Filing, Gone, found, reading, silent_tone, tone};
use crate::file::{Files, shown};
use crate::paper::PaperButton;
use crate::parts::{Button, Card, Chip, Fact, Facts, Icon, LinkButton, Loaded, Note, PageHead, Tone};
use crate::session::viewer;
use crate::text::{day, fill, label, moment, t};

/// The screen.
#[component]
pub(crate) fn ActivityPage() -> impl IntoView {
    let params = use_params_map();
    let reading = reading(move || params.with(|params| params.get("id").unwrap_or_default()));
    let moved = Callback::new(move |()| reading.reload());
    let view = move |data| match found(data) {
        Some(filing) => view! { <Room filing moved /> }.into_any(),
        None => not_found(),
    };
    view! { <Loaded reading lines=10 view /> }
}

#[component]
fn Room(filing: Filing, moved: Callback<()>) -> impl IntoView {
    let text = t().activity;
    let society = filing.society.clone().map(|society| society.name).unwrap_or_default();
    let line = [society.as_str(), " · ", label(filing.kind), " · ", text.receipt_no, " ", &filing.receipt_no].concat();
    let may = |steps: &[ActivityStep]| filing.moves.iter().any(|step| steps.contains(step));
    let decides = may(&[ActivityStep::Pass, ActivityStep::Condition, ActivityStep::Return, ActivityStep::Refuse]);
    let own = may(&[ActivityStep::Hold, ActivityStep::Report, ActivityStep::Cancel]);
    let refile = may(&[ActivityStep::Refile]).then(|| {
        let href = ["/activities/", &filing.id, "/refile"].concat();
        view! { <LinkButton href icon=Icon::Edit weight=crate::parts::Weight::Strong>{text.refile}</LinkButton> }
    });
    let print = move |()| drop(window().print());
    let aside = view! {
        <span class="flex gap-2 print:hidden">
            <PaperButton kind=PaperKind::ActivityFiling id=filing.id.clone() />
            <Button icon=Icon::Print on_press=print>{t().home.print}</Button>
        </span>
    };
    let aside = aside.into_any();
    view! {
        <PageHead title=filing.title.clone() line aside />
        <div class="grid gap-3 lg:grid-cols-[1.35fr_1fr] lg:items-start">
            <div class="grid gap-3">
                <Standing filing=filing.clone() />
                <Plan filing=filing.clone() />
            </div>
            <div class="grid gap-3">
                {refile.map(|link| view! { <p class="print:hidden">{link}</p> })}
                {decides.then(|| view! { <Decide filing=filing.clone() moved /> })}
                {own.then(|| view! { <Own filing=filing.clone() moved /> })}
                <Went filing=filing.clone() />
                <History steps=filing.steps.clone() />
                <p class="print:hidden"><LinkButton href="/activities">{text.to_all}</LinkButton></p>
            </div>
        </div>
    }
}

/// Where it stands, who has it until when, and what was said last.
#[component]
fn Standing(filing: Filing) -> impl IntoView {
    let text = t().activity;
    let days = filing.silent_in.map(|days| view! { <Chip tone=silent_tone(days)>{left(days)}</Chip> });
    let aside = view! { <span class="flex flex-wrap justify-end gap-1"><Chip tone=tone(filing.state)>{label(filing.state)}</Chip> {days}</span> }.into_any();
    let silent = filing.silent_in.map(|_| fill(text.silent_line, &[&day(filing.silent_on)]));
    let noted = filing.by_silence.then(|| fill(text.silence_noted, &[&day(filing.silent_on)]));
    let held = filing.open_item.clone().map(|item| {
        let said = fill(t().form.held_by, &[&item.holder.name, &item.working_days_waiting, &item.due_on]);
        view! { <Note tone=if item.days_left < 0 { Tone::Bad } else { Tone::Info }><strong>{said}</strong><p>{item.reason.text}</p></Note> }
    });
    let said = filing.text.clone().map(|said| {
        let title = match filing.state {
            ActivityState::Returned => fill(text.returned_because, &[&filing.reason.map(label).unwrap_or_default()]),
            ActivityState::Refused => fill(text.refused_because, &[&filing.reason.map(label).unwrap_or_default()]),
            ActivityState::Cancelled => text.cancelled_because.to_owned(),
            _ => text.conditions.to_owned(),
        };
        view! { <div class="mt-3"><Note tone=Tone::Warn><strong>{title}</strong><p class="whitespace-pre-line">{said}</p></Note></div> }
    });
    let findings = filing.findings.clone().into_iter().map(|finding| {
        view! { <li>{finding.text} <span class="block text-sm">{finding.clause}</span></li> }
    });
    let open = filing.silent_in.is_some() || filing.state == ActivityState::Returned;
    let findings = (open && !filing.findings.is_empty()).then(|| {
        view! { <div class="mt-3"><Note tone=Tone::Warn><strong>{text.found_line}</strong><ul class="list-disc pl-5">{findings.collect_view()}</ul></Note></div> }
    });
    let clean = (filing.silent_in.is_some() && filing.findings.is_empty() && viewer().society_id.is_none())
        .then(|| view! { <div class="mt-3"><Note tone=Tone::Ok>{text.nothing_found}</Note></div> });
    view! {
        <Card title=text.standing aside edge=tone(filing.state)>
            {held}
            <p class="mt-2 text-sm text-ink-2 empty:hidden">{silent}</p>
            <p class="mt-2 empty:hidden">{noted}</p>
            {said} {findings} {clean}
        </Card>
    }
}

/// What was filed, as an official form: it prints on one page with a seal box.
#[component]
fn Plan(filing: Filing) -> impl IntoView {
    let text = t().activity;
    let row = |name: &'static str, value: String| {
        view! {
            <div class="border-b border-line py-2 last:border-0">
                <dt class="text-sm text-ink-2">{name}</dt>
                <dd class="min-w-0 break-words whitespace-pre-line">{value}</dd>
            </div>
        }
    };
    let given = |text: &Option<String>| text.clone().unwrap_or_else(|| t().activity.no.to_owned());
    let basis = filing.name_basis.clone().map(|basis| row(text.name_basis, basis));
    view! {
        <Card title=text.plan>
            <dl>
                {row(text.held_on, day(filing.held_on))} {row(text.place, filing.place.clone())}
                {row(text.audience, filing.audience.to_string())} {basis} {row(text.outline, filing.outline.clone())}
                {row(text.speakers, filing.speakers.clone())} {row(text.co_hosts, given(&filing.co_hosts))}
                {row(text.foreign, given(&filing.foreign_parties))} {row(text.fees, given(&filing.fee_basis))}
                {row(text.awards, given(&filing.award_basis))} {row(text.opinion, given(&filing.opinion))}
            </dl>
            <p class="mt-3 text-sm text-ink-2">{fill(text.filed_on, &[&day(filing.filed_on), &filing.round])}</p>
        </Card>
    }
}

/// How it went, once it is reported.
#[component]
fn Went(filing: Filing) -> impl IntoView {
    let text = t().activity;
    filing.took_place_on.map(|on| {
        let attendance =
            filing.attendance.map(|count| view! { <Fact label=text.attendance value=count.to_string() /> });
        view! {
            <Card title=text.went edge=Tone::Ok>
                <Facts><Fact label=text.took_place_on value=day(on) /> {attendance}</Facts>
                <p class="mt-3 whitespace-pre-line empty:hidden">{filing.summary.clone()}</p>
                <Files files=shown!(filing.attachments) />
            </Card>
        }
    })
}

#[component]
fn History(steps: Vec<Gone>) -> impl IntoView {
    let step = |step: Gone| {
        let reason = step.reason.map(label).unwrap_or_default();
        let said = [reason, step.text.as_deref().unwrap_or_default()].join(" ");
        view! {
            <li>
                <span class="font-medium">{label(step.step)}</span>
                " "
                <span class="text-ink-2">{moment(&step.at)} " " {step.actor}</span>
                <span class="block text-sm text-ink-2 empty:hidden">{said.trim().to_owned()}</span>
            </li>
        }
    };
    view! {
        <Card title=t().form.history>
            <ol class="list-decimal space-y-1 pl-5">{steps.into_iter().map(step).collect_view()}</ol>
        </Card>
    }
}
