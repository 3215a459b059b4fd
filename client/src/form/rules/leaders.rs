//! Which leaders a draft would put in conflict, or out of it.

use entity::people::conflict::ConflictKind;
use leptos::prelude::*;

use super::impact::Leaders;
use crate::text::{fill, label, language, t};

/// The list; nothing where no leader is touched.
#[component]
pub(super) fn LeaderChanges(leaders: Option<Leaders>) -> impl IntoView {
    let text = t().rules;
    let leaders = leaders.filter(|leaders| leaders.changed > 0)?;
    let said = |kinds: &[ConflictKind]| match kinds {
        [] => text.no_conflict.to_owned(),
        kinds => kinds.iter().map(|kind| label(*kind)).collect::<Vec<_>>().join(language().pick("、", ", ")),
    };
    let listed = i64::try_from(leaders.changes.len()).unwrap_or_default();
    let rows = leaders.changes.into_iter().map(move |change| {
        let href = ["/societies/", &change.leader.society.id].concat();
        view! {
            <li class="flex flex-wrap items-baseline justify-between gap-x-3 py-2">
                <span class="min-w-0">
                    <span class="font-semibold">{change.leader.name}</span>
                    <span class="text-sm text-ink-2">" " {label(change.leader.post)}</span>
                    <a class="link block" href=href>{change.leader.society.name}</a>
                </span>
                <span>{said(&change.before)} " → " <b class="font-semibold">{said(&change.after)}</b></span>
            </li>
        }
    });
    let rows = rows.collect_view();
    let more = leaders.changed - listed;
    Some(view! {
        <h3 class="mt-4 mb-1 font-semibold">{text.leaders_touched}</h3>
        <p class="mb-1 text-sm text-ink-2">{fill(text.leaders_change, &[&leaders.before, &leaders.after])}</p>
        <details>
            <summary class="inline-flex min-h-11 cursor-pointer items-center text-sm font-medium">{fill(text.leaders_listed, &[&leaders.changed])}</summary>
            <ul class="divide-y divide-line">{rows}</ul>
        </details>
        {(more > 0).then(|| view! { <p class="mt-2 text-sm text-ink-2">{fill(text.leaders_more, &[&more])}</p> })}
    })
}
