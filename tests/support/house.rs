//! The house: the application of `xuehui serve`, on a port of its own and a database of its own.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::dev::ServerHandle;
use futures_util::FutureExt;
use sea_orm::DatabaseConnection;
use server::app::App;
use server::config::Config;
use server::state::State;
use server::world::World;

use crate::database::{Copy, Kind};
use crate::world::{Clock, Dice};

/// An open house.
pub struct House {
    /// Its clock, which begins at nine in the morning of 2026-03-20 in China.
    pub clock: Arc<Clock>,
    /// Its database, for what a test must see or break behind the API's back.
    pub db: DatabaseConnection,
    /// Which database it is.
    pub kind: Kind,
    /// `http://127.0.0.1:port`.
    pub base: String,
    /// A client that follows nothing and keeps no cookie.
    pub http: reqwest::Client,
    /// The server's state, to call what the API does not offer.
    pub state: Arc<State>,
    handle: ServerHandle,
    statements: Arc<AtomicUsize>,
    copy: Copy,
}

impl std::fmt::Debug for House {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "House({:?}, {})", self.kind, self.base)
    }
}

impl House {
    /// Opens the house on a fresh copy of the filled database.
    pub async fn open(kind: Kind) -> Self {
        Self::configured(kind, |_| {}).await
    }

    /// The same with other settings.
    pub async fn configured(kind: Kind, set: impl FnOnce(&mut Config)) -> Self {
        let copy = Copy::of_template(kind).await;
        let mut db = server::database::connect(&copy.url).await.expect("the test's database answers");
        let statements = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&statements);
        db.set_metric_callback(move |_| {
            counted.fetch_add(1, Ordering::SeqCst);
        });
        let clock = Clock::at(server::demo::morning());
        let world = World::new(Arc::clone(&clock) as Arc<dyn server::world::Clock>, Dice::seeded(2));
        let mut config = Config {
            database_url: copy.url.clone(),
            listen: "127.0.0.1:0".into(),
            assets: std::env::var_os("XUEHUI_ASSETS").map(Into::into),
            workers: 2,
            files: Some(format!("file://{}", copy.files().display())),
            ..Config::default()
        };
        set(&mut config);
        let app = App::new(config, db.clone(), world).await.expect("the application opens");
        let state = Arc::clone(&app.state);
        let (server, address) = app.serve().expect("a port is free");
        let handle = server.handle();
        tokio::spawn(server);
        server::file::store::provide_tls();
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("an HTTP client can be made");
        Self { clock, db, kind, base: format!("http://{address}"), http, state, handle, statements, copy }
    }

    /// The folder where the files lie.
    #[must_use]
    pub fn files(&self) -> std::path::PathBuf {
        self.copy.files()
    }

    /// The state of a second server over the same database, under the same clock.
    pub async fn second(&self) -> Arc<State> {
        let config = self.state.config.clone();
        let db = server::database::connect(&config.database_url).await.expect("the test's database answers");
        let world = World::new(Arc::clone(&self.clock) as Arc<dyn server::world::Clock>, Dice::seeded(3));
        Arc::new(State::open(config, db, world).await.expect("a second state opens"))
    }

    /// A second server over the same database, under the same clock: a replica.
    pub async fn twin(&self) -> Twin {
        let config = self.state.config.clone();
        let db = server::database::connect(&config.database_url).await.expect("the test's database answers");
        let world = World::new(Arc::clone(&self.clock) as Arc<dyn server::world::Clock>, Dice::seeded(4));
        let app = App::new(config, db.clone(), world).await.expect("a second application opens");
        let (server, address) = app.serve().expect("a port is free");
        let handle = server.handle();
        tokio::spawn(server);
        Twin { base: format!("http://{address}"), handle, db }
    }

    /// How many SQL statements the server has sent so far.
    #[must_use]
    pub fn statements(&self) -> usize {
        self.statements.load(Ordering::SeqCst)
    }

    /// Closes the house and removes its database.
    pub async fn close(self) {
        let Self { db, handle, copy, state, .. } = self;
        handle.stop(false).await;
        drop(state);
        db.close().await.expect("the pool closes");
        copy.remove().await;
    }
}

/// A second server of a house.
pub struct Twin {
    /// `http://127.0.0.1:port`.
    pub base: String,
    handle: ServerHandle,
    db: DatabaseConnection,
}

impl std::fmt::Debug for Twin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Twin({})", self.base)
    }
}

impl Twin {
    /// Stops it; before its house is closed, whose database goes then.
    pub async fn close(self) {
        self.handle.stop(false).await;
        self.db.close().await.expect("the pool closes");
    }
}

/// Runs a test in a house of its own and leaves nothing behind, whether it passes or not.
pub async fn on(kind: Kind, test: impl AsyncFnOnce(&House)) {
    on_configured(kind, |_| {}, test).await;
}

/// The same with other settings.
pub async fn on_configured(kind: Kind, set: impl FnOnce(&mut Config), test: impl AsyncFnOnce(&House)) {
    within(House::configured(kind, set).await, test).await;
}

/// The same in a house that is open already.
pub async fn within(house: House, test: impl AsyncFnOnce(&House)) {
    let outcome = AssertUnwindSafe(test(&house)).catch_unwind().await;
    house.close().await;
    if let Err(panic) = outcome {
        std::panic::resume_unwind(panic);
    }
}
