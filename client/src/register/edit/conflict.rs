//! Two versions of one record, field by field: what I typed, what stands now, and a choice for each.
//! What only one side changed is chosen already.

use leptos::prelude::*;
use view_model::register::edit::Values;
use view_model::register::edit::conflict::{Difference, Side, differences};

use super::sheet::Sheet;
use crate::parts::{Button, Card, Chip, Icon, Note, Picture, Tone, Weight};
use crate::register::society::field_label;
use crate::text::t;

/// The view. `on_settle` gets the values to send; `on_give_up` drops mine.
#[component]
pub(super) fn ConflictView(
    sheet: Sheet,
    theirs: Values,
    #[prop(into)] busy: Signal<bool>,
    on_settle: Callback<Values>,
    on_give_up: Callback<()>,
) -> impl IntoView {
    let text = t().edit;
    let mine = untrack(|| sheet.values());
    let found = differences(sheet.form.paths(), &sheet.base(), &mine, &theirs);
    let sides: Vec<_> = found.iter().map(|difference| (difference.clone(), RwSignal::new(difference.first))).collect();
    let chosen = sides.clone();
    let settle = move |()| {
        let mut values = theirs.clone();
        for (difference, side) in &chosen {
            let value = if side.get_untracked() == Side::Mine { &difference.mine } else { &difference.theirs };
            values.insert(difference.path.into(), value.clone());
        }
        on_settle.run(values);
    };
    let same = found.is_empty();
    view! {
        <Card title=text.conflict edge=Tone::Warn>
            <p class="mb-4 text-ink-2" role="status">{if same { text.no_difference } else { text.conflict_text }}</p>
            {sides.into_iter().map(|(difference, side)| view! { <Choice difference side /> }).collect_view()}
            <div class="grid gap-3 sm:flex sm:items-center">
                {(!same).then(|| view! {
                    <Button weight=Weight::Strong icon=Icon::Check busy on_press=Callback::new(settle)>{text.submit_choice}</Button>
                })}
                <Button on_press=on_give_up>{text.keep_theirs}</Button>
            </div>
        </Card>
    }
}

#[component]
fn Choice(difference: Difference, side: RwSignal<Side>) -> impl IntoView {
    let text = t().edit;
    let Difference { path, mine, theirs, both, .. } = difference;
    let pill = move |which: Side, name: &'static str, value: String| {
        let shown = if value.is_empty() { t().register.was_empty.to_owned() } else { value };
        view! {
            <label class="side-choice">
                <input
                    type="radio"
                    class="sr-only"
                    name=path
                    prop:checked=move || side.get() == which
                    on:change=move |_| side.set(which)
                />
                <span class="flex items-center gap-1 text-sm text-ink-2">
                    {move || (side.get() == which).then(|| view! { <Picture icon=Icon::Check class="size-4" /> })}
                    {name}
                </span>
                <span class="text-lg font-semibold break-all">{shown}</span>
            </label>
        }
    };
    view! {
        <fieldset class="mb-4">
            <legend class="mb-1 flex items-center gap-2 font-medium">
                {field_label(path)} {both.then(|| view! { <Chip tone=Tone::Warn>{text.both_changed}</Chip> })}
            </legend>
            <div class="grid gap-2 sm:grid-cols-2">
                {pill(Side::Mine, text.mine, mine)} {pill(Side::Theirs, text.theirs, theirs)}
            </div>
        </fieldset>
    }
}

/// That a draft rests on an older version: said before anything is sent.
#[component]
pub(super) fn OlderNote() -> impl IntoView {
    view! { <div class="mb-4"><Note tone=Tone::Warn>{t().edit.conflict}</Note></div> }
}
