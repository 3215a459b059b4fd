//! The filter as a sheet of choices. Each takes effect at once; the button at the end says how many
//! societies are left.

use chrono::NaiveDate;
use entity::Word;
use leptos::prelude::*;
use view_model::register::filter::{Filter, toggle};

use super::address::Address;
use crate::parts::{Button, Choice, Choices, Dialog, Pick, Weight};
use crate::text::{fill, label, t};

/// The sheet; open while `open`.
#[component]
pub(super) fn FilterPanel(
    open: RwSignal<bool>,
    address: Address,
    #[prop(into)] total: Signal<Option<i64>>,
) -> impl IntoView {
    let show = move || match total.get() {
        Some(0) => t().register.filter_none.to_owned(),
        total => fill(t().register.filter_show, &[&total.unwrap_or_default()]),
    };
    let clear = move |()| {
        address.change(|filter| *filter = Filter { search: filter.search.clone(), ..Filter::default() });
    };
    view! {
        <Dialog open title=t().register.filter_title>
            <Groups address />
            <div class="dialog-foot">
                <Button weight=Weight::Quiet on_press=Callback::new(clear)>{t().register.filter_clear}</Button>
                <Button weight=Weight::Strong on_press=Callback::new(move |()| open.set(false))>{show}</Button>
            </div>
        </Dialog>
    }
}

#[component]
fn Groups(address: Address) -> impl IntoView {
    let text = t().register;
    let states = [
        state(address, text.mismatch, true, |filter| &mut filter.mismatch),
        state(address, text.matching, false, |filter| &mut filter.mismatch),
        state(address, text.change_due_now, true, |filter| &mut filter.change_due),
        state(address, text.gap, true, |filter| &mut filter.gap),
        state(address, text.must_form, true, |filter| &mut filter.must_form),
        state(address, text.need_not_form, false, |filter| &mut filter.must_form),
        state(address, text.covered, true, |filter| &mut filter.covered),
        state(address, text.uncovered, false, |filter| &mut filter.covered),
        state(address, text.abnormal, true, |filter| &mut filter.abnormal),
        state(address, text.normal, false, |filter| &mut filter.abnormal),
    ];
    view! {
        <Choices label=text.group_state>{states.into_iter().collect_view()}</Choices>
        {words(address, text.group_form, |filter| &mut filter.form)}
        {words(address, text.group_recommended, |filter| &mut filter.recommended)}
        {words(address, text.group_discipline, |filter| &mut filter.discipline)}
        {words(address, text.group_grade, |filter| &mut filter.grade)}
        {words(address, text.group_conclusion, |filter| &mut filter.conclusion)}
        {words(address, text.group_abnormality, |filter| &mut filter.abnormality)}
        <div class="grid gap-x-4 sm:grid-cols-2">
            {date(address, text.term_ends_from, |filter| &mut filter.term_ends_from)}
            {date(address, text.term_ends_before, |filter| &mut filter.term_ends_before)}
            {date(address, text.grade_ends_from, |filter| &mut filter.grade_ends_from)}
            {date(address, text.grade_ends_before, |filter| &mut filter.grade_ends_before)}
        </div>
    }
}

/// Any number of terms.
fn words<W: Word + PartialEq + Send + Sync>(
    address: Address,
    name: &'static str,
    list: fn(&mut Filter) -> &mut Vec<W>,
) -> AnyView {
    let choice = move |word: W| {
        let chosen = Signal::derive(move || list(&mut address.filter.get()).contains(&word));
        let choose = move |()| address.change(|filter| toggle(list(filter), word));
        view! { <Choice pick=Pick::Several label=label(word) chosen on_choose=Callback::new(choose) /> }
    };
    view! { <Choices label=name>{W::ALL.iter().copied().map(choice).collect_view()}</Choices> }.into_any()
}

/// A state and its opposite exclude each other; neither has to be chosen.
fn state(address: Address, name: &'static str, value: bool, place: fn(&mut Filter) -> &mut Option<bool>) -> AnyView {
    let chosen = Signal::derive(move || *place(&mut address.filter.get()) == Some(value));
    let choose = move |()| {
        address.change(|filter| {
            let place = place(filter);
            *place = if *place == Some(value) { None } else { Some(value) };
        });
    };
    view! { <Choice pick=Pick::Several label=name chosen on_choose=Callback::new(choose) /> }.into_any()
}

fn date(address: Address, name: &'static str, place: fn(&mut Filter) -> &mut Option<NaiveDate>) -> AnyView {
    let value = move || place(&mut address.filter.get()).map(|day| day.to_string()).unwrap_or_default();
    let choose = move |event| address.change(|filter| *place(filter) = event_target_value(&event).parse().ok());
    view! {
        <label class="mb-4 block">
            <span class="mb-1 block text-sm text-ink-2">{name}</span>
            <input type="date" class="input w-full" prop:value=value on:change=choose />
        </label>
    }
    .into_any()
}
