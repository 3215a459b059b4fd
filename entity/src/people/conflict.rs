//! Conflicts of leaders: what the rules on registration and charters do not allow, with the clause, what
//! to do next and who does it. The limits are data with their source, because a charter or a later rule
//! may set others.

use chrono::{Datelike, Months, NaiveDate};

use super::appointment::LeaderPost;
use crate::Language;
use crate::form::rules::RuleSet;

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
        /// The council's term on record is longer than one may be (理事会任期超长).
        CouncilTermTooLong = "COUNCIL_TERM_TOO_LONG", "理事会任期超长", "Council term too long";
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What.
    pub kind: ConflictKind,
    /// How sure.
    pub certainty: Certainty,
    /// The clause.
    pub rule: String,
    /// The version of the rules that judged.
    pub rule_version: i32,
    /// Who acts next.
    pub owner: ConflictOwner,
}

impl Conflict {
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
            (ConflictKind::CouncilTermTooLong, _) => language.pick(
                "核对理事会届满日期；章程规定的任期过长的，修改章程",
                "check the last day of the council's term; a charter that gives a longer one has to be changed",
            ),
            (ConflictKind::CouncilTermExpired, _) => language.pick(
                "召开会员大会换届；延期须理事会表决、业务主管单位审查并经登记管理机关批准，最长1年",
                "hold the election; a delay of at most one year needs the council's vote, the review and the registration authority's approval",
            ),
        }
    }
}

/// What is against the rules about a leader on a day; the rules are those of that day.
#[must_use]
pub fn conflicts(post: LeaderPost, facts: &LeaderFacts, day: NaiveDate, rules: &RuleSet) -> Vec<Conflict> {
    const TWICE: &str = "《社会团体登记管理条例》第十二条：法定代表人不得同时担任其他社会团体的法定代表人";
    const CHARTER: &str = "社团章程；《社会团体登记管理条例》第十四条";
    let certain = |kind, rule: &str| Conflict {
        kind,
        certainty: Certainty::Certain,
        rule: rule.to_owned(),
        rule_version: rules.version,
        owner: ConflictOwner::Society,
    };
    let limit = rules.leader_source_zh.as_str();
    let mut found = Vec::new();
    if post == LeaderPost::President && facts.also_presides > 0 {
        found.push(certain(ConflictKind::LegalRepresentativeTwice, TWICE));
    } else if post == LeaderPost::President && facts.namesake_presides > 0 {
        let (certainty, owner) = (Certainty::Possible, ConflictOwner::Federation);
        found.push(Conflict { certainty, owner, ..certain(ConflictKind::LegalRepresentativeTwice, TWICE) });
    }
    // Only the year is kept: whoever turns over the limit some time this year is not accused yet.
    if facts.birth_year.is_some_and(|year| day.year() - year > rules.leader_age_limit + 1) {
        found.push(certain(ConflictKind::OverAge, limit));
    }
    if facts.term_no.is_some_and(|term| term > rules.leader_term_limit) {
        found.push(certain(ConflictKind::OverTerm, limit));
    }
    if facts.council_ends_on.is_some_and(|ends_on| ends_on < day) {
        found.push(certain(ConflictKind::CouncilTermExpired, CHARTER));
    }
    // Only the last day is kept: a term that still runs for longer than one may last is too long for certain.
    let months = u32::try_from(rules.council_term_years).unwrap_or_default().saturating_mul(12);
    let longest = day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX);
    if facts.council_ends_on.is_some_and(|ends_on| ends_on > longest) {
        found.push(certain(ConflictKind::CouncilTermTooLong, limit));
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 20).unwrap_or_default()
    }

    fn kinds(post: LeaderPost, facts: LeaderFacts) -> Vec<(ConflictKind, Certainty)> {
        let found = conflicts(post, &facts, day(), &RuleSet::first());
        found.into_iter().map(|found| (found.kind, found.certainty)).collect()
    }

    #[test]
    fn the_version_of_the_day_judges_and_is_named() {
        let facts = LeaderFacts { birth_year: Some(1957), term_no: Some(2), ..Default::default() };
        let stricter = RuleSet {
            version: 2,
            leader_age_limit: 65,
            leader_term_limit: 1,
            leader_source_zh: "新章程".into(),
            ..RuleSet::first()
        };
        assert_eq!(conflicts(LeaderPost::Other, &facts, day(), &RuleSet::first()), []);
        let found = conflicts(LeaderPost::Other, &facts, day(), &stricter);
        assert_eq!(
            found.iter().map(|found| found.kind).collect::<Vec<_>>(),
            [ConflictKind::OverAge, ConflictKind::OverTerm]
        );
        assert!(found.iter().all(|found| found.rule_version == 2 && found.rule == "新章程"));
    }

    #[test]
    fn a_term_cannot_run_for_longer_than_one_may_last() {
        let ends = |year, day| NaiveDate::from_ymd_opt(year, 3, day);
        let term = |on| kinds(LeaderPost::Other, LeaderFacts { council_ends_on: on, ..Default::default() });
        assert_eq!(term(ends(2031, 20)), []);
        assert_eq!(term(ends(2031, 21)), [(ConflictKind::CouncilTermTooLong, Certainty::Certain)]);
    }

    proptest! {
        #[test]
        fn looser_limits_accuse_nobody_more(
            born in 1930..2000_i32, term in 1..6_i32, ends in -2000..4000_i64, age in 40..90_i32, more in 0..5_i32,
        ) {
            let facts = LeaderFacts {
                birth_year: Some(born),
                term_no: Some(term),
                council_ends_on: Some(day() + chrono::TimeDelta::days(ends)),
                ..Default::default()
            };
            let strict = RuleSet { leader_age_limit: age, leader_term_limit: 2, council_term_years: 4, ..RuleSet::first() };
            let loose = RuleSet {
                leader_age_limit: age + more, leader_term_limit: 2 + more, council_term_years: 4 + more, ..RuleSet::first()
            };
            let kinds = |rules| conflicts(LeaderPost::Other, &facts, day(), rules).into_iter().map(|one| one.kind).collect::<Vec<_>>();
            let stricter = kinds(&strict);
            prop_assert!(kinds(&loose).iter().all(|kind| stricter.contains(kind)));
        }
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
