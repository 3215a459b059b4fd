//! Recording a finding: in a society, which then holds it, or in the federation's region, which the
//! federation holds itself.

use entity::Word;
use entity::responsibility::finding::{FindingCategory, Severity};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::file::{Chosen, FileField};
use crate::net::{self, key};
use crate::parts::{Button, Card, Choice, Choices, ErrorNote, Field, Icon, PageHead, Pick, TextField, Weight, toast};
use crate::responsibility::pick::{Picked, SocietyPicker};
use crate::session::{session, viewer};
use crate::text::{fill, label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/finding/record_finding.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("FindingCategory", "Severity")
)]
struct RecordFinding;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/finding/about_society.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct AboutSociety;

/// What stands in the form.
#[derive(Clone, Copy)]
struct Desk {
    /// Whether it is about the region; about a society otherwise.
    region: RwSignal<bool>,
    society: RwSignal<Vec<Picked>>,
    category: RwSignal<FindingCategory>,
    severity: RwSignal<Severity>,
    text: RwSignal<String>,
    action: RwSignal<String>,
    due: RwSignal<String>,
    files: Chosen,
    busy: RwSignal<bool>,
    faults: RwSignal<Vec<String>>,
    key: StoredValue<String>,
}

impl Desk {
    fn open() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            region: RwSignal::new(false),
            society: RwSignal::new(Vec::new()),
            category: RwSignal::new(FindingCategory::LowCoverage),
            severity: RwSignal::new(Severity::Minor),
            text: empty(),
            action: empty(),
            due: empty(),
            files: Chosen::of("finding", "new"),
            busy: RwSignal::new(false),
            faults: RwSignal::new(Vec::new()),
            key: StoredValue::new(key::new_key()),
        }
    }

    /// The input; what is missing says so.
    fn input(self) -> Result<record_finding::RecordFindingInput, String> {
        let said = t().finding;
        let society = self.society.get_untracked().into_iter().next().map(|picked| picked.id);
        let society_id = if self.region.get_untracked() {
            None
        } else {
            Some(society.ok_or_else(|| said.society_needed.to_owned())?)
        };
        Ok(record_finding::RecordFindingInput {
            idempotency_key: self.key.get_value(),
            society_id,
            category: self.category.get_untracked(),
            severity: self.severity.get_untracked(),
            text: self.text.get_untracked(),
            action: self.action.get_untracked(),
            due_on: self.due.get_untracked().parse().map_err(|_| t().directive.due_needed.to_owned())?,
            file_ids: self.files.ids()?,
        })
    }

    async fn send(self, input: record_finding::RecordFindingInput) -> Option<String> {
        let sent = net::send::<RecordFinding>(record_finding::Variables { input }).await;
        let told = match sent {
            Ok(data) => match data.record_finding.finding {
                Some(finding) => return Some(finding.id),
                None => data.record_finding.user_errors.into_iter().map(|error| error.message).collect(),
            },
            Err(error) => vec![error.sentence(language())],
        };
        // What was refused was not kept: the same key may be used again. The screen may be gone by now.
        let _ = self.busy.try_set(false);
        let _ = self.faults.try_set(told);
        None
    }
}

/// The screen.
#[component]
pub(crate) fn RecordFindingPage() -> impl IntoView {
    let text = t().finding;
    let desk = Desk::open();
    if let Some(id) = use_query_map().with_untracked(|query| query.get("society")) {
        spawn_local(async move {
            let Ok(data) = net::send::<AboutSociety>(about_society::Variables { id }).await else { return };
            let named = data.society.map(|society| Picked { id: society.id, name: society.name });
            // Whoever was quicker has chosen already, or left.
            let _ = desk.society.try_update(|chosen| {
                if chosen.is_empty() {
                    chosen.extend(named);
                }
            });
        });
    }
    let navigate = StoredValue::new_local(use_navigate());
    let send = move || match desk.input() {
        Err(missing) => desk.faults.set(vec![missing]),
        Ok(input) => {
            desk.busy.set(true);
            spawn_local(async move {
                let Some(id) = desk.send(input).await else { return };
                toast::show(t().finding.kept);
                desk.files.clear();
                spawn_local(session().confirm());
                let _ = navigate.try_with_value(|go| go(&["/findings/", &id].concat(), NavigateOptions::default()));
            });
        }
    };
    view! {
        <PageHead title=text.record line=text.record_line />
        <Card>
            {move || desk.faults.get().into_iter().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> }).collect_view()}
            <Where desk />
            <What desk />
            <Button weight=Weight::Strong icon=Icon::Flag busy=desk.busy on_press=send>{text.record}</Button>
        </Card>
    }
}

/// In which society, or in the region.
#[component]
fn Where(desk: Desk) -> impl IntoView {
    let text = t().finding;
    let choice = move |region: bool, label: String| {
        let chosen = Signal::derive(move || desk.region.get() == region);
        view! { <Choice pick=Pick::One("about") label chosen on_choose=move || desk.region.set(region) /> }
    };
    view! {
        <Choices label=text.about>
            {choice(false, text.about_society.to_owned())} {choice(true, fill(text.about_region, &[&viewer().region_name]))}
        </Choices>
        {move || (!desk.region.get()).then(|| view! { <SocietyPicker chosen=desk.society most=1 /> })}
        {move || desk.region.get().then(|| view! { <p class="mb-4 text-sm text-ink-2">{text.region_note}</p> })}
    }
}

/// What was found, what is to be done, until when.
#[component]
fn What(desk: Desk) -> impl IntoView {
    let text = t().finding;
    let category = move |one: &FindingCategory| {
        let one = *one;
        let chosen = Signal::derive(move || desk.category.get() == one);
        view! { <Choice pick=Pick::One("category") label=label(one) chosen on_choose=move || desk.category.set(one) /> }
    };
    let severity = move |one: &Severity| {
        let one = *one;
        let chosen = Signal::derive(move || desk.severity.get() == one);
        view! { <Choice pick=Pick::One("severity") label=label(one) chosen on_choose=move || desk.severity.set(one) /> }
    };
    view! {
        <Choices label=text.category>{FindingCategory::ALL.iter().map(category).collect_view()}</Choices>
        <Choices label=text.severity>{Severity::ALL.iter().map(severity).collect_view()}</Choices>
        <Field id="found" label=text.found>
            <textarea id="found" class="textarea w-full" rows="3" maxlength="4000" aria-describedby="found-hint found-error" bind:value=desk.text></textarea>
        </Field>
        <Field id="todo" label=text.to_do hint=text.to_do_hint>
            <textarea id="todo" class="textarea w-full" rows="3" maxlength="4000" aria-describedby="todo-hint todo-error" bind:value=desk.action></textarea>
        </Field>
        <TextField id="due" label=text.due kind="date" value=desk.due />
        <FileField id="found-files" label=text.evidence chosen=desk.files />
    }
}
