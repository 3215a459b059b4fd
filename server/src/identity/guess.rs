//! Guesses at what is no password and has to be as hard to guess: counted by address, in the same rows and with the
//! same waiting as failed logins.

use sea_orm::EntityTrait;

use entity::account::row::login_try;

use super::login::{ADDRESS_SHARE, count_one, minutes_until};
use crate::fault::Fault;
use crate::state::State;

/// How many minutes whoever this is has to wait; none where nothing stands in the way.
pub async fn wait(state: &State, who: &str) -> Result<Option<i64>, Fault> {
    let now = state.world.now();
    let tried = login_try::Entity::find_by_id(who).one(&state.db).await?;
    let until = tried.and_then(|tried| tried.locked_until).filter(|until| *until > now);
    Ok(until.map(|until| minutes_until(until, now)))
}

/// Counts a wrong guess.
pub async fn count_wrong(state: &State, who: &str) -> Result<(), Fault> {
    let tx = crate::database::begin(&state.db).await?;
    count_one(state, &tx, who, ADDRESS_SHARE).await?;
    tx.commit().await?;
    Ok(())
}
