//! An enforcement case in the API: the clue, how far it is, the penalty, what can be done now.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::file::attachment::SubjectKind;
use entity::institution::enforcement::{
    self, ClueOrigin, EnforcementId, EnforcementState, EnforcementStep, PenaltyKind, enforcement_step, enforcement_term,
};
use entity::ledger::open_item::OpenItemKind;
use entity::register::society::SocietyId;

use super::loader::{EnforcementStepsOf, EnforcementTermOn, ItemOf, one};
use super::supervision_terms::EnforcementCaseTerms;
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::institution::enforcement::is_noticed_by;
use crate::page::{Listed, Page, connect};
use crate::register::api::society::{Society, find_society};
use crate::responsibility::api::open_item::OpenItem;
use crate::scalar::Date;

/// A step that a case has gone (办理记录).
#[derive(SimpleObject)]
struct EnforcementCaseStep {
    /// When.
    at: DateTime<Utc>,
    /// Which step.
    step: EnforcementStep,
    /// Who made it, as shown at the time.
    actor: String,
    /// What was said; null for nothing.
    text: Option<String>,
}

/// What may be wrong in a society, and what came of it (执法事项).
pub struct EnforcementCase(pub enforcement::Model);

#[Object]
impl EnforcementCase {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the writes to it; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The society; null when the caller may not see it (学会).
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        Ok(find_society(ctx, self.0.society_id, None).await?)
    }

    /// Who brought the clue; null for the society itself (线索来源).
    async fn origin(&self, ctx: &Context<'_>) -> Option<ClueOrigin> {
        investigates(ctx).then_some(self.0.origin)
    }

    /// What the clue says; null for the society itself, which reads what was served on it (线索).
    async fn clue(&self, ctx: &Context<'_>) -> Option<&str> {
        investigates(ctx).then_some(self.0.clue.as_str())
    }

    /// How far it is (状态).
    async fn state(&self) -> EnforcementState {
        self.0.state
    }

    /// The day the clue came (线索日期).
    async fn begun_on(&self) -> Date {
        self.0.begun_on.into()
    }

    /// The day from which the society knows of it; null while it does not (送达日期).
    async fn served_on(&self) -> Option<Date> {
        self.0.served_on.map(Date)
    }

    /// The last day of whoever holds it; null when it is over (办理期限).
    async fn due_on(&self) -> Option<Date> {
        self.0.due_on.map(Date)
    }

    /// The penalty of which notice was given, or that was imposed; null while there is none (处罚种类).
    async fn penalty(&self) -> Option<PenaltyKind> {
        self.0.penalty
    }

    /// Fine and confiscation, fen; null where there is none (罚没金额，分).
    async fn fine_fen(&self) -> Option<i64> {
        self.0.fine_fen
    }

    /// The last day of the suspension; null where there is none (停止活动截止).
    async fn suspended_until(&self) -> Option<Date> {
        self.0.suspended_until.map(Date)
    }

    /// The day the penalty was imposed; null while it was not (处罚决定日期).
    async fn imposed_on(&self) -> Option<Date> {
        self.0.imposed_on.map(Date)
    }

    /// The day it was over; null while it is not (结案日期).
    async fn closed_on(&self) -> Option<Date> {
        self.0.closed_on.map(Date)
    }

    /// The steps it has gone, oldest first; for the society from the first that was served on it (办理记录).
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<EnforcementCaseStep>> {
        let rows = one(ctx, EnforcementStepsOf(self.0.id)).await?.unwrap_or_default();
        let whole = investigates(ctx);
        let step = |row: &enforcement_step::Model| {
            let enforcement_step::Model { id: _, case_id: _, at, step, actor, text, user_id: _ } = row.clone();
            EnforcementCaseStep { at, step, actor, text }
        };
        Ok(rows.iter().skip_while(|row| !whole && !row.step.serves()).map(step).collect())
    }

    /// What was attached to it: what was served, what the society sent (附件).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::Enforcement, self.0.id.0).await
    }

    /// What waits for whom about it; null when it is over (待办).
    async fn open_item(&self, ctx: &Context<'_>) -> Result<Option<OpenItem>> {
        Ok(one(ctx, ItemOf(OpenItemKind::Enforcement, self.0.id.0)).await?.map(OpenItem::of))
    }

    /// How long each holder has today (办理期限规则).
    async fn terms(&self, ctx: &Context<'_>) -> Result<EnforcementCaseTerms> {
        Ok(terms(ctx).await?.into())
    }

    /// Whether the decision about the objection is for another official than the caller, who gave notice of the
    /// penalty (须由另一人决定).
    async fn needs_second_official(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.is_barred(ctx).await?)
    }

    /// The steps that the caller may make now; each is one mutation (可办事项).
    async fn moves(&self, ctx: &Context<'_>) -> Result<Vec<EnforcementStep>> {
        let Some(viewer) = caller(ctx).viewer.get() else { return Ok(Vec::new()) };
        let today = state(ctx).world.today();
        let may = |step: &EnforcementStep| {
            field_of(*step).is_some_and(|field| viewer.allows(field))
                && step.in_time(self.0.state, self.0.due_on, today).is_ok()
        };
        let mut open: Vec<EnforcementStep> = self.0.state.steps().into_iter().filter(may).collect();
        if self.is_barred(ctx).await? {
            let terms = terms(ctx).await?.terms();
            open.retain(|step| !terms.needs_second(*step, self.0.state));
        }
        Ok(open)
    }
}

impl EnforcementCase {
    /// Whether the decision is for another official than the caller.
    async fn is_barred(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        let Some(viewer) = caller(ctx).viewer.get() else { return Ok(false) };
        if !terms(ctx).await?.terms().needs_second(EnforcementStep::Impose, self.0.state) {
            return Ok(false);
        }
        let steps = one(ctx, EnforcementStepsOf(self.0.id)).await?.unwrap_or_default();
        Ok(is_noticed_by(&steps, viewer.user_id))
    }
}

/// The terms that hold today.
async fn terms(ctx: &Context<'_>) -> Result<enforcement_term::Model, Fault> {
    let found = one(ctx, EnforcementTermOn(state(ctx).world.today())).await?;
    found.ok_or_else(|| Fault::Broken("enforcement has no terms".into()))
}

/// Whether the caller is one of those who investigate.
fn investigates(ctx: &Context<'_>) -> bool {
    caller(ctx).scope("Query.enforcementCases").investigates()
}

/// The mutation that makes a step; none for those of the clock.
const fn field_of(step: EnforcementStep) -> Option<&'static str> {
    use EnforcementStep as T;
    Some(match step {
        T::Report | T::Lapse | T::Lift => return None,
        T::Investigate => "Mutation.openInvestigation",
        T::Drop => "Mutation.dropEnforcement",
        T::Order => "Mutation.orderCorrection",
        T::ReportCorrection => "Mutation.reportCorrection",
        T::ConfirmCorrection => "Mutation.confirmCorrection",
        T::RejectCorrection => "Mutation.rejectCorrection",
        T::Notice => "Mutation.noticePenalty",
        T::Object => "Mutation.objectToPenalty",
        T::Impose => "Mutation.imposePenalty",
        T::Close => "Mutation.closeEnforcement",
    })
}

/// What to narrow a list of cases to (执法事项筛选).
#[derive(InputObject, Default)]
struct EnforcementFilter {
    /// Of this society.
    society: Option<ID>,
    /// In one of these states.
    states: Option<Vec<EnforcementState>>,
}

impl EnforcementFilter {
    fn condition(self) -> Result<Condition> {
        let Self { society, states } = self;
        let mut all = Condition::all();
        if let Some(id) = society {
            let id = SocietyId::parse(&id).map_err(|_| bad_input("filter.society: not a society's id"))?;
            all = all.add(enforcement::Column::SocietyId.eq(id));
        }
        Ok(all.add_option(states.map(|states| enforcement::Column::State.is_in(states))))
    }
}

/// Fields of the whole list.
pub struct EnforcementTotal(Select<enforcement::Entity>);

#[Object]
impl EnforcementTotal {
    /// Cases in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of enforcement.
#[derive(Default)]
pub struct EnforcementQuery;

#[Object]
impl EnforcementQuery {
    /// Enforcement cases that the caller may see, newest first (执法事项): civil affairs and the federation all
    /// of their region, others what was served.
    async fn enforcement_cases(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<EnforcementFilter>,
    ) -> Result<Listed<EnforcementCase, EnforcementTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let all = caller(ctx).scope("Query.enforcementCases").enforcement_cases();
        let all = all.filter(filter.unwrap_or_default().condition()?);
        let onward = page.after.map(|id| enforcement::Column::Id.lt(EnforcementId(id)));
        let found = all.clone().filter(Condition::all().add_option(onward));
        let found = found.order_by_desc(enforcement::Column::Id).limit(page.limit());
        let rows = found.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, EnforcementTotal(all), |row| row.id.0, EnforcementCase))
    }
}

/// The case with this id; none when it does not exist for the caller.
pub async fn find_enforcement(ctx: &Context<'_>, id: EnforcementId) -> Result<Option<EnforcementCase>, Fault> {
    let reached = caller(ctx).scope("Query.enforcementCases").enforcement_cases();
    let found = reached.filter(enforcement::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(EnforcementCase))
}
