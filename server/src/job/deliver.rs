//! Delivery: letters that wait are sent, each taken by one server before it is sent. What fails waits
//! longer each time and is given up in the end; a letter of which nobody knows whether it has arrived,
//! because the server died while it sent it, is given up at once: twice is worse than an administrator's
//! look.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use entity::account::mail::{self, MailState, wait_after};

use super::smtp::{Mailer, Unsent};
use crate::fault::Fault;
use crate::state::State;

/// How many letters a round sends at most.
const ROUND: u64 = 200;
/// After this long a letter that is being sent is not being sent any more.
const STUCK: TimeDelta = TimeDelta::minutes(10);
/// The most letters of a fault that are kept, characters.
const FAULT_MAX: usize = 200;

/// One round; answers how many letters the mail server took.
pub async fn run(state: &State) -> Result<usize, Fault> {
    let Some(mail) = &state.config.mail else { return Ok(0) };
    let mailer = Mailer::of(mail)?;
    give_up_stuck(state).await?;
    let mut sent = 0;
    let now = state.world.now();
    let waiting = mail::Entity::find()
        .filter(mail::Column::State.eq(MailState::Waiting))
        // One whose time lies further ahead than any wait was written by a clock that was ahead.
        .filter(
            Condition::any().add(mail::Column::NextAt.lte(now)).add(mail::Column::NextAt.gt(now + TimeDelta::hours(8))),
        )
        .order_by_asc(mail::Column::NextAt)
        .limit(ROUND);
    for row in waiting.all(&state.db).await? {
        sent += usize::from(send(state, &mailer, row).await?);
    }
    Ok(sent)
}

/// Takes one letter and sends it; false when another server has it or it was not taken.
async fn send(state: &State, mailer: &Mailer, row: mail::Model) -> Result<bool, Fault> {
    let tries = row.tries + 1;
    let taken = mail::ActiveModel {
        state: Set(MailState::Sending),
        tries: Set(tries),
        next_at: Set(state.world.now()),
        ..Default::default()
    };
    let mine = mail::Entity::update_many().set(taken).filter(mail::Column::Id.eq(row.id));
    let mine = mine.filter(mail::Column::State.eq(MailState::Waiting)).filter(mail::Column::Tries.eq(row.tries));
    if mine.exec(&state.db).await?.rows_affected != 1 {
        return Ok(false);
    }
    let now = state.world.now();
    let (became, sent) = match mailer.send(&row, now).await {
        Ok(()) => {
            // What stood in it is nobody's business any more.
            let empty = || Set(String::new());
            let (plain, html, fault) = (empty(), empty(), empty());
            let became = mail::ActiveModel {
                state: Set(MailState::Sent),
                sent_at: Set(Some(now)),
                plain,
                html,
                fault,
                ..Default::default()
            };
            (became, true)
        }
        Err(Unsent { fault, for_good }) => {
            tracing::warn!(fault, mail = row.id.global(), "a letter was not taken");
            let wait = wait_after(tries).filter(|_| !for_good);
            let state = if wait.is_some() { MailState::Waiting } else { MailState::GivenUp };
            let became = mail::ActiveModel {
                state: Set(state),
                next_at: Set(now + wait.unwrap_or_default()),
                fault: Set(fault.chars().take(FAULT_MAX).collect()),
                ..Default::default()
            };
            (became, false)
        }
    };
    mail::Entity::update_many().set(became).filter(mail::Column::Id.eq(row.id)).exec(&state.db).await?;
    Ok(sent)
}

async fn give_up_stuck(state: &State) -> Result<(), Fault> {
    let now = state.world.now();
    let stuck = Condition::any().add(mail::Column::NextAt.lt(now - STUCK)).add(mail::Column::NextAt.gt(now + STUCK));
    let given_up = mail::ActiveModel {
        state: Set(MailState::GivenUp),
        fault: Set("the server stopped while it was sent: it may have arrived".into()),
        ..Default::default()
    };
    mail::Entity::update_many()
        .set(given_up)
        .filter(mail::Column::State.eq(MailState::Sending))
        .filter(stuck)
        .exec(&state.db)
        .await?;
    Ok(())
}
