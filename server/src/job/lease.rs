//! Leases: a job is taken by one server at a time. Whoever dies with it gives it back by the clock, and a
//! clock that was set back does not hold a job for as long as it was ahead.

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};
use sea_orm::sea_query::{LockBehavior, LockType, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use uuid::Uuid;

use entity::job as row;

use super::{Job, name, schedule};
use crate::database;
use crate::fault::Fault;
use crate::state::State;
use crate::world::{CHINA_OFFSET, day_in_china};

/// How long a server may keep a job.
pub const LEASE: TimeDelta = TimeDelta::minutes(10);
/// After this long a job that failed is tried again.
const AGAIN: TimeDelta = TimeDelta::minutes(5);

/// When a job is due again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// So long after it has run.
    Every(TimeDelta),
    /// Each day at this hour in China.
    DailyAt(u32),
}

impl Schedule {
    /// The next moment after this one.
    #[must_use]
    pub fn next(self, now: DateTime<Utc>) -> DateTime<Utc> {
        match self {
            Self::Every(time) => now + time,
            Self::DailyAt(hour) => {
                let hour = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
                let today = day_in_china(now).and_time(hour).and_utc() - CHINA_OFFSET;
                if today > now { today } else { today + Days::new(1) }
            }
        }
    }
}

/// Whether a job is to be taken now.
#[must_use]
pub fn is_due(row: &row::Model, schedule: Schedule, now: DateTime<Utc>) -> bool {
    // Later than any run from now on could have put it: the clock was ahead then. Servers' clocks differ a
    // little, and this one's may have been read before the other one's run: so much is no sign of it.
    let ahead = row.due_at > schedule.next(now + AGAIN) + AGAIN;
    let taken = row.taken_until.is_some_and(|until| until > now && until <= now + LEASE + AGAIN);
    (row.due_at <= now || ahead) && !taken
}

/// Takes a job that is due; none when it is not, or another server has it.
pub async fn take(state: &State, job: Job) -> Result<Option<Uuid>, Fault> {
    let now = state.world.now();
    let new =
        row::ActiveModel { name: Set(name(job)), due_at: Set(now), fault: Set(String::new()), ..Default::default() };
    let Some(found) = row::Entity::find_by_id(name(job)).one(&state.db).await? else {
        let keep = OnConflict::column(row::Column::Name).do_nothing().to_owned();
        row::Entity::insert(new).on_conflict(keep).exec_without_returning(&state.db).await?;
        return Box::pin(take(state, job)).await;
    };
    // Most of the time nothing is due: that is told without a lock.
    if !is_due(&found, schedule(job), now) {
        return Ok(None);
    }
    let tx = database::begin(&state.db).await?;
    let locked = row::Entity::find_by_id(name(job)).lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    let Some(found) = locked.one(&tx).await?.filter(|row| is_due(row, schedule(job), now)) else { return Ok(None) };
    let id = state.world.new_id();
    let taken = row::ActiveModel { taken_by: Set(Some(id)), taken_until: Set(Some(now + LEASE)), ..Default::default() };
    row::Entity::update_many().set(taken).filter(row::Column::Name.eq(found.name)).exec(&tx).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// Gives it back, with what went wrong; whoever lost it meanwhile leaves it to the other.
pub async fn give_back(state: &State, job: Job, taken: Uuid, fault: Option<String>) -> Result<(), Fault> {
    let now = state.world.now();
    let due_at = if fault.is_some() { now + AGAIN } else { schedule(job).next(now) };
    let free = row::ActiveModel {
        due_at: Set(due_at),
        taken_by: Set(None),
        taken_until: Set(None),
        done_at: Set(Some(now)),
        fault: Set(fault.unwrap_or_default()),
        ..Default::default()
    };
    let mine = row::Entity::update_many().set(free).filter(row::Column::Name.eq(name(job)));
    mine.filter(row::Column::TakenBy.eq(taken)).exec(&state.db).await?;
    Ok(())
}
