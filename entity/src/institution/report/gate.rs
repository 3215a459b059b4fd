//! The annual gate (年检关): what the Party half weighs, and what the facts suggest to whoever concludes.

use chrono::NaiveDate;

use super::ReportState;
use super::answer::{Answers, YES};
use super::field::ReportField;
use crate::institution::campaign::PartyGate;
use crate::institution::inspection::Conclusion;
use crate::refusal::{Refusal, RefusalCode};
use crate::responsibility::Standing;

words! {
    /// Result of a gate check (关口核查结果).
    GateResult {
        /// Nothing stands against it (通过).
        Pass = "PASS", "通过", "Pass";
        /// Something has to be put right in time (限期补正).
        Conditional = "CONDITIONAL", "有条件通过", "Conditional";
        /// It does not pass (不通过).
        Fail = "FAIL", "不通过", "Fail";
    }
}

words! {
    /// Why a gate is not simply passed (关口核查理由).
    GateReason {
        /// It should have a Party organisation and has neither one nor a liaison (应建未建).
        OrganisationMissing = "ORGANISATION_MISSING", "应建未建党组织", "No Party organisation where one is due";
        /// It has no Party organisation and no liaison (未落实党的工作覆盖).
        WorkUncovered = "WORK_UNCOVERED", "未落实党的工作覆盖", "Party work does not reach it";
        /// Its form is not the recommended one (形式与规则不符).
        FormDiffers = "FORM_DIFFERS", "党组织形式与规则建议不符", "The form differs from the recommended one";
        /// The charter does not speak of Party building (章程未载明党建工作).
        CharterSilent = "CHARTER_SILENT", "章程未载明党建工作", "The charter is silent on Party building";
        /// No Party life in the year (全年未开展党的活动).
        NoPartyLife = "NO_PARTY_LIFE", "全年未开展党的活动", "No Party life in the year";
    }
}

impl GateReason {
    /// The clause behind it.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::OrganisationMissing => "《中国共产党支部工作条例（试行）》第四条：正式党员3人以上应成立党支部",
            Self::WorkUncovered | Self::FormDiffers => "来源文件 二（分类搭建）：应建必建、全面覆盖",
            Self::CharterSilent => "民政部办公厅《关于在社会组织章程增加党的建设内容的通知》",
            Self::NoPartyLife => "来源文件 三（双提交）：年度检查时提交党建工作情况",
        }
    }

    const fn result(self) -> GateResult {
        match self {
            Self::OrganisationMissing | Self::WorkUncovered => GateResult::Fail,
            Self::FormDiffers | Self::CharterSilent | Self::NoPartyLife => GateResult::Conditional,
        }
    }
}

/// What the gate looks at.
#[expect(clippy::struct_excessive_bools, reason = "four facts, each asked by itself")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GateFacts {
    /// It has so many formal members that it must form an organisation.
    pub must_form: bool,
    /// It has a Party organisation.
    pub organised: bool,
    /// It has a Party organisation or a liaison.
    pub covered: bool,
    /// The form is not the recommended one.
    pub mismatch: bool,
}

/// The gate's verdict: its result and all reasons, gravest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateCheck {
    /// The result.
    pub result: GateResult,
    /// Why it is not simply passed.
    pub reasons: Vec<GateReason>,
}

/// Checks the Party half.
#[must_use]
pub fn party_gate(facts: &GateFacts, answers: &Answers) -> GateCheck {
    let said = |field| answers.get(&field).map(String::as_str);
    let none = |field| said(field) == Some("0");
    let acts = [ReportField::PartyStudies, ReportField::PartyLectures, ReportField::ThemeDays];
    let found = [
        (facts.must_form && !facts.organised, GateReason::OrganisationMissing),
        (!facts.covered && !facts.must_form, GateReason::WorkUncovered),
        (facts.covered && facts.mismatch, GateReason::FormDiffers),
        (said(ReportField::CharterClause) == Some("NO"), GateReason::CharterSilent),
        (acts.into_iter().all(none), GateReason::NoPartyLife),
    ];
    let reasons: Vec<_> = found.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason).collect();
    let result = reasons.iter().map(|reason| reason.result()).max().unwrap_or(GateResult::Pass);
    GateCheck { result, reasons }
}

/// What else the facts say to whoever concludes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConclusionFacts {
    /// Last day of the council's term.
    pub term_ends_on: Option<NaiveDate>,
    /// A leader is beyond the age of the charter.
    pub over_age: bool,
    /// A leader is beyond the number of terms.
    pub over_term: bool,
    /// It did not take part last year.
    pub missed_last: bool,
}

/// Codes of reasons that the facts suggest, from the list that is data. A suggestion, not a verdict: a
/// code that the list does not have is left out by the caller.
#[must_use]
pub fn suggested(facts: &ConclusionFacts, gate: &GateCheck, answers: &Answers, today: NaiveDate) -> Vec<&'static str> {
    let said = |field| answers.get(&field).map(String::as_str);
    let has = |reason| gate.reasons.contains(&reason);
    let found = [
        (has(GateReason::OrganisationMissing), "PARTY_ORGANISATION_MISSING"),
        (has(GateReason::WorkUncovered), "PARTY_WORK_UNCOVERED"),
        (facts.term_ends_on.is_some_and(|ends_on| ends_on < today), "TERM_OVERDUE"),
        (facts.over_age, "LEADER_OVER_AGE"),
        (facts.over_term, "LEADER_OVER_TERM"),
        (said(ReportField::CouncilMeetings) == Some("0"), "NO_COUNCIL_MEETING"),
        (said(ReportField::BranchFees) == Some(YES), "BRANCH_FEES"),
        (said(ReportField::Awards) == Some(YES), "AWARDS"),
        (facts.missed_last, "MISSED_LAST_YEAR"),
    ];
    found.into_iter().filter(|(holds, _)| *holds).map(|(_, code)| code).collect()
}

/// What is wrong with a conclusion: a hard gate that is not passed, a fault without a reason, or a
/// reason without a fault.
#[must_use]
pub fn conclusion_faults(conclusion: Conclusion, reasons: usize, gate: (&GateCheck, PartyGate)) -> Vec<Refusal> {
    let mut faults = Vec::new();
    match conclusion {
        Conclusion::Qualified if reasons > 0 => faults.push(Refusal::at("reasons", RefusalCode::ReasonNotNeeded)),
        Conclusion::BasicallyQualified | Conclusion::Unqualified if reasons == 0 => {
            faults.push(Refusal::at("reasons", RefusalCode::ConclusionReasonRequired));
        }
        // The clock notes who did not take part and who is exempt; nobody concludes it by hand.
        Conclusion::NotParticipated | Conclusion::Exempt => {
            faults.push(Refusal::at("conclusion", RefusalCode::UnknownChoice));
        }
        _ => {}
    }
    let (check, weight) = gate;
    if conclusion == Conclusion::Qualified && check.result == GateResult::Fail && weight == PartyGate::Hard {
        let first = check.reasons.first().copied().unwrap_or(GateReason::WorkUncovered);
        faults.push(Refusal::at("conclusion", RefusalCode::PartyGateFailed { reason: Standing::of(first) }));
    }
    faults
}

/// Where a conclusion leads: what is not qualified has to be put right.
#[must_use]
pub const fn after_conclusion(conclusion: Conclusion) -> ReportState {
    match conclusion {
        Conclusion::BasicallyQualified | Conclusion::Unqualified => ReportState::Rectifying,
        Conclusion::Qualified | Conclusion::NotParticipated | Conclusion::Exempt => ReportState::Concluded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORGANISED: GateFacts = GateFacts { must_form: true, organised: true, covered: true, mismatch: false };

    #[test]
    fn the_gravest_reason_decides() {
        let answers = Answers::from([(ReportField::CharterClause, "NO".to_owned())]);
        assert_eq!(party_gate(&ORGANISED, &Answers::new()).result, GateResult::Pass);
        assert_eq!(party_gate(&ORGANISED, &answers).reasons, [GateReason::CharterSilent]);
        let missing = GateFacts { organised: false, covered: false, mismatch: true, ..ORGANISED };
        let check = party_gate(&missing, &answers);
        assert_eq!(check.result, GateResult::Fail);
        assert_eq!(check.reasons, [GateReason::OrganisationMissing, GateReason::CharterSilent]);
        let liaison = GateFacts { covered: true, ..missing };
        assert_eq!(party_gate(&liaison, &Answers::new()).result, GateResult::Fail, "a liaison is no branch");
        let few = GateFacts { must_form: false, ..missing };
        assert_eq!(party_gate(&few, &Answers::new()).reasons, [GateReason::WorkUncovered]);
    }

    #[test]
    fn a_hard_gate_bars_the_best_conclusion_and_no_other() {
        let check = party_gate(&GateFacts { must_form: true, ..GateFacts::default() }, &Answers::new());
        let faults = |conclusion, reasons, gate| conclusion_faults(conclusion, reasons, (&check, gate));
        assert_eq!(faults(Conclusion::Qualified, 0, PartyGate::Hard).len(), 1);
        assert_eq!(faults(Conclusion::Qualified, 0, PartyGate::Warning), []);
        assert_eq!(faults(Conclusion::BasicallyQualified, 1, PartyGate::Hard), []);
        assert_eq!(faults(Conclusion::Unqualified, 0, PartyGate::Warning).len(), 1);
        assert_eq!(faults(Conclusion::Qualified, 1, PartyGate::Warning).len(), 1);
        assert_eq!(faults(Conclusion::NotParticipated, 0, PartyGate::Warning).len(), 1);
    }

    #[test]
    fn the_facts_suggest_what_the_rules_name() {
        let today = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap_or_default();
        let facts = ConclusionFacts { term_ends_on: today.pred_opt(), over_age: true, ..ConclusionFacts::default() };
        let answers = Answers::from([(ReportField::BranchFees, YES.to_owned())]);
        let gate = party_gate(&ORGANISED, &answers);
        assert_eq!(suggested(&facts, &gate, &answers, today), ["TERM_OVERDUE", "LEADER_OVER_AGE", "BRANCH_FEES"]);
    }
}
