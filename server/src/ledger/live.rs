//! Who follows the feed live is woken when something was committed. A wake says nothing: whoever is woken reads the feed,
//! so one that is lost or comes twice does no harm. On PostgreSQL the servers wake each other (LISTEN, NOTIFY); an
//! SQLite file has one server.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sea_orm::sqlx::postgres::PgListener;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};
use tokio::sync::watch;

use crate::state::State;

/// What the servers call to each other.
const CHANNEL: &str = "xuehui_feed";
/// Of what is committed within so long the others are told once: each call waits for the others' commits.
const TOGETHER: Duration = Duration::from_millis(50);
/// After this long whoever listens looks whether somebody still follows.
const LOOK: Duration = Duration::from_secs(1);
/// After this long a lost connection is tried again.
const AGAIN: Duration = Duration::from_secs(1);

/// The wakes of this process.
#[derive(Debug)]
pub struct Live {
    wakes: watch::Sender<u64>,
    /// What was committed here: whoever works beside the requests hears of it, and of no other server.
    commits: watch::Sender<u64>,
    /// Somebody listens to the other servers already.
    listening: AtomicBool,
    /// The other servers are about to be told.
    telling: Arc<AtomicBool>,
}

impl Default for Live {
    fn default() -> Self {
        let (telling, listening) = (Arc::new(AtomicBool::new(false)), AtomicBool::new(false));
        Self { wakes: watch::Sender::new(0), commits: watch::Sender::new(0), listening, telling }
    }
}

impl Live {
    /// Wakes who follows here.
    fn wake(&self) {
        self.wakes.send_modify(|wakes| *wakes = wakes.wrapping_add(1));
    }

    /// Follows what is committed by this process.
    #[must_use]
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.commits.subscribe()
    }

    /// Wakes who follows, here and elsewhere: something was committed.
    pub fn committed(&self, db: &DatabaseConnection) {
        self.wake();
        self.commits.send_modify(|commits| *commits = commits.wrapping_add(1));
        if db.get_database_backend() != DbBackend::Postgres || self.telling.swap(true, Ordering::SeqCst) {
            return;
        }
        let (db, telling) = (db.clone(), Arc::clone(&self.telling));
        tokio::spawn(async move {
            tokio::time::sleep(TOGETHER).await;
            telling.store(false, Ordering::SeqCst);
            if let Err(fault) = db.execute_unprepared(&format!("NOTIFY {CHANNEL}")).await {
                // The others look by themselves after a while.
                tracing::debug!(%fault, "the other servers were not told");
            }
        });
    }
}

/// Follows the wakes from now on.
pub fn follow(state: &Arc<State>) -> watch::Receiver<u64> {
    let follower = state.live.wakes.subscribe();
    let shared = state.db.get_database_backend() == DbBackend::Postgres;
    if shared && !state.live.listening.swap(true, Ordering::SeqCst) {
        tokio::spawn(listen(Arc::clone(state)));
    }
    follower
}

/// Listens to the other servers as long as somebody follows here: a connection of its own for all of them.
async fn listen(state: Arc<State>) {
    loop {
        if let Err(fault) = heard(&state).await {
            tracing::warn!(%fault, "listening to the other servers");
            tokio::time::sleep(AGAIN).await;
        }
        state.live.listening.store(false, Ordering::SeqCst);
        // Somebody may have come between the last look and this.
        if state.live.wakes.receiver_count() == 0 || state.live.listening.swap(true, Ordering::SeqCst) {
            return;
        }
    }
}

/// Until nobody follows any more.
async fn heard(state: &State) -> Result<(), sea_orm::sqlx::Error> {
    let mut listener = PgListener::connect(&state.config.database_url).await?;
    listener.listen(CHANNEL).await?;
    // What was called before this is not heard.
    state.live.wake();
    while state.live.wakes.receiver_count() > 0 {
        if let Ok(heard) = tokio::time::timeout(LOOK, listener.recv()).await {
            heard?;
            state.live.wake();
        }
    }
    Ok(())
}
