//! The list of annual reports: the queue of whoever has to act, oldest first.

use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use entity::institution::campaign::CampaignId;
use entity::institution::inspection::Conclusion;
use entity::institution::report::field::ReportField;
use entity::institution::report::{self, ReportId, ReportReturnReason, ReportState, report_remark, report_step};
use entity::register::present;
use entity::register::society::SocietyId;

use super::annual_report::AnnualReport;
use crate::access::Scope;
use crate::access::scope::in_region;
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::page::{Listed, Page, Place, connect};
use crate::scalar::Date;
use crate::world::moments_in_china;

/// What to narrow a list of reports to (年报筛选).
#[derive(InputObject, Default)]
struct AnnualReportFilter {
    /// Of this annual inspection.
    campaign: Option<ID>,
    /// Of this society.
    society: Option<ID>,
    /// By the year of the conclusion.
    year: Option<i32>,
    /// In one of these states.
    states: Option<Vec<ReportState>>,
    /// With one of these conclusions.
    conclusions: Option<Vec<Conclusion>>,
    /// Of societies of this region and below it, GB/T 2260 code.
    region: Option<String>,
    /// Of societies whose name, pinyin, initials or code hold this.
    search: Option<String>,
    /// First submitted on this day in China.
    submitted_on: Option<Date>,
    /// Returned at least once for one of these reasons.
    return_reasons: Option<Vec<ReportReturnReason>>,
    /// Remarked on at one of these fields when it was returned.
    remarked_fields: Option<Vec<ReportField>>,
}

impl AnnualReportFilter {
    fn condition(self, scope: &Scope<'_>) -> Result<Condition> {
        let Self {
            campaign,
            society,
            year,
            states,
            conclusions,
            region,
            search,
            submitted_on,
            return_reasons,
            remarked_fields,
        } = self;
        let mut all = Condition::all();
        if let Some(id) = campaign {
            let id = CampaignId::parse(&id).map_err(|_| bad_input("filter.campaign: not a campaign's id"))?;
            all = all.add(report::Column::CampaignId.eq(id));
        }
        if let Some(id) = society {
            let id = SocietyId::parse(&id).map_err(|_| bad_input("filter.society: not a society's id"))?;
            all = all.add(report::Column::SocietyId.eq(id));
        }
        if let Some(year) = year {
            all = all.add(report::Column::Year.eq(year));
        }
        if let Some(states) = states {
            all = all.add(report::Column::State.is_in(states));
        }
        if let Some(conclusions) = conclusions {
            all = all.add(report::Column::Conclusion.is_in(conclusions));
        }
        if let Some(day) = submitted_on {
            let (from, until) = moments_in_china(day.0);
            all = all.add(report::Column::SubmittedAt.gte(from)).add(report::Column::SubmittedAt.lt(until));
        }
        all = all.add_option(return_reasons.map(|reasons| returned_for(scope, reasons)));
        all = all.add_option(remarked_fields.map(|fields| remarked_at(scope, fields)));
        let mut societies = Condition::all();
        if let Some(code) = region {
            societies = societies.add(in_region(&code));
        }
        if let Some(text) = search.map(|text| text.trim().to_lowercase()).filter(|text| !text.is_empty()) {
            societies = societies.add(present::Column::Search.contains(&text));
        }
        if !societies.is_empty() {
            let found = scope.societies().select_only().column(present::Column::SocietyId).filter(societies);
            all = all.add(report::Column::SocietyId.in_subquery(found.into_query()));
        }
        Ok(all)
    }
}

/// Reports that were returned for one of these reasons.
fn returned_for(scope: &Scope<'_>, reasons: Vec<ReportReturnReason>) -> SimpleExpr {
    let steps = scope
        .report_steps()
        .select_only()
        .column(report_step::Column::ReportId)
        .filter(report_step::Column::Reason.is_in(reasons));
    report::Column::Id.in_subquery(steps.into_query())
}

/// Reports that were remarked on at one of these fields.
fn remarked_at(scope: &Scope<'_>, fields: Vec<ReportField>) -> SimpleExpr {
    let remarks = scope
        .report_remarks()
        .select_only()
        .column(report_remark::Column::ReportId)
        .filter(report_remark::Column::Field.is_in(fields));
    report::Column::Id.in_subquery(remarks.into_query())
}

/// The place of a report: since when it has been in its state, and its id.
#[derive(Clone, Copy, Debug)]
struct ReportPlace(DateTime<Utc>, Uuid);

impl Place for ReportPlace {
    fn write(&self) -> String {
        format!("{}|{}", self.0.timestamp_micros(), self.1.simple())
    }

    fn read(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('|')?;
        Some(Self(DateTime::from_timestamp_micros(at.parse().ok()?)?, Uuid::try_parse(id).ok()?))
    }
}

/// Fields of the whole list.
pub struct AnnualReportTotal(Select<report::Entity>);

#[Object]
impl AnnualReportTotal {
    /// Reports in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of reports.
#[derive(Default)]
pub struct AnnualReportQuery;

#[Object]
impl AnnualReportQuery {
    /// Annual reports that the caller may see, those that have waited longest first (年度报告).
    async fn annual_reports(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<AnnualReportFilter>,
    ) -> Result<Listed<AnnualReport, AnnualReportTotal>> {
        let page = Page::<ReportPlace>::read(first, after)?;
        let scope = caller(ctx).scope("Query.annualReports");
        let filter = filter.unwrap_or_default().condition(&scope)?;
        let all = scope.annual_reports().filter(filter);
        let onward = page.after.map_or_else(Condition::all, |ReportPlace(at, id)| {
            let same = report::Column::StateSince.eq(at).and(report::Column::Id.gt(ReportId(id)));
            Condition::any().add(report::Column::StateSince.gt(at)).add(same)
        });
        let rows = all.clone().filter(onward).order_by_asc(report::Column::StateSince);
        let rows = rows.order_by_asc(report::Column::Id).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        let place = |row: &report::Model| ReportPlace(row.state_since, row.id.0);
        Ok(connect(&page, rows, AnnualReportTotal(all), place, AnnualReport))
    }
}
