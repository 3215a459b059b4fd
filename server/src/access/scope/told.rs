//! Scope of what was said to people: reminders of one's own post; of mails and partners' clients, for administrators;
//! and whether one may see a single thing that waits.

use sea_orm::sea_query::{Cond, IntoCondition};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};

use entity::account::mail;
use entity::account::oauth::client;
use entity::institution::reminder;
use entity::ledger::open_item;
use entity::policy::Reach;
use entity::register::present;

use super::{Scope, all, list_of, none};
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

    /// Whether the viewer may see one thing that waits at a society that he reaches: as `open_items` asks
    /// the database.
    #[must_use]
    pub fn sees_item(&self, item: &open_item::Model, society: &present::Model) -> bool {
        let readable = self.viewer.is_some_and(|viewer| viewer.allows(list_of(item.kind)));
        self.holds(item) || (readable && self.covers(society))
    }
}
