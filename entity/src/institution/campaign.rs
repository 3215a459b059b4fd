//! An annual inspection campaign (年度检查): the year, its days, and what the Party half weighs. One a
//! region and year. The days are data of the campaign; the clauses that set them stand beside.

use chrono::{Datelike, NaiveDate};

use crate::refusal::{Refusal, RefusalCode};

words! {
    /// What a Party half that does not pass its gate leads to (党建关口).
    PartyGate {
        /// A society that should have a Party organisation and has none cannot be concluded as qualified (硬性关口).
        Hard = "HARD", "硬性关口", "Hard gate";
        /// Civil affairs is warned and decides (提示关口).
        Warning = "WARNING", "提示关口", "Warning";
    }
}

/// The days of a campaign, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct CampaignDays {
    /// From this day on societies fill in.
    pub opens_on: NaiveDate,
    /// The last day for a society to submit to the federation.
    pub society_due_on: NaiveDate,
    /// The last day for the federation's review.
    pub sponsor_due_on: NaiveDate,
    /// The last day on which everything lies with civil affairs.
    pub civil_due_on: NaiveDate,
    /// The last day for conclusions.
    pub concludes_on: NaiveDate,
}

/// Where the days come from.
pub const DAYS_RULE: &str = "《社会团体登记管理条例》第二十八条：3月31日前报业务主管单位初审，5月31日前报登记管理机关";

impl CampaignDays {
    /// The usual days of a campaign that is held in this year.
    #[must_use]
    pub fn usual(year: i32) -> Self {
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        Self {
            opens_on: day(2, 1),
            society_due_on: day(3, 31),
            sponsor_due_on: day(4, 30),
            civil_due_on: day(5, 31),
            concludes_on: day(9, 30),
        }
    }

    /// What is wrong with them: out of order, or the societies' time over before it began.
    #[must_use]
    pub fn faults(&self, today: NaiveDate) -> Vec<Refusal> {
        let Self { opens_on, society_due_on, sponsor_due_on, civil_due_on, concludes_on } = *self;
        let mut faults = Vec::new();
        if society_due_on < today {
            faults.push(Refusal::at("societyDueOn", RefusalCode::DueBeforeToday));
        }
        let pairs = [
            ("societyDueOn", opens_on, society_due_on),
            ("sponsorDueOn", society_due_on, sponsor_due_on),
            ("civilDueOn", sponsor_due_on, civil_due_on),
            ("concludesOn", civil_due_on, concludes_on),
        ];
        faults.extend(
            pairs
                .into_iter()
                .filter(|(_, earlier, later)| earlier > later)
                .map(|(path, ..)| Refusal::at(path, RefusalCode::CampaignDaysOutOfOrder)),
        );
        faults
    }
}

/// Whether a society need not report: registered after 30 June of the year reported on (本年度新登记免检).
#[must_use]
pub fn exempt(registered_on: NaiveDate, reports_on: i32) -> bool {
    let last = NaiveDate::from_ymd_opt(reports_on, 6, 30).unwrap_or(NaiveDate::MAX);
    registered_on > last
}

/// The years that a campaign can be named by: the present one or the one before.
#[must_use]
pub fn possible_year(year: i32, today: NaiveDate) -> bool {
    (today.year() - 1..=today.year()).contains(&year)
}

typed_id! {
    /// A campaign's id.
    CampaignId => Campaign;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{CampaignDays, CampaignId, PartyGate};
    use crate::register::agency::AgencyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "inspection_campaign")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CampaignId,
        /// GB/T 2260 code.
        pub region_code: String,
        /// Civil affairs, which opened it and concludes.
        pub agency_id: AgencyId,
        /// The year by which the register names its conclusions.
        pub year: i32,
        /// The year whose work is reported on.
        pub reports_on: i32,
        /// Number and title of the notice.
        pub notice: String,
        pub opens_on: Date,
        pub society_due_on: Date,
        pub sponsor_due_on: Date,
        pub civil_due_on: Date,
        pub concludes_on: Date,
        pub party_gate: PartyGate,
        pub opened_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        /// Its days.
        #[must_use]
        pub const fn days(&self) -> CampaignDays {
            CampaignDays {
                opens_on: self.opens_on,
                society_due_on: self.society_due_on,
                sponsor_due_on: self.sponsor_due_on,
                civil_due_on: self.civil_due_on,
                concludes_on: self.concludes_on,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
    }

    #[test]
    fn the_usual_days_are_in_order_and_others_are_told_apart() {
        let usual = CampaignDays::usual(2026);
        assert_eq!(usual.faults(day(2, 1)), []);
        assert_eq!(usual.faults(day(4, 1)), [Refusal::at("societyDueOn", RefusalCode::DueBeforeToday)]);
        let turned = CampaignDays { civil_due_on: day(4, 1), ..usual };
        assert_eq!(turned.faults(day(2, 1)), [Refusal::at("civilDueOn", RefusalCode::CampaignDaysOutOfOrder)]);
    }

    #[test]
    fn whoever_was_registered_by_30_june_reports() {
        let on = |month, day| NaiveDate::from_ymd_opt(2025, month, day).unwrap_or_default();
        assert!(!exempt(on(6, 30), 2025));
        assert!(exempt(on(7, 1), 2025));
    }
}
