//! Attachments of many subjects at once: two statements a kind of subject, however long the list. The
//! subjects came through a scope; what is looked up by its own id is held against its subject's.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use async_graphql::{Context, Request};
use sea_orm::{ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use entity::file::attachment::{self, AttachmentId, Column, SubjectKind};
use entity::file::{self, FileId};

use super::attachment::Attachment;
use crate::api::loaders::{beside, shared};
use crate::fault::Fault;

/// Collects the wishes of one request.
pub struct AttachmentLoader(DatabaseConnection);

/// Gives a request its loader.
#[must_use]
pub fn with_loader(request: Request, db: &DatabaseConnection) -> Request {
    request.data(DataLoader::new(AttachmentLoader(db.clone()), beside))
}

/// Wishes for what is attached to a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AttachedTo(pub SubjectKind, pub Uuid);

impl Loader<AttachedTo> for AttachmentLoader {
    type Value = Arc<Vec<Attachment>>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[AttachedTo]) -> Result<HashMap<AttachedTo, Self::Value>, Self::Error> {
        let mut kinds: HashMap<SubjectKind, Vec<Uuid>> = HashMap::new();
        for AttachedTo(kind, id) in keys {
            kinds.entry(*kind).or_default().push(*id);
        }
        let mut found: HashMap<AttachedTo, Vec<Attachment>> = HashMap::new();
        for (kind, ids) in kinds {
            let links = attachment::Entity::find().filter(Column::SubjectKind.eq(kind));
            let links = links.filter(Column::SubjectId.is_in(ids)).order_by_asc(Column::Id).all(&self.0).await?;
            let files = files(&self.0, &links).await?;
            for link in links {
                if let Some(file) = files.get(&link.file_id) {
                    let key = AttachedTo(kind, link.subject_id);
                    found.entry(key).or_default().push(Attachment::from((link, file.clone())));
                }
            }
        }
        Ok(found.into_iter().map(|(key, all)| (key, Arc::new(all))).collect())
    }
}

impl Loader<AttachmentId> for AttachmentLoader {
    type Value = Attachment;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[AttachmentId]) -> Result<HashMap<AttachmentId, Attachment>, Self::Error> {
        let links = attachment::Entity::find().filter(Column::Id.is_in(keys.iter().copied())).all(&self.0).await?;
        let files = files(&self.0, &links).await?;
        let whole = |link: attachment::Model| {
            let file = files.get(&link.file_id)?.clone();
            Some((link.id, Attachment::from((link, file))))
        };
        Ok(links.into_iter().filter_map(whole).collect())
    }
}

async fn files(db: &DatabaseConnection, links: &[attachment::Model]) -> Result<HashMap<FileId, file::Model>, DbErr> {
    if links.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = file::Entity::find().filter(file::Column::Id.is_in(links.iter().map(|link| link.file_id)));
    Ok(rows.all(db).await?.into_iter().map(|row| (row.id, row)).collect())
}

/// What this key leads to.
pub(super) async fn load<K>(ctx: &Context<'_>, key: K) -> Result<Option<<AttachmentLoader as Loader<K>>::Value>, Fault>
where
    K: Send + Sync + Clone + Eq + std::hash::Hash + 'static,
    AttachmentLoader: Loader<K, Error = Arc<DbErr>>,
{
    ctx.data_unchecked::<DataLoader<AttachmentLoader>>().load_one(key).await.map_err(shared)
}
