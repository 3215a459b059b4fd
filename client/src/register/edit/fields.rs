//! The fields of the two forms as inputs with the right keyboard, and their faults beside them.

use leptos::prelude::*;

use super::form::{Fault, Form};
use super::sheet::{Entry, Sheet};
use crate::parts::TextField;
use crate::register::society::field_label;
use crate::text::t;

/// All inputs of a form. `faults` holds what the rules and the server say now.
#[component]
pub(super) fn Fields(sheet: Sheet, faults: Memo<Vec<Fault>>) -> impl IntoView {
    let field = move |entry: Entry| {
        let error = Signal::derive(move || {
            let told = entry.touched.get() || sheet.refused.with(|refused| !refused.is_empty());
            faults
                .with(|faults| faults.iter().find(|fault| fault.path == entry.path).map(|fault| fault.sentence.clone()))
                .filter(|_| told)
        });
        let Input { label, hint, kind, mode, fill } = input(entry.path);
        view! {
            <div on:focusout=move |_| entry.touched.set(true)>
                <TextField id=entry.path label value=entry.value hint error kind inputmode=mode autocomplete=fill />
            </div>
        }
    };
    let class = match sheet.form {
        Form::Contact => "grid gap-x-4",
        Form::Headcount => "grid gap-x-4 sm:grid-cols-2",
    };
    view! { <div class=class>{sheet.entries().into_iter().map(field).collect_view()}</div> }
}

/// How an input looks and which keyboard it brings up.
struct Input {
    label: String,
    hint: &'static str,
    kind: &'static str,
    mode: &'static str,
    fill: &'static str,
}

fn input(path: &'static str) -> Input {
    let text = t().edit;
    let (hint, kind, mode, fill) = match path {
        "recordedOn" => (text.recorded_on_hint, "date", "none", "off"),
        "address" => (text.address_hint, "text", "text", "street-address"),
        "phone" => (text.phone_hint, "tel", "tel", "tel"),
        "email" => ("", "email", "email", "email"),
        "formal" => (text.formal_hint, "text", "numeric", "off"),
        "residentFormal" => (text.resident_formal_hint, "text", "numeric", "off"),
        "councilFormal" => (text.council_formal_hint, "text", "numeric", "off"),
        _ => ("", "text", "numeric", "off"),
    };
    let label = if path == "recordedOn" { text.recorded_on.to_owned() } else { field_label(path) };
    Input { label, hint, kind, mode, fill }
}
