//! Scope of what was said to people: reminders of one's own post; of mails and partners' clients, for administrators.

use sea_orm::sea_query::{Cond, IntoCondition};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};

use entity::account::mail;
use entity::account::oauth::client;
use entity::institution::reminder;
use entity::policy::Reach;

use super::{Scope, all, none};
use crate::identity::Viewer;

impl Scope<'_> {
    /// Reminders that were said to the viewer's own post.
    #[must_use]
    pub fn reminders(&self) -> Select<reminder::Entity> {
        reminder::Entity::find().filter(self.told())
    }

    fn told(&self) -> Condition {
        let mut told = Cond::any().add(none());
        if let Some(post) = self.viewer.map(Viewer::post).filter(|_| self.reach != Reach::Nothing) {
            if let Some(own) = post.society_id {
                told = told.add(reminder::Column::HolderSocietyId.eq(own));
            }
            if let Some(own) = post.agency_id {
                told = told.add(reminder::Column::HolderAgencyId.eq(own));
            }
        }
        told.into_condition()
    }

    /// Mails within reach.
    #[must_use]
    pub fn mails(&self) -> Select<mail::Entity> {
        mail::Entity::find().filter(if self.reach == Reach::Everything { all() } else { none() })
    }

    /// Partners' clients within reach.
    #[must_use]
    pub fn oauth_clients(&self) -> Select<client::Entity> {
        client::Entity::find().filter(if self.reach == Reach::Everything { all() } else { none() })
    }
}
