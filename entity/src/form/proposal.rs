//! A proposal: which form a society wants and whom it names, and what is wrong with that.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::assessment::{RecommendedForm, RuleSet, assess, counted};
use super::officer::OfficerRole;
use super::party_form::{CoverageState, PartyForm};
use crate::refusal::{Refusal, RefusalCode};
use crate::register::headcount::Counts;

words! {
    /// A post that someone is named for (提名职务).
    NomineeRole {
        /// Secretary of the branch (书记).
        Secretary = "SECRETARY", "书记", "Secretary";
        /// Deputy secretary (副书记).
        DeputySecretary = "DEPUTY_SECRETARY", "副书记", "Deputy secretary";
        /// Member of the branch committee (支部委员).
        CommitteeMember = "COMMITTEE_MEMBER", "支部委员", "Committee member";
        /// Party-building liaison, exactly one (党建工作联络员).
        Liaison = "LIAISON", "联络员", "Liaison";
    }
}

impl NomineeRole {
    /// The officer's role; none for a liaison.
    #[must_use]
    pub const fn officer(self) -> Option<OfficerRole> {
        match self {
            Self::Secretary => Some(OfficerRole::Secretary),
            Self::DeputySecretary => Some(OfficerRole::DeputySecretary),
            Self::CommitteeMember => Some(OfficerRole::CommitteeMember),
            Self::Liaison => None,
        }
    }
}

/// Someone who is named for a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nominee {
    /// His name, and nothing else about him.
    pub name: String,
    /// The post.
    pub role: NomineeRole,
    /// Whether he is a Party member; none while nobody has said so. Officers are.
    pub is_party_member: Option<bool>,
}

/// What a society proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The form; `NONE` dissolves.
    pub form: PartyForm,
    /// Whom it names.
    pub nominees: Vec<Nominee>,
    /// The superior Party organisation; empty for a liaison.
    pub superior: String,
    /// Why, in the society's words.
    pub reason: String,
    /// The day of the proposal.
    pub proposed_on: NaiveDate,
}

/// What the proposal is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'r> {
    /// The form in being.
    pub form: PartyForm,
    /// The headcount.
    pub counts: Counts,
    /// Whether it is being liquidated.
    pub liquidating: bool,
    /// The day of registration.
    pub registered_on: NaiveDate,
    /// The rules of the day.
    pub rules: &'r RuleSet,
    /// The day.
    pub today: NaiveDate,
}

/// The most members of a committee, its secretary with them.
pub const OFFICERS_MAX: usize = 7;
/// The longest name, characters.
pub const NAME_MAX: usize = 20;
/// The longest reason, characters.
pub const REASON_MAX: usize = 500;
/// The longest name of a superior organisation, characters.
pub const SUPERIOR_MAX: usize = 60;

impl Proposal {
    /// The same without spaces around its texts.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        for text in self.nominees.iter_mut().map(|nominee| &mut nominee.name) {
            *text = text.trim().into();
        }
        self.superior = self.superior.trim().into();
        self.reason = self.reason.trim().into();
        self
    }

    /// What is wrong with it; empty when it may be sent.
    #[must_use]
    pub fn faults(&self, standing: &Standing<'_>) -> Vec<Refusal> {
        let mut faults = self.form_faults(standing);
        faults.extend(nominee_faults(self.form, &self.nominees, &standing.counts, standing.rules));
        if self.form.coverage() == CoverageState::Organisation && self.superior.is_empty() {
            faults.push(Refusal::at("superior", RefusalCode::Required));
        }
        faults.extend(text_fault("superior", &self.superior, SUPERIOR_MAX));
        faults.extend(text_fault("reason", &self.reason, REASON_MAX));
        if self.proposed_on > standing.today {
            faults.push(Refusal::at("proposedOn", RefusalCode::DateInFuture));
        } else if self.proposed_on < standing.registered_on {
            faults.push(Refusal::at("proposedOn", RefusalCode::DateBeforeRegistration));
        }
        faults
    }

    fn form_faults(&self, standing: &Standing<'_>) -> Vec<Refusal> {
        let threshold = standing.rules.formal_threshold;
        let is_branch = self.form.coverage() == CoverageState::Organisation;
        let code = if self.form == standing.form {
            RefusalCode::FormInBeing
        } else if self.form == PartyForm::Joint {
            // Offered below the threshold, by rules that say so.
            if self.is_recommended(standing) {
                return Vec::new();
            }
            RefusalCode::FormNotOffered
        } else if is_branch && counted(&standing.counts, standing.rules) < threshold {
            RefusalCode::TooFewFormal { threshold }
        } else if self.reason.is_empty() && !self.is_recommended(standing) {
            return vec![Refusal::at("reason", RefusalCode::ReasonRequired)];
        } else {
            return Vec::new();
        };
        vec![Refusal::at("form", code)]
    }

    /// Whether the rules recommend this form.
    #[must_use]
    pub fn is_recommended(&self, standing: &Standing<'_>) -> bool {
        let verdict = assess(&standing.counts, standing.liquidating, standing.rules);
        verdict.matches(self.form) || (verdict.recommended, self.form) == (RecommendedForm::Exempt, PartyForm::None)
    }
}

/// What is wrong with the people named for a form.
#[must_use]
pub fn nominee_faults(form: PartyForm, nominees: &[Nominee], counts: &Counts, rules: &RuleSet) -> Vec<Refusal> {
    let committee = rules.committee_threshold;
    let mut faults = Vec::new();
    let mut fault = |code| {
        let refusal = Refusal::at("nominees", code);
        if !faults.contains(&refusal) {
            faults.push(refusal);
        }
    };
    let count = |role| nominees.iter().filter(|nominee| nominee.role == role).count();
    let liaisons = count(NomineeRole::Liaison);
    match form.coverage() {
        CoverageState::Organisation => {
            if liaisons > 0 {
                fault(RefusalCode::NomineeNotOfForm);
            }
            if count(NomineeRole::Secretary) != 1 {
                fault(RefusalCode::SecretaryRequired);
            }
            let deputies = count(NomineeRole::DeputySecretary);
            if counts.formal < committee && (count(NomineeRole::CommitteeMember) > 0 || deputies > 1) {
                fault(RefusalCode::CommitteeTooSmall { threshold: committee });
            }
            if nominees.len() > OFFICERS_MAX {
                fault(RefusalCode::TooManyOfficers { max: OFFICERS_MAX });
            }
        }
        CoverageState::Work => {
            if liaisons < nominees.len() {
                fault(RefusalCode::NomineeNotOfForm);
            }
            if liaisons != 1 {
                fault(RefusalCode::OneLiaison);
            }
        }
        CoverageState::Uncovered if !nominees.is_empty() => fault(RefusalCode::NomineeNotOfForm),
        CoverageState::Uncovered => {}
    }
    for (place, nominee) in nominees.iter().enumerate() {
        if nominee.name.is_empty() {
            fault(RefusalCode::Required);
        } else if nominee.name.chars().count() > NAME_MAX {
            fault(RefusalCode::TooLong { max: NAME_MAX });
        } else if nominee.name.chars().any(char::is_control) {
            fault(RefusalCode::ControlCharacter);
        } else if nominees[..place].iter().any(|earlier| earlier.name == nominee.name) {
            fault(RefusalCode::NomineeTwice);
        }
    }
    faults
}

/// What is wrong with the first day of a Party post: it lies between the fact that it follows and today.
#[must_use]
pub fn since_fault(since: NaiveDate, not_before: NaiveDate, today: NaiveDate) -> Option<Refusal> {
    if since > today {
        Some(Refusal::at("since", RefusalCode::DateInFuture))
    } else {
        (since < not_before).then(|| Refusal::at("since", RefusalCode::DateOutOfOrder))
    }
}

/// What is wrong with a text that may be empty.
#[must_use]
pub fn text_fault(path: &'static str, text: &str, max: usize) -> Option<Refusal> {
    if text.chars().count() > max {
        Some(Refusal::at(path, RefusalCode::TooLong { max }))
    } else if text.chars().any(|letter| letter.is_control() && letter != '\n') {
        Some(Refusal::at(path, RefusalCode::ControlCharacter))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap_or_default()
    }

    fn named(name: &str, role: NomineeRole) -> Nominee {
        Nominee { name: name.into(), role, is_party_member: Some(true) }
    }

    fn proposal(form: PartyForm, nominees: Vec<Nominee>) -> Proposal {
        Proposal { form, nominees, superior: "机关党委".into(), reason: String::new(), proposed_on: day(19) }
    }

    fn codes(formal: i32, proposal: &Proposal) -> Vec<(&'static str, String)> {
        let standing = Standing {
            form: PartyForm::Liaison,
            counts: Counts { individual_members: 100, formal, ..Counts::default() },
            liquidating: false,
            registered_on: day(2),
            rules: &RuleSet::first(),
            today: day(20),
        };
        let refused = proposal.faults(&standing);
        refused.into_iter().map(|refusal| (refusal.path, format!("{:?}", refusal.code.name()))).collect()
    }

    #[test]
    fn a_fitting_proposal_has_no_fault() {
        let fits = proposal(PartyForm::Functional, vec![named("甲", NomineeRole::Secretary)]);
        assert_eq!(codes(3, &fits), []);
        let committee = vec![
            named("甲", NomineeRole::Secretary),
            named("乙", NomineeRole::DeputySecretary),
            named("丙", NomineeRole::CommitteeMember),
        ];
        assert_eq!(codes(7, &proposal(PartyForm::Functional, committee)), []);
    }

    #[test]
    fn each_fault_has_its_code() {
        use NomineeRole as R;
        let secretary = || vec![named("甲", R::Secretary)];
        let functional = |nominees| proposal(PartyForm::Functional, nominees);
        let one = |path, code: &str| vec![(path, code.to_owned())];
        assert_eq!(codes(2, &functional(secretary())), one("form", "TooFewFormal"));
        assert_eq!(codes(3, &proposal(PartyForm::Joint, secretary())), one("form", "FormNotOffered"));
        assert_eq!(codes(3, &proposal(PartyForm::Liaison, vec![named("甲", R::Liaison)])), one("form", "FormInBeing"));
        assert_eq!(codes(3, &proposal(PartyForm::Established, secretary())), one("reason", "ReasonRequired"));
        assert_eq!(codes(3, &proposal(PartyForm::None, vec![])), one("reason", "ReasonRequired"));
        assert_eq!(codes(3, &functional(vec![])), one("nominees", "SecretaryRequired"));
        assert_eq!(codes(3, &functional(vec![named("", R::Secretary)])), one("nominees", "Required"));
        let twice = vec![named("甲", R::Secretary), named("甲", R::DeputySecretary)];
        assert_eq!(codes(3, &functional(twice)), one("nominees", "NomineeTwice"));
        let committee = vec![named("甲", R::Secretary), named("乙", R::CommitteeMember)];
        assert_eq!(codes(6, &functional(committee)), one("nominees", "CommitteeTooSmall"));
        let future = Proposal { proposed_on: day(21), ..functional(secretary()) };
        assert_eq!(codes(3, &future), one("proposedOn", "DateInFuture"));
        let early = Proposal { proposed_on: day(1), ..functional(secretary()) };
        assert_eq!(codes(3, &early), one("proposedOn", "DateBeforeRegistration"));
        let nobody = Proposal { superior: String::new(), ..functional(secretary()) };
        assert_eq!(codes(3, &nobody), one("superior", "Required"));
    }

    #[test]
    fn there_is_exactly_one_liaison() {
        let codes = |nominees: &[Nominee]| {
            let refused = nominee_faults(PartyForm::Liaison, nominees, &Counts::default(), &RuleSet::first());
            refused.into_iter().map(|refusal| refusal.code).collect::<Vec<_>>()
        };
        assert_eq!(codes(&[named("甲", NomineeRole::Liaison)]), []);
        assert_eq!(codes(&[]), [RefusalCode::OneLiaison]);
        let two = [named("甲", NomineeRole::Liaison), named("乙", NomineeRole::Liaison)];
        assert_eq!(codes(&two), [RefusalCode::OneLiaison]);
    }
}
