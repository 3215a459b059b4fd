//! The keys that sign access tokens (EdDSA, RFC 8037), kept in the database so that replicas share them.

use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use jsonwebtoken::{DecodingKey, EncodingKey};
use sea_orm::{DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, Set};

use entity::account::row::signing_key;

use crate::fault::Fault;
use crate::world::World;

/// The keys of this database, newest first; the newest signs, all verify.
#[derive(Debug)]
pub struct Keys(Vec<Key>);

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
        let valid = || signing_key::Entity::find().filter(signing_key::COLUMN.retired_at.is_null());
        if valid().one(db).await?.is_none() {
            make(db, world).await?;
        }
        let rows = valid().order_by_desc(signing_key::Column::CreatedAt).all(db).await?;
        Ok(Self(rows.iter().map(Key::read).collect::<Result<_, _>>()?))
    }

    /// The key that signs.
    pub fn signing(&self) -> Result<&Key, Fault> {
        self.0.first().ok_or_else(|| Fault::Broken("there is no signing key".into()))
    }

    /// The key with this name.
    #[must_use]
    pub fn named(&self, kid: &str) -> Option<&Key> {
        self.0.iter().find(|key| key.kid == kid)
    }

    /// The public keys as a JSON Web Key Set (RFC 7517).
    #[must_use]
    pub fn jwks(&self) -> serde_json::Value {
        let key = |key: &Key| serde_json::json!({"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": key.kid, "x": key.x});
        serde_json::json!({ "keys": self.0.iter().map(key).collect::<Vec<_>>() })
    }
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
        })
    }
}

async fn make(db: &DatabaseConnection, world: &World) -> Result<(), Fault> {
    let row = signing_key::ActiveModel {
        kid: Set(world.new_id().simple().to_string()),
        secret: Set(world.random::<32>().to_vec()),
        created_at: Set(world.now()),
        retired_at: Set(None),
    };
    signing_key::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}
