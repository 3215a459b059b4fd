//! The change feed: rooms tell in their transaction what became another; whoever reads gives what is committed its
//! place in the total order. A place is never given before the commit, so that no reader can pass by one that comes
//! into sight later, and a thing holds one place, that of its last change.

use std::collections::HashMap;

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use uuid::Uuid;

use entity::ledger::change::{self, ChangeKind, change_head, outbox};

use crate::database;
use crate::fault::Fault;
use crate::page::Place;
use crate::state::State;

/// How many places are given in one transaction.
const CHUNK: u64 = 500;
/// How many are told of in one statement, which holds so many values and no more.
const TOLD_AT_ONCE: usize = 500;
/// The one row of the head.
const HEAD: i32 = 1;

/// A place in the feed, as a cursor holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedPlace {
    /// The life of the database that it belongs to.
    pub epoch: String,
    /// The place; 0 before the first.
    pub sequence: i64,
}

impl Place for FeedPlace {
    fn write(&self) -> String {
        format!("{}.{}", self.epoch, self.sequence)
    }

    fn read(text: &str) -> Option<Self> {
        let (epoch, sequence) = text.split_once('.')?;
        Some(Self { epoch: epoch.into(), sequence: sequence.parse().ok().filter(|sequence| *sequence >= 0)? })
    }
}

/// Tells in a transaction that a thing became another, or is read in no list any more.
pub async fn tell(
    tx: &impl ConnectionTrait,
    kind: ChangeKind,
    subject_id: Uuid,
    region_code: &str,
    gone: bool,
) -> Result<(), Fault> {
    tell_all(tx, kind, [(subject_id, region_code.to_owned())], gone).await
}

/// Tells of many of a kind at once, each with the code of its region.
pub async fn tell_all(
    tx: &impl ConnectionTrait,
    kind: ChangeKind,
    subjects: impl IntoIterator<Item = (Uuid, String)>,
    gone: bool,
) -> Result<(), Fault> {
    let told = subjects.into_iter().map(|(subject_id, region_code)| outbox::ActiveModel {
        kind: Set(kind),
        subject_id: Set(subject_id),
        region_code: Set(region_code),
        gone: Set(gone),
        ..Default::default()
    });
    let told: Vec<_> = told.collect();
    for some in told.chunks(TOLD_AT_ONCE) {
        outbox::Entity::insert_many(some.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The place given last.
pub async fn head(state: &State) -> Result<FeedPlace, Fault> {
    loop {
        let row = change_head::Entity::find_by_id(HEAD).one(&state.db).await?;
        let change_head::Model { id: _, last, epoch } =
            row.ok_or_else(|| Fault::Broken("the head of the feed vanished".into()))?;
        if !epoch.is_empty() {
            return Ok(FeedPlace { epoch, sequence: last });
        }
        let named =
            change_head::ActiveModel { epoch: Set(hex::encode(state.world.random::<6>())), ..Default::default() };
        change_head::Entity::update_many().set(named).filter(change_head::Column::Epoch.eq("")).exec(&state.db).await?;
    }
}

/// Begins another life: of a restored database, whose places are given anew to other changes.
pub async fn begin_anew(db: &impl ConnectionTrait) -> Result<(), Fault> {
    let unnamed = change_head::ActiveModel { epoch: Set(String::new()), ..Default::default() };
    change_head::Entity::update_many().set(unnamed).filter(change_head::Column::Id.eq(HEAD)).exec(db).await?;
    Ok(())
}

/// Gives everything that is committed its place. Of several who do so at once each waits for the other.
pub async fn put_in_order(state: &State) -> Result<(), Fault> {
    while outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .limit(1)
        .into_tuple::<i64>()
        .one(&state.db)
        .await?
        .is_some()
    {
        let tx = database::begin(&state.db).await?;
        let last = lock(&tx).await?;
        let told = outbox::Entity::find().order_by_asc(outbox::Column::Id).limit(CHUNK).all(&tx).await?;
        if let Some(last) = place(state, &tx, last, told).await? {
            let moved = change_head::ActiveModel { last: Set(last), ..Default::default() };
            change_head::Entity::update_many().set(moved).filter(change_head::Column::Id.eq(HEAD)).exec(&tx).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// Locks the head until the transaction ends; answers the place given last.
async fn lock(tx: &impl ConnectionTrait) -> Result<i64, Fault> {
    let row = change_head::Entity::find_by_id(HEAD).lock_exclusive().one(tx).await?;
    Ok(row.ok_or_else(|| Fault::Broken("the head of the feed vanished".into()))?.last)
}

/// Gives what was told its places after the last one; answers the last one then, none where nothing was told.
async fn place(
    state: &State,
    tx: &impl ConnectionTrait,
    mut last: i64,
    told: Vec<outbox::Model>,
) -> Result<Option<i64>, Fault> {
    if told.is_empty() {
        return Ok(None);
    }
    let ids: Vec<i64> = told.iter().map(|row| row.id).collect();
    // Told twice before anybody looked: the last word counts.
    let mut newest: HashMap<(ChangeKind, Uuid), &outbox::Model> = HashMap::new();
    for row in &told {
        newest.insert((row.kind, row.subject_id), row);
    }
    let mut newest: Vec<&outbox::Model> = newest.into_values().collect();
    newest.sort_unstable_by_key(|row| row.id);
    let at = state.world.now();
    let rows = newest.into_iter().map(|row| {
        last += 1;
        change::ActiveModel {
            kind: Set(row.kind),
            subject_id: Set(row.subject_id),
            sequence: Set(last),
            region_code: Set(row.region_code.clone()),
            gone: Set(row.gone),
            at: Set(at),
        }
    });
    let columns = [change::Column::Sequence, change::Column::RegionCode, change::Column::Gone, change::Column::At];
    let moved =
        OnConflict::columns([change::Column::Kind, change::Column::SubjectId]).update_columns(columns).to_owned();
    let rows: Vec<_> = rows.collect();
    change::Entity::insert_many(rows).on_conflict(moved).exec_without_returning(tx).await?;
    outbox::Entity::delete_many().filter(outbox::Column::Id.is_in(ids)).exec(tx).await?;
    Ok(Some(last))
}
