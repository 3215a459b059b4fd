//! Headcounts as rows: the newest one, and how a new one takes its place. For a recorded headcount and for a
//! new society's member survey.

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use entity::register::headcount::{self, Counts, FactSource};
use entity::register::society::SocietyId;

use crate::fault::Fault;
use crate::ledger::Write;
use crate::state::State;

/// A headcount to be entered.
#[derive(Clone, Copy, Debug)]
pub struct NewCounts {
    /// The counts.
    pub counts: Counts,
    /// The day from which they hold.
    pub since: NaiveDate,
    /// Where they come from.
    pub source: FactSource,
}

/// The newest headcount of a society.
pub async fn newest(write: &Write, society: SocietyId) -> Result<Option<headcount::Model>, Fault> {
    let of_society = headcount::Entity::find().filter(headcount::Column::SocietyId.eq(society));
    Ok(of_society.order_by_desc(headcount::Column::Since).one(&write.tx).await?)
}

/// Ends what held and enters what holds now. A record of the same day is a correction of that day.
pub async fn replace(state: &State, write: &Write, society: SocietyId, new: NewCounts) -> Result<(), Fault> {
    let NewCounts { counts, since, source } = new;
    if let Some(old) = newest(write, society).await? {
        if old.since == since {
            headcount::Entity::delete_by_id(old.id).exec(&write.tx).await?;
        } else {
            let ended = headcount::ActiveModel { id: Set(old.id), until: Set(Some(since)), ..Default::default() };
            ended.update(&write.tx).await?;
        }
    }
    let Counts {
        individual_members,
        unit_members,
        full_time_staff,
        formal,
        probationary,
        resident_formal,
        council_formal,
    } = counts;
    let row = headcount::ActiveModel {
        id: Set(state.world.new_id()),
        society_id: Set(society),
        individual_members: Set(individual_members),
        unit_members: Set(unit_members),
        full_time_staff: Set(full_time_staff),
        formal: Set(formal),
        probationary: Set(probationary),
        resident_formal: Set(resident_formal),
        council_formal: Set(council_formal),
        source: Set(source),
        since: Set(since),
        until: Set(None),
    };
    headcount::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}
