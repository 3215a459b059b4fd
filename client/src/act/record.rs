//! Recording an act with one thumb: the rule answers while one chooses, a barred act says where it
//! belongs, and without a network the record waits in the queue.

use chrono::NaiveDate;
use entity::Word;
use entity::form::act::{PartyAct, permission};
use entity::form::party_act::{ActDraft, OverrideDocument};
use entity::refusal::Refusal;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::read::{Society, day_facts};
use crate::file::{Chosen, FileField};
use crate::net::reach::reachable;
use crate::net::replay::{About, Written, write};
use crate::net::{NetFault, key};
use crate::parts::{
    Button, Card, Choice, Choices, ErrorNote, Icon, Note, Pick, Picture, TextField, Tone, Weight, toast,
};
use crate::session::viewer;
use crate::text::{label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/act/record_party_act.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("PartyAct")
)]
struct RecordPartyAct;

/// What is sent: the act, and the files of its document.
type Meant = (ActDraft, Vec<String>);

/// What stands in the form.
#[derive(Clone, Copy)]
struct Desk {
    society: StoredValue<Society>,
    act: RwSignal<PartyAct>,
    held_on: RwSignal<String>,
    title: RwSignal<String>,
    participants: RwSignal<String>,
    note: RwSignal<String>,
    doc_no: RwSignal<String>,
    dated_on: RwSignal<String>,
    issued_by: RwSignal<String>,
    /// The superior body's document itself.
    files: Chosen,
    /// Faults are told once someone has tried to send.
    tried: RwSignal<bool>,
    busy: RwSignal<bool>,
    fault: RwSignal<Option<NetFault>>,
    /// What the server declined: path and sentence.
    declined: RwSignal<Vec<(String, String)>>,
    /// The key of the last attempt and what it sent.
    attempt: StoredValue<Option<(String, Meant)>>,
    reload: Callback<()>,
}

impl Desk {
    fn open(society: Society, reload: Callback<()>) -> Self {
        let empty = || RwSignal::new(String::new());
        let files = Chosen::of("act", &society.id);
        Self {
            society: StoredValue::new(society),
            act: RwSignal::new(PartyAct::PoliticalStudy),
            held_on: RwSignal::new(viewer().today.to_string()),
            title: empty(),
            participants: empty(),
            note: empty(),
            doc_no: empty(),
            dated_on: empty(),
            issued_by: empty(),
            files,
            tried: RwSignal::new(false),
            busy: RwSignal::new(false),
            fault: RwSignal::new(None),
            declined: RwSignal::new(Vec::new()),
            attempt: StoredValue::new(None),
            reload,
        }
    }

    /// What the form says; numbers and days that are none are what no rule accepts.
    fn draft(self) -> ActDraft {
        let day = |text: String| text.parse::<NaiveDate>().ok();
        let document = OverrideDocument {
            doc_no: self.doc_no.get(),
            dated_on: day(self.dated_on.get()),
            issued_by: self.issued_by.get(),
        };
        ActDraft {
            act: self.act.get(),
            held_on: day(self.held_on.get()).unwrap_or(NaiveDate::MAX),
            title: self.title.get(),
            participants: self.participants.get().trim().parse().unwrap_or(0),
            note: self.note.get(),
            document: (document != OverrideDocument::default()).then_some(document),
        }
        .trimmed()
    }

    /// The form of the day that is typed.
    fn barred(self) -> Option<entity::form::act::Permission> {
        let draft = self.draft();
        let form = self.society.with_value(|society| day_facts(society, draft.held_on).form)?;
        Some(permission(draft.act, form)).filter(|answer| !answer.open())
    }

    fn refusals(self) -> Vec<Refusal> {
        let draft = self.draft();
        self.society.with_value(|society| draft.judge(&day_facts(society, draft.held_on)).err().unwrap_or_default())
    }

    fn error(self, path: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            if !self.tried.get() {
                return None;
            }
            let ruled = self.refusals().into_iter().find(|refusal| refusal.path == path);
            let said = ruled.map(|refusal| refusal.code.sentence(language()));
            said.or_else(|| {
                self.declined.with(|all| all.iter().find(|(at, _)| at == path).map(|(_, said)| said.clone()))
            })
        })
    }

    fn send(self) {
        self.tried.set(true);
        self.declined.set(Vec::new());
        if untrack(|| !self.refusals().is_empty()) {
            return;
        }
        let draft = untrack(|| self.draft());
        // Files belong to the document; an act that needs none leaves them alone.
        let ids = if draft.document.is_some() { self.files.ids() } else { Ok(Vec::new()) };
        let ids = match ids {
            Ok(ids) => ids,
            Err(sentence) => return self.declined.set(vec![("fileIds".into(), sentence)]),
        };
        let meant = (draft, ids);
        let same = self.attempt.with_value(|last| last.clone().filter(|(_, sent)| *sent == meant));
        let key = same.map_or_else(key::new_key, |(key, _)| key);
        self.attempt.set_value(Some((key.clone(), meant.clone())));
        self.busy.set(true);
        spawn_local(async move {
            let outcome = self.write(key, meant).await;
            if self.busy.try_set(false).is_none() {
                self.settle(outcome);
            }
        });
    }

    async fn write(self, key: String, meant: Meant) -> Result<Option<Vec<(String, String)>>, NetFault> {
        let (draft, file_ids) = meant;
        let (id, name) = self.society.with_value(|society| (society.id.clone(), society.name.clone()));
        let about =
            About { key: key.clone(), subject: id.clone(), title: name, form: "act", base: serde_json::Value::Null };
        let override_document = draft.document.map(|document| record_party_act::OverrideDocumentInput {
            doc_no: document.doc_no,
            dated_on: document.dated_on,
            issued_by: document.issued_by,
        });
        let input = record_party_act::RecordPartyActInput {
            society_id: id,
            idempotency_key: key,
            act: draft.act,
            held_on: draft.held_on,
            title: draft.title,
            participants: draft.participants.into(),
            note: draft.note,
            override_document,
            file_ids,
        };
        let written = write::<RecordPartyAct>(about, record_party_act::Variables { input }).await?;
        let Written::Answered(data) = written else { return Ok(None) };
        let said = |error: record_party_act::RecordPartyActRecordPartyActUserErrors| {
            let rule = error.rule.map(|rule| ["（", &rule, "）"].concat()).unwrap_or_default();
            (error.path.join("."), [error.message, rule].concat())
        };
        Ok(Some(data.record_party_act.user_errors.into_iter().map(said).collect()))
    }

    fn settle(self, outcome: Result<Option<Vec<(String, String)>>, NetFault>) {
        self.fault.set(outcome.as_ref().err().cloned());
        match outcome {
            Ok(Some(declined)) if declined.is_empty() => {
                toast::show(t().act.recorded);
                self.clear();
                self.reload.run(());
            }
            Ok(Some(declined)) => self.declined.set(declined),
            Ok(None) => {
                toast::show(t().edit.queued);
                self.clear();
            }
            Err(_) => {}
        }
    }

    fn clear(self) {
        for text in [self.title, self.participants, self.note, self.doc_no, self.dated_on, self.issued_by] {
            text.set(String::new());
        }
        self.files.clear();
        self.tried.set(false);
        self.attempt.set_value(None);
    }
}

/// The form.
#[component]
pub(super) fn RecordCard(society: Society, reload: Callback<()>) -> impl IntoView {
    let text = t().act;
    let form = society.form;
    let desk = Desk::open(society, reload);
    let reachable = reachable();
    let pill = move |act: PartyAct| {
        let chosen = Signal::derive(move || desk.act.get() == act);
        view! { <Choice pick=Pick::One("act") label=label(act) chosen on_choose=move || desk.act.set(act) /> }
    };
    let pills = move |open: bool| {
        let wanted = PartyAct::ALL.iter().filter(|act| permission(**act, form).open() == open);
        let pills: Vec<_> = wanted.map(|act| pill(*act)).collect();
        let name = if open { text.open_acts } else { text.barred_acts };
        (!pills.is_empty()).then(|| view! { <Choices label=name>{pills}</Choices> })
    };
    let whole = move || {
        desk.declined.with(|all| {
            let known = ["act", "heldOn", "title", "participants", "note"];
            all.iter().find(|(path, _)| !known.contains(&path.as_str())).map(|(_, said)| said.clone())
        })
    };
    view! {
        <Card title=text.record>
            <form novalidate on:submit=move |event| { event.prevent_default(); desk.send(); }>
                {pills(true)}
                {pills(false)}
                <Barred desk />
                <div class="grid gap-x-4 sm:grid-cols-2">
                    <TextField id="heldOn" label=text.held_on value=desk.held_on error=desk.error("heldOn") kind="date" />
                    <TextField
                        id="participants" label=text.participants value=desk.participants
                        error=desk.error("participants") inputmode="numeric"
                    />
                </div>
                <TextField id="title" label=text.subject value=desk.title hint=text.subject_hint error=desk.error("title") />
                <TextField id="note" label=text.note value=desk.note hint=text.note_hint error=desk.error("note") />
                {move || whole().map(|message| view! { <ErrorNote message /> })}
                {move || desk.fault.get().map(|fault| view! { <ErrorNote message=fault.sentence(language()) /> })}
                <Button submits=true weight=Weight::Strong busy=desk.busy>
                    {move || if reachable.get() { text.submit } else { t().edit.submit_later }}
                </Button>
            </form>
        </Card>
    }
}

/// Why the chosen act is not for this form, and the way that a superior document opens.
#[component]
fn Barred(desk: Desk) -> impl IntoView {
    let text = t().act;
    let barred = Memo::new(move |_| desk.barred());
    let document = desk.error("overrideDocument");
    let note = move |answer: entity::form::act::Permission| {
        view! {
            <div class="mb-4 grid gap-2" role="status">
                <Note tone=Tone::Warn>
                    <p class="flex items-center gap-2 font-semibold">
                        <Picture icon=Icon::Lock class="size-4 shrink-0" />
                        {answer.sentence(language())}
                    </p>
                    <p class="mt-1 text-sm">{answer.rule}</p>
                    {answer.overridable().then(|| view! { <p class="mt-1 text-sm">{answer.remedy(language())}</p> })}
                </Note>
                {answer.overridable().then(|| view! {
                    <details class="rounded-xl border border-line px-4 py-2">
                        <summary class="min-h-11 cursor-pointer content-center font-medium">{text.document}</summary>
                        <div class="mt-2 grid gap-x-4 sm:grid-cols-3">
                            <TextField id="docNo" label=text.doc_no value=desk.doc_no error=desk.error("overrideDocument.docNo") />
                            <TextField id="datedOn" label=text.dated_on value=desk.dated_on error=desk.error("overrideDocument.datedOn") kind="date" />
                            <TextField id="issuedBy" label=text.issued_by value=desk.issued_by error=desk.error("overrideDocument.issuedBy") />
                        </div>
                        <FileField id="actFiles" label=text.document_file chosen=desk.files />
                        <p class="text-sm font-medium text-accent empty:hidden" role="alert">{move || document.get()}</p>
                    </details>
                })}
            </div>
        }
    };
    move || barred.get().map(note)
}
