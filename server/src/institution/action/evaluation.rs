//! Verbs of evaluation: a society applies, civil affairs looks, has it rated, publishes and decides; a grade
//! is lowered or taken away.

pub mod apply;
pub mod conclude;
pub mod downgrade;
pub mod panel;
pub mod publish;
pub mod step;

use chrono::{DateTime, NaiveDate, Utc};

use entity::institution::eligibility::Purpose;
use entity::institution::evaluation::{self, EvaluationId, EvaluationState};
use entity::register::agency::AgencyId;
use entity::register::present;
use entity::register::standing::GradeLevel;

/// An evaluation of which nothing is known yet but whose it is.
fn blank(
    id: EvaluationId,
    society: &present::Model,
    rule_version: i32,
    at: DateTime<Utc>,
    today: NaiveDate,
) -> evaluation::Model {
    evaluation::Model {
        id,
        society_id: society.society_id,
        region_code: society.region_code.clone(),
        agency_id: AgencyId(uuid::Uuid::nil()),
        purpose: Purpose::Grade,
        applied_level: GradeLevel::A1,
        version: 1,
        state: EvaluationState::SelfRated,
        state_since: at,
        rule_version,
        receipt_no: String::new(),
        round: 1,
        filed_on: today,
        self_basic: 0,
        self_governance: 0,
        self_results: 0,
        self_appraisal: 0,
        statement: String::new(),
        opinion_due_on: today,
        opinion: None,
        visited_on: None,
        visitors: None,
        visit_note: None,
        panel_on: None,
        panel_members: None,
        panel_note: None,
        panel_basic: None,
        panel_governance: None,
        panel_results: None,
        panel_appraisal: None,
        result_level: None,
        noticed_on: None,
        noticed_by: None,
        objection_due_on: None,
        objection: None,
        reason: None,
        text: None,
        graded_on: None,
        valid_until: None,
        grade_id: None,
        closed_on: None,
    }
}
