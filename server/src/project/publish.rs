//! Publishing a result inside the write of the intention that does it. Every room of projects publishes through
//! this; what is withdrawn stays as a tombstone and can be published anew.

use chrono::Datelike;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Set};
use uuid::Uuid;

use entity::ledger::change::ChangeKind;
use entity::project::outcome::{Outcome, codes};
use entity::project::published_result::{self, ResultId, ResultKind};
use entity::refusal::RefusalCode;
use entity::register::present;
use entity::register::society::SocietyId;

use super::search::searched;
use crate::fault::{Fault, Stop};
use crate::ledger::{Write, feed};
use crate::state::State;

/// What is published.
#[derive(Clone, Debug)]
pub struct Published<'p> {
    /// What it comes from.
    pub kind: ResultKind,
    /// The row that it comes from.
    pub source_id: Uuid,
    /// Its title.
    pub title: &'p str,
    /// What it is, for everybody.
    pub summary: &'p str,
    /// Whose it is.
    pub society: SocietyId,
    /// The year that it is of; this year where none is given.
    pub year: Option<i32>,
    /// To what effect it was done.
    pub outcomes: &'p [Outcome],
}

/// Publishes it; refused where it stands already.
pub async fn publish(state: &State, write: &Write, published: Published<'_>) -> Result<ResultId, Stop> {
    let Published { kind, source_id, title, summary, society, year, outcomes } = published;
    if standing(kind, source_id).count(&write.tx).await? > 0 {
        return Err(Stop::whole(RefusalCode::AlreadyPublished));
    }
    let society = present::Entity::find_by_id(society).one(&write.tx).await?;
    let society = society.ok_or_else(|| Fault::Broken("a society vanished".into()))?;
    let (id, today) = (ResultId(state.world.new_id()), state.world.today());
    let row = published_result::ActiveModel {
        id: Set(id),
        kind: Set(kind),
        source_id: Set(source_id),
        region_code: Set(society.region_code.clone()),
        title: Set(title.to_owned()),
        summary: Set(summary.to_owned()),
        society_id: Set(society.society_id),
        search: Set(searched(&[title, &society.name], summary)),
        society_name: Set(society.name),
        discipline: Set(society.discipline),
        outcomes: Set(codes(outcomes)),
        year: Set(year.unwrap_or_else(|| today.year())),
        published_on: Set(today),
        withdrawn_on: Set(None),
    };
    published_result::Entity::insert(row).exec_without_returning(&write.tx).await?;
    tell(write, kind, (id, source_id), &society.region_code, false).await?;
    Ok(id)
}

/// Withdraws what was published of a thing, if it stands; answers whether it did.
pub async fn unpublish(state: &State, write: &Write, kind: ResultKind, source_id: Uuid) -> Result<bool, Fault> {
    let Some(row) = standing(kind, source_id).lock_exclusive().one(&write.tx).await? else { return Ok(false) };
    let gone = published_result::ActiveModel {
        id: Set(row.id),
        withdrawn_on: Set(Some(state.world.today())),
        ..Default::default()
    };
    gone.update(&write.tx).await?;
    tell(write, kind, (row.id, source_id), &row.region_code, true).await?;
    Ok(true)
}

/// Tells of the result, and of the demand that shows it.
async fn tell(
    write: &Write,
    kind: ResultKind,
    (id, source_id): (ResultId, Uuid),
    region_code: &str,
    gone: bool,
) -> Result<(), Fault> {
    if kind == ResultKind::Match {
        feed::tell(&write.tx, ChangeKind::Demand, source_id, region_code, false).await?;
    }
    feed::tell(&write.tx, ChangeKind::PublishedResult, id.0, region_code, gone).await
}

fn standing(kind: ResultKind, source_id: Uuid) -> sea_orm::Select<published_result::Entity> {
    published_result::Entity::find()
        .filter(published_result::Column::Kind.eq(kind))
        .filter(published_result::Column::SourceId.eq(source_id))
        .filter(published_result::Column::WithdrawnOn.is_null())
}
