//! Sending writes: at once where there is a network, else through the queue, in order, one at a time,
//! each with the key it was meant with, so that a write that had arrived after all is not made twice.

use std::cell::Cell;
use std::collections::BTreeMap;

use gloo_timers::callback::Timeout;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;
use serde_json::Value;
use view_model::net::answer;

use super::queue::{self, Standing, Waiting};
use super::{NetFault, reach, wire};

/// How long to wait before knocking again at a server that could not be reached.
const AGAIN_MS: u32 = 15_000;

thread_local! {
    static UNDER_WAY: Cell<bool> = const { Cell::new(false) };
    static ACKNOWLEDGED: ArcRwSignal<Option<Acknowledged>> = ArcRwSignal::new(None);
}

/// The newest write of the queue that the server acknowledged.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Acknowledged {
    /// How many there were on this page so far: two alike are two.
    pub(crate) count: u32,
    /// What it was.
    pub(crate) write: Waiting,
}

/// Tells a screen that shows the record to read it again, and the shell to say so.
pub(crate) fn acknowledged() -> Signal<Option<Acknowledged>> {
    ACKNOWLEDGED.with(|newest| newest.clone().into())
}

/// What became of a write.
pub(crate) enum Written<T> {
    /// The server answered: with the changed record or with refusals.
    Answered(T),
    /// There is no network: it waits, and is not lost.
    Queued,
}

/// What a write is about.
#[derive(Clone, Debug)]
pub(crate) struct About {
    /// The idempotency key.
    pub(crate) key: String,
    /// The record's id.
    pub(crate) subject: String,
    /// The record's name, for people.
    pub(crate) title: String,
    /// The form's code.
    pub(crate) form: &'static str,
    /// What the form had been filled with.
    pub(crate) base: Value,
}

/// Sends a write; queues it when the server cannot be reached or earlier ones about the same record
/// still wait. Its document takes one `input`, and selects `userErrors` and the record's `version`
/// (of a `society` or a `report`).
pub(crate) async fn write<Op: GraphQLQuery>(
    about: About,
    variables: Op::Variables,
) -> Result<Written<Op::ResponseData>, NetFault> {
    let waiting = prepare::<Op>(about, variables)?;
    if queue::waiting().get_untracked().iter().any(|earlier| earlier.subject == waiting.subject) {
        queue::add(waiting);
        replay();
        return Ok(Written::Queued);
    }
    match wire::exchange(&waiting.body()).await {
        Ok(text) => answer::data(&text).map(Written::Answered),
        Err(NetFault::Offline) => {
            queue::add(Waiting { sent: true, ..waiting });
            knock_again();
            Ok(Written::Queued)
        }
        Err(fault) => Err(fault),
    }
}

fn prepare<Op: GraphQLQuery>(about: About, variables: Op::Variables) -> Result<Waiting, NetFault> {
    let body = Op::build_query(variables);
    let mut sent = serde_json::to_value(body.variables).map_err(|_| NetFault::unknown())?;
    let About { key, subject, title, form, base } = about;
    Ok(Waiting {
        key,
        operation: body.operation_name.to_owned(),
        query: body.query.to_owned(),
        input: sent["input"].take(),
        base,
        subject,
        title,
        form: form.to_owned(),
        at: js_sys::Date::now(),
        sent: false,
        standing: Standing::Waits,
    })
}

/// Sends what waits whenever the server comes into reach.
pub(super) fn watch() {
    let reachable = reach::reachable();
    Effect::new(move |_| {
        if reachable.get() {
            replay();
        }
    });
}

/// Sends what waits, until nothing does or the network fails.
pub(super) fn replay() {
    if UNDER_WAY.replace(true) {
        return;
    }
    spawn_local(async {
        let outcome = send_all().await;
        UNDER_WAY.set(false);
        if matches!(outcome, Err(NetFault::Offline | NetFault::RateLimited { .. })) {
            knock_again();
        }
    });
}

fn knock_again() {
    Timeout::new(AGAIN_MS, replay).forget();
}

async fn send_all() -> Result<(), NetFault> {
    while let Some(waiting) = queue::next() {
        queue::change(&waiting.key, |waiting| waiting.sent = true);
        match wire::exchange(&waiting.body()).await {
            Ok(text) => heard(&waiting, &text),
            Err(fault @ (NetFault::Forbidden | NetFault::Fault { .. })) => {
                let sentence = fault.sentence(wire::language());
                queue::change(&waiting.key, |waiting| waiting.standing = Standing::Broke(sentence));
            }
            Err(fault) => return Err(fault),
        }
    }
    Ok(())
}

fn heard(waiting: &Waiting, text: &str) {
    let payload = answer::data::<BTreeMap<String, Payload>>(text).ok().and_then(|data| data.into_values().next());
    let Payload { user_errors, society, report, clashes } = payload.unwrap_or_default();
    if user_errors.is_empty() && clashes.is_empty() {
        queue::settle(waiting, society.or(report).map(|record| record.version));
        acknowledge(waiting);
        return;
    }
    let conflict = !clashes.is_empty() || user_errors.iter().any(|declined| declined.code == "CONFLICT");
    let sentences = user_errors.into_iter().map(|declined| declined.message).collect();
    let standing = if conflict { Standing::Conflict } else { Standing::Refused(sentences) };
    queue::change(&waiting.key, |waiting| waiting.standing = standing);
}

fn acknowledge(write: &Waiting) {
    ACKNOWLEDGED.with(|newest| {
        let count = newest.with_untracked(|newest| newest.as_ref().map_or(0, |newest| newest.count)) + 1;
        newest.set(Some(Acknowledged { count, write: write.clone() }));
    });
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Payload {
    #[serde(default)]
    user_errors: Vec<Declined>,
    society: Option<Versioned>,
    report: Option<Versioned>,
    /// Parts of it that someone else has written differently: they were left, a person has to compare.
    #[serde(default)]
    clashes: Vec<Clash>,
}

#[derive(Deserialize)]
struct Clash {}

#[derive(Deserialize)]
struct Declined {
    code: String,
    message: String,
}

#[derive(Deserialize)]
struct Versioned {
    version: i64,
}
