//! What each column of the file is taken for, with a way to correct it.

use entity::Word;
use entity::register::import::ImportField;
use leptos::prelude::*;

use super::run::Mapped;
use crate::parts::{Button, Card, Chip, Icon, Picture, Tone};
use crate::text::{fill, label, t};

/// A column and what it shall mean.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    heading: String,
    field: RwSignal<Option<ImportField>>,
    proposed: Option<ImportField>,
}

/// The card; closed while every column was recognised. `on_try` gets the corrections.
#[component]
pub(super) fn MappingCard(
    columns: Vec<Mapped>,
    #[prop(into)] busy: Signal<bool>,
    on_try: Callback<Vec<(String, Option<ImportField>)>>,
) -> impl IntoView {
    let text = t().import;
    let line =
        |mapped: Mapped| Line { heading: mapped.heading, field: RwSignal::new(mapped.field), proposed: mapped.field };
    let lines: Vec<Line> = columns.into_iter().map(line).collect();
    let unknown = lines.iter().filter(|line| line.proposed.is_none()).count();
    let all = StoredValue::new(lines.clone());
    let twice = move |field: ImportField| {
        all.with_value(|lines| lines.iter().filter(|line| line.field.get() == Some(field)).count() > 1)
    };
    let corrected = move || all.with_value(|lines| lines.iter().any(|line| line.field.get() != line.proposed));
    let try_again = move |()| {
        let corrections = all
            .with_value(|lines| lines.iter().map(|line| (line.heading.clone(), line.field.get_untracked())).collect());
        on_try.run(corrections);
    };
    let note = (unknown > 0).then(|| view! { <Chip tone=Tone::Warn>{fill(text.mapping_unknown, &[&unknown])}</Chip> });
    view! {
        <Card>
            <details open=unknown.gt(&0)>
                <summary class="flex min-h-11 cursor-pointer items-center gap-3 font-semibold">
                    <span class="grow">{text.mapping}</span>
                    {note}
                    <Picture icon=Icon::Down class="fold-mark size-5 text-ink-2" />
                </summary>
                <p class="mb-3 text-sm text-ink-2">{text.mapping_note}</p>
                <div class="grid gap-x-6 gap-y-2 lg:grid-cols-2">
                    {lines.into_iter().map(|line| view! { <MappingLine line twice=Callback::new(twice) /> }).collect_view()}
                </div>
                <div class="mt-4">
                    <Button icon=Icon::Retry busy disabled=Signal::derive(move || !corrected()) on_press=Callback::new(try_again)>
                        {text.try_again}
                    </Button>
                </div>
            </details>
        </Card>
    }
}

#[component]
fn MappingLine(line: Line, twice: Callback<ImportField, bool>) -> impl IntoView {
    let text = t().import;
    let field = line.field;
    let option = move |known: ImportField| {
        view! { <option value=known.code() selected=move || field.get() == Some(known)>{label(known)}</option> }
    };
    let doubled = move || field.get().is_some_and(|field| twice.run(field));
    view! {
        <label class="flex min-h-11 items-center gap-3">
            <span class="w-2/5 break-all font-medium">{line.heading}</span>
            <span class="min-w-0 grow">
                <select
                    class="select w-full"
                    class:select-error=doubled
                    on:change=move |event| field.set(ImportField::from_code(&event_target_value(&event)))
                >
                    <option value="" selected=move || field.get().is_none()>{text.mapping_left_out}</option>
                    {ImportField::ALL.iter().copied().map(option).collect_view()}
                </select>
                <span class="block text-sm text-accent empty:hidden" role="status">{move || doubled().then_some(text.mapping_twice)}</span>
            </span>
        </label>
    }
}
