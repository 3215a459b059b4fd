//! The address of a user's calendar: whoever knows it reads his deadlines and nothing else.
#![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
use sea_orm::entity::prelude::*;

use crate::account::UserId;
use crate::account::mail::MailLanguage;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_feed")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    /// SHA-256 of the token, hexadecimal: the address itself is shown once and kept nowhere.
    #[sea_orm(unique)]
    pub token: String,
    pub language: MailLanguage,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
