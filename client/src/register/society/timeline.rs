//! What happened to a society, newest first, as the ledger has it: who, when, from what to what.

use entity::account::role::Role;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::field::{field_label, value_label};
use crate::net::{self, NetFault};
use crate::parts::{Button, Card, ErrorNote, Icon, Skeleton};
use crate::text::{fill, label, language, moment, t};
use entity::ledger::event::Action;

/// Events that are read at a time.
const PAGE: i64 = 10;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/register/society/society_events.graphql",
    response_derives = "Clone, Debug, PartialEq",
    skip_serializing_none,
    custom_scalars_module = "crate::net::scalar",
    extern_enums("Role", "Action")
)]
struct SocietyEvents;

type Event = society_events::SocietyEventsSocietyEventsNodes;

#[derive(Clone, Copy)]
struct Story {
    events: RwSignal<Vec<Event>>,
    next: RwSignal<Option<String>>,
    loading: RwSignal<bool>,
    fault: RwSignal<Option<NetFault>>,
}

impl Story {
    fn read(self, id: String, after: Option<String>) {
        self.loading.set(true);
        spawn_local(async move {
            let key = after.is_none().then(|| format!("events.{id}"));
            let variables = society_events::Variables { id, first: PAGE, after };
            let outcome = net::cached::fetch::<SocietyEvents>(key.as_deref(), variables).await;
            // The page may be gone by now.
            if self.loading.try_set(false).is_none() {
                self.settle(outcome);
            }
        });
    }

    fn settle(self, outcome: Result<society_events::ResponseData, NetFault>) {
        match outcome {
            Ok(data) => {
                self.fault.set(None);
                if let Some(found) = data.society.map(|society| society.events) {
                    self.events.update(|events| events.extend(found.nodes));
                    self.next.set(found.page_info.end_cursor.filter(|_| found.page_info.has_next_page));
                }
            }
            Err(fault) => self.fault.set(Some(fault)),
        }
    }
}

/// The card; asks for its events by itself.
#[component]
pub(super) fn Timeline(id: String) -> impl IntoView {
    let story = Story {
        events: RwSignal::new(Vec::new()),
        next: RwSignal::new(None),
        loading: RwSignal::new(true),
        fault: RwSignal::new(None),
    };
    story.read(id.clone(), None);
    let more = Callback::new(move |()| story.read(id.clone(), story.next.get_untracked()));
    let none = move || story.events.with(Vec::is_empty) && story.fault.with(Option::is_none);
    view! {
        <Card title=t().register.timeline>
            <p class="-mt-2 mb-3 text-sm text-ink-2">{t().register.timeline_note}</p>
            <ol class="timeline">
                <For each=move || story.events.get() key=|event| event.id.clone() let:event>
                    <Line event />
                </For>
            </ol>
            {move || match (none(), story.loading.get()) {
                (true, true) => view! { <Skeleton lines=4 /> }.into_any(),
                (true, false) => view! { <p class="text-ink-2">{t().register.timeline_empty}</p> }.into_any(),
                _ => ().into_any(),
            }}
            {move || story.fault.get().map(|fault| view! { <ErrorNote message=fault.sentence(language()) on_retry=more /> })}
            {move || {
                story.next.with(Option::is_some).then(|| {
                    view! { <Button icon=Icon::Down busy=story.loading on_press=more>{t().register.timeline_more}</Button> }
                })
            }}
        </Card>
    }
}

#[component]
fn Line(event: Event) -> impl IntoView {
    let action = label(event.action);
    let who = match event.role {
        Some(role) => fill(t().register.by, &[&event.actor, &label(role)]),
        None => event.actor,
    };
    // Which case it was belongs to whoever compares ids, not to a reader.
    let mut changes = event.changes;
    changes.retain(|change| !matches!(change.field.as_str(), "registration" | "registerChange"));
    // An entry in the register brings a dozen values: they stand behind one line.
    let many = changes.len() > 4;
    let list = view! { <ul class="mt-1 space-y-0.5 text-sm">{changes.iter().map(change).collect_view()}</ul> };
    let count = fill(t().register.changes_count, &[&changes.len()]);
    let changes = if many {
        view! { <details><summary class="link inline-flex min-h-11 cursor-pointer items-center text-sm">{count}</summary>{list}</details> }.into_any()
    } else {
        list.into_any()
    };
    view! {
        <li>
            <p class="font-semibold">{action}</p>
            <p class="text-sm text-ink-2"><time datetime=event.at.clone()>{moment(&event.at)}</time> " · " {who}</p>
            {changes}
        </li>
    }
}

fn change(change: &society_events::SocietyEventsSocietyEventsNodesChanges) -> impl IntoView + use<> {
    let value = |value: &Option<String>| match value.as_deref() {
        None | Some("") => t().register.was_empty.to_owned(),
        Some(value) => value_label(&change.field, value),
    };
    let (old, new) = (value(&change.old), value(&change.new));
    let old = change.old.is_some().then(|| view! { <del class="text-ink-2">{old}</del> " → " });
    view! { <li class="wrap-anywhere"><span class="text-ink-2">{field_label(&change.field)} {language().pick("：", ": ")}</span> {old} <ins class="no-underline">{new}</ins></li> }
}
