//! A society applies to be evaluated with a rating of itself, and sends a returned application again. The
//! rules of eligibility are asked at the door: whoever is blocked is told by what.

use sea_orm::{EntityTrait, QuerySelect, Set};
use serde::Serialize;

use entity::Word;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::eligibility::{Forecast, Purpose, forecasts};
use entity::institution::evaluation::rules::EvaluationRules;
use entity::institution::evaluation::score::Scores;
use entity::institution::evaluation::{self, EvaluationId, EvaluationState, EvaluationStep};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::agency::Tier;
use entity::register::present;
use entity::register::standing::GradeLevel;
use entity::responsibility::TEXT_MAX;

use crate::access::{Intention, Permit};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::institution::calendar::calendar;
use crate::institution::eligibility::eligibility_facts;
use crate::institution::evaluation::{Told, advance, barred, begin, reached, rules};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Change, Entry, Write, moved, told};
use crate::state::State;

/// The intention to apply.
#[derive(Debug)]
pub struct ApplyForEvaluation;

impl Intention for ApplyForEvaluation {
    const FIELD: &'static str = "Mutation.applyForEvaluation";
}

/// The intention to send it again.
#[derive(Debug)]
pub struct ResubmitEvaluation;

impl Intention for ResubmitEvaluation {
    const FIELD: &'static str = "Mutation.resubmitEvaluation";
}

/// How a society rates itself.
#[derive(Clone, Debug, Serialize)]
pub struct SelfRating {
    /// Points a block.
    pub scores: Scores,
    /// What it says to them.
    pub statement: String,
    /// Papers that bear it out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// What the caller sends to apply.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// The grade that is applied for.
    pub level: GradeLevel,
    /// How the society rates itself.
    pub rating: SelfRating,
}

/// What the caller sends to send it again.
#[derive(Clone, Debug, Serialize)]
pub struct Again {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which evaluation.
    pub evaluation: String,
    /// The version he saw.
    pub expected_version: i32,
    /// How the society rates itself now.
    pub rating: SelfRating,
}

/// Applies for the permit's society; answers the evaluation's id.
pub async fn apply_for_evaluation(
    state: &State,
    permit: Permit<ApplyForEvaluation>,
    input: Input,
) -> Result<EvaluationId, Stop> {
    let society = permit.society()?.society_id;
    let write = Write::begin(state, permit.actor()).await?;
    // Locked: of two applications at once the second sees the first.
    let found = present::Entity::find_by_id(society).lock_exclusive().one(&write.tx).await?;
    let society = found.ok_or_else(|| Fault::Broken("a society vanished".into()))?;
    let id = EvaluationId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    let named = (society.society_id.global(), &input);
    if let Claim::Seen(earlier) = claim(&write, user, key, ApplyForEvaluation::FIELD, &named, &id.global()).await? {
        return EvaluationId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let rules = rules::book(&write.tx).await?.on(state.world.today());
    let statement = rated(&input.rating, &rules)?;
    let purpose = asked(state, &write, &society, &rules, input.level).await?;
    let row = row(state, &write, id, &society, &rules, (purpose, &input, statement)).await?;
    let mut changes = vec![
        told("purpose", purpose.code()),
        told("level", input.level.code()),
        told("selfScore", input.rating.scores.total().to_string()),
        told("receiptNo", &row.receipt_no),
    ];
    begin(state, &write, row, &society, permit.viewer().display_name.clone()).await?;
    changes.extend(papers(state, &write, id, &society, &input.rating.files).await?);
    let entry = Entry { action: Action::ApplyForEvaluation, society_id: Some(society.society_id), changes };
    write.commit(state, entry).await?;
    Ok(id)
}

/// Sends a returned application again.
pub async fn resubmit_evaluation(state: &State, permit: Permit<ResubmitEvaluation>, input: Again) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.evaluation).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ResubmitEvaluation::FIELD, &input, &input.evaluation).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    let to = case.row.state.after(EvaluationStep::Resubmit).map_err(Stop::whole)?;
    let statement = rated(&input.rating, &case.rules)?;
    let scores = input.rating.scores;
    let round = case.row.round + 1;
    let change = evaluation::ActiveModel {
        round: Set(round),
        receipt_no: Set(receipt(case.row.id, case.row.filed_on, round)),
        statement: Set(statement),
        self_basic: Set(scores.basic),
        self_governance: Set(scores.governance),
        self_results: Set(scores.results),
        self_appraisal: Set(scores.appraisal),
        ..Default::default()
    };
    let by = permit.viewer().display_name.clone();
    let mut changes = vec![moved(case.row.state, to), told("selfScore", scores.total().to_string())];
    advance(state, &write, &case, (EvaluationStep::Resubmit, to), change, Told { by, ..Told::default() }).await?;
    changes.extend(papers(state, &write, case.row.id, &case.society, &input.rating.files).await?);
    let entry = Entry { action: Action::ResubmitEvaluation, society_id: Some(case.row.society_id), changes };
    write.commit(state, entry).await?;
    Ok(())
}

/// What is wrong with a rating; answers the statement as it is kept.
fn rated(rating: &SelfRating, rules: &EvaluationRules) -> Result<String, Stop> {
    let mut checks = Checks::default();
    checks.all(rating.scores.faults(rules));
    let statement = checks.text("statement", &rating.statement, TEXT_MAX);
    checks.settle()?;
    Ok(statement)
}

/// Asks the rules of eligibility; answers what is applied for.
async fn asked(
    state: &State,
    write: &Write,
    society: &present::Model,
    rules: &EvaluationRules,
    level: GradeLevel,
) -> Result<Purpose, Stop> {
    let today = state.world.today();
    let facts = Box::pin(eligibility_facts(&write.tx, society, today)).await?;
    let all = forecasts(&facts, &rules.eligibility, today);
    // A grade that has ended can be renewed or given anew: whichever is open.
    let of_level = all.iter().filter(|forecast| forecast.level == Some(level));
    let nearest: Option<&Forecast> = of_level.min_by_key(|forecast| forecast.blockers.len());
    let forecast = nearest.ok_or_else(|| Stop::at("level", RefusalCode::UnknownChoice))?;
    barred(&forecast.blockers)?;
    Ok(forecast.purpose)
}

async fn row(
    state: &State,
    write: &Write,
    id: EvaluationId,
    society: &present::Model,
    rules: &EvaluationRules,
    (purpose, input, statement): (Purpose, &Input, String),
) -> Result<evaluation::Model, Fault> {
    let today = state.world.today();
    let calendar = calendar(&write.tx).await?;
    let scores = input.rating.scores;
    Ok(evaluation::Model {
        id,
        society_id: society.society_id,
        region_code: society.region_code.clone(),
        agency_id: write.agency(Tier::Registration, &society.region_code).await?,
        purpose,
        applied_level: input.level,
        version: 1,
        state: EvaluationState::SelfRated,
        state_since: write.at,
        rule_version: rules.version,
        receipt_no: receipt(id, today, 1),
        round: 1,
        filed_on: today,
        self_basic: scores.basic,
        self_governance: scores.governance,
        self_results: scores.results,
        self_appraisal: scores.appraisal,
        statement,
        opinion_due_on: rules.terms.opinion_due(today, &calendar),
        ..super::blank(id, society, rules.version, write.at, today)
    })
}

async fn papers(
    state: &State,
    write: &Write,
    id: EvaluationId,
    society: &present::Model,
    files: &[FileId],
) -> Result<Vec<Change>, Stop> {
    let owner = Holder::Society(society.society_id);
    attach(state, write, Subject::of(AttachmentPurpose::EvaluationPaper, id.0, owner), files).await
}

/// The number of the receipt: day, what tells this one from the others, and the round.
fn receipt(id: EvaluationId, filed_on: chrono::NaiveDate, round: i32) -> String {
    let own = id.0.simple().to_string();
    let own = own.get(own.len().saturating_sub(8)..).unwrap_or(&own).to_uppercase();
    format!("PG{}-{own}-{round}", filed_on.format("%Y%m%d"))
}
