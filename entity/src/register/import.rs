//! Importing a register: what a column can mean, the state of a run, and what can be wrong with a cell.

words! {
    /// What a column of a register means (列的含义).
    ImportField {
        /// Running number (序号), not stored.
        Serial = "SERIAL", "序号", "Number";
        /// Unified social credit code (统一社会信用代码): the key of a row.
        Uscc = "USCC", "统一社会信用代码", "Credit code";
        /// Name (社团名称).
        Name = "NAME", "社团名称", "Name";
        /// Discipline (学科门类).
        Discipline = "DISCIPLINE", "学科门类", "Discipline";
        /// Day of registration (成立登记日期).
        RegisteredOn = "REGISTERED_ON", "成立登记日期", "Registered on";
        /// Individual members (个人会员数).
        IndividualMembers = "INDIVIDUAL_MEMBERS", "个人会员数", "Individual members";
        /// Unit members (单位会员数).
        UnitMembers = "UNIT_MEMBERS", "单位会员数", "Unit members";
        /// Full-time staff (专职人员数).
        FullTimeStaff = "FULL_TIME_STAFF", "专职人员数", "Full-time staff";
        /// All Party members (党员总数): checked against formal + probationary, not stored.
        PartyTotal = "PARTY_TOTAL", "党员总数", "Party members";
        /// Formal Party members (正式党员).
        Formal = "FORMAL", "正式党员", "Formal members";
        /// Probationary Party members (预备党员).
        Probationary = "PROBATIONARY", "预备党员", "Probationary members";
        /// Resident formal members (驻会正式党员).
        ResidentFormal = "RESIDENT_FORMAL", "驻会正式党员", "Resident formal members";
        /// Form of the Party organisation (党组织形式).
        Form = "FORM", "党组织形式", "Party organisation";
        /// Evaluation grade (评估等级).
        Grade = "GRADE", "评估等级", "Grade";
        /// Last day of the grade (等级有效期至).
        GradeUntil = "GRADE_UNTIL", "等级有效期至", "Grade until";
        /// Conclusion of last year's inspection (年度年检结论); the year stands in the heading.
        Conclusion = "CONCLUSION", "年度年检结论", "Inspection conclusion";
        /// Last day of the council's term (本届理事会届满).
        TermEndsOn = "TERM_ENDS_ON", "本届理事会届满", "Council term ends";
        /// President's name (会长).
        President = "PRESIDENT", "会长", "President";
        /// Secretary-general's name (秘书长).
        SecretaryGeneral = "SECRETARY_GENERAL", "秘书长", "Secretary-general";
        /// Post that leads Party work (党建负责人).
        PartyLead = "PARTY_LEAD", "党建负责人", "Leads Party work";
        /// Why it counts as abnormal (异常情形).
        Abnormality = "ABNORMALITY", "异常情形", "Abnormality";
    }
}

words! {
    /// How far a run of the importer is (导入状态).
    ImportState {
        /// Waits to start.
        Queued = "QUEUED", "排队中", "Queued";
        /// Reads the file.
        Reading = "READING", "读取文件", "Reading";
        /// Checks each row.
        Checking = "CHECKING", "逐行检查", "Checking";
        /// Writes in one transaction.
        Writing = "WRITING", "写入", "Writing";
        /// Done: a dry run has its report, a real one is written.
        Done = "DONE", "完成", "Done";
        /// Refused: there are problems, nothing was written.
        Refused = "REFUSED", "有问题，未写入", "Refused, nothing written";
        /// Failed for a reason of ours, nothing was written.
        Failed = "FAILED", "失败，未写入", "Failed, nothing written";
    }
}

words! {
    /// What is wrong with a cell, a row or the file (问题).
    ProblemCode {
        /// The file is no spreadsheet that can be read.
        Unreadable = "UNREADABLE", "无法读取", "Cannot be read";
        /// The file is larger, unpacks larger, or has more rows or columns than the importer takes.
        TooLarge = "TOO_LARGE", "超出大小限制", "Too large";
        /// A needed column is missing.
        MissingColumn = "MISSING_COLUMN", "缺少必需的列", "Column missing";
        /// Two columns mean the same.
        DoubleColumn = "DOUBLE_COLUMN", "列重复", "Column twice";
        /// A needed cell is empty.
        Empty = "EMPTY", "不能为空", "Empty";
        /// Not a valid credit code.
        Uscc = "USCC", "统一社会信用代码有误", "Credit code wrong";
        /// The same code stands in an earlier row.
        DoubleUscc = "DOUBLE_USCC", "代码重复", "Credit code twice";
        /// The register has no society with this code.
        UnknownSociety = "UNKNOWN_SOCIETY", "没有这家学会", "No such society";
        /// The society belongs to a region that is not the import's.
        OtherRegion = "OTHER_REGION", "不属于本地区", "Another region's";
        /// Not a whole number, or negative.
        Number = "NUMBER", "不是有效的人数", "Not a count";
        /// Not a date.
        Date = "DATE", "不是有效的日期", "Not a date";
        /// Not one of the terms.
        Term = "TERM", "不在可选项中", "Not one of the terms";
        /// Too long, or with control characters.
        Text = "TEXT", "文字过长或含控制字符", "Text too long or unreadable";
        /// The counts contradict each other.
        Counts = "COUNTS", "人数互相矛盾", "Counts contradict";
        /// The dates contradict each other.
        Order = "ORDER", "日期先后矛盾", "Dates contradict";
        /// A formula where a value is needed.
        Formula = "FORMULA", "含公式或错误值", "Formula or error value";
    }
}

typed_id! {
    /// The id of a run of the importer.
    ImportRunId => ImportRun;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ImportRunId, ImportState};
    use crate::account::UserId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_run")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ImportRunId,
        pub user_id: UserId,
        pub started_by: String,
        pub file_name: String,
        pub dry_run: bool,
        pub state: ImportState,
        pub rows_total: i32,
        pub rows_done: i32,
        pub created: i32,
        pub changed: i32,
        pub unchanged: i32,
        pub problem_count: i32,
        /// At most the first 1,000, as JSON.
        pub problems: String,
        /// The mapping that was used, as JSON.
        pub columns: String,
        pub started_at: DateTimeUtc,
        pub finished_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
