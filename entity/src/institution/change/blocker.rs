//! What stands in the way of a deregistration, and what ends with it: told before it is done.

words! {
    /// What a society still has in hand when it ends (注销前待办事项).
    EndDuty {
        /// A Party organisation or a liaison is in being (党组织尚未撤销).
        PartyOrganisation = "PARTY_ORGANISATION", "党组织尚未撤销或转接", "A Party organisation is in being";
        /// A formation is on its way (组建事项在办).
        Formation = "FORMATION", "党组织组建事项在办", "A formation is on its way";
        /// An enforcement case is open (执法案件未结).
        Enforcement = "ENFORCEMENT", "执法案件未结案", "An enforcement case is open";
        /// An activity is filed and not reported (活动报备未办结).
        ActivityFiling = "ACTIVITY_FILING", "活动报备尚未办结", "An activity is filed and not reported";
        /// Another change of the register is on its way (其他变更在办).
        OtherChange = "OTHER_CHANGE", "其他变更登记在办", "Another change is on its way";
        /// An annual report is asked for (年报未办结).
        AnnualReport = "ANNUAL_REPORT", "年度检查未办结", "An annual report is asked for";
        /// A directive waits for it (部署任务未办结).
        Directive = "DIRECTIVE", "部署任务未办结", "A directive waits";
        /// A finding waits to be put right (问题整改未办结).
        Finding = "FINDING", "问题整改未办结", "A finding waits";
        /// It still owes a Party organisation from its registration (登记后待组建).
        Admission = "ADMISSION", "登记后党组织待组建", "It owes a Party organisation since its registration";
    }
}

impl EndDuty {
    /// Whether it stands in the way: it has to be settled first. What does not, ends with the society.
    #[must_use]
    pub const fn bars(self) -> bool {
        matches!(
            self,
            Self::PartyOrganisation | Self::Formation | Self::Enforcement | Self::ActivityFiling | Self::OtherChange
        )
    }

    /// What is done next, Chinese and English.
    #[must_use]
    pub const fn next_step(self) -> (&'static str, &'static str) {
        match self {
            Self::PartyOrganisation => (
                "请先申报撤销党组织，并将党员组织关系转出",
                "Propose to dissolve the Party organisation and transfer its members first",
            ),
            Self::Formation => ("请先办结或撤回组建事项", "Finish or withdraw the formation first"),
            Self::Enforcement => ("待登记管理机关结案", "The registration authority closes the case first"),
            Self::ActivityFiling => ("请先报告或取消活动", "Report or cancel the activity first"),
            Self::OtherChange => ("请先办结或撤回其他变更", "Finish or withdraw the other change first"),
            Self::AnnualReport | Self::Directive | Self::Finding | Self::Admission => {
                ("注销时一并终止", "It ends with the deregistration")
            }
        }
    }

    /// The clause or the practice behind it.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::PartyOrganisation | Self::Formation => {
                "《中国共产党支部工作条例（试行）》（临时党支部随单位撤销）；党组织撤销须报批"
            }
            Self::Enforcement => "《社会团体登记管理条例》第三十条",
            Self::ActivityFiling | Self::OtherChange => {
                "《社会团体登记管理条例》第二十条（清算期间不得开展清算以外的活动）"
            }
            Self::AnnualReport => "《社会团体登记管理条例》第二十八条",
            Self::Directive | Self::Finding | Self::Admission => "随登记终止",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;

    #[test]
    fn a_party_organisation_bars_and_a_directive_ends() {
        assert!(EndDuty::PartyOrganisation.bars() && !EndDuty::Directive.bars());
        assert_eq!(EndDuty::ALL.iter().filter(|duty| duty.bars()).count(), 5);
    }
}
