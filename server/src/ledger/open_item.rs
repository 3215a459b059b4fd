//! Open items: opened, passed on and closed inside the write of the intention that does it, so that a
//! thing that waits has exactly one holder at every moment.

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, Select, Set};
use uuid::Uuid;

use entity::ledger::change::ChangeKind;
use entity::ledger::closed_item;
use entity::ledger::open_item::{self, OpenItemId, OpenItemKind};
use entity::register::agency::{self, AgencyId, Tier};
use entity::register::region::{self, parent_of};
use entity::register::society::SocietyId;

use super::{Write, feed};
use crate::fault::Fault;
use crate::state::State;

/// Who has to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A society, through whoever holds its posts.
    Society(SocietyId),
    /// An agency, through whoever holds its posts.
    Agency(AgencyId),
}

/// What waits, and for whom.
#[derive(Clone, Debug)]
pub struct OpenItem {
    /// What it is.
    pub kind: OpenItemKind,
    /// The row that it is about.
    pub subject_id: Uuid,
    /// The society that it is about, if it is about one.
    pub society_id: Option<SocietyId>,
    /// GB/T 2260 code of the region that it belongs to.
    pub region_code: String,
    /// What it is about, for a person; empty where kind and society say it.
    pub title: String,
    /// Who has to act.
    pub holder: Holder,
    /// Why he: the subject's state as a rule.
    pub reason: String,
    /// Until when.
    pub due_on: NaiveDate,
}

impl Write {
    /// Opens an item. A second one about the same subject is refused by the database.
    pub async fn open(&self, state: &State, item: OpenItem) -> Result<(), Fault> {
        self.open_all(state, vec![item]).await
    }

    /// Opens many at once: a directive has hundreds of recipients.
    pub async fn open_all(&self, state: &State, items: Vec<OpenItem>) -> Result<(), Fault> {
        let ids: Vec<OpenItemId> = items.iter().map(|_| OpenItemId(state.world.new_id())).collect();
        let told: Vec<_> = ids.iter().zip(&items).map(|(id, item)| (*id, item.region_code.clone())).collect();
        let rows: Vec<_> = ids.into_iter().zip(items).map(|(id, item)| self.row(id, item)).collect();
        // A statement holds so many values and no more.
        for some in rows.chunks(200) {
            open_item::Entity::insert_many(some.to_vec()).exec_without_returning(&self.tx).await?;
        }
        self.tell_of(told, false).await
    }

    fn row(&self, id: OpenItemId, item: OpenItem) -> open_item::ActiveModel {
        let OpenItem { kind, subject_id, society_id, region_code, title, holder, reason, due_on } = item;
        let (holder_society_id, holder_agency_id) = columns(holder);
        open_item::ActiveModel {
            id: Set(id),
            kind: Set(kind),
            subject_id: Set(subject_id),
            society_id: Set(society_id),
            region_code: Set(region_code),
            holder_society_id: Set(holder_society_id),
            holder_agency_id: Set(holder_agency_id),
            title: Set(title),
            reason: Set(reason),
            since: Set(self.at),
            due_on: Set(due_on),
        }
    }

    /// Passes an open item to its next holder, whose time begins now.
    pub async fn pass(
        &self,
        kind: OpenItemKind,
        subject_id: Uuid,
        holder: Holder,
        reason: &str,
        due_on: NaiveDate,
    ) -> Result<(), Fault> {
        let found = of(kind, subject_id).one(&self.tx).await?;
        let item = found.ok_or_else(|| Fault::Broken(format!("no open {kind} {subject_id}")))?;
        let (holder_society_id, holder_agency_id) = columns(holder);
        let passed = open_item::ActiveModel {
            id: Set(item.id),
            holder_society_id: Set(holder_society_id),
            holder_agency_id: Set(holder_agency_id),
            reason: Set(reason.into()),
            since: Set(self.at),
            due_on: Set(due_on),
            ..Default::default()
        };
        passed.update(&self.tx).await?;
        self.tell_of([(item.id, item.region_code)], false).await
    }

    /// Gives whoever holds these items until another day.
    pub async fn put_off(&self, kind: OpenItemKind, subject_ids: &[Uuid], due_on: NaiveDate) -> Result<(), Fault> {
        for some in subject_ids.chunks(200) {
            let later = open_item::ActiveModel { due_on: Set(due_on), ..Default::default() };
            self.set(kind, some, later).await?;
        }
        Ok(())
    }

    /// Calls an open item by another name.
    pub async fn retitle(&self, kind: OpenItemKind, subject_id: Uuid, title: &str) -> Result<(), Fault> {
        let titled = open_item::ActiveModel { title: Set(title.into()), ..Default::default() };
        self.set(kind, &[subject_id], titled).await
    }

    async fn set(&self, kind: OpenItemKind, subject_ids: &[Uuid], change: open_item::ActiveModel) -> Result<(), Fault> {
        let those = Condition::all()
            .add(open_item::Column::Kind.eq(kind))
            .add(open_item::Column::SubjectId.is_in(subject_ids.iter().copied()));
        let told: Vec<(OpenItemId, String)> = open_item::Entity::find()
            .select_only()
            .columns([open_item::Column::Id, open_item::Column::RegionCode])
            .filter(those.clone())
            .into_tuple()
            .all(&self.tx)
            .await?;
        open_item::Entity::update_many().set(change).filter(those).exec(&self.tx).await?;
        self.tell_of(told, false).await
    }

    /// Closes an open item; there is nothing to do where none is open.
    pub async fn close_item(&self, kind: OpenItemKind, subject_id: Uuid) -> Result<(), Fault> {
        self.take_out(of(kind, subject_id)).await
    }

    /// Closes many open items of a kind at once.
    pub async fn close_items(&self, kind: OpenItemKind, subject_ids: &[Uuid]) -> Result<(), Fault> {
        for some in subject_ids.chunks(200) {
            let those = open_item::Entity::find()
                .filter(open_item::Column::Kind.eq(kind))
                .filter(open_item::Column::SubjectId.is_in(some.iter().copied()));
            self.take_out(those).await?;
        }
        Ok(())
    }

    /// Takes the rows out of what waits and keeps them where their last holder is told of it.
    async fn take_out(&self, those: Select<open_item::Entity>) -> Result<(), Fault> {
        // Locked: of two who close the same thing the second finds nothing left.
        let rows = those.lock_exclusive().all(&self.tx).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let ids: Vec<OpenItemId> = rows.iter().map(|row| row.id).collect();
        let told: Vec<_> = rows.iter().map(|row| (row.id, row.region_code.clone())).collect();
        let closed: Vec<_> = rows.into_iter().map(|row| self.closed(row)).collect();
        closed_item::Entity::insert_many(closed).exec_without_returning(&self.tx).await?;
        open_item::Entity::delete_many().filter(open_item::Column::Id.is_in(ids)).exec(&self.tx).await?;
        self.tell_of(told, true).await
    }

    /// Tells whoever follows the feed what became of items: screens that show what waits renew themselves.
    async fn tell_of(&self, items: impl IntoIterator<Item = (OpenItemId, String)>, closed: bool) -> Result<(), Fault> {
        let items = items.into_iter().map(|(id, region_code)| (id.0, region_code));
        feed::tell_all(&self.tx, ChangeKind::OpenItem, items, closed).await
    }

    fn closed(&self, row: open_item::Model) -> closed_item::ActiveModel {
        let open_item::Model {
            id,
            kind,
            subject_id,
            society_id,
            region_code: _,
            holder_society_id,
            holder_agency_id,
            title,
            reason: _,
            since: _,
            due_on: _,
        } = row;
        closed_item::ActiveModel {
            id: Set(id),
            kind: Set(kind),
            subject_id: Set(subject_id),
            society_id: Set(society_id),
            holder_society_id: Set(holder_society_id),
            holder_agency_id: Set(holder_agency_id),
            title: Set(title),
            closed_at: Set(self.at),
            event_id: Set(self.event_id),
        }
    }

    /// The agency of a tier that a region belongs to: its own, or the nearest one above it.
    pub async fn agency(&self, tier: Tier, region_code: &str) -> Result<AgencyId, Fault> {
        let mut code = Some(region_code.to_owned());
        while let Some(here) = code {
            let found = agency::Entity::find()
                .filter(agency::Column::Tier.eq(tier))
                .inner_join(region::Entity)
                .filter(region::Column::Code.eq(&here))
                .one(&self.tx)
                .await?;
            if let Some(agency) = found {
                return Ok(agency.id);
            }
            code = parent_of(&here);
        }
        Err(Fault::Broken(format!("no agency of tier {tier} for {region_code}: enter one with `xuehui agency add`")))
    }
}

fn of(kind: OpenItemKind, subject_id: Uuid) -> Select<open_item::Entity> {
    open_item::Entity::find()
        .filter(open_item::Column::Kind.eq(kind))
        .filter(open_item::Column::SubjectId.eq(subject_id))
}

const fn columns(holder: Holder) -> (Option<SocietyId>, Option<AgencyId>) {
    match holder {
        Holder::Society(id) => (Some(id), None),
        Holder::Agency(id) => (None, Some(id)),
    }
}
