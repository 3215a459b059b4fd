//! Choosing societies one by one: type a few letters, press what is meant, take it away again.

use std::time::Duration;

use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::net;
use crate::parts::{Icon, Picture};
use crate::text::{fill, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/pick/pick_societies.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct PickSocieties;

use pick_societies::{PickSocietiesSocieties as Found, PickSocietiesSocietiesNodes as Society};

/// How long someone pauses before we look.
const PAUSE: Duration = Duration::from_millis(250);

/// A society that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picked {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// The search box, what it finds, and what is chosen: at most so many, the last one replaces.
#[component]
pub(crate) fn SocietyPicker(chosen: RwSignal<Vec<Picked>>, #[prop(default = usize::MAX)] most: usize) -> impl IntoView {
    let text = t().responsibility;
    let (typed, found) = (RwSignal::new(String::new()), RwSignal::new(None::<Found>));
    let timer = StoredValue::new(None::<TimeoutHandle>);
    on_cleanup(move || timer.with_value(|timer| timer.iter().for_each(TimeoutHandle::clear)));
    let look = move || {
        let search = typed.get_untracked().trim().to_owned();
        if search.is_empty() {
            found.set(None);
            return;
        }
        spawn_local(async move {
            let asked = search.clone();
            let Ok(data) = net::send::<PickSocieties>(pick_societies::Variables { search }).await else { return };
            // Somebody may have typed on, or left.
            if typed.try_get_untracked().is_some_and(|typed| typed.trim() == asked) {
                found.set(Some(data.societies));
            }
        });
    };
    let on_typed = move |event| {
        typed.set(event_target_value(&event));
        timer.with_value(|timer| timer.iter().for_each(TimeoutHandle::clear));
        timer.set_value(set_timeout_with_handle(look, PAUSE).ok());
    };
    let take = move |Society { id, name, .. }: Society| {
        chosen.update(|all| {
            all.retain(|one| one.id != id);
            all.truncate(most - 1);
            all.push(Picked { id, name });
        });
        typed.set(String::new());
        found.set(None);
    };
    let line = move |society: Society| {
        let (name, code) = (society.name.clone(), society.uscc.clone());
        view! {
            <li>
                <button type="button" class="row-link w-full text-left" on:click=move |_| take(society.clone())>
                    <span class="min-w-0 grow">{name} <span class="block text-sm text-ink-2">{code}</span></span>
                </button>
            </li>
        }
    };
    let list = move || {
        found.get().map(|found| {
            let said = if found.total_count == 0 {
                text.pick_nothing.to_owned()
            } else {
                fill(text.pick_found, &[&found.total_count])
            };
            let lines = found.nodes.into_iter().map(line).collect_view();
            view! {
                <p class="mt-2 text-sm text-ink-2" role="status">{said}</p>
                <ul>{lines}</ul>
            }
        })
    };
    view! {
        <div class="mb-4">
            <label for="pick" class="mb-1 block font-medium">{text.pick}</label>
            <input id="pick" type="search" class="input w-full" autocomplete="off" placeholder=t().register.search_hint prop:value=typed on:input=on_typed />
            {list}
            <Chosen chosen />
        </div>
    }
}

#[component]
fn Chosen(chosen: RwSignal<Vec<Picked>>) -> impl IntoView {
    let chip = move |Picked { id, name }: Picked| {
        let label = fill(t().responsibility.pick_remove, &[&name]);
        let remove = move |_| chosen.update(|all| all.retain(|one| one.id != id));
        view! {
            <button type="button" class="filter-chip" aria-label=label on:click=remove>
                {name} <Picture icon=Icon::Close class="size-4" />
            </button>
        }
    };
    move || {
        let all = chosen.get();
        (!all.is_empty())
            .then(|| view! { <div class="mt-2 flex flex-wrap gap-2">{all.into_iter().map(chip).collect_view()}</div> })
    }
}
