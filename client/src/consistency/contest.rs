//! The form of a contest: whose figure is wrong, what it is, why, with papers.

use entity::institution::consistency::{ConsistencyFact, FigureSide};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::send;
use super::view::{Fact, value};
use crate::file::{Chosen, FileField};
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{Button, Card, Choice, Choices, ErrorNote, Field, Icon, Pick, TextField, Tone, Weight, toast};
use crate::text::{self, fill, label};

/// What kind of input a fact has.
pub(super) const fn kind(fact: ConsistencyFact) -> (&'static str, Option<&'static str>) {
    match fact {
        ConsistencyFact::CouncilTermEnd => ("date", None),
        _ if fact.is_count() => ("text", Some("numeric")),
        _ => ("text", None),
    }
}

/// The form.
#[component]
pub(super) fn ContestForm(society: String, fact: Fact, moved: Callback<()>) -> impl IntoView {
    let text = text::consistency::t();
    let which = fact.fact;
    let sides: Vec<_> = fact.figures.iter().filter(|figure| figure.contestable).cloned().collect();
    let own = fact.figures.iter().find(|figure| figure.side == FigureSide::Society);
    let claimed = RwSignal::new(own.map(|figure| figure.value.clone()).unwrap_or_default());
    // Where only one figure can be wrong, it is chosen already.
    let side = RwSignal::new(sides.first().filter(|_| sides.len() == 1).map(|figure| figure.side));
    let (said, intent) = (RwSignal::new(String::new()), Intent::new());
    let files = Chosen::of("contest", &society);
    let choice = move |figure: super::view::Figure| {
        let of = figure.side;
        let name = [label(of), "：", &value(which, &figure.value)].concat();
        let chosen = Signal::derive(move || side.get() == Some(of));
        view! { <Choice pick=Pick::One("side") label=name chosen on_choose=move || side.set(Some(of)) /> }
    };
    let go = move |()| {
        let Ok(file_ids) = files.ids() else { return toast::show(text::consistency::t().files_first) };
        let Some(side) = side.get_untracked() else { return };
        let (society, words) = (society.clone(), (claimed.get_untracked(), said.get_untracked()));
        intent.begin();
        spawn_local(async move {
            let outcome = send::contest(society, (which, side), words, file_ids, intent.key()).await;
            if intent.settle(outcome) {
                files.clear();
                toast::show(text::consistency::t().contested);
                moved.run(());
            }
        });
    };
    let (kind, inputmode) = kind(which);
    let told = move || {
        let rest = intent.rest(&["claimed", "text"]);
        rest.map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })
    };
    // The facts are a long list on a phone: whoever contests one is led to the form.
    let place = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let Some(form) = place.get() {
            form.scroll_into_view();
        }
    });
    view! {
        <div class="anchored" node_ref=place>
            <Card title=fill(text.contest_title, &[&fact.label]) edge=Tone::Warn>
                {told}
                <Choices label=text.which_side>{sides.into_iter().map(choice).collect_view()}</Choices>
                <TextField
                    id="claimed"
                    label=text.claimed
                    value=claimed
                    kind
                    inputmode=inputmode.unwrap_or("text")
                    error=Signal::derive(move || intent.about("claimed"))
                />
                <Field id="contest-text" label=text.why hint=text.why_hint error=Signal::derive(move || intent.about("text"))>
                    <textarea id="contest-text" class="textarea w-full" rows="4" maxlength="4000" aria-describedby=described_by("contest-text") bind:value=said></textarea>
                </Field>
                <FileField id="contest-files" label=text.files chosen=files />
                <Button
                    weight=Weight::Strong
                    icon=Icon::Send
                    busy=intent.busy
                    disabled=Signal::derive(move || side.get().is_none())
                    on_press=go
                >
                    {text.contest_send}
                </Button>
            </Card>
        </div>
    }
}
