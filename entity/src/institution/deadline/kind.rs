//! What falls due: each kind with its clause, what a rest day does to it, and whom it is raised to.

use crate::ledger::open_item::OpenItemKind;

words! {
    /// What falls due (到期事项).
    DeadlineKind {
        /// Work report to the sponsor (向业务主管单位报送上年度工作报告).
        AnnualReport = "ANNUAL_REPORT", "年度工作报告报社科联", "Annual report to the Federation";
        /// The reviewed report to civil affairs (年检材料报登记管理机关).
        AnnualInspection = "ANNUAL_INSPECTION", "年检材料报民政", "Annual inspection: to civil affairs";
        /// Three months before the council's term ends: the last day to ask for a delay (延期换届申请).
        CouncilDelay = "COUNCIL_DELAY", "需延期换届的，提前三个月申请", "Ask for a delay of the election";
        /// End of the council's term (理事会届满).
        CouncilTerm = "COUNCIL_TERM", "理事会届满换届", "Council term ends";
        /// End of an established branch's term (支部委员会任期届满).
        BranchTerm = "BRANCH_TERM", "党支部届满换届", "Branch term ends";
        /// The yearly review of a functional branch (功能性党支部年度复核).
        BranchReview = "BRANCH_REVIEW", "功能性党支部年度复核", "Review of the functional branch";
        /// End of a grade's validity (评估等级到期).
        GradeExpiry = "GRADE_EXPIRY", "评估等级到期", "Grade expires";
        /// A change of name or president is filed with civil affairs (变更登记).
        ChangeFiling = "CHANGE_FILING", "名称或负责人变更登记", "File the change of name or president";
        /// Deregistration after a liquidation (注销登记).
        Deregistration = "DEREGISTRATION", "清算结束后注销登记", "Deregister after the liquidation";
        /// A formation waits (党组织组建).
        Formation = "FORMATION", "党组织组建", "Formation";
        /// A change of form is due (应变更).
        ChangeDue = "CHANGE_DUE", "党组织形式应变更", "Change of form due";
        /// A directive waits (部署任务).
        Directive = "DIRECTIVE", "部署任务", "Directive";
        /// A finding is put right (问题整改).
        Finding = "FINDING", "问题整改", "Finding";
        /// A letter between agencies waits for its answer (部门协作).
        Thread = "THREAD", "部门协作", "Interagency thread";
        /// A report of the annual inspection is filled in, reviewed, concluded or put right (年度检查).
        InspectionReport = "INSPECTION_REPORT", "年度检查", "Annual inspection";
        /// An application to registration waits, or a new society has to form (成立登记).
        Registration = "REGISTRATION", "成立登记", "Registration";
        /// A change of the register is corrected, filed or decided (变更与注销登记).
        RegisterChange = "REGISTER_CHANGE", "变更与注销登记", "Change of the register";
        /// A case of a credit list is answered or decided (信用名单).
        ListCase = "LIST_CASE", "信用名单", "Credit list";
        /// An enforcement case is answered or decided (执法).
        Enforcement = "ENFORCEMENT", "执法", "Enforcement";
        /// An activity filing is answered, corrected or reported on (活动报备).
        ActivityFiling = "ACTIVITY_FILING", "活动报备", "Activity filing";
        /// An evaluation is looked through, rated, published or decided (等级评估).
        Evaluation = "EVALUATION", "等级评估", "Evaluation";
        /// A contested figure is corrected or upheld (数据异议).
        FigureContest = "FIGURE_CONTEST", "数据异议", "Contested figure";
        /// An application to a call is written, checked, read or decided (项目申报).
        Application = "APPLICATION", "项目申报", "Application";
        /// A demand is screened, matched, delivered or rated (需求对接).
        Demand = "DEMAND", "需求对接", "Demand";
        /// A case for the casebook is read, revised or decided (案例征集).
        CaseStudy = "CASE_STUDY", "案例征集", "Case for the casebook";
        /// An edition of the casebook is closed or published (案例汇编).
        Casebook = "CASEBOOK", "案例汇编", "Casebook";
        /// A project is reported on, reviewed, appraised or closed (项目).
        Project = "PROJECT", "项目", "Project";
        /// A payment is approved, released or confirmed (项目拨款).
        Payment = "PAYMENT", "项目拨款", "Payment";
        /// Money is given back (追回资金).
        Recovery = "RECOVERY", "追回资金", "Recovery of money";
        /// A claim that a result is used is verified (成果应用).
        ResultUse = "RESULT_USE", "成果应用", "Use of a result";
    }
}

words! {
    /// What becomes of a date that falls on a rest day (遇休息日).
    RestDayRule {
        /// It stays: a validity or a term ends when it ends, and a day that someone has set is set (不顺延).
        AsItIs = "AS_IT_IS", "不顺延", "Stays as it is";
        /// The next working day is the last one (顺延至下一工作日).
        NextWorkingDay = "NEXT_WORKING_DAY", "遇休息日顺延至下一工作日", "Moves to the next working day";
        /// Counted backwards: the working day before is the last one (提前至上一工作日).
        PreviousWorkingDay = "PREVIOUS_WORKING_DAY", "遇休息日提前至上一工作日", "Moves to the working day before";
    }
}

impl RestDayRule {
    /// The clause that says so.
    #[must_use]
    pub const fn rule(self) -> Option<&'static str> {
        match self {
            Self::NextWorkingDay => Some("《民法典》第二百零三条"),
            Self::AsItIs | Self::PreviousWorkingDay => None,
        }
    }
}

impl DeadlineKind {
    /// The clause that sets the date.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::AnnualReport | Self::AnnualInspection => "《社会团体登记管理条例》第二十八条",
            Self::CouncilDelay => "社团章程；延期换届须提前三个月报批",
            Self::CouncilTerm => "社团章程；《社会团体登记管理条例》第十四条",
            Self::BranchTerm => "《中国共产党支部工作条例（试行）》第十一条（任期三年）",
            Self::BranchReview => "来源文件 二（功能性党支部）；规则版本的复核周期",
            Self::GradeExpiry => "《社会组织评估管理办法》第二十七条",
            Self::ChangeFiling => "《社会团体登记管理条例》第十八条",
            Self::Deregistration => "《社会团体登记管理条例》第二十条",
            Self::Formation => "党组织组建流程（申报—审核—批复）",
            Self::ChangeDue => "规则版本的办理期限",
            Self::Directive => "部署任务所定期限",
            Self::Finding => "整改期限",
            Self::Thread => "来函所定期限",
            Self::InspectionReport => "《社会团体登记管理条例》第二十八条；年检通知所定期限",
            Self::Registration => "《社会团体登记管理条例》第十二条；登记环节党建办理期限",
            Self::RegisterChange => "《社会团体登记管理条例》第十八条、第二十条",
            Self::ListCase => "《社会组织信用信息管理办法》（民政部令第60号）",
            Self::Enforcement => "《社会团体登记管理条例》第三十条；《行政处罚法》",
            Self::ActivityFiling => crate::institution::activity::machine::PRACTICE,
            Self::Evaluation => "《社会组织评估管理办法》（民政部令第39号）；评估规则版本的办理天数",
            Self::FigureContest => crate::institution::consistency::contest::PRACTICE,
            Self::Application => "来源文件 四（课题研究、项目扶持）；申报通知所定各阶段工作日",
            Self::Demand => "来源文件 五（对接政府和社会需求）；需求所定期限和匹配规则的办理天数",
            Self::CaseStudy | Self::Casebook => "来源文件 四（创新案例汇编）；征稿通知所定期限",
            Self::Project | Self::Payment | Self::Recovery | Self::ResultUse => crate::project::terms::PRACTICE,
        }
    }

    /// What becomes of it on a rest day.
    #[must_use]
    pub const fn rest_day(self) -> RestDayRule {
        match self {
            Self::AnnualReport
            | Self::AnnualInspection
            | Self::BranchReview
            | Self::ChangeFiling
            | Self::RegisterChange
            | Self::Deregistration => RestDayRule::NextWorkingDay,
            Self::CouncilDelay => RestDayRule::PreviousWorkingDay,
            Self::CouncilTerm
            | Self::BranchTerm
            | Self::GradeExpiry
            | Self::Formation
            | Self::Application
            | Self::ChangeDue
            | Self::Directive
            | Self::Finding
            | Self::Thread
            | Self::InspectionReport
            | Self::Registration
            | Self::ListCase
            | Self::Enforcement
            | Self::ActivityFiling
            | Self::Evaluation
            | Self::FigureContest
            | Self::Demand
            | Self::CaseStudy
            | Self::Casebook
            | Self::Project
            | Self::Payment
            | Self::Recovery
            | Self::ResultUse => RestDayRule::AsItIs,
        }
    }

    /// Whether the platform knows that it was not done when the day has passed. A delay need not be asked
    /// for, and of filings and reports outside the platform it hears nothing.
    #[must_use]
    pub const fn stays_overdue(self) -> bool {
        !matches!(
            self,
            Self::AnnualReport
                | Self::AnnualInspection
                | Self::CouncilDelay
                | Self::ChangeFiling
                | Self::Deregistration
        )
    }

    /// Whether the tiers above hear of it when it is late: a grade that lapses is nobody's breach.
    #[must_use]
    pub const fn is_raised(self) -> bool {
        self.stays_overdue() && !matches!(self, Self::GradeExpiry)
    }

    /// Whether it falls on one day for all societies.
    #[must_use]
    pub const fn is_annual(self) -> bool {
        matches!(self, Self::AnnualReport | Self::AnnualInspection)
    }

    /// The kind of what waits; none for a legal date.
    #[must_use]
    pub const fn item(self) -> Option<OpenItemKind> {
        match self {
            Self::Formation => Some(OpenItemKind::Formation),
            Self::ChangeDue => Some(OpenItemKind::ChangeDue),
            Self::Directive => Some(OpenItemKind::Directive),
            Self::Finding => Some(OpenItemKind::Finding),
            Self::Thread => Some(OpenItemKind::Thread),
            Self::InspectionReport => Some(OpenItemKind::AnnualReport),
            Self::Registration => Some(OpenItemKind::Registration),
            Self::RegisterChange => Some(OpenItemKind::RegisterChange),
            Self::ListCase => Some(OpenItemKind::ListCase),
            Self::Enforcement => Some(OpenItemKind::Enforcement),
            Self::ActivityFiling => Some(OpenItemKind::ActivityFiling),
            Self::Evaluation => Some(OpenItemKind::Evaluation),
            Self::FigureContest => Some(OpenItemKind::FigureContest),
            Self::Application => Some(OpenItemKind::Application),
            Self::Demand => Some(OpenItemKind::Demand),
            Self::CaseStudy => Some(OpenItemKind::CaseStudy),
            Self::Casebook => Some(OpenItemKind::Casebook),
            Self::Project => Some(OpenItemKind::Project),
            Self::Payment => Some(OpenItemKind::Payment),
            Self::Recovery => Some(OpenItemKind::Recovery),
            Self::ResultUse => Some(OpenItemKind::ResultUse),
            _ => None,
        }
    }
}

impl From<OpenItemKind> for DeadlineKind {
    fn from(kind: OpenItemKind) -> Self {
        match kind {
            OpenItemKind::Formation => Self::Formation,
            OpenItemKind::ChangeDue => Self::ChangeDue,
            OpenItemKind::Directive => Self::Directive,
            OpenItemKind::Finding => Self::Finding,
            OpenItemKind::Thread => Self::Thread,
            OpenItemKind::AnnualReport => Self::InspectionReport,
            OpenItemKind::Registration => Self::Registration,
            OpenItemKind::RegisterChange => Self::RegisterChange,
            OpenItemKind::ListCase => Self::ListCase,
            OpenItemKind::Enforcement => Self::Enforcement,
            OpenItemKind::ActivityFiling => Self::ActivityFiling,
            OpenItemKind::Evaluation => Self::Evaluation,
            OpenItemKind::FigureContest => Self::FigureContest,
            OpenItemKind::Application => Self::Application,
            OpenItemKind::Demand => Self::Demand,
            OpenItemKind::CaseStudy => Self::CaseStudy,
            OpenItemKind::Casebook => Self::Casebook,
            OpenItemKind::Project => Self::Project,
            OpenItemKind::Payment => Self::Payment,
            OpenItemKind::Recovery => Self::Recovery,
            OpenItemKind::ResultUse => Self::ResultUse,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;

    #[test]
    fn whatever_waits_is_a_deadline_of_its_name() {
        for kind in OpenItemKind::ALL.iter().copied() {
            assert_eq!(DeadlineKind::from(kind).item(), Some(kind));
            assert_eq!(DeadlineKind::from(kind).code(), kind.code());
        }
        let items = DeadlineKind::ALL.iter().filter(|kind| kind.item().is_some()).count();
        assert_eq!(items, OpenItemKind::ALL.len());
    }
}
