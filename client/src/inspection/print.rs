//! The official form, for paper alone: title, society, both halves as tables, the opinions of federation and
//! civil affairs with a box for each seal, the number of the receipt. One to two sheets of A4.

use entity::institution::report::field::{ReportField, ReportFieldKind};
use entity::institution::report::{ReportHalf, ReportStep};
use leptos::prelude::*;
use view_model::inspection::value::shown;

use super::room::is_concluded;
use super::view::{Field, Report};
use crate::text::{day, fill, label, moment, t};

/// The form; on a screen it is not there.
#[component]
pub(super) fn OfficialForm(report: Report) -> impl IntoView {
    let text = t().inspection;
    let (name, code) = report.society.clone().map(|society| (society.name, society.uscc)).unwrap_or_default();
    let receipt = report.receipt_no.clone().unwrap_or_default();
    let submitted = report.submitted_at.as_deref().map(moment).unwrap_or_default();
    let half = |which: ReportHalf| {
        let fields: Vec<Field> = report.fields().iter().filter(|field| field.half == which).cloned().collect();
        view! { <Half which fields /> }
    };
    let passed = report.steps.iter().rev().find(|step| step.step == ReportStep::Pass).cloned();
    let passed = passed
        .filter(|_| report.passed_at.is_some())
        .map(|step| [label(ReportStep::Pass), "  ", &step.actor, "  ", &moment(&step.at)].concat());
    let concluded = report.conclusion.filter(|_| is_concluded(report.state)).map(|conclusion| {
        let reasons = report.reasons.iter().map(|reason| reason.label.clone()).collect::<Vec<_>>().join("；");
        let on = report.concluded_on.map(day).unwrap_or_default();
        let opinion = report.opinion.clone().unwrap_or_default();
        [label(conclusion), &reasons, &opinion, &on]
            .into_iter()
            .filter(|said| !said.is_empty())
            .collect::<Vec<_>>()
            .join("  ")
    });
    view! {
        <article class="official hidden print:block">
            <h1>{fill(text.form_title, &[&report.campaign.reports_on])}</h1>
            <p class="official-head">
                <span>{text.society} "：" {name}</span>
                <span>{text.code} "：" {code}</span>
                <span>{text.receipt} "：" {receipt}</span>
                <span>{text.submitted_at} "：" {submitted}</span>
            </p>
            {half(ReportHalf::Business)} {half(ReportHalf::Party)}
            <div class="official-opinions">
                <Opinion title=text.sponsor_opinion said=passed.unwrap_or_default() />
                <Opinion title=text.civil_opinion said=concluded.unwrap_or_default() />
            </div>
            <p class="official-foot">{fill(text.form_foot, &[&report.campaign.notice])}</p>
        </article>
    }
}

/// Whether an answer fills the width of the sheet.
const fn is_long(field: ReportField) -> bool {
    matches!(field.spec().kind, ReportFieldKind::Text)
}

/// A half as a table: short answers two a row, long ones over the whole width.
#[component]
fn Half(which: ReportHalf, fields: Vec<Field>) -> impl IntoView {
    let value = |field: &Field| {
        if field.value.is_empty() { t().inspection.form_empty.to_owned() } else { shown(field.field, &field.value) }
    };
    let (long, short): (Vec<Field>, Vec<Field>) = fields.into_iter().partition(|field| is_long(field.field));
    let pair = |pair: &[Field]| {
        let cells =
            pair.iter().map(|field| view! { <th scope="row">{label(field.field)}</th> <td>{value(field)}</td> });
        let spare = (pair.len() == 1).then(|| view! { <th></th> <td></td> });
        view! { <tr>{cells.collect_view()} {spare}</tr> }
    };
    let pairs = short.chunks(2).map(pair).collect_view();
    let lines = long.iter().map(|field| {
        view! { <tr><th scope="row">{label(field.field)}</th><td colspan="3" class="whitespace-pre-line">{value(field)}</td></tr> }
    });
    view! {
        <table class="official-table">
            <caption>{label(which)}</caption>
            <tbody>{pairs} {lines.collect_view()}</tbody>
        </table>
    }
}

/// An office's opinion with the box for its seal.
#[component]
fn Opinion(title: &'static str, said: String) -> impl IntoView {
    view! {
        <section>
            <h2>{title}</h2>
            <p class="whitespace-pre-line">{said}</p>
            <div class="seal">{t().inspection.seal}</div>
            <p class="official-day">{t().inspection.form_day}</p>
        </section>
    }
}
