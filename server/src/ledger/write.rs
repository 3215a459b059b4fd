//! A write: one transaction that cannot be committed without its ledger event.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ActiveModelTrait, ActiveValue::NotSet, ConnectionTrait, DatabaseTransaction, EntityName, Set};
use serde::{Deserialize, Serialize};

use entity::Word;
use entity::account::UserId;
use entity::account::role::Role;
use entity::ledger::event::{self, Action, COMMON_CHAIN, EventId, chain};
use entity::register::society::SocietyId;

use super::chain::link_hash;
use crate::database;
use crate::fault::Fault;
use crate::state::State;

/// Who acts, as the ledger keeps it.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The user; none for the platform itself.
    pub user_id: Option<UserId>,
    /// The name as shown at the time.
    pub name: String,
    /// The role acted in.
    pub role: Option<Role>,
    /// The request that brought it.
    pub request_id: String,
}

impl Actor {
    /// The platform itself: clock, command line, demo.
    #[must_use]
    pub fn platform(name: &str) -> Self {
        Self { user_id: None, name: name.into(), role: None, request_id: String::new() }
    }
}

/// One field's old and new value, as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The field, named as in the API.
    pub field: String,
    /// What stood there.
    pub old: Option<String>,
    /// What stands there now.
    pub new: Option<String>,
}

impl Change {
    /// A change of one field; none when nothing changed.
    #[must_use]
    pub fn between(field: &str, old: Option<String>, new: Option<String>) -> Option<Self> {
        (old != new).then(|| Self { field: field.into(), old, new })
    }
}

/// What stands now in a field that held nothing.
#[must_use]
pub fn told(field: &str, new: impl Into<String>) -> Change {
    Change { field: field.into(), old: None, new: Some(new.into()) }
}

/// A state that led to another.
#[must_use]
pub fn moved(old: impl Word, new: impl Word) -> Change {
    Change { field: "state".into(), old: Some(old.code().into()), new: Some(new.code().into()) }
}

/// What is to be recorded.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What happened.
    pub action: Action,
    /// The society whose chain it joins; none for the common chain.
    pub society_id: Option<SocietyId>,
    /// Old and new values.
    pub changes: Vec<Change>,
}

/// An open transaction of one actor.
#[derive(Debug)]
pub struct Write {
    /// What actions write through.
    pub tx: DatabaseTransaction,
    /// The moment of the write.
    pub at: DateTime<Utc>,
    /// The event that it will be committed with: what it closes points there.
    pub(super) event_id: EventId,
    actor: Actor,
}

impl Write {
    /// Begins.
    pub async fn begin(state: &State, actor: Actor) -> Result<Self, Fault> {
        let event_id = EventId(state.world.new_id());
        Ok(Self { tx: database::begin(&state.db).await?, at: state.world.now(), event_id, actor })
    }

    /// Who acts; none for the platform itself.
    #[must_use]
    pub fn user(&self) -> Option<UserId> {
        self.actor.user_id
    }

    /// Appends an event, for an intention that touches several societies (an import).
    pub async fn append(&self, state: &State, entry: Entry) -> Result<EventId, Fault> {
        self.append_as(EventId(state.world.new_id()), entry).await
    }

    async fn append_as(&self, id: EventId, entry: Entry) -> Result<EventId, Fault> {
        let Entry { action, society_id, changes } = entry;
        let chain = society_id.map_or_else(|| COMMON_CHAIN.to_owned(), |id| id.0.simple().to_string());
        let (link, previous) = self.extend(&chain).await?;
        let mut event = event::Model {
            position: 0,
            id,
            chain: chain.clone(),
            link,
            at: self.at,
            action,
            society_id,
            user_id: self.actor.user_id,
            actor: self.actor.name.clone(),
            role: self.actor.role,
            changes: serde_json::to_string(&changes)?,
            request_id: self.actor.request_id.clone(),
            hash: String::new(),
        };
        event.hash = link_hash(&previous, &event);
        self.close(&chain, &event.hash).await?;
        let mut row = event::ActiveModel::from(event).reset_all();
        row.position = NotSet;
        row.insert(&self.tx).await?;
        Ok(id)
    }

    /// Commits what was appended, for an intention that touches several societies, and wakes who follows.
    pub async fn end(self, state: &State) -> Result<(), Fault> {
        self.tx.commit().await?;
        state.live.committed(&state.db);
        Ok(())
    }

    /// Appends the event of the intention, commits both and wakes who follows.
    pub async fn commit(self, state: &State, entry: Entry) -> Result<EventId, Fault> {
        let id = self.append_as(self.event_id, entry).await?;
        self.tx.commit().await?;
        state.live.committed(&state.db);
        Ok(id)
    }

    /// Lengthens the chain by one and locks its head until the transaction ends.
    async fn extend(&self, name: &str) -> Result<(i64, String), Fault> {
        let longer = Expr::col((chain::Entity, chain::Column::Length)).add(1);
        let statement = Query::insert()
            .into_table(chain::Entity.table_ref())
            .columns([chain::Column::Chain, chain::Column::Length, chain::Column::Hash])
            .values_panic([name.into(), 1_i64.into(), "".into()])
            .on_conflict(OnConflict::column(chain::Column::Chain).value(chain::Column::Length, longer).to_owned())
            .returning(Query::returning().columns([chain::Column::Length, chain::Column::Hash]))
            .to_owned();
        let row =
            self.tx.query_one(&statement).await?.ok_or_else(|| Fault::Broken(format!("no head of chain {name}")))?;
        Ok((row.try_get("", "length")?, row.try_get("", "hash")?))
    }

    async fn close(&self, name: &str, hash: &str) -> Result<(), Fault> {
        chain::ActiveModel { chain: Set(name.into()), hash: Set(hash.into()), length: NotSet }.update(&self.tx).await?;
        Ok(())
    }
}
