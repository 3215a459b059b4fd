//! A case of a credit list in the API: why, how far it is, what came of it, what can be done now.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, QueryFilter};

use entity::file::attachment::SubjectKind;
use entity::institution::list_case::{
    self, ListCaseId, ListKind, ListOrigin, ListState, ListStep, list_case_step, list_reason,
};
use entity::ledger::open_item::OpenItemKind;

use super::loader::{ItemOf, ListReasonOf, ListStepsOf, ListTermOf, one};
use super::supervision_terms::ListCaseTerms;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::institution::list_case::{days_of, is_began_by};
use crate::register::api::society::{Society, find_society};
use crate::responsibility::api::open_item::OpenItem;
use crate::scalar::Date;

/// A reason for a list (列入情形).
#[derive(SimpleObject)]
pub struct ListReason {
    /// Its code.
    code: String,
    /// Which list it leads to (名单).
    list: ListKind,
    /// What it says, in the caller's language (情形).
    label: String,
    /// Whether something has to be put right before it comes off (须履行义务).
    duty: bool,
    /// The clause (依据).
    source: String,
}

impl ListReason {
    /// From its row.
    #[must_use]
    pub fn of(row: list_reason::Model, language: entity::Language) -> Self {
        let list_reason::Model { code, list, zh, en, duty, source, retired: _ } = row;
        let label = match language {
            entity::Language::Zh => zh,
            entity::Language::En => en,
        };
        Self { code, list, label, duty, source }
    }
}

/// A step that a case has gone (办理记录).
#[derive(SimpleObject)]
struct ListCaseStep {
    /// When.
    at: DateTime<Utc>,
    /// Which step.
    step: ListStep,
    /// Who made it, as shown at the time; empty where another case did.
    actor: String,
    /// What was said; null for nothing.
    text: Option<String>,
}

/// How a society comes onto a credit list and off again (信用名单事项).
pub struct ListCase(pub list_case::Model);

#[Object]
impl ListCase {
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

    /// Which list (名单).
    async fn list(&self) -> ListKind {
        self.0.list
    }

    /// Where it comes from (来源).
    async fn origin(&self) -> ListOrigin {
        self.0.origin
    }

    /// Why (列入情形).
    async fn reason(&self, ctx: &Context<'_>) -> Result<ListReason> {
        let row = one(ctx, ListReasonOf(self.0.reason.clone())).await?;
        let row = row.ok_or_else(|| Fault::Broken("a reason vanished".into()))?;
        Ok(ListReason::of(row, caller(ctx).language))
    }

    /// What shows it (事实依据).
    async fn evidence(&self) -> &str {
        &self.0.evidence
    }

    /// How far it is (状态).
    async fn state(&self) -> ListState {
        self.0.state
    }

    /// The day it began (开始日期).
    async fn begun_on(&self) -> Date {
        self.0.begun_on.into()
    }

    /// The day of the notice to the society; null while there was none (告知日期).
    async fn notified_on(&self) -> Option<Date> {
        self.0.notified_on.map(Date)
    }

    /// The last day to object; null before the notice (异议截止).
    async fn objection_due_on(&self) -> Option<Date> {
        self.0.objection_due_on.map(Date)
    }

    /// The day of the entry; null while it is not listed (列入日期).
    async fn listed_on(&self) -> Option<Date> {
        self.0.listed_on.map(Date)
    }

    /// From when the time on the list counts: the entry, or the newest fault; null while it is not listed
    /// (计时起点).
    async fn counts_since(&self) -> Option<Date> {
        self.0.counts_since.map(Date)
    }

    /// The first day on which it can be taken off; null while it is not listed (可移出日期).
    async fn exit_from(&self, ctx: &Context<'_>) -> Result<Option<Date>> {
        let reason = one(ctx, ListReasonOf(self.0.reason.clone())).await?;
        let terms = one(ctx, ListTermOf(self.0.list)).await?;
        let day = reason.zip(terms).and_then(|(reason, terms)| terms.terms().exit_from(&days_of(&self.0, &reason)));
        Ok(day.map(Date))
    }

    /// The day it was over; null while it is not (办结日期).
    async fn closed_on(&self) -> Option<Date> {
        self.0.closed_on.map(Date)
    }

    /// What the federation says about it; null while it has said nothing (社科联意见).
    async fn opinion(&self) -> Option<&str> {
        self.0.opinion.as_deref()
    }

    /// The steps it has gone, oldest first (办理记录).
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<ListCaseStep>> {
        let rows = one(ctx, ListStepsOf(self.0.id)).await?.unwrap_or_default();
        let step = |row: &list_case_step::Model| {
            let list_case_step::Model { id: _, list_case_id: _, at, step, actor, text, user_id: _ } = row.clone();
            ListCaseStep { at, step, actor, text }
        };
        Ok(rows.iter().map(step).collect())
    }

    /// What was attached to it: what civil affairs served, what the society sent (附件).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::ListCase, self.0.id.0).await
    }

    /// What waits for whom about it; null when it is over or nobody has the turn (待办).
    async fn open_item(&self, ctx: &Context<'_>) -> Result<Option<OpenItem>> {
        Ok(one(ctx, ItemOf(OpenItemKind::ListCase, self.0.id.0)).await?.map(OpenItem::of))
    }

    /// How long everything takes on its list (办理期限规则).
    async fn terms(&self, ctx: &Context<'_>) -> Result<ListCaseTerms> {
        let row = one(ctx, ListTermOf(self.0.list)).await?;
        let row = row.ok_or_else(|| Fault::Broken("a list has no terms".into()))?;
        Ok(ListCaseTerms::from(row))
    }

    /// Whether the decision about the objection is for another official than the caller, who proposed the case
    /// or gave notice of it (须由另一人决定).
    async fn needs_second_official(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.is_barred(ctx, ListStep::Enter).await?)
    }

    /// The steps that the caller may make now; each is one mutation (可办事项).
    async fn moves(&self, ctx: &Context<'_>) -> Result<Vec<ListStep>> {
        let Some(viewer) = caller(ctx).viewer.get() else { return Ok(Vec::new()) };
        let reason = one(ctx, ListReasonOf(self.0.reason.clone())).await?;
        let terms = one(ctx, ListTermOf(self.0.list)).await?;
        let Some((reason, terms)) = reason.zip(terms) else { return Ok(Vec::new()) };
        let (days, today) = (days_of(&self.0, &reason), state(ctx).world.today());
        let may = |step: &ListStep| {
            field_of(*step).is_some_and(|field| viewer.allows(field))
                && terms.terms().in_time(*step, self.0.state, &days, today).is_ok()
        };
        let mut open: Vec<ListStep> = self.0.state.steps().into_iter().filter(may).collect();
        if self.is_barred(ctx, ListStep::Enter).await? {
            open.retain(|step| !terms.terms().needs_second(*step, self.0.state));
        }
        Ok(open)
    }
}

impl ListCase {
    /// Whether a step is for another official than the caller.
    async fn is_barred(&self, ctx: &Context<'_>, step: ListStep) -> Result<bool, Fault> {
        let Some(viewer) = caller(ctx).viewer.get() else { return Ok(false) };
        let terms = one(ctx, ListTermOf(self.0.list)).await?;
        if !terms.is_some_and(|terms| terms.terms().needs_second(step, self.0.state)) {
            return Ok(false);
        }
        let steps = one(ctx, ListStepsOf(self.0.id)).await?.unwrap_or_default();
        Ok(is_began_by(&steps, viewer.user_id))
    }
}

/// The mutation that makes a step; none for those of the clock.
const fn field_of(step: ListStep) -> Option<&'static str> {
    Some(match step {
        ListStep::Propose
        | ListStep::Lapse
        | ListStep::Mature
        | ListStep::Transfer
        | ListStep::Adopt
        | ListStep::End => return None,
        ListStep::Notify => "Mutation.serveListNotice",
        ListStep::Object => "Mutation.objectToListing",
        ListStep::Opine => "Mutation.giveListOpinion",
        ListStep::Enter => "Mutation.enterOnList",
        ListStep::Dismiss => "Mutation.dismissListCase",
        ListStep::Refault => "Mutation.recordListFault",
        ListStep::ApplyExit => "Mutation.applyForListExit",
        ListStep::GrantExit => "Mutation.grantListExit",
        ListStep::RefuseExit => "Mutation.refuseListExit",
    })
}

/// The case with this id; none when it does not exist for the caller.
pub async fn find_list_case(ctx: &Context<'_>, id: ListCaseId) -> Result<Option<ListCase>, Fault> {
    let found = caller(ctx).scope("Query.listCases").list_cases().filter(list_case::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(ListCase))
}
