//! Guidance in the API: the three lights of a society and year, the records behind them, and the board
//! of all societies.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{Datelike, NaiveDate};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use entity::Word;
use entity::file::attachment::SubjectKind;
use entity::register::present;
use entity::register::society::SocietyId;
use entity::responsibility::guidance::{self, GuidanceKind, Light, light, needed};

use crate::api::intention::permit;
use crate::api::loaders::{by_key, rows_of};
use crate::api::user_error::{UserError, settle};
use crate::caller::{bad_input, caller, state};
use crate::fault::{Fault, Stop};
use crate::file::api::attachment::{Attachment, attachments};
use crate::file::api::files_of;
use crate::page::{Page, Place, connect};
use crate::register::api::agency::Agency;
use crate::register::api::society::{Society, find_society};
use crate::register::api::society_list::{SocietyConnection, SocietyTotal};
use crate::responsibility::action::record_guidance::{self, record_guidance};
use crate::responsibility::action::withdraw_guidance::{self, withdraw_guidance};
use crate::scalar::Date;

/// What the federation did for a society in a year (指导情况).
#[derive(SimpleObject)]
pub struct Guidance {
    /// The year (年度).
    year: i32,
    /// The three lights (三到位).
    lights: Vec<GuidanceLight>,
    /// The records of the year, oldest first, withdrawn ones too.
    records: Vec<GuidanceRecord>,
}

/// One of the three lights (到位情况).
#[derive(SimpleObject)]
struct GuidanceLight {
    /// What has to be in place.
    kind: GuidanceKind,
    /// Whether it is.
    state: Light,
    /// Records of the year that count.
    records: i64,
    /// How many put it in place.
    needed: i64,
}

/// A record of guidance (指导记录).
pub struct GuidanceRecord(guidance::Model);

#[Object]
impl GuidanceRecord {
    /// Opaque global id.
    async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// What was done (类别).
    async fn kind(&self) -> GuidanceKind {
        self.0.kind
    }

    /// On which day (日期).
    async fn held_on(&self) -> Date {
        self.0.held_on.into()
    }

    /// By whom (指导人).
    async fn held_by(&self) -> &str {
        &self.0.held_by
    }

    /// What shows it (佐证).
    async fn evidence(&self) -> &str {
        &self.0.evidence
    }

    /// The same as files (佐证附件).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::Guidance, self.0.id.0).await
    }

    /// The federation that recorded it.
    async fn agency(&self, ctx: &Context<'_>) -> Result<Agency> {
        let found = by_key(ctx, self.0.agency_id).await?;
        Ok(found.map(Agency).ok_or_else(|| Fault::Broken("an agency vanished".into()))?)
    }

    /// The day it was withdrawn, from when on it does not count; null while it stands.
    async fn withdrawn_on(&self) -> Option<Date> {
        self.0.withdrawn_on.map(Date)
    }

    /// Why it was withdrawn; null while it stands.
    async fn withdraw_reason(&self) -> Option<&str> {
        self.0.withdraw_reason.as_deref()
    }
}

/// The guidance of a society that the caller was found to reach.
pub async fn guidance_of(ctx: &Context<'_>, society: SocietyId, year: i32) -> Result<Guidance> {
    let rows = rows_of::<guidance::Entity>(ctx, society).await?;
    let records: Vec<_> = rows.iter().filter(|row| row.held_on.year() == year).cloned().collect();
    let count = |kind: GuidanceKind| {
        let counted = records.iter().filter(|row| row.kind == kind && row.withdrawn_on.is_none()).count();
        i64::try_from(counted).unwrap_or(i64::MAX)
    };
    let one = |kind: GuidanceKind| GuidanceLight {
        kind,
        state: light(kind, count(kind)),
        records: count(kind),
        needed: needed(kind),
    };
    let lights = GuidanceKind::ALL.iter().map(|kind| one(*kind)).collect();
    Ok(Guidance { year, lights, records: records.into_iter().map(GuidanceRecord).collect() })
}

/// A year that a date can have.
pub fn year_of(year: Option<i32>, today: NaiveDate) -> Result<i32> {
    let year = year.unwrap_or(today.year());
    if (1949..=9999).contains(&year) { Ok(year) } else { Err(bad_input("year: 1949 to 9999")) }
}

/// The place of a society on the board: its credit code.
struct Code(String);

impl Place for Code {
    fn write(&self) -> String {
        self.0.clone()
    }

    fn read(text: &str) -> Option<Self> {
        (!text.contains(char::is_control)).then(|| Self(text.to_owned()))
    }
}

/// Queries of guidance.
#[derive(Default)]
pub struct GuidanceQuery;

#[Object]
impl GuidanceQuery {
    /// Societies by credit code, each with its `guidance`; or only those where a light of the year is
    /// not on (三到位一览).
    async fn guidance_board(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "The year; the present one when absent.")] year: Option<i32>,
        #[graphql(desc = "Only societies where this is not in place.")] missing: Option<GuidanceKind>,
    ) -> Result<SocietyConnection> {
        let page = Page::<Code>::read(first, after)?;
        let day = state(ctx).world.today();
        let year = year_of(year, day)?;
        let scope = caller(ctx).scope("Query.guidanceBoard");
        let mut all = scope.societies();
        if let Some(kind) = missing {
            let lit = scope.guidance_records().filter(within(year)).filter(guidance::Column::Kind.eq(kind));
            let lit = lit
                .filter(guidance::Column::WithdrawnOn.is_null())
                .select_only()
                .column(guidance::Column::SocietyId)
                .group_by(guidance::Column::SocietyId)
                .having(Expr::col(guidance::Column::Id).count().gte(needed(kind)));
            all = all.filter(present::Column::SocietyId.not_in_subquery(lit.into_query()));
        }
        let onward = page
            .after
            .as_ref()
            .map_or_else(Condition::all, |code| Condition::all().add(present::Column::Uscc.gt(code.0.clone())));
        let rows = all.clone().filter(onward).order_by_asc(present::Column::Uscc).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, SocietyTotal(all), |row| Code(row.uscc.clone()), |row| Society { row, day }))
    }
}

fn within(year: i32) -> Condition {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    guidance::Column::HeldOn.between(day(1, 1), day(12, 31)).into()
}

/// Input of `recordGuidance`.
#[derive(InputObject)]
struct RecordGuidanceInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// For which societies, 1 to 500 global ids.
    society_ids: Vec<ID>,
    /// What was done.
    kind: GuidanceKind,
    /// On which day, not in the future.
    held_on: Date,
    /// By whom (指导人), at most 100 characters.
    held_by: String,
    /// What shows it (佐证), at most 4000 characters.
    evidence: String,
    /// The same as files (佐证附件), each attached to every record, at most 10 files: ids from `requestUpload`, of the caller's own, each named once.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Payload of `recordGuidance`.
#[derive(SimpleObject)]
struct RecordGuidancePayload {
    /// How many societies got a record.
    recorded: usize,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Input of `withdrawGuidance`.
#[derive(InputObject)]
struct WithdrawGuidanceInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The record's global id.
    record_id: ID,
    /// Why, at most 4000 characters.
    reason: String,
}

/// Payload of `withdrawGuidance`.
#[derive(SimpleObject)]
struct WithdrawGuidancePayload {
    /// The society as it stands now; null when it was refused.
    society: Option<Society>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of guidance.
#[derive(Default)]
pub struct GuidanceMutation;

#[Object]
impl GuidanceMutation {
    /// Records guidance (登记指导) for one society or for many at once.
    async fn record_guidance(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RecordGuidanceInput,
    ) -> Result<RecordGuidancePayload> {
        let RecordGuidanceInput { idempotency_key, society_ids, kind, held_on, held_by, evidence, file_ids } = input;
        let asked = society_ids.len();
        let societies: Option<Vec<SocietyId>> = society_ids.iter().map(|id| SocietyId::parse(id).ok()).collect();
        let done = match (societies, files_of(&file_ids)) {
            (None, _) => Err(Stop::at("societyIds", entity::refusal::RefusalCode::NotFound)),
            (_, Err(stop)) => Err(stop),
            (Some(societies), Ok(files)) => {
                let held_on = held_on.0;
                let input =
                    record_guidance::Input { idempotency_key, societies, kind, held_on, held_by, evidence, files };
                record_guidance(state(ctx), permit(ctx)?, input).await
            }
        };
        let (done, user_errors) = settle(done, caller(ctx).language)?;
        Ok(RecordGuidancePayload { recorded: done.map_or(0, |()| asked), user_errors })
    }

    /// Withdraws a record of guidance (撤回指导记录) that was wrong.
    async fn withdraw_guidance(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: WithdrawGuidanceInput,
    ) -> Result<WithdrawGuidancePayload> {
        let WithdrawGuidanceInput { idempotency_key, record_id, reason } = input;
        let input = withdraw_guidance::Input { idempotency_key, record: record_id.to_string(), reason };
        let done = withdraw_guidance(state(ctx), permit(ctx)?, input).await;
        let (society, user_errors) = settle(done, caller(ctx).language)?;
        let society = match society {
            Some(id) => find_society(ctx, id, None).await?,
            None => None,
        };
        Ok(WithdrawGuidancePayload { society, user_errors })
    }
}
