//! Who holds which Party post now, with the dates of review and term; and the names that the platform
//! knows, to be chosen instead of typed.

use entity::form::party_form::PartyForm;
use leptos::prelude::*;

use super::view::{Organisation, Society};
use crate::parts::{Card, Choice, Choices, Fact, Facts, Pick};
use crate::text::{day, fill, label, t};

/// Someone the society knows: how he is shown, and his name.
pub(super) type Known = (String, String);

impl Society {
    /// Its leaders, officers and liaison, each name once.
    pub(super) fn known_names(&self) -> Vec<Known> {
        let organisation = &self.organisation;
        let leaders = self.leaders.iter().map(|leader| (label(leader.post), &leader.name));
        let officers = organisation.officers.iter().map(|officer| (label(officer.role), &officer.name));
        let liaison = organisation.liaison.iter().map(|liaison| (t().form.liaison, &liaison.name));
        let mut known: Vec<Known> = Vec::new();
        for (post, name) in leaders.chain(officers).chain(liaison) {
            if !known.iter().any(|(_, earlier)| earlier == name) {
                known.push((fill("{} · {}", &[name, &post]), name.clone()));
            }
        }
        known
    }
}

/// The names as pills.
#[component]
pub(super) fn KnownNames(names: Vec<Known>, into: RwSignal<String>) -> impl IntoView {
    let pill = move |(said, name): Known| {
        let name = StoredValue::new(name);
        let chosen = Signal::derive(move || name.with_value(|name| into.with(|typed| typed.trim() == name)));
        view! { <Choice pick=Pick::One("known-name") label=said chosen on_choose=move || into.set(name.get_value()) /> }
    };
    (!names.is_empty())
        .then(|| view! { <Choices label=t().form.known_names>{names.into_iter().map(pill).collect_view()}</Choices> })
}

/// The card.
#[component]
pub(super) fn WhoNow(society: Society, #[prop(optional)] aside: Option<AnyView>) -> impl IntoView {
    let text = t().form;
    let Organisation { since, review_on, term_ends_on, officers, liaison, .. } = society.organisation.clone();
    let row = |post: &'static str, name: String, line: String| {
        view! {
            <li class="py-2">
                <span class="font-semibold">{name}</span>
                <span class="block text-sm text-ink-2">{post} " · " {line}</span>
            </li>
        }
    };
    let rows: Vec<_> = officers
        .into_iter()
        .map(|officer| row(label(officer.role), officer.name, fill(text.in_post_since, &[&day(officer.since)])))
        .chain(liaison.map(|liaison| {
            let line = [label(liaison.source), " · ", &fill(text.in_post_since, &[&day(liaison.since)])].concat();
            row(text.liaison, liaison.name, line)
        }))
        .collect();
    let none = rows.is_empty().then(|| view! { <p class="text-ink-2">{text.nobody_now}</p> });
    let fact = |name: &'static str, value: Option<String>| value.map(|value| view! { <Fact label=name value /> });
    let since = since.filter(|_| society.form != PartyForm::None);
    let aside = aside.unwrap_or_else(|| ().into_any());
    view! {
        <Card title=text.who_now aside>
            <Facts>
                <Fact label=text.stands value=label(society.form) />
                {fact(text.in_form_since, since.map(day))} {fact(text.review_on, review_on.map(day))}
                {fact(text.term_ends_on, term_ends_on.map(day))}
            </Facts>
            {none}
            <ul class="mt-2 divide-y divide-line">{rows}</ul>
        </Card>
    }
}
