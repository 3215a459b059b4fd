//! An edition of the casebook in the API, and what opens, closes and publishes it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::ledger::open_item::OpenItemKind;
use entity::project::casebook::{self, CasebookId, CasebookState, CasebookStep, Edition};

use super::case_study::{CaseStudy, cases_of};
use super::matching_loader::{EditorsOf, one};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::{Fault, Stop};
use crate::institution::api::loader::{ItemOf, one as waiting};
use crate::page::{Listed, Page, connect};
use crate::project::action::casebook::{
    self as act, CloseCasebook, PublishCasebook, Step, move_casebook, open_casebook,
};
use crate::register::api::society::{Society, find_society};
use crate::responsibility::api::open_item::OpenItem;
use crate::scalar::Date;

/// One who edits an edition (编辑).
#[derive(SimpleObject)]
struct CasebookEditor {
    /// The society that he represents; null when the caller may not see it (所属学会).
    society: Option<Society>,
    /// The society's global id.
    society_id: ID,
    /// His name (姓名).
    name: String,
}

/// An edition of the casebook (创新案例汇编), seed section 4.
pub struct Casebook(pub casebook::Model);

#[Object]
impl Casebook {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the steps of it; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// Its year (年度).
    async fn year(&self) -> i32 {
        self.0.year
    }

    /// Its title (书名).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The call to the societies (征稿通知).
    async fn call(&self) -> &str {
        &self.0.call
    }

    /// The last day to send a case (征稿截止).
    async fn submit_until(&self) -> Date {
        self.0.submit_until.into()
    }

    /// The day by which it is to be published (计划发布日期).
    async fn publish_by(&self) -> Date {
        self.0.publish_by.into()
    }

    /// How many editors it has (编辑人数).
    async fn editors_wanted(&self) -> i32 {
        self.0.editors_wanted
    }

    /// How many of them say a word before a case is accepted (意见人数).
    async fn words_wanted(&self) -> i32 {
        self.0.words_wanted
    }

    /// Where it stands (状态).
    async fn state(&self) -> CasebookState {
        self.0.state
    }

    /// The day of the publication; null before it (发布日期).
    async fn published_on(&self) -> Option<Date> {
        self.0.published_on.map(Date)
    }

    /// Who edits it: representatives of different societies (编辑).
    async fn editors(&self, ctx: &Context<'_>) -> Result<Vec<CasebookEditor>> {
        let rows = one(ctx, EditorsOf(self.0.id)).await?.unwrap_or_default();
        let mut editors = Vec::new();
        let societies = rows.iter().map(|row| find_society(ctx, row.society_id, None));
        let societies = futures_util::future::try_join_all(societies).await?;
        for (row, society) in rows.iter().zip(societies) {
            editors.push(CasebookEditor {
                society,
                society_id: row.society_id.global().into(),
                name: row.name.clone(),
            });
        }
        Ok(editors)
    }

    /// Its cases that the caller may see, oldest first (案例).
    async fn cases(&self, ctx: &Context<'_>) -> Result<Vec<CaseStudy>> {
        Ok(cases_of(ctx, self.0.id).await?)
    }

    /// Whether the caller's society may still send a case (可报送).
    async fn takes_cases(&self, ctx: &Context<'_>) -> bool {
        let may = caller(ctx).allows("Mutation.submitCase");
        may && self.0.state == CasebookState::Collecting && self.0.submit_until >= state(ctx).world.today()
    }

    /// What waits for whom about it; null when it is published (待办).
    async fn open_item(&self, ctx: &Context<'_>) -> Result<Option<OpenItem>> {
        Ok(waiting(ctx, ItemOf(OpenItemKind::Casebook, self.0.id.0)).await?.map(OpenItem::of))
    }

    /// The steps that the caller may make now; each is one mutation (可办事项).
    async fn moves(&self, ctx: &Context<'_>) -> Vec<CasebookStep> {
        let Some(viewer) = caller(ctx).viewer.get() else { return Vec::new() };
        let over = self.0.submit_until < state(ctx).world.today();
        let may = |step: &CasebookStep| {
            let field = match step {
                CasebookStep::Close => "Mutation.closeCasebook",
                CasebookStep::Publish => "Mutation.publishCasebook",
            };
            viewer.allows(field) && (over || *step != CasebookStep::Close)
        };
        self.0.state.steps().into_iter().filter(may).collect()
    }
}

/// The edition with this id; none when it does not exist for the caller.
pub async fn find_casebook(ctx: &Context<'_>, id: CasebookId) -> Result<Option<Casebook>, Fault> {
    let found = caller(ctx).scope("Query.casebooks").casebooks().filter(casebook::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(Casebook))
}

/// Fields of the whole list.
pub struct CasebookTotal(Select<casebook::Entity>);

#[Object]
impl CasebookTotal {
    /// Editions in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of the casebook.
#[derive(Default)]
pub struct CasebookQuery;

#[Object]
impl CasebookQuery {
    /// Editions of the casebook, newest first (案例汇编).
    async fn casebooks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
    ) -> Result<Listed<Casebook, CasebookTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let all = caller(ctx).scope("Query.casebooks").casebooks();
        let onward = page.after.map(|id| casebook::Column::Id.lt(CasebookId(id)));
        let rows = all.clone().filter(Condition::all().add_option(onward));
        let rows = rows.order_by_desc(casebook::Column::Id).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, CasebookTotal(all), |row| row.id.0, Casebook))
    }
}

/// One who is to edit an edition.
#[derive(InputObject)]
struct CasebookEditorInput {
    /// The society that he represents.
    society_id: ID,
    /// His name, at most 60 characters (姓名).
    name: String,
}

/// Input of `openCasebook`.
#[derive(InputObject)]
struct OpenCasebookInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Its year (年度).
    year: i32,
    /// Its title, at most 100 characters (书名).
    title: String,
    /// The call to the societies, at most 4000 characters (征稿通知).
    call: String,
    /// The last day to send a case (征稿截止).
    submit_until: Date,
    /// The day by which it is to be published (计划发布日期).
    publish_by: Date,
    /// How many editors it has; the seed names ten (编辑人数).
    #[graphql(default_with = "entity::project::casebook::EDITORS")]
    editors_wanted: i32,
    /// How many of them say a word before a case is accepted (意见人数).
    #[graphql(default_with = "entity::project::casebook::WORDS")]
    words_wanted: i32,
    /// Working days that an editor has for a case, and a society for its revision (审读工作日数).
    #[graphql(default_with = "entity::project::casebook::EDIT_DAYS")]
    edit_days: i32,
    /// Who edits it: representatives of different societies.
    editors: Vec<CasebookEditorInput>,
}

/// Input of a step of an edition.
#[derive(InputObject)]
struct CasebookStepInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The edition's global id.
    casebook_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
}

/// Payload of what is done with an edition.
#[derive(SimpleObject)]
struct CasebookPayload {
    /// The edition as it stands now, on a conflict too; null when there is none for the caller.
    casebook: Option<Casebook>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of the casebook.
#[derive(Default)]
pub struct CasebookMutation;

#[Object]
impl CasebookMutation {
    /// Opens an edition with its editors and calls for cases (开编征稿).
    async fn open_casebook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: OpenCasebookInput,
    ) -> Result<CasebookPayload> {
        let OpenCasebookInput {
            idempotency_key,
            year,
            title,
            call,
            submit_until,
            publish_by,
            editors_wanted,
            words_wanted,
            edit_days,
            editors,
        } = input;
        let edition = Edition {
            year,
            title,
            call,
            submit_until: submit_until.0,
            publish_by: publish_by.0,
            editors_wanted,
            words_wanted,
            edit_days,
            editors: editors.into_iter().map(|editor| (editor.society_id.to_string(), editor.name)).collect(),
        };
        let done = open_casebook(state(ctx), permit(ctx)?, act::Input { idempotency_key, edition }).await;
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        read(ctx, id, user_errors).await
    }

    /// Closes the collecting when the days to send a case are over (截稿).
    async fn close_casebook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: CasebookStepInput,
    ) -> Result<CasebookPayload> {
        stepped::<CloseCasebook>(ctx, input).await
    }

    /// Publishes an edition with its accepted cases, each as a result that everybody finds (发布汇编).
    async fn publish_casebook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: CasebookStepInput,
    ) -> Result<CasebookPayload> {
        stepped::<PublishCasebook>(ctx, input).await
    }
}

async fn stepped<I: Step>(ctx: &Context<'_>, input: CasebookStepInput) -> Result<CasebookPayload> {
    let CasebookStepInput { idempotency_key, casebook_id, expected_version } = input;
    let next = act::Next { idempotency_key, casebook: casebook_id.to_string(), expected_version };
    let done: Result<(), Stop> = move_casebook::<I>(state(ctx), permit(ctx)?, next).await;
    let (_, user_errors) = settle(done, caller(ctx).language)?;
    read(ctx, CasebookId::parse(&casebook_id).ok(), user_errors).await
}

async fn read(ctx: &Context<'_>, id: Option<CasebookId>, user_errors: Vec<UserError>) -> Result<CasebookPayload> {
    let casebook = match id {
        Some(id) => find_casebook(ctx, id).await?,
        None => None,
    };
    Ok(CasebookPayload { casebook, user_errors })
}
