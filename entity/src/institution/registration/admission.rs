//! SM-3, the first half of the double submission (双提交①): the commitment letter with the application, the
//! member survey before the certificate, the papers to the federation, the Party organisation or liaison.

use chrono::{Months, NaiveDate};

use crate::form::party_form::{CoverageState, PartyForm};
use crate::institution::calendar::WorkCalendar;
use crate::institution::campaign::PartyGate;
use crate::refusal::{Refusal, RefusalCode};
use crate::register::agency::Tier;

words! {
    /// How far the first half of the double submission is (登记环节党建办理状态).
    AdmissionStage {
        /// The commitment letter has not come (未提交).
        NotStarted = "NOT_STARTED", "未提交承诺书", "Not started";
        /// The commitment letter came with the application (已提交承诺书).
        CommitmentFiled = "COMMITMENT_FILED", "已提交承诺书", "Commitment filed";
        /// The member survey is there: the certificate may be handed out (已提交党员情况调查表).
        SurveyFiled = "SURVEY_FILED", "已提交党员情况调查表", "Survey filed";
        /// Certificate handed out, papers handed over to the federation (已发证并移交).
        HandedOver = "HANDED_OVER", "已发证并移交社科联", "Handed over";
        /// The society has to form (待组建).
        FormationDue = "FORMATION_DUE", "待组建党组织", "Formation due";
        /// A Party organisation was formed (已组建).
        Formed = "FORMED", "已组建党组织", "Formed";
        /// A liaison was named (已指定联络员).
        LiaisonSet = "LIAISON_SET", "已指定联络员", "Liaison set";
        /// The time is over and nothing was formed (逾期未组建).
        Overdue = "OVERDUE", "逾期未组建", "Overdue";
        /// The society has ended: nothing is owed any more (随登记终止).
        Ceased = "CEASED", "随学会终止", "Ended with the society";
    }
}

words! {
    /// A step of the first half (登记环节党建步骤).
    AdmissionStep {
        /// The commitment letter is filed with the application (提交承诺书).
        FileCommitment = "FILE_COMMITMENT", "提交承诺书", "Commitment filed";
        /// The member survey is filed after the approval (提交党员情况调查表).
        FileSurvey = "FILE_SURVEY", "提交党员情况调查表", "Survey filed";
        /// Civil affairs hands the certificate out and the papers over (发证并移交).
        HandOver = "HAND_OVER", "发证并移交组建资料", "Handed over";
        /// The federation takes the papers: the time to form begins (接收).
        Receive = "RECEIVE", "接收组建资料", "Received";
        /// A Party organisation was approved (组建).
        Form = "FORM", "组建党组织", "Formed";
        /// A liaison was named (指定联络员).
        NameLiaison = "NAME_LIAISON", "指定联络员", "Liaison named";
        /// The clock noted that the time is over (记为逾期).
        Lapse = "LAPSE", "记为逾期未组建", "Noted as overdue";
    }
}

use AdmissionStage as S;
use AdmissionStep as T;

/// SM-3: from where, by which step, to where.
const STEPS: &[(S, T, S)] = &[
    (S::NotStarted, T::FileCommitment, S::CommitmentFiled),
    (S::CommitmentFiled, T::FileSurvey, S::SurveyFiled),
    (S::SurveyFiled, T::HandOver, S::HandedOver),
    (S::HandedOver, T::Receive, S::FormationDue),
    // A society that forms before anyone has received its papers has done what was asked.
    (S::HandedOver, T::Form, S::Formed),
    (S::HandedOver, T::NameLiaison, S::LiaisonSet),
    (S::FormationDue, T::Form, S::Formed),
    (S::FormationDue, T::NameLiaison, S::LiaisonSet),
    (S::FormationDue, T::Lapse, S::Overdue),
    (S::Overdue, T::Form, S::Formed),
    (S::Overdue, T::NameLiaison, S::LiaisonSet),
];

/// Whose turn it is after the approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdmissionTurn {
    /// The new society.
    Society,
    /// An agency.
    Agency(Tier),
    /// Nobody any more.
    Nobody,
}

impl AdmissionStage {
    /// The stage after a step; a certificate without its survey says what is missing.
    pub fn after(self, step: AdmissionStep) -> Result<Self, RefusalCode> {
        let listed = STEPS.iter().find(|(from, by, _)| (*from, *by) == (self, step)).map(|(.., to)| *to);
        listed.ok_or_else(|| match (self, step) {
            (Self::CommitmentFiled, T::HandOver) => RefusalCode::SurveyRequired,
            _ => RefusalCode::wrong_state(self),
        })
    }

    /// Whose turn it is once the society stands in the register.
    #[must_use]
    pub const fn turn(self) -> AdmissionTurn {
        match self {
            Self::NotStarted | Self::CommitmentFiled | Self::FormationDue | Self::Overdue => AdmissionTurn::Society,
            Self::SurveyFiled => AdmissionTurn::Agency(Tier::Registration),
            Self::HandedOver => AdmissionTurn::Agency(Tier::Sponsor),
            Self::Formed | Self::LiaisonSet | Self::Ceased => AdmissionTurn::Nobody,
        }
    }

    /// Whether someone still has to act.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.turn() != AdmissionTurn::Nobody
    }
}

/// The step that a form in being makes; none for a form that covers nothing.
#[must_use]
pub const fn step_of(form: PartyForm) -> Option<AdmissionStep> {
    match form.coverage() {
        CoverageState::Organisation => Some(T::Form),
        CoverageState::Work => Some(T::NameLiaison),
        CoverageState::Uncovered => None,
    }
}

/// Working days of the society for its survey: practice, no clause.
pub const SURVEY_WITHIN: u32 = 10;
/// Working days to hand certificate and papers over, and to receive them.
pub const HAND_OVER_WITHIN: u32 = 5;
/// Where they come from.
pub const HAND_OVER_RULE: &str = "社会组织登记同步采集党建信息的通知（5个工作日内移交）";

/// What is judged by data and not by code: how hard the entry gate is, and how long a new society has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AdmissionRules {
    /// Counts the writes to these rules.
    pub version: i32,
    /// What a formation pack that does not pass leads to.
    pub party_gate: PartyGate,
    /// Months from the hand-over to the Party organisation or liaison.
    pub formation_months: i32,
}

/// The longest time to form, months.
pub const FORMATION_MONTHS_MAX: i32 = 24;

impl AdmissionRules {
    /// What holds until somebody sets something else.
    #[must_use]
    pub const fn first() -> Self {
        Self { version: 1, party_gate: PartyGate::Hard, formation_months: 6 }
    }

    /// What is wrong with them.
    #[must_use]
    pub fn fault(&self) -> Option<Refusal> {
        let (min, max) = (1, FORMATION_MONTHS_MAX);
        let fits = (min..=max).contains(&self.formation_months);
        (!fits).then(|| Refusal::at("formationMonths", RefusalCode::OutOfRange { min, max }))
    }

    /// The last day to form for a society whose papers were handed over on a day.
    #[must_use]
    pub fn formation_due(&self, handed_over_on: NaiveDate) -> NaiveDate {
        let months = u32::try_from(self.formation_months).unwrap_or_default();
        handed_over_on.checked_add_months(Months::new(months)).unwrap_or(handed_over_on)
    }

    /// The last day of whoever has the turn in a stage; none where nobody has.
    #[must_use]
    pub fn due(
        &self,
        stage: AdmissionStage,
        today: NaiveDate,
        handed_over_on: Option<NaiveDate>,
        calendar: &WorkCalendar,
    ) -> Option<NaiveDate> {
        match stage {
            S::NotStarted | S::CommitmentFiled => Some(calendar.after(today, SURVEY_WITHIN)),
            S::SurveyFiled | S::HandedOver => Some(calendar.after(today, HAND_OVER_WITHIN)),
            S::FormationDue | S::Overdue => Some(self.formation_due(handed_over_on.unwrap_or(today))),
            S::Formed | S::LiaisonSet | S::Ceased => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    #[test]
    fn a_certificate_without_the_survey_says_so() {
        assert_eq!(S::CommitmentFiled.after(T::HandOver), Err(RefusalCode::SurveyRequired));
        assert_eq!(S::HandedOver.after(T::HandOver), Err(RefusalCode::wrong_state(S::HandedOver)));
    }

    #[test]
    fn the_time_to_form_runs_from_the_hand_over() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
        let rules = AdmissionRules { formation_months: 6, ..AdmissionRules::first() };
        let due = |stage| rules.due(stage, day(3, 20), Some(day(3, 16)), &WorkCalendar::default());
        assert_eq!(due(S::FormationDue), Some(day(9, 16)));
        assert_eq!(due(S::SurveyFiled), Some(day(3, 27)));
        assert_eq!(due(S::Formed), None);
        assert!(AdmissionRules { formation_months: 0, ..rules }.fault().is_some());
        assert!(AdmissionRules { formation_months: 25, ..rules }.fault().is_some());
        assert_eq!(rules.fault(), None);
    }

    proptest! {
        /// Nobody forms, is late or gets the certificate without the survey, and the end is the end.
        #[test]
        fn the_survey_comes_before_all_else(steps in proptest::collection::vec(0_usize..7, 0..40)) {
            let (mut stage, mut surveyed) = (S::NotStarted, false);
            for step in steps {
                let step = T::ALL[step];
                let Ok(next) = stage.after(step) else { continue };
                surveyed |= step == T::FileSurvey;
                let early = matches!(next, S::NotStarted | S::CommitmentFiled);
                prop_assert!(early || surveyed, "{stage} {step} {next}");
                prop_assert!(stage.is_open());
                stage = next;
            }
        }
    }
}
