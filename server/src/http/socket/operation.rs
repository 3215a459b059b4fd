//! An operation of a socket: a document that runs once, or a subscription that runs on. Each is a task of its own, so that it
//! never rests in the middle of a statement because its socket waits for a slow reader: it would keep a connection of the
//! database. It rests when one answer waits to be sent: what a slow reader does not take is not made.

use std::sync::Arc;
use std::time::Duration;

use actix_web::rt::spawn;
use actix_web::web::Data;
use async_graphql::parser::types::OperationType;
use async_graphql::{Response, ServerError};
use futures_util::StreamExt;
use futures_util::stream::{LocalBoxStream, iter, once, unfold};
use tokio::sync::mpsc;
use tokio::task::AbortHandle;

use super::message::Close;
use crate::account::budget::{Balance, Spent};
use crate::api::loaders::with_state;
use crate::app::App;
use crate::caller::Caller;
use crate::http::document::{self, Prepared};
use crate::http::reply::{fallen, limited, made_known, never_ran};
use crate::http::shape::shape;
use crate::http::socket::known::Known;

/// What an operation has to say.
pub(super) enum Event {
    /// An answer.
    Next(Box<Response>),
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
    let mut events = match prepared.kind {
        OperationType::Subscription => follow(app, caller, known, prepared),
        _ => once(execute(app, caller, prepared)).flat_map(ended).boxed_local(),
    };
    let (say, hear) = mpsc::channel(1);
    let task = spawn(async move {
        while let Some(event) = events.next().await {
            if say.send(event).await.is_err() {
                return;
            }
        }
    });
    let heard = (hear, Task(task.abort_handle()));
    unfold(heard, |(mut hear, task)| async move { hear.recv().await.map(|event| (event, (hear, task))) }).boxed_local()
}

/// A task that ends when nobody hears it any more.
struct Task(AbortHandle);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn ended(event: Event) -> impl futures_util::Stream<Item = Event> {
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
        Ok(response) => answered(response),
        Err(stop) => Event::Refused(vec![stop.error()]),
    }
}

/// A subscription: before each page it is seen whether its reader is still who he was, and he pays for it.
fn follow(
    app: Data<App>,
    caller: Arc<Caller>,
    known: Option<Known>,
    prepared: Prepared,
) -> LocalBoxStream<'static, Event> {
    let Prepared { request, points, document, .. } = prepared;
    let operation = request.operation_name.clone();
    let request = with_state(request.data(Arc::clone(&caller)), &app.state);
    let pages = app.api.schema.execute_stream(request);
    let checked = pages.then(move |mut response| {
        let (app, caller, known) = (app.clone(), Arc::clone(&caller), known.clone());
        let (document, operation) = (Arc::clone(&document), operation.clone());
        async move {
            if let Some(known) = known
                && let Err(close) = known.again(&app.state).await
            {
                return Event::Close(close);
            }
            match paid(&app, &caller, points).await {
                Ok(balance) => {
                    made_known(&mut response, &caller.request_id, balance);
                    shape(&app.api.fields, &document, operation.as_deref(), &mut response);
                    answered(response)
                }
                Err(error) => Event::Refused(vec![error]),
            }
        }
    });
    checked.chain(once(async { Event::Complete })).boxed_local()
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
fn answered(response: Response) -> Event {
    if never_ran(&response) { Event::Refused(response.errors) } else { Event::Next(Box::new(response)) }
}
