//! Reasons: why an assessment says what it says, each with its clause and one sentence for a person.

use crate::{Language, Word};

use super::assessment::{FactName, RecommendedForm};

words! {
    /// Why the assessment says what it says (理由).
    ReasonCode {
        /// Formal members reach the threshold (正式党员达到人数).
        FormalReachesThreshold = "FORMAL_REACHES_THRESHOLD", "正式党员达到应建人数", "Enough formal members for a branch";
        /// Formal members are fewer than the threshold (正式党员不满人数).
        FormalBelowThreshold = "FORMAL_BELOW_THRESHOLD", "正式党员不满应建人数", "Too few formal members for a branch";
        /// Resident formal members reach the threshold (驻会正式党员达到人数).
        ResidentReachesThreshold = "RESIDENT_REACHES_THRESHOLD", "驻会正式党员较多", "Enough resident formal members";
        /// Resident formal members are fewer than the threshold (驻会正式党员较少).
        ResidentBelowThreshold = "RESIDENT_BELOW_THRESHOLD", "驻会正式党员较少", "Too few resident formal members";
        /// Resident formal members are too small a share of formal members (驻会比例不足).
        ResidentShareBelow = "RESIDENT_SHARE_BELOW", "驻会正式党员比例不足", "Too small a share of residents";
        /// A joint branch with neighbours is recommended (建议联合组建).
        JointRecommended = "JOINT_RECOMMENDED", "建议联合组建", "A joint branch is recommended";
        /// A joint branch with neighbours is possible instead of a liaison (可联合组建).
        JointOffered = "JOINT_OFFERED", "可以联合组建", "A joint branch is possible";
        /// Probationary members are not counted (预备党员不计入).
        ProbationaryNotCounted = "PROBATIONARY_NOT_COUNTED", "预备党员不计入", "Probationary members are not counted";
        /// Exactly three: the seed's wording leaves a hole, the Branch Regulations fill it (恰为3人).
        ExactlyThree = "EXACTLY_THREE", "恰为3人", "Exactly three";
        /// Only formal members in the council or on the staff are counted (只计理事会和工作人员).
        CouncilAndStaffCounted = "COUNCIL_AND_STAFF_COUNTED", "只计理事会和工作人员", "Council and staff are counted";
        /// How many are in the council or on the staff was not recorded: all are counted (按全体计).
        CouncilNotRecorded = "COUNCIL_NOT_RECORDED", "未填理事会党员数", "Council members were not recorded";
        /// Only resident formal members are counted (只计驻会党员).
        StaffCounted = "STAFF_COUNTED", "只计驻会正式党员", "Residents alone are counted";
        /// So many formal members that the branch has a committee (应设支部委员会).
        BranchCommitteeDue = "BRANCH_COMMITTEE_DUE", "应设支部委员会", "A branch committee is due";
        /// More formal members than one branch holds (应设党总支).
        GeneralBranchDue = "GENERAL_BRANCH_DUE", "应设党总支", "A general branch is due";
        /// So many formal members that a Party committee is due (应设党委).
        PartyCommitteeDue = "PARTY_COMMITTEE_DUE", "应设基层党委", "A Party committee is due";
        /// The society is being liquidated (清算中).
        Liquidating = "LIQUIDATING", "清算中", "Being liquidated";
    }
}

/// One reason, with the clause it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What the reason is.
    pub code: ReasonCode,
    /// The threshold it speaks of, persons (percent for a share); 0 where none.
    pub threshold: i32,
    /// The clause.
    pub rule: String,
}

impl Reason {
    /// One sentence for a person.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let n = self.threshold;
        match language {
            Language::Zh => chinese(self.code, n),
            Language::En => english(self.code, n),
        }
    }
}

fn chinese(code: ReasonCode, n: i32) -> String {
    match code {
        ReasonCode::FormalReachesThreshold => format!("正式党员达到{n}人，应当建立党支部"),
        ReasonCode::FormalBelowThreshold => format!("正式党员不满{n}人，指定1名党建工作联络员"),
        ReasonCode::ResidentReachesThreshold => format!("驻会正式党员达到{n}人，组织关系可落在本会"),
        ReasonCode::ResidentBelowThreshold => format!("驻会正式党员不足{n}人，兼职会员为主"),
        ReasonCode::ResidentShareBelow => format!("驻会正式党员不足正式党员的{n}%，兼职会员为主"),
        ReasonCode::JointRecommended => format!("正式党员不满{n}人，与相邻相近的学会联合建立党支部"),
        ReasonCode::JointOffered => "也可与相邻相近的学会联合建立党支部（一般不超过5家），代替联络员".into(),
        ReasonCode::ProbationaryNotCounted => "预备党员不计入人数".into(),
        ReasonCode::ExactlyThree => "来源文件写“超过3人”与“不满3人”，恰为3人两不含；按支部条例“3人以上”含本数".into(),
        ReasonCode::CouncilAndStaffCounted => "只计理事会成员和工作人员中的正式党员".into(),
        ReasonCode::CouncilNotRecorded => "规则只计理事会和工作人员，但未填这一人数，暂按全体正式党员计".into(),
        ReasonCode::StaffCounted => "只计驻会的正式党员".into(),
        ReasonCode::BranchCommitteeDue => format!("正式党员达到{n}人，党支部应设支部委员会"),
        ReasonCode::GeneralBranchDue => format!("正式党员超过{n}人，一个支部容纳不下，应考虑设党总支"),
        ReasonCode::PartyCommitteeDue => format!("正式党员达到{n}人，应考虑设基层党委"),
        ReasonCode::Liquidating => "正在清算，不再要求建立党组织".into(),
    }
}

fn english(code: ReasonCode, n: i32) -> String {
    match code {
        ReasonCode::FormalReachesThreshold => format!("With {n} or more formal members a branch must be formed"),
        ReasonCode::FormalBelowThreshold => format!("With fewer than {n} formal members one liaison is named"),
        ReasonCode::ResidentReachesThreshold => {
            format!("With {n} or more resident formal members, Party relations can sit here")
        }
        ReasonCode::ResidentBelowThreshold => {
            format!("Fewer than {n} resident formal members: mostly part-time members")
        }
        ReasonCode::ResidentShareBelow => {
            format!("Residents are less than {n} % of formal members: mostly part-time members")
        }
        ReasonCode::JointRecommended => {
            format!("With fewer than {n} formal members a joint branch is formed with neighbouring societies")
        }
        ReasonCode::JointOffered => {
            "A joint branch with neighbouring societies (five at most, as a rule) may stand in for the liaison".into()
        }
        ReasonCode::ProbationaryNotCounted => "Probationary members are not counted".into(),
        ReasonCode::ExactlyThree => {
            "The source says “more than 3” and “fewer than 3” and leaves 3 out; the Branch Regulations count 3 in"
                .into()
        }
        ReasonCode::CouncilAndStaffCounted => "Formal members in the council or on the staff are counted alone".into(),
        ReasonCode::CouncilNotRecorded => {
            "The rules count council and staff, which was not recorded here: all formal members are counted".into()
        }
        ReasonCode::StaffCounted => "Resident formal members are counted alone".into(),
        ReasonCode::BranchCommitteeDue => format!("With {n} or more formal members the branch has a committee"),
        ReasonCode::GeneralBranchDue => {
            format!("More than {n} formal members are too many for one branch: a general branch is due")
        }
        ReasonCode::PartyCommitteeDue => format!("With {n} or more formal members a Party committee is due"),
        ReasonCode::Liquidating => "Being liquidated: no organisation is due".into(),
    }
}

/// The smallest change of one fact that would change the recommendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearestChange {
    /// The fact that would change.
    pub fact: FactName,
    /// By how many persons; negative when fewer.
    pub difference: i32,
    /// The form that would then be recommended.
    pub form: RecommendedForm,
}

impl NearestChange {
    /// One sentence for a person.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let (fact, form, n) = (self.fact.label(language), self.form.label(language), self.difference.abs());
        match (language, self.difference >= 0) {
            (Language::Zh, true) => format!("再有{n}名{fact}，应建{form}"),
            (Language::Zh, false) => format!("减少{n}名{fact}，应改为{form}"),
            (Language::En, true) => format!("{n} more ({}) → {}", fact.to_lowercase(), form.to_lowercase()),
            (Language::En, false) => format!("{n} fewer ({}) → {}", fact.to_lowercase(), form.to_lowercase()),
        }
    }
}
