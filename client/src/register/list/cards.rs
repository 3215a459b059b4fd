//! The list on a phone: one line a society, with what one looks for first.

use entity::form::assessment::RecommendedForm;
use entity::register::standing::Abnormality;
use leptos::prelude::*;

use super::row::{Row, RowGrade};
use crate::parts::{Chip, Icon, Picture, Tone};
use crate::text::{fill, label, t, year_month};

/// Lines under each other on one sheet.
#[component]
pub(super) fn Cards(rows: RwSignal<Vec<Row>>) -> impl IntoView {
    view! {
        <ul class="sheet divide-y divide-line py-1">
            <For each=move || rows.get() key=Clone::clone let:row>
                <li><Card row /></li>
            </For>
        </ul>
    }
}

#[component]
fn Card(row: Row) -> impl IntoView {
    let facts = facts(&row).join(" · ");
    let leader = row.secretary_general.as_ref().or(row.president.as_ref()).cloned();
    view! {
        <a href=["/societies/", &row.id].concat() class="line-link">
            <span class="min-w-0 grow">
                <span class="line-name block leading-snug font-semibold">{row.name.clone()}</span>
                <span class="mt-0.5 block text-sm text-ink-2">
                    {label(row.discipline)} {leader.map(|name| [" · ", &name].concat())}
                </span>
                <span class="mt-1 block text-sm">{facts}</span>
                <span class="mt-1.5 flex flex-wrap gap-1.5 empty:hidden">{standing(&row)}</span>
            </span>
            <Picture icon=Icon::Right class="size-4 shrink-0 text-ink-3" />
        </a>
    }
}

fn facts(row: &Row) -> Vec<String> {
    let text = t().register;
    let formal = row.formal.map(|count| [text.formal, " ", &fill(text.people, &[&count])].concat());
    let term = row.term_ends_on.map(|day| fill(text.council_ends, &[&year_month(day)]));
    let grade = row.grade.map(|grade| label(grade.level).to_owned());
    [Some(label(row.form).to_owned()), formal, grade, term].into_iter().flatten().collect()
}

/// What is not as it should be, as chips.
pub(super) fn standing(row: &Row) -> AnyView {
    let text = t().register;
    let differs = (!row.matches && row.recommended != RecommendedForm::Exempt)
        .then(|| fill(text.should_be, &[&label(row.recommended)]));
    let term = row.term_overdue.then(|| text.overdue.to_owned());
    let grade =
        row.grade.filter(|grade| grade.expired).map(|RowGrade { level, .. }| [label(level), text.expired].join(" "));
    let abnormal = row.abnormal.iter().map(|kind: &Abnormality| (Tone::Bad, label(*kind).to_owned()));
    let rest = differs.into_iter().chain(term).chain(grade).map(|words| (Tone::Warn, words));
    abnormal.chain(rest).map(|(tone, words)| view! { <Chip tone>{words}</Chip> }).collect_view().into_any()
}
