//! A society's account points at the person who acts in it: rights follow him and no longer his name.
//! Accounts so far are his whose name they carry within the society, as the handover read them.

use sea_orm_migration::prelude::*;

use crate::column::{optional, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Within one society one name is one person.
const BY_NAME: &str = "UPDATE user_post SET person_id = (SELECT person.id FROM person \
    JOIN appointment ON appointment.person_id = person.id \
    JOIN user_account ON user_account.display_name = person.name \
    WHERE appointment.society_id = user_post.society_id AND user_account.id = user_post.user_id LIMIT 1) \
    WHERE society_id IS NOT NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut person = optional(uuid("person_id")).extra("REFERENCES person (id)").take();
        manager.alter_table(Table::alter().table("user_post").add_column(&mut person).take()).await?;
        manager.get_connection().execute_unprepared(BY_NAME).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("user_post").drop_column("person_id").take()).await
    }
}
