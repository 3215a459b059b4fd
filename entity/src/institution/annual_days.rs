//! The days of a year's annual inspection: notice, report to the sponsor, its review, civil affairs.
//! A campaign gives its own; where there is none, the usual ones hold.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};

use super::calendar::WorkCalendar;
use super::campaign::CampaignDays;
use crate::register::region::reach_of;

words! {
    /// A day of the year's annual inspection, the same for all (年检日程).
    AnnualStep {
        /// The notice goes out (发出通知).
        Notice = "NOTICE", "发出年检通知", "Notice of the inspection";
        /// Reports are with the sponsor (学会报社科联).
        Report = "REPORT", "各学会报社科联", "Reports with the Federation";
        /// The sponsor has reviewed them (社科联初审).
        Review = "REVIEW", "社科联完成初审", "Reviewed by the Federation";
        /// They are with civil affairs (报登记管理机关).
        Inspection = "INSPECTION", "报登记管理机关", "With civil affairs";
    }
}

/// The days of the inspection that is held in one year, about the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnnualDays {
    /// The year in which they lie.
    pub year: i32,
    /// The notice goes out (通知).
    pub notice_on: NaiveDate,
    /// The report is with the sponsor (报业务主管单位).
    pub report_by: NaiveDate,
    /// The sponsor has reviewed it (初审).
    pub review_by: NaiveDate,
    /// It is with civil affairs (报登记管理机关).
    pub inspection_by: NaiveDate,
}

impl AnnualDays {
    /// The day of a step.
    #[must_use]
    pub const fn on(&self, step: AnnualStep) -> NaiveDate {
        match step {
            AnnualStep::Notice => self.notice_on,
            AnnualStep::Report => self.report_by,
            AnnualStep::Review => self.review_by,
            AnnualStep::Inspection => self.inspection_by,
        }
    }

    /// The usual ones: 31 March and 31 May are law, notice and review are practice.
    #[must_use]
    pub fn usual(year: i32) -> Self {
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        Self { year, notice_on: day(1, 15), report_by: day(3, 31), review_by: day(4, 30), inspection_by: day(5, 31) }
    }

    /// Those of a campaign that was opened on a day: they belong to the year in which societies report.
    #[must_use]
    pub fn of_campaign(days: &CampaignDays, opened_on: NaiveDate) -> Self {
        Self {
            year: days.society_due_on.year(),
            notice_on: opened_on,
            report_by: days.society_due_on,
            review_by: days.sponsor_due_on,
            inspection_by: days.civil_due_on,
        }
    }
}

/// The days of each year: those of campaigns, the usual ones otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnualCalendar(Vec<AnnualDays>);

impl AnnualCalendar {
    /// Of the campaigns that are known.
    #[must_use]
    pub fn new(campaigns: Vec<AnnualDays>) -> Self {
        Self(campaigns)
    }

    /// The days of a year.
    #[must_use]
    pub fn of(&self, year: i32) -> AnnualDays {
        self.0.iter().find(|days| days.year == year).copied().unwrap_or_else(|| AnnualDays::usual(year))
    }

    /// The next day that a step falls on, today included: the day that is named, and the working day that a
    /// rest day moves it to. A notice goes out on its day.
    #[must_use]
    pub fn next(&self, today: NaiveDate, step: AnnualStep, calendar: &WorkCalendar) -> (NaiveDate, NaiveDate) {
        let of_year = |year| {
            let named = self.of(year).on(step);
            (named, if step == AnnualStep::Notice { named } else { calendar.on_or_after(named) })
        };
        let this_year = of_year(today.year());
        if today <= this_year.1 { this_year } else { of_year(today.year() + 1) }
    }
}

/// The days of all campaigns, each with the region that it is held in, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnualBook(Vec<(String, AnnualDays)>);

impl AnnualBook {
    /// Of the campaigns that were opened, newest first: GB/T 2260 code and days.
    #[must_use]
    pub fn new(campaigns: Vec<(String, AnnualDays)>) -> Self {
        Self(campaigns)
    }

    /// What holds in a region: its own campaigns, then those of the regions above; never a neighbour's.
    #[must_use]
    pub fn of(&self, region_code: &str) -> AnnualCalendar {
        let held = self.0.iter().filter(|(held_in, _)| region_code.starts_with(reach_of(held_in)));
        let mut held: Vec<_> = held.collect();
        held.sort_by_key(|(held_in, _)| Reverse(reach_of(held_in).len()));
        AnnualCalendar::new(held.into_iter().map(|(_, days)| *days).collect())
    }

    /// What holds somewhere: the usual days, and those of each campaign.
    pub fn everywhere(&self) -> impl Iterator<Item = AnnualCalendar> {
        let campaigns = self.0.iter().map(|(_, days)| AnnualCalendar::new(vec![*days]));
        std::iter::once(AnnualCalendar::default()).chain(campaigns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_campaign_holds_in_its_region_and_below_and_nowhere_else() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
        let days = |report_by| AnnualDays { report_by, ..AnnualDays::usual(2026) };
        let book = AnnualBook::new(vec![("329900".into(), days(day(4, 10))), ("320000".into(), days(day(3, 20)))]);
        let report = |region: &str| book.of(region).of(2026).report_by;
        assert_eq!(report("329900"), day(4, 10));
        assert_eq!(report("329901"), day(4, 10), "a district follows its city");
        assert_eq!(report("328800"), day(3, 20), "another city follows the province");
        assert_eq!(report("330000"), day(3, 31), "another province has the usual days");
        assert_eq!(book.of("329900").of(2027).report_by, AnnualDays::usual(2027).report_by);
        assert_eq!(book.everywhere().count(), 3);
    }

    #[test]
    fn a_campaign_comes_before_the_usual_days() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        let later = AnnualDays { report_by: day(2026, 4, 10), ..AnnualDays::usual(2026) };
        let calendar = AnnualCalendar::new(vec![later]);
        let next = |today, step| calendar.next(today, step, &WorkCalendar::default());
        assert_eq!(next(day(2026, 4, 1), AnnualStep::Report).1, day(2026, 4, 10));
        assert_eq!(next(day(2026, 4, 11), AnnualStep::Report).1, day(2027, 3, 31));
        // 31 May 2026 is a Sunday: the Monday after is still in time.
        assert_eq!(next(day(2026, 6, 1), AnnualStep::Inspection), (day(2026, 5, 31), day(2026, 6, 1)));
        assert_eq!(next(day(2026, 6, 2), AnnualStep::Inspection), (day(2027, 5, 31), day(2027, 5, 31)));
    }
}
