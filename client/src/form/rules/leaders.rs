//! Which leaders a draft would put in conflict, or out of it.

use entity::people::conflict::ConflictKind;
use leptos::prelude::*;

use super::impact::Leaders;
use crate::parts::{Chip, Column, Table, Tone};
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
        let tone = if change.after.len() > change.before.len() { Tone::Bad } else { Tone::Ok };
        view! {
            <tr>
                <td>
                    <span class="font-semibold whitespace-nowrap">{change.leader.name}</span>
                    <span class="block text-sm text-ink-2">{label(change.leader.post)}</span>
                </td>
                <td><a class="link" href=href>{change.leader.society.name}</a></td>
                <td>{said(&change.before)} " → " <Chip tone>{said(&change.after)}</Chip></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns =
        vec![Column::words(t().leader.name), Column::words(text.society), Column::words(t().leader.conflicts)];
    let more = leaders.changed - listed;
    Some(view! {
        <h3 class="mt-4 mb-1 font-semibold">{text.leaders_touched}</h3>
        <p class="mb-1 text-sm text-ink-2">{fill(text.leaders_change, &[&leaders.before, &leaders.after])}</p>
        <Table caption=text.leaders_touched columns>{rows}</Table>
        {(more > 0).then(|| view! { <p class="mt-2 text-sm text-ink-2">{fill(text.leaders_more, &[&more])}</p> })}
    })
}
