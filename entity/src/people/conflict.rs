//! Conflicts of leaders: what the rules on registration and charters do not allow, with the clause, what
//! to do next and who does it. The limits are data with their source, because a charter or a later rule
//! may set others.

use chrono::{Datelike, NaiveDate};

use super::appointment::LeaderPost;
use crate::Language;

words! {
    /// What is against the rules (任职冲突).
    ConflictKind {
        /// President, and so legal representative, of two societies (兼任两个社团法定代表人).
        LegalRepresentativeTwice = "LEGAL_REPRESENTATIVE_TWICE", "兼任两家社团法定代表人", "Legal representative of two societies";
        /// Beyond the age of the charter (超龄).
        OverAge = "OVER_AGE", "超龄任职", "Over age";
        /// Beyond the number of terms of the charter (超届).
        OverTerm = "OVER_TERM", "超届任职", "Over the number of terms";
        /// The council's term is over and he is still in office (届满未换届).
        CouncilTermExpired = "COUNCIL_TERM_EXPIRED", "理事会届满未换届", "Council term expired";
    }
}

words! {
    /// How sure a conflict is (确定程度).
    Certainty {
        /// The records say so (已确认).
        Certain = "CERTAIN", "已确认", "Certain";
        /// The names are the same; whether the persons are has to be verified (同名待核实).
        Possible = "POSSIBLE", "同名待核实", "Possible: same name";
    }
}

words! {
    /// Who has to act on a conflict (责任方).
    ConflictOwner {
        /// The society (学会).
        Society = "SOCIETY", "学会", "Society";
        /// The federation, as the supervising unit (社科联).
        Federation = "FEDERATION", "社科联", "Federation";
    }
}

/// The limits that a charter sets, with where they come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeaderLimits {
    /// The highest age in years that is still allowed.
    pub age: i32,
    /// The most consecutive terms.
    pub terms: i32,
    /// Where they come from.
    pub source: &'static str,
}

/// The first version: the model charter.
pub const LIMITS: LeaderLimits = LeaderLimits {
    age: 70,
    terms: 2,
    source: "《社会团体章程示范文本》：负责人最高任职年龄不超过70周岁，连任不超过两届",
};

/// What the rule looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeaderFacts {
    /// Year of birth; none while it is not known.
    pub birth_year: Option<i32>,
    /// Which consecutive term it is; none while it is not known.
    pub term_no: Option<i32>,
    /// Last day of the council's term; none while it is not known.
    pub council_ends_on: Option<NaiveDate>,
    /// Other societies over which the same person presides.
    pub also_presides: usize,
    /// Other societies over which someone of the same name presides, not settled yet.
    pub namesake_presides: usize,
}

/// A conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What.
    pub kind: ConflictKind,
    /// How sure.
    pub certainty: Certainty,
    /// The clause.
    pub rule: &'static str,
    /// Who acts next.
    pub owner: ConflictOwner,
}

impl Conflict {
    const fn certain(kind: ConflictKind, rule: &'static str) -> Self {
        Self { kind, certainty: Certainty::Certain, rule, owner: ConflictOwner::Society }
    }

    /// What its owner does next.
    #[must_use]
    pub const fn next_action(&self, language: Language) -> &'static str {
        match (self.kind, self.certainty) {
            (ConflictKind::LegalRepresentativeTwice, Certainty::Possible) => language.pick(
                "核实两家学会的会长是否同一人，并作记录",
                "verify whether the presidents are one person, and record it",
            ),
            (ConflictKind::LegalRepresentativeTwice, Certainty::Certain) => language.pick(
                "在其中一家变更法定代表人，自业务主管单位同意之日起30日内办理登记",
                "change the legal representative of one of them and register it within 30 days of the supervising unit's consent",
            ),
            (ConflictKind::OverAge, _) => language.pick(
                "换届时调整人选；确需留任的，经理事会表决并报业务主管单位审查",
                "choose another at the next election; to keep him needs the council's vote and the supervising unit's review",
            ),
            (ConflictKind::OverTerm, _) => language.pick(
                "换届时调整人选；确需连任的，经会员大会表决并报业务主管单位审查",
                "choose another at the next election; one more term needs the assembly's vote and the supervising unit's review",
            ),
            (ConflictKind::CouncilTermExpired, _) => language.pick(
                "召开会员大会换届；延期须理事会表决、业务主管单位审查并经登记管理机关批准，最长1年",
                "hold the election; a delay of at most one year needs the council's vote, the review and the registration authority's approval",
            ),
        }
    }
}

/// What is against the rules about a leader on a day.
#[must_use]
pub fn conflicts(post: LeaderPost, facts: &LeaderFacts, day: NaiveDate, limits: &LeaderLimits) -> Vec<Conflict> {
    const TWICE: &str = "《社会团体登记管理条例》第十二条：法定代表人不得同时担任其他社会团体的法定代表人";
    let mut found = Vec::new();
    if post == LeaderPost::President && facts.also_presides > 0 {
        found.push(Conflict::certain(ConflictKind::LegalRepresentativeTwice, TWICE));
    } else if post == LeaderPost::President && facts.namesake_presides > 0 {
        let (certainty, owner) = (Certainty::Possible, ConflictOwner::Federation);
        found.push(Conflict { certainty, owner, ..Conflict::certain(ConflictKind::LegalRepresentativeTwice, TWICE) });
    }
    // Only the year is kept: whoever turns over the limit some time this year is not accused yet.
    if facts.birth_year.is_some_and(|year| day.year() - year > limits.age + 1) {
        found.push(Conflict::certain(ConflictKind::OverAge, limits.source));
    }
    if facts.term_no.is_some_and(|term| term > limits.terms) {
        found.push(Conflict::certain(ConflictKind::OverTerm, limits.source));
    }
    if facts.council_ends_on.is_some_and(|ends_on| ends_on < day) {
        found.push(Conflict::certain(ConflictKind::CouncilTermExpired, "社团章程；《社会团体登记管理条例》第十四条"));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(post: LeaderPost, facts: LeaderFacts) -> Vec<(ConflictKind, Certainty)> {
        let day = NaiveDate::from_ymd_opt(2026, 3, 20).unwrap_or_default();
        conflicts(post, &facts, day, &LIMITS).into_iter().map(|found| (found.kind, found.certainty)).collect()
    }

    #[test]
    fn limits_are_included_and_unknown_is_no_conflict() {
        use ConflictKind::{OverAge, OverTerm};
        let age = |year| kinds(LeaderPost::President, LeaderFacts { birth_year: Some(year), ..Default::default() });
        assert_eq!(age(1956), []);
        assert_eq!(age(1955), [], "71 this year, perhaps not yet today");
        assert_eq!(age(1954), [(OverAge, Certainty::Certain)]);
        let term = |no| kinds(LeaderPost::VicePresident, LeaderFacts { term_no: Some(no), ..Default::default() });
        assert_eq!(term(2), []);
        assert_eq!(term(3), [(OverTerm, Certainty::Certain)]);
        assert_eq!(kinds(LeaderPost::President, LeaderFacts::default()), []);
    }

    #[test]
    fn a_council_is_in_office_on_its_last_day() {
        let on = |day| NaiveDate::from_ymd_opt(2026, 3, day);
        let term = |day| kinds(LeaderPost::Other, LeaderFacts { council_ends_on: on(day), ..Default::default() });
        assert_eq!(term(20), []);
        assert_eq!(term(19), [(ConflictKind::CouncilTermExpired, Certainty::Certain)]);
    }

    #[test]
    fn only_presidents_are_legal_representatives_and_a_name_alone_proves_nothing() {
        use ConflictKind::LegalRepresentativeTwice as Twice;
        let facts =
            |also_presides, namesake_presides| LeaderFacts { also_presides, namesake_presides, ..Default::default() };
        assert_eq!(kinds(LeaderPost::President, facts(1, 0)), [(Twice, Certainty::Certain)]);
        assert_eq!(kinds(LeaderPost::President, facts(0, 2)), [(Twice, Certainty::Possible)]);
        assert_eq!(kinds(LeaderPost::President, facts(1, 1)), [(Twice, Certainty::Certain)]);
        assert_eq!(kinds(LeaderPost::SecretaryGeneral, facts(1, 1)), []);
    }
}
