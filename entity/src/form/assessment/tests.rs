//! The rule under attack: its edges, the ambiguities that it shows, and what holds for any rules.

use proptest::prelude::*;

use super::*;
use crate::form::nearest::changed;
use crate::form::rules::RuleSet;
use crate::{Language, Word};

fn counts(formal: i32, probationary: i32, resident_formal: i32) -> Counts {
    Counts { individual_members: 100, formal, probationary, resident_formal, ..Counts::default() }
}

fn judge(formal: i32, probationary: i32, resident: i32) -> Assessment {
    assess(&counts(formal, probationary, resident), false, &RuleSet::first())
}

fn says(verdict: &Assessment, code: ReasonCode) -> bool {
    verdict.reasons.iter().any(|reason| reason.code == code)
}

#[test]
fn the_edges_fall_where_the_branch_regulations_say() {
    let form = |formal, probationary, resident| judge(formal, probationary, resident).recommended;
    assert_eq!(form(0, 0, 0), RecommendedForm::Liaison);
    assert_eq!(form(2, 1, 2), RecommendedForm::Liaison);
    assert_eq!(form(3, 0, 0), RecommendedForm::Functional);
    assert_eq!(form(3, 0, 3), RecommendedForm::Established);
    assert_eq!(assess(&counts(9, 0, 9), true, &RuleSet::first()).recommended, RecommendedForm::Exempt);
}

#[test]
fn exactly_three_shows_the_conflict_of_wordings() {
    let shown = |formal| says(&judge(formal, 0, 0), ReasonCode::ExactlyThree);
    assert!(shown(3));
    assert!(!shown(2) && !shown(4));
}

#[test]
fn a_joint_branch_is_offered_or_recommended_but_never_to_nobody() {
    assert!(says(&judge(2, 0, 0), ReasonCode::JointOffered));
    assert!(judge(2, 0, 0).matches(PartyForm::Joint), "who takes the offer up does what was offered");
    assert!(!says(&judge(0, 0, 0), ReasonCode::JointOffered));
    assert!(!judge(0, 0, 0).matches(PartyForm::Joint));
    let on = RuleSet { joint_form: true, ..RuleSet::first() };
    assert_eq!(assess(&counts(2, 0, 0), false, &on).recommended, RecommendedForm::Joint);
    assert_eq!(assess(&counts(0, 2, 0), false, &on).recommended, RecommendedForm::Liaison);
    assert_eq!(assess(&counts(3, 0, 0), false, &on).recommended, RecommendedForm::Functional);
}

#[test]
fn the_size_of_a_branch_has_its_warnings() {
    let shown = |formal| {
        let codes = [ReasonCode::BranchCommitteeDue, ReasonCode::GeneralBranchDue, ReasonCode::PartyCommitteeDue];
        codes.map(|code| says(&judge(formal, 0, 0), code))
    };
    assert_eq!(shown(6), [false, false, false]);
    assert_eq!(shown(7), [true, false, false]);
    assert_eq!(shown(50), [true, false, false]);
    assert_eq!(shown(51), [false, true, false]);
    assert_eq!(shown(100), [false, false, true]);
}

#[test]
fn who_is_counted_is_a_matter_of_the_rules() {
    let society = Counts { council_formal: Some(2), ..counts(9, 0, 1) };
    let under = |count_basis| assess(&society, false, &RuleSet { count_basis, ..RuleSet::first() });
    assert_eq!(under(CountBasis::Members).recommended, RecommendedForm::Functional);
    assert_eq!(under(CountBasis::Staff).recommended, RecommendedForm::Liaison);
    assert_eq!(under(CountBasis::CouncilAndStaff).recommended, RecommendedForm::Liaison);
    assert!(says(&under(CountBasis::CouncilAndStaff), ReasonCode::CouncilAndStaffCounted));
    let unknown = RuleSet { count_basis: CountBasis::CouncilAndStaff, ..RuleSet::first() };
    let verdict = assess(&counts(9, 0, 1), false, &unknown);
    assert_eq!(verdict.recommended, RecommendedForm::Functional, "all formal members stand in");
    assert!(says(&verdict, ReasonCode::CouncilNotRecorded), "and it says so");
}

#[test]
fn residents_as_a_share_are_a_second_knob() {
    let rules = RuleSet { resident_percent: Some(50), ..RuleSet::first() };
    let verdict = |formal, resident| assess(&counts(formal, 0, resident), false, &rules);
    assert_eq!(verdict(6, 3).recommended, RecommendedForm::Established);
    assert_eq!(verdict(7, 3).recommended, RecommendedForm::Functional);
    assert!(says(&verdict(7, 3), ReasonCode::ResidentShareBelow));
    assert_eq!(verdict(2, 2).recommended, RecommendedForm::Liaison);
}

#[test]
fn a_number_that_was_chosen_rests_on_the_source_that_was_given() {
    let rules =
        RuleSet { version: 2, formal_threshold: 5, source_zh: "组通字〔2026〕8号".into(), ..RuleSet::first() };
    let clause = |rules: &RuleSet| assess(&counts(9, 0, 0), false, rules).reasons[0].rule.clone();
    assert_eq!(clause(&rules), "组通字〔2026〕8号");
    assert_eq!(clause(&RuleSet::first()), BRANCH_RULES);
}

#[test]
fn the_nearest_change_is_said_in_words() {
    let sentence = |verdict: Assessment, language| verdict.nearest_change.map(|change| change.sentence(language));
    assert_eq!(sentence(judge(2, 1, 1), Language::Zh).as_deref(), Some("再有1名正式党员，应建功能性党支部"));
    assert_eq!(
        sentence(judge(9, 0, 1), Language::En).as_deref(),
        Some("2 more (resident formal members) → established branch")
    );
}

#[test]
fn every_reason_has_both_sentences() {
    for code in ReasonCode::ALL {
        let reason = Reason { code: *code, threshold: 3, rule: String::new() };
        assert!(!reason.sentence(Language::Zh).is_ascii(), "{code}");
        assert!(reason.sentence(Language::En).is_ascii() || *code == ReasonCode::ExactlyThree, "{code}");
    }
}

const fn rank(form: RecommendedForm) -> i32 {
    match form {
        RecommendedForm::Established => 4,
        RecommendedForm::Functional => 3,
        RecommendedForm::Joint => 2,
        RecommendedForm::Liaison => 1,
        RecommendedForm::Exempt => 0,
    }
}

prop_compose! {
    fn any_rules()(
        formal_threshold in 1..12i32,
        resident_threshold in 1..12i32,
        resident_percent in proptest::option::of(1..=100i32),
        basis in 0..3usize,
        joint_form: bool,
    ) -> RuleSet {
        let count_basis = CountBasis::ALL[basis];
        RuleSet { formal_threshold, resident_threshold, resident_percent, count_basis, joint_form, ..RuleSet::first() }
    }
}

prop_compose! {
    fn any_counts()(formal in 0..30i32)(
        formal in Just(formal),
        resident_formal in 0..=formal,
        council_formal in proptest::option::of(0..=formal),
        probationary in 0..4i32,
    ) -> Counts {
        Counts { council_formal, ..counts(formal, probationary, resident_formal) }
    }
}

proptest! {
    #[test]
    fn every_fact_set_has_one_answer_under_any_rules(counts in any_counts(), rules in any_rules(), liquidating: bool) {
        let verdict = assess(&counts, liquidating, &rules);
        prop_assert_eq!(verdict.recommended == RecommendedForm::Exempt, liquidating);
        let forms = PartyForm::ALL.iter().filter(|form| verdict.matches(**form)).count();
        // One form matches; beside the liaison, the joint branch that was offered.
        let expected = if liquidating { 0..=0 } else { 1..=2 };
        prop_assert!(expected.contains(&forms));
        prop_assert!(!verdict.reasons.is_empty());
    }

    #[test]
    fn residents_who_come_never_lower_the_form(counts in any_counts(), rules in any_rules()) {
        let here = rank(assess(&counts, false, &rules).recommended);
        let more = Counts {
            formal: counts.formal + 1,
            resident_formal: counts.resident_formal + 1,
            council_formal: counts.council_formal.map(|council| council + 1),
            ..counts
        };
        prop_assert!(rank(assess(&more, false, &rules).recommended) >= here);
        let probationary = Counts { probationary: counts.probationary + 1, ..counts };
        prop_assert_eq!(rank(assess(&probationary, false, &rules).recommended), here);
        if rules.resident_percent.is_none() {
            let part_time = Counts { formal: counts.formal + 1, ..counts };
            prop_assert!(rank(assess(&part_time, false, &rules).recommended) >= here);
        }
    }

    #[test]
    fn higher_thresholds_never_raise_the_form(counts in any_counts(), rules in any_rules(), by in 1..5i32) {
        let here = rank(assess(&counts, false, &rules).recommended);
        let higher = [
            RuleSet { formal_threshold: rules.formal_threshold + by, ..rules.clone() },
            RuleSet { resident_threshold: rules.resident_threshold + by, ..rules.clone() },
            RuleSet { resident_percent: rules.resident_percent.map(|percent| (percent + by).min(100)), ..rules },
        ];
        for rules in higher {
            prop_assert!(rank(assess(&counts, false, &rules).recommended) <= here);
        }
    }

    #[test]
    fn the_nearest_change_comes_true_and_none_is_nearer(counts in any_counts(), rules in any_rules()) {
        let verdict = assess(&counts, false, &rules);
        let change = verdict.nearest_change.ok_or_else(|| TestCaseError::fail("no nearest change"))?;
        let after = |fact, difference| {
            changed(&counts, fact, difference).map(|after| assess(&after, false, &rules).recommended)
        };
        prop_assert_eq!(after(change.fact, change.difference), Some(change.form));
        prop_assert_ne!(change.form, verdict.recommended);
        for difference in (1..change.difference.abs()).flat_map(|by| [by, -by]) {
            for fact in [FactName::Formal, FactName::ResidentFormal, FactName::CouncilFormal] {
                prop_assert!(after(fact, difference).is_none_or(|form| form == verdict.recommended));
            }
        }
    }
}
