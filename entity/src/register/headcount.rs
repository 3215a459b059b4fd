//! Headcounts: how many members, staff and Party members a society has, from a day on. Counts only, no persons.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::refusal::{Refusal, RefusalCode};

words! {
    /// Where a recorded fact comes from (来源).
    FactSource {
        /// Imported from a register (导入).
        Import = "IMPORT", "登记表导入", "Imported register";
        /// Recorded by the society itself (学会填报).
        Society = "SOCIETY", "学会填报", "Society's own report";
        /// Recorded by the federation (社科联登记).
        Federation = "FEDERATION", "社科联登记", "Federation's record";
    }
}

/// The largest count the register takes for one society.
pub const COUNT_MAX: i32 = 10_000_000;

/// The counts of one day, in persons (unit members in units).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Individual members (个人会员).
    pub individual_members: i32,
    /// Unit members (单位会员).
    pub unit_members: i32,
    /// Full-time staff (专职人员).
    pub full_time_staff: i32,
    /// Formal Party members (正式党员): the number that the branch threshold counts.
    pub formal: i32,
    /// Probationary Party members (预备党员): kept apart, not counted for the threshold.
    pub probationary: i32,
    /// Formal members who work at the society's seat (驻会正式党员), full-time or seconded.
    pub resident_formal: i32,
    /// Formal members in the council or on the staff (理事会和工作人员中的正式党员); none where it was
    /// not recorded.
    pub council_formal: Option<i32>,
}

impl Counts {
    /// All Party members (党员总数) = formal + probationary.
    #[must_use]
    pub const fn party_total(&self) -> i32 {
        self.formal.saturating_add(self.probationary)
    }

    /// Says what is impossible about these counts; an empty list means nothing is.
    #[must_use]
    pub fn faults(&self) -> Vec<Refusal> {
        let Self {
            individual_members,
            unit_members,
            full_time_staff,
            formal,
            probationary,
            resident_formal,
            council_formal,
        } = *self;
        let mut refusals: Vec<Refusal> = [
            ("individualMembers", individual_members),
            ("unitMembers", unit_members),
            ("fullTimeStaff", full_time_staff),
            ("formal", formal),
            ("probationary", probationary),
            ("residentFormal", resident_formal),
        ]
        .into_iter()
        .chain(council_formal.map(|council| ("councilFormal", council)))
        .filter_map(|(path, count)| match count {
            ..0 => Some(Refusal::at(path, RefusalCode::Negative)),
            0..=COUNT_MAX => None,
            _ => Some(Refusal::at(path, RefusalCode::TooMany { max: COUNT_MAX })),
        })
        .collect();
        if resident_formal > formal {
            refusals.push(Refusal::at("residentFormal", RefusalCode::ResidentOverFormal));
        }
        if council_formal.is_some_and(|council| council > formal) {
            refusals.push(Refusal::at("councilFormal", RefusalCode::CouncilOverFormal));
        }
        // Whoever is a Party member here is a member or works here, the broadest count basis.
        if i64::from(formal) + i64::from(probationary) > i64::from(individual_members) + i64::from(full_time_staff) {
            refusals.push(Refusal::at("formal", RefusalCode::PartyOverPeople));
        }
        refusals
    }
}

/// Says what is wrong with the day that a headcount is said to hold from.
#[must_use]
pub fn day_fault(
    recorded_on: NaiveDate,
    registered_on: NaiveDate,
    newest: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<Refusal> {
    let code = if recorded_on > today {
        RefusalCode::DateInFuture
    } else if recorded_on < registered_on {
        RefusalCode::DateBeforeRegistration
    } else if newest.is_some_and(|newest| recorded_on < newest) {
        RefusalCode::DateOutOfOrder
    } else {
        return None;
    };
    Some(Refusal::at("recordedOn", code))
}

#[cfg(feature = "orm")]
pub use row::*;

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{Counts, FactSource};
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "headcount")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub society_id: SocietyId,
        pub individual_members: i32,
        pub unit_members: i32,
        pub full_time_staff: i32,
        pub formal: i32,
        pub probationary: i32,
        pub resident_formal: i32,
        pub council_formal: Option<i32>,
        pub source: FactSource,
        pub since: Date,
        pub until: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        /// The counts without their dates.
        #[must_use]
        pub fn counts(&self) -> Counts {
            Counts {
                individual_members: self.individual_members,
                unit_members: self.unit_members,
                full_time_staff: self.full_time_staff,
                formal: self.formal,
                probationary: self.probationary,
                resident_formal: self.resident_formal,
                council_formal: self.council_formal,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_counts_are_named() {
        let counts = Counts { individual_members: 10, formal: 3, resident_formal: 4, ..Counts::default() };
        assert_eq!(counts.faults(), [Refusal::at("residentFormal", RefusalCode::ResidentOverFormal)]);
        let counts = Counts { individual_members: 2, formal: 2, probationary: 1, ..Counts::default() };
        assert_eq!(counts.faults(), [Refusal::at("formal", RefusalCode::PartyOverPeople)]);
        let counts = Counts { unit_members: -1, ..Counts::default() };
        assert_eq!(counts.faults(), [Refusal::at("unitMembers", RefusalCode::Negative)]);
        assert_eq!(Counts::default().faults(), []);
    }

    #[test]
    fn a_headcount_is_dated_between_registration_and_today() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 3, d).unwrap_or_default();
        let code = |on, newest| day_fault(day(on), day(2), newest, day(20)).map(|refusal| refusal.code);
        assert_eq!(code(20, None), None);
        assert_eq!(code(21, None), Some(RefusalCode::DateInFuture));
        assert_eq!(code(1, None), Some(RefusalCode::DateBeforeRegistration));
        assert_eq!(code(9, Some(day(10))), Some(RefusalCode::DateOutOfOrder));
        assert_eq!(code(10, Some(day(10))), None);
    }
}
