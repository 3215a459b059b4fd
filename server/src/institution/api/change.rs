//! A change of the register in the API: what changes, how far it is, what came of it, what can be done now.

pub mod input;
pub mod list;
pub mod loader;
pub mod terms;
pub mod write;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, QueryFilter};

use entity::Word;
use entity::account::role::Role;
use entity::file::attachment::{AttachmentPurpose, SubjectKind};
use entity::institution::change::blocker::EndDuty;
use entity::institution::change::{
    self, ChangeId, ChangeMatter, ChangeReturnReason, ChangeState, ChangeStep, EndGround, change_step,
};
use entity::institution::report::machine::Turn;

use self::loader::{ItemOf, StepsOf, one};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::institution::api::registration::name_check::{NameFinding, shown};
use crate::institution::change::ending::duties;
use crate::institution::change::known::{self, Compared};
use crate::register::api::society::{Society, find_society};
use crate::scalar::Date;

/// A step that a change has gone (办理记录).
#[derive(SimpleObject)]
struct RegisterChangeRecord {
    /// When.
    at: DateTime<Utc>,
    /// Which step.
    step: ChangeStep,
    /// Who made it, as shown at the time.
    actor: String,
    /// In which role; null for the platform.
    role: Option<Role>,
    /// Why it went back; null for any other step.
    reason: Option<ChangeReturnReason>,
    /// What was said; null for nothing.
    text: Option<String>,
}

/// What a society still has in hand when it ends (注销前待办事项).
#[derive(SimpleObject)]
pub struct SocietyEndDuty {
    /// What, as a stable code.
    code: EndDuty,
    /// What, in the caller's language (事项).
    label: &'static str,
    /// Whether it has to be settled first; what does not bar ends with the society (是否须先办结).
    bars: bool,
    /// What is done next, in the caller's language (下一步).
    next_step: &'static str,
    /// The clause or the practice (依据).
    rule: &'static str,
}

impl SocietyEndDuty {
    /// As the caller reads it.
    #[must_use]
    pub fn of(duty: EndDuty, language: entity::Language) -> Self {
        let (zh, en) = duty.next_step();
        Self {
            code: duty,
            label: duty.label(language),
            bars: duty.bars(),
            next_step: language.pick(zh, en),
            rule: duty.rule(),
        }
    }
}

/// A change of the register, or the end of a society (变更与注销登记): from the society's decision over the
/// federation's consent to civil affairs, Registration Regulations art. 18 to 23.
pub struct RegisterChange(pub change::Model);

#[Object]
impl RegisterChange {
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

    /// What changes (变更事项).
    async fn matter(&self) -> ChangeMatter {
        self.0.matter
    }

    /// What stood in the register when it was proposed; empty where that was not known (变更前).
    async fn old_value(&self) -> &str {
        &self.0.old_value
    }

    /// What is to stand there; empty for a deregistration (变更后).
    async fn new_value(&self) -> &str {
        &self.0.new_value
    }

    /// Why (变更理由).
    async fn reason(&self) -> &str {
        &self.0.reason
    }

    /// Why the society ends, art. 19; null for a change (注销事由).
    async fn ground(&self) -> Option<EndGround> {
        self.0.ground
    }

    /// How it was verified that a namesake who is legal representative elsewhere is somebody else; empty where
    /// there was no need (同名核实说明).
    async fn namesake_note(&self) -> &str {
        &self.0.namesake_note
    }

    /// The day on which the society decided it (决议日期).
    async fn decided_on(&self) -> Date {
        self.0.decided_on.into()
    }

    /// How far it is (状态).
    async fn state(&self) -> ChangeState {
        self.0.state
    }

    /// The day on which it was proposed (申报日期).
    async fn proposed_on(&self) -> Date {
        self.0.proposed_on.into()
    }

    /// Until when whoever has the turn is expected to act; null where it is over (办理期限).
    async fn due_on(&self, ctx: &Context<'_>) -> Result<Option<Date>> {
        Ok(one(ctx, ItemOf(self.0.id)).await?.map(|item| Date(item.due_on)))
    }

    /// Whether civil affairs has returned it and its papers are to be completed (民政已退回补正).
    async fn to_be_completed(&self) -> bool {
        self.0.state == ChangeState::ToFile && self.0.filed_on.is_some()
    }

    /// Why it was last returned; null where it never was (退回原因).
    async fn return_reason(&self) -> Option<ChangeReturnReason> {
        self.0.return_reason
    }

    /// What was said with it (退回说明).
    async fn return_text(&self) -> Option<&str> {
        self.0.return_text.as_deref()
    }

    /// The federation's document of consent; null before it (同意文号).
    async fn consent_no(&self) -> Option<&str> {
        self.0.consent_no.as_deref()
    }

    /// Its day (同意日期).
    async fn consent_on(&self) -> Option<Date> {
        self.0.consent_on.map(Date)
    }

    /// The last day to file with civil affairs: thirty days after the consent, fifteen after the end of a
    /// liquidation; null before (报送截止).
    async fn file_by(&self) -> Option<Date> {
        self.0.file_by.map(Date)
    }

    /// The day on which it was last filed (报送日期).
    async fn filed_on(&self) -> Option<Date> {
        self.0.filed_on.map(Date)
    }

    /// Who liquidates, by post and name; empty before they are named (清算组织).
    async fn liquidators(&self) -> &str {
        &self.0.liquidators
    }

    /// The day on which the liquidation ended; null before (清算结束日期).
    async fn liquidated_on(&self) -> Option<Date> {
        self.0.liquidated_on.map(Date)
    }

    /// Civil affairs' document; null before the decision (准予文号).
    async fn document_no(&self) -> Option<&str> {
        self.0.document_no.as_deref()
    }

    /// From which day on the register says so; null where it does not (生效日期).
    async fn effective_on(&self) -> Option<Date> {
        self.0.effective_on.map(Date)
    }

    /// The day on which it was over; null while it is not (办结日期).
    async fn closed_on(&self) -> Option<Date> {
        self.0.closed_on.map(Date)
    }

    /// The clause (依据).
    async fn rule(&self) -> &'static str {
        self.0.matter.rule()
    }

    /// What the linter says of a new name, gravest first; a society is told of registered names alone, the
    /// agencies of names that others have applied for too. Empty for other matters, and once it is over
    /// (名称核查).
    async fn name_findings(&self, ctx: &Context<'_>) -> Result<Vec<NameFinding>> {
        if self.0.matter != ChangeMatter::Name || !self.0.state.is_open() {
            return Ok(Vec::new());
        }
        let Some(society) = find_society(ctx, self.0.society_id, None).await? else { return Ok(Vec::new()) };
        let own = caller(ctx).viewer.get().is_some_and(|viewer| viewer.post().society_id.is_some());
        let compared = if own { Compared::Registered } else { Compared::AskedForToo };
        let found = known::findings(&state(ctx).db, &society.row, &self.0.new_value, compared).await?;
        Ok(shown(found, caller(ctx).language))
    }

    /// Another society of which somebody of the new legal representative's name is legal representative; null
    /// where there is none (同名单位).
    async fn legal_representative_elsewhere(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        if self.0.matter != ChangeMatter::LegalRepresentative || !self.0.state.is_open() {
            return Ok(None);
        }
        let Some(society) = find_society(ctx, self.0.society_id, None).await? else { return Ok(None) };
        Ok(known::presides(&state(ctx).db, &society.row, &self.0.new_value).await?)
    }

    /// Files of the case (材料), told apart by `purpose`.
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::RegisterChange, self.0.id.0).await
    }

    /// Papers whose originals were handed in (纸质原件).
    #[expect(clippy::unused_async, reason = "every resolver is asynchronous")]
    async fn on_paper(&self) -> Result<Vec<AttachmentPurpose>> {
        Ok(serde_json::from_str(&self.0.on_paper).map_err(Fault::from)?)
    }

    /// What stands in the way of a society's end and what ends with it; empty for a change, and once it is
    /// over (注销前待办事项).
    async fn duties(&self, ctx: &Context<'_>) -> Result<Vec<SocietyEndDuty>> {
        if self.0.matter != ChangeMatter::Deregistration || !self.0.state.is_open() {
            return Ok(Vec::new());
        }
        let Some(society) = find_society(ctx, self.0.society_id, None).await? else { return Ok(Vec::new()) };
        duties_of(ctx, &society, Some(self.0.id)).await
    }

    /// Its history, oldest first (办理记录).
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<RegisterChangeRecord>> {
        let rows = one(ctx, StepsOf(self.0.id)).await?.unwrap_or_default();
        let record = |row: &change_step::Model| {
            let change_step::Model { id: _, change_id: _, at, step, actor, role, reason, text } = row.clone();
            RegisterChangeRecord { at, step, actor, role, reason, text }
        };
        Ok(rows.iter().map(record).collect())
    }

    /// The steps that the caller may make now; each is one mutation (可办事项).
    async fn moves(&self, ctx: &Context<'_>) -> Vec<ChangeStep> {
        let Some(viewer) = caller(ctx).viewer.get() else { return Vec::new() };
        let (role, turn) = (viewer.role(), self.0.state.turn());
        let returns = if role == Role::CivilAffairs { Turn::Registration } else { Turn::Sponsor };
        let may = |step: &ChangeStep| {
            field_of(*step).is_some_and(|field| viewer.allows(field))
                && (*step != ChangeStep::Return || turn == returns)
        };
        self.0.state.steps(self.0.matter).into_iter().filter(may).collect()
    }
}

/// What stands in the way of a society's end: who investigates sees what was not served, nobody else.
pub async fn duties_of(ctx: &Context<'_>, society: &Society, own: Option<ChangeId>) -> Result<Vec<SocietyEndDuty>> {
    let served_only = !caller(ctx).scope("Query.enforcementCases").investigates();
    let of = (society.row.society_id, society.row.form);
    let found = duties(&state(ctx).db, of, own, served_only).await?;
    let language = caller(ctx).language;
    Ok(found.into_iter().map(|duty| SocietyEndDuty::of(duty, language)).collect())
}

/// The row of the policy table behind a step; none for what nobody takes.
const fn field_of(step: ChangeStep) -> Option<&'static str> {
    Some(match step {
        ChangeStep::Propose | ChangeStep::Cease => return None,
        ChangeStep::Resubmit => "Mutation.resubmitRegisterChange",
        ChangeStep::Withdraw => "Mutation.withdrawRegisterChange",
        ChangeStep::Return => "Mutation.returnRegisterChange",
        ChangeStep::Consent => "Mutation.consentToRegisterChange",
        ChangeStep::NameLiquidators => "Mutation.nameLiquidators",
        ChangeStep::ReportLiquidation => "Mutation.reportLiquidation",
        ChangeStep::File => "Mutation.fileRegisterChange",
        ChangeStep::Approve => "Mutation.approveRegisterChange",
        ChangeStep::Refuse => "Mutation.refuseRegisterChange",
    })
}

/// The case with this id; none when it does not exist for the caller.
pub async fn find_change(ctx: &Context<'_>, id: ChangeId) -> Result<Option<RegisterChange>, Fault> {
    let found = caller(ctx).scope("Query.registerChanges").register_changes().filter(change::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(RegisterChange))
}
