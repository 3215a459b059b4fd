//! Passwords: Argon2id, checked in constant work whether or not the user exists.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::fault::Fault;
use crate::state::State;

/// OWASP's first recommendation for Argon2id: 19 MiB, two passes, one lane.
fn hasher() -> Result<Argon2<'static>, Fault> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|error| Fault::Password(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes a password into PHC form.
pub async fn hash(state: &State, password: &str) -> Result<String, Fault> {
    let salt: [u8; 16] = state.world.random();
    let password = password.to_owned();
    apart(state, move || {
        let salt = SaltString::encode_b64(&salt).map_err(|error| Fault::Password(error.to_string()))?;
        let hash =
            hasher()?.hash_password(password.as_bytes(), &salt).map_err(|error| Fault::Password(error.to_string()))?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether the password fits. Without a stored hash the same work is done for nothing, so that the
/// time of an answer does not tell who has an account.
pub async fn fits(state: &State, stored: Option<String>, password: &str) -> Result<bool, Fault> {
    let password = password.to_owned();
    apart(state, move || {
        let known = stored.is_some();
        let phc = stored.unwrap_or_else(|| NOBODY.to_owned());
        let parsed = PasswordHash::new(&phc).map_err(|error| Fault::Password(error.to_string()))?;
        Ok(hasher()?.verify_password(password.as_bytes(), &parsed).is_ok() && known)
    })
    .await
}

/// The hash of a password that nobody has.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5$0q0aGMVWkZ0C1VfWZsVnCZfUjXk9U0aQ2q6JwMbSg0k";

/// Runs heavy work on a thread of its own, so many at a time as memory allows.
async fn apart<T: Send + 'static>(
    state: &State,
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    let _turn = state.hashing.acquire().await.map_err(|error| Fault::Password(error.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| Fault::Password(error.to_string()))?
}
