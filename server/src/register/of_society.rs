//! Rows that belong to societies: selected for many societies at once, so that a list of a hundred
//! costs as many statements as a list of one.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder};

use entity::form::formation::{self, step};
use entity::form::officer::{liaison, party_officer};
use entity::form::remark::row as remark;
use entity::form::{party_act, party_form};
use entity::institution::change::registered_item;
use entity::institution::consistency::contest as figure_contest;
use entity::institution::consistency::figure::{self as agency_figure, difference};
use entity::institution::{activity, evaluation, inspection, report};
use entity::ledger::open_item;
use entity::people::appointment::{self, party_lead};
use entity::register::existence;
use entity::register::society::{self, SocietyId, contact, name};
use entity::register::standing::{council_term, grade, listing};
use entity::register::{headcount, present};
use entity::responsibility::guidance;

/// A table whose rows belong to societies.
pub trait OfSociety: EntityTrait {
    /// The column that names the society.
    const SOCIETY: Self::Column;
    /// The order within one society.
    const ORDER: Self::Column;
    /// The society of a row.
    fn society(row: &Self::Model) -> SocietyId;
}

macro_rules! of_society {
    ($($table:ident . $society:ident by $order:ident: $field:ident;)+) => {$(
        impl OfSociety for $table::Entity {
            const SOCIETY: Self::Column = $table::Column::$society;
            const ORDER: Self::Column = $table::Column::$order;
            fn society(row: &Self::Model) -> SocietyId {
                row.$field
            }
        }
    )+};
}

of_society! {
    formation.SocietyId by ProposedOn: society_id;
    step.SocietyId by At: society_id;
    remark.SocietyId by Field: society_id;
    party_officer.SocietyId by Role: society_id;
    liaison.SocietyId by Since: society_id;
    society.Id by Id: id;
    present.SocietyId by SocietyId: society_id;
    contact.SocietyId by SocietyId: society_id;
    name.SocietyId by Since: society_id;
    headcount.SocietyId by Since: society_id;
    party_form.SocietyId by Since: society_id;
    party_act.SocietyId by HeldOn: society_id;
    grade.SocietyId by Since: society_id;
    listing.SocietyId by Since: society_id;
    council_term.SocietyId by Since: society_id;
    existence.SocietyId by Since: society_id;
    registered_item.SocietyId by Since: society_id;
    party_lead.SocietyId by Since: society_id;
    inspection.SocietyId by Year: society_id;
    report.SocietyId by Year: society_id;
    activity.SocietyId by HeldOn: society_id;
    evaluation.SocietyId by FiledOn: society_id;
    agency_figure.SocietyId by Since: society_id;
    difference.SocietyId by Fact: society_id;
    figure_contest.SocietyId by ContestedOn: society_id;
    guidance.SocietyId by HeldOn: society_id;
    appointment.SocietyId by Post: society_id;
}

/// Open items that are about a society; those about none are never selected here.
impl OfSociety for open_item::Entity {
    const SOCIETY: Self::Column = open_item::Column::SocietyId;
    const ORDER: Self::Column = open_item::Column::DueOn;
    fn society(row: &Self::Model) -> SocietyId {
        row.society_id.unwrap_or(SocietyId(uuid::Uuid::nil()))
    }
}

/// The rows of these societies, each society's oldest first.
pub async fn rows<E: OfSociety>(db: &impl ConnectionTrait, ids: &[SocietyId]) -> Result<Vec<E::Model>, DbErr> {
    E::find().filter(E::SOCIETY.is_in(ids.iter().copied())).order_by_asc(E::ORDER).all(db).await
}

/// Collects the wishes of one request into one select.
pub struct BySociety<E> {
    db: DatabaseConnection,
    table: PhantomData<E>,
}

impl<E> BySociety<E> {
    /// Over this pool.
    #[must_use]
    pub fn new(db: DatabaseConnection) -> Self {
        Self { db, table: PhantomData }
    }
}

impl<E: OfSociety> Loader<SocietyId> for BySociety<E>
where
    E::Model: Send + Sync + 'static,
{
    type Value = Arc<Vec<E::Model>>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[SocietyId]) -> Result<HashMap<SocietyId, Self::Value>, Self::Error> {
        let mut found: HashMap<SocietyId, Vec<E::Model>> = HashMap::new();
        for row in rows::<E>(&self.db, keys).await.map_err(Arc::new)? {
            found.entry(E::society(&row)).or_default().push(row);
        }
        Ok(found.into_iter().map(|(id, rows)| (id, Arc::new(rows))).collect())
    }
}
