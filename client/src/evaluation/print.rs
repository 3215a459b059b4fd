//! The papers of an evaluation, printed on one page each with the box for the seal: the notice of the result,
//! and the result sheet of a grade that was given.

use entity::Word;
use entity::institution::evaluation::EvaluationBlock;
use leptos::prelude::*;

use super::view::Evaluation;
use crate::text::{self, day, fill, label, t};

/// Name and code of the society.
fn of(evaluation: &Evaluation) -> (String, String) {
    evaluation.society.clone().map(|society| (society.name, society.uscc)).unwrap_or_default()
}

/// The notice while it runs and after it, as long as nothing was decided.
#[component]
pub(super) fn NoticeSheet(evaluation: Evaluation) -> impl IntoView {
    let text = text::evaluation::t();
    let (name, code) = of(&evaluation);
    let result = evaluation.result_level.map_or(text.reaches_none, label);
    let until = evaluation.objection_due_on.map(day).unwrap_or_default();
    let total = evaluation.panel.as_ref().map(|panel| panel.total).unwrap_or_default();
    let head = Head { name: name.clone(), code, receipt: evaluation.receipt_no.clone() };
    let published = evaluation.noticed_on.map(day).unwrap_or_default();
    evaluation.graded_on.is_none().then(|| {
        view! {
            <article class="official hidden print:block">
                <h1>{text.notice_title}</h1>
                {head.shown()}
                <p class="whitespace-pre-line">{fill(text.notice_body, &[&name, &total, &result, &until])}</p>
                <Seal on=published />
            </article>
        }
    })
}

/// The result sheet: the points block by block, and the grade with its validity.
#[component]
pub(super) fn ResultSheet(evaluation: Evaluation) -> impl IntoView {
    let text = text::evaluation::t();
    let (name, code) = of(&evaluation);
    let head = Head { name, code, receipt: evaluation.receipt_no.clone() };
    let (own, panel) = (evaluation.self_rating.clone(), evaluation.panel.clone());
    let row = |block: &EvaluationBlock| {
        let weight = evaluation.rules.weights.iter().find(|row| row.block == *block).map(|row| row.points);
        let (own, panel) = match block {
            EvaluationBlock::BasicConditions => (own.basic, panel.as_ref().map(|panel| panel.basic)),
            EvaluationBlock::Governance => (own.governance, panel.as_ref().map(|panel| panel.governance)),
            EvaluationBlock::WorkResults => (own.results, panel.as_ref().map(|panel| panel.results)),
            EvaluationBlock::SocialAppraisal => (own.appraisal, panel.as_ref().map(|panel| panel.appraisal)),
        };
        view! { <tr><th scope="row">{label(*block)}</th><td>{weight}</td><td>{own}</td><td>{panel}</td></tr> }
    };
    let rows = EvaluationBlock::ALL.iter().map(row).collect_view();
    let level = evaluation.result_level.map(label).unwrap_or_default();
    let until = evaluation.valid_until.map(day).unwrap_or_default();
    let totals = (own.total, panel.as_ref().map(|panel| panel.total));
    view! {
        <article class="official hidden print:block">
            <h1>{text.result_title}</h1>
            {head.shown()}
            <table class="official-table">
                <caption>{text.points}</caption>
                <thead><tr><th scope="col">{text.block}</th><th scope="col">{text.weight}</th><th scope="col">{text.own_points}</th><th scope="col">{text.panel_points}</th></tr></thead>
                <tbody>{rows}<tr><th scope="row">{text.total}</th><td></td><td>{totals.0}</td><td>{totals.1}</td></tr></tbody>
            </table>
            <p class="whitespace-pre-line">{fill(text.result_body, &[&level, &until])}</p>
            <Seal on=evaluation.graded_on.map(day).unwrap_or_default() />
        </article>
    }
}

/// The line under the title.
struct Head {
    name: String,
    code: String,
    receipt: String,
}

impl Head {
    fn shown(self) -> impl IntoView {
        let text = t().inspection;
        view! {
            <p class="official-head">
                <span>{text.society} "：" {self.name}</span>
                <span>{text.code} "：" {self.code}</span>
                <span>{text.receipt} "：" {self.receipt}</span>
            </p>
        }
    }
}

#[component]
fn Seal(on: String) -> impl IntoView {
    view! {
        <div class="official-opinions">
            <section>
                <h2>{text::evaluation::t().authority}</h2>
                <div class="seal">{t().inspection.seal}</div>
                <p class="official-day">{on}</p>
            </section>
        </div>
    }
}
