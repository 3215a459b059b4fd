//! Coverage counted beforehand. A dashboard of a million societies must not read them all: each write
//! that changes what holds for a society shifts the tallies of the regions above it, in the same
//! transaction, and a test compares them with the rule ([`super::coverage::Tally::of`]).

use crate::register::region::{level_of, parent_of, reach_of};

words! {
    /// What a tally is kept by (分组维度).
    TallyDimension {
        /// By nothing: the whole (合计).
        Whole = "WHOLE", "合计", "Whole";
        /// By region (地区).
        Region = "REGION", "地区", "Region";
        /// By discipline (学科门类).
        Discipline = "DISCIPLINE", "学科门类", "Discipline";
        /// By form of the Party organisation (党组织形式).
        Form = "FORM", "党组织形式", "Form";
        /// By evaluation grade (评估等级).
        Grade = "GRADE", "评估等级", "Grade";
        /// By conclusion of the newest inspection (年检结论).
        Conclusion = "CONCLUSION", "年检结论", "Conclusion";
    }
}

/// The reaches that a society of this region is counted in: everything (empty), the province, the city,
/// the county, as the leading digits of division codes.
#[must_use]
pub fn reaches(region_code: &str) -> Vec<String> {
    let mut reaches = vec![String::new()];
    let mut code = level_of(region_code).ok().map(|_| region_code.to_owned());
    while let Some(here) = code {
        reaches.push(reach_of(&here).to_owned());
        code = parent_of(&here);
    }
    reaches
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::TallyDimension;
    use crate::form::coverage::Tally;
    use crate::form::party_form::PartyForm;
    use crate::register::present;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "coverage_tally")]
    pub struct Model {
        /// Leading digits of the division codes that are counted; empty for all.
        #[sea_orm(primary_key, auto_increment = false)]
        pub reach: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub dimension: TallyDimension,
        /// The group's code; empty for the whole and for societies without one.
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub societies: i64,
        pub abnormal: i64,
        pub organisation: i64,
        pub work: i64,
        pub organisation_normal: i64,
        pub work_normal: i64,
        pub must_form: i64,
        pub must_form_formed: i64,
        pub mismatches: i64,
        pub formal_members: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        /// The counts without their keys.
        #[must_use]
        pub fn tally(&self) -> Tally {
            let Self {
                reach: _,
                dimension: _,
                key: _,
                societies,
                abnormal,
                organisation,
                work,
                organisation_normal,
                work_normal,
                must_form,
                must_form_formed,
                mismatches,
                formal_members,
            } = self.clone();
            Tally {
                societies,
                abnormal,
                organisation,
                work,
                organisation_normal,
                work_normal,
                must_form,
                must_form_formed,
                mismatches,
                formal_members,
            }
        }
    }

    /// The code of a society's group in a dimension; empty where it has none.
    #[must_use]
    pub fn key_of(society: &present::Model, dimension: TallyDimension) -> String {
        use crate::Word;
        let form: PartyForm = society.form;
        match dimension {
            TallyDimension::Whole => "",
            TallyDimension::Region => return society.region_code.clone(),
            TallyDimension::Discipline => society.discipline.code(),
            TallyDimension::Form => form.code(),
            TallyDimension::Grade => society.grade.map_or("", Word::code),
            TallyDimension::Conclusion => society.conclusion.map_or("", Word::code),
        }
        .to_owned()
    }
}

#[cfg(feature = "orm")]
pub use row::key_of;

#[cfg(test)]
mod tests {
    use super::reaches;

    #[test]
    fn a_society_counts_in_its_region_and_in_all_above() {
        assert_eq!(reaches("329901"), ["", "329901", "3299", "32"]);
        assert_eq!(reaches("329900"), ["", "3299", "32"]);
        assert_eq!(reaches("320000"), ["", "32"]);
        assert_eq!(reaches("nowhere"), [""]);
    }
}
