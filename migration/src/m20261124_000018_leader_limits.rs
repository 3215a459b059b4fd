//! The limits of leaders become numbers of a rule version: what was a constant until today is what the
//! versions so far have said.

use sea_orm_migration::prelude::*;

use crate::column::{integer, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const NUMBERS: [(&str, i32); 3] = [("leader_age_limit", 70), ("leader_term_limit", 2), ("council_term_years", 5)];

const TEXTS: [(&str, &str); 2] = [
    ("leader_source_zh", "《社会团体章程示范文本》：负责人任职年龄、连任届次和理事会任期"),
    ("leader_source_en", "Model charter of social groups: age and terms of leaders, term of the council"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        crate::WHOLE
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let numbers = NUMBERS.map(|(name, number)| integer(name).default(number).take());
        let texts = TEXTS.map(|(name, said)| text(name).default(said).take());
        for mut column in numbers.into_iter().chain(texts) {
            manager.alter_table(Table::alter().table("rule_version").add_column(&mut column).take()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let names = NUMBERS.map(|(name, _)| name).into_iter().chain(TEXTS.map(|(name, _)| name));
        for name in names {
            manager.alter_table(Table::alter().table("rule_version").drop_column(name).take()).await?;
        }
        Ok(())
    }
}
