//! What belongs to many cases of this room at once: fields, remarks, steps, campaigns, reasons. The cases
//! came through a scope.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use async_graphql::{Context, Request};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use entity::institution::activity::{ActivityId, activity_step};
use entity::institution::campaign::{self, CampaignId};
use entity::institution::enforcement::{EnforcementId, enforcement_step, enforcement_term};
use entity::institution::evaluation::{EvaluationId, evaluation_step};
use entity::institution::inspection::conclusion_reason;
use entity::institution::list_case::{self, ListCaseId, ListKind, list_case_step, list_reason, list_term};
use entity::institution::report::receipt;
use entity::institution::report::{self, ReportId, report_answer, report_remark, report_step};
use entity::ledger::open_item::{self, OpenItemKind};
use entity::register::society::SocietyId;

use crate::api::loaders::{beside, shared};
use crate::fault::Fault;

/// Collects the wishes of one request.
pub struct ReportLoader(DatabaseConnection);

/// Gives a request its loader.
#[must_use]
pub fn with_loader(request: Request, db: &DatabaseConnection) -> Request {
    request.data(DataLoader::new(ReportLoader(db.clone()), beside))
}

macro_rules! of_report {
    ($($(#[$doc:meta])* $key:ident: $table:ident by $order:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $key(pub ReportId);

        impl Loader<$key> for ReportLoader {
            type Value = Arc<Vec<$table::Model>>;
            type Error = Arc<DbErr>;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Self::Value>, Self::Error> {
                let rows = $table::Entity::find()
                    .filter($table::Column::ReportId.is_in(keys.iter().map(|key| key.0)))
                    .order_by_asc($table::Column::$order)
                    .all(&self.0)
                    .await?;
                let mut found: HashMap<$key, Vec<$table::Model>> = HashMap::new();
                for row in rows {
                    found.entry($key(row.report_id)).or_default().push(row);
                }
                Ok(found.into_iter().map(|(key, rows)| (key, Arc::new(rows))).collect())
            }
        }
    )+};
}

of_report! {
    /// Wishes for what was written into a report.
    AnswersOf: report_answer by Field;
    /// Wishes for what was remarked on it, oldest round first.
    RemarksOf: report_remark by Round;
    /// Wishes for its steps, oldest first.
    StepsOf: report_step by At;
    /// Wishes for its receipts, oldest first.
    ReceiptsOf: receipt by Round;
}

impl Loader<ActivityId> for ReportLoader {
    type Value = Arc<Vec<activity_step::Model>>;
    type Error = Arc<DbErr>;

    /// The steps of filings, oldest first.
    async fn load(&self, keys: &[ActivityId]) -> Result<HashMap<ActivityId, Self::Value>, Self::Error> {
        let rows = activity_step::Entity::find()
            .filter(activity_step::Column::FilingId.is_in(keys.iter().copied()))
            .order_by_asc(activity_step::Column::At)
            .order_by_asc(activity_step::Column::Id);
        let mut found: HashMap<ActivityId, Vec<activity_step::Model>> = HashMap::new();
        for row in rows.all(&self.0).await? {
            found.entry(row.filing_id).or_default().push(row);
        }
        Ok(found.into_iter().map(|(id, rows)| (id, Arc::new(rows))).collect())
    }
}

impl Loader<EvaluationId> for ReportLoader {
    type Value = Arc<Vec<evaluation_step::Model>>;
    type Error = Arc<DbErr>;

    /// The steps of evaluations, oldest first.
    async fn load(&self, keys: &[EvaluationId]) -> Result<HashMap<EvaluationId, Self::Value>, Self::Error> {
        let rows = evaluation_step::Entity::find()
            .filter(evaluation_step::Column::EvaluationId.is_in(keys.iter().copied()))
            .order_by_asc(evaluation_step::Column::At)
            .order_by_asc(evaluation_step::Column::Id);
        let mut found: HashMap<EvaluationId, Vec<evaluation_step::Model>> = HashMap::new();
        for row in rows.all(&self.0).await? {
            found.entry(row.evaluation_id).or_default().push(row);
        }
        Ok(found.into_iter().map(|(id, rows)| (id, Arc::new(rows))).collect())
    }
}

/// Wishes for what a society's report of a year said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SaidBy(pub SocietyId, pub i32);

impl Loader<SaidBy> for ReportLoader {
    type Value = Arc<Vec<report_answer::Model>>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[SaidBy]) -> Result<HashMap<SaidBy, Self::Value>, Self::Error> {
        let reports = report::Entity::find()
            .filter(report::Column::SocietyId.is_in(keys.iter().map(|key| key.0)))
            .filter(report::Column::Year.is_in(keys.iter().map(|key| key.1)))
            .all(&self.0)
            .await?;
        if reports.is_empty() {
            return Ok(HashMap::new());
        }
        let ids: Vec<_> = reports.iter().map(|report| AnswersOf(report.id)).collect();
        let mut said: HashMap<AnswersOf, _> = self.load(&ids).await?;
        let of = |report: &report::Model| SaidBy(report.society_id, report.year);
        Ok(reports.iter().filter_map(|report| Some((of(report), said.remove(&AnswersOf(report.id))?))).collect())
    }
}

impl Loader<CampaignId> for ReportLoader {
    type Value = campaign::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[CampaignId]) -> Result<HashMap<CampaignId, campaign::Model>, Self::Error> {
        let rows = campaign::Entity::find().filter(campaign::Column::Id.is_in(keys.iter().copied()));
        Ok(rows.all(&self.0).await?.into_iter().map(|row| (row.id, row)).collect())
    }
}

/// Wishes for a reason of the list, by its code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReasonOf(pub String);

impl Loader<ReasonOf> for ReportLoader {
    type Value = conclusion_reason::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[ReasonOf]) -> Result<HashMap<ReasonOf, conclusion_reason::Model>, Self::Error> {
        let codes = keys.iter().map(|key| key.0.as_str());
        let rows = conclusion_reason::Entity::find().filter(conclusion_reason::Column::Code.is_in(codes));
        Ok(rows.all(&self.0).await?.into_iter().map(|row| (ReasonOf(row.code.clone()), row)).collect())
    }
}

/// Wishes for a reason of a credit list, by its code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ListReasonOf(pub String);

impl Loader<ListReasonOf> for ReportLoader {
    type Value = list_reason::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[ListReasonOf]) -> Result<HashMap<ListReasonOf, list_reason::Model>, Self::Error> {
        let codes = keys.iter().map(|key| key.0.as_str());
        let rows = list_reason::Entity::find().filter(list_reason::Column::Code.is_in(codes));
        Ok(rows.all(&self.0).await?.into_iter().map(|row| (ListReasonOf(row.code.clone()), row)).collect())
    }
}

/// Wishes for the terms of a credit list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ListTermOf(pub ListKind);

impl Loader<ListTermOf> for ReportLoader {
    type Value = list_term::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, _: &[ListTermOf]) -> Result<HashMap<ListTermOf, list_term::Model>, Self::Error> {
        let rows = list_term::Entity::find().all(&self.0).await?;
        Ok(rows.into_iter().map(|row| (ListTermOf(row.list), row)).collect())
    }
}

/// Wishes for the steps of a case of a credit list, oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ListStepsOf(pub ListCaseId);

impl Loader<ListStepsOf> for ReportLoader {
    type Value = Arc<Vec<list_case_step::Model>>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[ListStepsOf]) -> Result<HashMap<ListStepsOf, Self::Value>, Self::Error> {
        let rows = list_case_step::Entity::find()
            .filter(list_case_step::Column::ListCaseId.is_in(keys.iter().map(|key| key.0)))
            .order_by_asc(list_case_step::Column::At)
            .order_by_asc(list_case_step::Column::Id);
        let mut found: HashMap<ListStepsOf, Vec<_>> = HashMap::new();
        for row in rows.all(&self.0).await? {
            found.entry(ListStepsOf(row.list_case_id)).or_default().push(row);
        }
        Ok(found.into_iter().map(|(key, rows)| (key, Arc::new(rows))).collect())
    }
}

/// Wishes for the steps of an enforcement case, oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EnforcementStepsOf(pub EnforcementId);

impl Loader<EnforcementStepsOf> for ReportLoader {
    type Value = Arc<Vec<enforcement_step::Model>>;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[EnforcementStepsOf]) -> Result<HashMap<EnforcementStepsOf, Self::Value>, Self::Error> {
        let rows = enforcement_step::Entity::find()
            .filter(enforcement_step::Column::CaseId.is_in(keys.iter().map(|key| key.0)))
            .order_by_asc(enforcement_step::Column::At)
            .order_by_asc(enforcement_step::Column::Id);
        let mut found: HashMap<EnforcementStepsOf, Vec<_>> = HashMap::new();
        for row in rows.all(&self.0).await? {
            found.entry(EnforcementStepsOf(row.case_id)).or_default().push(row);
        }
        Ok(found.into_iter().map(|(key, rows)| (key, Arc::new(rows))).collect())
    }
}

/// Wishes for what waits about a subject of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ItemOf(pub OpenItemKind, pub Uuid);

impl Loader<ItemOf> for ReportLoader {
    type Value = open_item::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[ItemOf]) -> Result<HashMap<ItemOf, open_item::Model>, Self::Error> {
        let subjects = keys.iter().map(|key| key.1);
        let rows = open_item::Entity::find().filter(open_item::Column::SubjectId.is_in(subjects));
        Ok(rows.all(&self.0).await?.into_iter().map(|row| (ItemOf(row.kind, row.subject_id), row)).collect())
    }
}

/// The terms of enforcement that hold on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EnforcementTermOn(pub NaiveDate);

impl Loader<EnforcementTermOn> for ReportLoader {
    type Value = enforcement_term::Model;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[EnforcementTermOn]) -> Result<HashMap<EnforcementTermOn, Self::Value>, Self::Error> {
        let rows = enforcement_term::Entity::find().order_by_desc(enforcement_term::Column::EffectiveOn);
        let rows = rows.all(&self.0).await?;
        let on = |key: &EnforcementTermOn| rows.iter().find(|row| row.effective_on <= key.0).cloned();
        Ok(keys.iter().filter_map(|key| Some((*key, on(key)?))).collect())
    }
}

/// What these keys lead to.
pub async fn many<K>(
    ctx: &Context<'_>,
    keys: impl IntoIterator<Item = K>,
) -> Result<HashMap<K, <ReportLoader as Loader<K>>::Value>, Fault>
where
    K: Send + Sync + Clone + Eq + std::hash::Hash + 'static,
    ReportLoader: Loader<K, Error = Arc<DbErr>>,
{
    ctx.data_unchecked::<DataLoader<ReportLoader>>().load_many(keys).await.map_err(shared)
}

/// What this key leads to.
pub async fn one<K>(ctx: &Context<'_>, key: K) -> Result<Option<<ReportLoader as Loader<K>>::Value>, Fault>
where
    K: Send + Sync + Clone + Eq + std::hash::Hash + 'static,
    ReportLoader: Loader<K, Error = Arc<DbErr>>,
{
    Ok(many(ctx, [key]).await?.into_values().next())
}

/// The cases that led to these entries in a credit list.
pub async fn cases_of(
    db: &DatabaseConnection,
    entries: impl Iterator<Item = Uuid>,
) -> Result<Vec<list_case::Model>, Fault> {
    Ok(list_case::Entity::find().filter(list_case::Column::ListingId.is_in(entries)).all(db).await?)
}
