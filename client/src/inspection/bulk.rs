//! Many at once: the federation passes reports in which nothing is open, civil affairs takes up what has passed.
//! All are ticked beforehand and each can be taken out; what stayed is named with its reason.

use std::collections::BTreeSet;

use entity::institution::report::gate::GateResult;
use entity::institution::report::{ReportState, ReportStep};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::queue::Row;
use super::send::{self, Together};
use crate::parts::{Button, Card, ErrorNote, Icon, Note, Tone, Weight, toast};
use crate::session::session;
use crate::text::{fill, language, t};

/// Whether a person has nothing to look into: both halves whole, the gate passed, nothing differs, and it is
/// no correction of something that was remarked on.
fn is_clean(row: &Row) -> bool {
    row.state == ReportState::Submitted
        && row.content.as_ref().is_some_and(|content| {
            content.business_complete
                && content.party_complete
                && content.differing == 0
                && content.gate.result == GateResult::Pass
        })
}

/// The card; nothing where there is nothing to do at once.
#[component]
pub(super) fn Bulk(rows: Vec<Row>, moved: Callback<()>) -> impl IntoView {
    let may = |step: ReportStep| rows.iter().filter(|row| row.moves.contains(&step)).cloned().collect::<Vec<_>>();
    let clean: Vec<Row> = may(ReportStep::Pass).into_iter().filter(is_clean).collect();
    let passed = may(ReportStep::Receive);
    view! {
        {(!clean.is_empty()).then(|| view! { <Many rows=clean step=ReportStep::Pass moved /> })}
        {(!passed.is_empty()).then(|| view! { <Many rows=passed step=ReportStep::Receive moved /> })}
    }
}

#[component]
fn Many(rows: Vec<Row>, step: ReportStep, moved: Callback<()>) -> impl IntoView {
    let text = t().inspection;
    let passes = step == ReportStep::Pass;
    let (title, line, press) = if passes {
        (text.clean, text.clean_line, text.pass_many)
    } else {
        (text.to_receive, text.to_receive_line, text.receive_many)
    };
    let ticked = RwSignal::new(rows.iter().map(|row| row.id.clone()).collect::<BTreeSet<_>>());
    let (busy, outcome) = (RwSignal::new(false), RwSignal::new(Together::default()));
    let seen = StoredValue::new(rows.iter().map(|row| (row.id.clone(), row.version)).collect::<Vec<_>>());
    let send = move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let mut chosen = seen.get_value();
        chosen.retain(|(id, _)| ticked.with_untracked(|ticked| ticked.contains(id)));
        spawn_local(async move {
            let done = if passes { send::pass(chosen).await } else { send::receive(chosen).await };
            let done = done
                .unwrap_or_else(|fault| Together { refused: vec![fault.sentence(language())], ..Together::default() });
            if done.moved > 0 {
                toast::show(fill(t().inspection.moved_many, &[&done.moved]));
                spawn_local(session().confirm());
            }
            // The screen may be gone by now.
            let _ = busy.try_set(false);
            let whole = done.stayed.is_empty() && done.refused.is_empty();
            let _ = outcome.try_set(done);
            if whole {
                let _ = moved.try_run(());
            }
        });
    };
    let told = move || {
        let Together { moved: _, stayed, refused } = outcome.get();
        let row = |(name, why): (String, String)| view! { <li><span class="font-medium">{name}</span> " " {why}</li> };
        view! {
            {refused.into_iter().map(|message| view! { <ErrorNote message /> }).collect_view()}
            {(!stayed.is_empty()).then(|| view! {
                <div class="mb-3"><Note tone=Tone::Warn>
                    <p class="font-medium">{fill(text.stayed, &[&stayed.len()])}</p>
                    <ul>{stayed.into_iter().map(row).collect_view()}</ul>
                    <Button on_press=moved>{text.read_again}</Button>
                </Note></div>
            })}
        }
    };
    let tick = move |row: Row| {
        let (id, turned) = (row.id.clone(), row.id.clone());
        let chosen = move || ticked.with(|ticked| ticked.contains(&id));
        let turn = move |_| {
            ticked.update(|ticked| {
                if !ticked.remove(&turned) {
                    ticked.insert(turned.clone());
                }
            });
        };
        let name = row.society.map(|society| society.name).unwrap_or_default();
        view! {
            <label class="flex min-h-11 cursor-pointer items-center gap-3">
                <input type="checkbox" class="checkbox rounded-md" prop:checked=chosen on:change=turn />
                <span class="min-w-0 grow">{name}</span>
            </label>
        }
    };
    let count = Signal::derive(move || ticked.with(BTreeSet::len));
    view! {
        <Card title=fill(title, &[&rows.len()]) edge=Tone::Ok>
            <p class="mb-2 text-sm text-ink-2">{line}</p>
            <div role="status">{told}</div>
            <details class="mb-3">
                <summary class="link inline-flex min-h-11 cursor-pointer items-center">{text.which}</summary>
                <div class="grid sm:grid-cols-2">{rows.into_iter().map(tick).collect_view()}</div>
            </details>
            <Button
                weight=Weight::Strong
                icon=Icon::Check
                busy
                disabled=Signal::derive(move || count.get() == 0)
                on_press=send
            >
                {move || fill(press, &[&count.get()])}
            </Button>
        </Card>
    }
}
