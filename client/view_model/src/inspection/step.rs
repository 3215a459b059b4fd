//! The steps of filling in: fields grouped by sense, few enough for one screen of a phone. Which fields a
//! society is asked at all, the server says.

use entity::institution::report::field::ReportField;

use crate::text::t;

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Who the society is: address, officers, members.
    Basics,
    /// What it did in the year.
    Activities,
    /// Its money.
    Finances,
    /// How it is run.
    Governance,
    /// Which form of Party organisation it has, and why.
    PartyOrganisation,
    /// What that organisation did.
    PartyWork,
    /// What is missing, and the submission.
    Check,
}

impl Step {
    /// In their order.
    pub const ALL: [Self; 7] = [
        Self::Basics,
        Self::Activities,
        Self::Finances,
        Self::Governance,
        Self::PartyOrganisation,
        Self::PartyWork,
        Self::Check,
    ];

    /// The step with this number, from 1; the nearest there is.
    #[must_use]
    pub fn at(number: usize) -> Self {
        Self::ALL[number.clamp(1, Self::ALL.len()) - 1]
    }

    /// Its number, from 1.
    #[must_use]
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).unwrap_or_default() + 1
    }

    /// Its title.
    #[must_use]
    pub fn title(self) -> &'static str {
        let text = t().inspection;
        match self {
            Self::Basics => text.basics,
            Self::Activities => text.activities,
            Self::Finances => text.finances,
            Self::Governance => text.governance,
            Self::PartyOrganisation => text.party_organisation,
            Self::PartyWork => text.party_work,
            Self::Check => text.check,
        }
    }

    /// The step on which a field stands.
    #[must_use]
    pub const fn of(field: ReportField) -> Self {
        use ReportField as F;
        match field {
            F::Address
            | F::LegalRepresentative
            | F::SecretaryGeneral
            | F::IndividualMembers
            | F::UnitMembers
            | F::FullTimeStaff
            | F::CouncilTermEndsOn
            | F::BranchOffices => Self::Basics,
            F::AssemblyHeldOn
            | F::CouncilMeetings
            | F::Activities
            | F::ActivitySummary
            | F::ResearchResults
            | F::BusinessPlan => Self::Activities,
            F::Income | F::Expense | F::NetAssets | F::Donations | F::Audited => Self::Finances,
            F::BranchFees | F::Awards | F::ForeignContact | F::UnfiledChanges | F::Rectification => Self::Governance,
            F::PartyForm
            | F::PartyOfficer
            | F::Formal
            | F::Probationary
            | F::ResidentFormal
            | F::CharterClause
            | F::FormReason => Self::PartyOrganisation,
            F::PartyStudies
            | F::PartyLectures
            | F::ThemeDays
            | F::Opinions
            | F::PartyWork
            | F::PartyProblems
            | F::PartyPlan => Self::PartyWork,
        }
    }
}

#[cfg(test)]
mod tests {
    use entity::Word;

    use super::*;

    #[test]
    fn no_step_asks_more_than_a_thumb_can_scroll() {
        for step in Step::ALL.into_iter().filter(|step| *step != Step::Check) {
            let fields = ReportField::ALL.iter().filter(|field| Step::of(**field) == step).count();
            assert!((4..=8).contains(&fields), "{step:?} has {fields}");
            assert_eq!(Step::at(step.number()), step);
        }
        assert_eq!((Step::at(0), Step::at(99)), (Step::Basics, Step::Check));
    }

    #[test]
    fn a_step_belongs_to_one_half() {
        for step in Step::ALL {
            let mut halves: Vec<_> = ReportField::ALL
                .iter()
                .filter(|field| Step::of(**field) == step)
                .map(|field| field.spec().half)
                .collect();
            halves.dedup();
            assert!(halves.len() <= 1, "{step:?}");
        }
    }
}
