//! Scope of the change feed: of each kind what the viewer reads by the kind's own field, and no more. Of demands those to
//! which he is bound: that others offer is told to nobody who only may offer. Of what waits that it is closed, too, though
//! it waits no longer. And what is made of it: snapshots, each to
//! whoever asked, and webhooks, each to whose it is and to administrators.

use sea_orm::sea_query::{Cond, IntoCondition};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use entity::ledger::change::{self, ChangeKind, Column};
use entity::ledger::open_item;
use entity::ledger::snapshot;
use entity::ledger::webhook::{self, WebhookState};
use entity::policy::Reach;
use entity::project::demand;

use super::waiting::is_one_of;
use super::{Scope, all, none};

impl Scope<'_> {
    /// Changes of things of these kinds within reach.
    #[must_use]
    pub fn changes(&self, kinds: &[ChangeKind]) -> Select<change::Entity> {
        if self.reach == Reach::Nothing {
            return change::Entity::find().filter(none());
        }
        let told = kinds.iter().map(|kind| {
            let theirs = Self::of(self.viewer, kind.field()).told_of(*kind);
            Cond::all().add(Column::Kind.eq(*kind)).add(theirs)
        });
        change::Entity::find().filter(told.fold(Cond::any().add(none()), Condition::add))
    }

    /// The viewer's own snapshots.
    #[must_use]
    pub fn snapshots(&self) -> Select<snapshot::Entity> {
        let own = self.viewer.filter(|_| self.reach != Reach::Nothing);
        snapshot::Entity::find().filter(match own {
            Some(own) => snapshot::Column::UserId.eq(own.user_id).into_condition(),
            None => none(),
        })
    }

    /// Webhooks within reach that were not ended.
    #[must_use]
    pub fn webhooks(&self) -> Select<webhook::Entity> {
        let living = webhook::Entity::find().filter(webhook::Column::State.ne(WebhookState::Ended));
        living.filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Own, Some(own)) => webhook::Column::UserId.eq(own.user_id).into_condition(),
            _ => none(),
        })
    }

    fn told_of(&self, kind: ChangeKind) -> Condition {
        match (kind, self.reach, self.viewer) {
            (ChangeKind::Demand, ..) => {
                let bound = self.own_demands().select_only().column(demand::Column::Id).into_query();
                Column::SubjectId.in_subquery(bound).into_condition()
            }
            (ChangeKind::OpenItem, ..) => {
                let subject = (change::Entity, Column::SubjectId);
                let waits = is_one_of(self.open_items(), open_item::Column::Id, subject);
                let closed = Cond::all().add(Column::Gone.eq(true));
                let closed = closed.add(self.closed_of_region(Column::RegionCode, subject));
                Cond::any().add(waits).add(closed)
            }
            (_, Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => Column::SubjectId.eq(own.0).into_condition(),
                None => none(),
            },
            _ => self.of_region(Column::RegionCode),
        }
    }
}
