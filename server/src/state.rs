//! The state that every room is handed: configuration, database, world, signing keys.

use sea_orm::{DatabaseConnection, EntityTrait, Set};

use crate::account::turn::Turns;
use crate::aside::Aside;
use crate::config::{ARRIVING_MEBIBYTES, Config};
use crate::fault::Fault;
use crate::file::Store;
use crate::file::scan::Scanner;
use crate::identity::key::Keys;
use crate::ledger::live::Live;
use crate::ledger::webhook::send::Sender;
use crate::metrics::Metrics;
use crate::world::World;

use entity::setting;

/// What the rooms share. No room keeps state of its own: a replica can be stopped at any time.
#[derive(Debug)]
pub struct State {
    /// Settings of the process.
    pub config: Config,
    /// The pool.
    pub db: DatabaseConnection,
    /// Clock and randomness.
    pub world: World,
    /// The keys that sign access tokens.
    pub keys: Keys,
    /// The key that signs file URLs and from which secrets of webhooks follow, shared by the replicas.
    pub file_key: [u8; 32],
    /// Where files are kept.
    pub files: Store,
    /// What looks into uploads before they are kept, if something does.
    pub scanner: Option<Scanner>,
    /// Room for uploads on their way in, a permit a mebibyte.
    pub arriving: tokio::sync::Semaphore,
    /// Password hashing is heavy: so many at once.
    pub hashing: tokio::sync::Semaphore,
    /// Whose document runs next.
    pub turns: Turns,
    /// Where what keeps a core busy runs.
    pub aside: Aside,
    /// Who follows the change feed live.
    pub live: Live,
    /// What this process counts.
    pub metrics: Metrics,
    /// What sends messages to webhooks.
    pub webhooks: Sender,
}

impl State {
    /// Opens it over a migrated database.
    pub async fn open(config: Config, db: DatabaseConnection, world: World) -> Result<Self, Fault> {
        let keys = Keys::load(&db, &world).await?;
        let file_key = file_key(&db, &world).await?;
        let files = Store::at(&config.files_address());
        let scanner = Scanner::read(config.scan.as_deref().unwrap_or_default())?;
        let arriving = tokio::sync::Semaphore::new(ARRIVING_MEBIBYTES);
        let hashing = tokio::sync::Semaphore::new(2);
        let (live, webhooks) = (Live::default(), Sender::default());
        let metrics = Metrics::new(world.now());
        Ok(Self {
            config,
            db,
            world,
            keys,
            file_key,
            files,
            scanner,
            arriving,
            hashing,
            turns: Turns::default(),
            aside: Aside::open()?,
            live,
            metrics,
            webhooks,
        })
    }
}

/// Reads a setting of the database.
pub async fn setting(db: &DatabaseConnection, name: &str) -> Result<Option<String>, Fault> {
    Ok(setting::Entity::find_by_id(name).one(db).await?.map(|row| row.value))
}

/// Writes a setting if it has no value yet, and answers the one that stands.
pub async fn set_once(db: &DatabaseConnection, name: &str, value: String) -> Result<String, Fault> {
    let row = setting::ActiveModel { name: Set(name.into()), value: Set(value) };
    let keep = sea_orm::sea_query::OnConflict::column(setting::Column::Name).do_nothing().to_owned();
    setting::Entity::insert(row).on_conflict(keep).exec_without_returning(db).await?;
    setting(db, name).await?.ok_or_else(|| Fault::Broken(format!("setting {name} vanished")))
}

async fn file_key(db: &DatabaseConnection, world: &World) -> Result<[u8; 32], Fault> {
    let stored = set_once(db, "file_key", hex::encode(world.random::<32>())).await?;
    let mut key = [0; 32];
    hex::decode_to_slice(&stored, &mut key).map_err(|error| Fault::Broken(format!("file_key: {error}")))?;
    Ok(key)
}
