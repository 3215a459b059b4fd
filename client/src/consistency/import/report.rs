//! What a file with figures came to: how many change, which and how, and what is wrong, cell by cell.

use entity::institution::consistency::ConsistencyFact;
use leptos::prelude::*;

use super::{Change, Changed, Import, Problem};
use crate::consistency::view::value;
use crate::parts::{Card, Chip, Column, EmptyState, Fact, Facts, Icon, LinkButton, RowLink, Table, Tone, Weight};
use crate::text::{self, day, fill, language, t};

/// All of it.
#[component]
pub(super) fn Report(import: Import) -> impl IntoView {
    let text = text::figure_import::t();
    let Import { file_name, written, rows, changed, unchanged, differing, .. } = import;
    let left_out: Vec<&str> =
        import.columns.iter().filter(|column| column.label.is_none()).map(|column| column.heading.as_str()).collect();
    let left_out = (!left_out.is_empty()).then(|| fill(text.left_out, &[&left_out.join(language().pick("、", ", "))]));
    let edge = if import.problem_count > 0 { Tone::Bad } else { Tone::Ok };
    let done = (written && changed > 0).then(|| view! { <Done changed differing /> });
    let nothing = (changed == 0 && import.problem_count == 0).then(|| {
        view! { <Card><EmptyState icon=Icon::Done title=text.nothing line=text.nothing_line /></Card> }
    });
    view! {
        {done}
        <Card title=fill(text.found, &[&file_name, &rows]) edge>
            <Facts>
                <Fact label=text.changed value=changed.to_string() />
                <Fact label=text.unchanged value=unchanged.to_string() />
                <Fact label=text.differing value=differing.to_string() />
                <Fact label=text.problems value=import.problem_count.to_string() />
            </Facts>
            {left_out.map(|said| view! { <p class="mt-3 text-sm text-ink-2">{said}</p> })}
        </Card>
        <Problems problems=import.problems count=import.problem_count />
        {nothing}
        <Changes societies=import.societies count=changed />
    }
}

/// It is written: where to go on.
#[component]
fn Done(changed: i64, differing: i64) -> impl IntoView {
    let text = text::figure_import::t();
    view! {
        <Card title=fill(text.done, &[&changed]) edge=Tone::Ok>
            <p class="mb-4" role="status">{fill(text.done_line, &[&differing])}</p>
            <LinkButton href="/consistency" weight=Weight::Strong>{text.to_list}</LinkButton>
        </Card>
    }
}

/// What is wrong.
#[component]
fn Problems(problems: Vec<Problem>, count: i64) -> impl IntoView {
    if count == 0 {
        return ().into_any();
    }
    let text = text::figure_import::t();
    let more = partly(problems.len(), count).then(|| fill(text.more_problems, &[&problems.len(), &count]));
    let words = t().import;
    let columns = [words.row, words.column, words.value, words.reason].map(Column::words).to_vec();
    let row = |problem: Problem| {
        let place = if problem.row == 0 { words.whole_file.to_owned() } else { problem.row.to_string() };
        view! {
            <tr>
                <td class="font-semibold">{place}</td>
                <td>{problem.column}</td>
                <td class="max-w-40 break-all">{problem.value}</td>
                <td>{problem.message}</td>
            </tr>
        }
    };
    let rows = problems.into_iter().map(row).collect_view();
    view! {
        <Card title=text.problems edge=Tone::Bad>
            <p class="mb-3 text-sm text-ink-2">{text.problems_line} " " {more}</p>
            <Table caption=text.problems columns>{rows}</Table>
        </Card>
    }
    .into_any()
}

/// What changes, society by society.
#[component]
fn Changes(societies: Vec<Changed>, count: i64) -> impl IntoView {
    if societies.is_empty() {
        return ().into_any();
    }
    let text = text::figure_import::t();
    let more = partly(societies.len(), count).then(|| {
        view! { <p class="mb-3 text-sm text-ink-2">{fill(text.more_changes, &[&societies.len(), &count])}</p> }
    });
    let row = |changed: Changed| {
        let differs = changed.figures.iter().any(|figure| figure.differs);
        let said: Vec<String> = changed.figures.into_iter().map(told).collect();
        let of = fill(text.row, &[&changed.row, &day(changed.as_of)]);
        let line = [said.join(language().pick("；", "; ")), of].join(language().pick("。", ". "));
        let aside = differs.then(|| view! { <Chip tone=Tone::Warn>{text.differs}</Chip> }.into_any());
        let href = ["/societies/", &changed.society.id, "/consistency"].concat();
        view! { <RowLink href title=changed.society.name line aside=aside.unwrap_or_else(|| ().into_any()) /> }
    };
    let rows = societies.into_iter().map(row).collect_view();
    view! { <Card title=text.what_changes>{more} {rows}</Card> }.into_any()
}

/// A change in words.
fn told(change: Change) -> String {
    let text = text::figure_import::t();
    let Change { label, fact, before, after, .. } = change;
    let shown = |said: &str, fact: ConsistencyFact| value(fact, said);
    let before = before.map_or(text.none.to_owned(), |before| shown(&before, fact));
    fill(text.change, &[&label, &before, &shown(&after, fact)])
}

fn partly(shown: usize, count: i64) -> bool {
    count > i64::try_from(shown).unwrap_or(i64::MAX)
}
