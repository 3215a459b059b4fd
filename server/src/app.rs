//! The application: state, schema and files, ready to be served.

use std::sync::Arc;

use actix_web::dev::Server;
use actix_web::middleware::DefaultHeaders;
use actix_web::{App as ActixApp, HttpServer, web};
use sea_orm::DatabaseConnection;

use crate::account::budget::Budget;
use crate::api::{Api, api};
use crate::config::Config;
use crate::documents::Documents;
use crate::fault::Fault;
use crate::file::landed;
use crate::http::assets::Assets;
use crate::http::routes;
use crate::http::socket::Sockets;
use crate::http::throttle::Throttle;
use crate::register::action::import_societies::end_interrupted;
use crate::register::tally;
use crate::state::State;
use crate::world::World;

/// One server. Tests build the same, with a clock and a randomness of their own.
pub struct App {
    /// What the rooms share.
    pub state: Arc<State>,
    /// The API.
    pub api: &'static Api,
    /// The client's files.
    pub assets: Assets,
    /// What the client asks.
    pub documents: Documents,
    /// What each caller has asked for in this minute.
    pub budget: Budget,
    /// Who knocked how often at the doors that ask for no login.
    pub throttle: Throttle,
    /// Who is connected by sockets.
    pub sockets: Sockets,
}

impl App {
    /// Opens the application over a migrated database.
    pub async fn new(config: Config, db: DatabaseConnection, world: World) -> Result<Self, Fault> {
        let assets = Assets::load(&config)?;
        let documents = Documents::read(assets.documents())?;
        let state = Arc::new(State::open(config, db, world).await?);
        state.files.check()?;
        landed::move_out(&state).await?;
        documents.ship(&state).await?;
        end_interrupted(&state).await?;
        tally::count_once(&state.db).await?;
        let (budget, throttle) = (Budget::default(), Throttle::default());
        let sockets = Sockets::default();
        Ok(Self { state, api: api()?, assets, documents, budget, throttle, sockets })
    }

    /// Binds the address and gives the server to run, and the address that it has.
    pub fn serve(self) -> Result<(Server, std::net::SocketAddr), Fault> {
        let listener = std::net::TcpListener::bind(&self.state.config.listen)?;
        let address = listener.local_addr()?;
        let workers = self.state.config.workers;
        self.sockets.leave_in_time()?;
        let app = web::Data::new(self);
        let server = HttpServer::new(move || ActixApp::new().app_data(app.clone()).wrap(headers()).configure(routes))
            .workers(workers)
            .keep_alive(std::time::Duration::from_secs(75))
            // SIGTERM: no new connection, running requests get this long.
            .shutdown_timeout(20)
            .listen(listener)?
            .run();
        Ok((server, address))
    }
}

/// What every answer says to a browser.
fn headers() -> DefaultHeaders {
    DefaultHeaders::new()
        .add(("x-content-type-options", "nosniff"))
        .add(("referrer-policy", "same-origin"))
        .add(("cross-origin-opener-policy", "same-origin"))
        .add(("cross-origin-resource-policy", "same-origin"))
        .add(("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"))
}
