//! How far an annual inspection is: by state, by day, by region, and why reports went back.

use std::collections::BTreeMap;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use entity::institution::campaign::CampaignId;
use entity::institution::report::field::ReportField;
use entity::institution::report::machine::Turn;
use entity::institution::report::{self, ReportReturnReason, ReportState, ReportStep, report_remark, report_step};

use super::campaign::find_campaign;
use crate::api::loaders::by_keys;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::register::api::region::Region;
use crate::scalar::Date;
use crate::world::day_in_china;

/// How far an annual inspection is (年检进度).
#[derive(SimpleObject)]
pub struct InspectionProgress {
    /// Societies that are asked, the exempt ones included.
    reports: i64,
    /// Of them, in each state that there is.
    by_state: Vec<StateCount>,
    /// Reports that were first submitted on a day, oldest first; days without any are left out (按日提交).
    by_day: Vec<DayCount>,
    /// By region of the societies (按地区).
    by_region: Vec<RegionProgress>,
    /// Why reports went back, most frequent first (退回原因统计).
    return_reasons: Vec<ReasonCount>,
    /// At which fields something had to be corrected, most frequent first (退回栏目统计).
    returned_fields: Vec<FieldCount>,
}

/// Reports in a state.
#[derive(SimpleObject)]
struct StateCount {
    /// The state.
    state: ReportState,
    /// How many.
    count: i64,
}

/// Reports of a day.
#[derive(SimpleObject)]
struct DayCount {
    /// The day in China.
    on: Date,
    /// How many were first submitted on it.
    submitted: i64,
}

/// A region's progress.
#[derive(SimpleObject)]
struct RegionProgress {
    /// The region.
    region: Region,
    /// Societies that have to report.
    asked: i64,
    /// Of them, submitted to the federation or further.
    submitted: i64,
    /// Of them, passed by the federation or further.
    passed: i64,
    /// Of them, concluded.
    concluded: i64,
}

/// How often a reason was given.
#[derive(SimpleObject)]
struct ReasonCount {
    /// The reason.
    reason: ReportReturnReason,
    /// How often.
    count: i64,
}

/// How often a field was remarked on.
#[derive(SimpleObject)]
struct FieldCount {
    /// The field.
    field: ReportField,
    /// How often.
    count: i64,
}

/// Queries of progress.
#[derive(Default)]
pub struct ProgressQuery;

#[Object]
impl ProgressQuery {
    /// How far an annual inspection is among the societies that the caller reaches; null when there is
    /// none for the caller (年检进度).
    async fn inspection_progress(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The annual inspection's global id.")] campaign: ID,
    ) -> Result<Option<InspectionProgress>> {
        let Ok(id) = CampaignId::parse(&campaign) else { return Ok(None) };
        match find_campaign(ctx, id).await? {
            Some(_) => Ok(Some(progress(ctx, id).await?)),
            None => Ok(None),
        }
    }
}

async fn progress(ctx: &Context<'_>, campaign: CampaignId) -> Result<InspectionProgress, Fault> {
    let reports = caller(ctx).scope("Query.inspectionProgress").annual_reports();
    let reports = reports.filter(report::Column::CampaignId.eq(campaign));
    let by_region = states(ctx, &reports).await?;
    let mut by_state: BTreeMap<ReportState, i64> = BTreeMap::new();
    for (_, state, count) in &by_region {
        *by_state.entry(*state).or_default() += count;
    }
    Ok(InspectionProgress {
        reports: by_state.values().sum(),
        by_state: by_state.into_iter().map(|(state, count)| StateCount { state, count }).collect(),
        by_day: days(ctx, &reports).await?,
        by_region: regions(ctx, by_region).await?,
        return_reasons: reasons(ctx, &reports).await?,
        returned_fields: fields(ctx, &reports).await?,
    })
}

type Counted = (String, ReportState, i64);

async fn states(ctx: &Context<'_>, reports: &Select<report::Entity>) -> Result<Vec<Counted>, Fault> {
    let counted = reports
        .clone()
        .select_only()
        .column(report::Column::RegionCode)
        .column(report::Column::State)
        .column_as(Expr::col(report::Column::Id).count(), "count")
        .group_by(report::Column::RegionCode)
        .group_by(report::Column::State);
    Ok(counted.into_tuple().all(&state(ctx).db).await?)
}

/// Grouped here: the two databases name the day of a moment differently, and China's day is neither's.
async fn days(ctx: &Context<'_>, reports: &Select<report::Entity>) -> Result<Vec<DayCount>, Fault> {
    let moments = reports.clone().select_only().column(report::Column::SubmittedAt);
    let moments = moments.filter(report::Column::SubmittedAt.is_not_null());
    let moments: Vec<DateTime<Utc>> = moments.into_tuple().all(&state(ctx).db).await?;
    let mut days: BTreeMap<NaiveDate, i64> = BTreeMap::new();
    for moment in moments {
        *days.entry(day_in_china(moment)).or_default() += 1;
    }
    Ok(days.into_iter().map(|(on, submitted)| DayCount { on: on.into(), submitted }).collect())
}

async fn regions(ctx: &Context<'_>, counted: Vec<Counted>) -> Result<Vec<RegionProgress>, Fault> {
    let mut all: BTreeMap<String, [i64; 4]> = BTreeMap::new();
    for (code, state, count) in counted {
        let [asked, submitted, passed, concluded] = all.entry(code).or_default();
        let beyond = matches!(state.turn(), Turn::Registration) || is_concluded(state);
        *asked += if state == ReportState::Exempt { 0 } else { count };
        *submitted += if beyond || matches!(state.turn(), Turn::Sponsor) { count } else { 0 };
        *passed += if beyond { count } else { 0 };
        *concluded += if is_concluded(state) { count } else { 0 };
    }
    let found = by_keys(ctx, all.keys().cloned()).await?;
    let progress = |(code, [asked, submitted, passed, concluded]): (String, [i64; 4])| {
        let region = Region(found.get(&code).cloned()?);
        Some(RegionProgress { region, asked, submitted, passed, concluded })
    };
    Ok(all.into_iter().filter_map(progress).collect())
}

const fn is_concluded(state: ReportState) -> bool {
    matches!(
        state,
        ReportState::Concluded | ReportState::Rectifying | ReportState::RectificationReported | ReportState::Rectified
    )
}

async fn reasons(ctx: &Context<'_>, reports: &Select<report::Entity>) -> Result<Vec<ReasonCount>, Fault> {
    let within = reports.clone().select_only().column(report::Column::Id).into_query();
    let counted: Vec<(ReportReturnReason, i64)> = caller(ctx)
        .scope("Query.inspectionProgress")
        .report_steps()
        .filter(report_step::Column::ReportId.in_subquery(within))
        .filter(report_step::Column::Step.eq(ReportStep::Return))
        .filter(report_step::Column::Reason.is_not_null())
        .select_only()
        .column(report_step::Column::Reason)
        .column_as(Expr::col(report_step::Column::Id).count(), "count")
        .group_by(report_step::Column::Reason)
        .into_tuple()
        .all(&state(ctx).db)
        .await?;
    let mut all: Vec<_> = counted.into_iter().map(|(reason, count)| ReasonCount { reason, count }).collect();
    all.sort_by_key(|counted| (-counted.count, counted.reason));
    Ok(all)
}

async fn fields(ctx: &Context<'_>, reports: &Select<report::Entity>) -> Result<Vec<FieldCount>, Fault> {
    let within = reports.clone().select_only().column(report::Column::Id).into_query();
    let counted: Vec<(ReportField, i64)> = caller(ctx)
        .scope("Query.inspectionProgress")
        .report_remarks()
        .filter(report_remark::Column::ReportId.in_subquery(within))
        .select_only()
        .column(report_remark::Column::Field)
        .column_as(Expr::col(report_remark::Column::Id).count(), "count")
        .group_by(report_remark::Column::Field)
        .into_tuple()
        .all(&state(ctx).db)
        .await?;
    let mut all: Vec<_> = counted.into_iter().map(|(field, count)| FieldCount { field, count }).collect();
    all.sort_by_key(|counted| (-counted.count, counted.field));
    Ok(all)
}
