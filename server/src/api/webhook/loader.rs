//! What webhooks show of others' tables, for many of them at once: how many messages stand how, and whose they are.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use sea_orm::{ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QuerySelect};

use entity::account::UserId;
use entity::account::oauth::client;
use entity::ledger::webhook::message::{Column, Entity};
use entity::ledger::webhook::{MessageState, WebhookId};

/// Collects the wishes of one request.
pub struct WebhookLoader(pub DatabaseConnection);

/// Messages of a webhook that stand so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tally(pub WebhookId, pub MessageState);

impl Loader<Tally> for WebhookLoader {
    type Value = i64;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[Tally]) -> Result<HashMap<Tally, i64>, Self::Error> {
        let ids: HashSet<WebhookId> = keys.iter().map(|key| key.0).collect();
        let states: HashSet<MessageState> = keys.iter().map(|key| key.1).collect();
        let counted = Entity::find()
            .select_only()
            .column(Column::WebhookId)
            .column(Column::State)
            .column_as(Column::Id.count(), "count")
            .filter(Column::WebhookId.is_in(ids))
            .filter(Column::State.is_in(states))
            .group_by(Column::WebhookId)
            .group_by(Column::State)
            .into_tuple::<(WebhookId, MessageState, i64)>();
        let rows = counted.all(&self.0).await?;
        Ok(rows.into_iter().map(|(id, state, count)| (Tally(id, state), count)).collect())
    }
}

impl Loader<UserId> for WebhookLoader {
    type Value = client::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[UserId]) -> Result<HashMap<UserId, client::Model>, Self::Error> {
        let rows =
            client::Entity::find().filter(client::Column::UserId.is_in(keys.iter().copied())).all(&self.0).await?;
        Ok(rows.into_iter().map(|row| (row.user_id, row)).collect())
    }
}
