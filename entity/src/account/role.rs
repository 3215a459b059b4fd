//! Roles: the posts that carry rights (spec/domain.md 1.0).

use crate::register::agency::Tier;

words! {
    /// The role of a post (角色); rights follow the post held today.
    Role {
        /// Organisation department, office for new organisations: leads, reads all (组织部“两新”办).
        OrgDept = "ORG_DEPT", "组织部“两新”办", "Organisation department";
        /// Civil affairs, the registration authority (民政部门).
        CivilAffairs = "CIVIL_AFFAIRS", "民政部门（登记管理机关）", "Civil affairs";
        /// Federation of social sciences, society work (社科联学会部).
        FedAdmin = "FED_ADMIN", "社科联（业务主管单位）", "Federation";
        /// Federation, project support (社科联项目管理).
        FedProject = "FED_PROJECT", "社科联项目管理", "Federation, projects";
        /// Federation, final sign-off (社科联主席).
        FedChair = "FED_CHAIR", "社科联主席", "Federation chair";
        /// President, vice-president or secretary-general of a society (学会负责人).
        SocietyLeader = "SOCIETY_LEADER", "学会负责人", "Society leader";
        /// Branch secretary of a society (党支部书记).
        BranchSecretary = "BRANCH_SECRETARY", "党支部书记", "Branch secretary";
        /// Party-building liaison of a society (党建工作联络员).
        Liaison = "LIAISON", "党建工作联络员", "Liaison";
        /// Reviewer (评审专家).
        Expert = "EXPERT", "评审专家", "Reviewer";
        /// Partner agency's service account (协作单位).
        Partner = "PARTNER", "协作单位", "Partner";
        /// Administrator of the platform (系统管理员).
        Admin = "ADMIN", "系统管理员", "Administrator";
    }
}

impl Role {
    /// The role belongs to one society, not to an agency.
    #[must_use]
    pub const fn is_of_a_society(self) -> bool {
        matches!(self, Self::SocietyLeader | Self::BranchSecretary | Self::Liaison)
    }

    /// The tier of the agency that the role belongs to; none for roles outside the three tiers.
    #[must_use]
    pub const fn tier(self) -> Option<Tier> {
        match self {
            Self::OrgDept => Some(Tier::Lead),
            Self::CivilAffairs => Some(Tier::Registration),
            Self::FedAdmin | Self::FedProject | Self::FedChair => Some(Tier::Sponsor),
            Self::SocietyLeader
            | Self::BranchSecretary
            | Self::Liaison
            | Self::Expert
            | Self::Partner
            | Self::Admin => None,
        }
    }
}
