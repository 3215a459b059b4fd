//! An annual report as a case: found within reach and in the version that the writer saw, moved on with
//! its history and its open item.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use entity::Word;
use entity::account::role::Role;
use entity::institution::campaign;
use entity::institution::report::machine::{Turn, due};
use entity::institution::report::{
    self, ReportId, ReportReturnReason, ReportState, ReportStep, report_answer, report_remark, report_step,
};
use entity::ledger::open_item::OpenItemKind;
use entity::refusal::RefusalCode;
use entity::register::present;

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::institution::consistency;
use crate::ledger::Write;
use crate::ledger::open_item::{Holder, OpenItem};
use crate::state::State;

/// A report with its campaign and its society.
#[derive(Clone, Debug)]
pub struct Case {
    /// The report.
    pub report: report::Model,
    /// The campaign that asks for it.
    pub campaign: campaign::Model,
    /// The society as it stands.
    pub society: present::Model,
}

/// A step as it is told.
#[derive(Debug, Default)]
pub struct Told {
    /// Who makes it, by name.
    pub by: String,
    /// The code of a return.
    pub reason: Option<ReportReturnReason>,
    /// What he says; none for nothing.
    pub text: Option<String>,
    /// The last day that he sets for the next holder; as the terms say when absent.
    pub due_on: Option<NaiveDate>,
}

/// The case of a permit, locked until the transaction ends; none when there is none for the caller.
pub async fn reached<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<Case, Stop> {
    let missing = || Stop::at("reportId", RefusalCode::NotFound);
    let id = ReportId::parse(id).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).annual_reports();
    let found = within.filter(report::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    Ok(whole(write, found.ok_or_else(missing)?).await?)
}

/// The report with what belongs to it.
pub async fn whole(write: &Write, report: report::Model) -> Result<Case, Fault> {
    let campaign = campaign::Entity::find_by_id(report.campaign_id).one(&write.tx).await?;
    let campaign = campaign.ok_or_else(|| Fault::Broken("a campaign vanished".into()))?;
    let society = present::Entity::find_by_id(report.society_id).one(&write.tx).await?;
    let society = society.ok_or_else(|| Fault::Broken("a society vanished".into()))?;
    Ok(Case { report, campaign, society })
}

impl Case {
    /// Goes on when this is the version that the writer saw.
    pub fn seen(&self, expected: i32) -> Result<(), Stop> {
        let current = self.report.version;
        if current == expected { Ok(()) } else { Err(Stop::at("expectedVersion", RefusalCode::Conflict { current })) }
    }

    /// Goes on when it is the turn of the permit's holder. Where it is nobody's the machine decides.
    pub fn held<I: Intention>(&self, permit: &Permit<I>) -> Result<(), Stop> {
        let own = match permit.viewer().role() {
            Role::CivilAffairs => Turn::Registration,
            Role::FedAdmin | Role::FedProject | Role::FedChair => Turn::Sponsor,
            _ => Turn::Society,
        };
        let turn = self.report.state.turn();
        if turn == own || turn == Turn::Nobody { Ok(()) } else { Err(Stop::whole(RefusalCode::NotYourTurn)) }
    }

    /// What was written into it.
    pub async fn written(&self, write: &Write) -> Result<Vec<report_answer::Model>, Fault> {
        let of_this = report_answer::Entity::find().filter(report_answer::Column::ReportId.eq(self.report.id));
        Ok(of_this.all(&write.tx).await?)
    }

    /// What was remarked on when it was last returned.
    pub async fn remarks(&self, write: &Write) -> Result<Vec<report_remark::Model>, Fault> {
        let of_this = report_remark::Entity::find()
            .filter(report_remark::Column::ReportId.eq(self.report.id))
            .filter(report_remark::Column::Round.eq(self.report.round));
        Ok(of_this.all(&write.tx).await?)
    }
}

/// Moves a report on: its state, its version, its history and what waits. `to` is what the machine says.
pub async fn advance(
    state: &State,
    write: &Write,
    case: &Case,
    (step, to): (ReportStep, ReportState),
    change: report::ActiveModel,
    told: Told,
) -> Result<(), Fault> {
    let Case { report, campaign, .. } = case;
    let moved = report::ActiveModel {
        state: Set(to),
        state_since: Set(if to == report.state { report.state_since } else { write.at }),
        version: Set(report.version + 1),
        ..change
    };
    report::Entity::update_many().set(moved).filter(report::Column::Id.eq(report.id)).exec(&write.tx).await?;
    let own = told.due_on.unwrap_or(report.due_on);
    let due_on = told.due_on.or_else(|| due(to, own, &campaign.days(), state.world.today()));
    hand_over(state, write, case, to, due_on).await?;
    note(state, write, report.id, step, told).await?;
    if consistency::is_heard(report.state) != consistency::is_heard(to) {
        consistency::refresh(&write.tx, &[report.society_id], state.world.today()).await?;
    }
    Ok(())
}

/// Enters a step into the history.
pub async fn note(state: &State, write: &Write, id: ReportId, step: ReportStep, told: Told) -> Result<(), Fault> {
    let Told { by, reason, text, due_on: _ } = told;
    let row = report_step::ActiveModel {
        id: Set(state.world.new_id()),
        report_id: Set(id),
        at: Set(write.at),
        step: Set(step),
        actor: Set(by),
        reason: Set(reason),
        text: Set(text),
    };
    report_step::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// Whose turn it is now, and until when.
async fn hand_over(
    state: &State,
    write: &Write,
    case: &Case,
    to: ReportState,
    due_on: Option<NaiveDate>,
) -> Result<(), Fault> {
    let report = &case.report;
    let (kind, subject) = (OpenItemKind::AnnualReport, report.id.0);
    if to == report.state {
        return Ok(());
    }
    let holder = match to.turn() {
        Turn::Nobody => return write.close_item(kind, subject).await,
        Turn::Society => Holder::Society(report.society_id),
        Turn::Registration => Holder::Agency(case.campaign.agency_id),
        turn @ Turn::Sponsor => {
            let tier = turn.tier().ok_or_else(|| Fault::Broken("a sponsor has a tier".into()))?;
            Holder::Agency(write.agency(tier, &report.region_code).await?)
        }
    };
    let due_on = due_on.ok_or_else(|| Fault::Broken(format!("{to} has no due date")))?;
    if report.state.is_open() {
        return write.pass(kind, subject, holder, to.code(), due_on).await;
    }
    write.open(state, item(report, holder, to, due_on)).await
}

/// What waits for the holder of a report.
#[must_use]
pub fn item(report: &report::Model, holder: Holder, state: ReportState, due_on: NaiveDate) -> OpenItem {
    OpenItem {
        kind: OpenItemKind::AnnualReport,
        subject_id: report.id.0,
        society_id: Some(report.society_id),
        region_code: report.region_code.clone(),
        title: String::new(),
        holder,
        reason: state.code().into(),
        due_on,
    }
}
