//! Civil affairs opens an annual inspection: every society of its region is asked for a report, those
//! registered too late are exempt.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set, SqlErr};
use serde::Serialize;

use entity::Word;
use entity::institution::campaign::{self, CampaignDays, CampaignId, PartyGate, exempt, possible_year};
use entity::institution::inspection::{self, Conclusion};
use entity::institution::report::{self, ReportId, ReportState, ReportStep, report_step};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::present;
use entity::register::society::SocietyId;
use entity::register::standing::Abnormality;
use entity::responsibility::TITLE_MAX;

use crate::access::{Intention, Permit, Scope};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::institution::case::item;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Entry, Write, told};
use crate::register::facts;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct OpenInspection;

impl Intention for OpenInspection {
    const FIELD: &'static str = "Mutation.openInspection";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// The year by which the register names the conclusions.
    pub year: i32,
    /// The year whose work is reported on.
    pub reports_on: i32,
    /// Number and title of the notice.
    pub notice: String,
    /// The days.
    pub days: CampaignDays,
    /// What a Party half that does not pass leads to.
    pub party_gate: PartyGate,
}

/// How many rows one statement holds.
const CHUNK: usize = 200;

/// Opens it; answers its id.
pub async fn open_inspection(state: &State, permit: Permit<OpenInspection>, input: Input) -> Result<CampaignId, Stop> {
    let today = state.world.today();
    let mut checks = Checks::default();
    let notice = checks.text("notice", &input.notice, TITLE_MAX);
    checks.hold("year", possible_year(input.year, today), RefusalCode::CampaignYear);
    checks.hold("reportsOn", (input.year - 1..=input.year).contains(&input.reports_on), RefusalCode::CampaignYear);
    checks.all(input.days.faults(today));
    checks.settle()?;
    let post = permit.viewer().post();
    let agency_id = post.agency_id.ok_or_else(|| Stop::whole(RefusalCode::NotFound))?;
    let write = Write::begin(state, permit.actor()).await?;
    let id = CampaignId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(earlier) = claim(&write, user, key, OpenInspection::FIELD, &input, &id.global()).await? {
        return CampaignId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let same = campaign::Entity::find()
        .filter(campaign::Column::RegionCode.eq(&post.region_code))
        .filter(campaign::Column::Year.eq(input.year));
    if same.one(&write.tx).await?.is_some() {
        return Err(Stop::at("year", RefusalCode::CampaignExists));
    }
    let row = campaign::Model {
        id,
        region_code: post.region_code.clone(),
        agency_id,
        year: input.year,
        reports_on: input.reports_on,
        notice: notice.clone(),
        opens_on: input.days.opens_on,
        society_due_on: input.days.society_due_on,
        sponsor_due_on: input.days.sponsor_due_on,
        civil_due_on: input.days.civil_due_on,
        concludes_on: input.days.concludes_on,
        party_gate: input.party_gate,
        opened_at: write.at,
    };
    let entered = campaign::Entity::insert(campaign::ActiveModel::from(row.clone()));
    entered.exec_without_returning(&write.tx).await.map_err(opened_meanwhile)?;
    let by = permit.viewer().display_name.clone();
    let asked = ask(state, &write, &permit, &row, &by).await?;
    let changes = vec![
        told("year", input.year.to_string()),
        told("notice", notice),
        told("societyDueOn", input.days.society_due_on.to_string()),
        told("partyGate", input.party_gate.code()),
        told("reports", asked.to_string()),
    ];
    write.commit(state, Entry { action: Action::OpenInspection, society_id: None, changes }).await?;
    Ok(id)
}

/// Someone else has opened the same year since it was looked up.
fn opened_meanwhile(error: DbErr) -> Stop {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Stop::at("year", RefusalCode::CampaignExists),
        _ => Fault::from(error).into(),
    }
}

/// Enters a report for each society within reach that has none of the year yet; answers how many.
async fn ask(
    state: &State,
    write: &Write,
    permit: &Permit<OpenInspection>,
    campaign: &campaign::Model,
    by: &str,
) -> Result<usize, Fault> {
    let within = Scope::of(Some(permit.viewer()), OpenInspection::FIELD).societies();
    let reported = report::Entity::find()
        .select_only()
        .column(report::Column::SocietyId)
        .filter(report::Column::Year.eq(campaign.year))
        .into_query();
    let without = within.filter(present::Column::SocietyId.not_in_subquery(reported));
    let societies = without.order_by_asc(present::Column::SocietyId).all(&write.tx).await?;
    let mut count = 0;
    for some in societies.chunks(CHUNK) {
        let reports: Vec<_> = some.iter().map(|society| asked(state, write, society, campaign)).collect();
        count += reports.len();
        enter(state, write, &reports, by).await?;
    }
    Ok(count)
}

/// The report as it begins.
fn asked(state: &State, write: &Write, society: &present::Model, campaign: &campaign::Model) -> report::Model {
    let free =
        exempt(society.registered_on, campaign.reports_on) || society.abnormality == Some(Abnormality::Liquidating);
    report::Model {
        id: ReportId(state.world.new_id()),
        campaign_id: campaign.id,
        society_id: society.society_id,
        region_code: society.region_code.clone(),
        year: campaign.year,
        state: if free { ReportState::Exempt } else { ReportState::Open },
        state_since: write.at,
        due_on: campaign.society_due_on,
        version: 1,
        round: 0,
        submitted_at: None,
        receipt_no: None,
        passed_at: None,
        concluded_on: free.then(|| state.world.today()),
        conclusion: free.then_some(Conclusion::Exempt),
        reasons: "[]".into(),
        opinion: None,
        rectify_due_on: None,
        rectification: None,
    }
}

/// Enters reports with their first step, what waits, and the conclusion of those who are exempt.
async fn enter(state: &State, write: &Write, reports: &[report::Model], by: &str) -> Result<(), Fault> {
    let rows = reports.iter().cloned().map(report::ActiveModel::from);
    report::Entity::insert_many(rows).exec_without_returning(&write.tx).await?;
    let steps = reports.iter().map(|report| report_step::ActiveModel {
        id: Set(state.world.new_id()),
        report_id: Set(report.id),
        at: Set(write.at),
        step: Set(ReportStep::Open),
        actor: Set(by.to_owned()),
        reason: Set(None),
        text: Set(None),
    });
    report_step::Entity::insert_many(steps).exec_without_returning(&write.tx).await?;
    let open = reports.iter().filter(|report| report.state == ReportState::Open);
    let items = open.map(|report| item(report, Holder::Society(report.society_id), ReportState::Open, report.due_on));
    write.open_all(state, items.collect()).await?;
    let free: Vec<_> = reports.iter().filter(|report| report.state == ReportState::Exempt).collect();
    for report in &free {
        conclude(state, write, report.society_id, report.year, Conclusion::Exempt).await?;
    }
    let ids: Vec<_> = free.iter().map(|report| report.society_id).collect();
    facts::refresh(&write.tx, &ids, state.world.today()).await
}

/// Writes the conclusion of a year as a fact of the society, in the place of an earlier one.
pub async fn conclude(
    state: &State,
    write: &Write,
    society: SocietyId,
    year: i32,
    conclusion: Conclusion,
) -> Result<(), Fault> {
    use sea_orm::sea_query::OnConflict;
    let row = inspection::ActiveModel {
        id: Set(state.world.new_id()),
        society_id: Set(society),
        year: Set(year),
        conclusion: Set(conclusion),
        concluded_on: Set(Some(state.world.today())),
    };
    let keys = [inspection::Column::SocietyId, inspection::Column::Year];
    let said = [inspection::Column::Conclusion, inspection::Column::ConcludedOn];
    let replace = OnConflict::columns(keys).update_columns(said).to_owned();
    inspection::Entity::insert(row).on_conflict(replace).exec_without_returning(&write.tx).await?;
    Ok(())
}
