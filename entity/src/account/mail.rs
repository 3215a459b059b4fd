//! Mail to users: whether and where they want it, and what became of each one.

use chrono::TimeDelta;

use crate::refusal::{Refusal, RefusalCode};

words! {
    /// How often a user wants his digest (邮件提醒).
    MailWish {
        /// On each working day on which there is something new (每个工作日).
        Daily = "DAILY", "每个工作日", "Every working day";
        /// On the first working day of a week (每周一次).
        Weekly = "WEEKLY", "每周一次", "Once a week";
        /// Never (不发).
        None = "NONE", "不发邮件", "No mail";
    }
}

words! {
    /// The language of a user's mails and of his calendar (语言).
    MailLanguage {
        /// Chinese (中文).
        Zh = "ZH", "中文", "Chinese";
        /// English (英文).
        En = "EN", "英文", "English";
    }
}

impl From<MailLanguage> for crate::Language {
    fn from(language: MailLanguage) -> Self {
        match language {
            MailLanguage::Zh => Self::Zh,
            MailLanguage::En => Self::En,
        }
    }
}

words! {
    /// What became of a mail (邮件状态).
    MailState {
        /// It waits for its first or next try (待发送).
        Waiting = "WAITING", "待发送", "Waiting";
        /// It is on its way (发送中).
        Sending = "SENDING", "发送中", "Being sent";
        /// The mail server has taken it (已发送).
        Sent = "SENT", "已发送", "Sent";
        /// It was given up; an administrator can have it tried again (已停发).
        GivenUp = "GIVEN_UP", "已停发", "Given up";
    }
}

/// The longest address, characters.
pub const ADDRESS_MAX: usize = 120;
/// How often a mail is tried.
pub const TRIES: i32 = 6;

/// How long to wait after the n-th try that failed: five minutes, then three times as long each time;
/// none when it is given up.
#[must_use]
pub fn wait_after(tries: i32) -> Option<TimeDelta> {
    let power = u32::try_from(tries - 1).ok().filter(|_| tries < TRIES)?;
    Some(TimeDelta::minutes(5 * 3_i64.pow(power)))
}

/// An address as it is kept: trimmed; empty only where no mail is wanted.
pub fn check_address(address: &str, wish: MailWish) -> Result<String, Refusal> {
    let address = address.trim();
    let refused = |code| Err(Refusal::at("address", code));
    if address.is_empty() {
        return if wish == MailWish::None { Ok(String::new()) } else { refused(RefusalCode::Required) };
    }
    if address.chars().count() > ADDRESS_MAX {
        return refused(RefusalCode::TooLong { max: ADDRESS_MAX });
    }
    let plain = |part: &str| {
        let letter = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
        !part.is_empty()
            && part.bytes().all(letter)
            && !part.starts_with('.')
            && !part.ends_with('.')
            && !part.contains("..")
    };
    match address.split_once('@') {
        Some((local, domain)) if plain(local) && plain(domain) && domain.contains('.') => Ok(address.to_owned()),
        _ => refused(RefusalCode::InvalidEmail),
    }
}

/// Whether and where a user wants mail.
#[cfg(feature = "orm")]
pub mod setting {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{MailLanguage, MailWish};
    use crate::account::UserId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mail_setting")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub user_id: UserId,
        pub address: String,
        pub wish: MailWish,
        pub language: MailLanguage,
        /// Until when what is new to him has been looked through.
        pub told_until: DateTimeUtc,
        pub changed_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(feature = "orm")]
pub use row::*;

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::MailState;
    use crate::account::{MailId, UserId};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mail")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MailId,
        pub user_id: UserId,
        /// The day whose digest it is: a user has one a day.
        pub day: Date,
        pub address: String,
        pub subject: String,
        /// Plain text and HTML, emptied when it was sent.
        pub plain: String,
        pub html: String,
        /// The address of the one click that ends these mails.
        pub unsubscribe: String,
        pub state: MailState,
        pub tries: i32,
        pub next_at: DateTimeUtc,
        pub fault: String,
        pub created_at: DateTimeUtc,
        pub sent_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        let minutes = |tries| wait_after(tries).map(|wait| wait.num_minutes());
        assert_eq!((1..=6).map(minutes).collect::<Vec<_>>(), [Some(5), Some(15), Some(45), Some(135), Some(405), None]);
    }

    #[test]
    fn an_address_can_be_written_to_and_breaks_no_header() {
        let check = |address| check_address(address, MailWish::Daily).map_err(|refusal| refusal.code);
        assert_eq!(check(" lin.wei+a@sk.example.cn "), Ok("lin.wei+a@sk.example.cn".into()));
        assert_eq!(check(""), Err(RefusalCode::Required));
        assert_eq!(check_address("", MailWish::None).map_err(|refusal| refusal.code), Ok(String::new()));
        for wrong in
            ["lin", "lin@", "@a.cn", "lin@cn", "a b@c.cn", "a@b.cn\r\nBcc: x@y.cn", "林@例子.cn", "a@b..cn", "<a@b.cn>"]
        {
            assert_eq!(check(wrong), Err(RefusalCode::InvalidEmail), "{wrong}");
        }
    }
}
