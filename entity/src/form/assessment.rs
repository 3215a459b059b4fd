//! Form assessment: facts in, recommended form out, with the reasons and the nearest change.
//!
//! The rule is the seed's section 2 read with the Branch Regulations (支部工作条例, 2018): three or
//! more formal members must have a branch; it is an established one when enough of them reside at
//! the society's seat; below three, one liaison.

use serde::{Deserialize, Serialize};

use super::party_form::PartyForm;
use crate::Language;
use crate::register::headcount::Counts;

words! {
    /// The form that the rules recommend (建议形式).
    RecommendedForm {
        /// Established branch (建制型党支部).
        Established = "ESTABLISHED", "建制型党支部", "Established branch";
        /// Functional branch (功能性党支部).
        Functional = "FUNCTIONAL", "功能性党支部", "Functional branch";
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
    }
}

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
        /// Probationary members are not counted (预备党员不计入).
        ProbationaryNotCounted = "PROBATIONARY_NOT_COUNTED", "预备党员不计入", "Probationary members are not counted";
        /// Exactly three: the seed's wording leaves a hole, the Branch Regulations fill it (恰为3人).
        ExactlyThree = "EXACTLY_THREE", "恰为3人", "Exactly three";
        /// The society is being liquidated (清算中).
        Liquidating = "LIQUIDATING", "清算中", "Being liquidated";
    }
}

/// A version of the rules: its thresholds are data with a source, never constants in a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSet {
    /// The version's name, printed with each assessment.
    pub version: &'static str,
    /// From this many formal members on, a branch must be formed, persons.
    pub formal_threshold: i32,
    /// From this many resident formal members on, the branch is an established one, persons.
    pub resident_threshold: i32,
}

/// Version 1: the seed read with the Branch Regulations of 2018.
pub const FIRST: RuleSet = RuleSet { version: "1", formal_threshold: 3, resident_threshold: 3 };

/// One reason, with the clause it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What the reason is.
    pub code: ReasonCode,
    /// The threshold it speaks of, persons; 0 where none.
    pub threshold: i32,
    /// The clause.
    pub rule: &'static str,
}

const SEED_FORM: &str = "来源文件 二（分类搭建）";
const BRANCH_RULES: &str = "《中国共产党支部工作条例（试行）》第四条";
const CIVIL_CODE: &str = "《民法典》第一千二百五十九条（类推）";
const LIQUIDATION: &str = "《社会团体登记管理条例》第二十条";

impl Reason {
    /// One sentence for a person.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let n = self.threshold;
        match (self.code, language) {
            (ReasonCode::FormalReachesThreshold, Language::Zh) => format!("正式党员达到{n}人，应当建立党支部"),
            (ReasonCode::FormalReachesThreshold, Language::En) => {
                format!("With {n} or more formal members a branch must be formed")
            }
            (ReasonCode::FormalBelowThreshold, Language::Zh) => format!("正式党员不满{n}人，指定1名党建工作联络员"),
            (ReasonCode::FormalBelowThreshold, Language::En) => {
                format!("With fewer than {n} formal members one liaison is named")
            }
            (ReasonCode::ResidentReachesThreshold, Language::Zh) => {
                format!("驻会正式党员达到{n}人，组织关系可落在本会")
            }
            (ReasonCode::ResidentReachesThreshold, Language::En) => {
                format!("With {n} or more resident formal members, Party relations can sit here")
            }
            (ReasonCode::ResidentBelowThreshold, Language::Zh) => format!("驻会正式党员不足{n}人，兼职会员为主"),
            (ReasonCode::ResidentBelowThreshold, Language::En) => {
                format!("Fewer than {n} resident formal members: mostly part-time members")
            }
            (ReasonCode::ProbationaryNotCounted, Language::Zh) => "预备党员不计入人数".into(),
            (ReasonCode::ProbationaryNotCounted, Language::En) => "Probationary members are not counted".into(),
            (ReasonCode::ExactlyThree, Language::Zh) => {
                "来源文件写“超过3人”与“不满3人”，恰为3人两不含；按支部条例“3人以上”含本数".into()
            }
            (ReasonCode::ExactlyThree, Language::En) => {
                "The source says “more than 3” and “fewer than 3” and leaves 3 out; the Branch Regulations count 3 in"
                    .into()
            }
            (ReasonCode::Liquidating, Language::Zh) => "正在清算，不再要求建立党组织".into(),
            (ReasonCode::Liquidating, Language::En) => "Being liquidated: no organisation is due".into(),
        }
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
        use crate::Word;
        let (fact, form, n) = (self.fact.label(language), self.form.label(language), self.difference.abs());
        match (language, self.difference >= 0) {
            (Language::Zh, true) => format!("再有{n}名{fact}，应建{form}"),
            (Language::Zh, false) => format!("减少{n}名{fact}，应改为{form}"),
            (Language::En, true) => format!("{n} more ({}) → {}", fact.to_lowercase(), form.to_lowercase()),
            (Language::En, false) => format!("{n} fewer ({}) → {}", fact.to_lowercase(), form.to_lowercase()),
        }
    }
}

/// The verdict on one society.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The form that is due.
    pub recommended: RecommendedForm,
    /// Why, most important first.
    pub reasons: Vec<Reason>,
    /// What would change the answer; none where nothing small would.
    pub nearest_change: Option<NearestChange>,
    /// The rules that were used.
    pub rule_version: &'static str,
}

impl Assessment {
    /// Whether the present form is the recommended one. An exempt society matches nothing: until it
    /// is deregistered it stays on the list of what someone has to look at.
    #[must_use]
    pub fn matches(&self, actual: PartyForm) -> bool {
        matches!(
            (self.recommended, actual),
            (RecommendedForm::Established, PartyForm::Established)
                | (RecommendedForm::Functional, PartyForm::Functional)
                | (RecommendedForm::Liaison, PartyForm::Liaison)
        )
    }
}

/// The form that the rules recommend, with reasons.
#[must_use]
pub fn assess(counts: &Counts, liquidating: bool, rules: &RuleSet) -> Assessment {
    let recommended = recommend(counts, liquidating, rules);
    Assessment {
        recommended,
        reasons: reasons(counts, recommended, rules),
        nearest_change: nearest_change(counts, recommended, rules),
        rule_version: rules.version,
    }
}

fn recommend(counts: &Counts, liquidating: bool, rules: &RuleSet) -> RecommendedForm {
    if liquidating {
        RecommendedForm::Exempt
    } else if counts.formal < rules.formal_threshold {
        RecommendedForm::Liaison
    } else if counts.resident_formal < rules.resident_threshold {
        RecommendedForm::Functional
    } else {
        RecommendedForm::Established
    }
}

fn reasons(counts: &Counts, recommended: RecommendedForm, rules: &RuleSet) -> Vec<Reason> {
    let formal = |code, rule| Reason { code, threshold: rules.formal_threshold, rule };
    let resident = |code| Reason { code, threshold: rules.resident_threshold, rule: SEED_FORM };
    let mut reasons = match recommended {
        RecommendedForm::Exempt => vec![Reason { code: ReasonCode::Liquidating, threshold: 0, rule: LIQUIDATION }],
        RecommendedForm::Liaison => vec![formal(ReasonCode::FormalBelowThreshold, SEED_FORM)],
        RecommendedForm::Functional => {
            vec![formal(ReasonCode::FormalReachesThreshold, BRANCH_RULES), resident(ReasonCode::ResidentBelowThreshold)]
        }
        RecommendedForm::Established => vec![
            formal(ReasonCode::FormalReachesThreshold, BRANCH_RULES),
            resident(ReasonCode::ResidentReachesThreshold),
        ],
    };
    if recommended != RecommendedForm::Exempt && counts.probationary > 0 {
        reasons.push(formal(ReasonCode::ProbationaryNotCounted, BRANCH_RULES));
    }
    if recommended != RecommendedForm::Exempt && counts.formal == 3 && rules.formal_threshold == 3 {
        reasons.push(formal(ReasonCode::ExactlyThree, CIVIL_CODE));
    }
    reasons
}

fn nearest_change(counts: &Counts, recommended: RecommendedForm, rules: &RuleSet) -> Option<NearestChange> {
    let more_residents = rules.resident_threshold - counts.resident_formal;
    let fewer_formal = rules.formal_threshold - 1 - counts.formal;
    let fewer_residents = rules.resident_threshold - 1 - counts.resident_formal;
    match recommended {
        RecommendedForm::Exempt => None,
        RecommendedForm::Liaison => {
            let difference = rules.formal_threshold - counts.formal;
            let form = if more_residents <= 0 { RecommendedForm::Established } else { RecommendedForm::Functional };
            Some(NearestChange { fact: FactName::Formal, difference, form })
        }
        RecommendedForm::Functional if more_residents <= -fewer_formal && counts.formal >= rules.resident_threshold => {
            Some(NearestChange {
                fact: FactName::ResidentFormal,
                difference: more_residents,
                form: RecommendedForm::Established,
            })
        }
        RecommendedForm::Functional => {
            Some(NearestChange { fact: FactName::Formal, difference: fewer_formal, form: RecommendedForm::Liaison })
        }
        RecommendedForm::Established => Some(NearestChange {
            fact: FactName::ResidentFormal,
            difference: fewer_residents,
            form: RecommendedForm::Functional,
        }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn counts(formal: i32, probationary: i32, resident_formal: i32) -> Counts {
        Counts { individual_members: 100, formal, probationary, resident_formal, ..Counts::default() }
    }

    fn form(formal: i32, probationary: i32, resident: i32) -> RecommendedForm {
        assess(&counts(formal, probationary, resident), false, &FIRST).recommended
    }

    #[test]
    fn the_edges_fall_where_the_branch_regulations_say() {
        assert_eq!(form(0, 0, 0), RecommendedForm::Liaison);
        assert_eq!(form(2, 1, 2), RecommendedForm::Liaison);
        assert_eq!(form(3, 0, 0), RecommendedForm::Functional);
        assert_eq!(form(3, 0, 3), RecommendedForm::Established);
        assert_eq!(assess(&counts(9, 0, 9), true, &FIRST).recommended, RecommendedForm::Exempt);
    }

    #[test]
    fn exactly_three_shows_the_conflict_of_wordings() {
        let shown = |n| {
            assess(&counts(n, 0, 0), false, &FIRST).reasons.iter().any(|reason| reason.code == ReasonCode::ExactlyThree)
        };
        assert!(shown(3));
        assert!(!shown(2) && !shown(4));
    }

    #[test]
    fn the_nearest_change_is_said_in_words() {
        let change = assess(&counts(2, 1, 1), false, &FIRST).nearest_change;
        assert_eq!(
            change.map(|change| change.sentence(Language::Zh)).as_deref(),
            Some("再有1名正式党员，应建功能性党支部")
        );
        let change = assess(&counts(9, 0, 1), false, &FIRST).nearest_change;
        assert_eq!(
            change.map(|change| change.sentence(Language::En)).as_deref(),
            Some("2 more (resident formal members) → established branch")
        );
    }

    proptest! {
        #[test]
        fn more_members_never_lower_the_form(formal in 0..60i32, resident in 0..60i32, probationary in 0..9i32) {
            let rank = |form| match form {
                RecommendedForm::Established => 3,
                RecommendedForm::Functional => 2,
                RecommendedForm::Liaison => 1,
                RecommendedForm::Exempt => 0,
            };
            let resident = resident.min(formal);
            let here = rank(form(formal, probationary, resident));
            prop_assert!(rank(form(formal + 1, probationary, resident)) >= here);
            prop_assert!(rank(form(formal + 1, probationary, resident + 1)) >= here);
            prop_assert_eq!(rank(form(formal, probationary + 1, resident)), here);
        }

        #[test]
        fn the_nearest_change_comes_true(formal in 0..60i32, resident in 0..60i32) {
            let before = counts(formal, 0, resident.min(formal));
            let verdict = assess(&before, false, &FIRST);
            let change = verdict.nearest_change.ok_or_else(|| TestCaseError::fail("no nearest change"))?;
            let mut after = before;
            match change.fact {
                FactName::Formal => after.formal += change.difference,
                _ => after.resident_formal += change.difference,
            }
            after.resident_formal = after.resident_formal.min(after.formal);
            prop_assert_eq!(assess(&after, false, &FIRST).recommended, change.form);
            prop_assert_ne!(verdict.recommended, change.form);
        }
    }
}
