//! One field of the form: its input by what it holds, where its value comes from, what was remarked, and
//! what is wrong with it.

use entity::Word;
use entity::form::party_form::PartyForm;
use entity::institution::report::answer::{NO, YES};
use entity::institution::report::field::ReportFieldKind;
use leptos::prelude::*;
use view_model::inspection::value::{kept, shown};

use super::desk::{Desk, Input};
use super::view::Field;
use crate::parts::field::described_by;
use crate::parts::{Choice, Icon, Note, Pick, Picture, Tone};
use crate::text::{fill, label, t};

/// The field.
#[component]
pub(super) fn FieldInput(desk: Desk, field: Field, input: Input) -> impl IntoView {
    let id = field.field.code();
    let fault = Signal::derive(move || {
        let (touched, checked) = (input.touched.get(), desk.checked.get());
        desk.wrong.with(|wrong| {
            let found = wrong.iter().find(|wrong| wrong.field == input.field)?;
            let told = if found.missing { checked } else { touched };
            told.then(|| found.sentence.clone())
        })
    });
    let optional = (!field.needed)
        .then(|| view! { <span class="text-sm font-normal text-ink-2">" " {t().inspection.optional}</span> });
    let name =
        [label(field.field), if field.kind == ReportFieldKind::Money { t().inspection.yuan } else { "" }].concat();
    let remark =
        field.remark.clone().map(|remark| view! { <div class="mb-2"><Note tone=Tone::Warn>{remark}</Note></div> });
    let pills = matches!(field.kind, ReportFieldKind::YesNo | ReportFieldKind::Form);
    let head = move |children: AnyView| {
        if pills {
            view! { <span id=[id, "-name"].concat() class="mb-1 block font-medium">{children}</span> }.into_any()
        } else {
            view! { <label for=id class="mb-1 block font-medium">{children}</label> }.into_any()
        }
    };
    view! {
        <div class=if field.kind == ReportFieldKind::Text { "mb-5 lg:col-span-2" } else { "mb-5" }>
            {head(view! { {name} {optional} }.into_any())}
            {remark}
            {entry(desk, &field, input, fault)}
            <p id=[id, "-hint"].concat() class="mt-1 text-sm text-ink-2 empty:hidden"><Hint desk field=field.clone() input /></p>
            <p id=[id, "-error"].concat() role="alert" class="mt-1 text-sm font-medium text-accent empty:hidden">{move || fault.get()}</p>
        </div>
    }
}

/// Where the value comes from and whether someone confirmed it; an amount in words of its size; how much
/// room a text has.
#[component]
fn Hint(desk: Desk, field: Field, input: Input) -> impl IntoView {
    let text = t().inspection;
    let known = field.known.clone().filter(|known| !known.is_empty());
    let origin = field.origin.filter(|origin| *origin != entity::institution::report::prefill::Origin::Typed);
    let (word, kind, max) = (field.field, field.kind, field.max);
    let comes = move || {
        let origin = origin?;
        let value = kept(word, &input.text.get()).ok()?;
        if known.as_ref().is_some_and(|known| *known != value) {
            return Some(fill(text.platform_says, &[&shown(word, known.as_deref().unwrap_or_default())]));
        }
        let said = if desk.confirmed(word) { text.confirmed_from } else { text.comes_from };
        Some(fill(said, &[&label(origin)]))
    };
    let size = move || {
        let typed = input.text.get();
        match kind {
            ReportFieldKind::Money => kept(word, &typed).ok().filter(|fen| fen.len() > 6).map(|fen| shown(word, &fen)),
            ReportFieldKind::Text => Some(fill("{} / {}", &[&typed.chars().count(), &max])),
            _ => None,
        }
    };
    let checked = move || {
        let confirmed = origin.is_some() && desk.confirmed(word);
        confirmed.then(|| view! { <Picture icon=Icon::Check class="mr-1 inline size-4 text-ok" /> })
    };
    view! {
        {checked}
        {comes}
        <span class="ml-2 empty:hidden">{size}</span>
    }
}

fn entry(desk: Desk, field: &Field, input: Input, fault: Signal<Option<String>>) -> AnyView {
    let choice = move |code: &'static str, name: &'static str| {
        let chosen = Signal::derive(move || input.text.get() == code);
        let choose = move || {
            desk.typed(input, code.to_owned());
            desk.left(input);
        };
        view! { <Choice pick=Pick::One(input.field.code()) label=name chosen on_choose=choose /> }
    };
    match field.kind {
        ReportFieldKind::YesNo => {
            pills(input, (choice(YES, t().inspection.yes), choice(NO, t().inspection.no)).into_any())
        }
        ReportFieldKind::Form => {
            pills(input, PartyForm::ALL.iter().map(|form| choice(form.code(), label(*form))).collect_view().into_any())
        }
        ReportFieldKind::Text => long(desk, input, fault).into_any(),
        ReportFieldKind::Count => line(desk, input, fault, ("text", Some("numeric"))).into_any(),
        ReportFieldKind::Money => line(desk, input, fault, ("text", Some("decimal"))).into_any(),
        ReportFieldKind::Day => line(desk, input, fault, ("date", None)).into_any(),
        ReportFieldKind::Line => line(desk, input, fault, ("text", None)).into_any(),
    }
}

fn pills(input: Input, choices: AnyView) -> AnyView {
    let id = input.field.code();
    view! {
        <div
            id=id
            tabindex="-1"
            role="radiogroup"
            aria-labelledby=[id, "-name"].concat()
            aria-describedby=described_by(id)
            class="flex flex-wrap gap-2"
        >
            {choices}
        </div>
    }
    .into_any()
}

fn line(
    desk: Desk,
    input: Input,
    fault: Signal<Option<String>>,
    (kind, inputmode): (&'static str, Option<&'static str>),
) -> impl IntoView {
    let id = input.field.code();
    view! {
        <input
            id=id
            name=id
            type=kind
            class="input w-full"
            class:input-error=move || fault.with(Option::is_some)
            inputmode=inputmode
            autocomplete="off"
            aria-describedby=described_by(id)
            aria-invalid=move || fault.with(Option::is_some).then_some("true")
            prop:value=move || input.text.get()
            on:input=move |event| desk.typed(input, event_target_value(&event))
            on:blur=move |_| desk.left(input)
        />
    }
}

fn long(desk: Desk, input: Input, fault: Signal<Option<String>>) -> impl IntoView {
    let id = input.field.code();
    view! {
        <textarea
            id=id
            name=id
            class="textarea w-full"
            rows="4"
            aria-describedby=described_by(id)
            aria-invalid=move || fault.with(Option::is_some).then_some("true")
            prop:value=move || input.text.get()
            on:input=move |event| desk.typed(input, event_target_value(&event))
            on:blur=move |_| desk.left(input)
        ></textarea>
    }
}
