//! What an annual report asks: its fields, each with its half, what it may hold and when it has to be
//! filled in. A field is asked once: what the platform knows stands in it already (`prefill`).

use crate::form::party_form::PartyForm;
use crate::institution::inspection::Conclusion;

use super::ReportHalf;

words! {
    /// A field of the annual report (年报栏目).
    ReportField {
        /// Seat of the society (住所).
        Address = "ADDRESS", "住所", "Seat";
        /// Legal representative (法定代表人).
        LegalRepresentative = "LEGAL_REPRESENTATIVE", "法定代表人", "Legal representative";
        /// Secretary-general (秘书长).
        SecretaryGeneral = "SECRETARY_GENERAL", "秘书长", "Secretary-general";
        /// Individual members, persons (个人会员数).
        IndividualMembers = "INDIVIDUAL_MEMBERS", "个人会员数", "Individual members";
        /// Unit members, units (单位会员数).
        UnitMembers = "UNIT_MEMBERS", "单位会员数", "Unit members";
        /// Full-time staff, persons (专职工作人员数).
        FullTimeStaff = "FULL_TIME_STAFF", "专职工作人员数", "Full-time staff";
        /// Last day of the council's term (本届理事会届满日期).
        CouncilTermEndsOn = "COUNCIL_TERM_ENDS_ON", "本届理事会届满日期", "Council term ends on";
        /// Day of the members' assembly in the year; left empty when there was none (会员大会召开日期).
        AssemblyHeldOn = "ASSEMBLY_HELD_ON", "会员（代表）大会召开日期", "Assembly held on";
        /// Council meetings in the year (理事会会议次数).
        CouncilMeetings = "COUNCIL_MEETINGS", "理事会会议次数", "Council meetings";
        /// Academic and popular activities in the year (学术和普及活动次数).
        Activities = "ACTIVITIES", "学术和普及活动次数", "Activities";
        /// What the society did in the year (业务活动情况).
        ActivitySummary = "ACTIVITY_SUMMARY", "业务活动情况", "Activities of the year";
        /// Results of research in the year (研究成果).
        ResearchResults = "RESEARCH_RESULTS", "研究成果", "Research results";
        /// Income of the year, fen (本年收入).
        Income = "INCOME", "本年收入", "Income";
        /// Expense of the year, fen (本年支出).
        Expense = "EXPENSE", "本年支出", "Expense";
        /// Net assets at the end of the year, fen; may be negative (年末净资产).
        NetAssets = "NET_ASSETS", "年末净资产", "Net assets";
        /// Donations received in the year, fen (接受捐赠).
        Donations = "DONATIONS", "接受捐赠", "Donations received";
        /// Whether the accounts were audited (财务是否审计).
        Audited = "AUDITED", "财务是否审计", "Accounts audited";
        /// Branches and offices (分支（代表）机构数).
        BranchOffices = "BRANCH_OFFICES", "分支（代表）机构数", "Branches and offices";
        /// Whether fees were taken from branches (是否向分支机构收取费用).
        BranchFees = "BRANCH_FEES", "是否向分支机构收取费用", "Fees taken from branches";
        /// Whether there were contests and awards (是否开展评比达标表彰).
        Awards = "AWARDS", "是否开展评比达标表彰", "Contests and awards";
        /// Whether there was contact with foreign bodies (是否有涉外活动).
        ForeignContact = "FOREIGN_CONTACT", "是否有涉外活动", "Foreign contact";
        /// Changes that are not registered yet (尚未办理变更登记的事项).
        UnfiledChanges = "UNFILED_CHANGES", "尚未办理变更登记的事项", "Changes not registered yet";
        /// What is planned for the coming year (下年度工作计划).
        BusinessPlan = "BUSINESS_PLAN", "下年度工作计划", "Plan for the coming year";
        /// How last year's faults were put right (上年度问题整改情况).
        Rectification = "RECTIFICATION", "上年度年检问题整改情况", "How last year's faults were put right";
        /// Form of the Party organisation (党组织形式).
        PartyForm = "PARTY_FORM", "党组织形式", "Form of the Party organisation";
        /// Secretary or liaison (党组织书记或联络员).
        PartyOfficer = "PARTY_OFFICER", "党组织书记或联络员", "Secretary or liaison";
        /// Formal Party members, persons (正式党员数).
        Formal = "FORMAL", "正式党员数", "Formal members";
        /// Probationary Party members, persons (预备党员数).
        Probationary = "PROBATIONARY", "预备党员数", "Probationary members";
        /// Resident formal Party members, persons (驻会正式党员数).
        ResidentFormal = "RESIDENT_FORMAL", "驻会正式党员数", "Resident formal members";
        /// Times of political study in the year (政治学习次数).
        PartyStudies = "PARTY_STUDIES", "政治学习次数", "Political study";
        /// Party lectures in the year (党课次数).
        PartyLectures = "PARTY_LECTURES", "党课次数", "Party lectures";
        /// Theme Party days in the year (主题党日次数).
        ThemeDays = "THEME_DAYS", "主题党日次数", "Theme Party days";
        /// Whether the charter speaks of Party building (章程是否载明党建工作).
        CharterClause = "CHARTER_CLAUSE", "章程是否载明党建工作", "Party building in the charter";
        /// Opinions on weighty matters in the year (对重大事项提出意见次数).
        Opinions = "OPINIONS", "对重大事项提出意见次数", "Opinions on weighty matters";
        /// What was done for Party building (党建工作情况).
        PartyWork = "PARTY_WORK", "党建工作情况", "Party-building work";
        /// What is wanting (存在问题).
        PartyProblems = "PARTY_PROBLEMS", "存在问题", "What is wanting";
        /// What comes next (下一步打算).
        PartyPlan = "PARTY_PLAN", "下一步打算", "What comes next";
        /// Why the form is not the one that the rules recommend, and until when it will be (形式与规则不符的原因和计划).
        FormReason = "FORM_REASON", "党组织形式与规则建议不符的原因和计划", "Why the form differs, and the plan";
    }
}

words! {
    /// What a field holds (栏目类型).
    ReportFieldKind {
        /// A whole number, 0 or more (数).
        Count = "COUNT", "数", "Number";
        /// An amount in fen, a whole number; shown in yuan (金额).
        Money = "MONEY", "金额", "Amount";
        /// A day, `2025-06-30` (日期).
        Day = "DAY", "日期", "Day";
        /// `YES` or `NO` (是否).
        YesNo = "YES_NO", "是否", "Yes or no";
        /// A short text of one line (短文本).
        Line = "LINE", "短文本", "Line";
        /// A text of several lines (文本).
        Text = "TEXT", "文本", "Text";
        /// The code of a Party organisation's form (党组织形式).
        Form = "FORM", "党组织形式", "Form";
    }
}

/// When a field has to be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Always.
    Always,
    /// When there is something to say.
    Optional,
    /// When the last conclusion was not 合格.
    AfterFault,
    /// When the form is not the recommended one.
    FormDiffers,
    /// When there is a Party organisation or a liaison.
    Covered,
}

/// What a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldSpec {
    /// Its half.
    pub half: ReportHalf,
    /// What it holds.
    pub kind: ReportFieldKind,
    /// When it is needed.
    pub need: Need,
    /// Most characters of a text; the largest number of a count.
    pub max: usize,
}

/// What decides which fields a society is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The newest conclusion before this campaign.
    pub last: Option<Conclusion>,
    /// The form in being.
    pub form: PartyForm,
    /// The form in being is not the recommended one.
    pub mismatch: bool,
}

const LINE: usize = 120;
const SHORT: usize = 1000;
const LONG: usize = 4000;
const MANY: usize = 1_000_000;

impl ReportField {
    /// What it is.
    #[must_use]
    pub const fn spec(self) -> FieldSpec {
        use ReportField as F;
        use ReportFieldKind as K;
        use ReportHalf::{Business as B, Party as P};
        let (half, kind, need, max) = match self {
            F::Address | F::LegalRepresentative | F::SecretaryGeneral => (B, K::Line, Need::Always, LINE),
            F::IndividualMembers
            | F::UnitMembers
            | F::FullTimeStaff
            | F::CouncilMeetings
            | F::Activities
            | F::BranchOffices => (B, K::Count, Need::Always, MANY),
            F::CouncilTermEndsOn => (B, K::Day, Need::Always, 0),
            F::AssemblyHeldOn => (B, K::Day, Need::Optional, 0),
            F::ActivitySummary => (B, K::Text, Need::Always, LONG),
            F::ResearchResults => (B, K::Text, Need::Optional, LONG),
            F::Income | F::Expense | F::NetAssets | F::Donations => (B, K::Money, Need::Always, 0),
            F::Audited | F::BranchFees | F::Awards | F::ForeignContact => (B, K::YesNo, Need::Always, 0),
            F::UnfiledChanges => (B, K::Text, Need::Optional, SHORT),
            F::BusinessPlan => (B, K::Text, Need::Always, SHORT),
            F::Rectification => (B, K::Text, Need::AfterFault, LONG),
            F::PartyForm => (P, K::Form, Need::Always, 0),
            F::PartyOfficer => (P, K::Line, Need::Covered, LINE),
            F::Formal
            | F::Probationary
            | F::ResidentFormal
            | F::PartyStudies
            | F::PartyLectures
            | F::ThemeDays
            | F::Opinions => (P, K::Count, Need::Always, MANY),
            F::CharterClause => (P, K::YesNo, Need::Always, 0),
            F::PartyWork => (P, K::Text, Need::Always, LONG),
            F::PartyProblems | F::PartyPlan => (P, K::Text, Need::Always, SHORT),
            F::FormReason => (P, K::Text, Need::FormDiffers, SHORT),
        };
        FieldSpec { half, kind, need, max }
    }

    /// Whether a society is asked for it at all.
    #[must_use]
    pub fn applies(self, asked: &Asked) -> bool {
        self.needed(asked) || self.spec().need == Need::Optional
    }

    /// Whether it has to be filled in.
    #[must_use]
    pub fn needed(self, asked: &Asked) -> bool {
        match self.spec().need {
            Need::Always => true,
            Need::Optional => false,
            Need::AfterFault => asked.last.is_some_and(Conclusion::is_fault),
            Need::FormDiffers => asked.mismatch,
            Need::Covered => asked.form != PartyForm::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;

    #[test]
    fn both_halves_are_asked_and_a_fault_asks_more() {
        let plain = Asked { last: Some(Conclusion::Qualified), form: PartyForm::Functional, mismatch: false };
        let count = |asked: &Asked| ReportField::ALL.iter().filter(|field| field.applies(asked)).count();
        for half in ReportHalf::ALL {
            assert!(ReportField::ALL.iter().any(|field| field.spec().half == *half && field.needed(&plain)), "{half}");
        }
        assert_eq!(count(&Asked { last: Some(Conclusion::BasicallyQualified), ..plain }), count(&plain) + 1);
        assert_eq!(count(&Asked { mismatch: true, ..plain }), count(&plain) + 1);
        assert_eq!(count(&Asked { form: PartyForm::None, ..plain }), count(&plain) - 1);
    }
}
