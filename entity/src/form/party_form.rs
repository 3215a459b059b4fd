//! The form of a society's Party organisation, as a dated fact (seed section 2).

words! {
    /// The form that a society's Party work has (党组织形式).
    PartyForm {
        /// Established branch (建制型党支部): Party relations sit here.
        Established = "ESTABLISHED", "建制型党支部", "Established branch";
        /// Functional branch (功能性党支部): study and education only, no admission, discipline, dues or elections.
        Functional = "FUNCTIONAL", "功能性党支部", "Functional branch";
        /// Joint branch with neighbouring societies (联合党支部), Branch Regulations art. 4.
        Joint = "JOINT", "联合党支部", "Joint branch";
        /// One person in charge of Party-building work (党建工作联络员), no organisation.
        Liaison = "LIAISON", "党建工作联络员", "Liaison";
        /// Nothing yet (未建).
        None = "NONE", "未建", "None";
    }
}

words! {
    /// How far Party building reaches a society (覆盖情况).
    CoverageState {
        /// By an organisation (党的组织覆盖).
        Organisation = "ORGANISATION", "组织覆盖", "Organisation";
        /// By a liaison (党的工作覆盖).
        Work = "WORK", "工作覆盖", "Liaison only";
        /// Not at all (未覆盖).
        Uncovered = "UNCOVERED", "未覆盖", "Not covered";
    }
}

impl PartyForm {
    /// The coverage that this form gives.
    #[must_use]
    pub const fn coverage(self) -> CoverageState {
        match self {
            Self::Established | Self::Functional | Self::Joint => CoverageState::Organisation,
            Self::Liaison => CoverageState::Work,
            Self::None => CoverageState::Uncovered,
        }
    }

    /// What a register's text means, synonyms of the literature included.
    #[must_use]
    pub fn from_register(text: &str) -> Option<Self> {
        match text {
            "功能型党支部" => Some(Self::Functional),
            "建制性党支部" => Some(Self::Established),
            "联络员" => Some(Self::Liaison),
            "" => Some(Self::None),
            _ => <Self as crate::Word>::from_chinese(text),
        }
    }
}

#[cfg(feature = "orm")]
pub use row::*;

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::PartyForm;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "party_form")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub society_id: SocietyId,
        pub form: PartyForm,
        pub since: Date,
        pub until: Option<Date>,
        /// What an approval adds; none where the register said no more than the form.
        pub superior: Option<String>,
        pub document_no: Option<String>,
        pub document_on: Option<Date>,
        /// The next review of a functional branch.
        pub review_on: Option<Date>,
        /// The end of an established branch's term.
        pub term_ends_on: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
