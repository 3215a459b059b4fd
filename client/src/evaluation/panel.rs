//! What civil affairs records of the visit on site and of the panel: the sheet adds up while one types.

use entity::institution::evaluation::score::Scores;
use leptos::prelude::*;

use super::decide::Act;
use super::score::{ScoreSheet, Sheet};
use super::send::{self, Seen};
use super::view::{Evaluation, rules_of};
use crate::parts::field::described_by;
use crate::parts::{Button, Field, Icon, TextField, Weight};
use crate::session::viewer;
use crate::text;

/// Day, people and findings as they are typed.
#[derive(Clone, Copy)]
struct Typed {
    on: RwSignal<String>,
    people: RwSignal<String>,
    note: RwSignal<String>,
}

impl Typed {
    fn of(on: Option<crate::net::scalar::Date>, people: Option<String>, note: Option<String>) -> Self {
        Self {
            on: RwSignal::new(on.unwrap_or(viewer().today).to_string()),
            people: RwSignal::new(people.unwrap_or_default()),
            note: RwSignal::new(note.unwrap_or_default()),
        }
    }

    /// What was typed; none without a day.
    fn seen(self) -> Option<Seen> {
        let on = self.on.get_untracked().parse().ok()?;
        Some(Seen { on, people: self.people.get_untracked(), note: self.note.get_untracked() })
    }
}

/// The visit.
#[component]
pub(super) fn Visit(evaluation: Evaluation, act: Act) -> impl IntoView {
    let text = text::evaluation::t();
    let typed = Typed::of(None, None, None);
    let press = move |()| {
        let Some(seen) = typed.seen() else { return act.tell(text.day_needed) };
        let evaluation = evaluation.clone();
        act.run(text.visited, async move { send::visit(&evaluation, seen).await });
    };
    view! {
        <TextField id="visitedOn" label=text.visited_on kind="date" value=typed.on />
        <TextField id="visitors" label=text.visitors hint=text.people_hint value=typed.people />
        <Field id="visitNote" label=text.visit_note>
            <textarea id="visitNote" class="textarea w-full" rows="4" maxlength="4000" aria-describedby=described_by("visitNote") bind:value=typed.note></textarea>
        </Field>
        <Button weight=Weight::Strong icon=Icon::Check busy=act.busy on_press=press>{text.record_visit}</Button>
    }
}

/// The panel's sheet.
#[component]
pub(super) fn Panel(evaluation: Evaluation, act: Act) -> impl IntoView {
    let text = text::evaluation::t();
    let count = |points: i64| i32::try_from(points).unwrap_or_default();
    let known = evaluation.panel.as_ref().map(|panel| Scores {
        basic: count(panel.basic),
        governance: count(panel.governance),
        results: count(panel.results),
        appraisal: count(panel.appraisal),
    });
    let corrects = known.is_some();
    let sheet = Sheet::of(known);
    let rules = StoredValue::new(rules_of(&evaluation));
    let typed = Typed::of(evaluation.panel_on, evaluation.panel_members.clone(), evaluation.panel_note.clone());
    let applied = Signal::stored(Some(evaluation.applied_level));
    let press = move |()| {
        let Some(seen) = typed.seen() else { return act.tell(text.day_needed) };
        let Some(scores) = untrack(|| sheet.scores()) else { return act.tell(text.points_needed) };
        let evaluation = evaluation.clone();
        act.run(text.scored, async move { send::panel(&evaluation, seen, scores).await });
    };
    let form = view! {
        <ScoreSheet sheet rules applied />
        <TextField id="heldOn" label=text.held_on kind="date" value=typed.on />
        <TextField id="members" label=text.members hint=text.people_hint value=typed.people />
        <Field id="panelNote" label=text.panel_note>
            <textarea id="panelNote" class="textarea w-full" rows="4" maxlength="4000" aria-describedby=described_by("panelNote") bind:value=typed.note></textarea>
        </Field>
        <Button weight=if corrects { Weight::Normal } else { Weight::Strong } icon=Icon::Check busy=act.busy on_press=press>{text.record_scores}</Button>
    };
    view! {
        <details class="mt-2" open=!corrects>
            <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{text.sheet}</summary>
            {form}
        </details>
    }
}
