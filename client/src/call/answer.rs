//! One field of an application: its input by what it holds, what is wrong with it, and what somebody else wrote.

use entity::project::call::form::FieldKind;
use leptos::prelude::*;

use super::draft::{kept, rule, shown, yuan_of};
use super::save::Desk;
use super::view::Field;
use crate::parts::{Button, Choice, Note, Pick, Tone};
use crate::text::{self, fill, language};

/// The field; `place` is where it stands on its step.
#[component]
pub(super) fn Answer(desk: Desk, field: Field, place: usize) -> impl IntoView {
    let text = text::call::t();
    let id: String = ["field-", &field.code].concat();
    let touched = RwSignal::new(false);
    let field = StoredValue::new(field);
    let now = Signal::derive(move || field.with_value(|field| desk.text(field)));
    let fault = Signal::derive(move || {
        let typed = now.get();
        field.with_value(|field| {
            let wrong = touched.get() && kept(field, &typed).is_none();
            wrong.then(|| {
                let refused = rule(field).parsed(&typed).err();
                refused.map_or_else(|| text.yuan_hint.to_owned(), |code| code.sentence(language()))
            })
        })
    });
    let known = field.get_value();
    let tags = [known.required.then_some(text.required), known.identifies.then_some(text.identifies)];
    let tags = tags.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let hint = move || match field.with_value(|field| field.kind) {
        FieldKind::Money => {
            field.with_value(|field| (field.max > 0).then(|| fill(text.yuan_hint, &[&yuan_of(field.max)])))
        }
        FieldKind::People => Some(text.people_hint.to_owned()),
        FieldKind::LongText => {
            let most = field.with_value(|field| if field.max == 0 { 4000 } else { field.max });
            Some(fill(text.chars, &[&now.get().chars().count(), &most]))
        }
        _ => None,
    };
    let clash = move || {
        let code = field.with_value(|field| field.code.clone());
        desk.clashes.with(|all| all.get(&code).cloned()).map(|clash| {
            let (mine, theirs) = (code.clone(), code.clone());
            let said = field.with_value(|field| shown(field, &clash.theirs));
            view! {
                <Note tone=Tone::Warn>
                    <strong>{fill(text.clash, &[&clash.by])}</strong>
                    <p class="whitespace-pre-line">{text.clash_theirs} "：" {said}</p>
                    <div class="mt-2 flex flex-wrap gap-2">
                        <Button on_press=move |()| desk.choose(&mine, true)>{text.keep_mine}</Button>
                        <Button on_press=move |()| desk.choose(&theirs, false)>{text.take_theirs}</Button>
                    </div>
                </Note>
            }
        })
    };
    let name = view! { {known.label.clone()} " " <span class="text-sm font-normal text-ink-2">{tags}</span> };
    let head = if known.kind == FieldKind::Choice {
        view! { <span id=[&id, "-name"].concat() class="mb-1 block font-medium">{name}</span> }.into_any()
    } else {
        view! { <label for=id.clone() class="mb-1 block font-medium">{name}</label> }.into_any()
    };
    view! {
        <div class="mb-5">
            {head}
            {input(desk, &known, (id.clone(), place), now, touched)}
            <p class="mt-1 text-sm text-ink-2 empty:hidden">{hint}</p>
            <p id=[&id, "-error"].concat() role="alert" class="mt-1 text-sm font-medium text-accent empty:hidden">{move || fault.get()}</p>
            {clash}
        </div>
    }
}

fn input(
    desk: Desk,
    field: &Field,
    (id, place): (String, usize),
    now: Signal<String>,
    touched: RwSignal<bool>,
) -> AnyView {
    let known = StoredValue::new(field.clone());
    let typed = move |event| known.with_value(|field| desk.type_in(field, event_target_value(&event)));
    let left = move |_| {
        touched.set(true);
        desk.save();
    };
    let described = [&id, "-error"].concat();
    match field.kind {
        FieldKind::LongText | FieldKind::People => {
            let rows = if field.kind == FieldKind::People { "3" } else { "8" };
            view! {
                <textarea id=id class="textarea w-full" rows=rows aria-describedby=described prop:value=move || now.get() on:input=typed on:change=left></textarea>
            }
            .into_any()
        }
        FieldKind::Choice => {
            let topics = desk.application.with_value(|application| application.call.topics.clone());
            let own = text::call::t().of_own;
            let option = |code: &String| {
                let title = topics.iter().find(|topic| topic.code == *code).map(|topic| topic.title.clone());
                let label = title.unwrap_or_else(|| if code == "OWN" { own.to_owned() } else { code.clone() });
                let (value, same) = (code.clone(), code.clone());
                let choose = move || {
                    known.with_value(|field| desk.type_in(field, value.clone()));
                    desk.save();
                };
                let chosen = Signal::derive(move || now.get() == same);
                view! { <Choice pick=Pick::OneOf("field", place) label chosen on_choose=choose /> }
            };
            let options = field.options.iter().map(option).collect_view();
            let named = [&id, "-name"].concat();
            view! {
                <div id=id role="radiogroup" aria-labelledby=named aria-describedby=described class="flex flex-wrap gap-2">{options}</div>
            }
            .into_any()
        }
        _ => {
            let (kind, mode) = match field.kind {
                FieldKind::Day => ("date", None),
                FieldKind::Number => ("text", Some("numeric")),
                FieldKind::Money => ("text", Some("decimal")),
                _ => ("text", None),
            };
            view! {
                <input id=id class="input w-full" type=kind inputmode=mode autocomplete="off" aria-describedby=described prop:value=move || now.get() on:input=typed on:change=left />
            }
            .into_any()
        }
    }
}
