//! The dated grade of the register, as an evaluation writes it: what held ends on the day, what was decided
//! begins, and the present follows in the same transaction, as after an import.

use chrono::{Months, NaiveDate};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use entity::register::society::SocietyId;
use entity::register::standing::{GradeLevel, grade};

use crate::fault::Fault;
use crate::ledger::Write;
use crate::register::{facts, version};
use crate::state::State;

/// The grade that a society holds in the register, ended or not by its validity.
pub async fn current(write: &Write, society: SocietyId) -> Result<Option<grade::Model>, Fault> {
    let current =
        grade::Entity::find().filter(grade::Column::SocietyId.eq(society)).filter(grade::Column::Until.is_null());
    Ok(current.one(&write.tx).await?)
}

/// The last day of a grade that is given on a day.
#[must_use]
pub fn valid_until(graded_on: NaiveDate, months: u32) -> NaiveDate {
    graded_on.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// Writes a grade that holds from today on; answers its fact.
pub async fn award(
    state: &State,
    write: &Write,
    society: SocietyId,
    (level, valid_until): (GradeLevel, NaiveDate),
) -> Result<Uuid, Fault> {
    end_fact(state, write, society).await?;
    let id = state.world.new_id();
    let fact = grade::ActiveModel {
        id: Set(id),
        society_id: Set(society),
        level: Set(level),
        valid_until: Set(valid_until),
        since: Set(state.world.today()),
        until: Set(None),
    };
    grade::Entity::insert(fact).exec_without_returning(&write.tx).await?;
    refresh(state, write, society).await?;
    Ok(id)
}

/// Ends the grade today.
pub async fn end(state: &State, write: &Write, society: SocietyId) -> Result<(), Fault> {
    end_fact(state, write, society).await?;
    refresh(state, write, society).await
}

async fn end_fact(state: &State, write: &Write, society: SocietyId) -> Result<(), Fault> {
    let ended = grade::ActiveModel { until: Set(Some(state.world.today())), ..Default::default() };
    grade::Entity::update_many()
        .set(ended)
        .filter(grade::Column::SocietyId.eq(society))
        .filter(grade::Column::Until.is_null())
        .exec(&write.tx)
        .await?;
    Ok(())
}

async fn refresh(state: &State, write: &Write, society: SocietyId) -> Result<(), Fault> {
    version::count_up(&write.tx, society).await?;
    // On the heap: what rests on it nests deeper than a compiler likes to look.
    Box::pin(facts::refresh(&write.tx, &[society], state.world.today())).await
}
