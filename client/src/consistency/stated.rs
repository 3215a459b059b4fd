//! Civil affairs states its own figures about a society, or takes them back: on a document and of a day.

use entity::Word;
use entity::institution::consistency::{ConsistencyFact, FigureSide, FigureSource};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::contest::kind;
use super::send;
use super::view::Fact;
use crate::net::intent::Intent;
use crate::parts::{Button, Card, ErrorNote, Icon, TextField, toast};
use crate::session::viewer;
use crate::text;

/// The form: a field a fact, with what was stated before.
#[component]
pub(super) fn StateForm(society: String, facts: Vec<Fact>, moved: Callback<()>) -> impl IntoView {
    let text = text::consistency::t();
    let today = viewer().today.to_string();
    let (day, document, intent) = (RwSignal::new(today), RwSignal::new(String::new()), Intent::new());
    let stated = |fact: &Fact| {
        let own = fact
            .figures
            .iter()
            .find(|figure| figure.side == FigureSide::CivilAffairs && figure.source == FigureSource::Statement);
        own.map(|figure| figure.value.clone()).unwrap_or_default()
    };
    let fields: Vec<_> = facts.iter().map(|fact| (fact.fact, stated(fact), RwSignal::new(stated(fact)))).collect();
    let typed = StoredValue::new(fields.clone());
    let go = move |()| {
        let changed = typed.with_value(|all| {
            let changed = all.iter().filter(|(_, before, now)| *before != now.get_untracked().trim());
            changed.map(|(fact, _, now)| (*fact, now.get_untracked().trim().to_owned())).collect::<Vec<_>>()
        });
        let (society, document) = (society.clone(), document.get_untracked());
        let day = day.get_untracked().parse().unwrap_or(viewer().today);
        intent.begin();
        spawn_local(async move {
            let outcome = send::state(society, changed, (day, document), intent.key()).await;
            if intent.settle(outcome) {
                toast::show(text::consistency::t().stated_done);
                moved.run(());
            }
        });
    };
    let field = move |(fact, _, value): (ConsistencyFact, String, RwSignal<String>)| {
        let (code, (kind, inputmode)) = (fact.code(), kind(fact));
        let error = Signal::derive(move || intent.about(code));
        view! { <TextField id=code label=text::label(fact) value kind inputmode=inputmode.unwrap_or("text") error /> }
    };
    let told = move || {
        let known = &[
            "documentNo",
            "asOf",
            "NAME",
            "USCC",
            "LEGAL_REPRESENTATIVE",
            "COUNCIL_TERM_END",
            "INDIVIDUAL_MEMBERS",
            "UNIT_MEMBERS",
            "FORMAL_MEMBERS",
        ];
        let rest = intent.rest(known);
        rest.map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })
    };
    view! {
        <div class="print:hidden"><Card title=text.state_title>
            <p class="mb-3 text-sm text-ink-2">{text.state_line}</p>
            <details class="fold">
                <summary class="row-link">{text.state_open}</summary>
                <div class="pt-2">
                    {told}
                    <TextField id="stated-document" label=text.document_needed value=document error=Signal::derive(move || intent.about("documentNo")) />
                    <TextField id="stated-day" label=text.as_of kind="date" value=day error=Signal::derive(move || intent.about("asOf")) />
                    {fields.into_iter().map(field).collect_view()}
                    <Button icon=Icon::Send busy=intent.busy on_press=go>{text.state_send}</Button>
                </div>
            </details>
        </Card></div>
    }
}
