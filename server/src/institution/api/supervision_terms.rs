//! The days of credit lists and of enforcement in the API: what stands, and who sets it.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};

use entity::institution::enforcement::enforcement_term;
use entity::institution::enforcement::machine::EnforcementTerms as Days;
use entity::institution::list_case::machine::ListTerms;
use entity::institution::list_case::{ListKind, list_term};

use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::institution::action::publish_enforcement_terms::{self as publish, publish_enforcement_terms};
use crate::institution::action::set_list_terms::{self as set, set_list_terms};
use crate::institution::{enforcement, list_case};
use crate::scalar::Date;

/// How long everything takes on a list (名单办理期限).
#[derive(SimpleObject)]
pub struct ListCaseTerms {
    /// Which list (名单).
    list: ListKind,
    /// Counts the writes to them; send it back as `expectedVersion`.
    version: i32,
    /// Days to object (异议期，日).
    objection_days: i32,
    /// Days for civil affairs to decide (决定期限，日).
    decision_days: i32,
    /// Months on the list until it comes off (移出期限，月).
    exit_months: i32,
    /// Working days for civil affairs to take it off (移出办理，工作日).
    exit_work_days: i32,
    /// Months on this list after which the graver one is proposed; null for never (建议列入更重名单，月).
    graver_months: Option<i32>,
    /// Whether another official decides about an objection (异议由另一人决定).
    second_official: bool,
    /// Where the figures come from (依据).
    source: String,
}

impl From<list_term::Model> for ListCaseTerms {
    fn from(row: list_term::Model) -> Self {
        let list_term::Model {
            list,
            objection_days,
            decision_days,
            exit_months,
            exit_work_days,
            graver_months,
            source,
            second_official,
            version,
        } = row;
        Self {
            list,
            version,
            objection_days,
            decision_days,
            exit_months,
            exit_work_days,
            graver_months,
            second_official,
            source,
        }
    }
}

/// How long each holder of an enforcement case has (执法办理期限).
#[derive(SimpleObject)]
pub struct EnforcementCaseTerms {
    /// From this day on (生效日期).
    effective_on: Date,
    /// Its number; 1 came with the platform.
    version: i32,
    /// Days for civil affairs to look into a clue (线索核查，日).
    clue_days: i32,
    /// Days for civil affairs to decide on what it investigates (立案调查，日).
    investigate_days: i32,
    /// Days for the society to put it right, where civil affairs sets no day (改正期限，日).
    correct_days: i32,
    /// Days for civil affairs to check a correction, or to decide after an objection (核实、复核，日).
    check_days: i32,
    /// Working days for the society to object to a penalty (陈述申辩，工作日).
    plea_work_days: i32,
    /// Days to carry a penalty out (执行，日).
    carry_out_days: i32,
    /// Whether another official decides about an objection (申辩由另一人决定).
    second_official: bool,
    /// Where the figures come from (依据).
    source: String,
}

impl From<enforcement_term::Model> for EnforcementCaseTerms {
    fn from(row: enforcement_term::Model) -> Self {
        Self {
            effective_on: row.effective_on.into(),
            version: row.version,
            clue_days: row.clue_days,
            investigate_days: row.investigate_days,
            correct_days: row.correct_days,
            check_days: row.check_days,
            plea_work_days: row.plea_work_days,
            carry_out_days: row.carry_out_days,
            second_official: row.second_official,
            source: row.source,
        }
    }
}

/// Queries of these days.
#[derive(Default)]
pub struct SupervisionTermQuery;

#[Object]
impl SupervisionTermQuery {
    /// The days of each credit list (名单办理期限): 社会组织信用信息管理办法 and practice, with their source.
    async fn list_terms(&self, ctx: &Context<'_>) -> Result<Vec<ListCaseTerms>> {
        Ok(all_lists(ctx).await?)
    }

    /// The versions of the days of enforcement, newest first (执法办理期限). That of today is the first whose day
    /// has come; a penalty follows 行政处罚法.
    async fn enforcement_terms(&self, ctx: &Context<'_>) -> Result<Vec<EnforcementCaseTerms>> {
        Ok(all_versions(ctx).await?)
    }
}

async fn all_lists(ctx: &Context<'_>) -> Result<Vec<ListCaseTerms>, Fault> {
    Ok(list_case::all_terms(&state(ctx).db).await?.into_iter().map(ListCaseTerms::from).collect())
}

async fn all_versions(ctx: &Context<'_>) -> Result<Vec<EnforcementCaseTerms>, Fault> {
    Ok(enforcement::all_terms(&state(ctx).db).await?.into_iter().map(EnforcementCaseTerms::from).collect())
}

/// Input of `setListTerms`.
#[derive(InputObject)]
struct SetListTermsInput {
    /// Which list.
    list: ListKind,
    /// The version that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Days to object, 1 to 366.
    objection_days: i32,
    /// Days for civil affairs to decide, 1 to 366.
    decision_days: i32,
    /// Months on the list until it comes off, 1 to 120.
    exit_months: i32,
    /// Working days for civil affairs to take it off, 1 to 366.
    exit_work_days: i32,
    /// Months after which the graver list is proposed, 1 to 120; never when absent.
    graver_months: Option<i32>,
    /// Whether another official decides about an objection; only where an agency has two.
    second_official: bool,
    /// Where the figures come from, 1 to 400 characters.
    source: String,
}

/// Payload of `setListTerms`.
#[derive(SimpleObject)]
struct SetListTermsPayload {
    /// The days of all lists as they stand now, on a conflict too.
    terms: Vec<ListCaseTerms>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Input of `publishEnforcementTerms`.
#[derive(InputObject)]
struct PublishEnforcementTermsInput {
    /// The newest version that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The first day on which it holds: today or later, not before the newest version's; of that version's own
    /// day it takes the place.
    effective_on: Date,
    /// Days to look into a clue, 1 to 366.
    clue_days: i32,
    /// Days to decide on what is investigated, 1 to 366.
    investigate_days: i32,
    /// Days for the society to put it right, 1 to 366.
    correct_days: i32,
    /// Days to check a correction, or to decide after an objection, 1 to 366.
    check_days: i32,
    /// Working days to object to a penalty, 1 to 366.
    plea_work_days: i32,
    /// Days to carry a penalty out, 1 to 366.
    carry_out_days: i32,
    /// Whether another official decides about an objection; only where an agency has two.
    second_official: bool,
    /// Where the figures come from, 1 to 400 characters.
    source: String,
}

/// Payload of `publishEnforcementTerms`.
#[derive(SimpleObject)]
struct PublishEnforcementTermsPayload {
    /// All versions as they stand now, newest first, on a conflict too.
    terms: Vec<EnforcementCaseTerms>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of these days.
#[derive(Default)]
pub struct SupervisionTermMutation;

#[Object]
impl SupervisionTermMutation {
    /// Sets the days of a credit list (更新名单办理期限). A day that a society was told stays.
    async fn set_list_terms(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SetListTermsInput,
    ) -> Result<SetListTermsPayload> {
        let terms = ListTerms {
            objection_days: input.objection_days,
            decision_days: input.decision_days,
            exit_months: input.exit_months,
            exit_work_days: input.exit_work_days,
            graver_months: input.graver_months,
            second_official: input.second_official,
        };
        let input = set::Input {
            expected_version: input.expected_version,
            idempotency_key: input.idempotency_key,
            list: input.list,
            terms,
            source: input.source,
        };
        let done = set_list_terms(state(ctx), permit(ctx)?, input).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        Ok(SetListTermsPayload { terms: all_lists(ctx).await?, user_errors })
    }

    /// Publishes a version of the days of enforcement (发布执法办理期限版本). It holds from its day on; a day that a
    /// society was told stays.
    async fn publish_enforcement_terms(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: PublishEnforcementTermsInput,
    ) -> Result<PublishEnforcementTermsPayload> {
        let terms = Days {
            clue_days: input.clue_days,
            investigate_days: input.investigate_days,
            correct_days: input.correct_days,
            check_days: input.check_days,
            plea_work_days: input.plea_work_days,
            carry_out_days: input.carry_out_days,
            second_official: input.second_official,
        };
        let input = publish::Input {
            expected_version: input.expected_version,
            idempotency_key: input.idempotency_key,
            effective_on: input.effective_on.0,
            terms,
            source: input.source,
        };
        let done = publish_enforcement_terms(state(ctx), permit(ctx)?, input).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        Ok(PublishEnforcementTermsPayload { terms: all_versions(ctx).await?, user_errors })
    }
}
