//! Dual identity of leaders (双重身份): a post in the society and a role in its Party work, both held
//! on the day. It is derived from the two records and never ticked.

use crate::Language;
use crate::form::party_form::PartyForm;

words! {
    /// A role in the Party work of a society (党内职务).
    PartyRole {
        /// Secretary of the branch (党支部书记).
        Secretary = "SECRETARY", "党支部书记", "Branch secretary";
        /// Deputy secretary (党支部副书记).
        DeputySecretary = "DEPUTY_SECRETARY", "党支部副书记", "Deputy branch secretary";
        /// Member of the branch committee (支部委员).
        CommitteeMember = "COMMITTEE_MEMBER", "支部委员", "Member of the branch committee";
        /// Party-building liaison (党建工作联络员).
        Liaison = "LIAISON", "党建工作联络员", "Liaison";
    }
}

words! {
    /// Whether a leader stands on both legs (双重身份情况).
    DualIdentity {
        /// He holds a post and a Party role in the same society (双重身份).
        Dual = "DUAL", "双重身份", "Dual identity";
        /// He holds a post and leads Party work by it, but has no Party role on record (未任党内职务).
        RoleMissing = "ROLE_MISSING", "未任党内职务", "Party role missing";
        /// He holds a post only (只任学会职务).
        PostOnly = "POST_ONLY", "只任学会职务", "Post only";
    }
}

/// Tells it from what is held on the day.
#[must_use]
pub const fn dual_identity(holds_party_role: bool, leads_party_work: bool) -> DualIdentity {
    match (holds_party_role, leads_party_work) {
        (true, _) => DualIdentity::Dual,
        (false, true) => DualIdentity::RoleMissing,
        (false, false) => DualIdentity::PostOnly,
    }
}

impl DualIdentity {
    /// What is missing and how it comes about; none where nothing is.
    #[must_use]
    pub fn missing(self, post: &str, form: PartyForm, language: Language) -> Option<String> {
        let step = match (self, form) {
            (Self::Dual, _) => return None,
            (_, PartyForm::Established) => language.pick(
                "由党员大会选举并报上级党组织批准后登记",
                "record it once the members have elected and the superior body has approved him",
            ),
            (_, PartyForm::Functional | PartyForm::Joint) => language.pick(
                "由批准成立党支部的党组织指定后登记",
                "record it once the body that approved the branch has appointed him",
            ),
            (_, PartyForm::Liaison) => language.pick(
                "可由学会提名为联络员，社科联确认",
                "the society may propose him as its liaison and the federation confirms",
            ),
            (_, PartyForm::None) => {
                language.pick("先设立党组织或指定联络员", "set up a Party organisation or a liaison first")
            }
        };
        Some(match language {
            Language::Zh => format!("担任{post}，但未担任党内职务；{step}"),
            Language::En => format!("{post}, but without a Party role on record: {step}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;

    #[test]
    fn it_is_derived_from_both_records() {
        assert_eq!(dual_identity(true, true), DualIdentity::Dual);
        assert_eq!(dual_identity(true, false), DualIdentity::Dual);
        assert_eq!(dual_identity(false, true), DualIdentity::RoleMissing);
        assert_eq!(dual_identity(false, false), DualIdentity::PostOnly);
    }

    #[test]
    fn what_is_missing_names_the_post_and_the_way() {
        for form in PartyForm::ALL {
            assert_eq!(DualIdentity::Dual.missing("会长", *form, Language::Zh), None);
            let said = DualIdentity::RoleMissing.missing("秘书长", *form, Language::Zh).unwrap_or_default();
            assert!(said.starts_with("担任秘书长，但未担任党内职务；"), "{said}");
        }
    }
}
