//! Notices in the API: what is new for the caller since he last looked.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use entity::ledger::event::Action;
use entity::ledger::open_item::OpenItemKind;
use entity::responsibility::notice::NoticeKind;

use super::holder::Holder;
use super::open_item::{holder, next_step, subject_of, title_of};
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{bad_input, caller, state};
use crate::institution::calendar::calendar_of;
use crate::page::{FIRST_DEFAULT, FIRST_MAX};
use crate::register::api::society::{Society, find_society};
use crate::responsibility::action::mark_notices_seen::{self as mark, mark_notices_seen};
use crate::responsibility::notice::{self, Desk};
use crate::scalar::Date;

/// A piece of news about one item (通知): the newest that there is to say about it.
pub struct Notice {
    of: notice::Notice,
    unseen: bool,
}

#[Object]
impl Notice {
    /// The open item that it is about, also when it has been closed: opaque, the same while the item lasts.
    async fn item(&self) -> ID {
        self.of.id.global().into()
    }

    /// What is new (通知类别).
    async fn kind(&self) -> NoticeKind {
        self.of.kind
    }

    /// Since when: for what a date brings, the beginning of that day in China (时间).
    async fn at(&self) -> DateTime<Utc> {
        self.of.at
    }

    /// Whether it is newer than the caller's last look (未读).
    async fn unseen(&self) -> bool {
        self.unseen
    }

    /// What kind of item it is about (待办类别).
    async fn item_kind(&self) -> OpenItemKind {
        self.of.item_kind
    }

    /// What the item is called; the label of its kind where it has no title of its own (标题).
    async fn title(&self, ctx: &Context<'_>) -> String {
        title_of(ctx, self.of.item_kind, &self.of.title)
    }

    /// What the item is about, as a global id for `node`; null for what is read at its society (对象).
    async fn subject(&self, ctx: &Context<'_>) -> Result<Option<ID>> {
        Ok(subject_of(ctx, self.of.item_kind, self.of.subject_id).await?)
    }

    /// The society that it is about; null when it is about none, or when the caller may not see it (学会).
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        match self.of.society_id {
            Some(id) => Ok(find_society(ctx, id, None).await?),
            None => Ok(None),
        }
    }

    /// What its holder does next, in the caller's language; null when it is closed (下一步).
    async fn text(&self, ctx: &Context<'_>) -> Option<&'static str> {
        self.of.open.as_ref().map(|row| next_step(ctx, row))
    }

    /// Why it was passed back, as whoever did that wrote it; null when it was not (退回说明).
    async fn note(&self) -> Option<&str> {
        self.of.note.as_deref()
    }

    /// Who has it now; null when it is closed (责任主体).
    async fn holder(&self) -> Option<Holder> {
        self.of.open.as_ref().map(holder)
    }

    /// The last day on which its holder is in time; null when it is closed (办理期限).
    async fn due_on(&self) -> Option<Date> {
        self.of.open.as_ref().map(|row| row.due_on.into())
    }

    /// What became of it; null while it is open (如何了结).
    async fn action(&self) -> Option<Action> {
        self.of.closing.as_ref().map(|event| event.action)
    }

    /// Who closed it, by the name shown at the time; null while it is open (经办人).
    async fn by(&self) -> Option<&str> {
        self.of.closing.as_ref().map(|event| event.actor.as_str())
    }
}

/// What is new for the caller (通知).
#[derive(SimpleObject)]
pub struct Notices {
    /// How many pieces of news there are since the caller last looked (未读数).
    unseen: u64,
    /// Up to when he has seen them; null when he never marked any (上次查看).
    seen_at: Option<DateTime<Utc>>,
    /// The newest, newest first, one an item, of the last 30 days; what is older stands in `openItems` and
    /// in the ledger.
    nodes: Vec<Notice>,
}

/// Queries of notices.
#[derive(Default)]
pub struct NoticeQuery;

#[Object]
impl NoticeQuery {
    /// What is new about the things that the caller's post holds, held last or has to look into (通知): come,
    /// passed back, due soon, overdue, escalated to his tier, closed by somebody else.
    async fn notices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
    ) -> Result<Notices> {
        let first = first.map_or(Ok(FIRST_DEFAULT), usize::try_from).unwrap_or_default();
        if !(1..=FIRST_MAX).contains(&first) {
            return Err(bad_input(format!("first: ask for 1 to {FIRST_MAX} items")));
        }
        let desk = Desk::of(state(ctx), caller(ctx).viewer()?, calendar_of(ctx).await?);
        let seen_at = desk.seen_at(state(ctx)).await?;
        let unseen = |at: DateTime<Utc>| seen_at.is_none_or(|seen| at > seen);
        let newest = desk.newest(state(ctx), first).await?.into_iter();
        let nodes = newest.map(|of| Notice { unseen: unseen(of.at), of }).collect();
        Ok(Notices { unseen: desk.unseen(state(ctx)).await?, seen_at, nodes })
    }
}

/// How many are new for the caller.
pub async fn count_unseen(ctx: &Context<'_>) -> Result<u64> {
    match caller(ctx).viewer.get() {
        Some(viewer) => Ok(Desk::of(state(ctx), viewer, calendar_of(ctx).await?).unseen(state(ctx)).await?),
        None => Ok(0),
    }
}

/// Input of `markNoticesSeen`.
#[derive(InputObject)]
struct MarkNoticesSeenInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The `at` of the newest notice that was seen; not in the future.
    until: DateTime<Utc>,
}

/// Payload of `markNoticesSeen`.
#[derive(SimpleObject)]
struct MarkNoticesSeenPayload {
    /// How many are still new.
    unseen: u64,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of notices.
#[derive(Default)]
pub struct NoticeMutation;

#[Object]
impl NoticeMutation {
    /// Marks the caller's notices as seen (标为已读), up to a moment; what was seen before stays seen.
    async fn mark_notices_seen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: MarkNoticesSeenInput,
    ) -> Result<MarkNoticesSeenPayload> {
        let MarkNoticesSeenInput { idempotency_key, until } = input;
        let done = mark_notices_seen(state(ctx), permit(ctx)?, mark::Input { idempotency_key, until }).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        Ok(MarkNoticesSeenPayload { unseen: count_unseen(ctx).await?, user_errors })
    }
}
