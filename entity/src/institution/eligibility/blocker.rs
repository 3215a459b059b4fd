//! What stands in the way of an application: its clause, what is done next, and whose turn that is.

use std::fmt;

use chrono::NaiveDate;

use crate::{Language, Word};

words! {
    /// What stands in the way (障碍).
    BlockerCode {
        /// Registered too short a time ago (登记不满两年).
        TooYoung = "TOO_YOUNG", "登记不满两个年度", "Registered less than two years ago";
        /// The present grade is too new for a higher one (现等级不满两年).
        GradeTooNew = "GRADE_TOO_NEW", "现有等级获得不满两年", "The grade has been held less than two years";
        /// The grade below comes first (须先取得下一等级).
        GradeBelowFirst = "GRADE_BELOW_FIRST", "须先取得下一等级并满两年", "The grade below comes first, for two years";
        /// The present grade is valid for longer (等级尚在有效期).
        StillValid = "STILL_VALID", "现有等级距到期超过180天", "The grade ends in more than 180 days";
        /// Did not take part in the last inspection (上年度未参检).
        NotInspected = "NOT_INSPECTED", "上一年度未参加年检", "Did not take part in the last inspection";
        /// Failed the last inspection (上年度年检不合格).
        InspectionFailed = "INSPECTION_FAILED", "上一年度年检不合格", "Failed the last inspection";
        /// Basically qualified two years running (连续两年基本合格).
        BasicallyQualifiedTwice = "BASICALLY_QUALIFIED_TWICE", "连续两年年检基本合格", "Basically qualified two years running";
        /// On the list of abnormal activity (在活动异常名录).
        OnAbnormalList = "ON_ABNORMAL_LIST", "被列入活动异常名录", "On the list of abnormal activity";
        /// On the list of serious breaches (在严重违法失信名单).
        OnSeriousList = "ON_SERIOUS_LIST", "被列入严重违法失信名单", "On the list of serious breaches";
        /// Suspended (限期停止活动).
        Suspended = "SUSPENDED", "被限期停止活动", "Suspended";
        /// Being liquidated (清算中).
        Liquidating = "LIQUIDATING", "正在清算", "Being liquidated";
        /// A Party organisation is due and missing (应建未建党组织).
        OrganisationMissing = "ORGANISATION_MISSING", "应建未建党组织", "A Party organisation is due and missing";
        /// Party work does not reach it (未落实党的工作覆盖).
        WorkUncovered = "WORK_UNCOVERED", "未落实党的工作覆盖", "Party work does not reach it";
        /// Penalised this year or last year (近两个年度受到行政处罚).
        Penalised = "PENALISED", "本年度或上一年度受到行政处罚", "Penalised this year or last";
        /// A penalty is not carried out (处罚尚未执行完毕).
        PenaltyOpen = "PENALTY_OPEN", "行政处罚尚未执行完毕", "A penalty is not carried out yet";
        /// A case is under way (正在接受调查处理).
        UnderInvestigation = "UNDER_INVESTIGATION", "正在接受调查处理", "A case is under way";
        /// An evaluation is under way (评估正在办理).
        UnderEvaluation = "UNDER_EVALUATION", "已有评估申报在办", "An evaluation is under way";
    }
}

words! {
    /// Whose turn it is to take it out of the way (由谁办理).
    BlockerHolder {
        /// The society's (学会).
        Society = "SOCIETY", "学会", "The society";
        /// Civil affairs' (民政部门).
        CivilAffairs = "CIVIL_AFFAIRS", "民政部门", "Civil affairs";
        /// Nobody's: time passes (时间).
        Time = "TIME", "到期即可", "Only time";
    }
}

/// One thing that stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocker {
    /// What.
    pub code: BlockerCode,
    /// The first day on which it can be out of the way; none where that hangs on a deed alone.
    pub until: Option<NaiveDate>,
}

/// As a refusal says it: what stands in the way, until when, and what is done next.
impl fmt::Display for Blocker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = if f.alternate() { Language::En } else { Language::Zh };
        f.write_str(self.code.label(language))?;
        match (self.until, language) {
            (Some(day), Language::Zh) => write!(f, "（最早{day}）")?,
            (Some(day), Language::En) => write!(f, " (until {day} at the earliest)")?,
            (None, _) => {}
        }
        f.write_str(language.pick("，", ": "))?;
        f.write_str(self.code.next_step(language))
    }
}

const EVALUATION: &str = "《社会组织评估管理办法》（民政部令第39号）";
const CREDIT: &str = "《社会组织信用信息管理办法》（民政部令第60号）";
const PARTY: &str = "《中国共产党支部工作条例（试行）》第四条；地方评估办法";
const REGULATION: &str = "《社会团体登记管理条例》";
const LOCAL: &str = "江苏各市社会组织评估办法（升级间隔两年、逐级申报）";

impl BlockerCode {
    /// The clause.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::TooYoung
            | Self::StillValid
            | Self::NotInspected
            | Self::InspectionFailed
            | Self::BasicallyQualifiedTwice
            | Self::Penalised
            | Self::PenaltyOpen
            | Self::UnderInvestigation
            | Self::UnderEvaluation => EVALUATION,
            Self::GradeTooNew | Self::GradeBelowFirst => LOCAL,
            Self::OnAbnormalList | Self::OnSeriousList => CREDIT,
            Self::Suspended | Self::Liquidating => REGULATION,
            Self::OrganisationMissing | Self::WorkUncovered => PARTY,
        }
    }

    /// Whose turn it is.
    #[must_use]
    pub const fn holder(self) -> BlockerHolder {
        match self {
            Self::TooYoung | Self::GradeTooNew | Self::StillValid | Self::Penalised | Self::Suspended => {
                BlockerHolder::Time
            }
            Self::UnderInvestigation | Self::UnderEvaluation => BlockerHolder::CivilAffairs,
            Self::GradeBelowFirst
            | Self::NotInspected
            | Self::InspectionFailed
            | Self::BasicallyQualifiedTwice
            | Self::OnAbnormalList
            | Self::OnSeriousList
            | Self::Liquidating
            | Self::OrganisationMissing
            | Self::WorkUncovered
            | Self::PenaltyOpen => BlockerHolder::Society,
        }
    }

    /// Whether something has to be done, beside the days that pass.
    #[must_use]
    pub fn asks_for_deeds(self) -> bool {
        self.holder() != BlockerHolder::Time
    }

    /// What is done next, as a sentence.
    #[must_use]
    pub const fn next_step(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::TooYoung | Self::GradeTooNew | Self::StillValid | Self::Penalised => {
                ("到期后即可申报，无需办理", "Nothing to do: apply when the day comes")
            }
            Self::GradeBelowFirst => ("先申报下一等级", "Apply for the grade below first"),
            Self::NotInspected => ("按时参加下一年度年检", "Take part in the next inspection in time"),
            Self::InspectionFailed | Self::BasicallyQualifiedTwice => {
                ("完成整改，下一年度年检达到合格", "Put it right and be qualified in the next inspection")
            }
            Self::OnAbnormalList => ("履行义务后申请移出名录", "Do what is due, then apply for removal"),
            Self::OnSeriousList => {
                ("保持两年无新的违规后申请移出", "Stay two years without a new fault, then apply for removal")
            }
            Self::Suspended => ("停止活动期满后恢复", "It ends with the days of the suspension"),
            Self::Liquidating => ("清算中不能申报", "Nothing can be applied for while it is liquidated"),
            Self::OrganisationMissing => ("申报组建党组织", "Propose a Party organisation"),
            Self::WorkUncovered => ("指定党建工作联络员", "Name a Party-building liaison"),
            Self::PenaltyOpen => ("履行处罚决定并请民政部门结案", "Carry the penalty out and have the case closed"),
            Self::UnderInvestigation => ("等待调查处理结果", "Wait for what comes of the case"),
            Self::UnderEvaluation => ("等待本次评估结果", "Wait for what comes of this evaluation"),
        };
        language.pick(zh, en)
    }
}
