//! What civil affairs records of the visit on site and of the panel: who came, when, and what they gave. A
//! panel is recorded by its members' names and posts; the society reads it with the notice.

use chrono::NaiveDate;
use sea_orm::Set;
use serde::Serialize;

use entity::institution::evaluation::score::{Scores, result};
use entity::institution::evaluation::{self, EvaluationStep};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::responsibility::TEXT_MAX;

use crate::access::{Intention, Permit};
use crate::checks::Checks;
use crate::fault::Stop;
use crate::institution::evaluation::{Case, Told, advance, reached};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved};
use crate::state::State;

/// The longest list of those who came, characters.
const PEOPLE_MAX: usize = 400;

/// The intention to record the visit.
#[derive(Debug)]
pub struct RecordEvaluationVisit;

impl Intention for RecordEvaluationVisit {
    const FIELD: &'static str = "Mutation.recordEvaluationVisit";
}

/// The intention to record what the panel gave.
#[derive(Debug)]
pub struct RecordPanelScores;

impl Intention for RecordPanelScores {
    const FIELD: &'static str = "Mutation.recordPanelScores";
}

/// What is recorded of a visit, and of a meeting of the panel.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which evaluation.
    pub evaluation: String,
    /// The version he saw.
    pub expected_version: i32,
    /// When.
    pub on: NaiveDate,
    /// Who, each with his post.
    pub people: String,
    /// What was found.
    pub note: String,
}

/// Records the visit.
pub async fn record_evaluation_visit(
    state: &State,
    permit: Permit<RecordEvaluationVisit>,
    input: Input,
) -> Result<(), Stop> {
    let (people, note) = said(state, &input, "visitedOn", "visitors", Vec::new())?;
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.evaluation).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, RecordEvaluationVisit::FIELD, &input, &input.evaluation).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    after("visitedOn", input.on, &case)?;
    let change = evaluation::ActiveModel {
        visited_on: Set(Some(input.on)),
        visitors: Set(Some(people)),
        visit_note: Set(Some(note)),
        ..Default::default()
    };
    let by = permit.viewer().display_name.clone();
    record(state, write, &case, (EvaluationStep::Visit, Action::RecordEvaluationVisit), change, by).await
}

/// Records what the panel gave, and what follows from it.
pub async fn record_panel_scores(
    state: &State,
    permit: Permit<RecordPanelScores>,
    (input, scores): (Input, Scores),
) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.evaluation).await?;
    let (people, note) = said(state, &input, "heldOn", "members", scores.faults(&case.rules))?;
    let (user, key, named) = (permit.viewer().user_id, &input.idempotency_key, (&input, scores));
    if let Claim::Seen(_) = claim(&write, user, key, RecordPanelScores::FIELD, &named, &input.evaluation).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    after("heldOn", input.on, &case)?;
    let change = evaluation::ActiveModel {
        panel_on: Set(Some(input.on)),
        panel_members: Set(Some(people)),
        panel_note: Set(Some(note)),
        panel_basic: Set(Some(scores.basic)),
        panel_governance: Set(Some(scores.governance)),
        panel_results: Set(Some(scores.results)),
        panel_appraisal: Set(Some(scores.appraisal)),
        result_level: Set(result(scores.total(), case.row.applied_level, &case.rules)),
        ..Default::default()
    };
    let by = permit.viewer().display_name.clone();
    record(state, write, &case, (EvaluationStep::Score, Action::RecordPanelScores), change, by).await
}

/// What is wrong with what is recorded; answers who came and what was found.
fn said(
    state: &State,
    input: &Input,
    day: &'static str,
    people: &'static str,
    scores: Vec<entity::refusal::Refusal>,
) -> Result<(String, String), Stop> {
    let mut checks = Checks::default();
    checks.past(day, input.on, state.world.today());
    checks.all(scores);
    let people = checks.text(people, &input.people, PEOPLE_MAX);
    let note = checks.text("note", &input.note, TEXT_MAX);
    checks.settle()?;
    Ok((people, note))
}

/// Nobody comes before he was asked to.
fn after(path: &'static str, on: NaiveDate, case: &Case) -> Result<(), Stop> {
    if on < case.row.filed_on { Err(Stop::at(path, RefusalCode::DateOutOfOrder)) } else { Ok(()) }
}

/// Enters it. The event says that it was recorded; what it says is told with the notice.
async fn record(
    state: &State,
    write: Write,
    case: &Case,
    (step, action): (EvaluationStep, Action),
    change: evaluation::ActiveModel,
    by: String,
) -> Result<(), Stop> {
    let to = case.row.state.after(step).map_err(Stop::whole)?;
    let changes = vec![moved(case.row.state, to)];
    advance(state, &write, case, (step, to), change, Told { by, ..Told::default() }).await?;
    write.commit(state, Entry { action, society_id: Some(case.row.society_id), changes }).await?;
    Ok(())
}
