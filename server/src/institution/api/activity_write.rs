//! What a society does with its activity filings: files, files again, cancels, holds, reports.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::institution::activity::plan::Plan;
use entity::institution::activity::{ActivityId, ActivityKind};

use super::activity::{ActivityFiling, find_activity};
use crate::api::intention::{permit, permit_for};
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::file::api::files_of;
use crate::institution::action::decide_activity::{self, CancelActivity, decide_activity};
use crate::institution::action::file_activity::{self, file_activity, refile_activity};
use crate::institution::action::report_activity::{self, hold_activity, report_activity};
use crate::scalar::Date;

/// What is to be held (活动方案).
#[derive(InputObject)]
struct ActivityPlanInput {
    /// What (活动类别).
    kind: ActivityKind,
    /// What it is called, 1 to 100 characters (活动名称).
    title: String,
    /// What it is about, 1 to 2000 characters (议题提纲).
    outline: String,
    /// Who speaks, with post and affiliation only, 1 to 500 characters (主讲人及职务单位).
    speakers: String,
    /// How many persons are expected, 1 to 100 000 (预计人数).
    audience: i32,
    /// The day: after the federation's days are over, see `activityTerms.earliestOn` (举办日期).
    held_on: Date,
    /// Where, 1 to 100 characters (举办地点).
    place: String,
    /// Parties from outside the mainland, at most 500 characters; absent for none (境外机构和人员).
    foreign_parties: Option<String>,
    /// What permits a name that is else not permitted, at most 500 characters (名称依据).
    name_basis: Option<String>,
    /// Whether fees are taken (是否收费).
    fees: bool,
    /// How much and on what basis, at most 500 characters; needed where fees are taken (收费标准和依据).
    fee_basis: Option<String>,
    /// Whether awards are given (是否评奖).
    awards: bool,
    /// What approves them, at most 500 characters; needed where awards are given (评奖批准文号).
    award_basis: Option<String>,
    /// Who holds it together with the society, at most 500 characters; absent for nobody (合办单位).
    co_hosts: Option<String>,
    /// What the Party organisation or the liaison says to it, at most 500 characters (党组织意见).
    opinion: Option<String>,
}

impl ActivityPlanInput {
    fn plan(self) -> Plan {
        let Self {
            kind,
            title,
            outline,
            speakers,
            audience,
            held_on,
            place,
            foreign_parties,
            name_basis,
            fees,
            fee_basis,
            awards,
            award_basis,
            co_hosts,
            opinion,
        } = self;
        Plan {
            kind,
            title,
            outline,
            speakers,
            audience,
            held_on: held_on.0,
            place,
            foreign_parties: foreign_parties.unwrap_or_default(),
            name_basis: name_basis.unwrap_or_default(),
            fees,
            fee_basis: fee_basis.unwrap_or_default(),
            awards,
            award_basis: award_basis.unwrap_or_default(),
            co_hosts: co_hosts.unwrap_or_default(),
            opinion: opinion.unwrap_or_default(),
        }
    }
}

/// Input of `fileActivity`.
#[derive(InputObject)]
struct FileActivityInput {
    /// The society's global id.
    society_id: ID,
    /// Names this intention, at most 80 characters: a retry with the same key and input changes
    /// nothing twice.
    idempotency_key: String,
    /// What is to be held.
    plan: ActivityPlanInput,
}

/// Input of `refileActivity`.
#[derive(InputObject)]
struct RefileActivityInput {
    /// The filing's global id.
    filing_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// What is to be held now.
    plan: ActivityPlanInput,
}

/// Input of what is said about a filing in words.
#[derive(InputObject)]
pub struct ActivityTextInput {
    /// The filing's global id.
    pub filing_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    pub expected_version: i32,
    /// Names this intention, at most 80 characters.
    pub idempotency_key: String,
    /// The conditions, or why, 1 to 4000 characters.
    pub text: String,
}

/// Input of `holdActivity`.
#[derive(InputObject)]
struct HoldActivityInput {
    /// The filing's global id.
    filing_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The day on which it took place: the planned one or later, not in the future (实际举办日期).
    took_place_on: Date,
}

/// Input of `reportActivity`.
#[derive(InputObject)]
struct ReportActivityInput {
    /// The filing's global id.
    filing_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The day on which it took place: the planned one or later, not in the future (实际举办日期).
    took_place_on: Date,
    /// How many persons came, 1 to 100 000 (实到人数).
    attendance: i32,
    /// How it went, 1 to 4000 characters (活动小结).
    summary: String,
    /// Photographs or papers, if anybody wishes to add some (活动照片，自愿): at most 10 ids from
    /// `requestUpload`, of the caller's own, each named once.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Payload of what is done with an activity filing.
#[derive(SimpleObject)]
pub struct ActivityPayload {
    /// The filing as it stands now, on a conflict too; null when there is none for the caller.
    filing: Option<ActivityFiling>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of a society.
#[derive(Default)]
pub struct ActivityMutation;

#[Object]
impl ActivityMutation {
    /// Files what a society means to hold (报备活动). The federation's days begin: when they pass without a
    /// word there is no objection.
    async fn file_activity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: FileActivityInput,
    ) -> Result<ActivityPayload> {
        let FileActivityInput { society_id, idempotency_key, plan } = input;
        let done = async {
            let permit = permit_for(ctx, &society_id).await?;
            file_activity(state(ctx), permit, file_activity::Input { idempotency_key, plan: plan.plan() }).await
        };
        let (id, user_errors) = settle(done.await, caller(ctx).language)?;
        let filing = match id {
            Some(id) => find_activity(ctx, id).await?,
            None => None,
        };
        Ok(ActivityPayload { filing, user_errors })
    }

    /// Files a returned one again, corrected (补正重报): the federation's days begin anew.
    async fn refile_activity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RefileActivityInput,
    ) -> Result<ActivityPayload> {
        let RefileActivityInput { filing_id, expected_version, idempotency_key, plan } = input;
        let filing = filing_id.to_string();
        let input = file_activity::Again { idempotency_key, filing, expected_version, plan: plan.plan() };
        payload(ctx, &filing_id, refile_activity(state(ctx), permit(ctx)?, input).await).await
    }

    /// Says that an activity is not held (取消活动), with the reason.
    async fn cancel_activity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ActivityTextInput,
    ) -> Result<ActivityPayload> {
        let (id, input) = said(input);
        payload(ctx, &id, decide_activity::<CancelActivity>(state(ctx), permit(ctx)?, input).await).await
    }

    /// Says that an activity took place (确认已举办); the report is still owed.
    async fn hold_activity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: HoldActivityInput,
    ) -> Result<ActivityPayload> {
        let HoldActivityInput { filing_id, expected_version, idempotency_key, took_place_on } = input;
        let (filing, took_place_on) = (filing_id.to_string(), took_place_on.0);
        let input = report_activity::Of { idempotency_key, filing, expected_version, took_place_on };
        payload(ctx, &filing_id, hold_activity(state(ctx), permit(ctx)?, input).await).await
    }

    /// Reports on an activity (提交活动报告), and says thereby that it took place.
    async fn report_activity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ReportActivityInput,
    ) -> Result<ActivityPayload> {
        let ReportActivityInput {
            filing_id,
            expected_version,
            idempotency_key,
            took_place_on,
            attendance,
            summary,
            file_ids,
        } = input;
        let (filing, took_place_on) = (filing_id.to_string(), took_place_on.0);
        let of = report_activity::Of { idempotency_key, filing, expected_version, took_place_on };
        let done = match files_of(&file_ids) {
            Err(stop) => Err(stop),
            Ok(files) => {
                let input = report_activity::Input { of, attendance, summary, files };
                report_activity(state(ctx), permit(ctx)?, input).await
            }
        };
        payload(ctx, &filing_id, done).await
    }
}

/// What is said about a filing, as the actions take it.
pub(super) fn said(input: ActivityTextInput) -> (ID, decide_activity::Input) {
    let ActivityTextInput { filing_id, expected_version, idempotency_key, text } = input;
    let filing = filing_id.to_string();
    (filing_id, decide_activity::Input { idempotency_key, filing, expected_version, reason: None, text })
}

/// The payload: the filing read again, with what was refused.
pub(super) async fn payload(ctx: &Context<'_>, id: &ID, done: Result<(), Stop>) -> Result<ActivityPayload> {
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    let filing = match ActivityId::parse(id) {
        Ok(id) => find_activity(ctx, id).await?,
        Err(_) => None,
    };
    Ok(ActivityPayload { filing, user_errors })
}
