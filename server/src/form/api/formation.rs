//! A formation in the API: what was proposed, where it stands, who holds it, its dated history.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, QueryFilter};

use entity::account::role::Role;
use entity::file::attachment::SubjectKind;
use entity::form::assessment::RecommendedForm;
use entity::form::formation::machine::needs_superior;
use entity::form::formation::{self, FormationId, FormationMove, FormationState, ReturnReason, step};
use entity::form::party_form::PartyForm;
use entity::form::proposal::{Nominee as Named, NomineeRole};
use entity::form::remark::{ProposalField, row as remark};
use entity::ledger::open_item::{self, OpenItemKind};
use entity::register::present;

use crate::api::loaders::rows_of;
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::register::api::society::{Society, find_society};
use crate::responsibility::api::open_item::OpenItem;
use crate::scalar::Date;
use crate::world::day_in_china;

/// A formation (组建事项): the case that sets up, changes or ends a society's Party organisation.
#[derive(Clone)]
pub struct Formation(pub formation::Model);

/// Someone who is named for a post (提名人选).
#[derive(SimpleObject)]
pub struct Nominee {
    /// Name (姓名); empty when the caller may not see names.
    name: String,
    /// Post (职务).
    role: NomineeRole,
    /// Whether he is a Party member; null while nobody has said so.
    is_party_member: Option<bool>,
}

/// What a return says about one field (逐项意见).
#[derive(SimpleObject)]
struct ReturnRemark {
    /// The field of the proposal (申报项目).
    field: ProposalField,
    /// What is wrong with it (意见).
    text: String,
}

/// A move of a formation (办理记录).
#[derive(SimpleObject)]
struct FormationStep {
    /// When.
    at: DateTime<Utc>,
    /// The day in China.
    on: Date,
    /// What was done (动作).
    step: FormationMove,
    /// The state that it led to (办理状态).
    state: FormationState,
    /// Who did it; empty when the caller may not see names.
    actor: String,
    /// In which role; null for the platform itself.
    role: Option<Role>,
    /// The code of a return; null for any other move.
    reason: Option<ReturnReason>,
    /// What was said with it; null for nothing.
    text: Option<String>,
    /// What a return said field by field; empty for any other move.
    remarks: Vec<ReturnRemark>,
}

#[Object]
impl Formation {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the moves of this case; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The society (学会); null when it does not exist for the caller.
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        Ok(find_society(ctx, self.0.society_id, None).await?)
    }

    /// The form that stood when it was proposed (原形式).
    async fn from_form(&self) -> PartyForm {
        self.0.from_form
    }

    /// The form that is proposed; NONE ends the organisation (申报形式).
    async fn form(&self) -> PartyForm {
        self.0.form
    }

    /// Where it stands (办理状态).
    async fn state(&self) -> FormationState {
        self.0.state
    }

    /// The day in China since which it is in this state.
    async fn since(&self) -> Date {
        day_in_china(self.0.state_since).into()
    }

    /// The day of the proposal (申报日期).
    async fn proposed_on(&self) -> Date {
        self.0.proposed_on.into()
    }

    /// Formal members when it was last sent, persons (申报时正式党员).
    async fn formal(&self) -> i32 {
        self.0.formal
    }

    /// Resident formal members when it was last sent, persons (申报时驻会正式党员).
    async fn resident_formal(&self) -> i32 {
        self.0.resident_formal
    }

    /// What the rules recommended then (申报时建议形式).
    async fn recommended(&self) -> RecommendedForm {
        self.0.recommended
    }

    /// The version of the rules that said so (规则版本).
    async fn rule_version(&self) -> &str {
        &self.0.rule_version
    }

    /// Whom the society names (提名人选).
    async fn nominees(&self, ctx: &Context<'_>) -> Result<Vec<Nominee>> {
        let names = self.shows_names(ctx).await?;
        let nominees: Vec<Named> = serde_json::from_str(&self.0.nominees).map_err(Fault::from)?;
        let shown = |Named { name, role, is_party_member }| Nominee {
            name: if names { name } else { String::new() },
            role,
            is_party_member,
        };
        Ok(nominees.into_iter().map(shown).collect())
    }

    /// Why the society wants it; empty when it said nothing (理由).
    async fn reason(&self) -> &str {
        &self.0.reason
    }

    /// The superior Party organisation; empty for a liaison (上级党组织).
    async fn superior(&self) -> &str {
        &self.0.superior
    }

    /// Whether the superior Party organisation has to approve (是否需上级批复).
    async fn needs_superior(&self) -> bool {
        needs_superior(self.0.from_form, self.0.form)
    }

    /// Why it was returned last; null while it is not returned (退回原因).
    async fn return_reason(&self) -> Option<ReturnReason> {
        self.0.return_reason
    }

    /// The same in words; null while it is not returned.
    async fn return_text(&self) -> Option<&str> {
        self.0.return_text.as_deref()
    }

    /// The same field by field, in the order of the form; empty while it is not returned (逐项意见).
    async fn return_remarks(&self, ctx: &Context<'_>) -> Result<Vec<ReturnRemark>> {
        if self.0.state != FormationState::Returned {
            return Ok(Vec::new());
        }
        Ok(self.told(ctx).await?.into_iter().next_back().map(|step| step.remarks).unwrap_or_default())
    }

    /// Number of the superior body's document; null until it is approved (批复文号).
    async fn document_no(&self) -> Option<&str> {
        self.0.document_no.as_deref()
    }

    /// Day of the document; null until it is approved (批复日期).
    async fn document_on(&self) -> Option<Date> {
        self.0.document_on.map(Date)
    }

    /// Files of the case: the superior body's document (批复文件).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::Formation, self.0.id.0).await
    }

    /// When it ended; null while it is open (办结时间).
    async fn closed_at(&self) -> Option<DateTime<Utc>> {
        self.0.closed_at
    }

    /// Who holds it, since when, until when; null when it is closed (当前责任方).
    async fn open_item(&self, ctx: &Context<'_>) -> Result<Option<OpenItem>> {
        let rows = rows_of::<open_item::Entity>(ctx, self.0.society_id).await?;
        let mine = |row: &&open_item::Model| row.kind == OpenItemKind::Formation && row.subject_id == self.0.id.0;
        Ok(rows.iter().find(mine).cloned().map(OpenItem))
    }

    /// The moves that the caller may make now (可办理的动作).
    async fn moves(&self, ctx: &Context<'_>) -> Result<Vec<FormationMove>> {
        let rows = rows_of::<present::Entity>(ctx, self.0.society_id).await?;
        let Some(society) = rows.first() else { return Ok(Vec::new()) };
        let superior = needs_superior(self.0.from_form, self.0.form);
        let may = |step: &FormationMove| field_of(*step).is_some_and(|field| caller(ctx).scope(field).covers(society));
        Ok(self.0.state.moves(superior).into_iter().filter(may).collect())
    }

    /// Its dated history, oldest first (办理记录).
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<FormationStep>> {
        Ok(self.told(ctx).await?)
    }
}

impl Formation {
    /// Its steps as the caller may read them.
    async fn told(&self, ctx: &Context<'_>) -> Result<Vec<FormationStep>, Fault> {
        let names = self.shows_names(ctx).await?;
        let rows = rows_of::<step::Entity>(ctx, self.0.society_id).await?;
        let remarks = rows_of::<remark::Entity>(ctx, self.0.society_id).await?;
        let of = |step: uuid::Uuid| {
            let mut of: Vec<_> = remarks.iter().filter(|row| row.step_id == step).collect();
            of.sort_by_key(|row| row.field);
            of.into_iter().map(|row| ReturnRemark { field: row.field, text: row.text.clone() }).collect()
        };
        let told = |row: &step::Model| FormationStep {
            remarks: of(row.id),
            at: row.at,
            on: day_in_china(row.at).into(),
            step: row.step,
            state: row.state,
            actor: if names { row.actor.clone() } else { String::new() },
            role: row.role,
            reason: row.reason,
            text: row.text.clone(),
        };
        Ok(rows.iter().filter(|row| row.formation_id == self.0.id).map(told).collect())
    }

    async fn shows_names(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        let rows = rows_of::<present::Entity>(ctx, self.0.society_id).await?;
        Ok(rows.first().is_some_and(|row| caller(ctx).scope("Society.leaders").covers(row)))
    }
}

/// The row of the policy table behind a move.
const fn field_of(step: FormationMove) -> Option<&'static str> {
    Some(match step {
        FormationMove::Propose => return None,
        FormationMove::Resubmit => "Mutation.resubmitFormation",
        FormationMove::Withdraw => "Mutation.withdrawFormation",
        FormationMove::Pass => "Mutation.passFormation",
        FormationMove::Return => "Mutation.returnFormation",
        FormationMove::Approve => "Mutation.approveFormation",
    })
}

/// The formation with this id; none when it does not exist for the caller.
pub async fn find_formation(ctx: &Context<'_>, id: FormationId) -> Result<Option<Formation>, Fault> {
    let found = caller(ctx).scope("Query.formations").formations().filter(formation::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(Formation))
}
