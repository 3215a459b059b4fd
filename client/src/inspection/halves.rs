//! Both halves of a report, side by side at a desk, one after the other as tabs on a phone. Beside an answer
//! stands what the platform knows where it says something else, what was remarked, and what was changed since.

use entity::Word;
use entity::institution::report::ReportHalf;
use entity::institution::report::field::ReportField;
use entity::institution::report::prefill::Origin;
use leptos::prelude::*;
use view_model::inspection::value::shown;

use super::sheet::Remarks;
use super::view::Field;
use crate::parts::{Button, Card, Chip, Choice, Icon, Note, Pick, Tone, Weight};
use crate::text::{fill, label, t};

/// The halves; with `remarks` one can write beside each field.
#[component]
pub(super) fn Halves(fields: Vec<Field>, remarks: Option<Remarks>) -> impl IntoView {
    let text = t().inspection;
    let (half, differing) = (RwSignal::new(ReportHalf::Business), RwSignal::new(false));
    let some_differ = fields.iter().any(|field| field.differs || field.changed);
    let tab = move |which: ReportHalf| {
        let chosen = Signal::derive(move || half.get() == which);
        view! { <Choice pick=Pick::One("half") label=label(which) chosen on_choose=move || half.set(which) /> }
    };
    let only = move || {
        view! { <Choice pick=Pick::Several label=text.only_differing chosen=differing on_choose=move || differing.update(|only| *only = !*only) /> }
    };
    let sheet = move |which: ReportHalf| {
        let of_half: Vec<Field> = fields.iter().filter(|field| field.half == which).cloned().collect();
        let class = move || if half.get() == which { "min-w-0" } else { "hidden min-w-0 lg:block" };
        view! {
            <div class=class>
                <Card title=label(which)>
                    <dl>
                        {of_half.into_iter().map(|field| view! { <Answer field remarks differing /> }).collect_view()}
                    </dl>
                </Card>
            </div>
        }
    };
    view! {
        <div>
            <fieldset class="mb-2">
                <legend class="sr-only">{text.halves}</legend>
                <div class="flex flex-wrap gap-2">
                    <span class="contents lg:hidden">{ReportHalf::ALL.iter().map(|which| tab(*which)).collect_view()}</span>
                    {some_differ.then(only)}
                </div>
            </fieldset>
            <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
                {sheet(ReportHalf::Business)} {sheet(ReportHalf::Party)}
            </div>
        </div>
    }
}

/// One answer.
#[component]
fn Answer(field: Field, remarks: Option<Remarks>, differing: RwSignal<bool>) -> impl IntoView {
    let text = t().inspection;
    let word = field.field;
    let value = if field.value.is_empty() { text.left_empty.to_owned() } else { shown(word, &field.value) };
    let known =
        field.differs.then(|| fill(text.platform_says, &[&shown(word, field.known.as_deref().unwrap_or_default())]));
    let from =
        field.origin.filter(|origin| *origin != Origin::Typed).map(|origin| fill(text.comes_from, &[&label(origin)]));
    let matters = field.differs || field.changed || field.remark.is_some();
    let hidden = move || (differing.get() && !matters).then_some("none");
    view! {
        <div class="border-b border-line py-2.5 last:border-0" style:display=hidden>
            <dt class="flex flex-wrap items-center gap-2 text-sm text-ink-2">
                {label(word)}
                {field.changed.then(|| view! { <Chip tone=Tone::Info>{text.changed}</Chip> })}
                {field.differs.then(|| view! { <Chip tone=Tone::Warn>{text.differs}</Chip> })}
                {remarks.map(|remarks| view! { <RemarkButton word remarks /> })}
            </dt>
            <dd>
                <span class="font-medium break-words whitespace-pre-line">{value}</span>
                <span class="block text-sm font-medium text-warn empty:hidden">{known}</span>
                <span class="block text-sm text-ink-2 empty:hidden">{from}</span>
                {field.remark.clone().map(|remark| view! { <div class="mt-1"><Note tone=Tone::Warn>{text.remark} "：" {remark}</Note></div> })}
                {field.fault.clone().map(|fault| view! { <p class="text-sm font-medium text-accent">{fault.message}</p> })}
                {remarks.map(|remarks| view! { <RemarkText word remarks /> })}
            </dd>
        </div>
    }
}

/// Begins a remark, or drops it.
#[component]
fn RemarkButton(word: ReportField, remarks: Remarks) -> impl IntoView {
    let text = t().inspection;
    let open = Memo::new(move |_| remarks.with(|remarks| remarks.contains_key(&word)));
    let turn = move |()| {
        remarks.update(|remarks| {
            if remarks.remove(&word).is_none() {
                remarks.insert(word, String::new());
            }
        });
    };
    let said = move || if open.get() { text.drop_remark } else { text.add_remark };
    let icon = move || if open.get() { Icon::Close } else { Icon::Edit };
    view! {
        <span class="-my-2 ml-auto">
            {move || view! {
                <Button weight=Weight::Quiet icon=icon() on_press=turn>{said()}<span class="sr-only">" " {label(word)}</span></Button>
            }}
        </span>
    }
}

/// A remark while it is written: it is sent with the return.
#[component]
fn RemarkText(word: ReportField, remarks: Remarks) -> impl IntoView {
    let text = t().inspection;
    let open = Memo::new(move |_| remarks.with(|remarks| remarks.contains_key(&word)));
    let write = move |event| {
        let said = event_target_value(&event);
        remarks.update(|remarks| drop(remarks.insert(word, said)));
    };
    move || {
        open.get().then(|| {
            view! {
                <textarea
                    id=["remark-", word.code()].concat()
                    class="textarea mt-2 w-full"
                    rows="2"
                    maxlength="4000"
                    aria-label=[text.remark, " ", label(word)].concat()
                    placeholder=text.remark_hint
                    prop:value=untrack(|| remarks.with(|remarks| remarks.get(&word).cloned().unwrap_or_default()))
                    on:input=write
                ></textarea>
            }
        })
    }
}
