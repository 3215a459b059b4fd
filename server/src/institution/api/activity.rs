//! An activity filing in the API: what is meant to be held, what the rules find in it, whose turn it is.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, QueryFilter};

use entity::Word;
use entity::file::attachment::SubjectKind;
use entity::institution::activity::rule::{ActivityRule, RuleWeight};
use entity::institution::activity::{
    self, ActivityId, ActivityKind, ActivityReason, ActivityState, ActivityStep, activity_step,
};
use entity::institution::report::machine::Turn;
use entity::ledger::open_item::{self, OpenItemKind};
use entity::register::present;

use super::activity_terms::terms_of;
use super::loader::one;
use crate::api::loaders::rows_of;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::institution::calendar::calendar_of;
use crate::institution::filing::{filer, plan_of, turn_of};
use crate::register::api::society::{Society, find_society};
use crate::responsibility::api::open_item::OpenItem;
use crate::scalar::Date;

/// What a society means to hold, told to the federation beforehand, and what came of it (活动报备).
pub struct ActivityFiling(pub activity::Model);

/// A step that a filing has gone (办理记录).
#[derive(SimpleObject)]
struct ActivityFilingStep {
    /// When.
    at: DateTime<Utc>,
    /// Which step.
    step: ActivityStep,
    /// Who took it, as shown at the time; the platform's clock for what it notes.
    actor: String,
    /// Why it was returned or refused; null for another step.
    reason: Option<ActivityReason>,
    /// What was said; null for nothing.
    text: Option<String>,
}

/// What the rules find in a plan (合规提示).
#[derive(SimpleObject)]
struct ActivityFinding {
    /// Which rule.
    rule: ActivityRule,
    /// How much it weighs.
    weight: RuleWeight,
    /// The field that it is about, as `ActivityPlanInput` calls it; `societyId` for the society itself.
    field: &'static str,
    /// What it says, in the caller's language (Accept-Language).
    text: &'static str,
    /// The clause that it rests on.
    clause: &'static str,
}

/// A text that is empty for nothing.
fn given(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

#[Object]
impl ActivityFiling {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the steps of it; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The society that files; null when the caller may not see it (学会).
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        Ok(find_society(ctx, self.0.society_id, None).await?)
    }

    /// Where it stands (状态).
    async fn state(&self) -> ActivityState {
        self.0.state
    }

    /// Since when it is there.
    async fn state_since(&self) -> DateTime<Utc> {
        self.0.state_since
    }

    /// What is held (活动类别).
    async fn kind(&self) -> ActivityKind {
        self.0.kind
    }

    /// What it is called (活动名称).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// What it is about (议题提纲).
    async fn outline(&self) -> &str {
        &self.0.outline
    }

    /// Who speaks, with post and affiliation (主讲人及职务单位).
    async fn speakers(&self) -> &str {
        &self.0.speakers
    }

    /// How many persons are expected (预计人数).
    async fn audience(&self) -> i32 {
        self.0.audience
    }

    /// The day that is planned (举办日期).
    async fn held_on(&self) -> Date {
        self.0.held_on.into()
    }

    /// Where it is held (举办地点).
    async fn place(&self) -> &str {
        &self.0.place
    }

    /// Parties from outside the mainland; null for none (境外机构和人员).
    async fn foreign_parties(&self) -> Option<&str> {
        given(&self.0.foreign_parties)
    }

    /// What permits a name that is else not permitted; null for nothing (名称依据).
    async fn name_basis(&self) -> Option<&str> {
        given(&self.0.name_basis)
    }

    /// Whether fees are taken (是否收费).
    async fn fees(&self) -> bool {
        self.0.fees
    }

    /// How much, and on what basis; null where no fees are taken (收费标准和依据).
    async fn fee_basis(&self) -> Option<&str> {
        given(&self.0.fee_basis)
    }

    /// Whether awards are given (是否评奖).
    async fn awards(&self) -> bool {
        self.0.awards
    }

    /// What approves them; null where no awards are given (评奖批准文号).
    async fn award_basis(&self) -> Option<&str> {
        given(&self.0.award_basis)
    }

    /// Who holds it together with the society; null for nobody (合办单位).
    async fn co_hosts(&self) -> Option<&str> {
        given(&self.0.co_hosts)
    }

    /// What the Party organisation or the liaison says to it; null while nothing was said (党组织意见).
    async fn opinion(&self) -> Option<&str> {
        given(&self.0.opinion)
    }

    /// The day it was last filed (报备日期).
    async fn filed_on(&self) -> Date {
        self.0.filed_on.into()
    }

    /// How often it was filed (报备次数).
    async fn round(&self) -> i32 {
        self.0.round
    }

    /// Number of the receipt of the last filing (回执编号).
    async fn receipt_no(&self) -> &str {
        &self.0.receipt_no
    }

    /// The last day on which the federation's word counts; after it there is no objection (答复期满日).
    async fn silent_on(&self) -> Date {
        self.0.silent_on.into()
    }

    /// Working days from today until then, negative when it has passed; null when nothing waits for the
    /// federation (答复剩余工作日).
    async fn silent_in(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        if self.0.state.turn() != Turn::Sponsor {
            return Ok(None);
        }
        let calendar = calendar_of(ctx).await?;
        Ok(Some(calendar.working_days_left(state(ctx).world.today(), self.0.silent_on)))
    }

    /// Whether nobody objected because the days passed without a word (逾期视为无异议).
    async fn by_silence(&self) -> bool {
        self.0.by_silence
    }

    /// Why it was returned or refused; null when it was not (原因).
    async fn reason(&self) -> Option<ActivityReason> {
        self.0.reason
    }

    /// What was said with a return, conditions, a refusal or a cancellation; null for nothing (说明).
    async fn text(&self) -> Option<&str> {
        self.0.text.as_deref()
    }

    /// The day on which it took place; null while nobody has said so (实际举办日期).
    async fn took_place_on(&self) -> Option<Date> {
        self.0.took_place_on.map(Date::from)
    }

    /// How many persons came; null before the report (实到人数).
    async fn attendance(&self) -> Option<i32> {
        self.0.attendance
    }

    /// How it went; null before the report (活动小结).
    async fn summary(&self) -> Option<&str> {
        self.0.summary.as_deref()
    }

    /// What came with the report; a photograph is never asked for (活动照片).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::Activity, self.0.id.0).await
    }

    /// What the rules find in it, as the society stands today; empty for a clean one (合规提示).
    async fn findings(&self, ctx: &Context<'_>) -> Result<Vec<ActivityFinding>> {
        let rows = rows_of::<present::Entity>(ctx, self.0.society_id).await?;
        let society = rows.first().ok_or_else(|| Fault::Broken("a society vanished".into()))?;
        let (terms, calendar) = (terms_of(ctx).await?, calendar_of(ctx).await?);
        let filer = filer(society, self.0.filed_on, &terms, &calendar);
        let language = caller(ctx).language;
        let told = |rule: ActivityRule| ActivityFinding {
            rule,
            weight: rule.weight(),
            field: rule.field(),
            text: rule.label(language),
            clause: rule.clause(),
        };
        Ok(plan_of(&self.0).found(&filer).into_iter().map(told).collect())
    }

    /// What waits; null when nobody has to act any more (当前办理).
    async fn open_item(&self, ctx: &Context<'_>) -> Result<Option<OpenItem>> {
        let rows = rows_of::<open_item::Entity>(ctx, self.0.society_id).await?;
        let own = rows.iter().find(|row| row.kind == OpenItemKind::ActivityFiling && row.subject_id == self.0.id.0);
        Ok(own.cloned().map(OpenItem::of))
    }

    /// The steps it has gone, oldest first (办理记录).
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<ActivityFilingStep>> {
        let rows = one(ctx, self.0.id).await?.unwrap_or_default();
        let told = |row: activity_step::Model| {
            let activity_step::Model { id: _, filing_id: _, at, step, actor, reason, text } = row;
            ActivityFilingStep { at, step, actor, reason, text }
        };
        Ok(rows.iter().cloned().map(told).collect())
    }

    /// The steps that the caller may take now; each is one mutation (可办事项).
    async fn moves(&self, ctx: &Context<'_>) -> Vec<ActivityStep> {
        let Some(viewer) = caller(ctx).viewer.get() else { return Vec::new() };
        let own = viewer.post().society_id.is_none_or(|own| own == self.0.society_id);
        let may = |step: &ActivityStep| {
            let listed = step_of(*step).is_some_and(|field| viewer.allows(field));
            own && listed && step.taker() == Some(turn_of(viewer.role()))
        };
        self.0.state.steps().into_iter().filter(may).collect()
    }
}

/// The mutation that takes a step; none for those of the clock.
const fn step_of(step: ActivityStep) -> Option<&'static str> {
    Some(match step {
        ActivityStep::Silence | ActivityStep::Lapse => return None,
        ActivityStep::File => "Mutation.fileActivity",
        ActivityStep::Refile => "Mutation.refileActivity",
        ActivityStep::TakeUp => "Mutation.takeUpActivities",
        ActivityStep::Return => "Mutation.returnActivity",
        ActivityStep::Pass => "Mutation.passActivities",
        ActivityStep::Condition => "Mutation.conditionActivity",
        ActivityStep::Refuse => "Mutation.refuseActivity",
        ActivityStep::Cancel => "Mutation.cancelActivity",
        ActivityStep::Hold => "Mutation.holdActivity",
        ActivityStep::Report => "Mutation.reportActivity",
    })
}

/// The filing with this id; none when it does not exist for the caller.
pub async fn find_activity(ctx: &Context<'_>, id: ActivityId) -> Result<Option<ActivityFiling>, Fault> {
    let found = caller(ctx).scope("Query.activityFilings").activities().filter(activity::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(ActivityFiling))
}

/// The filings with these ids that exist for the caller, in one select.
pub async fn find_activities(ctx: &Context<'_>, ids: &[ActivityId]) -> Result<Vec<ActivityFiling>, Fault> {
    let found = caller(ctx).scope("Query.activityFilings").activities();
    let rows = found.filter(activity::Column::Id.is_in(ids.iter().copied())).all(&state(ctx).db).await?;
    Ok(rows.into_iter().map(ActivityFiling).collect())
}
