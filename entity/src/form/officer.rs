//! Officers of a branch and liaisons: named post-holders of Party work, as dated facts.

words! {
    /// An officer's role in a branch (支部职务).
    OfficerRole {
        /// Secretary (书记).
        Secretary = "SECRETARY", "书记", "Secretary";
        /// Deputy secretary (副书记).
        DeputySecretary = "DEPUTY_SECRETARY", "副书记", "Deputy secretary";
        /// Member of the branch committee (支部委员).
        CommitteeMember = "COMMITTEE_MEMBER", "支部委员", "Committee member";
    }
}

words! {
    /// Where a liaison comes from (联络员来源).
    LiaisonSource {
        /// Named by the society from its own people (本会指定).
        Society = "SOCIETY", "本会指定", "Named by the society";
        /// A Party-building instructor sent by the federation (社科联选派的党建工作指导员).
        FederationSent = "FEDERATION_SENT", "社科联选派指导员", "Sent by the Federation";
    }
}

/// Dated facts: who is an officer of a society's branch.
#[cfg(feature = "orm")]
pub mod party_officer {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::OfficerRole;
    use crate::form::formation::FormationId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "party_officer")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub society_id: SocietyId,
        pub person_id: Uuid,
        pub role: OfficerRole,
        /// The case that appointed him; none where he was entered or reappointed without one.
        pub formation_id: Option<FormationId>,
        pub since: Date,
        pub until: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Dated facts: who is a society's liaison. The database holds that at most one is active.
#[cfg(feature = "orm")]
pub mod liaison {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::LiaisonSource;
    use crate::form::formation::FormationId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "liaison")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub society_id: SocietyId,
        pub person_id: Uuid,
        pub source: LiaisonSource,
        /// None while nobody has said so.
        pub is_party_member: Option<bool>,
        /// The case that appointed him; none where he was entered or sent without one.
        pub formation_id: Option<FormationId>,
        pub since: Date,
        pub until: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
