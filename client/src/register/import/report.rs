//! The report of a run: what it would change or has changed, and what is wrong, cell by cell.

use entity::Word;
use entity::register::import::{ImportState, ProblemCode};
use leptos::prelude::*;
use view_model::register::import::report;

use super::accept::{AcceptDialog, Acceptance, acceptable};
use super::run::{Problem, Run};
use crate::net::transfer;
use crate::parts::{Button, Card, Chip, Column, Icon, Note, Table, Tone};
use crate::text::{fill, label, moment, t};

/// Problems that are shown at first, and more at a time.
const PAGE: usize = 50;

/// The tone of a state.
pub(super) const fn tone(state: ImportState, problems: i64) -> Tone {
    match state {
        ImportState::Done if problems > 0 => Tone::Warn,
        ImportState::Done => Tone::Ok,
        ImportState::Refused => Tone::Warn,
        ImportState::Failed => Tone::Bad,
        _ => Tone::Info,
    }
}

/// The counts.
#[component]
pub(super) fn ReportCard(run: Run) -> impl IntoView {
    let text = t().import;
    let title = if run.dry_run { text.report_trial } else { text.report_real };
    let aside = view! { <Chip tone=tone(run.state, run.problem_count)>{label(run.state)}</Chip> }.into_any();
    let figure = |name: &'static str, count: i64, tone: Tone| {
        view! {
            <div class="min-w-0">
                <dt class="text-sm text-ink-2">{name}</dt>
                <dd class=["text-3xl leading-tight font-bold ", if count > 0 { tone.text() } else { "text-ink-2" }].concat()>{count}</dd>
            </div>
        }
    };
    let line = fill(text.report_of, &[&run.file_name, &moment(&run.started_at), &run.started_by]);
    let written = matches!(run.state, ImportState::Refused | ImportState::Failed);
    view! {
        <Card title aside edge=tone(run.state, run.problem_count)>
            <p class="mb-3 text-sm break-all text-ink-2">{line}</p>
            <dl class="grid grid-cols-2 gap-4 sm:grid-cols-4">
                {figure(text.created, run.created, Tone::Ok)} {figure(text.changed, run.changed, Tone::Info)}
                {figure(text.unchanged, run.unchanged, Tone::Plain)} {figure(text.problems, run.problem_count, Tone::Bad)}
            </dl>
            {written.then(|| view! { <p class="mt-3 font-medium">{text.nothing_written}</p> })}
            {(run.state == ImportState::Failed).then(|| view! { <p class="mt-1 text-ink-2">{text.failed_text}</p> })}
        </Card>
    }
}

/// The problems, a page at a time; all of them as a file.
#[component]
pub(super) fn ProblemsCard(run: Run, #[prop(optional)] on_again: Option<Callback<()>>) -> impl IntoView {
    let text = t().import;
    if run.problem_count == 0 {
        let fine = run.dry_run && run.state == ImportState::Done;
        return fine.then(|| view! { <Note tone=Tone::Ok>{text.no_problems}</Note> }).into_any();
    }
    let shown = RwSignal::new(PAGE);
    let acceptance = Acceptance::new();
    let total = run.problems.len();
    let partly = run.problem_count > i64::try_from(total).unwrap_or(i64::MAX);
    let note = partly.then(|| fill(text.first_problems, &[&total, &run.problem_count]));
    let problems = StoredValue::new(run.problems);
    let columns = [text.row, text.column, text.value, text.reason].map(Column::words).to_vec();
    let save = move |()| {
        transfer::save_text(
            text.problems_file,
            "text/csv;charset=utf-8",
            &problems.with_value(|problems| as_table(problems)),
        );
    };
    let rows = move || {
        problems.with_value(|problems| {
            problems.iter().take(shown.get()).map(|problem| row(problem, acceptance)).collect_view()
        })
    };
    let left = move || total.saturating_sub(shown.get());
    let aside = view! { <Chip tone=Tone::Bad>{run.problem_count}</Chip> }.into_any();
    view! {
        <Card title=text.problems aside>
            <p class="mb-3 text-sm text-ink-2">{text.must_fix} " " {note}</p>
            <Table caption=text.problems columns>{rows}</Table>
            <div class="mt-3 flex flex-wrap gap-3">
                {move || {
                    (left() > 0).then(|| {
                        view! {
                            <Button icon=Icon::Down on_press=Callback::new(move |()| shown.update(|shown| *shown += PAGE))>
                                {fill(text.more_problems, &[&left().min(PAGE)])}
                            </Button>
                        }
                    })
                }}
                <Button icon=Icon::Export on_press=Callback::new(save)>{text.download_problems}</Button>
                {move || {
                    let again = on_again.filter(|_| acceptance.accepted.with(|accepted| !accepted.is_empty()));
                    again.map(|on_press| view! { <Button icon=Icon::Retry on_press>{text.try_accepted}</Button> })
                }}
            </div>
            <AcceptDialog acceptance />
        </Card>
    }
    .into_any()
}

fn row(problem: &Problem, acceptance: Acceptance) -> impl IntoView + use<> {
    let kind = ProblemCode::from_code(&problem.code).map_or(problem.code.clone(), |code| label(code).to_owned());
    view! {
        <tr>
            <td class="font-semibold">{report::place(problem.row)}</td>
            <td>{problem.column.clone()}</td>
            <td class="max-w-40 break-all">{problem.value.clone()}</td>
            <td>
                <span class="block font-medium">{kind}</span>
                <span class="block text-sm text-ink-2">{problem.message.clone()}</span>
                {accept(problem, acceptance)}
            </td>
        </tr>
    }
}

/// The way to accept a code, where its check digit alone is wrong; that it was, once it was.
fn accept(problem: &Problem, acceptance: Acceptance) -> Option<impl IntoView + use<>> {
    let code = problem.value.trim().to_owned();
    let ask = move || {
        let code = code.clone();
        if acceptance.accepted.with(|accepted| accepted.contains(&code)) {
            return view! { <Chip tone=Tone::Ok>{t().import.accepted_mark}</Chip> }.into_any();
        }
        let on_press = Callback::new(move |()| acceptance.ask(code.clone()));
        view! { <Button on_press>{t().import.accept}</Button> }.into_any()
    };
    (problem.code == ProblemCode::Uscc.code() && acceptable(&problem.value)).then_some(ask)
}

fn as_table(problems: &[Problem]) -> String {
    report::csv(problems.iter().map(|problem| report::Problem {
        row: problem.row,
        column: &problem.column,
        value: &problem.value,
        message: &problem.message,
    }))
}
