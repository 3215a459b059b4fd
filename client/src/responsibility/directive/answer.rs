//! Answering a directive with one thumb: acknowledge, then report. Without a network the answer waits
//! on the device and goes out with its key.

use entity::refusal::UserErrorCode;
use entity::responsibility::directive::RecipientState;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::file::{Chosen, FileField, Files, Shown};
use crate::net::replay::{About, Written, write};
use crate::net::{NetFault, key};
use crate::parts::{Button, Card, Chip, ErrorNote, Icon, Note, Tone, Weight, toast};
use crate::session::session;
use crate::text::{label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/directive/acknowledge.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("UserErrorCode", "RecipientState")
)]
struct AcknowledgeDirective;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/responsibility/directive/report_done.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("UserErrorCode", "RecipientState")
)]
struct ReportDirectiveDone;

/// What the card is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) recipient: String,
    pub(super) title: String,
    pub(super) state: RecipientState,
    pub(super) echo: Option<String>,
    pub(super) files: Vec<Shown>,
}

/// What became of an answer.
enum Outcome {
    Done,
    Queued,
    Refused(String),
}

impl Asked {
    fn about(&self, key: &str, form: &'static str) -> About {
        let (subject, title) = (self.recipient.clone(), self.title.clone());
        About { key: key.into(), subject, title, form, base: serde_json::Value::Null }
    }

    async fn acknowledge(self, key: String) -> Result<Outcome, NetFault> {
        let about = self.about(&key, "directive");
        let input =
            acknowledge_directive::AcknowledgeDirectiveInput { idempotency_key: key, recipient_id: self.recipient };
        let sent = write::<AcknowledgeDirective>(about, acknowledge_directive::Variables { input }).await?;
        let Written::Answered(data) = sent else { return Ok(Outcome::Queued) };
        let refused = data.acknowledge_directive.user_errors.into_iter().next();
        Ok(refused.map_or(Outcome::Done, |error| Outcome::Refused(error.message)))
    }

    async fn report(self, key: String, echo: String, file_ids: Vec<String>) -> Result<Outcome, NetFault> {
        let about = self.about(&key, "directive");
        let input = report_directive_done::ReportDirectiveDoneInput {
            idempotency_key: key,
            recipient_id: self.recipient,
            echo,
            file_ids,
        };
        let sent = write::<ReportDirectiveDone>(about, report_directive_done::Variables { input }).await?;
        let Written::Answered(data) = sent else { return Ok(Outcome::Queued) };
        let refused = data.report_directive_done.user_errors.into_iter().next();
        Ok(refused.map_or(Outcome::Done, |error| Outcome::Refused(error.message)))
    }
}

/// The card of one's own answer: where it stands and the one next action.
#[component]
pub(super) fn AnswerCard(asked: Asked, on_change: Callback<()>) -> impl IntoView {
    let text = t().directive;
    let state = RwSignal::new(asked.state);
    let fault = RwSignal::new(None::<String>);
    let (busy, queued) = (RwSignal::new(false), RwSignal::new(false));
    let echo = RwSignal::new(String::new());
    // One key for each intention, however often the button is pressed.
    let keys = StoredValue::new((key::new_key(), key::new_key()));
    let said = asked.echo.clone();
    let files = Chosen::of("echo", &asked.recipient);
    let evidence = asked.files.clone();
    let asked = StoredValue::new(asked);
    let settle = move |outcome: Result<Outcome, NetFault>, next: RecipientState| {
        if busy.try_set(false).is_some() {
            return;
        }
        match outcome {
            Ok(Outcome::Refused(sentence)) => fault.set(Some(sentence)),
            Err(error) => fault.set(Some(error.sentence(language()))),
            Ok(done) => {
                queued.set(matches!(done, Outcome::Queued));
                if next == RecipientState::Done {
                    files.clear();
                }
                state.set(next);
                if matches!(done, Outcome::Done) {
                    toast::show(label(next));
                    spawn_local(session().confirm());
                    on_change.run(());
                }
            }
        }
    };
    let send = move |next: RecipientState| {
        fault.set(None);
        let words = echo.get_untracked().trim().to_owned();
        if next == RecipientState::Done && words.is_empty() {
            fault.set(Some(text.echo_needed.to_owned()));
            return;
        }
        let ids = match files.ids() {
            Ok(ids) => ids,
            Err(sentence) => return fault.set(Some(sentence)),
        };
        busy.set(true);
        let (asked, keys) = (asked.get_value(), keys.get_value());
        spawn_local(async move {
            let outcome = match next {
                RecipientState::Done => asked.report(keys.1, words, ids).await,
                _ => asked.acknowledge(keys.0).await,
            };
            settle(outcome, next);
        });
    };
    let action = move || match state.get() {
        RecipientState::Issued => view! {
            <p class="mb-3">{text.ack_line}</p>
            <div class="grid">
                <Button weight=Weight::Strong icon=Icon::Check busy on_press=move || send(RecipientState::Acked)>
                    {text.ack}
                </Button>
            </div>
        }
        .into_any(),
        RecipientState::Acked => view! {
            <label for="echo" class="mb-1 block font-medium">{text.echo}</label>
            <textarea id="echo" class="textarea mb-3 w-full" rows="4" maxlength="4000" bind:value=echo></textarea>
            <FileField id="evidence" label=text.evidence chosen=files />
            <div class="grid">
                <Button weight=Weight::Strong icon=Icon::Done busy on_press=move || send(RecipientState::Done)>
                    {text.report}
                </Button>
            </div>
        }
        .into_any(),
        RecipientState::Done => {
            let said = said.clone().unwrap_or_else(|| echo.get_untracked());
            let files = evidence.clone();
            view! { <p class="whitespace-pre-line">{said}</p> <Files files /> }.into_any()
        }
    };
    let chip = move || {
        let tone = match state.get() {
            RecipientState::Issued => Tone::Bad,
            RecipientState::Acked => Tone::Warn,
            RecipientState::Done => Tone::Ok,
        };
        view! { <Chip tone>{label(state.get())}</Chip> }
    };
    view! {
        <div class="print:hidden">
            <Card title=text.your_turn aside=view! { {chip} }.into_any() edge=Tone::Bad>
                {move || queued.get().then(|| view! { <div class="mb-3"><Note tone=Tone::Info>{text.queued}</Note></div> })}
                {move || fault.get().map(|message| view! { <div class="mb-3"><ErrorNote message /></div> })}
                {action}
            </Card>
        </div>
    }
}
