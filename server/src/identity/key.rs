//! The keys that sign access tokens (EdDSA, RFC 8037), kept in the database so that replicas share them. A new key is
//! published before it signs, and an old one is believed until its last token has ended: no request is lost over it.

use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use jsonwebtoken::{DecodingKey, EncodingKey};
use sea_orm::sea_query::Cond;
use sea_orm::{ColumnTrait, Condition, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, Set};
use tokio::sync::Mutex;

use entity::account::row::signing_key::{self, Column};
use entity::account::signing::{LEAD, LOOK_AGAIN, Turn, retires_at, signing as whose_turn};
use entity::ledger::event::Action;

use crate::config::ACCESS_SECONDS;
use crate::fault::Fault;
use crate::ledger::{Actor, Entry, Write, told};
use crate::state::State;
use crate::world::World;

/// A name that nobody knows is looked for so often and no more: whoever invents names costs no statement each.
const LOOK_FOR_UNKNOWN: TimeDelta = TimeDelta::seconds(5);

/// The keys of this database as this server saw them last.
#[derive(Debug)]
pub struct Keys {
    seen: RwLock<Seen>,
    /// Held by whoever looks again.
    looking: Mutex<()>,
}

#[derive(Clone, Debug)]
struct Seen {
    at: DateTime<Utc>,
    keys: Arc<[Arc<Key>]>,
}

/// One key pair.
pub struct Key {
    /// Its name in tokens and in the JWKS.
    pub kid: String,
    /// Signs.
    pub encoding: EncodingKey,
    /// Verifies.
    pub decoding: DecodingKey,
    /// The public key, base64url without padding: `x` of the JWKS.
    pub x: String,
    turn: Turn,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Never the secret.
        write!(f, "Key({})", self.kid)
    }
}

impl Keys {
    /// Reads the keys; makes the first one in a new database.
    pub async fn load(db: &DatabaseConnection, world: &World) -> Result<Self, Fault> {
        let mut seen = look(db, world).await?;
        if seen.keys.is_empty() {
            let now = world.now();
            signing_key::Entity::insert(new_row(world, now, now)).exec_without_returning(db).await?;
            seen = look(db, world).await?;
        }
        Ok(Self { seen: RwLock::new(seen), looking: Mutex::new(()) })
    }

    fn seen(&self) -> Seen {
        // What was seen is whole even where somebody panicked beside it.
        self.seen.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn look_again(&self, state: &State) -> Result<Seen, Fault> {
        let seen = look(&state.db, &state.world).await?;
        *self.seen.write().unwrap_or_else(PoisonError::into_inner) = seen.clone();
        Ok(seen)
    }
}

impl Seen {
    fn is_older(&self, than: TimeDelta, now: DateTime<Utc>) -> bool {
        // A clock that was put back makes it old too.
        self.at > now || now - self.at >= than
    }

    fn named(&self, kid: &str) -> Option<Arc<Key>> {
        self.keys.iter().find(|key| key.kid == kid).cloned()
    }
}

/// The keys as they are; looked up again where it is a while ago. Whoever comes while another looks goes on with what
/// was seen before.
async fn fresh(state: &State) -> Result<Seen, Fault> {
    let seen = state.keys.seen();
    if !seen.is_older(LOOK_AGAIN, state.world.now()) {
        return Ok(seen);
    }
    match state.keys.looking.try_lock() {
        Ok(_looking) => state.keys.look_again(state).await,
        Err(_) => Ok(seen),
    }
}

/// The key whose turn it is to sign.
pub async fn signing(state: &State) -> Result<Arc<Key>, Fault> {
    let keys = fresh(state).await?.keys;
    let turns: Vec<Turn> = keys.iter().map(|key| key.turn).collect();
    let place = whose_turn(&turns, state.world.now());
    place.map(|place| Arc::clone(&keys[place])).ok_or_else(|| Fault::Broken("there is no signing key".into()))
}

/// The key with this name, if what it signed is believed. One that another server has just made is looked for.
pub async fn named(state: &State, kid: &str) -> Result<Option<Arc<Key>>, Fault> {
    let mut found = fresh(state).await?.named(kid);
    if found.is_none() {
        // Who waits here finds what the one before him has found.
        let _looking = state.keys.looking.lock().await;
        let mut seen = state.keys.seen();
        if seen.named(kid).is_none() && seen.is_older(LOOK_FOR_UNKNOWN, state.world.now()) {
            seen = state.keys.look_again(state).await?;
        }
        found = seen.named(kid);
    }
    Ok(found.filter(|key| key.turn.is_believed(state.world.now())))
}

/// The public keys as a JSON Web Key Set (RFC 7517): those that are believed and those that will sign.
pub async fn jwks(state: &State) -> Result<serde_json::Value, Fault> {
    let (seen, now) = (fresh(state).await?, state.world.now());
    let key = |key: &Arc<Key>| serde_json::json!({"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": key.kid, "x": key.x});
    let keys = seen.keys.iter().filter(|key| key.turn.is_believed(now));
    Ok(serde_json::json!({ "keys": keys.map(key).collect::<Vec<_>>() }))
}

/// How a new key takes the place of those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handover {
    /// It is published first and signs later; nobody notices.
    Gentle,
    /// It signs now and the others are worth nothing any more: somebody else may have them.
    AtOnce,
}

/// Makes a new key; answers its name and from when on it signs.
pub async fn rotate(state: &State, actor: Actor, handover: Handover) -> Result<(String, DateTime<Utc>), Fault> {
    let write = Write::begin(state, actor).await?;
    let (signs_from, leaving, until) = match handover {
        Handover::Gentle => {
            let signs_from = write.at + LEAD;
            let until = retires_at(signs_from, TimeDelta::seconds(ACCESS_SECONDS));
            (signs_from, Cond::all().add(Column::RetiredAt.is_null()), until)
        }
        Handover::AtOnce => (write.at, believed_at(write.at), write.at),
    };
    let retired = signing_key::ActiveModel { retired_at: Set(Some(until)), ..Default::default() };
    signing_key::Entity::update_many().set(retired).filter(leaving).exec(&write.tx).await?;
    // What is believed no more is kept nowhere.
    signing_key::Entity::delete_many().filter(Column::RetiredAt.lte(write.at)).exec(&write.tx).await?;
    let row = new_row(&state.world, write.at, signs_from);
    let kid = row.kid.clone().take().unwrap_or_default();
    signing_key::Entity::insert(row).exec_without_returning(&write.tx).await?;
    let changes = vec![told("kid", &kid), told("signsFrom", signs_from.to_rfc3339())];
    write.commit(state, Entry { action: Action::RotateKey, society_id: None, changes }).await?;
    state.keys.look_again(state).await?;
    Ok((kid, signs_from))
}

/// Keys whose tokens are believed at a moment.
fn believed_at(now: DateTime<Utc>) -> Condition {
    Cond::any().add(Column::RetiredAt.is_null()).add(Column::RetiredAt.gt(now))
}

async fn look(db: &DatabaseConnection, world: &World) -> Result<Seen, Fault> {
    let at = world.now();
    let rows = signing_key::Entity::find().filter(believed_at(at)).order_by_desc(Column::CreatedAt).all(db).await?;
    let keys: Vec<Arc<Key>> = rows.iter().map(|row| Key::read(row).map(Arc::new)).collect::<Result<_, _>>()?;
    Ok(Seen { at, keys: keys.into() })
}

impl Key {
    fn read(row: &signing_key::Model) -> Result<Self, Fault> {
        use base64::Engine;
        let broken = |what: String| Fault::Broken(format!("signing key {}: {what}", row.kid));
        let secret: [u8; 32] = row.secret.as_slice().try_into().map_err(|_| broken("not 32 bytes".into()))?;
        let pair = SigningKey::from_bytes(&secret);
        let der = pair.to_pkcs8_der().map_err(|error| broken(error.to_string()))?;
        let x = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(pair.verifying_key().as_bytes());
        Ok(Self {
            kid: row.kid.clone(),
            encoding: EncodingKey::from_ed_der(der.as_bytes()),
            decoding: DecodingKey::from_ed_components(&x)?,
            x,
            turn: Turn { signs_from: row.signs_from.unwrap_or(row.created_at), retires_at: row.retired_at },
        })
    }
}

fn new_row(world: &World, now: DateTime<Utc>, signs_from: DateTime<Utc>) -> signing_key::ActiveModel {
    signing_key::ActiveModel {
        kid: Set(world.new_id().simple().to_string()),
        secret: Set(world.random::<32>().to_vec()),
        created_at: Set(now),
        signs_from: Set(Some(signs_from)),
        retired_at: Set(None),
    }
}
