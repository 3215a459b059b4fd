//! Issuing a directive: what, until when, and to whom, with how many that would be.

use entity::register::agency::Tier;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::file::{Chosen, FileField};
use crate::net::{self, cached, key};
use crate::parts::{Button, Card, Choice, Choices, ErrorNote, Field, Icon, Loaded, PageHead, Pick, TextField, Weight};
use crate::responsibility::pick::{Picked, SocietyPicker};
use crate::session::viewer;
use crate::text::{fill, language, t};
use entity::Language;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/directive/directive_desk.graphql",
    response_derives = "Clone, Debug, PartialEq",
    extern_enums("Tier")
)]
struct DirectiveDesk;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/directive/preview.graphql",
    response_derives = "Clone, Debug, PartialEq",
    variables_derives = "Clone, Debug, PartialEq, Default",
    custom_scalars_module = "crate::net::scalar"
)]
struct Preview;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/directive/issue.graphql",
    response_derives = "Clone, Debug, PartialEq",
    variables_derives = "Clone, Debug, PartialEq, Default",
    custom_scalars_module = "crate::net::scalar"
)]
struct IssueDirective;

/// Which societies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    None,
    All,
    Uncovered,
    Gap,
    Mismatch,
    ChangeDue,
}

impl Which {
    const EACH: [Self; 6] = [Self::None, Self::All, Self::Uncovered, Self::Gap, Self::Mismatch, Self::ChangeDue];

    fn label(self) -> &'static str {
        let text = t().directive;
        match self {
            Self::None => text.no_society,
            Self::All => text.all_societies,
            Self::Uncovered => text.uncovered,
            Self::Gap => text.gap,
            Self::Mismatch => text.mismatch,
            Self::ChangeDue => t().register.change_due_now,
        }
    }
}

/// The screen.
#[component]
pub(crate) fn IssuePage() -> impl IntoView {
    let text = t().directive;
    let reading = cached::<DirectiveDesk>(|| Some(("directive.desk".into(), directive_desk::Variables)));
    let view = |data: directive_desk::ResponseData| view! { <Form data /> }.into_any();
    view! {
        <PageHead title=text.issue line=text.issue_line />
        <Loaded reading lines=8 view />
    }
}

#[component]
fn Form(data: directive_desk::ResponseData) -> impl IntoView {
    let text = t().directive;
    let (number, title, body) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let due = RwSignal::new(String::new());
    let files = Chosen::of("directive", "new");
    let which = RwSignal::new(Which::None);
    let agencies = RwSignal::new(Vec::<String>::new());
    let single = RwSignal::new(Vec::<Picked>::new());
    let (faults, busy) = (RwSignal::new(Vec::<String>::new()), RwSignal::new(false));
    let counted = RwSignal::new(None::<(i64, i64)>);
    let asked = move || {
        let which = which.get();
        let filter = (which != Which::None).then(|| issue_directive::SocietyFilter {
            covered: (which == Which::Uncovered).then_some(false),
            gap: (which == Which::Gap).then_some(true),
            mismatch: (which == Which::Mismatch).then_some(true),
            change_due: (which == Which::ChangeDue).then_some(true),
            ..Default::default()
        });
        issue_directive::RecipientsInput {
            agencies: Some(agencies.get()),
            societies: Some(single.get().into_iter().map(|picked| picked.id).collect()),
            society_filter: filter,
            ..Default::default()
        }
    };
    Effect::new(move |_| {
        let issue_directive::RecipientsInput { agencies, societies, society_filter, .. } = asked();
        let filter = society_filter.map(|filter| preview::SocietyFilter {
            covered: filter.covered,
            gap: filter.gap,
            mismatch: filter.mismatch,
            change_due: filter.change_due,
            ..Default::default()
        });
        let recipients = preview::RecipientsInput { agencies, societies, society_filter: filter, ..Default::default() };
        spawn_local(async move {
            let found = net::send::<Preview>(preview::Variables { recipients }).await;
            let found = found.ok().map(|data| (data.directive_preview.societies, data.directive_preview.agencies));
            // The screen may be gone by now.
            let _ = counted.try_set(found);
        });
    });
    let key = StoredValue::new(key::new_key());
    let navigate = StoredValue::new_local(use_navigate());
    let send = move || {
        let Ok(due_on) = due.get_untracked().parse() else {
            faults.set(vec![text.due_needed.to_owned()]);
            return;
        };
        let file_ids = match files.ids() {
            Ok(ids) => ids,
            Err(sentence) => return faults.set(vec![sentence]),
        };
        let input = issue_directive::IssueDirectiveInput {
            idempotency_key: key.get_value(),
            number: number.get_untracked(),
            title: title.get_untracked(),
            body: body.get_untracked(),
            due_on,
            recipients: untrack(asked),
            file_ids,
        };
        busy.set(true);
        spawn_local(async move {
            let sent = net::send::<IssueDirective>(issue_directive::Variables { input }).await;
            let told = match sent {
                Ok(data) => match data.issue_directive.directive {
                    Some(directive) => {
                        files.clear();
                        navigate
                            .with_value(|go| go(&["/directives/", &directive.id].concat(), NavigateOptions::default()));
                        return;
                    }
                    None => data.issue_directive.user_errors.into_iter().map(|error| error.message).collect(),
                },
                Err(error) => vec![error.sentence(language())],
            };
            // What was refused was not kept: the same key may be used again.
            let _ = busy.try_set(false);
            let _ = faults.try_set(told);
        });
    };
    let society = move |one: Which| {
        let chosen = Signal::derive(move || which.get() == one);
        view! { <Choice pick=Pick::One("which") label=one.label() chosen on_choose=move || which.set(one) /> }
    };
    let own = viewer().agency_name;
    let agency = move |row: directive_desk::DirectiveDeskAgencies| {
        let name = if language() == Language::En { row.name_en } else { row.name };
        let (id, same) = (row.id.clone(), row.id);
        let chosen = Signal::derive(move || agencies.with(|all| all.contains(&id)));
        let toggle = move || {
            agencies.update(|all| {
                let before = all.len();
                all.retain(|one| *one != same);
                if all.len() == before {
                    all.push(same.clone());
                }
            });
        };
        view! { <Choice pick=Pick::Several label=name chosen on_choose=toggle /> }
    };
    let offered: Vec<_> = data.agencies.into_iter().filter(|row| Some(&row.name) != own.as_ref()).collect();
    let count = move || match counted.get() {
        Some((societies, agencies)) => fill(text.reaches, &[&societies, &agencies]),
        None => String::new(),
    };
    view! {
        <Card>
            {move || faults.get().into_iter().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> }).collect_view()}
            <TextField id="number" label=text.number value=number />
            <TextField id="title" label=text.title value=title required=true />
            <Field id="body" label=text.body>
                <textarea id="body" class="textarea w-full" rows="6" maxlength="4000" aria-describedby="body-hint body-error" bind:value=body></textarea>
            </Field>
            <FileField id="papers" label=text.papers chosen=files />
            <TextField id="due" label=text.due kind="date" value=due />
            <Choices label=text.to_societies>{Which::EACH.map(society).collect_view()}</Choices>
            <SocietyPicker chosen=single />
            <Choices label=text.to_agencies>{offered.into_iter().map(agency).collect_view()}</Choices>
            <p class="mb-4 font-medium" role="status">{count}</p>
            <Button weight=Weight::Strong icon=Icon::Onward busy on_press=send>{text.issue}</Button>
        </Card>
    }
}
