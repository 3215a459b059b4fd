//! The entry gate (入口关): what the formation pack of an application weighs, with the reasons.

use chrono::NaiveDate;

use super::admission::AdmissionRules;
use super::application::Application;
use crate::form::assessment::assess;
use crate::form::party_form::PartyForm;
use crate::form::rules::RuleSet;
use crate::institution::campaign::PartyGate;
use crate::institution::report::gate::GateResult;
use crate::refusal::{Refusal, RefusalCode};
use crate::responsibility::Standing;

words! {
    /// Why the entry gate is not simply passed (入口关核查理由).
    EntryReason {
        /// The commitment letter is missing (缺承诺书).
        CommitmentMissing = "COMMITMENT_MISSING", "未提交党建工作承诺书", "No commitment letter";
        /// The pack names no form or nobody (组建资料不全).
        PackIncomplete = "PACK_INCOMPLETE", "党组织组建资料不全", "The formation pack is not complete";
        /// So many formal members have a branch, and the pack proposes none (应建未拟建).
        BranchNotProposed = "BRANCH_NOT_PROPOSED", "正式党员达到人数而未拟建党支部", "A branch is due and not proposed";
        /// Another form than the recommended one, explained (形式与规则建议不符).
        FormDiffers = "FORM_DIFFERS", "拟建形式与规则建议不符", "The form differs from the recommended one";
        /// The draft charter is silent on Party building (章程草案未载明党建).
        CharterSilent = "CHARTER_SILENT", "章程草案未载明党建工作", "The draft charter is silent on Party building";
        /// The member survey has not come yet: it is due before the certificate (待党员情况调查表).
        SurveyPending = "SURVEY_PENDING", "党员情况调查表须在领证前提交", "The member survey is due before the certificate";
    }
}

impl EntryReason {
    /// The clause behind it.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::CommitmentMissing | Self::SurveyPending => {
                "民政部《关于社会组织成立登记时同步开展党建工作有关问题的通知》（2016）"
            }
            Self::PackIncomplete | Self::FormDiffers => "来源文件 三（双提交）：申请登记时提交党组织组建资料",
            Self::BranchNotProposed => "《中国共产党支部工作条例（试行）》第四条：正式党员3人以上应成立党支部",
            Self::CharterSilent => "民政部《关于在社会组织章程增加党的建设和社会主义核心价值观有关内容的通知》",
        }
    }

    const fn result(self) -> GateResult {
        match self {
            Self::CommitmentMissing | Self::PackIncomplete | Self::BranchNotProposed => GateResult::Fail,
            Self::FormDiffers | Self::CharterSilent | Self::SurveyPending => GateResult::Conditional,
        }
    }
}

/// What the gate looks at beside the application.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EntryFacts {
    /// The commitment letter is attached.
    pub committed: bool,
    /// The member survey is filed.
    pub surveyed: bool,
    /// The last day of what is asked under a condition.
    pub due_on: Option<NaiveDate>,
}

/// The verdict: result, the day of a conditional one, all reasons, gravest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryCheck {
    /// The result.
    pub result: GateResult,
    /// Until when a condition has to be met; none without one.
    pub due_on: Option<NaiveDate>,
    /// Why it is not simply passed.
    pub reasons: Vec<EntryReason>,
}

/// Checks the formation pack.
#[must_use]
pub fn entry_gate(application: &Application, facts: &EntryFacts, rules: &RuleSet) -> EntryCheck {
    let pack = &application.pack;
    let counted = pack.formal.is_some() && pack.probationary.is_some() && pack.resident_formal.is_some();
    let form = pack.form.filter(|form| *form != PartyForm::None);
    let whole = counted && form.is_some() && !pack.nominee.is_empty();
    let verdict = assess(&application.counts(), false, rules);
    let branch = matches!(form, Some(PartyForm::Established | PartyForm::Functional));
    let unbranched = whole && verdict.must_form && !branch;
    let differs = whole && !unbranched && form.is_some_and(|form| !verdict.matches(form));
    let found = [
        (!facts.committed, EntryReason::CommitmentMissing),
        (!whole, EntryReason::PackIncomplete),
        (unbranched, EntryReason::BranchNotProposed),
        (differs, EntryReason::FormDiffers),
        (application.charter_clause == Some(false), EntryReason::CharterSilent),
        (!facts.surveyed, EntryReason::SurveyPending),
    ];
    let reasons: Vec<_> = found.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason).collect();
    let result = reasons.iter().map(|reason| reason.result()).max().unwrap_or(GateResult::Pass);
    let due_on = facts.due_on.filter(|_| result == GateResult::Conditional);
    EntryCheck { result, due_on, reasons }
}

/// Whether the gate bars the application: a hard gate that fails.
#[must_use]
pub fn barred(check: &EntryCheck, rules: &AdmissionRules) -> Option<Refusal> {
    let failed = check.result == GateResult::Fail && rules.party_gate == PartyGate::Hard;
    let reason = check.reasons.first().copied().filter(|_| failed)?;
    Some(Refusal::whole(RefusalCode::EntryGateFailed { reason: Standing::of(reason) }))
}

#[cfg(test)]
mod tests {
    use super::super::application::FormationPack;
    use super::*;

    fn application(formal: i32, form: PartyForm) -> Application {
        let pack = FormationPack {
            formal: Some(formal),
            probationary: Some(0),
            resident_formal: Some(0),
            form: Some(form),
            reason: String::new(),
            nominee: "许可".into(),
        };
        Application { individual_founders: Some(60), charter_clause: Some(true), pack, ..Application::default() }
    }

    fn reasons(application: &Application, facts: EntryFacts) -> (GateResult, Vec<EntryReason>) {
        let check = entry_gate(application, &facts, &RuleSet::first());
        (check.result, check.reasons)
    }

    const WHOLE: EntryFacts = EntryFacts { committed: true, surveyed: true, due_on: None };

    #[test]
    fn the_gravest_reason_decides() {
        use EntryReason as R;
        let fits = application(3, PartyForm::Functional);
        assert_eq!(reasons(&fits, WHOLE), (GateResult::Pass, vec![]));
        let early = EntryFacts { surveyed: false, ..WHOLE };
        assert_eq!(reasons(&fits, early), (GateResult::Conditional, vec![R::SurveyPending]));
        let liaison = application(3, PartyForm::Liaison);
        assert_eq!(reasons(&liaison, early), (GateResult::Fail, vec![R::BranchNotProposed, R::SurveyPending]));
        assert_eq!(reasons(&application(2, PartyForm::Liaison), WHOLE), (GateResult::Pass, vec![]));
        let silent = Application { charter_clause: Some(false), ..fits.clone() };
        assert_eq!(reasons(&silent, WHOLE), (GateResult::Conditional, vec![R::CharterSilent]));
        let none = EntryFacts { committed: false, ..WHOLE };
        assert_eq!(reasons(&fits, none), (GateResult::Fail, vec![R::CommitmentMissing]));
        assert_eq!(reasons(&Application::default(), WHOLE), (GateResult::Fail, vec![R::PackIncomplete]));
    }

    #[test]
    fn a_condition_has_its_day_and_only_a_hard_gate_bars() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 20);
        let facts = EntryFacts { surveyed: false, due_on: day, ..WHOLE };
        let check = entry_gate(&application(3, PartyForm::Functional), &facts, &RuleSet::first());
        assert_eq!(check.due_on, day);
        let hard = AdmissionRules { party_gate: PartyGate::Hard, ..AdmissionRules::first() };
        let soft = AdmissionRules { party_gate: PartyGate::Warning, ..hard };
        assert_eq!(barred(&check, &hard), None);
        let failed = entry_gate(&Application::default(), &facts, &RuleSet::first());
        assert_eq!(failed.due_on, None, "what fails has no day");
        assert!(barred(&failed, &hard).is_some() && barred(&failed, &soft).is_none());
    }
}
