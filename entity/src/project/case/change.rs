//! What a society asks to be changed of a project: its leader, its content, its last day.

words! {
    /// What is to be changed (变更事项).
    ProjectChangeKind {
        /// A later day of the final report (延期).
        Extension = "EXTENSION", "延期", "Extension";
        /// Another leader (变更负责人).
        Leader = "LEADER", "变更负责人", "Another leader";
        /// Other content or title (变更内容).
        Content = "CONTENT", "变更研究内容", "Other content";
    }
}

words! {
    /// How far a request is (变更申请状态).
    ProjectChangeState {
        /// Waits for the desk (待批).
        Asked = "ASKED", "待批", "Asked for";
        /// Granted (同意).
        Granted = "GRANTED", "同意", "Granted";
        /// Not granted (不同意).
        Refused = "REFUSED", "不同意", "Refused";
    }
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ProjectChangeKind, ProjectChangeState};
    use crate::project::case::{ProjectChangeId, ProjectId};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "project_change")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ProjectChangeId,
        pub project_id: ProjectId,
        pub kind: ProjectChangeKind,
        /// The new last day, of an extension.
        pub until: Option<Date>,
        /// The new leader, or the new title.
        pub value: Option<String>,
        pub text: String,
        pub state: ProjectChangeState,
        pub asked_on: Date,
        pub answer: Option<String>,
        pub decided_on: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
