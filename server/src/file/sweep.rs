//! The clock's broom: files whose time is over go, with what lies in the store for them. It may run on
//! every replica, twice at once, or be killed half way: what is over is not given out any more, and the
//! next round finishes what this one began.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use entity::file::{self, Column, FileId, attachment};

use crate::database;
use crate::fault::Fault;
use crate::state::State;

/// How many files a round takes at a time.
const CHUNK: u64 = 200;
/// Another replica's clock may be behind, and an upload under way: nothing is swept at once.
const MARGIN: TimeDelta = TimeDelta::hours(1);

/// One round; answers how many files went.
pub async fn run(state: &State) -> Result<usize, Fault> {
    let over = state.world.now() - MARGIN;
    let mut swept = 0;
    loop {
        let found = file::Entity::find().filter(Column::KeptUntil.lte(over)).select_only().column(Column::Id);
        let ids: Vec<FileId> = found.order_by_asc(Column::KeptUntil).limit(CHUNK).into_tuple().all(&state.db).await?;
        for id in &ids {
            // The bytes first: a row that is left behind leads the next round to them, bytes would be lost.
            state.files.delete_all(*id).await?;
            let tx = database::begin(&state.db).await?;
            attachment::Entity::delete_many().filter(attachment::Column::FileId.eq(*id)).exec(&tx).await?;
            file::Entity::delete_by_id(*id).exec(&tx).await?;
            tx.commit().await?;
        }
        swept += ids.len();
        if ids.is_empty() {
            return Ok(swept);
        }
    }
}
