//! How a form of this room is kept: one intention with its key, its faults by field, and the word when it
//! is done.

use std::collections::BTreeMap;

use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::net::{self, key};
use crate::parts::toast;
use crate::text::{self, language};

/// The path of a fault, and the sentence.
pub(super) type Told = (Vec<String>, String);

/// What a form knows while it is kept.
#[derive(Clone, Copy)]
pub(super) struct Keep {
    pub(super) busy: RwSignal<bool>,
    faults: RwSignal<BTreeMap<String, String>>,
    key: StoredValue<String>,
    again: Callback<()>,
}

impl Keep {
    pub(super) fn new(again: Callback<()>) -> Self {
        let (busy, faults) = (RwSignal::new(false), RwSignal::new(BTreeMap::new()));
        Self { busy, faults, key: StoredValue::new(key::new_key()), again }
    }

    /// Names the intention.
    pub(super) fn key(self) -> String {
        self.key.get_value()
    }

    /// What is wrong with a field.
    pub(super) fn fault(self, path: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.faults.with(|faults| faults.get(path).cloned()))
    }

    /// What is wrong with none of these fields.
    pub(super) fn other(self, paths: &'static [&'static str]) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.faults.with(|faults| {
                let other = |path: &&String| !paths.contains(&path.as_str());
                faults.keys().find(other).and_then(|path| faults.get(path).cloned())
            })
        })
    }

    /// Says what is wrong before anything is sent.
    pub(super) fn tell(self, path: &str, said: &str) {
        self.faults.set(BTreeMap::from([(path.to_owned(), said.to_owned())]));
    }

    /// Sends it; `errors` takes path and message out of the answer.
    pub(super) fn send<Op>(self, variables: Op::Variables, errors: fn(Op::ResponseData) -> Vec<Told>)
    where
        Op: GraphQLQuery + 'static,
        Op::Variables: 'static,
        Op::ResponseData: 'static,
    {
        self.busy.set(true);
        spawn_local(async move {
            let told = net::send::<Op>(variables).await.map(errors);
            let _ = self.busy.try_set(false);
            let faults: Vec<Told> = match told {
                Ok(faults) => faults,
                Err(fault) => vec![(Vec::new(), fault.sentence(language()))],
            };
            if faults.is_empty() {
                toast::show(text::terms::t().kept);
                self.again.run(());
                return;
            }
            // What was refused is another intention when it is sent again.
            let _ = self.key.try_update_value(|key| *key = key::new_key());
            let faults = faults.into_iter().map(|(path, message)| (path.join("."), message)).collect();
            let _ = self.faults.try_set(faults);
        });
    }
}

/// A whole number that was typed; what is none is refused by the server with its bounds.
pub(super) fn number(text: RwSignal<String>) -> i64 {
    text.get_untracked().trim().parse::<i32>().unwrap_or(-1).into()
}

/// Where whoever may set what a card shows finds its form.
#[component]
pub(super) fn Revise(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <details class="mt-4 border-t border-dashed border-line pt-2">
            <summary class="inline-flex min-h-11 cursor-pointer items-center font-medium">{title}</summary>
            {children()}
        </details>
    }
}
