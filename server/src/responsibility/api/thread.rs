//! Letters between agencies in the API.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entity::file::attachment::SubjectKind;
use entity::refusal::RefusalCode;
use entity::register::agency::AgencyId;
use entity::register::society::SocietyId;
use entity::responsibility::thread::{self, ThreadId, ThreadState, message};

use super::loader::one;
use crate::api::intention::permit;
use crate::api::loaders::by_key;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::{Fault, Stop};
use crate::file::api::attachment::{Attachment, attachments};
use crate::file::api::files_of;
use crate::page::{Listed, Page, connect};
use crate::register::api::agency::Agency;
use crate::register::api::society::{Society, find_society};
use crate::responsibility::action::thread::{Input, Opening, close_thread, open_thread, write_to_thread};
use crate::scalar::Date;

/// Letters between two agencies about one thing (部门沟通).
pub struct Thread(thread::Model);

async fn agency(ctx: &Context<'_>, id: AgencyId) -> Result<Agency> {
    Ok(by_key(ctx, id).await?.map(Agency).ok_or_else(|| Fault::Broken("an agency vanished".into()))?)
}

/// The agency that the caller speaks for.
fn own(ctx: &Context<'_>) -> Option<AgencyId> {
    caller(ctx).viewer.get().and_then(|viewer| viewer.post().agency_id)
}

#[Object]
impl Thread {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the writes to it; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// What it is about (事由).
    async fn subject(&self) -> &str {
        &self.0.subject
    }

    /// The society that it is about; null when it is about none, or when the caller may not see it.
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        match self.0.society_id {
            Some(id) => Ok(find_society(ctx, id, None).await?),
            None => Ok(None),
        }
    }

    /// Who opened it (发函部门).
    async fn from(&self, ctx: &Context<'_>) -> Result<Agency> {
        agency(ctx, self.0.from_agency_id).await
    }

    /// Who was asked (收函部门).
    async fn to(&self, ctx: &Context<'_>) -> Result<Agency> {
        agency(ctx, self.0.to_agency_id).await
    }

    /// Whether the caller's own agency opened it, and may close it.
    async fn mine(&self, ctx: &Context<'_>) -> bool {
        own(ctx) == Some(self.0.from_agency_id)
    }

    /// Whether the caller's own agency may write now.
    async fn may_write(&self, ctx: &Context<'_>) -> bool {
        let own = own(ctx);
        let asked = own == Some(self.0.to_agency_id) && self.0.state == ThreadState::Open;
        asked || (own == Some(self.0.from_agency_id) && self.0.state.is_open())
    }

    /// How far it is (状态).
    async fn state(&self) -> ThreadState {
        self.0.state
    }

    /// The day it was opened (发函日期).
    async fn opened_on(&self) -> Date {
        self.0.opened_on.into()
    }

    /// Until when an answer is asked for (答复期限).
    async fn due_on(&self) -> Date {
        self.0.due_on.into()
    }

    /// The day it was closed; null while it is open (办结日期).
    async fn closed_on(&self) -> Option<Date> {
        self.0.closed_on.map(Date)
    }

    /// Its letters, oldest first (函件).
    async fn messages(&self, ctx: &Context<'_>) -> Result<Vec<ThreadMessage>> {
        let rows = one(ctx, self.0.id).await?;
        Ok(rows.map(|rows| rows.iter().cloned().map(ThreadMessage).collect()).unwrap_or_default())
    }
}

/// One letter of a thread (函件).
pub struct ThreadMessage(message::Model);

#[Object]
impl ThreadMessage {
    /// The agency that wrote it.
    async fn agency(&self, ctx: &Context<'_>) -> Result<Agency> {
        agency(ctx, self.0.agency_id).await
    }

    /// Who wrote it, by the name shown at the time (经办人).
    async fn author(&self) -> &str {
        &self.0.author
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// What it says.
    async fn body(&self) -> &str {
        &self.0.body
    }

    /// Enclosed in it (函件附件).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::Letter, self.0.id).await
    }
}

/// Fields of the whole list.
pub struct ThreadTotal(Select<thread::Entity>);

#[Object]
impl ThreadTotal {
    /// Threads in the whole list; counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(self.0.clone().count(&state(ctx).db).await.map_err(Fault::from)?)
    }
}

/// Queries of threads.
#[derive(Default)]
pub struct ThreadQuery;

#[Object]
impl ThreadQuery {
    /// Threads that the caller's agency writes or is asked by, newest first; for the leading tier those
    /// of its region (部门沟通).
    async fn threads(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "Cursor to go on after.")] after: Option<String>,
        #[graphql(desc = "Only those in these states.")] states: Option<Vec<ThreadState>>,
    ) -> Result<Listed<Thread, ThreadTotal>> {
        let page = Page::<Uuid>::read(first, after)?;
        let mut all = caller(ctx).scope("Query.threads").threads();
        if let Some(states) = states {
            all = all.filter(thread::Column::State.is_in(states));
        }
        let onward =
            page.after.map_or_else(Condition::all, |id| Condition::all().add(thread::Column::Id.lt(ThreadId(id))));
        let rows = all.clone().filter(onward).order_by_desc(thread::Column::Id).limit(page.limit());
        let rows = rows.all(&state(ctx).db).await.map_err(Fault::from)?;
        Ok(connect(&page, rows, ThreadTotal(all), |row| row.id.0, Thread))
    }
}

/// The thread with this id; none when it does not exist for the caller.
pub async fn find_thread(ctx: &Context<'_>, id: ThreadId) -> Result<Option<Thread>, Fault> {
    let found = caller(ctx).scope("Query.threads").threads().filter(thread::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(Thread))
}

/// Input of `openThread`.
#[derive(InputObject)]
struct OpenThreadInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Who is asked: another agency's global id.
    to_agency_id: ID,
    /// What it is about (事由), at most 100 characters.
    subject: String,
    /// The first letter, at most 4000 characters.
    body: String,
    /// About which society; absent when it is about none.
    society_id: Option<ID>,
    /// Until when an answer is asked for, today or later.
    due_on: Date,
    /// Enclosed in the letter (函件附件), at most 10 files: ids from `requestUpload`, of the caller's own, each named once.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Input of `writeToThread` and `closeThread`.
#[derive(InputObject)]
struct ThreadInput {
    /// The thread's global id.
    thread_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The letter, at most 4000 characters; a thread is closed without one.
    body: Option<String>,
    /// Enclosed in the letter (函件附件), at most 10 files: ids from `requestUpload`, of the caller's own, each named once.
    #[graphql(default)]
    file_ids: Vec<ID>,
}

/// Payload of what is done with a thread.
#[derive(SimpleObject)]
struct ThreadPayload {
    /// The thread as it stands now, on a conflict too; null when there is none for the caller.
    thread: Option<Thread>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of threads.
#[derive(Default)]
pub struct ThreadMutation;

#[Object]
impl ThreadMutation {
    /// Opens a thread to another agency (发函).
    async fn open_thread(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: OpenThreadInput,
    ) -> Result<ThreadPayload> {
        let OpenThreadInput { idempotency_key, to_agency_id, subject, body, society_id, due_on, file_ids } = input;
        let to = AgencyId::parse(&to_agency_id).map_err(|_| Stop::at("toAgencyId", RefusalCode::NotFound));
        let society = society_id.map(|id| SocietyId::parse(&id)).transpose();
        let society = society.map_err(|_| Stop::at("societyId", RefusalCode::NotFound));
        let done = match (to, society, files_of(&file_ids)) {
            (Err(stop), _, _) | (_, Err(stop), _) | (_, _, Err(stop)) => Err(stop),
            (Ok(to), Ok(society), Ok(files)) => {
                let input = Opening { idempotency_key, subject, body, to, society, due_on: due_on.0, files };
                open_thread(state(ctx), permit(ctx)?, input).await
            }
        };
        let (id, user_errors) = settle(done, caller(ctx).language)?;
        let thread = match id {
            Some(id) => find_thread(ctx, id).await?,
            None => None,
        };
        Ok(ThreadPayload { thread, user_errors })
    }

    /// Writes to a thread (复函); the turn passes to the other side.
    async fn write_to_thread(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ThreadInput,
    ) -> Result<ThreadPayload> {
        let id = input.thread_id.clone();
        let done = match read(input) {
            Err(stop) => Err(stop),
            Ok(input) => write_to_thread(state(ctx), permit(ctx)?, input).await,
        };
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        Ok(ThreadPayload { thread: thread_now(ctx, &id).await?, user_errors })
    }

    /// Closes a thread (办结): whoever opened it.
    async fn close_thread(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ThreadInput,
    ) -> Result<ThreadPayload> {
        let id = input.thread_id.clone();
        let done = match read(input) {
            Err(stop) => Err(stop),
            Ok(input) => close_thread(state(ctx), permit(ctx)?, input).await,
        };
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        Ok(ThreadPayload { thread: thread_now(ctx, &id).await?, user_errors })
    }
}

fn read(input: ThreadInput) -> Result<Input, Stop> {
    let ThreadInput { thread_id, expected_version, idempotency_key, body, file_ids } = input;
    let (thread, body) = (thread_id.to_string(), body.unwrap_or_default());
    Ok(Input { expected_version, idempotency_key, thread, body, files: files_of(&file_ids)? })
}

async fn thread_now(ctx: &Context<'_>, id: &ID) -> Result<Option<Thread>> {
    match ThreadId::parse(id) {
        Ok(id) => Ok(find_thread(ctx, id).await?),
        Err(_) => Ok(None),
    }
}
