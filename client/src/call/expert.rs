//! `/experts`: who can be asked, what keeps him from reading what, how much he has; the federation's desk enters it.

use entity::Word;
use entity::register::society::Discipline;
use leptos::prelude::*;

use super::act::Act;
use super::send::{self, SetExpert, set_expert};
use super::view::{Expert, ExpertsData, experts};
use crate::net::key::new_key;
use crate::parts::{
    Button, Card, Chip, Choice, Choices, EmptyState, Icon, LinkButton, Loaded, PageHead, Pick, TextField, Tone, Weight,
};
use crate::session::viewer;
use crate::text::{self, fill, label};

/// The screen.
#[component]
pub(crate) fn ExpertsPage() -> impl IntoView {
    let text = text::call::t();
    let reading = experts();
    let open = RwSignal::new(None::<String>);
    let moved = Callback::new(move |()| {
        open.set(None);
        reading.reload();
    });
    let enters = viewer().may("Mutation.setExpert");
    let view = move |data: ExpertsData| {
        if data.experts.is_empty() {
            return view! { <Card><EmptyState icon=Icon::People title=text.experts_none line=text.experts_none_line /></Card> }.into_any();
        }
        let one = move |expert: Expert| view! { <One expert enters open moved /> };
        view! { <div class="grid gap-3 lg:grid-cols-2">{data.experts.into_iter().map(one).collect_view()}</div> }
            .into_any()
    };
    view! {
        <PageHead title=text.experts line=text.experts_line aside=view! { <LinkButton href="/calls">{text.to_all}</LinkButton> }.into_any() />
        <Loaded reading lines=6 view />
    }
}

#[component]
fn One(expert: Expert, enters: bool, open: RwSignal<Option<String>>, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let load = fill(text.load, &[&expert.waiting, &expert.scored]);
    let (tone, said) = if expert.active { (Tone::Ok, text.active) } else { (Tone::Plain, text.unknown) };
    let aside = view! { <Chip tone>{said}</Chip> }.into_any();
    let where_ = expert.affiliation.clone().unwrap_or_else(|| text.unknown.to_owned());
    let disciplines = expert.disciplines.iter().map(|one| label(*one)).collect::<Vec<_>>().join("、");
    let societies = expert.societies.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join("、");
    view! {
        <Card title=expert.name.clone() aside>
            <p>{where_}</p>
            <p class="text-sm text-ink-2">{load}</p>
            <p class="text-sm text-ink-2 empty:hidden">{disciplines}</p>
            <p class="text-sm text-ink-2 empty:hidden">{societies}</p>
            {enters.then(|| view! { <Entering expert=expert.clone() open moved /> })}
        </Card>
    }
}

/// The form of the expert whose it is; one is open at a time, so that a field's id is one's alone.
#[component]
fn Entering(expert: Expert, open: RwSignal<Option<String>>, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let this = StoredValue::new(expert);
    let shown =
        Memo::new(move |_| open.with(|open| open.as_ref().is_some_and(|id| this.with_value(|this| this.id == *id))));
    let edit = move |()| open.set(Some(this.with_value(|this| this.id.clone())));
    move || {
        if shown.get() {
            view! { <Enter expert=this.get_value() moved /> }.into_any()
        } else {
            view! { <Button icon=Icon::Edit weight=Weight::Quiet on_press=edit>{text.edit}</Button> }.into_any()
        }
    }
}

#[component]
fn Enter(expert: Expert, moved: Callback<()>) -> impl IntoView {
    let text = text::call::t();
    let act = Act::new(moved);
    let affiliation = RwSignal::new(expert.affiliation.clone().unwrap_or_default());
    let capacity = RwSignal::new(expert.capacity.to_string());
    let active = RwSignal::new(expert.active);
    let chosen = RwSignal::new(expert.disciplines.clone());
    let discipline = move |one: &Discipline| {
        let one = *one;
        let ticked = Signal::derive(move || chosen.with(|all| all.contains(&one)));
        let toggle = move || {
            chosen.update(|all| match all.iter().position(|other| *other == one) {
                Some(place) => drop(all.remove(place)),
                None => all.push(one),
            });
        };
        view! { <Choice pick=Pick::Several label=label(one) chosen=ticked on_choose=toggle /> }
    };
    let on_press = move |()| {
        let input = set_expert::SetExpertInput {
            expert_id: expert.id.clone(),
            expected_version: expert.version,
            idempotency_key: new_key(),
            affiliation: affiliation.get_untracked(),
            disciplines: chosen.get_untracked(),
            society_ids: expert.societies.iter().map(|one| one.id.clone()).collect(),
            capacity: capacity.get_untracked().trim().parse().unwrap_or_default(),
            active: active.get_untracked(),
        };
        act.run(text.kept, async move { send::act::<SetExpert>(set_expert::Variables { input }).await });
    };
    view! {
        <div class="mt-2">
            {act.notes()}
            <TextField id="affiliation" label=text.affiliation value=affiliation />
            <TextField id="capacity" label=text.capacity value=capacity inputmode="numeric" />
            <Choices label=text.disciplines>{Discipline::ALL.iter().map(discipline).collect_view()}</Choices>
            <Choices label=text.state>
                <Choice pick=Pick::Several label=text.active chosen=active on_choose=move || active.update(|active| *active = !*active) />
            </Choices>
            <Button weight=Weight::Strong busy=act.busy on_press=on_press>{text.keep}</Button>
        </div>
    }
}
