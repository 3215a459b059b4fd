//! Directives in the API: what is asked, of whom, and the echo.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::file::attachment::SubjectKind;
use entity::responsibility::directive::{self, DirectiveId, RecipientState, recipient};

use super::holder::Holder;
use super::loader::{EchoOf, one};
use super::recipients::{RecipientsInput, found_by};
use crate::api::loaders::by_key;
use crate::caller::{bad_input, caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::identity::Viewer;
use crate::page::{Listed, Page, connect};
use crate::register::api::agency::Agency;
use crate::scalar::Date;

/// A directive (部署任务): one thing that many are asked to do.
pub struct Directive(pub directive::Model);

/// The echo of a directive (办理回音), counted in recipients.
#[derive(SimpleObject)]
struct Echo {
    /// All of them.
    recipients: i64,
    /// Those that have not acknowledged it (待签收).
    issued: i64,
    /// Those that have acknowledged it and are not done (已签收).
    acked: i64,
    /// Those that are done (已办结).
    done: i64,
    /// Those that are not done although the day has passed; none when it was withdrawn (逾期).
    late: i64,
}

#[Object]
impl Directive {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// The number that the document carries (文号).
    async fn number(&self) -> &str {
        &self.0.number
    }

    /// Title (标题).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// What is asked (内容).
    async fn body(&self) -> &str {
        &self.0.body
    }

    /// Who issued it (下达部门).
    async fn issuer(&self, ctx: &Context<'_>) -> Result<Agency> {
        let found = by_key(ctx, self.0.issuer_id).await?;
        Ok(found.map(Agency).ok_or_else(|| Fault::Broken("an agency vanished".into()))?)
    }

    /// Whether the caller's own agency issued it, and may withdraw it (是否由我下达).
    async fn mine(&self, ctx: &Context<'_>) -> bool {
        caller(ctx).viewer.get().is_some_and(|viewer| viewer.post().agency_id == Some(self.0.issuer_id))
    }

    /// The day it was issued (下达日期).
    async fn issued_on(&self) -> Date {
        self.0.issued_on.into()
    }

    /// The last day (办理期限).
    async fn due_on(&self) -> Date {
        self.0.due_on.into()
    }

    /// Days from today until then; negative when it has passed.
    async fn days_left(&self, ctx: &Context<'_>) -> i64 {
        (self.0.due_on - state(ctx).world.today()).num_days()
    }

    /// The day it was withdrawn (撤回日期); null while it stands.
    async fn withdrawn_on(&self) -> Option<Date> {
        self.0.withdrawn_on.map(Date)
    }

    /// Why it was withdrawn; null while it stands.
    async fn withdraw_reason(&self) -> Option<&str> {
        self.0.withdraw_reason.as_deref()
    }

    /// Papers of the directive (任务附件).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::Directive, self.0.id.0).await
    }

    /// How far its recipients are; null for one of the recipients, who sees himself alone.
    async fn echo(&self, ctx: &Context<'_>) -> Result<Option<Echo>> {
        let role = caller(ctx).viewer()?.role();
        if role.is_of_a_society() {
            return Ok(None);
        }
        let tally = one(ctx, EchoOf(self.0.id)).await?.unwrap_or_default();
        let over = self.0.due_on < state(ctx).world.today() && self.0.withdrawn_on.is_none();
        let late = if over { tally.issued + tally.acked } else { 0 };
        Ok(Some(Echo {
            recipients: tally.issued + tally.acked + tally.done,
            issued: tally.issued,
            acked: tally.acked,
            done: tally.done,
            late,
        }))
    }
}

/// One recipient of a directive (接收单位).
pub struct DirectiveRecipient(pub recipient::Model);

#[Object]
impl DirectiveRecipient {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// What is asked of it.
    async fn directive(&self, ctx: &Context<'_>) -> Result<Directive> {
        let found = one(ctx, self.0.directive_id).await?;
        Ok(found.map(Directive).ok_or_else(|| Fault::Broken("a directive vanished".into()))?)
    }

    /// Who it is.
    async fn holder(&self) -> Holder {
        Holder { society_id: self.0.society_id, agency_id: self.0.agency_id }
    }

    /// Whether it is the caller's own society or agency, which then acknowledges and reports.
    async fn mine(&self, ctx: &Context<'_>) -> bool {
        caller(ctx).viewer.get().map(Viewer::post).is_some_and(|post| {
            let society = self.0.society_id.is_some() && post.society_id == self.0.society_id;
            society || (self.0.agency_id.is_some() && post.agency_id == self.0.agency_id)
        })
    }

    /// How far it is (办理状态).
    async fn state(&self) -> RecipientState {
        self.0.state
    }

    /// When it was acknowledged; null before (签收时间).
    async fn acked_at(&self) -> Option<DateTime<Utc>> {
        self.0.acked_at
    }

    /// Who acknowledged it; null before (签收人).
    async fn acked_by(&self) -> Option<&str> {
        self.0.acked_by.as_deref()
    }

    /// When it was reported done; null before (办结时间).
    async fn done_at(&self) -> Option<DateTime<Utc>> {
        self.0.done_at
    }

    /// Who reported it; null before (反馈人).
    async fn done_by(&self) -> Option<&str> {
        self.0.done_by.as_deref()
    }

    /// What shows that it is done (办结佐证).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::DirectiveRecipient, self.0.id.0).await
    }

    /// What was done; null before it is reported (反馈).
    async fn echo(&self) -> Option<&str> {
        self.0.echo.as_deref()
    }
}

/// Fields of the whole list of directives.
pub struct DirectiveTotal(Select<directive::Entity>);

#[Object]
impl DirectiveTotal {
    /// Directives in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Fields of the whole list of recipients.
pub struct RecipientTotal(Select<recipient::Entity>);

#[Object]
impl RecipientTotal {
    /// Recipients in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// A page of directives.
pub type DirectiveConnection = Listed<Directive, DirectiveTotal>;
/// A page of recipients.
pub type RecipientConnection = Listed<DirectiveRecipient, RecipientTotal>;

/// What to narrow recipients to (接收单位筛选).
#[derive(InputObject, Default)]
pub struct RecipientFilter {
    /// Of this directive only.
    directive: Option<ID>,
    /// In these states only.
    states: Option<Vec<RecipientState>>,
}

impl RecipientFilter {
    fn condition(self) -> Result<Condition> {
        let Self { directive, states } = self;
        let mut all = Condition::all();
        if let Some(id) = directive {
            let id = DirectiveId::parse(&id).map_err(|_| bad_input("filter.directive: not a directive's id"))?;
            all = all.add(recipient::Column::DirectiveId.eq(id));
        }
        if let Some(states) = states {
            all = all.add(recipient::Column::State.is_in(states));
        }
        Ok(all)
    }
}

/// How many a set of recipients reaches (接收范围预览).
#[derive(SimpleObject)]
struct DirectivePreview {
    /// Societies.
    societies: usize,
    /// Agencies.
    agencies: usize,
}

/// Queries of directives.
#[derive(Default)]
pub struct DirectiveQuery;

#[Object]
impl DirectiveQuery {
    /// Directives that the caller issued, reaches or is asked by, newest first (部署任务).
    async fn directives(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
    ) -> Result<DirectiveConnection> {
        let page = Page::<Uuid>::read(first, after)?;
        let all = caller(ctx).scope("Query.directives").directives();
        let onward = page
            .after
            .map_or_else(Condition::all, |id| Condition::all().add(directive::Column::Id.lt(DirectiveId(id))));
        let rows = all.clone().filter(onward).order_by_desc(directive::Column::Id).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, DirectiveTotal(all), |row| row.id.0, Directive))
    }

    /// Who is asked by directives and how far he is; for a society itself alone (接收单位).
    async fn directive_recipients(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "What to narrow the list to.")] filter: Option<RecipientFilter>,
    ) -> Result<RecipientConnection> {
        let page = Page::<Uuid>::read(first, after)?;
        let all = caller(ctx).scope("Query.directiveRecipients").directive_recipients();
        let all = all.filter(filter.unwrap_or_default().condition()?);
        let onward = page.after.map_or_else(Condition::all, |id| {
            Condition::all().add(recipient::Column::Id.lt(directive::RecipientId(id)))
        });
        let rows = all.clone().filter(onward).order_by_desc(recipient::Column::Id).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, RecipientTotal(all), |row| row.id.0, DirectiveRecipient))
    }

    /// How many a directive to these would reach; nothing is stored (预览).
    async fn directive_preview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who is to be asked.")] recipients: RecipientsInput,
    ) -> Result<DirectivePreview> {
        let found = found_by(ctx, &recipients, "Query.directivePreview").await?;
        Ok(DirectivePreview { societies: found.societies.len(), agencies: found.agencies.len() })
    }
}

/// The directive with this id; none when it does not exist for the caller.
pub async fn find_directive(ctx: &Context<'_>, id: DirectiveId) -> Result<Option<Directive>, Fault> {
    let found = caller(ctx).scope("Query.directives").directives().filter(directive::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(Directive))
}
