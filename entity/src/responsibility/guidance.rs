//! Guidance (三到位): the federation briefs, trains and fixes responsibility, with evidence; three
//! lights a society and year say how far that has come.

words! {
    /// The three things that have to be in place (三到位).
    GuidanceKind {
        /// Policy is explained (政策宣讲到位).
        PolicyBriefing = "POLICY_BRIEFING", "政策宣讲", "Policy briefing";
        /// People are trained and mentored (培训帮带到位).
        TrainingMentoring = "TRAINING_MENTORING", "培训帮带", "Training and mentoring";
        /// Responsibility is fixed (责任落实到位).
        Responsibility = "RESPONSIBILITY", "责任落实", "Responsibility in place";
    }
}

words! {
    /// One of the three lights of a society and year (到位情况).
    Light {
        /// Nothing yet (未开展).
        None = "NONE", "未开展", "None";
        /// Begun (部分到位).
        Partial = "PARTIAL", "部分到位", "Partial";
        /// In place (到位).
        Done = "DONE", "到位", "In place";
    }
}

/// How many records a year put a kind in place. Practice, no clause: data.
pub const NEEDED: [(GuidanceKind, i64); 3] =
    [(GuidanceKind::PolicyBriefing, 1), (GuidanceKind::TrainingMentoring, 2), (GuidanceKind::Responsibility, 1)];

/// How many records a year put this kind in place.
#[must_use]
pub fn needed(kind: GuidanceKind) -> i64 {
    NEEDED.iter().find(|(of, _)| *of == kind).map_or(1, |(_, count)| *count)
}

/// The light for so many records of a kind in a year.
#[must_use]
pub fn light(kind: GuidanceKind, records: i64) -> Light {
    match records {
        ..=0 => Light::None,
        some if some < needed(kind) => Light::Partial,
        _ => Light::Done,
    }
}

typed_id! {
    /// A guidance record's id.
    GuidanceId => Guidance;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{GuidanceId, GuidanceKind};
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "guidance_record")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: GuidanceId,
        pub society_id: SocietyId,
        pub agency_id: AgencyId,
        pub kind: GuidanceKind,
        pub held_on: Date,
        /// Who held it, as the federation names him.
        pub held_by: String,
        pub evidence: String,
        pub withdrawn_on: Option<Date>,
        pub withdraw_reason: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    #[test]
    fn one_training_is_not_yet_mentoring() {
        assert_eq!(light(GuidanceKind::TrainingMentoring, 0), Light::None);
        assert_eq!(light(GuidanceKind::TrainingMentoring, 1), Light::Partial);
        assert_eq!(light(GuidanceKind::TrainingMentoring, 2), Light::Done);
        assert_eq!(light(GuidanceKind::PolicyBriefing, 1), Light::Done);
    }

    proptest! {
        #[test]
        fn more_records_never_lower_a_light(records in -3_i64..20) {
            for kind in GuidanceKind::ALL {
                prop_assert!(light(*kind, records) <= light(*kind, records + 1));
            }
        }
    }
}
