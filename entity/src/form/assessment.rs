//! Form assessment: facts and rules in, recommended form out, with the reasons and the nearest change.
//!
//! The rule is the seed's section 2 read with the Branch Regulations (支部工作条例, 2018): three or
//! more formal members must have a branch; it is an established one when enough of them reside at
//! the society's seat; below three, one liaison. The numbers are data: a [`RuleSet`].

use super::party_form::PartyForm;
pub use super::reason::{NearestChange, Reason, ReasonCode};
pub use super::rules::{CountBasis, RuleSet};
use crate::register::headcount::Counts;

words! {
    /// The form that the rules recommend (建议形式).
    RecommendedForm {
        /// Established branch (建制型党支部).
        Established = "ESTABLISHED", "建制型党支部", "Established branch";
        /// Functional branch (功能性党支部).
        Functional = "FUNCTIONAL", "功能性党支部", "Functional branch";
        /// Joint branch with neighbouring societies (联合党支部); only under rules that say so.
        Joint = "JOINT", "联合党支部", "Joint branch";
        /// Exactly one liaison (党建工作联络员).
        Liaison = "LIAISON", "党建工作联络员", "Liaison";
        /// None is due: the society is being liquidated (免建).
        Exempt = "EXEMPT", "免建", "Exempt";
    }
}

words! {
    /// A fact that the assessment looked at (依据的事实).
    FactName {
        /// Formal Party members (正式党员), persons.
        Formal = "FORMAL", "正式党员", "Formal members";
        /// Probationary Party members (预备党员), persons; not counted.
        Probationary = "PROBATIONARY", "预备党员", "Probationary members";
        /// Formal members at the society's seat (驻会正式党员), persons.
        ResidentFormal = "RESIDENT_FORMAL", "驻会正式党员", "Resident formal members";
        /// Formal members in the council or on the staff (理事会和工作人员中的正式党员), persons.
        CouncilFormal = "COUNCIL_FORMAL", "理事会和工作人员中的正式党员", "Formal members in the council or on the staff";
    }
}

const SEED_FORM: &str = "来源文件 二（分类搭建）";
const BRANCH_RULES: &str = "《中国共产党支部工作条例（试行）》第四条";
const CIVIL_CODE: &str = "《民法典》第一千二百五十九条（类推）";
const LIQUIDATION: &str = "《社会团体登记管理条例》第二十条";

/// The verdict on one society.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The form that is due.
    pub recommended: RecommendedForm,
    /// It has so many counted formal members that it must form a branch of its own (应建).
    pub must_form: bool,
    /// Why, most important first.
    pub reasons: Vec<Reason>,
    /// What would change the answer; none where nothing would.
    pub nearest_change: Option<NearestChange>,
    /// The version of the rules that was used.
    pub rule_version: i32,
}

impl Assessment {
    /// Whether the present form is the recommended one. An exempt society matches nothing: until it
    /// is deregistered it stays on the list of what someone has to look at.
    #[must_use]
    pub fn matches(&self, actual: PartyForm) -> bool {
        match (self.recommended, actual) {
            (RecommendedForm::Established, PartyForm::Established)
            | (RecommendedForm::Functional, PartyForm::Functional)
            | (RecommendedForm::Joint, PartyForm::Joint)
            | (RecommendedForm::Liaison, PartyForm::Liaison) => true,
            // Who took up the offer of a joint branch did what was offered.
            (RecommendedForm::Liaison, PartyForm::Joint) => {
                self.reasons.iter().any(|reason| reason.code == ReasonCode::JointOffered)
            }
            _ => false,
        }
    }
}

/// The form that the rules recommend, with reasons.
#[must_use]
pub fn assess(counts: &Counts, liquidating: bool, rules: &RuleSet) -> Assessment {
    let recommended = recommend(counts, liquidating, rules);
    Assessment {
        recommended,
        must_form: counted(counts, rules) >= rules.formal_threshold,
        reasons: reasons(counts, recommended, rules),
        nearest_change: super::nearest::nearest_change(counts, recommended, rules),
        rule_version: rules.version,
    }
}

/// How many formal members count for the branch threshold.
#[must_use]
pub fn counted(counts: &Counts, rules: &RuleSet) -> i32 {
    match rules.count_basis {
        CountBasis::Members => counts.formal,
        CountBasis::CouncilAndStaff => counts.council_formal.unwrap_or(counts.formal),
        CountBasis::Staff => counts.resident_formal,
    }
}

pub(super) fn recommend(counts: &Counts, liquidating: bool, rules: &RuleSet) -> RecommendedForm {
    let counted = counted(counts, rules);
    if liquidating {
        RecommendedForm::Exempt
    } else if counted >= rules.formal_threshold {
        let established = counts.resident_formal >= rules.resident_threshold && share_reached(counts, rules);
        if established { RecommendedForm::Established } else { RecommendedForm::Functional }
    } else if rules.joint_form && counted > 0 {
        RecommendedForm::Joint
    } else {
        RecommendedForm::Liaison
    }
}

fn share_reached(counts: &Counts, rules: &RuleSet) -> bool {
    rules
        .resident_percent
        .is_none_or(|percent| i64::from(counts.resident_formal) * 100 >= i64::from(counts.formal) * i64::from(percent))
}

fn reasons(counts: &Counts, recommended: RecommendedForm, rules: &RuleSet) -> Vec<Reason> {
    let because = |code, threshold, rule: &str| Reason { code, threshold, rule: rule.to_owned() };
    if recommended == RecommendedForm::Exempt {
        return vec![because(ReasonCode::Liquidating, 0, LIQUIDATION)];
    }
    // A number that an administrator chose rests on what he gave as its source.
    let own = rules.source_zh.as_str();
    let branch = if rules.formal_threshold == 3 { BRANCH_RULES } else { own };
    let seed = if rules.version == 1 { SEED_FORM } else { own };
    let formal = |code, rule| because(code, rules.formal_threshold, rule);
    let mut reasons = match recommended {
        RecommendedForm::Joint => vec![formal(ReasonCode::JointRecommended, branch)],
        RecommendedForm::Liaison | RecommendedForm::Exempt => vec![formal(ReasonCode::FormalBelowThreshold, seed)],
        RecommendedForm::Functional | RecommendedForm::Established => {
            vec![formal(ReasonCode::FormalReachesThreshold, branch), resident(counts, rules, seed)]
        }
    };
    reasons.extend(basis(counts, rules).map(|code| because(code, 0, own)));
    if counts.probationary > 0 {
        reasons.push(because(ReasonCode::ProbationaryNotCounted, 0, BRANCH_RULES));
    }
    if counted(counts, rules) == 3 && rules.formal_threshold == 3 {
        reasons.push(because(ReasonCode::ExactlyThree, 3, CIVIL_CODE));
    }
    if recommended == RecommendedForm::Liaison && counted(counts, rules) > 0 {
        reasons.push(because(ReasonCode::JointOffered, 0, BRANCH_RULES));
    }
    if matches!(recommended, RecommendedForm::Functional | RecommendedForm::Established) {
        reasons.extend(size(counts.formal, rules).map(|(code, n)| because(code, n, BRANCH_RULES)));
    }
    reasons
}

fn resident(counts: &Counts, rules: &RuleSet, rule: &str) -> Reason {
    let (code, threshold) = if counts.resident_formal < rules.resident_threshold {
        (ReasonCode::ResidentBelowThreshold, rules.resident_threshold)
    } else if share_reached(counts, rules) {
        (ReasonCode::ResidentReachesThreshold, rules.resident_threshold)
    } else {
        (ReasonCode::ResidentShareBelow, rules.resident_percent.unwrap_or_default())
    };
    Reason { code, threshold, rule: rule.to_owned() }
}

fn basis(counts: &Counts, rules: &RuleSet) -> Option<ReasonCode> {
    match (rules.count_basis, counts.council_formal) {
        (CountBasis::Members, _) => None,
        (CountBasis::Staff, _) => Some(ReasonCode::StaffCounted),
        (CountBasis::CouncilAndStaff, Some(_)) => Some(ReasonCode::CouncilAndStaffCounted),
        (CountBasis::CouncilAndStaff, None) => Some(ReasonCode::CouncilNotRecorded),
    }
}

/// What so many members ask for beyond a branch.
fn size(formal: i32, rules: &RuleSet) -> Option<(ReasonCode, i32)> {
    if formal >= rules.party_committee_threshold {
        Some((ReasonCode::PartyCommitteeDue, rules.party_committee_threshold))
    } else if formal > rules.general_branch_threshold {
        Some((ReasonCode::GeneralBranchDue, rules.general_branch_threshold))
    } else if formal >= rules.committee_threshold {
        Some((ReasonCode::BranchCommitteeDue, rules.committee_threshold))
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
