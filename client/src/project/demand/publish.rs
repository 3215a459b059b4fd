//! The result of a delivered match is published: what everybody is to read of it.

use entity::Word;
use entity::project::demand::DemandState;
use entity::project::outcome::Outcome;
use leptos::prelude::*;

use super::send::publish;
use super::view::Case;
use crate::net::intent::Intent;
use crate::parts::field::described_by;
use crate::parts::{
    Button, Card, Choice, Choices, ErrorNote, Field, Icon, LinkButton, Note, Pick, TextField, Tone, Weight,
};
use crate::session::viewer;
use crate::text::{self, label};

/// The form, or what was published; nothing before the delivery.
#[component]
pub(super) fn Publish(case: Case, moved: Callback<()>) -> impl IntoView {
    let text = text::demand::t();
    let standing = case.result.as_ref().filter(|result| result.withdrawn_on.is_none());
    if let Some(title) = standing.and_then(|result| result.title.clone()) {
        return view! {
            <Card title=text.published>
                <p class="mb-2">{title}</p>
                <LinkButton href="/results">{text.to_results}</LinkButton>
            </Card>
        }
        .into_any();
    }
    let delivered = matches!(case.state, DemandState::Delivered | DemandState::Rated);
    if !delivered || !viewer().may("Mutation.publishMatch") {
        return ().into_any();
    }
    if !case.consents {
        return view! { <Note tone=Tone::Info><p>{text.no_consent}</p></Note> }.into_any();
    }
    view! { <Form case moved /> }.into_any()
}

#[component]
fn Form(case: Case, moved: Callback<()>) -> impl IntoView {
    let text = text::demand::t();
    let (title, summary) = (RwSignal::new(case.title.clone()), RwSignal::new(String::new()));
    let (outcomes, intent) = (RwSignal::new(Vec::<Outcome>::new()), Intent::new());
    let go = move |()| {
        let said = (title.get_untracked(), summary.get_untracked(), outcomes.get_untracked());
        publish(&case, said, intent, move |_| moved.try_run(()).unwrap_or_default());
    };
    let told = move || {
        intent.rest(&["title", "summary"]).map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })
    };
    let all: &[Outcome] = Word::ALL;
    let pill = move |one: Outcome| {
        let chosen = Signal::derive(move || outcomes.with(|all| all.contains(&one)));
        let choose = move || {
            outcomes.update(|all| if all.contains(&one) { all.retain(|other| *other != one) } else { all.push(one) });
        };
        view! { <Choice pick=Pick::Several label=label(one) chosen on_choose=choose /> }
    };
    view! {
        <div class="print:hidden"><Card title=text.publish edge=Tone::Info>
            {told}
            <TextField id="result-title" label=text.result_title value=title error=Signal::derive(move || intent.about("title")) />
            <Field id="result-summary" label=text.result_summary hint=text.result_hint error=Signal::derive(move || intent.about("summary"))>
                <textarea id="result-summary" class="textarea w-full" rows="4" maxlength="1000" aria-describedby=described_by("result-summary") bind:value=summary></textarea>
            </Field>
            <Choices label=text.outcomes>{all.iter().map(|one| pill(*one)).collect_view()}</Choices>
            <Button weight=Weight::Strong icon=Icon::Send busy=intent.busy on_press=go>{text.publish}</Button>
        </Card></div>
    }
}
