//! An application as chair, civil affairs and everybody else see it: where it stands and whose turn it is, both
//! halves side by side, what the linter and the entry gate say, its history; printed on one or two sheets.

use entity::form::party_form::PartyForm;
use entity::institution::paper::PaperKind;
use entity::institution::registration::RegistrationState;
use entity::institution::report::gate::GateResult;
use leptos::prelude::*;

use super::case::{Registration, ResponseData};
use super::decide::{Decide, Withdraw};
use super::name::{Said, finding};
use super::survey::Admission;
use crate::file::{Files, shown};
use crate::net::Cached;
use crate::paper::PaperButton;
use crate::parts::{Button, Card, Chip, Fact, Facts, Icon, LinkButton, Note, PageHead, Tone};
use crate::text::{day, days_left, fill, label, moment, t};

/// The case.
#[component]
pub(super) fn Sheet(registration: Registration, reading: Cached<ResponseData>) -> impl IntoView {
    let text = t().registration;
    let print = || drop(window().print());
    let paper = registration.receipt_no.is_some().then(|| {
        view! { <PaperButton kind=PaperKind::Registration id=registration.id.clone() /> }
    });
    let aside = view! {
        <span class="flex gap-2">{paper} <Button icon=Icon::Print on_press=print>{t().directive.print}</Button></span>
    };
    let aside = aside.into_any();
    let approved = registration.state == RegistrationState::Approved;
    let line = if approved { label(registration.stage) } else { label(registration.state) };
    let elsewhere = registration.legal_representative_elsewhere.clone().map(|society| {
        let note = registration.content.namesake_note.clone();
        view! { <div class="mb-3"><Note tone=Tone::Warn>{fill(text.elsewhere, &[&society])} " " {note}</Note></div> }
    });
    let findings = registration.name_findings.clone().into_iter();
    let findings = findings.map(|one| finding(Said { severity: one.severity, text: one.text, rule: one.rule }));
    view! {
        <PageHead title=registration.name.clone() line aside />
        <div class="grid gap-3">
            <Standing registration=registration.clone() />
            <Decide registration=registration.clone() reading />
            <Admission registration=registration.clone() reading />
            {(!approved).then(|| view! { <div>{findings.collect_view()} {elsewhere}</div> })}
            <div class="grid gap-3 xl:grid-cols-2 xl:items-start">
                <Business registration=registration.clone() />
                <Party registration=registration.clone() />
            </div>
            <History registration=registration.clone() />
            <Withdraw registration reading />
        </div>
    }
}

/// Where it stands, who holds it, how many of the sixty days are left.
#[component]
fn Standing(registration: Registration) -> impl IntoView {
    let text = t().registration;
    let held = registration.open_item.clone().map(|item| {
        let tone = Tone::of_days(item.days_left + 7);
        view! {
            <p class="flex flex-wrap items-center gap-3">
                <span class="font-medium">{item.holder.name} "：" {item.reason.text}</span>
                <Chip tone>{days_left(item.days_left)}</Chip>
            </p>
        }
    });
    let sixty = registration.decide_days_left.map(|days| {
        view! { <Fact label=text.days_of_sixty value=days.to_string() tone=Tone::of_days(days) /> }
    });
    let fact = |label: &'static str, on: Option<chrono::NaiveDate>| on.map(|on| view! { <Fact label value=day(on) /> });
    let society = registration.society.clone().map(|society| {
        view! { <p class="mt-3"><LinkButton href=["/societies/", &society.id].concat() icon=Icon::Society>{society.name}</LinkButton></p> }
    });
    let rejected = registration.rejection.map(|ground| {
        let said = registration.decision.clone().unwrap_or_default();
        view! { <div class="mb-3"><Note tone=Tone::Bad><p class="font-medium">{label(ground)}</p><p>{said}</p></Note></div> }
    });
    let receipt = registration.receipt_no.clone().map(|number| view! { <Fact label=text.receipt value=number /> });
    let consent = registration.consent_no.clone().map(|number| view! { <Fact label=text.document_no value=number /> });
    view! {
        <Card title=text.standing>
            {rejected} {held}
            <div class="mt-3"><Facts>
                {sixty} {receipt} {consent}
                {fact(text.accepted_on, registration.accepted_on)} {fact(text.decide_by, registration.decide_by)}
                {fact(text.decided_on, registration.decided_on)} {fact(text.surveyed_on, registration.surveyed_on)}
                {fact(text.handed_over_on, registration.handed_over_on)}
                {fact(text.formation_due_on, registration.formation_due_on)}
            </Facts></div>
            {society}
        </Card>
    }
}

/// One line of a half.
fn row(label: &'static str, value: String) -> AnyView {
    let value = if value.is_empty() { t().registration.not_yet.to_owned() } else { value };
    view! {
        <div class="border-b border-dashed border-line py-2">
            <dt class="text-sm text-ink-2">{label}</dt>
            <dd class="whitespace-pre-line">{value}</dd>
        </div>
    }
    .into_any()
}

fn number(count: Option<i64>) -> String {
    count.map(|count| count.to_string()).unwrap_or_default()
}

/// The registered items and the papers.
#[component]
fn Business(registration: Registration) -> impl IntoView {
    let (text, content) = (t().registration, registration.content.clone());
    let missing = registration.missing_papers.iter().map(|paper| label(*paper)).collect::<Vec<_>>().join("、");
    let missing = (!missing.is_empty()).then(|| {
        view! { <div class="my-3"><Note tone=Tone::Bad>{fill(text.missing, &[&missing])}</Note></div> }
    });
    let on_paper = content.on_paper.iter().map(|paper| label(*paper)).collect::<Vec<_>>().join("、");
    let funds = content.funds_fen.map(|fen| fill(text.yuan, &[&(fen / 100)])).unwrap_or_default();
    view! {
        <Card title=text.half_business>
            <dl>
                {row(text.discipline, content.discipline.map(label).unwrap_or_default().to_owned())}
                {row(text.seat, content.seat)} {row(text.purpose, content.purpose)} {row(text.scope, content.scope)}
                {row(text.area, content.area)} {row(text.funds, funds)}
                {row(text.persons, number(content.individual_founders))} {row(text.units, number(content.unit_founders))}
                {row(text.staff, number(content.full_time_staff))} {row(text.founder, content.founder)}
                {row(text.legal, content.legal_representative)} {row(text.secretary, content.secretary_general)}
                {row(text.on_paper, on_paper)}
            </dl>
            {missing}
            <Files files=shown!(registration.attachments) />
        </Card>
    }
}

/// The formation pack with the gate's verdict.
#[component]
fn Party(registration: Registration) -> impl IntoView {
    let (text, gate) = (t().registration, registration.gate.clone());
    let pack = registration.content.pack.clone();
    let tone = match gate.result {
        GateResult::Pass => Tone::Ok,
        GateResult::Conditional => Tone::Warn,
        GateResult::Fail => Tone::Bad,
    };
    let due = gate.due_on.map(|on| fill(text.until, &[&day(on)])).unwrap_or_default();
    let reasons = gate.reasons.into_iter().map(|reason| {
        view! { <li><span class="font-medium">{reason.text}</span> <span class="block text-sm">{reason.rule}</span></li> }
    });
    let form = pack.form.filter(|form| *form != PartyForm::None).map(label).unwrap_or_default();
    let clause = match registration.content.charter_clause {
        Some(true) => text.yes,
        Some(false) => text.no,
        None => "",
    };
    view! {
        <Card title=text.half_party aside=view! { <Chip tone>{label(gate.result)}</Chip> }.into_any()>
            <Note tone>
                <p class="font-medium">{text.gate} "：" {label(gate.result)} " " {due}</p>
                <ul class="list-disc pl-5">{reasons.collect_view()}</ul>
            </Note>
            <dl>
                {row(text.formal, number(pack.formal))} {row(text.probationary, number(pack.probationary))}
                {row(text.resident, number(pack.resident_formal))} {row(text.form, form.to_owned())}
                {row(text.recommended_form, registration.recommended.map(label).unwrap_or_default().to_owned())}
                {row(text.form_reason, pack.reason)} {row(text.nominee, pack.nominee)}
                {row(text.charter_clause, clause.to_owned())}
            </dl>
        </Card>
    }
}

/// Its dated history.
#[component]
fn History(registration: Registration) -> impl IntoView {
    let steps = registration.history.into_iter().map(|step| {
        view! {
            <li class="border-b border-dashed border-line py-2">
                <span class="font-medium">{step.label}</span> " · " {step.actor}
                <span class="block text-sm text-ink-2">{moment(&step.at)}</span>
                <span class="block whitespace-pre-line">{step.text}</span>
            </li>
        }
    });
    view! { <Card title=t().registration.history><ol>{steps.collect_view()}</ol></Card> }
}
