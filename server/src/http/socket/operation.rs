//! An operation of a socket: a document that runs once, or a subscription that runs on. Each is a task of its own, so that it
//! never rests in the middle of a statement because its socket waits for a slow reader: it would keep a connection of the
//! database. It rests when one answer waits to be sent: what a slow reader does not take is not made.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use actix_web::rt::spawn;
use actix_web::web::Data;
use async_graphql::ServerError;
use async_graphql::parser::types::OperationType;
use futures_util::stream::{LocalBoxStream, iter, once, unfold};
use futures_util::{Stream, StreamExt};
use serde_json::value::RawValue;
use tokio::sync::mpsc;
use tokio::task::AbortHandle;

use super::message::Close;
use crate::account::budget::{Balance, Spent};
use crate::api::loaders::with_state;
use crate::app::App;
use crate::caller::Caller;
use crate::http::document::{self, HEAVY, Prepared};
use crate::http::reply::{Outcome, fallen, limited};
use crate::http::socket::known::Known;

/// What an operation has to say.
pub(super) enum Event {
    /// An answer.
    Next(Box<RawValue>),
    /// It could not run.
    Refused(Vec<ServerError>),
    /// It is over.
    Complete,
    /// So is the socket.
    Close(Close),
}

/// Runs a document that was let in, as long as somebody wants to hear of it.
pub(super) fn run(
    app: Data<App>,
    caller: Arc<Caller>,
    known: Option<Known>,
    prepared: Prepared,
) -> LocalBoxStream<'static, Event> {
    let (say, hear) = mpsc::channel(1);
    let task = match prepared.kind {
        // Each of its pages costs that much.
        OperationType::Subscription if prepared.points >= HEAVY => {
            let told = tell(follow(app.clone(), caller, known, prepared), say);
            spawn(async move {
                if let Err(fault) = app.state.aside.run(told).await {
                    tracing::error!(%fault, "a subscription broke off");
                }
            })
        }
        OperationType::Subscription => spawn(tell(follow(app, caller, known, prepared), say)),
        _ => spawn(tell(once(execute(app, caller, prepared)).flat_map(ended), say)),
    };
    let heard = (hear, Task(task.abort_handle()));
    unfold(heard, |(mut hear, task)| async move { hear.recv().await.map(|event| (event, (hear, task))) }).boxed_local()
}

/// Says what happens, as long as it is heard.
async fn tell(events: impl Stream<Item = Event>, say: mpsc::Sender<Event>) {
    let mut events = pin!(events);
    while let Some(event) = events.next().await {
        if say.send(event).await.is_err() {
            return;
        }
    }
}

/// A task that ends when nobody hears it any more.
struct Task(AbortHandle);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn ended(event: Event) -> impl Stream<Item = Event> {
    match event {
        Event::Next(_) => iter(vec![event, Event::Complete]),
        other => iter(vec![other]),
    }
}

async fn execute(app: Data<App>, caller: Arc<Caller>, prepared: Prepared) -> Event {
    let points = prepared.points;
    let balance = match app.budget.spend(&app.state, &caller, points).await {
        Ok(balance) => balance,
        Err(spent) => return Event::Refused(vec![unpaid(&caller, points, spent)]),
    };
    match document::run(&app, &caller, prepared, balance).await {
        Ok(outcome) => answered(outcome),
        Err(stop) => Event::Refused(vec![stop.error()]),
    }
}

/// A subscription: before each page it is seen whether its reader is still who he was, and he pays for it.
fn follow(
    app: Data<App>,
    caller: Arc<Caller>,
    known: Option<Known>,
    prepared: Prepared,
) -> impl Stream<Item = Event> + Send {
    let Prepared { request, points, asked, .. } = prepared;
    let request = with_state(request.data(Arc::clone(&caller)), &app.state);
    let pages = app.api.schema.execute_stream(request);
    let checked = pages.then(move |response| {
        let (app, caller, known, asked) = (app.clone(), Arc::clone(&caller), known.clone(), asked.clone());
        async move {
            if let Some(known) = known
                && let Err(close) = known.again(&app.state).await
            {
                return Event::Close(close);
            }
            match paid(&app, &caller, points).await {
                Ok(balance) => match asked.answer(app.api, &caller, balance, response) {
                    Ok(outcome) => answered(outcome),
                    Err(fault) => Event::Refused(vec![fallen(&caller.request_id, &fault).error()]),
                },
                Err(error) => Event::Refused(vec![error]),
            }
        }
    });
    checked.chain(once(async { Event::Complete }))
}

/// Takes the points of a page; whoever has spent his minute waits for the next one.
async fn paid(app: &App, caller: &Caller, points: usize) -> Result<Option<Balance>, ServerError> {
    loop {
        match app.budget.spend(&app.state, caller, points).await {
            Ok(balance) => return Ok(balance),
            // A page that no minute's budget pays for would wait for ever.
            Err(Spent::Over { limit, reset }) if u64::try_from(points).is_ok_and(|points| points <= limit) => {
                tokio::time::sleep(Duration::from_secs(u64::try_from(reset).unwrap_or(1))).await;
            }
            Err(spent) => return Err(unpaid(caller, points, spent)),
        }
    }
}

fn unpaid(caller: &Caller, points: usize, spent: Spent) -> ServerError {
    match spent {
        Spent::Over { limit, reset } => limited(points, limit, reset),
        Spent::Fault(fault) => fallen(&caller.request_id, &fault).error(),
    }
}

/// One that never ran is refused, as the protocol wants it.
fn answered(outcome: Outcome) -> Event {
    outcome.answer.map_or_else(Event::Refused, Event::Next)
}
