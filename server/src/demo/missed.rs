//! The inspection of the year before, which was held on paper: the platform knows of it what the register says.
//! Whoever did not take part stands in it as a report that civil affairs can still let in late (补检).

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use entity::institution::campaign::{self, CampaignDays, CampaignId, PartyGate};
use entity::institution::inspection::{self, Conclusion};
use entity::institution::report::{self, ReportId, ReportState, ReportStep, report_step};
use entity::ledger::event::Action;
use entity::register::agency::Tier;

use crate::demo::CITY;
use crate::fault::Fault;
use crate::ledger::{Actor, Entry, Write, moved};
use crate::state::State;

/// The year by which the register names these conclusions.
const YEAR: i32 = 2025;
/// Who entered it.
const BY: &str = "登记册载入";

/// Enters it, on the day on which the platform's own first inspection is opened.
pub(super) async fn fill(then: &State) -> Result<(), Fault> {
    let held = campaign::Entity::find().filter(campaign::Column::Year.eq(YEAR));
    if held.one(&then.db).await?.is_some() {
        return Ok(());
    }
    let write = Write::begin(then, Actor::platform(BY)).await?;
    let days = CampaignDays::usual(YEAR);
    let (opened, missed) = (noon(YEAR, 1, 15), noon(YEAR, 4, 1));
    let campaign = CampaignId(then.world.new_id());
    let row = campaign::ActiveModel {
        id: Set(campaign),
        region_code: Set(CITY.into()),
        agency_id: Set(write.agency(Tier::Registration, CITY).await?),
        year: Set(YEAR),
        reports_on: Set(YEAR - 1),
        notice: Set("江民社〔2025〕3号 关于开展2025年度社会团体年度检查（报告2024年工作）的通知".into()),
        opens_on: Set(days.opens_on),
        society_due_on: Set(days.society_due_on),
        sponsor_due_on: Set(days.sponsor_due_on),
        civil_due_on: Set(days.civil_due_on),
        concludes_on: Set(days.concludes_on),
        party_gate: Set(PartyGate::Warning),
        opened_at: Set(opened),
    };
    campaign::Entity::insert(row).exec_without_returning(&write.tx).await?;
    let absent = inspection::Entity::find()
        .filter(inspection::Column::Year.eq(YEAR))
        .filter(inspection::Column::Conclusion.eq(Conclusion::NotParticipated))
        .order_by_asc(inspection::Column::SocietyId);
    for fact in absent.all(&write.tx).await? {
        let id = ReportId(then.world.new_id());
        let row = report::ActiveModel {
            id: Set(id),
            campaign_id: Set(campaign),
            society_id: Set(fact.society_id),
            region_code: Set(CITY.into()),
            year: Set(YEAR),
            state: Set(ReportState::NotParticipated),
            state_since: Set(missed),
            due_on: Set(days.society_due_on),
            version: Set(2),
            round: Set(0),
            submitted_at: Set(None),
            receipt_no: Set(None),
            passed_at: Set(None),
            concluded_on: Set(Some(missed.date_naive())),
            conclusion: Set(Some(Conclusion::NotParticipated)),
            reasons: Set("[]".into()),
            opinion: Set(None),
            rectify_due_on: Set(None),
            rectification: Set(None),
        };
        report::Entity::insert(row).exec_without_returning(&write.tx).await?;
        let step = |(at, step): (DateTime<Utc>, ReportStep)| report_step::ActiveModel {
            id: Set(then.world.new_id()),
            report_id: Set(id),
            at: Set(at),
            step: Set(step),
            actor: Set(BY.into()),
            reason: Set(None),
            text: Set(None),
        };
        let steps = [(opened, ReportStep::Open), (missed, ReportStep::Miss)].map(step);
        report_step::Entity::insert_many(steps).exec_without_returning(&write.tx).await?;
        let changes = vec![moved(ReportState::Open, ReportState::NotParticipated)];
        let entry = Entry { action: Action::MissAnnualReport, society_id: Some(fact.society_id), changes };
        write.append(then, entry).await?;
    }
    write.end(then).await?;
    Ok(())
}

/// Noon in China.
fn noon(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    day.and_hms_opt(4, 0, 0).unwrap_or_default().and_utc()
}
