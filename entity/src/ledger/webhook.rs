//! Webhooks: a partner's address to which changes are pushed, with its own place in the change feed, and what became
//! of each message (Standard Webhooks).

use chrono::TimeDelta;

words! {
    /// Whether changes are pushed to an address (推送状态).
    WebhookState {
        /// They are.
        Active = "ACTIVE", "推送中", "Active";
        /// Somebody has paused it; nothing is lost.
        Paused = "PAUSED", "已暂停", "Paused";
        /// The platform has paused it: it has not answered for days, or has said that it is gone. Nothing is lost.
        Failed = "FAILED", "未送达，已暂停", "Paused: nothing arrives";
        /// It was ended for good.
        Ended = "ENDED", "已停用", "Ended";
    }
}

words! {
    /// What a message tells (消息类别).
    MessageTopic {
        /// A thing became another, or is gone (变更).
        Change = "CHANGE", "变更", "Change";
        /// The feed begins anew, after a restored backup: read the whole again (变更流已重建).
        Restart = "RESTART", "变更流已重建", "The feed begins anew";
        /// Nothing: somebody tries the address (测试).
        Test = "TEST", "测试", "Test";
    }
}

words! {
    /// What became of a message (送达状态).
    MessageState {
        /// It waits for its first or next try.
        Waiting = "WAITING", "待送达", "Waiting";
        /// The receiver has taken it.
        Delivered = "DELIVERED", "已送达", "Delivered";
        /// It was given up; it can be sent again.
        GivenUp = "GIVEN_UP", "未送达", "Given up";
    }
}

words! {
    /// Why a message did not arrive (未送达原因).
    MessageFault {
        /// The receiver answered with another number than 200 to 299.
        Refused = "REFUSED", "对方拒收", "Refused by the receiver";
        /// It was not heard of in time.
        Timeout = "TIMEOUT", "对方超时", "No answer in time";
        /// It could not be reached: no such name, no connection, no certificate that is trusted.
        Unreachable = "UNREACHABLE", "连接不上对方", "The receiver cannot be reached";
        /// Its name leads into a private network that is not allowed.
        Private = "PRIVATE", "地址指向内部网络", "The address leads into a private network";
    }
}

typed_id! {
    /// A webhook's id.
    WebhookId => Webhook;
}

typed_id! {
    /// The id of a message to a webhook.
    WebhookMessageId => WebhookMessage;
}

/// How many webhooks a caller may have at once.
pub const WEBHOOKS_MAX: usize = 5;
/// The longest address, characters.
pub const URL_MAX: usize = 500;
/// The longest description, characters.
pub const DESCRIPTION_MAX: usize = 80;
/// After so many days without one message that arrived nothing is pushed any more.
pub const FAILING_DAYS: i64 = 3;
/// So many days what became of a message is kept.
pub const LOG_DAYS: i64 = 30;
/// So many hours messages are signed with the secret that was replaced too.
pub const REPLACED_HOURS: i64 = 24;

/// How long to wait after the n-th try that failed, minutes; as long as there is a next one.
const WAITS: [i64; 7] = [1, 5, 15, 60, 180, 360, 720];
/// How often a message is tried.
pub const TRIES: i32 = 8;

/// How long to wait after the n-th try that failed; none when it is given up. `share`, a random byte, spreads those who
/// failed together over a fifth of the wait.
#[must_use]
pub fn wait_after(tries: i32, share: u8) -> Option<TimeDelta> {
    let minutes = *WAITS.get(usize::try_from(tries).ok()?.checked_sub(1)?)?;
    let spread = TimeDelta::minutes(minutes).num_seconds() / 5;
    Some(TimeDelta::minutes(minutes) + TimeDelta::seconds(spread * i64::from(share) / 255))
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{WebhookId, WebhookState};
    use crate::account::UserId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "webhook")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: WebhookId,
        /// Whose it is: what he may not read is not told to it.
        pub user_id: UserId,
        pub url: String,
        pub description: String,
        /// Of which kinds, as JSON.
        pub kinds: String,
        pub state: WebhookState,
        pub version: i32,
        /// Counts its secrets; each follows from its number.
        pub secret_number: i32,
        /// Until when the secret before it is signed with too.
        pub replaced_until: Option<DateTimeUtc>,
        /// The life of the feed to which its place belongs.
        pub epoch: String,
        /// What has this place and those before it are messages already.
        pub sequence: i64,
        /// Since when no message has arrived.
        pub failing_since: Option<DateTimeUtc>,
        /// Before this nobody looks at it.
        pub next_at: DateTimeUtc,
        /// Until when one server has it for itself.
        pub held_until: Option<DateTimeUtc>,
        pub created_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Messages: what was, or is to be, sent to a webhook.
#[cfg(feature = "orm")]
pub mod message {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{MessageFault, MessageState, MessageTopic, WebhookId, WebhookMessageId};
    use crate::ledger::change::ChangeKind;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "webhook_message")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: WebhookMessageId,
        pub webhook_id: WebhookId,
        pub topic: MessageTopic,
        /// What became another; none where the message is of no change.
        pub kind: Option<ChangeKind>,
        pub subject_id: Option<Uuid>,
        pub gone: bool,
        /// The place of the change.
        pub epoch: String,
        pub sequence: i64,
        /// When it took that place, or the message was asked for.
        pub at: DateTimeUtc,
        pub state: MessageState,
        pub tries: i32,
        /// When it is tried next.
        pub next_at: DateTimeUtc,
        /// What the receiver answered last, as HTTP counts it; none where it did not answer.
        pub status: Option<i32>,
        /// Why the last try failed.
        pub fault: Option<MessageFault>,
        /// How long the last try took, milliseconds.
        pub took_ms: Option<i32>,
        pub tried_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_grows_is_spread_and_ends() {
        let minutes = |tries| wait_after(tries, 0).map(|wait| wait.num_minutes());
        assert_eq!((1..=9).map(minutes).collect::<Vec<_>>()[..3], [Some(1), Some(5), Some(15)]);
        assert_eq!(wait_after(2, 255), Some(TimeDelta::minutes(6)));
        assert_eq!((minutes(TRIES - 1), minutes(TRIES), minutes(0)), (Some(720), None, None));
        let whole: i64 = (1..TRIES).filter_map(minutes).sum();
        assert!(whole < FAILING_DAYS * 24 * 60, "a message is given up before its webhook is");
    }
}
