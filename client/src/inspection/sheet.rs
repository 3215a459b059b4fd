//! A report to read: how far it is and whose turn it is, what came of it, both halves, its history; what
//! the viewer may do; and on paper the official form.

use entity::institution::paper::PaperKind;
use entity::institution::report::{ReportState, ReportStep};
use leptos::prelude::*;

use super::deciding::{Case, Deciding};
use super::halves::Halves;
use super::own::take_back;
use super::print::OfficialForm;
use super::rectify::Rectify;
use super::room::Shown;
use super::view::{Content, Gone, Report, ResponseData, conclusion_tone, gate_tone, state_tone};
use crate::file::{Files, shown};
use crate::later::later;
use crate::net::Cached;
use crate::paper::PaperButton;
use crate::parts::{Button, Card, Chip, Fact, Facts, Icon, Note, PageHead, Tone};
use crate::session::{session, viewer};
use crate::text::{self, day, fill, label, moment, t};

/// Remarks while someone writes them, by field.
pub(super) type Remarks = RwSignal<std::collections::BTreeMap<entity::institution::report::field::ReportField, String>>;

/// The sheet of the report that the room around it has found.
#[component]
pub(super) fn Sheet() -> impl IntoView {
    use_context::<Shown>().map(|Shown { report, reading }| view! { <Paper report reading /> })
}

#[component]
fn Paper(report: Report, reading: Cached<ResponseData>) -> impl IntoView {
    let text = t().inspection;
    let own = viewer().society_id.is_some();
    let may = |step| report.moves.contains(&step);
    let moved = Callback::new(move |()| {
        leptos::task::spawn_local(session().confirm());
        reading.reload();
    });
    let remarks: Remarks = RwSignal::default();
    let decides = !own && !report.moves.is_empty();
    provide_context(Case { report: report.clone(), remarks, moved });
    let (title, line) = if own {
        (fill(text.report_on, &[&report.campaign.reports_on]), report.campaign.notice.clone())
    } else {
        (report.society_name(), fill(text.report_on, &[&report.campaign.reports_on]))
    };
    let print = (report.round > 0).then(|| {
        let press = move |()| drop(window().print());
        view! {
            <span class="flex gap-2 print:hidden">
                <PaperButton kind=PaperKind::AnnualReport id=report.id.clone() />
                <Button icon=Icon::Print on_press=press>{text.print}</Button>
            </span>
        }
    });
    let recall = may(ReportStep::Recall).then(|| {
        let (report, version) = (report.clone(), report.version);
        let press = move |()| take_back(report.clone(), version, moved);
        view! { <Button icon=Icon::Undo on_press=press>{text.recall}</Button> }
    });
    let halves = report.content.clone().map(|content| {
        let remarks = may(ReportStep::Return).then_some(remarks);
        view! { <Gate content=content.clone() /> <Halves fields=content.fields remarks /> }
    });
    // Whoever missed it reads what he had written, and that it was missed.
    let missed = report.state == ReportState::NotParticipated;
    let closed = (missed || report.content.is_none()).then(|| {
        let said = match report.state {
            ReportState::Exempt => text.exempt_line,
            ReportState::NotParticipated => text.missed_line,
            _ if own => text.opens_later,
            _ => text.not_readable,
        };
        view! { <Note tone=Tone::Info>{said}</Note> }
    });
    let papers = shown!(report.attachments);
    let papers = (!papers.is_empty()).then(|| view! { <Card title=text.papers><Files files=papers /></Card> });
    view! {
        <div class="print:hidden">
            <PageHead title line aside=print.into_any() />
            <div class="grid gap-3">
                <Standing report=report.clone() />
                {recall}
                {may(ReportStep::ReportRectification).then(|| later!(report_sheet_rectifying, Rectify)())}
                {closed}
                {papers}
                {halves}
                {decides.then(|| later!(report_sheet_deciding, Deciding)())}
                <Outcome report=report.clone() />
                <History steps=report.steps.clone() />
            </div>
        </div>
        {(report.round > 0).then(|| view! { <OfficialForm report=report.clone() /> })}
    }
}

/// How far it is, who holds it, and the facts of its submission.
#[component]
fn Standing(report: Report) -> impl IntoView {
    let text = t().inspection;
    let held = report.open_item.clone().map(|item| {
        let tone = if item.overdue { Tone::Bad } else { Tone::Info };
        let said = fill(t().form.held_by, &[&item.holder.name, &item.working_days_waiting, &item.due_on]);
        view! { <div class="mt-3"><Note tone><strong>{said}</strong><p>{item.reason.text}</p></Note></div> }
    });
    let aside = view! { <Chip tone=state_tone(report.state)>{label(report.state)}</Chip> }.into_any();
    let burden = report.content.as_ref().map(|content| fill(text.burden, &[&content.asked, &content.prefilled]));
    let submitted = report.submitted_at.as_deref().map(moment);
    let code = report.society.as_ref().map(|society| society.uscc.clone());
    let code_of_receipt = report.receipt.as_ref().map(|receipt| receipt.code.clone());
    let fact = |name: &'static str, value: Option<String>| value.map(|value| view! { <Fact label=name value /> });
    view! {
        <Card title=text.standing aside>
            <Facts>
                {fact(text.receipt, report.receipt_no.clone())} {fact(text::verify::t().code, code_of_receipt)}
                {fact(text.submitted_at, submitted)}
                {fact(text.due_on, Some(day(report.due_on)))} {fact(text.code, code)}
            </Facts>
            <p class="mt-3 text-sm text-ink-2 empty:hidden">{burden}</p>
            {held}
        </Card>
    }
}

/// What the Party half weighs, each reason with its clause; how much differs from what the platform knows.
#[component]
fn Gate(content: Content) -> impl IntoView {
    let text = t().inspection;
    let gate = content.gate;
    let aside = view! { <Chip tone=gate_tone(gate.result)>{label(gate.result)}</Chip> }.into_any();
    let reasons = gate.reasons.into_iter().map(|reason| {
        view! { <li><span class="font-medium">{label(reason.reason)}</span> <span class="block text-sm text-ink-2">{reason.rule}</span></li> }
    });
    let reasons = reasons.collect::<Vec<_>>();
    let whole = match (content.business_complete, content.party_complete) {
        (true, true) => text.both_complete,
        (false, true) => text.business_incomplete,
        (true, false) => text.party_incomplete,
        (false, false) => text.both_incomplete,
    };
    let differs = if content.differing > 0 {
        fill(text.differing, &[&content.differing])
    } else {
        text.nothing_differs.to_owned()
    };
    view! {
        <Card title=text.gate aside>
            <ul class="grid gap-2 empty:hidden">{reasons}</ul>
            <p class="mt-2 text-sm text-ink-2">{whole} " · " {differs}</p>
        </Card>
    }
}

/// What came of it.
#[component]
fn Outcome(report: Report) -> impl IntoView {
    let text = t().inspection;
    report.conclusion.map(|conclusion| {
        let aside = view! { <Chip tone=conclusion_tone(conclusion)>{label(conclusion)}</Chip> }.into_any();
        let reasons = report.reasons.into_iter().map(|reason| {
            view! { <li><span class="font-medium">{reason.label}</span> <span class="block text-sm text-ink-2">{reason.source}</span></li> }
        });
        let reasons = reasons.collect_view();
        let (concluded_on, rectify_due) = (report.concluded_on.map(day), report.rectify_due_on.map(day));
        let fact = |name: &'static str, value: Option<String>| value.map(|value| view! { <Fact label=name value /> });
        view! {
            <Card title=text.conclusion aside>
                <Facts>
                    {fact(text.concluded_on, concluded_on)} {fact(text.rectify_due, rectify_due)}
                </Facts>
                <ul class="mt-3 grid gap-2 empty:hidden">{reasons}</ul>
                <p class="mt-3 whitespace-pre-line empty:hidden">{report.opinion}</p>
                {report.rectification.map(|said| view! { <p class="mt-3 whitespace-pre-line"><strong>{text.rectification} "："</strong> {said}</p> })}
            </Card>
        }
    })
}

/// The steps it has gone.
#[component]
fn History(steps: Vec<Gone>) -> impl IntoView {
    let row = |step: Gone| {
        let reason = step.reason.map(label).unwrap_or_default();
        let said = [reason, step.text.as_deref().unwrap_or_default()].join(" ");
        view! {
            <li>
                <span class="font-medium">{label(step.step)}</span>
                <span class="text-sm text-ink-2">" " {moment(&step.at)} " · " {step.actor}</span>
                <span class="block text-sm empty:hidden">{said.trim().to_owned()}</span>
            </li>
        }
    };
    (!steps.is_empty()).then(|| {
        view! { <Card title=t().form.history><ol class="timeline">{steps.into_iter().map(row).collect_view()}</ol></Card> }
    })
}
