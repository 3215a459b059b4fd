//! Open items: what waits, for whom, why and until when. An item has exactly one holder while it is
//! open; its row goes when it is closed, the ledger remembers.

words! {
    /// What waits (待办类别).
    OpenItemKind {
        /// A formation: a Party organisation or a liaison is being set up, changed or ended (组建事项).
        Formation = "FORMATION", "党组织组建", "Formation";
        /// The headcount has crossed a threshold and stayed there (应变更).
        ChangeDue = "CHANGE_DUE", "党组织形式应变更", "Change of form due";
        /// A directive that someone has to acknowledge and carry out (部署任务).
        Directive = "DIRECTIVE", "部署任务", "Directive";
        /// A finding that someone has to put right (问题整改).
        Finding = "FINDING", "问题整改", "Finding";
        /// A letter between agencies that waits for its answer (部门协作).
        Thread = "THREAD", "部门协作", "Interagency thread";
        /// An annual report that someone has to fill in, review or conclude (年度检查).
        AnnualReport = "INSPECTION_REPORT", "年度检查", "Annual inspection";
        /// An application to registration, and after it the Party organisation that the new society owes (成立登记).
        Registration = "REGISTRATION", "成立登记", "Registration";
        /// A change of the register, or the end of a society, that someone corrects, files or decides (变更与注销登记).
        RegisterChange = "REGISTER_CHANGE", "变更与注销登记", "Change of the register";
        /// A case of a credit list that someone answers or decides (信用名单).
        ListCase = "LIST_CASE", "信用名单", "Credit list";
        /// An enforcement case that someone answers or decides (执法).
        Enforcement = "ENFORCEMENT", "执法", "Enforcement";
        /// An activity is filed, answered, held and reported (活动报备).
        ActivityFiling = "ACTIVITY_FILING", "活动报备", "Activity filing";
        /// An evaluation is rated, published and decided (等级评估).
        Evaluation = "EVALUATION", "等级评估", "Evaluation";
        /// A society contests an agency's figure, which the agency corrects or upholds (数据异议).
        FigureContest = "FIGURE_CONTEST", "数据异议", "Contested figure";
        /// An application to a call is written, checked, read and decided (项目申报).
        Application = "APPLICATION", "项目申报", "Application";
        /// A demand is screened, opened, matched, delivered or rated (需求对接).
        Demand = "DEMAND", "需求对接", "Demand";
        /// A case for the casebook is read, revised or decided (案例征集).
        CaseStudy = "CASE_STUDY", "案例征集", "Case for the casebook";
        /// An edition of the casebook is closed or published (案例汇编).
        Casebook = "CASEBOOK", "案例汇编", "Casebook";
        /// A project is reported on, reviewed, appraised or closed (项目).
        Project = "PROJECT", "项目", "Project";
        /// A payment is approved, released or confirmed (拨款).
        Payment = "PAYMENT", "项目拨款", "Payment";
        /// A society gives money back (追回资金).
        Recovery = "RECOVERY", "追回资金", "Recovery of money";
        /// A claim that a result is used is verified (成果应用).
        ResultUse = "RESULT_USE", "成果应用", "Use of a result";
    }
}

typed_id! {
    /// An open item's id.
    OpenItemId => OpenItem;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{OpenItemId, OpenItemKind};
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "open_item")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OpenItemId,
        pub kind: OpenItemKind,
        /// The row that it is about, in the table of its kind.
        pub subject_id: Uuid,
        /// The society that it is about, if it is about one.
        pub society_id: Option<SocietyId>,
        /// GB/T 2260 code of the region that it belongs to: a reach is a prefix of it.
        pub region_code: String,
        /// Exactly one of the two holders is given: the database checks it.
        pub holder_society_id: Option<SocietyId>,
        pub holder_agency_id: Option<AgencyId>,
        /// What it is about, for a person; empty where kind and society say it.
        pub title: String,
        /// Why the holder has it: a code of the subject's vocabulary, its state as a rule.
        pub reason: String,
        /// Since when this holder has it.
        pub since: DateTimeUtc,
        /// Until when the holder is expected to act.
        pub due_on: Date,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
