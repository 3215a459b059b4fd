//! Letters between agencies: one opens a thread, the other answers, whoever opened it closes it. The
//! one who has to write next holds it.

use chrono::{NaiveDate, TimeDelta};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::Word;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::ledger::event::Action;
use entity::ledger::open_item::OpenItemKind;
use entity::refusal::RefusalCode;
use entity::register::agency::{self, AgencyId};
use entity::register::present;
use entity::register::society::SocietyId;
use entity::responsibility::thread::{self, CLOSE_WITHIN_DAYS, Side, ThreadId, ThreadState, message};
use entity::responsibility::{TEXT_MAX, TITLE_MAX};

use super::{Checks, moved, told};
use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Change, Entry, Write};
use crate::state::State;

/// The intention to open a thread.
#[derive(Debug)]
pub struct OpenThread;

impl Intention for OpenThread {
    const FIELD: &'static str = "Mutation.openThread";
}

/// The intention to write to it.
#[derive(Debug)]
pub struct WriteToThread;

impl Intention for WriteToThread {
    const FIELD: &'static str = "Mutation.writeToThread";
}

/// The intention to close it.
#[derive(Debug)]
pub struct CloseThread;

impl Intention for CloseThread {
    const FIELD: &'static str = "Mutation.closeThread";
}

/// What opens a thread.
#[derive(Clone, Debug, Serialize)]
pub struct Opening {
    /// Names this intention.
    pub idempotency_key: String,
    /// What it is about.
    pub subject: String,
    /// The first letter.
    pub body: String,
    /// Who is asked.
    pub to: AgencyId,
    /// About which society; none when it is about none.
    pub society: Option<SocietyId>,
    /// Until when an answer is asked for.
    pub due_on: NaiveDate,
    /// Files to attach.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Opens a thread; answers its id.
pub async fn open_thread(state: &State, permit: Permit<OpenThread>, input: Opening) -> Result<ThreadId, Stop> {
    let today = state.world.today();
    let post = permit.viewer().post();
    let from = post.agency_id.ok_or_else(|| Stop::whole(RefusalCode::NotFound))?;
    let mut checks = Checks::default();
    let subject = checks.text("subject", &input.subject, TITLE_MAX);
    let body = checks.text("body", &input.body, TEXT_MAX);
    checks.due("dueOn", input.due_on, today);
    checks.hold("toAgencyId", input.to != from, RefusalCode::OwnAgency);
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    if agency::Entity::find_by_id(input.to).one(&write.tx).await?.is_none() {
        return Err(Stop::at("toAgencyId", RefusalCode::NotFound));
    }
    let region_code = match input.society {
        None => post.region_code.clone(),
        Some(id) => {
            let reached = Scope::of(Some(permit.viewer()), "Query.societies").societies();
            let found = reached.filter(present::Column::SocietyId.eq(id)).one(&write.tx).await?;
            found.ok_or_else(|| Stop::at("societyId", RefusalCode::NotFound))?.region_code
        }
    };
    let id = ThreadId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(earlier) = claim(&write, user, key, OpenThread::FIELD, &input, &id.global()).await? {
        return ThreadId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let row = thread::ActiveModel {
        id: Set(id),
        subject: Set(subject.clone()),
        society_id: Set(input.society),
        region_code: Set(region_code.clone()),
        from_agency_id: Set(from),
        to_agency_id: Set(input.to),
        state: Set(ThreadState::Open),
        opened_on: Set(today),
        due_on: Set(input.due_on),
        closed_on: Set(None),
        version: Set(1),
    };
    thread::Entity::insert(row).exec_without_returning(&write.tx).await?;
    let letter = Letter { thread_id: id, agency_id: from, author: &permit.viewer().display_name, body };
    let enclosed = post_letter(state, &write, letter, &input.files).await?;
    let item = OpenItem {
        kind: OpenItemKind::Thread,
        subject_id: id.0,
        society_id: input.society,
        region_code,
        title: subject.clone(),
        holder: Holder::Agency(input.to),
        reason: ThreadState::Open.code().into(),
        due_on: input.due_on,
    };
    write.open(state, item).await?;
    // On the common chain: what agencies write to each other is no part of a society's history.
    let mut changes = vec![told("subject", subject), told("dueOn", input.due_on.to_string())];
    changes.extend(enclosed);
    write.commit(state, Entry { action: Action::OpenThread, society_id: None, changes }).await?;
    Ok(id)
}

/// What goes on with a thread.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// The version he saw.
    pub expected_version: i32,
    /// Names this intention.
    pub idempotency_key: String,
    /// Which thread.
    pub thread: String,
    /// The letter; empty when the thread is closed without one.
    pub body: String,
    /// Files enclosed in the letter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Writes a letter; the turn passes to the other side.
pub async fn write_to_thread(state: &State, permit: Permit<WriteToThread>, input: Input) -> Result<(), Stop> {
    let mut checks = Checks::default();
    let body = checks.text("body", &input.body, TEXT_MAX);
    checks.settle()?;
    let Some((write, row, own)) = found(state, &permit, &input).await? else { return Ok(()) };
    let side = if own == row.from_agency_id { Side::Opener } else { Side::Other };
    let next = row.state.written(side).map_err(Stop::whole)?;
    let today = state.world.today();
    let (holder, due_on) = match next {
        ThreadState::Replied => (row.from_agency_id, today + TimeDelta::days(CLOSE_WITHIN_DAYS)),
        // A question asked again has at least as long as an answer has to be looked at.
        _ => (row.to_agency_id, row.due_on.max(today + TimeDelta::days(CLOSE_WITHIN_DAYS))),
    };
    let due_on = if row.state == next { row.due_on } else { due_on };
    advance(&write, &row, thread::ActiveModel { state: Set(next), ..Default::default() }).await?;
    let letter = Letter { thread_id: row.id, agency_id: own, author: &permit.viewer().display_name, body };
    let enclosed = post_letter(state, &write, letter, &input.files).await?;
    write.pass(OpenItemKind::Thread, row.id.0, Holder::Agency(holder), next.code(), due_on).await?;
    let mut changes = vec![told("subject", row.subject), moved(row.state, next)];
    changes.extend(enclosed);
    write.commit(state, Entry { action: Action::WriteToThread, society_id: None, changes }).await?;
    Ok(())
}

/// Closes a thread: whoever opened it.
pub async fn close_thread(state: &State, permit: Permit<CloseThread>, input: Input) -> Result<(), Stop> {
    let Some((write, row, own)) = found(state, &permit, &input).await? else { return Ok(()) };
    if own != row.from_agency_id {
        return Err(Stop::whole(RefusalCode::OpenerCloses));
    }
    let next = row.state.closed().map_err(Stop::whole)?;
    let closed_on = Set(Some(state.world.today()));
    advance(&write, &row, thread::ActiveModel { state: Set(next), closed_on, ..Default::default() }).await?;
    write.close_item(OpenItemKind::Thread, row.id.0).await?;
    let changes = vec![told("subject", row.subject), moved(row.state, next)];
    write.commit(state, Entry { action: Action::CloseThread, society_id: None, changes }).await?;
    Ok(())
}

/// The transaction, the thread and the writer's agency; none when this was done before.
async fn found<I: Intention>(
    state: &State,
    permit: &Permit<I>,
    input: &Input,
) -> Result<Option<(Write, thread::Model, AgencyId)>, Stop> {
    let missing = || Stop::at("threadId", RefusalCode::NotFound);
    let id = ThreadId::parse(&input.thread).map_err(|_| missing())?;
    let own = permit.viewer().post().agency_id.ok_or_else(missing)?;
    let write = Write::begin(state, permit.actor()).await?;
    let reached = Scope::of(Some(permit.viewer()), I::FIELD).threads();
    let row = reached.filter(thread::Column::Id.eq(id)).one(&write.tx).await?.ok_or_else(missing)?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, input, &input.thread).await? {
        return Ok(None);
    }
    if row.version != input.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: row.version }));
    }
    Ok(Some((write, row, own)))
}

/// Writes the change and the next version, unless someone else was quicker.
async fn advance(write: &Write, row: &thread::Model, mut change: thread::ActiveModel) -> Result<(), Stop> {
    change.version = Set(row.version + 1);
    let written = thread::Entity::update_many()
        .set(change)
        .filter(thread::Column::Id.eq(row.id))
        .filter(thread::Column::Version.eq(row.version))
        .exec(&write.tx)
        .await?;
    if written.rows_affected == 1 {
        return Ok(());
    }
    Err(Stop::at("expectedVersion", RefusalCode::Conflict { current: row.version + 1 }))
}

/// A letter to be posted.
struct Letter<'l> {
    thread_id: ThreadId,
    agency_id: AgencyId,
    author: &'l str,
    body: String,
}

/// Posts it with what is enclosed; answers what the event says of that.
async fn post_letter(state: &State, write: &Write, letter: Letter<'_>, files: &[FileId]) -> Result<Vec<Change>, Stop> {
    let Letter { thread_id, agency_id, author, body } = letter;
    let id = state.world.new_id();
    let row = message::ActiveModel {
        id: Set(id),
        thread_id: Set(thread_id),
        agency_id: Set(agency_id),
        author: Set(author.to_owned()),
        at: Set(write.at),
        body: Set(body),
    };
    message::Entity::insert(row).exec_without_returning(&write.tx).await?;
    let enclosure = Subject::of(AttachmentPurpose::LetterEnclosure, id, Holder::Agency(agency_id));
    attach(state, write, enclosure, files).await
}
