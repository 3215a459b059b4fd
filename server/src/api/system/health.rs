//! What an administrator looks at when something is said to hang: the clock's jobs, what waits, what takes long.

use std::collections::HashMap;
use std::time::Duration;

use async_graphql::SimpleObject;
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter};

use entity::Word;
use entity::account::mail::{self, MailState};
use entity::job::{self, Job};
use entity::ledger::change::outbox;
use entity::ledger::snapshot::{self, SnapshotState};
use entity::ledger::webhook::{self, MessageState, WebhookState, message};

use crate::fault::Fault;
use crate::job::name;
use crate::state::State;

/// The most operations that are told.
const OPERATIONS: usize = 12;

/// A job of the clock, and how it went last (定时任务).
#[derive(SimpleObject)]
pub(super) struct JobHealth {
    /// Which job.
    job: Job,
    /// When it is due; null before its first round (下次运行).
    due_at: Option<DateTime<Utc>>,
    /// When it ended last; null when it never has (最近运行).
    done_at: Option<DateTime<Utc>>,
    /// Whether a server is at it (运行中).
    running: bool,
    /// Why it failed last; null when it did not (故障).
    fault: Option<String>,
}

/// What waits, and what was given up (待处理).
#[derive(SimpleObject)]
pub(super) struct Queues {
    /// Changes that have no place in the feed yet: nobody has read it since (待排序变更).
    changes: u64,
    /// Mails that wait to be sent (待发送邮件).
    mails: u64,
    /// Mails that were given up (已停发邮件).
    mails_given_up: u64,
    /// Snapshots that wait or are being written (生成中的快照).
    snapshots: u64,
    /// Webhooks of which messages do not arrive, or that were paused for it (未送达的推送地址).
    webhooks_failing: u64,
    /// Messages to webhooks that were given up and are still kept (未送达的推送).
    messages_given_up: u64,
}

/// What operations of one name took at the server that answers (耗时操作).
#[derive(SimpleObject)]
pub(super) struct OperationHealth {
    /// The operation's name; `other` for those without one.
    name: String,
    /// How many there were (次数).
    count: u64,
    /// What one took on average, milliseconds (平均用时).
    mean_ms: f64,
    /// What the longest one took, milliseconds (最长用时).
    longest_ms: f64,
}

pub(super) async fn jobs(state: &State) -> Result<Vec<JobHealth>, Fault> {
    let now = state.world.now();
    let rows = job::Entity::find().all(&state.db).await?;
    let mut rows: HashMap<String, job::Model> = rows.into_iter().map(|row| (row.name.clone(), row)).collect();
    let health = |job: &Job| {
        let row = rows.remove(&name(*job));
        JobHealth {
            job: *job,
            due_at: row.as_ref().map(|row| row.due_at),
            done_at: row.as_ref().and_then(|row| row.done_at),
            running: row.as_ref().and_then(|row| row.taken_until).is_some_and(|until| until > now),
            fault: row.map(|row| row.fault).filter(|fault| !fault.is_empty()),
        }
    };
    Ok(Job::ALL.iter().map(health).collect())
}

pub(super) async fn queues(state: &State) -> Result<Queues, Fault> {
    let db = &state.db;
    let mails = |wanted: MailState| mail::Entity::find().filter(mail::Column::State.eq(wanted));
    let unfinished = snapshot::Column::State.is_in([SnapshotState::Queued, SnapshotState::Writing]);
    let failed = webhook::Column::State.eq(WebhookState::Failed);
    let fails = Condition::all()
        .add(webhook::Column::State.eq(WebhookState::Active))
        .add(webhook::Column::FailingSince.is_not_null());
    let failing = Condition::any().add(failed).add(fails);
    let given_up = message::Column::State.eq(MessageState::GivenUp);
    Ok(Queues {
        changes: outbox::Entity::find().count(db).await?,
        mails: mails(MailState::Waiting).count(db).await?,
        mails_given_up: mails(MailState::GivenUp).count(db).await?,
        snapshots: snapshot::Entity::find().filter(unfinished).count(db).await?,
        webhooks_failing: webhook::Entity::find().filter(failing).count(db).await?,
        messages_given_up: message::Entity::find().filter(given_up).count(db).await?,
    })
}

pub(super) fn operations(state: &State) -> Vec<OperationHealth> {
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    let told = |(name, took): (String, crate::metrics::Took)| {
        let mean = took.whole / u32::try_from(took.count.max(1)).unwrap_or(u32::MAX);
        OperationHealth { name, count: took.count, mean_ms: milliseconds(mean), longest_ms: milliseconds(took.longest) }
    };
    state.metrics.heaviest(OPERATIONS).into_iter().map(told).collect()
}

/// What the kernel says of this process: resident memory.
pub(super) fn memory_kibibytes() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
