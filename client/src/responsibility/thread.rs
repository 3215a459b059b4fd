//! Letters between agencies: each thread with its letters, whose turn it is, and a new one.

use entity::Language;
use entity::responsibility::thread::ThreadState;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

use crate::file::{Chosen, FileField, Files, shown};
use crate::net::{self, Cached, cached, key};
use crate::parts::{
    Button, Card, Chip, Choice, Choices, EmptyState, ErrorNote, Field, Icon, LinkButton, Loaded, PageHead, Pick,
    TextField, Tone, Weight, toast,
};
use crate::session::{session, viewer};
use crate::text::{fill, label, language, moment, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/thread/threads.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("ThreadState")
)]
struct Threads;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/thread/open.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar"
)]
struct OpenThread;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/thread/write.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct WriteToThread;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/thread/close.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct CloseThread;

use threads::{ResponseData, ThreadsAgencies as Agency, ThreadsThreadsNodes as Thread};

fn pick(zh: String, en: String) -> String {
    if language() == Language::En { en } else { zh }
}

/// The screen.
#[component]
pub(crate) fn ThreadsPage() -> impl IntoView {
    let text = t().thread;
    let params = use_params_map();
    // An item or a notice leads to one thread.
    let one = move || params.with(|params| params.get("id"));
    let reading = cached::<Threads>(|| Some(("threads".into(), threads::Variables)));
    let view = move |data: ResponseData| {
        let one = one();
        let shown = data.threads.nodes.into_iter().filter(|thread| one.as_ref().is_none_or(|id| *id == thread.id));
        let cards = shown.map(|thread| view! { <ThreadCard thread reading /> });
        let cards = cards.collect::<Vec<_>>();
        let list = if cards.is_empty() {
            view! { <Card><EmptyState icon=Icon::Done title=text.none line=text.none_line /></Card> }.into_any()
        } else {
            cards.into_any()
        };
        let may = one.is_none() && viewer().may("Mutation.openThread");
        let all = one.map(|_| view! { <p><LinkButton href="/threads">{text.whole_list}</LinkButton></p> });
        view! {
            <div class="grid gap-3">
                {may.then(|| view! { <Opening agencies=data.agencies reading /> })} {list} {all}
            </div>
        }
        .into_any()
    };
    view! {
        <PageHead title=text.threads line=text.threads_line />
        <Loaded reading lines=8 view />
    }
}

#[component]
fn ThreadCard(thread: Thread, reading: Cached<ResponseData>) -> impl IntoView {
    let text = t().thread;
    let tone = match thread.state {
        ThreadState::Open => Tone::Warn,
        ThreadState::Replied => Tone::Info,
        ThreadState::Closed => Tone::Ok,
    };
    let aside = view! { <Chip tone>{label(thread.state)}</Chip> }.into_any();
    let (from, to) = (
        pick(thread.from.name.clone(), thread.from.name_en.clone()),
        pick(thread.to.name.clone(), thread.to.name_en.clone()),
    );
    let line = fill(text.between, &[&from, &to, &thread.opened_on, &thread.due_on]);
    let about = thread.society.clone().map(|society| {
        view! { <a class="link inline-flex min-h-11 items-center" href=["/societies/", &society.id].concat()>{society.name}</a> }
    });
    let letters = thread.messages.clone().into_iter().map(|letter| {
        let head =
            [&pick(letter.agency.name, letter.agency.name_en), " · ", &letter.author, " · ", &moment(&letter.at)]
                .concat();
        view! {
            <li class="border-l-2 border-line py-1 pl-3">
                <span class="block text-sm text-ink-2">{head}</span>
                <span class="whitespace-pre-line">{letter.body}</span>
                <Files files=shown!(letter.attachments) />
            </li>
        }
    });
    let letters = letters.collect_view();
    let (words, fault, busy) =
        (RwSignal::new(String::new()), RwSignal::new(Vec::<String>::new()), RwSignal::new(false));
    let key = StoredValue::new((key::new_key(), key::new_key()));
    let files = Chosen::of("letter", &thread.id);
    let (id, version) = (StoredValue::new(thread.id.clone()), thread.version);
    let send = move |close: bool| {
        let ids = match files.ids() {
            Ok(ids) => ids,
            Err(sentence) => return fault.set(vec![sentence]),
        };
        busy.set(true);
        let (thread_id, (first, second), body) = (id.get_value(), key.get_value(), words.get_untracked());
        spawn_local(async move {
            let sent = if close {
                let input = close_thread::ThreadInput {
                    thread_id,
                    expected_version: version,
                    idempotency_key: first,
                    body: None,
                    file_ids: Vec::new(),
                };
                let sent = net::send::<CloseThread>(close_thread::Variables { input }).await;
                sent.map(|data| data.close_thread.user_errors.into_iter().map(|error| error.message).collect())
            } else {
                let body = Some(body);
                let input = write_to_thread::ThreadInput {
                    thread_id,
                    expected_version: version,
                    idempotency_key: second,
                    body,
                    file_ids: ids,
                };
                let sent = net::send::<WriteToThread>(write_to_thread::Variables { input }).await;
                sent.map(|data| data.write_to_thread.user_errors.into_iter().map(|error| error.message).collect())
            };
            let told: Vec<String> = sent.unwrap_or_else(|error| vec![error.sentence(language())]);
            if told.is_empty() {
                files.clear();
                toast::show(text.sent);
                spawn_local(session().confirm());
                reading.reload();
            }
            // The screen may be gone by now.
            let _ = busy.try_set(false);
            let _ = fault.try_set(told);
        });
    };
    let closes = thread.mine && thread.state != ThreadState::Closed;
    let writes = thread.may_write.then(|| view! {
        <textarea class="textarea mb-2 w-full" rows="3" maxlength="4000" aria-label=text.letter placeholder=text.letter bind:value=words></textarea>
        <FileField id="enclosed" label=text.enclosed chosen=files />
        <Button weight=Weight::Strong icon=Icon::Onward busy on_press=move || send(false)>{text.send}</Button>
    });
    view! {
        <Card title=thread.subject.clone() aside>
            <p class="text-sm text-ink-2">{line}</p>
            {about}
            <ul class="mt-2 grid gap-2">{letters}</ul>
            <div class="mt-3 print:hidden">
                {move || fault.get().into_iter().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> }).collect_view()}
                {writes}
                " "
                {closes.then(|| view! { <Button icon=Icon::Done busy on_press=move || send(true)>{text.close}</Button> })}
            </div>
        </Card>
    }
}

/// A new thread, folded until it is wanted.
#[component]
fn Opening(agencies: Vec<Agency>, reading: Cached<ResponseData>) -> impl IntoView {
    let text = t().thread;
    let to = RwSignal::new(String::new());
    let (subject, body, due) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (fault, busy) = (RwSignal::new(Vec::<String>::new()), RwSignal::new(false));
    let files = Chosen::of("letter", "new");
    let key = StoredValue::new(key::new_key());
    let send = move || {
        let Ok(due_on) = due.get_untracked().parse() else {
            fault.set(vec![t().directive.due_needed.to_owned()]);
            return;
        };
        let file_ids = match files.ids() {
            Ok(ids) => ids,
            Err(sentence) => return fault.set(vec![sentence]),
        };
        let input = open_thread::OpenThreadInput {
            idempotency_key: key.get_value(),
            to_agency_id: to.get_untracked(),
            subject: subject.get_untracked(),
            body: body.get_untracked(),
            society_id: None,
            due_on,
            file_ids,
        };
        busy.set(true);
        spawn_local(async move {
            let sent = net::send::<OpenThread>(open_thread::Variables { input }).await;
            let told: Vec<String> = match sent {
                Ok(data) => data.open_thread.user_errors.into_iter().map(|error| error.message).collect(),
                Err(error) => vec![error.sentence(language())],
            };
            if told.is_empty() {
                files.clear();
                toast::show(text.sent);
                reading.reload();
            }
            // The screen may be gone by now.
            let _ = busy.try_set(false);
            let _ = fault.try_set(told);
        });
    };
    let own = viewer().agency_name;
    let choice = move |agency: Agency| {
        let id = agency.id;
        let chosen = {
            let id = id.clone();
            Signal::derive(move || to.with(|to| *to == id))
        };
        let name = pick(agency.name, agency.name_en);
        view! { <Choice pick=Pick::One("to") label=name chosen on_choose=move || to.set(id.clone()) /> }
    };
    let others: Vec<_> = agencies.into_iter().filter(|agency| Some(&agency.name) != own.as_ref()).collect();
    view! {
        <details class="fold sheet print:hidden">
            <summary class="row-link">{text.open}</summary>
            <div class="pt-3">
                {move || fault.get().into_iter().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> }).collect_view()}
                <Choices label=text.to>{others.into_iter().map(choice).collect_view()}</Choices>
                <TextField id="subject" label=text.subject value=subject />
                <Field id="letter" label=text.letter>
                    <textarea id="letter" class="textarea w-full" rows="4" maxlength="4000" aria-describedby="letter-hint letter-error" bind:value=body></textarea>
                </Field>
                <FileField id="enclosures" label=text.enclosed chosen=files />
                <TextField id="due" label=text.due kind="date" value=due />
                <Button weight=Weight::Strong icon=Icon::Onward busy on_press=send>{text.send}</Button>
            </div>
        </details>
    }
}
