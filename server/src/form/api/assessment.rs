//! Form assessment in the API.

use async_graphql::SimpleObject;

use entity::Language;
use entity::form::assessment::{self, CountBasis, FactName, ReasonCode, RecommendedForm};
use entity::form::rules::RuleSet;
use entity::register::present::Present;

/// The form that the rules recommend, and why (形式建议).
#[derive(SimpleObject)]
pub struct FormAssessment {
    /// The form that is due (建议形式).
    recommended: RecommendedForm,
    /// Whether the present form is the recommended one (是否相符).
    matches: bool,
    /// The facts that were used; empty when the caller may not see counts.
    facts: Vec<AssessmentFact>,
    /// Why, most important first; empty when the caller may not see counts.
    reasons: Vec<AssessmentReason>,
    /// The smallest change that would change the answer; null when there is none, or when the caller
    /// may not see counts.
    nearest_change: Option<NearestChange>,
    /// The version of the rules that was used (规则版本).
    rule_version: String,
}

/// A fact that was used (依据的事实).
#[derive(SimpleObject)]
struct AssessmentFact {
    /// Which.
    name: FactName,
    /// Persons.
    value: i32,
}

/// A reason (理由).
#[derive(SimpleObject)]
struct AssessmentReason {
    /// Stable code.
    code: ReasonCode,
    /// One sentence in the caller's language.
    text: String,
    /// The clause it rests on (依据条款).
    rule: String,
}

/// The smallest change that would change the answer (最近的变化).
#[derive(SimpleObject)]
struct NearestChange {
    /// The fact that would change.
    fact: FactName,
    /// By how many persons; negative when fewer.
    difference: i32,
    /// The form that would then be recommended.
    form: RecommendedForm,
    /// One sentence in the caller's language.
    text: String,
}

impl FormAssessment {
    /// The assessment of a society; without its counts for those who may not see them.
    #[must_use]
    pub fn of(society: &Present, rules: &RuleSet, language: Language, with_counts: bool) -> Self {
        let verdict = society.assessment(rules);
        let counts = &society.counts;
        let council = counts.council_formal.filter(|_| rules.count_basis == CountBasis::CouncilAndStaff);
        let facts = [
            (FactName::Formal, counts.formal),
            (FactName::Probationary, counts.probationary),
            (FactName::ResidentFormal, counts.resident_formal),
        ]
        .into_iter()
        .chain(council.map(|council| (FactName::CouncilFormal, council)));
        Self {
            recommended: verdict.recommended,
            matches: verdict.matches(society.form),
            facts: only(with_counts, facts.map(|(name, value)| AssessmentFact { name, value })),
            reasons: only(with_counts, verdict.reasons.iter().map(|reason| AssessmentReason::of(reason, language))),
            nearest_change: verdict.nearest_change.filter(|_| with_counts).map(|change| NearestChange {
                fact: change.fact,
                difference: change.difference,
                form: change.form,
                text: change.sentence(language),
            }),
            rule_version: verdict.rule_version.to_string(),
        }
    }
}

impl AssessmentReason {
    fn of(reason: &assessment::Reason, language: Language) -> Self {
        Self { code: reason.code, text: reason.sentence(language), rule: reason.rule.clone() }
    }
}

fn only<T>(wanted: bool, values: impl IntoIterator<Item = T>) -> Vec<T> {
    if wanted { values.into_iter().collect() } else { Vec::new() }
}
