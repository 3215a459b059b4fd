//! Jobs of the clock: what there is, when each is due, and which server has taken it until when.

words! {
    /// What the clock does by itself (定时任务).
    Job {
        /// Rules that take effect, changes of form that are due.
        Watch = "WATCH", "规则生效与形式变更", "Rules and changes of form";
        /// Whoever has not reported by his last day did not take part.
        Inspection = "INSPECTION", "年检截止", "Annual inspections";
        /// A new society that has formed nothing by its last day is overdue.
        Admission = "ADMISSION", "新成立社团组建期限", "New societies' formations";
        /// Credit lists: days to object, time on a list, the register's own listings.
        Lists = "LISTS", "信用名单期限", "Credit lists";
        /// Enforcement: days to object, suspensions that are over.
        Enforcement = "ENFORCEMENT", "执法期限", "Enforcement";
        /// Activity filings of which the days have passed.
        Activity = "ACTIVITY", "活动报备期限", "Activity filings";
        /// Evaluations: days for an opinion, days to object.
        Evaluation = "EVALUATION", "评估期限", "Evaluations";
        /// Calls that are over, returns that were not corrected.
        Call = "CALL", "项目申报截止", "Calls";
        /// Demands that found nobody in time.
        Demand = "DEMAND", "需求期限", "Demands";
        /// What is said about deadlines.
        Remind = "REMIND", "到期提醒", "Reminders";
        /// The letters of the day.
        Digest = "DIGEST", "每日邮件", "Daily letters";
        /// Letters that wait are sent.
        Deliver = "DELIVER", "邮件发送", "Sending of letters";
        /// Snapshots whose writer has died are written.
        Snapshot = "SNAPSHOT", "数据快照", "Snapshots";
        /// Files that belong to nothing are swept, and what is kept no longer.
        Sweep = "SWEEP", "过期文件清理", "Sweeping";
    }
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "job")]
    pub struct Model {
        /// The job's code in small letters.
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        pub due_at: DateTimeUtc,
        /// The round that has taken it; none while it is free.
        pub taken_by: Option<Uuid>,
        pub taken_until: Option<DateTimeUtc>,
        pub done_at: Option<DateTimeUtc>,
        /// Why it failed last; empty when it did not.
        pub fault: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
