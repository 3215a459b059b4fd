//! `/graphql/ws`: the API over WebSocket as graphql-transport-ws says it, with the same callers, rights and limits as
//! by HTTP. One task a socket; what it has to say waits until the reader has taken what was said before.

mod known;
mod message;
mod operation;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use actix_web::http::StatusCode;
use actix_web::web::{Bytes, Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use actix_ws::{AggregatedMessage, AggregatedMessageStream, ProtocolError, Session};
use futures_util::StreamExt;
use futures_util::stream::{AbortHandle, Abortable, LocalBoxStream, SelectAll};
use prometheus_client::metrics::gauge::Gauge;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval, timeout};

use entity::Language;

use self::known::{Known, with_init, with_request};
use self::message::{Close, Heard, PROTOCOL, Said};
use self::operation::{Event, run};
use super::document::{Parameters, prepare};
use super::introduce::{address, language};
use super::reply::stopped;
use crate::app::App;
use crate::caller::Caller;
use crate::config::BODY_LIMIT;
use crate::ledger::live;

/// So long a client may take to introduce itself.
const INTRODUCTION: Duration = Duration::from_secs(5);
/// So long a reader may take to make room for what is said next.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often a socket is looked at.
const LOOK: Duration = Duration::from_secs(1);
/// A silent client is called each so many looks.
const CALL: u32 = 20;
/// One that has not been heard for so long is gone.
const SILENCE: Duration = Duration::from_mins(1);
/// Without anything having been committed rights are looked at each so many looks.
const RIGHTS: u32 = 60;
/// The most operations of a socket that run at once.
const OPERATIONS: usize = 20;
/// The most sockets of one address, or of one user.
const SOCKETS_OF_ONE: usize = 100;
/// The most sockets of a server.
const SOCKETS: usize = 2000;

/// Who is connected, by address and by user; and whether they all have to go.
#[derive(Debug, Default)]
pub struct Sockets {
    all: Arc<Mutex<HashMap<String, usize>>>,
    leaving: watch::Sender<bool>,
}

/// A place among the sockets; it is given back when it is dropped.
struct Taken {
    all: Arc<Mutex<HashMap<String, usize>>>,
    who: String,
}

/// Under this name every socket counts.
const EVERYBODY: &str = "everybody";

impl Sockets {
    /// Takes a place; none where there are as many as there may be.
    fn take(&self, who: String, most: usize) -> Option<Taken> {
        // A poisoned count is still a count.
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let sockets = all.get(&who).copied().unwrap_or_default();
        if sockets >= most {
            return None;
        }
        all.insert(who.clone(), sockets + 1);
        Some(Taken { all: Arc::clone(&self.all), who })
    }

    /// Closes every socket when the process is told to go (SIGTERM): the server waits for what is under way, and a socket
    /// is under way until somebody closes it.
    pub fn leave_in_time(&self) -> std::io::Result<()> {
        let (mut told, leaving) = (signal(SignalKind::terminate())?, self.leaving.clone());
        tokio::spawn(async move {
            told.recv().await;
            leaving.send_replace(true);
        });
        Ok(())
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sockets) = all.get_mut(&self.who) {
            *sockets -= 1;
            if *sockets == 0 {
                all.remove(&self.who);
            }
        }
    }
}

/// An open socket, as it is counted.
struct Counted(Gauge);

impl Counted {
    fn new(sockets: &Gauge) -> Self {
        sockets.inc();
        Self(sockets.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// `GET /graphql/ws`.
pub async fn open(app: Data<App>, request: HttpRequest, body: Payload) -> Result<HttpResponse, actix_web::Error> {
    let from = address(&app.state, &request);
    let places = [(EVERYBODY.to_owned(), SOCKETS), (format!("address {from}"), SOCKETS_OF_ONE)];
    let places = places.into_iter().map(|(who, most)| app.sockets.take(who, most)).collect::<Option<Vec<_>>>();
    let Some(places) = places else {
        return Ok(HttpResponse::ServiceUnavailable().body("too many sockets: close one\n"));
    };
    let (mut response, session, heard) = actix_ws::handle_with_protocols(&request, body, &[PROTOCOL])?;
    // The letters' case means nothing; one client (Python's gql) looks for them as browsers' makers write them.
    response.head_mut().set_camel_case_headers(true);
    let heard = heard.max_frame_size(BODY_LIMIT).aggregate_continuations().max_continuation_size(BODY_LIMIT);
    let speaks = response.headers().contains_key("sec-websocket-protocol");
    let socket = Socket {
        wakes: live::follow(&app.state),
        leaving: app.sockets.leaving.subscribe(),
        _counted: Counted::new(&app.state.metrics.sockets),
        token: with_request(&app.state, &request),
        language: language(&request),
        app,
        session,
        address: from,
        places,
        known: None,
        acknowledged: false,
        operations: HashMap::new(),
        running: SelectAll::new(),
        opened: Instant::now(),
        heard: Instant::now(),
        looks: 0,
    };
    actix_web::rt::spawn(socket.serve(heard, speaks));
    Ok(response)
}

/// Waits until the server has to go.
async fn told(leaving: &mut watch::Receiver<bool>) {
    drop(leaving.wait_for(|leaving| *leaving).await);
}

/// What an operation says, with its id.
type Running = Abortable<LocalBoxStream<'static, (String, Event)>>;

/// One socket.
struct Socket {
    app: Data<App>,
    _counted: Counted,
    session: Session,
    /// The token that came with the request, until its bearer introduces himself.
    token: Option<String>,
    language: Language,
    address: String,
    places: Vec<Taken>,
    known: Option<Known>,
    acknowledged: bool,
    /// What ends an operation, by its id.
    operations: HashMap<String, AbortHandle>,
    running: SelectAll<Running>,
    wakes: watch::Receiver<u64>,
    leaving: watch::Receiver<bool>,
    opened: Instant,
    heard: Instant,
    looks: u32,
}

/// Why a socket is not served any more.
enum End {
    /// We close it.
    Close(Close),
    /// The client has closed it, or is gone.
    Gone,
}

impl From<Close> for End {
    fn from(close: Close) -> Self {
        Self::Close(close)
    }
}

impl Socket {
    async fn serve(mut self, mut messages: AggregatedMessageStream, speaks: bool) {
        let end = if speaks { self.until_its_end(&mut messages).await } else { End::Close(Close::Unacceptable) };
        if let End::Close(close) = end {
            // Whoever does not read would not read this either.
            drop(timeout(PATIENCE, self.session.close(Some(close.reason()))).await);
        }
    }

    async fn until_its_end(&mut self, messages: &mut AggregatedMessageStream) -> End {
        let mut looks = interval(LOOK);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let went = tokio::select! {
                message = messages.next() => self.hear(message).await,
                Some((id, event)) = self.running.next(), if !self.running.is_empty() => self.tell(&id, event).await,
                () = told(&mut self.leaving) => Err(Close::Away.into()),
                _ = looks.tick() => self.look().await,
            };
            if let Err(end) = went {
                return end;
            }
        }
    }

    async fn hear(&mut self, message: Option<Result<AggregatedMessage, ProtocolError>>) -> Result<(), End> {
        self.heard = Instant::now();
        match message {
            Some(Ok(AggregatedMessage::Text(text))) => match serde_json::from_str(&text) {
                Ok(heard) => self.understand(heard).await,
                Err(error) => Err(Close::BadRequest(format!("no message of {PROTOCOL}: {error}")).into()),
            },
            Some(Ok(AggregatedMessage::Binary(_))) => Err(Close::BadRequest("send text".into()).into()),
            Some(Ok(AggregatedMessage::Ping(bytes))) => self.session.pong(&bytes).await.map_err(|_| End::Gone),
            Some(Ok(AggregatedMessage::Pong(_))) => Ok(()),
            Some(Err(ProtocolError::Overflow)) => {
                Err(Close::BadRequest(format!("a message may have at most {BODY_LIMIT} bytes")).into())
            }
            Some(Ok(AggregatedMessage::Close(_)) | Err(_)) | None => Err(End::Gone),
        }
    }

    async fn understand(&mut self, heard: Heard) -> Result<(), End> {
        match heard {
            Heard::ConnectionInit { payload } => {
                if self.acknowledged {
                    return Err(Close::Twice.into());
                }
                self.introduce(payload.as_ref().and_then(with_init)).await?;
                self.acknowledged = true;
                self.say(Said::ConnectionAck).await
            }
            Heard::Ping { payload } => self.say(Said::Pong { payload }).await,
            Heard::Pong { .. } => Ok(()),
            Heard::Subscribe { payload, .. } if payload.is_empty() => {
                Err(Close::BadRequest(format!("no message of {PROTOCOL}: it has no document")).into())
            }
            Heard::Subscribe { .. } if !self.acknowledged => Err(Close::Unauthorized.into()),
            Heard::Subscribe { id, payload } => self.begin(id, payload).await,
            Heard::Complete { id } => {
                if let Some(running) = self.operations.remove(&id) {
                    running.abort();
                }
                Ok(())
            }
        }
    }

    /// Finds who is behind the socket; nobody is, where no token was shown.
    async fn introduce(&mut self, token: Option<String>) -> Result<(), Close> {
        let Some(token) = token.or_else(|| self.token.take()) else { return Ok(()) };
        let known = Known::by(&self.app.state, token).await?;
        let who = format!("user {}", known.viewer.user_id.0);
        let place = self.app.sockets.take(who, SOCKETS_OF_ONE).ok_or(Close::Crowded)?;
        self.places.push(place);
        self.known = Some(known);
        Ok(())
    }

    async fn begin(&mut self, id: String, parameters: Parameters) -> Result<(), End> {
        if self.operations.contains_key(&id) {
            return Err(Close::Exists(id).into());
        }
        if self.operations.len() >= OPERATIONS {
            let message = format!("at most {OPERATIONS} operations of a socket at once: complete one");
            let error = stopped(StatusCode::TOO_MANY_REQUESTS, "TOO_MANY_OPERATIONS", message);
            return self.say(Said::Error { id: &id, payload: vec![error.error()] }).await;
        }
        let caller = Arc::new(self.caller());
        let prepared = match prepare(&self.app, &caller, parameters).await {
            Ok(prepared) => prepared,
            Err(stop) => return self.say(Said::Error { id: &id, payload: vec![stop.error()] }).await,
        };
        let events = run(self.app.clone(), caller, self.known.clone(), prepared);
        let named = id.clone();
        let events = events.map(move |event| (named.clone(), event)).boxed_local();
        let (running, handle) = futures_util::stream::abortable(events);
        self.running.push(running);
        self.operations.insert(id, handle);
        Ok(())
    }

    /// Each operation is a request of its own.
    fn caller(&self) -> Caller {
        Caller {
            viewer: self.known.as_ref().map_or_else(OnceLock::new, |known| OnceLock::from(known.viewer.clone())),
            language: self.language,
            request_id: self.app.state.world.new_id().simple().to_string(),
            address: self.address.clone(),
            refresh: None,
            cookies: Mutex::default(),
        }
    }

    async fn tell(&mut self, id: &str, event: Event) -> Result<(), End> {
        match event {
            Event::Next(answer) => self.say(Said::Next { id, payload: answer }).await,
            Event::Refused(errors) => {
                self.finish(id);
                self.say(Said::Error { id, payload: errors }).await
            }
            Event::Complete => {
                self.finish(id);
                self.say(Said::Complete { id }).await
            }
            Event::Close(close) => Err(close.into()),
        }
    }

    fn finish(&mut self, id: &str) {
        if let Some(running) = self.operations.remove(id) {
            running.abort();
        }
    }

    async fn say(&mut self, said: Said<'_>) -> Result<(), End> {
        let text = serde_json::to_string(&said).map_err(|error| {
            tracing::error!(%error, "an answer is no JSON");
            Close::Fault
        })?;
        match timeout(PATIENCE, self.session.text(text)).await {
            Ok(sent) => sent.map_err(|_| End::Gone),
            Err(_) => Err(Close::Slow.into()),
        }
    }

    /// Once a second: is it in time, is it still there, may it still be?
    async fn look(&mut self) -> Result<(), End> {
        self.looks = self.looks.wrapping_add(1);
        if !self.acknowledged && self.opened.elapsed() >= INTRODUCTION {
            return Err(Close::Late.into());
        }
        if self.heard.elapsed() >= SILENCE {
            return Err(End::Gone);
        }
        if self.looks.is_multiple_of(CALL) {
            timeout(PATIENCE, self.session.ping(&Bytes::new()))
                .await
                .map_err(|_| Close::Slow)?
                .map_err(|_| End::Gone)?;
        }
        let Some(known) = &self.known else { return Ok(()) };
        if known.is_over(&self.app.state) {
            return Err(Close::Forbidden("the token has expired: connect with a new one").into());
        }
        // A log-out and a revocation are commits too.
        if self.wakes.has_changed().unwrap_or(true) || self.looks.is_multiple_of(RIGHTS) {
            self.wakes.borrow_and_update();
            known.again(&self.app.state).await?;
        }
        Ok(())
    }
}
