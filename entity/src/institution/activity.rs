//! An activity filing (活动报备): what a society means to hold, told to the federation beforehand, and what
//! came of it. Its words and rows; its steps and its rules stand beside.

pub mod machine;
pub mod plan;
pub mod rule;

typed_id! {
    /// An activity filing's id.
    ActivityId => ActivityFiling;
}

words! {
    /// What is held (活动类别).
    ActivityKind {
        /// A forum or a symposium (论坛、研讨会).
        Forum = "FORUM", "论坛、研讨会", "Forum or symposium";
        /// The yearly conference of the society (学术年会).
        Conference = "CONFERENCE", "学术年会", "Annual conference";
        /// A lecture or a report (讲座、报告会).
        Lecture = "LECTURE", "讲座、报告会", "Lecture";
        /// Social science for everybody (社科普及活动).
        Popularisation = "POPULARISATION", "社科普及活动", "Popularisation";
        /// A training course (培训班).
        Training = "TRAINING", "培训班", "Training";
        /// A salon or a round table (沙龙、座谈会).
        Salon = "SALON", "沙龙、座谈会", "Salon or round table";
        /// An exhibition (展览、展演).
        Exhibition = "EXHIBITION", "展览、展演", "Exhibition";
        /// Something else (其他).
        Other = "OTHER", "其他活动", "Other";
    }
}

words! {
    /// Where a filing stands (报备状态). What is not filed yet is a draft on the leader's device.
    ActivityState {
        /// Filed: the days run within which the federation may object (已报备).
        Filed = "FILED", "已报备", "Filed";
        /// The federation looks into it; the same days run on (审核中).
        FedReview = "FED_REVIEW", "社科联审核中", "Under review";
        /// Returned to the society, with a reason (退回补正).
        Returned = "RETURNED", "已退回补正", "Returned to the society";
        /// No objection, said or by silence (无异议).
        NoObjection = "NO_OBJECTION", "无异议", "No objection";
        /// No objection on conditions (附条件同意).
        Conditions = "CONDITIONS", "附条件同意", "Cleared on conditions";
        /// Refused, with a reason (不同意举办).
        Refused = "REFUSED", "不同意举办", "Refused";
        /// It took place; the report is owed (已举办).
        Held = "HELD", "已举办，待报告", "Held, report owed";
        /// Reported: it is over (已报告).
        Reported = "REPORTED", "已报告", "Reported";
        /// It does not take place (已取消).
        Cancelled = "CANCELLED", "已取消", "Cancelled";
    }
}

words! {
    /// A step of a filing (办理动作).
    ActivityStep {
        /// The society files (报备).
        File = "FILE", "报备", "Filed";
        /// The society files the corrected plan (补正重报).
        Refile = "REFILE", "补正重报", "Filed again";
        /// The federation takes it up (受理).
        TakeUp = "TAKE_UP", "受理审核", "Taken up";
        /// It goes back to the society, with a reason (退回).
        Return = "RETURN", "退回补正", "Returned";
        /// The federation has no objection (无异议).
        Pass = "PASS", "无异议", "No objection";
        /// The federation sets conditions (附条件).
        Condition = "CONDITION", "附条件同意", "Conditions set";
        /// The federation refuses (不同意).
        Refuse = "REFUSE", "不同意举办", "Refused";
        /// The days passed without a word: the clock notes no objection (逾期未答复视为无异议).
        Silence = "SILENCE", "逾期未答复，视为无异议", "No answer in time: no objection";
        /// The society does not hold it (取消).
        Cancel = "CANCEL", "取消", "Cancelled";
        /// It was not corrected and its day has passed: the clock notes that it is cancelled (逾期未补正).
        Lapse = "LAPSE", "逾期未补正，自动取消", "Not corrected in time: cancelled";
        /// The society says that it took place (已举办).
        Hold = "HOLD", "确认已举办", "Held";
        /// The society reports on it (报告).
        Report = "REPORT", "提交活动报告", "Reported";
    }
}

words! {
    /// Why a filing was returned or refused (退回或不同意的原因).
    ActivityReason {
        /// The outline does not say what it is about (内容不清).
        OutlineUnclear = "OUTLINE_UNCLEAR", "议题内容不清", "The outline is unclear";
        /// The speakers are not named with post and affiliation (主讲人不清).
        SpeakersUnclear = "SPEAKERS_UNCLEAR", "主讲人信息不清", "The speakers are unclear";
        /// A document is missing (材料不全).
        DocumentMissing = "DOCUMENT_MISSING", "材料不全", "A document is missing";
        /// The name is not permitted (名称不合规).
        NameNotPermitted = "NAME_NOT_PERMITTED", "名称不合规", "The name is not permitted";
        /// It lies outside the society's scope (超出业务范围).
        OutOfScope = "OUT_OF_SCOPE", "超出业务范围", "Outside the scope";
        /// Its content cannot be answered for (内容导向不当).
        ContentImproper = "CONTENT_IMPROPER", "内容导向不当", "The content is improper";
        /// A co-host or partner is not lawful (合作方不合规).
        HostUnlawful = "HOST_UNLAWFUL", "合作方不合规", "A co-host is not lawful";
        /// Fees or awards against the rules (收费或评奖不合规).
        FeesOrAwards = "FEES_OR_AWARDS", "收费或评奖不合规", "Fees or awards against the rules";
        /// Another reason, said in the text (其他).
        Other = "OTHER", "其他", "Another reason";
    }
}

#[cfg(feature = "orm")]
pub use row::*;

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ActivityId, ActivityKind, ActivityReason, ActivityState};
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "activity_filing")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ActivityId,
        pub society_id: SocietyId,
        /// GB/T 2260 code.
        pub region_code: String,
        /// Counts the steps of this filing; a stale step is a conflict.
        pub version: i32,
        pub state: ActivityState,
        /// Since when it is in this state.
        pub state_since: DateTimeUtc,
        pub kind: ActivityKind,
        pub title: String,
        pub outline: String,
        /// Names with post and affiliation, as they are announced.
        pub speakers: String,
        /// How many are expected.
        pub audience: i32,
        /// The day that was planned.
        pub held_on: Date,
        pub place: String,
        /// Parties from outside the mainland; empty for none.
        pub foreign_parties: String,
        /// What permits a name that is else not permitted; empty for nothing.
        pub name_basis: String,
        pub fees: bool,
        pub fee_basis: String,
        pub awards: bool,
        pub award_basis: String,
        /// Empty for none.
        pub co_hosts: String,
        /// What the Party organisation or the liaison says to it; empty while nothing was said.
        pub opinion: String,
        pub filed_on: Date,
        /// How often it was filed.
        pub round: i32,
        pub receipt_no: String,
        /// The last day on which the federation's word counts; after it silence does.
        pub silent_on: Date,
        /// No objection was noted by the clock.
        pub by_silence: bool,
        pub reason: Option<ActivityReason>,
        /// What was said with a return, a condition, a refusal or a cancellation.
        pub text: Option<String>,
        /// The day on which it took place.
        pub took_place_on: Option<Date>,
        pub attendance: Option<i32>,
        pub summary: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The dated history of a filing: one row a step.
#[cfg(feature = "orm")]
pub mod activity_step {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ActivityId, ActivityReason, ActivityStep};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "activity_filing_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub filing_id: ActivityId,
        pub at: DateTimeUtc,
        pub step: ActivityStep,
        /// The actor's name as shown at the time.
        pub actor: String,
        pub reason: Option<ActivityReason>,
        pub text: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
